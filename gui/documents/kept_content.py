"""What is typed for a document that is not issued yet: kept in the worker, and in hand for as long as the disk does not take it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from gui.operations.operation import Operation
from gui.operations.running import Running
from inspections.drafts.saving import Trouble, troubled
from inspections.forms.content import Content
from inspections.session import Session


class KeptContent:
    """Knows what of a content is on the disk. `trouble` is why the last writing failed, and since when."""

    def __init__(self, operations: Running, now: Callable[[], datetime]) -> None:
        """Begin with nothing; `now` bears a time zone."""
        self._operations, self._now = operations, now
        self._held: Content | None = None
        self.trouble: Trouble | None = None

    @property
    def told(self) -> str:
        """Why something is not on the disk and since when; empty while it is."""
        return "" if self.trouble is None else self.trouble.sentence(self._now())

    def begin(self, content: Content | None) -> None:
        """Take over what is there already, or is proposed and need not be kept."""
        self._held, self.trouble = content, None

    def lacks(self, content: Content | None) -> bool:
        """Say whether a content was typed that is not on the disk."""
        return content is not None and content != self._held

    def took(self, content: Content, error: Exception | None) -> None:
        """Take over how the writing of a content ended."""
        if error is None:
            self.begin(content)
        else:
            self.trouble = troubled(self.trouble, self._now(), error)

    def keep(self, key: str, content: Content, then: Callable[[], None]) -> None:
        """Write a content under a key in the background; `then` is called however it ends."""

        def done(error: Exception | None) -> None:
            self.took(content, error)
            then()

        self._operations.run(Operation("保存填写的内容", lambda session, _: keep_content(session, key, content), done, quiet=True))


def keep_content(session: Session, key: str, content: Content) -> Exception | None:
    """Keep what was typed for a document; what keeps it from the disk is returned, for the work goes on all the same."""
    try:
        session.drafts.keep_paper(key, content)
    except Exception as error:  # noqa: BLE001 # whatever it is, what was typed is not lost for that
        return error
    return None
