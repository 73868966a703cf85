"""Signing a file: nothing of it is touched, no network is asked, and what cannot be signed is refused in one sentence."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from inspections.documents.digital_signature.certificate import SigningCertificate
from inspections.documents.digital_signature.sign import FIELD, SignatureWords, sign
from inspections.documents.digital_signature.verify import Integrity, verify
from inspections.documents.orders import signed_when_issued
from inspections.faults import UserError
from inspections.typesetting.pdf.binding import bind
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.certificates import AT, BEGINS, BUREAU, ENDS
from tests.support.store_samples import AT as IMPORTED_AT
from tests.support.store_samples import ISSUED_ON, PREFIX, checked, make_store, order, record


def dictionary(content: bytes) -> Any:  # noqa: ANN401 - pypdf's objects
    reader: Any = pypdf.PdfReader(io.BytesIO(content), strict=True)
    (field,) = reader.root_object["/AcroForm"]["/Fields"]
    return field.get_object()


def test_the_signature_is_appended_and_the_file_before_it_stays(plain: bytes, signed: bytes) -> None:
    assert signed.startswith(plain)
    assert len(plain) < len(signed) < len(plain) + 12_000


def test_it_says_who_where_why_and_when_and_shows_nothing(plain: bytes, signed: bytes) -> None:
    field = dictionary(signed)
    said = field["/V"]
    assert (said["/Name"], said["/Location"], said["/Reason"]) == (BUREAU, "武陟县", "签发责令整改通知书")
    assert (said["/SubFilter"], said["/M"]) == ("/ETSI.CAdES.detached", "D:20230820093000Z")
    assert (field["/T"], list(field["/Rect"]), field["/F"] & 4) == (FIELD, [0, 0, 0, 0], 4)

    def pixels(content: bytes) -> bytes:
        with pypdfium2.PdfDocument(content) as pdf:
            return bytes(pdf[0].render(may_draw_forms=True).to_pil().tobytes())

    assert pixels(signed) == pixels(plain)


def test_empty_words_are_left_out(plain: bytes, certificate: SigningCertificate) -> None:
    assert not {"/Name", "/Location", "/Reason"} & set(dictionary(sign(plain, certificate, SignatureWords(), AT))["/V"])


def refused(pdf: bytes, certificate: SigningCertificate, at: timedelta | None = None) -> tuple[str, str]:
    with pytest.raises(UserError) as error:
        sign(pdf, certificate, SignatureWords(), AT if at is None else AT + at, "通知书.pdf")
    (fault,) = error.value.faults
    return fault.code, fault.sentence()


def test_a_signed_file_is_not_signed_again(signed: bytes, certificate: SigningCertificate) -> None:
    code, sentence = refused(signed, certificate)
    assert code == "signed_before"
    assert sentence.startswith("通知书.pdf：文件已经有电子签名")


@pytest.mark.parametrize("broken", [b"", b"no file", b"%PDF-1.7\n%%EOF", b"\x00" * 2000])
def test_what_is_no_pdf_is_refused(broken: bytes, certificate: SigningCertificate) -> None:
    assert refused(broken, certificate)[0] == "pdf_unreadable"


def test_a_file_cut_short_is_refused(plain: bytes, certificate: SigningCertificate) -> None:
    assert {refused(plain[: len(plain) * part // 8], certificate)[0] for part in range(8)} == {"pdf_unreadable"}


def test_a_file_with_a_broken_page_is_refused(plain: bytes, certificate: SigningCertificate) -> None:
    offset = plain.index(b"/Type /Page\n") if b"/Type /Page\n" in plain else plain.index(b"/Type /Page ")
    assert refused(plain[:offset] + b"<" + plain[offset + 1 :], certificate)[0] == "pdf_unreadable"


def test_a_locked_file_is_refused(plain: bytes, certificate: SigningCertificate) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
    writer.encrypt("秘密", algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)
    assert refused(packed.getvalue(), certificate)[0] == "pdf_locked"


@pytest.mark.parametrize(
    ("shift", "code", "day"),
    [
        (BEGINS - AT - timedelta(seconds=1), "certificate_not_yet", "2023年1月1日"),
        (ENDS - AT + timedelta(seconds=1), "certificate_expired", "2024年1月1日"),
    ],
)
def test_a_certificate_out_of_its_time_is_refused(
    plain: bytes, certificate: SigningCertificate, shift: timedelta, code: str, day: str
) -> None:
    refusal_code, sentence = refused(plain, certificate, shift)
    assert refusal_code == code
    assert day in sentence
    assert certificate.where in sentence


def test_the_certificate_holds_from_its_first_to_its_last_second(plain: bytes, certificate: SigningCertificate) -> None:
    for at in (BEGINS, ENDS):
        assert verify(sign(plain, certificate, SignatureWords(), at))[0].signed_at == at


def test_an_issued_document_is_archived_signed(tmp_path: Path, plain: bytes, certificate: SigningCertificate) -> None:
    store, stored = make_store("sqlite", tmp_path), record("A")
    import_records(store, checked(stored), author="张某", at=IMPORTED_AT)
    asked = order(store, stored, lambda _number, _day: plain)
    wanted = signed_when_issued(asked, lambda pdf: sign(pdf, certificate, SignatureWords(BUREAU), AT))
    document = issue_document(store, wanted, prefix=PREFIX, issued_on=ISSUED_ON).document
    archived = store.archive.read(document.sha256)
    store.close()
    assert archived.startswith(plain)
    assert [(one.issuer, one.integrity) for one in verify(archived)] == [(BUREAU, Integrity.UNCHANGED)]


def test_a_document_that_cannot_be_signed_is_not_issued(tmp_path: Path, plain: bytes, certificate: SigningCertificate) -> None:
    store, stored = make_store("sqlite", tmp_path), record("A")
    import_records(store, checked(stored), author="张某", at=IMPORTED_AT)
    asked = order(store, stored, lambda _number, _day: plain)
    with pytest.raises(UserError):
        issue_document(
            store,
            signed_when_issued(asked, lambda pdf: sign(pdf, certificate, SignatureWords(), ENDS + timedelta(days=1))),
            prefix=PREFIX,
            issued_on=ISSUED_ON,
        )
    assert issue_document(store, asked, prefix=PREFIX, issued_on=ISSUED_ON).document.number.serial == 1
    store.close()


def test_a_bound_file_bears_no_signature_of_its_parts(plain: bytes, signed: bytes) -> None:
    assert bind([("甲", signed), ("乙", plain)]).count(b"/Sig") == 0
    assert verify(bind([("甲", signed)])) == ()
