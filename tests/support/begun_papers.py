"""Papers of the made-up case that begin with what record, case and profile give, and what is remarked on them."""

from datetime import date

from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.documents.kinds import KINDS
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.examining import examined_paper
from inspections.documents.precheck.remark import Remark
from inspections.documents.precheck.review import review
from inspections.records.record import Record
from inspections.store import Store
from tests.support.checklists import calendar
from tests.support.made_up_case import draft, opened
from tests.support.notice_drafts import fonts

VISITED_ON = date(2023, 8, 15)


def begun(store: Store, key: NumberKind, record: Record | None = None, **content: object) -> PaperDraft:
    """Return a draft on a record (a new one where none is given) with what is proposed, and this."""
    made = draft(store, opened(store)[-1] if record is None else record, key)
    return made.saying({**KINDS[key].proposed(made), **content})


def remarks(made: PaperDraft, day: date = VISITED_ON, days: WorkingDays | None = None) -> dict[str, Remark]:
    """Return what is remarked before the issue, by its title."""
    return {remark.title: remark for remark in review(examined_paper(made, day, days or calendar(), fonts()))}


def plain(text: str) -> str:
    """Return a text without any blank."""
    return "".join(text.split())
