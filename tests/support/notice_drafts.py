"""Notices drafted from plain records with what ships, for tests of their words."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.checklists.check import Verdicts, check
from inspections.documents.composing import compose
from inspections.documents.drafting import draft_notices
from inspections.documents.kinds.notice import NoticeDraft
from inspections.documents.templates.reading import load_templates
from inspections.documents.templates.template import Template, Templates
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile, TermStart
from inspections.records.reading import table_of
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import OfficialDocument, Paragraph
from tests.support.checklists import calendar, pack_with
from tests.support.records import RESOURCES, record, vocabulary

ISSUED_ON = date(2023, 8, 16)
USER = "某合金公司"
"""Who paid, in `charged`."""
NUMBER = "武发改能源〔2023〕12号"


@cache
def fonts() -> FontSet:
    return FontSet.committed(RESOURCES / "fonts")


@cache
def templates() -> Templates:
    return load_templates(RESOURCES / "templates" / "documents.toml")


def notice_template() -> Template:
    return templates()[NumberKind.NOTICE]


def shipped_profile(_county: str) -> Profile:
    return load_profile(RESOURCES / "profiles" / "410823.toml")


def counting_from_issue(county: str) -> Profile:
    """Return the shipped profile of a bureau that counts its terms from the day of issue."""
    return replace(shipped_profile(county), term_start=TermStart.ISSUE)


def verdicts_on(*payloads: dict[str, Any], pack_id: str = "wuzhi-2023") -> Verdicts:
    return check(table_of(payloads, vocabulary()), pack_with(pack_id), calendar())


def drafts_of(*payloads: dict[str, Any], issued_on: date = ISSUED_ON, pack_id: str = "wuzhi-2023") -> list[NoticeDraft]:
    return draft_notices(verdicts_on(*payloads, pack_id=pack_id), None, issued_on, shipped_profile, notice_template(), fonts())


def composed(payload: dict[str, Any], issued_on: date = ISSUED_ON, pack_id: str = "wuzhi-2023") -> OfficialDocument:
    (draft,) = drafts_of(payload, issued_on=issued_on, pack_id=pack_id)
    made = compose(draft, NUMBER, issued_on)
    assert isinstance(made, OfficialDocument)
    return made


def texts(document: OfficialDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if isinstance(paragraph, Paragraph)]


def fee(name: str = "移表费", amount: str | None = "1200.00", **more: object) -> dict[str, object]:
    """Return a line charged by the supplier for the connection, with no other fault than its name; what is None is not said."""
    line: dict[str, object] = {"name": name, "amount": amount, "payee_relation": "supplier", "stage": "connection", "approved_item": True}
    line |= {"above_standard": False, "reasonable": True, "charged_on": "2023-06-01", **more}
    return {key: value for key, value in line.items() if value is not None}


def charged(*lines: dict[str, object], **changes: object) -> dict[str, Any]:
    """Return a record with these fee lines and nothing else to complain of."""
    stated = {"user": {"name": USER, "kind": "private"}, "observations": {"wuzhi-2023.fees.published": "compliant"}}
    return record(**{"fees": list(lines), **stated, **changes})


def decided(payload: dict[str, Any], pack_id: str = "wuzhi-2023") -> dict[str, Any]:
    """Return the record with every violation that it has upheld, as an inspector does before a notice goes out."""
    verdicts = verdicts_on(payload, pack_id=pack_id)
    upheld = {answer.requirement: {"decision": "confirmed"} for answer in verdicts.of_record(0, least=Verdict.VIOLATION)}
    return payload | {"determinations": upheld}
