"""Reading signatures: a changed byte is found wherever it stands, what was appended is told, and roots are asked for."""

import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from inspections.documents.digital_signature.bearing import bears_signature
from inspections.documents.digital_signature.verify import Integrity, SignatureFound, read_roots, verify
from inspections.faults import UserError
from tests.support.certificates import AT, BUREAU, made_up


def test_pyhanko_s_validator_finds_no_fault(signed: bytes, roots_file: Path) -> None:
    (embedded,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    context = ValidationContext(trust_roots=list(read_roots(roots_file)), moment=AT)
    status = validate_pdf_signature(embedded, context)
    assert status.bottom_line
    assert "UNTOUCHED" in status.summary()


def test_a_signature_is_told(signed: bytes, roots_file: Path) -> None:
    given = SignatureFound(BUREAU, BUREAU, "武陟县", "签发责令整改通知书", AT, Integrity.UNCHANGED, chain_known=True)
    assert verify(signed, read_roots(roots_file)) == (given,)


def test_without_the_right_root_the_chain_is_unknown(signed: bytes, tmp_path: Path) -> None:
    other = tmp_path / "别的.pem"
    other.write_bytes(made_up("digital_signature").root_pem)
    for roots in ((), read_roots(other)):
        (signature,) = verify(signed, roots)
        assert (signature.chain_known, signature.integrity) == (False, Integrity.UNCHANGED)


def test_an_unsigned_file_bears_none(plain: bytes) -> None:
    assert verify(plain) == ()


def covered(signed: bytes) -> list[range]:
    """The two parts of the file that the signature covers."""
    (embedded,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    first, length, second, rest = map(int, embedded.byte_range)
    return [range(first, first + length), range(second, second + rest)]


def outcome(content: bytes) -> set[Integrity]:
    """What is told of a file's signatures; nothing where it is refused as broken."""
    try:
        return {signature.integrity for signature in verify(content)}
    except UserError:
        return set()


@given(data=st.data(), part=st.sampled_from([0, 1]), flipped=st.integers(1, 255))
def test_a_changed_byte_is_found(signed: bytes, data: st.DataObject, part: int, flipped: int) -> None:
    places = covered(signed)[part]
    offset = data.draw(st.integers(places.start, places.stop - 1))
    changed = bytearray(signed)
    changed[offset] ^= flipped
    assert outcome(bytes(changed)) <= {Integrity.CHANGED, Integrity.UNREADABLE}


def test_a_changed_amount_is_told_as_a_change(signed: bytes) -> None:
    # A byte of the first page's text: the file still opens, and shows something else.
    offset = signed.index(b"stream\n") + 40
    changed = signed[:offset] + bytes([signed[offset] ^ 1]) + signed[offset + 1 :]
    (signature,) = verify(changed)
    assert (signature.signer, signature.integrity, signature.chain_known) == (BUREAU, Integrity.CHANGED, False)


def test_what_was_appended_is_told(signed: bytes) -> None:
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(signed))
    writer.update_root()
    longer = io.BytesIO()
    writer.write(longer)
    assert longer.getvalue().startswith(signed)
    assert outcome(longer.getvalue()) == {Integrity.EXTENDED}
    assert Integrity.UNCHANGED not in outcome(signed + b"\n% more\n")


def wrapped(signed: bytes) -> bytes:
    """A forgery: all that was signed is still there and covered, but between the two parts stands another page.

    The bytes that the last `startxref` points to lie in the gap, so that its table is the forger's; the signature is written as a plain
    string, half as long as in hexadecimal digits, which gives room for the rest.
    """
    (embedded,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    reader = pypdf.PdfReader(io.BytesIO(signed))
    page, signature = reader.pages[0].raw_get("/Contents").idnum, reader.root_object["/AcroForm"]["/Fields"][0].raw_get("/V").idnum  # type: ignore[index] # the test knows what is held
    first, second = covered(signed)
    tail = signed[second.start :]
    table_at = int(re.findall(rb"startxref\s+(\d+)", tail)[-1])
    trailer = re.search(rb"trailer.*%%EOF", tail, re.DOTALL)
    assert trailer is not None
    content = embedded.pkcs7_content + bytes(1500)
    length = 2 * len(content) + 2
    escaped = re.sub(rb"([()\\])", rb"\\\1", content).replace(b"\r", rb"\r")
    gap = b"<00>>>\nendobj\n"
    places = {signature: first.stop + len(gap)}
    gap += b"%d 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange [0 %d %d %d]/Contents (%s)>>\nendobj\n" % (
        signature,
        first.stop,
        first.stop + length,
        len(tail),
        escaped,
    )
    places[page] = first.stop + len(gap)
    gap += b"%d 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n" % page
    gap = gap.ljust(table_at - first.stop)
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % entry for entry in sorted(places.items()))
    entries = re.search(rb"xref\n(.*?)trailer", tail, re.DOTALL)
    assert entries is not None
    gap += b"xref\n" + rows + trailer[0].replace(b"/Prev ", b"/Prev %d %%" % (first.stop + length + entries.start()))
    return signed[: first.stop] + gap.ljust(length - 1) + b"\n" + tail


def test_a_forged_page_in_the_gap_is_found(signed: bytes) -> None:
    forged = wrapped(signed)
    (embedded,) = PdfFileReader(io.BytesIO(forged)).embedded_signatures
    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[], moment=AT), skip_diff=True)
    assert status.intact  # what was signed is there, byte for byte,
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE  # pyHanko finds nothing else,
    assert pypdf.PdfReader(io.BytesIO(forged)).pages[0].extract_text() == ""  # and yet the page is another
    assert outcome(forged) == {Integrity.CHANGED}


def test_a_broken_signature_is_told(signed: bytes) -> None:
    start = signed.index(b"/Contents <30") + len(b"/Contents <")
    changed = signed[:start] + b"00" * 40 + signed[start + 80 :]
    (signature,) = verify(changed)
    assert (signature.integrity, signature.signer, signature.reason) == (Integrity.UNREADABLE, "", "签发责令整改通知书")


def test_a_signature_of_another_file_is_not_taken(signed: bytes, plain: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(signed))
    packed = io.BytesIO()
    writer.write(packed)
    assert outcome(packed.getvalue()) <= {Integrity.CHANGED, Integrity.UNREADABLE}
    assert outcome(plain + signed[len(plain) :].replace(b"/Reason", b"/Seasox")) == {Integrity.CHANGED}


@pytest.mark.parametrize("content", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_root_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "根.pem"
    path.write_bytes(content)
    with pytest.raises(UserError, match="这不是根证书文件"):
        read_roots(path)


def test_a_missing_root_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="根证书文件无法读取"):
        read_roots(tmp_path / "没有.pem")


def test_that_a_file_is_signed_is_told_without_verifying_it(plain: bytes, signed: bytes) -> None:
    assert bears_signature(signed)
    assert not bears_signature(plain)
