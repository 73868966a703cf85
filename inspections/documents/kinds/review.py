"""整改复查意见书: what became of each finding of a notice, what follows, by whom it was seen.

Content, as JSON beside the record: `{"notice": UUID, "reported_on": "2023-09-05",
"reviewed_on": "2023-09-08", "officers": [{"name", "certificate"}], "certificate_shown": true, "findings": [{"requirement":
"wuzhi-2023.fees.banned", "state": "rectified" | "partly" | "open", "seen": "…"}], "due_on": "2023-09-20", "conclusion": "…"}`.
A notice that this program did not issue has its number and day in the place of `notice`: `{"notice_number": "武发改能源〔2023〕12号",
"notice_dated": "2023-08-16"}`; `officers` are who came to look, and nobody else; `due_on` is the
new last day where anything is not rectified; `conclusion` stands in the place of the template's. A requirement that the notice tells
under another one's fact needs no line of its own: it goes with that fact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from inspections.cases.documents import Document
from inspections.cases.links import NOTICE, linked_uuid
from inspections.cases.numbers import NumberKind
from inspections.days import spoken_day
from inspections.documents.case_findings import pack_findings, requirement_of
from inspections.documents.content_reading import described_faults, lines_of, missing, sentences_of, text_of
from inspections.documents.inspectors import certified_text
from inspections.documents.kinds.notice import heading_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.values import bureau_values, record_values
from inspections.faults import Fault, UserError
from inspections.findings.numerals import numeral
from inspections.records.fields.field import Field, FieldType, ListField, day, long_text, text, yes_no
from inspections.typesetting.blanks import BLANK_DAY, BLANK_LINE, BLANK_NAME, blank
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph

NOTICE_TITLE = "责令整改通知书"
STATES = MappingProxyType({"rectified": "已整改", "partly": "部分整改", "open": "未整改"})

FIELDS: tuple[Field | ListField, ...] = (
    text("notice", "通知书"),
    text("notice_number", "程序外通知书的文号"),
    day("notice_dated", "程序外通知书的日期"),
    day("reported_on", "收到整改报告的日期"),
    day("reviewed_on", "复查日期", required=True),
    ListField("officers", "复查人员", (text("name", "姓名", required=True), text("certificate", "执法证号", required=True)), required=True),
    yes_no("certificate_shown", "已出示执法证件"),
    ListField(
        "findings",
        "复查情况",
        (
            text("requirement", "问题编号", required=True),
            Field("state", "整改情况", FieldType.CHOICE, STATES, required=True),
            long_text("seen", "复查所见", required=True),
        ),
        required=True,
    ),
    day("due_on", "继续整改的截止日"),
    long_text("conclusion", "复查结论"),
)
"""What the document says beyond record and notice."""


def faults(draft: PaperDraft, issued_on: date) -> tuple[Fault, ...]:
    """Return whatever is wrong with the content, all at once; each fault's `path` is that of the content."""
    notice = _notice(draft)
    described = described_faults(FIELDS, draft.content)
    found = [*described, *_notice_faults(draft, notice)]
    if described:
        return tuple(found)
    told = [text_of(line, "requirement") for line in lines_of(draft.content, "findings")]
    lines = set(told)
    for place, name in enumerate(told, start=1):
        if name in told[: place - 1]:
            path = f"findings[{place}].requirement"
            found.append(Fault("reviewed_twice", "这一项已经写过复查情况", f"复查情况第{place}行", "请合并为一行", path))
    for main, _ in _matters(draft, notice):
        if main not in lines:
            requirement = requirement_of(draft.packs, main)
            name = main if requirement is None else requirement.summary
            found.append(Fault("not_reviewed", f"没有写明“{name}”的复查情况", "复查情况", "请逐项填写", "findings"))
    if notice is not None:
        for place, line in enumerate(lines_of(draft.content, "findings"), start=1):
            if text_of(line, "requirement") not in notice.due:
                path = f"findings[{place}].requirement"
                found.append(Fault("not_in_notice", "通知书没有责令整改这一项", f"复查情况第{place}行", "请删除这一行", path))
    return (*found, *_day_faults(draft, issued_on, notice))


