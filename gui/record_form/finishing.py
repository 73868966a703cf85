"""A form's draft becoming a record, in the worker."""

from __future__ import annotations

from collections.abc import Callable

from gui.operations.operation import Operation
from gui.record_form.surroundings import FormSurroundings
from inspections.checklists.pack import Pack
from inspections.drafts.draft import Draft
from inspections.faults import Fault
from inspections.use_cases.changes import Changed, Changes
from inspections.use_cases.finish_form import FinishedForm, finish_form


def write_finished(
    around: FormSurroundings,
    draft: Draft,
    pack: Pack,
    done: Callable[[FinishedForm], None],
    failed: Callable[[tuple[Fault, ...]], None],
) -> None:
    """Write a draft as one event of its record, judged by `pack`, and tell all pages."""
    around.running.run(
        Operation(
            "完成记录",
            lambda session, _: finish_form(session, draft, pack, author=around.author, at=draft.updated_at),
            done,
            changes=lambda finished: Changes.of(Changed.RECORDS, Changed.DRAFTS, uuids=[finished.record, draft.id]),
            failed=failed,
        )
    )
