"""Handing out issued documents and making them void, in the background. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.documents.digital_signature.bearing import bears_signature
from inspections.documents.proceeding import left_by_voiding
from inspections.faults import UserError
from inspections.files.archive import Archive
from inspections.files.writing import write_atomically
from inspections.session import Session
from inspections.use_cases.changes import Changes
from inspections.use_cases.take_out import take_out
from inspections.use_cases.void_document import void_document


def is_signed(archive: Archive, document: Document) -> bool:
    """Say whether the archived file is signed, also one that was changed since; one that is gone is told of when it is asked for."""
    try:
        return bears_signature(archive.read_unchecked(document.sha256))
    except UserError:
        return False


class DocumentWork:
    """Shared by the pages that list documents."""

    def __init__(self, operations: Running, preferences: PreferencesFile, say: Callable[[str, str], None]) -> None:
        """`say` takes what was done, in words, and the path of what was written (empty where nothing was)."""
        self._operations, self._preferences, self._say = operations, preferences, say

    def take_out(self, document: Document, folder: Path) -> None:
        """Write a copy of a document as it was issued."""
        self.write("取出文书", lambda session: take_out(session.store, document, folder))

    def export_word(self, document: Document, folder: Path) -> None:
        """Write the document anew as a file that can be edited."""

        def work(session: Session) -> Path:
            from inspections.use_cases.copy_as_word import word_of  # noqa: PLC0415 # draws in docx

            path = folder / f"{document.file_name.removesuffix('.pdf')}.docx"
            write_atomically(path, word_of(session, document))
            return path

        self.write("导出Word文件", work)

    def void(self, document: Document, reason: str) -> None:
        """Make a document void; its number is never given again."""

        def work(session: Session, _progress: Progress) -> Changes:
            return void_document(session.store, document.uuid, reason)

        self._operations.run(Operation("作废文书", work, lambda _: self._say(f"已作废{document.number.text}", "")))

    def look_for_resting(self, document: Document, done: Callable[[tuple[Document, ...]], None]) -> None:
        """Tell `done` which standing documents of the case speak of a document or list it."""

        def work(session: Session, _progress: Progress) -> tuple[Document, ...]:
            if document.case is None:
                return ()
            with session.store.reading() as unit:
                return left_by_voiding(document, unit.documents.of_case(document.case))

        self._operations.run(Operation("查找依据这份文书的文书", work, done, quiet=True))

    def write(self, what: str, work: Callable[[Session], Path], besides: Callable[[], str] = str) -> None:
        """Write a file or a folder of files, and say where; `besides` is asked afterwards for what else there is to say."""

        def done(path: Path) -> None:
            self._preferences.change(last_folder=str(path if path.is_dir() else path.parent))
            self._say(f"已写入：{path}{besides()}", str(path))

        self._operations.run(Operation(what, lambda session, _: work(session), done))
