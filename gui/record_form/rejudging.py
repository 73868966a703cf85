"""Judging a stored record anew from the form: first the question what would change, then, if it is wanted, the writing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from gui.operations.operation import Operation
from gui.record_form.surroundings import FormSurroundings
from inspections.checklists.pack import Pack
from inspections.session import Session
from inspections.use_cases.rejudge import Rejudged, foresee, rejudge, spoken_change

_MOST = 8
"""Changed answers that are named; of more it is only said how many there are."""


class Rejudging:
    """Works in the background, with what a form works with."""

    def __init__(self, around: FormSurroundings) -> None:
        """Begin nothing."""
        self._around = around
        self._seen: dict[UUID, str] = {}
        """The revision at which a record was when the question was asked."""

    def foresee(self, record: UUID, pack: Pack, then: Callable[[str], None]) -> None:
        """Find out what judging a record by a pack would change, and hand the question on."""
        around = self._around

        def work(session: Session, _progress: object) -> Rejudged:
            return foresee(session.store, record, pack, around.knowledge)

        def done(foreseen: Rejudged) -> None:
            self._seen[record] = foreseen.revision
            then(rejudgement_question(foreseen, pack))

        around.running.run(Operation("核对新版本", work, done))

    def write(self, record: UUID, pack: Pack, then: Callable[[str], None]) -> None:
        """Judge a record by a pack as was foreseen, and hand on what came of it in a sentence."""
        around, seen = self._around, self._seen.pop(record, None)

        def work(session: Session, _progress: object) -> Rejudged:
            store, author, at = session.store, around.author, around.now()
            return rejudge(store, record, pack, around.knowledge, author=author, at=at, expected_head=seen)

        def done(rejudged: Rejudged) -> None:
            then(f"已按第{pack.version}版重新核对，{len(rejudged.answers)}项结论不同；原来的结论留在历史中。")

        around.running.run(Operation("重新核对", work, done))


def rejudgement_question(foreseen: Rejudged, pack: Pack) -> str:
    """Return the question."""
    changes = foreseen.answers
    named = [f"· {spoken_change(change, pack)}" for change in changes[:_MOST]]
    if len(changes) > _MOST:
        named.append(f"……另有{len(changes) - _MOST}项")
    outcome = f"{len(changes)}项结论不同：" if changes else "各项结论没有不同，只是改记为新版本核对。"
    head = f"按《{pack.title}》第{pack.version}版重新核对这条记录？"
    return "\n".join([head, "", outcome, *named, "", "原来的结论留在记录的历史中，已出具的通知书不变。"])
