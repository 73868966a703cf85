"""The bureau's certificate on this computer: where its file lies is remembered, its password never. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.documents.digital_signature.bureau_signature import BureauSignature
from inspections.faults import Fault
from inspections.session import Session

if TYPE_CHECKING:
    from inspections.documents.digital_signature.certificate import SigningCertificate

_ABSENT = "请接上存放证书的磁盘或者 U 盘，或者在“设置”中重新选择证书文件"


@dataclass(frozen=True, slots=True)
class RememberedCertificate:
    """The file, whose certificate it is and until when it holds, as it said when it was opened last; None where that is not known."""

    file: Path
    holder: str
    ends: datetime | None


class BureauCertificate:
    """The one that is chosen, and its private key once the password was given, as long as the program runs.

    It lies in this computer's preferences and not in the bureau's profile: profiles travel from computer to computer as files, a
    certificate's path means nothing elsewhere. Lives in the window's thread; files are read in the worker.
    """

    def __init__(self, operations: Running, preferences: PreferencesFile, now: Callable[[], datetime]) -> None:
        """Open nothing yet. `now` tells the time with its zone."""
        self._operations, self._preferences, self._now = operations, preferences, now
        self._opened: SigningCertificate | None = None

    @property
    def remembered(self) -> RememberedCertificate | None:
        """The certificate that was chosen, or None."""
        kept = self._preferences.current
        if not kept.certificate_file:
            return None
        return RememberedCertificate(Path(kept.certificate_file), kept.certificate_holder, _moment(kept.certificate_ends))

    @property
    def signature(self) -> BureauSignature | None:
        """What signs documents, once the certificate was opened."""
        return None if self._opened is None else BureauSignature(self._opened, self._now)

    def look(self, file: Path, done: Callable[[tuple[Fault, ...]], None]) -> None:
        """Hand over what can be told to be wrong with a certificate's file without its password."""
        kept, now = self.remembered, self._now()
        ends = kept.ends if kept is not None and kept.file == file else None

        def work(_session: Session, _progress: Progress) -> tuple[Fault, ...]:
            from inspections.documents.digital_signature.certificate import (  # noqa: PLC0415 # cryptography
                read_certificate_file,
                refuse_where_expired,
            )

            read_certificate_file(file)
            if ends is not None:
                refuse_where_expired(ends, now, str(file))
            return ()

        self._operations.run(Operation("检查证书文件", work, done, failed=done, quiet=True))

    def open(
        self, file: Path, password: str, done: Callable[[SigningCertificate], None], failed: Callable[[tuple[Fault, ...]], None]
    ) -> None:
        """Hand over the certificate in a file, which can sign now; `keep` takes it up."""
        now = self._now()

        def work(_session: Session, _progress: Progress) -> SigningCertificate:
            from inspections.documents.digital_signature.certificate import read_certificate  # noqa: PLC0415 # cryptography

            opened = read_certificate(file, password)
            opened.refuse_where_unfit(now)
            return opened

        self._operations.run(Operation("打开证书", work, done, failed=failed, quiet=True))

    def keep(self, opened: SigningCertificate) -> None:
        """Sign with this certificate from now on."""
        self._preferences.change(certificate_file=opened.where, certificate_holder=opened.name, certificate_ends=opened.ends.isoformat())
        self._opened = opened

    def forget(self) -> None:
        """Sign no more."""
        self._preferences.change(certificate_file="", certificate_holder="", certificate_ends="")
        self._opened = None


def sentences_of(faults: Sequence[Fault]) -> str:
    """Say what is wrong with a certificate beside its name: the path would only make it harder to read."""
    return "\n".join(f"{fault.what}，{_ABSENT if fault.code == 'no_file' else fault.action}。" for fault in faults)


def _moment(text: str) -> datetime | None:
    """Return a moment with its zone, None where the preferences hold none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment
