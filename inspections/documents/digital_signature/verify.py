"""What signatures a file bears, and what they are worth, as far as it can be told without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from inspections.days import BEIJING
from inspections.documents.digital_signature.certificate import SIGNING_USES, subject_name
from inspections.documents.digital_signature.reading import UNREADABLE, SignedField, opened
from inspections.faults import refuse
from inspections.files.system_words import spoken


class Integrity(Enum):
    """Whether the file is what was signed."""

    UNCHANGED = "unchanged"
    """Every byte of the file is covered by the signature and none differs."""
    EXTENDED = "extended"
    """What was signed is unchanged, but something was appended later."""
    CHANGED = "changed"
    """What was signed was changed."""
    UNREADABLE = "unreadable"
    """The signature is broken, or of a kind that is not known here."""


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """A digital signature in a file. `signer` is the certificate's name; `issuer`, `location` and `reason` are the signature's words.

    `signed_at` is what the signer's clock said, None where nothing is told. `chain_known` says whether the certificate, held to that
    time, goes back to one of the known roots; that it was not revoked is not asked.
    """

    signer: str
    issuer: str
    location: str
    reason: str
    signed_at: datetime | None
    integrity: Integrity
    chain_known: bool


def verify(pdf: bytes, roots: Sequence[x509.Certificate] = (), where: str = "") -> tuple[SignatureFound, ...]:
    """Return the signatures in the order of their fields, none for an unsigned file.

    Raises UserError where the file (`where` names it) is broken or locked.
    """
    reader = opened(pdf, where)
    signatures = [_read(pdf, reader.file, field, roots) for field in reader.signed if field.signature.get("/Type") != "/DocTimeStamp"]
    return tuple(signatures)


def read_roots(path: Path) -> tuple[x509.Certificate, ...]:
    """Read the certificates of known roots from a file, PEM (any number) or DER (one). Raises UserError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refuse("unreadable", f"根证书文件无法读取（{spoken(error)}）", str(path), "请核对文件名") from error
    try:
        certificates = [der for _, _, der in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
        roots = tuple(x509.Certificate.load(der, strict=True) for der in certificates)
        for root in roots:
            root.native  # noqa: B018 - asn1crypto reads what is inside only when it is asked for
    except (ValueError, TypeError, KeyError) as error:
        raise refuse("no_certificate", "这不是根证书文件", str(path), "请换用发证机构公布的根证书（.pem、.crt 或 .cer）") from error
    return roots


def _read(pdf: bytes, file: PdfFileReader, field: SignedField, roots: Sequence[x509.Certificate]) -> SignatureFound:
    words = (field.word("/Name"), field.word("/Location"), field.word("/Reason"))
    try:
        embedded = EmbeddedPdfSignature(file, field.field, field.name)
        signed_at, signer = _signed_at(embedded), subject_name(embedded.signer_cert)
        status = validate_pdf_signature(
            embedded,
            # No roots would be the system's, which are those of websites, were the list left out.
            ValidationContext(trust_roots=list(roots), moment=signed_at, allow_fetching=False),
            key_usage_settings=KeyUsageConstraints(key_usage=SIGNING_USES, match_all_key_usages=False),
            skip_diff=True,
        )
    except UNREADABLE:
        return SignatureFound("", *words, None, Integrity.UNREADABLE, chain_known=False)
    return SignatureFound(signer, *words, signed_at, _integrity(pdf, embedded, status), chain_known=status.trusted)


def _integrity(pdf: bytes, embedded: EmbeddedPdfSignature, status: PdfSignatureStatus) -> Integrity:
    if not (status.intact and status.valid and _leaves_out_itself_alone(pdf, embedded)):
        return Integrity.CHANGED
    match status.coverage:
        case SignatureCoverageLevel.ENTIRE_FILE:
            return Integrity.UNCHANGED
        case SignatureCoverageLevel.ENTIRE_REVISION:
            return Integrity.EXTENDED
        case _:
            return Integrity.CHANGED


def _leaves_out_itself_alone(pdf: bytes, embedded: EmbeddedPdfSignature) -> bool:
    """Say whether the one gap in the covered bytes holds the signature in hexadecimal digits and nothing else.

    pyHanko compares lengths alone (0.38): a signature that was moved to a gap made longer, written in fewer bytes, leaves room there
    for other pages, which would pass as signed.
    """
    if len(embedded.byte_range) != len(("before", "length", "behind", "rest")):
        return False
    before, length, behind, _ = map(int, embedded.byte_range)
    gap = pdf[length:behind]
    return before == 0 and gap[:1] + gap[-1:] == b"<>" and gap[1:-1].lower() == embedded.pkcs7_content.hex().encode()


def _signed_at(embedded: EmbeddedPdfSignature) -> datetime | None:
    reported = embedded.self_reported_timestamp
    return reported.replace(tzinfo=BEIJING) if reported is not None and reported.tzinfo is None else reported
