"""Papers of the made-up case that begin with what record, case and profile give, and what is remarked on them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

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
from tests.support.county_case import ADDRESS, CLOSED, KEPT, MATERIALS, TALK
from tests.support.made_up_case import draft, opened, signed_on
from tests.support.notice_drafts import fonts

TYPED: Mapping[NumberKind, Mapping[str, object]] = MappingProxyType(
    {
        NumberKind("inspection_approval"): {},
        NumberKind("inspection_notice"): {},
        NumberKind("address_confirmation"): {"address": "某路1号", "phone": "0391-1", **ADDRESS},
        NumberKind("interview_notice"): {"name": "吴某某", "at": "2099-08-17T09:30"},
        NumberKind("material_request"): {"materials": MATERIALS, "due_on": "2099-08-21"},
        NumberKind("safekeeping"): KEPT,
        NumberKind("result_notice"): {},
        NumberKind("filing_approval"): {},
        NumberKind("talk_notice"): {"at": "2099-08-18T15:00"},
        NumberKind("talk_record"): {**TALK, "started_at": "2023-08-15T15:00", "ended_at": "2023-08-15T16:00"},
        NumberKind("closing_approval"): {**CLOSED, "handling": "出具整改建议书"},
        NumberKind("file_note"): {},
    }
)
"""What a person types on each paper that people sign on screen, beyond what is proposed."""
VISITED_ON = date(2023, 8, 15)


def begun(store: Store, key: NumberKind, record: Record | None = None, **content: object) -> PaperDraft:
    """Return a draft on a record (a new one where none is given) with what is proposed, and this."""
    made = draft(store, opened(store)[-1] if record is None else record, key)
    return signed_on(made.saying({**KINDS[key].proposed(made), **content}))


def remarks(made: PaperDraft, day: date = VISITED_ON, days: WorkingDays | None = None) -> dict[str, Remark]:
    """Return what is remarked before the issue, by its title."""
    return {remark.title: remark for remark in review(examined_paper(made, day, days or calendar(), fonts()))}


def plain(text: str) -> str:
    """Return a text without any blank."""
    return "".join(text.split())
