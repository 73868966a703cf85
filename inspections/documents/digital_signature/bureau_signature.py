"""A document's order made one whose file is signed, for the kinds that go out in the bureau's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspections.documents.document_order import DocumentOrder
from inspections.profiles.profile import Profile

if TYPE_CHECKING:
    from inspections.documents.digital_signature.certificate import SigningCertificate


@dataclass(frozen=True, slots=True)
class BureauSignature:
    """An opened certificate; `now` tells when a file is signed, with its zone."""

    certificate: SigningCertificate
    now: Callable[[], datetime]

    def on(self, order: DocumentOrder, profile: Profile | None, title: str) -> DocumentOrder:
        """Return the same order, whose file is signed before it is archived. Issuing raises UserError where it cannot be signed."""
        from inspections.documents.digital_signature.sign import SignatureWords, sign  # noqa: PLC0415 # pyHanko
        from inspections.documents.orders import signed_when_issued  # noqa: PLC0415 # draws in reportlab

        words = SignatureWords(self.certificate.name if profile is None else profile.issuer, reason=f"签发{title}")
        return signed_when_issued(order, lambda pdf: sign(pdf, self.certificate, words, self.now()))
