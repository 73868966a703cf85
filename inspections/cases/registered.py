"""Which files of the archive the store names: those of documents and of evidence, void and withdrawn ones included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from inspections.faults import Fault
from inspections.files.archive import Archive


@dataclass(frozen=True, slots=True)
class RegisteredFile:
    """A file by its SHA-256 (hex), and what it is for a person: a document's number, a piece of evidence in its case."""

    sha256: str
    what: str


class RegisteredFiles(Protocol):
    """The files that rows name."""

    def all(self) -> Iterator[RegisteredFile]:
        """Yield every file once for each row that names it: documents in the order of issue, then evidence by case and number."""
        ...

    def named(self, among: Iterable[str]) -> frozenset[str]:
        """Return those of these SHA-256 that a row names."""
        ...


def missing_folder(archive: Archive, files: RegisteredFiles) -> Iterator[Fault]:
    """Yield the fault that the archive's folder is gone while rows name files."""
    if not archive.folder.exists() and any(True for _ in files.all()):
        action = "请从备份中找回这个文件夹，放回原处；在此之前已签发的文书和证据打不开"
        yield Fault("archive_missing", "存放文书和证据的文件夹不见了", str(archive.folder), action)
