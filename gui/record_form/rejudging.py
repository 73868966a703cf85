"""Judging a stored record anew from the form: first the question what would change, then, if it is wanted, the writing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from gui.operations.changes import Changed, Changes
from gui.record_form.surroundings import FormSurroundings
from inspections.cases.rejudging import Rejudged, foresee, rejudge, spoken_change
from inspections.checklists.pack import Pack
from inspections.session import Session

_MOST = 8
"""Changed answers that are named; of more it is only said how many there are."""


class Rejudging:
    """Works in the background, with what a form works with."""

    def __init__(self, around: FormSurroundings) -> None:
        """Begin nothing."""
        self._around = around

    def foresee(self, record: UUID, pack: Pack, then: Callable[[str], None]) -> None:
        """Find out what judging a record by a pack would change, and hand the question on."""
        around = self._around

        def work(session: Session, _progress: object) -> str:
            return rejudgement_question(foresee(session.store, record, pack, around.knowledge), pack)

        around.running.run("核对新版本", work, then)

    def write(self, record: UUID, pack: Pack, then: Callable[[str], None]) -> None:
        """Judge a record by a pack, and hand on what came of it in a sentence."""
        around = self._around

        def work(session: Session, _progress: object) -> str:
            rejudged = rejudge(session.store, record, pack, around.knowledge, author=around.author, at=around.now())
            return f"已按第{pack.version}版重新核对，{len(rejudged.changes)}项结论不同；原来的结论留在历史中。"

        around.running.run("重新核对", work, then, Changes.of(Changed.RECORDS, ids=frozenset({str(record)})))


def rejudgement_question(foreseen: Rejudged, pack: Pack) -> str:
    """Return the question."""
    changes = foreseen.changes
    named = [f"· {spoken_change(change, pack)}" for change in changes[:_MOST]]
    if len(changes) > _MOST:
        named.append(f"……另有{len(changes) - _MOST}项")
    told = f"{len(changes)}项结论不同：" if changes else "各项结论没有不同，只是改记为新版本核对。"
    head = f"按《{pack.title}》第{pack.version}版重新核对这条记录？"
    return "\n".join([head, "", told, *named, "", "原来的结论留在记录的历史中，已出具的通知书不变。"])
