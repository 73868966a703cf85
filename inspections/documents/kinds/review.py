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
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import NOTICE, linked_uuid, links_of
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Outcome, Requirement, Term
from inspections.days import spoken_day
from inspections.documents.content_reading import DocumentContent, described_faults, lines, lines_of, missing, sentences_of, text_of
from inspections.documents.document_kind import DocumentKind, Fields, Stage
from inspections.documents.finding_words import heading_of
from inspections.documents.framing import letter
from inspections.documents.paper_draft import PaperDraft, requirement_of
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck import procedure
from inspections.documents.precheck.currency import CURRENT
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.proposing import choosing, filled_in, named, short
from inspections.documents.spoken import bureau_values, certified_text, record_values
from inspections.documents.templates.pieces import CASE, CONSEQUENCE, CONTACT, SHOWN, Piece
from inspections.faults import Fault
from inspections.findings.numerals import numeral
from inspections.records.fields.field import Field, FieldType, ListField, day, long_text, text, yes_no
from inspections.rectifications.reviewed import SEEN_STATES, ReviewedFinding
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_DAY, BLANK_LINE, BLANK_NAME, blank

if TYPE_CHECKING:
    from inspections.documents.sample import SampleCase

NOTICE_TITLE = "责令整改通知书"

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
            Field("state", "整改情况", FieldType.CHOICE, SEEN_STATES, required=True),
            long_text("seen", "复查所见", required=True),
        ),
        required=True,
    ),
    day("due_on", "继续整改的截止日"),
    long_text("conclusion", "复查结论", hint="不填按文书模板"),
)
"""What the document says beyond record and notice."""


@dataclass(frozen=True, slots=True)
class Officer:
    """One who came to look again."""

    name: str = ""
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class ReviewContent(DocumentContent, fields=FIELDS):
    """What the document says beyond record and notice, as `FIELDS` describe it."""

    notice: str = ""
    notice_number: str = ""
    notice_dated: date | None = None
    reported_on: date | None = None
    reviewed_on: date | None = None
    officers: tuple[Officer, ...] = lines(Officer)
    certificate_shown: bool | None = None
    findings: tuple[ReviewedFinding, ...] = lines(ReviewedFinding)
    due_on: date | None = None
    conclusion: str = ""


def faults(draft: PaperDraft, issued_on: date) -> tuple[Fault, ...]:
    """Return whatever is wrong with the content, all at once; each fault's `path` is that of the content."""
    notice = _notice(draft)
    described = described_faults(FIELDS, draft.content)
    faults = [*described, *_notice_faults(draft, notice)]
    if described:
        return tuple(faults)
    said = ReviewContent.of(draft.content)
    reviewed = [line.requirement for line in said.findings]
    for index, name in enumerate(reviewed, start=1):
        if name in reviewed[: index - 1]:
            path = f"findings[{index}].requirement"
            faults.append(Fault("reviewed_twice", "这一项已经写过复查情况", f"复查情况第{index}行", "请合并为一行", path))
    for main, _ in _matters(draft, notice):
        if main not in reviewed:
            requirement = requirement_of(draft.packs, main)
            name = main if requirement is None else requirement.summary
            faults.append(Fault("not_reviewed", f"没有写明“{name}”的复查情况", "复查情况", "请逐项填写", "findings"))
    if notice is not None:
        for index, line in enumerate(said.findings, start=1):
            if line.requirement not in notice.due:
                path = f"findings[{index}].requirement"
                faults.append(Fault("not_in_notice", "通知书没有责令整改这一项", f"复查情况第{index}行", "请删除这一行", path))
    return (*faults, *_day_faults(said, issued_on, notice))