def compose(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    """Return the document under its number. Raises UserError with every fault of its content, and where there is no profile."""
    wrong = faults(draft, issued_on)
    if wrong:
        raise UserError(wrong)
    return unfinished(draft, number, issued_on)


def unfinished(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    """Return the document as far as its readable content goes, with blanks for the rest. Raises UserError where there is no profile."""
    profile, template, content = draft.profile, draft.template, draft.content
    record = draft.filed.stored.record
    told = _told(draft)
    values = bureau_values(profile, number, issued_on) | record_values(record) | _notice_values(draft)
    values |= {"officers": certified_text(lines_of(content, "officers"))}
    shown = template.say("shown") if content.get("certificate_shown") else ""
    reported, reviewed = _day(content, "reported_on"), _day(content, "reviewed_on")
    opening = template.say(
        "opening",
        **values,
        shown=shown,
        reported=template.say("reported", reported_on=reported) if reported else "",
        reviewed_on=reviewed or BLANK_DAY,
        count=str(len(told) or blank(2)),
    )
    paragraphs = [
        Paragraph(opening),
        *(paragraph for place, lines in enumerate(told) for paragraph in _finding(draft, lines, place, alone=len(told) == 1)),
        *_conclusion(draft, told, values),
    ]
    return OfficialDocument(
        issuer=profile.issuer,
        number=number,
        title=template.title,
        addressee=draft.party,
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph.text),
        signed_by=profile.issuer,
        dated=issued_on,
        note=template.say("contact", **values) or None,
        sealed=template.sealed,
        colophon=template.colophon_of(profile.issuer, issued_on),
        author=profile.issuer,
        subject=f"{template.title} {number}",
    )


def kept(draft: PaperDraft) -> Mapping[str, Any]:
    """Return the content as it is kept: every requirement of the notice has a line, those told under another's fact that fact's."""
    lines = {text_of(line, "requirement"): dict(line) for line in lines_of(draft.content, "findings")}
    for main, further in _matters(draft, _notice(draft)):
        for requirement in further:
            if main in lines:
                lines.setdefault(requirement, {**lines[main], "requirement": requirement})
    return {**draft.content, "findings": list(lines.values())}


def due(draft: PaperDraft) -> Mapping[str, date]:
    """Return the new last day of each requirement that is not rectified."""
    last = _date(draft.content, "due_on")
    if last is None:
        return {}
    open_ones = [line for line in lines_of(kept(draft), "findings") if line["state"] != "rectified"]
    return {text_of(line, "requirement"): last for line in open_ones}


def _notice(draft: PaperDraft) -> Document | None:
    named = linked_uuid(draft.content, NOTICE)
    return next((each for each in draft.file.standing(NumberKind.NOTICE) if each.uuid == named), None)


def _notice_faults(draft: PaperDraft, notice: Document | None) -> list[Fault]:
    """Say what keeps the notice from being known: one of the case that stands, or one made elsewhere with its number and day."""
    chosen, typed = text_of(draft.content, NOTICE), text_of(draft.content, "notice_number")
    if chosen and typed:
        return [Fault("two_notices", "选了本案的通知书，又填了程序外通知书的文号", "程序外通知书的文号", "请只留一项", "notice_number")]
    if chosen and notice is None:
        return [Fault("no_notice", "所选的通知书不在本案，或者已经作废、被替换", "通知书", "请重新选择", NOTICE)]
    if not chosen and not typed:
        action = "请选择通知书；不是由本程序签发的，请填写其文号和日期"
        path = NOTICE if draft.own(NumberKind.NOTICE) else "notice_number"
        return [Fault("missing_content", "没有选定通知书", "通知书", action, path)]
    if typed and not text_of(draft.content, "notice_dated"):
        return [missing("程序外通知书的日期", "notice_dated")]
    return []


def _notice_values(draft: PaperDraft) -> dict[str, str]:
    notice = _notice(draft)
    number = text_of(draft.content, "notice_number") if notice is None else notice.number.text
    title = NOTICE_TITLE if notice is None else notice.title
    dated = _day(draft.content, "notice_dated") if notice is None else spoken_day(notice.issued_on)
    return {"notice": number or BLANK_NAME, "notice_title": title, "notice_date": dated or BLANK_DAY}


def _day(content: Mapping[str, Any], path: str) -> str:
    """Return a day of the content in words, empty where there is none."""
    return "" if (held := _date(content, path)) is None else spoken_day(held)


def _date(content: Mapping[str, Any], path: str) -> date | None:
    return date.fromisoformat(held) if (held := text_of(content, path)) else None


def _matters(draft: PaperDraft, notice: Document | None) -> list[tuple[str, tuple[str, ...]]]:
    """Return the notice's facts: the main requirement of each, and those that are told under it."""
    if notice is None:
        return []
    asked = frozenset(notice.due)
    facts = [fact for held in pack_findings(draft) for fact in held.facts(asked)]
    matters = [(fact.main.requirement.id, tuple(breach.requirement.id for breach in fact.further)) for fact in facts]
    told = {requirement for main, further in matters for requirement in (main, *further)}
    # What the record no longer says since the notice went out stands alone.
    return [*matters, *((requirement, ()) for requirement in notice.due if requirement not in told)]


def _told(draft: PaperDraft) -> list[list[Mapping[str, Any]]]:
    """Return the lines that are printed, those of each fact together, in the notice's order and so under its numbers.

    A requirement told under another's fact has a line of its own only where it came out otherwise.
    """
    by_requirement = {text_of(line, "requirement") or str(place): line for place, line in enumerate(lines_of(draft.content, "findings"))}
    told: list[list[Mapping[str, Any]]] = []
    matters = _matters(draft, _notice(draft))
    mains = {main for main, _ in matters}
    for main, further in matters:
        own = by_requirement.pop(main, None)
        # What other payments break by themselves is told with those.
        under = [requirement for requirement in further if requirement not in mains]
        others = [line for requirement in under if (line := by_requirement.pop(requirement, None)) is not None]
        if own is not None:
            others = [line for line in others if _state(line) != _state(own)]
        told.append([*([own] if own is not None else []), *others])
    return [*filter(None, told), *([line] for line in by_requirement.values())]


def _state(line: Mapping[str, Any]) -> tuple[str, str]:
    return text_of(line, "state"), text_of(line, "seen")


def _finding(draft: PaperDraft, lines: Sequence[Mapping[str, Any]], place: int, *, alone: bool) -> list[Paragraph]:
    main, *others = lines
    heading, told = _heading(draft, main), _seen(draft, main)
    paragraphs = [Paragraph(f"其中“{_heading(draft, line)}”的问题，{_seen(draft, line)}") for line in others]
    if alone:
        return [Paragraph(f"关于“{heading}”的问题，{told}"), *paragraphs]
    return [Paragraph(f"{numeral(place + 1)}、{heading}", Level.FIRST), Paragraph(told), *paragraphs]


def _heading(draft: PaperDraft, line: Mapping[str, Any]) -> str:
    requirement = requirement_of(draft.packs, text_of(line, "requirement"))
    return (text_of(line, "requirement") or BLANK_NAME) if requirement is None else heading_of(requirement)


def _seen(draft: PaperDraft, line: Mapping[str, Any]) -> str:
    state = text_of(line, "state")
    return f"{text_of(line, 'seen').rstrip('。') or BLANK_LINE}。{draft.template.say(state) if state else ''}"


def _conclusion(draft: PaperDraft, told: Sequence[Sequence[Mapping[str, Any]]], values: Mapping[str, str]) -> list[Paragraph]:
    template, profile = draft.template, draft.profile
    given = sentences_of(draft.content, "conclusion")
    if given:
        return list(map(Paragraph, given))
    if not told or not all(line.get("state") for lines in told for line in lines):
        return [Paragraph(BLANK_LINE)]
    open_ones = [numeral(place) for place, lines in enumerate(told, start=1) if any(line["state"] != "rectified" for line in lines)]
    if not open_ones:
        return [Paragraph(template.say("done", **values))]
    which = "上述问题" if len(open_ones) == len(told) else f"{'、'.join(f'第{place}项' for place in open_ones)}问题"
    last = _day(draft.content, "due_on") or BLANK_DAY
    again = template.say("again", **values, open=which, due_on=last, consequence=template.consequence_of(profile))
    remedies = template.say("remedies", **values, reconsideration=profile.reconsideration, court=profile.court)
    return [Paragraph(again), Paragraph(remedies)]


def _day_faults(draft: PaperDraft, issued_on: date, notice: Document | None) -> list[Fault]:
    content, found = draft.content, []
    reviewed = date.fromisoformat(content["reviewed_on"])
    if reviewed > issued_on:
        found.append(Fault("reviewed_later", f"复查日期{reviewed}晚于签发日期{issued_on}", "复查日期", "请核对两个日期", "reviewed_on"))
    noticed = _date(content, "notice_dated") if notice is None else notice.issued_on
    if noticed is not None and reviewed < noticed:
        what = f"复查日期{reviewed}早于通知书的签发日期{noticed}"
        found.append(Fault("reviewed_before_notice", what, "复查日期", "请核对", "reviewed_on"))
    reported = _date(content, "reported_on")
    if noticed is not None and reported is not None and reported < noticed:
        what = f"收到整改报告的日期{reported}早于通知书的签发日期{noticed}"
        found.append(Fault("reported_too_early", what, "收到整改报告的日期", "请核对", "reported_on"))
    if text_of(content, "conclusion") or all(line["state"] == "rectified" for line in lines_of(content, "findings")):
        return found
    last = _date(content, "due_on")
    if last is None:
        found.append(missing("继续整改的截止日", "due_on"))
    elif last <= issued_on:
        found.append(Fault("due_before_issue", f"截止日{last}不晚于签发日期{issued_on}", "继续整改的截止日", "请改正", "due_on"))
    return found
