"""Signing a file's bytes: PAdES B-B (ETSI EN 319 142-1) as an incremental update, so that what was there stays byte for byte.

There is no time stamp and no proof that the certificate was not revoked: both need a network. It is no electronic seal (电子印章,
GB/T 38540), which needs a seal issued by the public security organs.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore
from typing_extensions import override

from inspections.documents.digital_signature.certificate import SigningCertificate
from inspections.documents.digital_signature.reading import UNREADABLE, opened, unreadable
from inspections.faults import refuse

FIELD = "电子签名"
DIGEST = "sha256"


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What a signature says of itself: the bureau that signs, where (the county), and why; an empty one is left out."""

    issuer: str = ""
    location: str = ""
    reason: str = ""


def sign(pdf: bytes, certificate: SigningCertificate, words: SignatureWords, at: datetime, where: str = "") -> bytes:
    """Return the file with an invisible signature, made at the time `at` (with its zone).

    Raises UserError where the certificate is not fit at that time, or the file (`where` names it) is broken, locked or signed already.
    """
    certificate.refuse_where_unfit(at)
    reader = opened(pdf, where)
    if reader.signed:
        raise refuse("signed_before", "文件已经有电子签名", where, "无需再签；要重签，请用没有签名的原件")
    store = SimpleCertificateStore.from_certs(certificate.issuers)  # type: ignore[no-untyped-call] # pyHanko leaves it untyped
    signer = SimpleSigner(signing_cert=certificate.certificate, signing_key=certificate.key, cert_registry=store)
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        name=words.issuer or None,
        location=words.location or None,
        reason=words.reason or None,
    )
    try:
        signed: io.BytesIO = _TimedSigner(metadata, signer, at).sign_pdf(_Appending(io.BytesIO(pdf), prev=reader.file))
    except UNREADABLE as error:
        # Opening reads no more than the page tree's root; damage may lie in the first page or the trailer.
        raise unreadable(where) from error
    return signed.getvalue()


class _Appending(IncrementalPdfFileWriter):
    """pyHanko's writer, which otherwise would put itself down as the document's producer and rewrite the XMP packet by lxml.

    A signature does not make another document of it; when it was made the signature itself says.
    """

    @override
    def _update_meta(self) -> None:
        pass


class _TimedSigner(PdfSigner):
    """pyHanko's signer at a given time, not by the clock."""

    def __init__(self, metadata: PdfSignatureMetadata, signer: SimpleSigner, at: datetime) -> None:
        super().__init__(metadata, signer, new_field_spec=SigFieldSpec(FIELD))
        self._at = at

    @override
    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session

    @override
    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        # pyHanko would call a file that is signed on an elliptic curve PDF 2.0, which PDF/A-2 (ISO 19005-2, 6.1.2) is not.
        pdf_out.register_extension(ESIC_EXTENSION_1)