def _draw(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    profile, template, said = draft.profile, draft.template, ReviewContent.of(draft.content)
    by_fact = _lines_by_fact(draft, said)
    values = bureau_values(profile, number, issued_on) | record_values(draft.filed.stored.record) | _notice_values(draft, said)
    values |= {"officers": certified_text([asdict(officer) for officer in said.officers])}
    reported = _spoken(said.reported_on)
    opening = template.say(
        "opening",
        **values,
        shown=template.say("shown") if said.certificate_shown else "",
        reported=template.say("reported", reported_on=reported) if reported else "",
        reviewed_on=_spoken(said.reviewed_on) or BLANK_DAY,
        count=str(len(by_fact) or blank(2)),
    )
    paragraphs = [
        Paragraph(opening),
        *(paragraph for index, lines in enumerate(by_fact) for paragraph in _finding(draft, lines, index, alone=len(by_fact) == 1)),
        *_conclusion(draft, said, by_fact, values),
    ]
    return letter(
        template,
        values,
        issued_on,
        addressee=draft.party,
        paragraphs=[paragraph for paragraph in paragraphs if paragraph.text],
        replaced=draft.replaced,
    )


def kept(draft: PaperDraft) -> Mapping[str, Any]:
    """Return the content as it is kept: every requirement of the notice has a line, those told under another's fact that fact's."""
    by_requirement = {text_of(line, "requirement"): dict(line) for line in lines_of(draft.content, "findings")}
    for main, further in _matters(draft, _notice(draft)):
        for requirement in further:
            if main in by_requirement:
                by_requirement.setdefault(requirement, {**by_requirement[main], "requirement": requirement})
    return {**draft.content, "findings": list(by_requirement.values())}


def due(draft: PaperDraft) -> Mapping[str, date | Term]:
    """Return the new last day of each requirement that is not rectified."""
    said = ReviewContent.of(kept(draft))
    if said.due_on is None:
        return {}
    return {line.requirement: said.due_on for line in said.findings if line.state != "rectified"}


def _notice(draft: PaperDraft) -> Document | None:
    named = linked_uuid(draft.content, NOTICE)
    return next((notice for notice in draft.file.standing(NumberKind.NOTICE) if notice.uuid == named), None)


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


def _notice_values(draft: PaperDraft, said: ReviewContent) -> dict[str, str]:
    notice = _notice(draft)
    number = said.notice_number if notice is None else notice.number.text
    title = NOTICE_TITLE if notice is None else notice.title
    dated = _spoken(said.notice_dated) if notice is None else spoken_day(notice.issued_on)
    return {"notice": number or BLANK_NAME, "notice_title": title, "notice_date": dated or BLANK_DAY}


def _spoken(on: date | None) -> str:
    """Return a day in words, empty where there is none."""
    return "" if on is None else spoken_day(on)


def _matters(draft: PaperDraft, notice: Document | None) -> list[tuple[str, tuple[str, ...]]]:
    """Return the notice's facts: the main requirement of each, and those that are told under it."""
    if notice is None:
        return []
    asked = frozenset(notice.due)
    facts = [fact for of_pack in draft.pack_findings for fact in of_pack.facts(asked)]
    matters = [(fact.main.requirement.id, tuple(breach.requirement.id for breach in fact.further)) for fact in facts]
    under_a_fact = {requirement for main, further in matters for requirement in (main, *further)}
    # What the record no longer says since the notice went out stands alone.
    return [*matters, *((requirement, ()) for requirement in notice.due if requirement not in under_a_fact)]


def _lines_by_fact(draft: PaperDraft, said: ReviewContent) -> list[list[ReviewedFinding]]:
    """Return the lines that are printed, those of each fact together, in the notice's order and so under its numbers.

    A requirement told under another's fact has a line of its own only where it came out otherwise.
    """
    by_requirement = {line.requirement or str(index): line for index, line in enumerate(said.findings)}
    by_fact: list[list[ReviewedFinding]] = []
    matters = _matters(draft, _notice(draft))
    mains = {main for main, _ in matters}
    for main, further in matters:
        own = by_requirement.pop(main, None)
        # What other payments break by themselves is told with those.
        under = [requirement for requirement in further if requirement not in mains]
        others = [line for requirement in under if (line := by_requirement.pop(requirement, None)) is not None]
        if own is not None:
            others = [line for line in others if (line.state, line.seen) != (own.state, own.seen)]
        by_fact.append([*([own] if own is not None else []), *others])
    return [*filter(None, by_fact), *([line] for line in by_requirement.values())]


def _finding(draft: PaperDraft, lines: Sequence[ReviewedFinding], ordinal: int, *, alone: bool) -> list[Paragraph]:
    main, *others = lines
    heading, seen = _heading(draft, main), _seen(draft, main)
    paragraphs = [Paragraph(f"其中“{_heading(draft, line)}”的问题，{_seen(draft, line)}") for line in others]
    if alone:
        return [Paragraph(f"关于“{heading}”的问题，{seen}"), *paragraphs]
    return [Paragraph(f"{numeral(ordinal + 1)}、{heading}", Level.FIRST), Paragraph(seen), *paragraphs]


def _heading(draft: PaperDraft, line: ReviewedFinding) -> str:
    requirement = requirement_of(draft.packs, line.requirement)
    return (line.requirement or BLANK_NAME) if requirement is None else heading_of(requirement)


def _seen(draft: PaperDraft, line: ReviewedFinding) -> str:
    return f"{line.seen.rstrip('。') or BLANK_LINE}。{draft.template.say(line.state) if line.state else ''}"


def _conclusion(
    draft: PaperDraft, said: ReviewContent, by_fact: Sequence[Sequence[ReviewedFinding]], values: Mapping[str, str]
) -> list[Paragraph]:
    template, profile = draft.template, draft.profile
    given = sentences_of(said.conclusion)
    if given:
        return list(map(Paragraph, given))
    if not by_fact or not all(line.state for lines in by_fact for line in lines):
        return [Paragraph(BLANK_LINE)]
    open_ones = [numeral(index) for index, lines in enumerate(by_fact, start=1) if any(line.state != "rectified" for line in lines)]
    if not open_ones:
        return [Paragraph(template.say("done", **values))]
    which = "上述问题" if len(open_ones) == len(by_fact) else f"{'、'.join(f'第{open_one}项' for open_one in open_ones)}问题"
    last = _spoken(said.due_on) or BLANK_DAY
    again = template.say("again", **values, open=which, due_on=last, consequence=template.consequence_of(profile))
    remedies = template.say("remedies", **values, reconsideration=profile.reconsideration, court=profile.court)
    return [Paragraph(again), Paragraph(remedies)]


def _day_faults(said: ReviewContent, issued_on: date, notice: Document | None) -> list[Fault]:
    faults: list[Fault] = []
    reviewed, reported = said.reviewed_on, said.reported_on
    if reviewed is not None and reviewed > issued_on:
        faults.append(Fault("reviewed_later", f"复查日期{reviewed}晚于签发日期{issued_on}", "复查日期", "请核对两个日期", "reviewed_on"))
    noticed = said.notice_dated if notice is None else notice.issued_on
    if noticed is not None and reviewed is not None and reviewed < noticed:
        what = f"复查日期{reviewed}早于通知书的签发日期{noticed}"
        faults.append(Fault("reviewed_before_notice", what, "复查日期", "请核对", "reviewed_on"))
    if noticed is not None and reported is not None and reported < noticed:
        what = f"收到整改报告的日期{reported}早于通知书的签发日期{noticed}"
        faults.append(Fault("reported_too_early", what, "收到整改报告的日期", "请核对", "reported_on"))
    if said.conclusion or all(line.state == "rectified" for line in said.findings):
        return faults
    if said.due_on is None:
        faults.append(missing("继续整改的截止日", "due_on"))
    elif said.due_on <= issued_on:
        faults.append(Fault("due_before_issue", f"截止日{said.due_on}不晚于签发日期{issued_on}", "继续整改的截止日", "请改正", "due_on"))
    return faults


def _needs(documents: Sequence[Document], **_: bool) -> str:
    noticed = any(document.number.series.kind == NumberKind.NOTICE and document.state is DocumentState.ISSUED for document in documents)
    return "" if noticed else "先出具责令整改通知书"


def _proposed(draft: PaperDraft) -> Mapping[str, Any]:
    own = draft.own(NumberKind.NOTICE)
    if not own:
        return {}
    facts = [fact for of_pack in draft.pack_findings for fact in of_pack.facts(frozenset(own[-1].due))]
    further = {breach.requirement.id for fact in facts for breach in fact.further}
    people = [filled_in(name=inspector.get("name"), certificate=inspector.get("certificate")) for inspector in draft.payload["inspectors"]]
    return filled_in(
        notice=str(own[-1].uuid),
        officers=people,
        findings=[{"requirement": requirement} for requirement in own[-1].due if requirement not in further],
    )


def _offered(draft: PaperDraft) -> Fields:
    linked = links_of(draft.content)
    own = [*draft.own(NumberKind.NOTICE), *(document for document in draft.file.documents if document.uuid in linked)]
    notices = named({document.uuid: document for document in own}.values())
    requirements = {requirement for document in own for requirement in document.due}
    requirements |= {text_of(line, "requirement") for line in lines_of(draft.content, "findings")}
    chosen = {name: _summary(requirement_of(draft.packs, name), name) for name in sorted(requirements)}
    without = tuple(described for described in FIELDS if described.path != NOTICE)
    fields = choosing(FIELDS, NOTICE, notices, FieldType.CHOICE) if notices else without
    return choosing(fields, "findings.requirement", chosen, FieldType.CHOICE)


def _summary(requirement: Requirement | None, name: str) -> str:
    return name if requirement is None else short(requirement.summary)


def _sample(case: SampleCase) -> tuple[PaperDraft, date]:
    """A review in which the first finding is rectified and the others are not."""
    states = (("rectified", "所收费用已经退还用户"), ("open", "仍在收取"))
    findings = [{"requirement": name, "state": state, "seen": seen} for name, (state, seen) in zip(case.broken, states, strict=False)]
    content = {
        "notice_number": f"{case.profile.number_prefix}〔2024〕1号",
        "notice_dated": "2024-05-14",
        "reported_on": "2024-05-17",
        "reviewed_on": "2024-05-18",
        "officers": list(case.stored.record.payload["inspectors"]),
        "certificate_shown": True,
        "findings": findings,
        "due_on": "2024-05-31",
    }
    return case.paper(content), case.issued_on


_NOTICE_WORDS = ("notice", "notice_title")
KIND: DocumentKind[PaperDraft] = DocumentKind(
    key=NumberKind.REVIEW,
    title="整改复查意见书",
    pieces=(
        Piece("opening", "开头", (*CASE, "shown", "reported", *_NOTICE_WORDS, "notice_date", "reviewed_on", "count")),
        SHOWN,
        Piece("reported", "收到整改报告（{reported}）", ("reported_on",), optional=True),
        Piece("rectified", "一项已整改", ()),
        Piece("partly", "一项部分整改", ()),
        Piece("open", "一项未整改", ()),
        Piece("done", "结论：全部整改到位", (*CASE, *_NOTICE_WORDS)),
        Piece("again", "结论：还有没有整改到位的", (*CASE, *_NOTICE_WORDS, "open", "due_on", "consequence")),
        CONSEQUENCE,
        Piece("remedies", "救济途径（责令继续整改时）", (*CASE, "reconsideration", "court"), optional=True),
        CONTACT,
    ),
    red_head=True,
    sets_term=True,
    served=True,
    outcome=Outcome.ORDER,
    stage=Stage.AFTER,
    rank=5,
    needs=_needs,
    fields=FIELDS,
    faults=faults,
    draw=_draw,
    proposed=_proposed,
    offered=_offered,
    kept=kept,
    due=due,
    looks=(*PEOPLE, procedure.same_number, procedure.delivery, procedure.remedies, procedure.consequence, fault_looks.issue_day, *CURRENT),
    sample=_sample,
)
