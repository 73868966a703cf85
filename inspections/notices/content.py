"""The words of a rectification notice (责令整改通知书): from findings, profile and terms to an official document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inspections.checklists.pack import Pack, Requirement, Source
from inspections.checklists.wording import UNITS, spoken_day
from inspections.notices.document import Level, OfficialDocument, Paragraph
from inspections.notices.fee_table import fee_table
from inspections.notices.findings import Breach, Fact, Finding, facts_of
from inspections.notices.numerals import article_order, numeral
from inspections.notices.phrases import clause_text, fees_of, fill
from inspections.profiles.profile import Profile
from inspections.records.fields.catalogue import FIELDS
from inspections.records.record import Record
from inspections.rectifications.terms import Deadline

TITLE = "责令整改通知书"

_ARTICLE = re.compile(r"(?P<law>《[^》]+》(?:（[^）]+）)?)(?P<article>第.+)")


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """All that a notice says but its number: the record, what is confirmed against it, and by when it is to be corrected."""

    record: Record
    findings: Sequence[Finding]
    deadlines: Mapping[str, Deadline]
    pack: Pack
    profile: Profile
    issuer: str


def compose(draft: NoticeDraft, number: str, issued_on: date) -> OfficialDocument:
    """Return the notice as a document."""
    facts = facts_of(list(draft.findings))
    source = draft.pack.source
    annex = fee_table(facts, draft.record, "" if source.collected else source.document)
    contact = f"联系人：{draft.profile.contact_name}，电话：{draft.profile.contact_phone}"
    return OfficialDocument(
        issuer=draft.issuer,
        number=number,
        title=TITLE,
        addressee=draft.record.inspectee_name,
        paragraphs=(
            _opening(draft.record, facts),
            *(paragraph for place, fact in enumerate(facts) for paragraph in _fact(draft, fact, place, alone=len(facts) == 1)),
            *_orders(draft, facts, issued_on),
            Paragraph(_closing(draft.profile)),
            Paragraph(_remedies(draft.profile)),
        ),
        signed_by=draft.issuer,
        dated=issued_on,
        annexes=() if annex is None else (annex,),
        note=contact,
        author=draft.issuer,
        subject=f"{TITLE} {number}",
    )


def inner_marks(title: str) -> str:
    """Return a title as it stands between 《》: marks inside become 〈〉 (GB/T 15834-2011, 4.15)."""
    return title.replace("《", "〈").replace("》", "〉")


def basis_text(requirements: Sequence[Requirement], pack: Pack) -> str:
    """Return the confirmed legal bases of requirements, articles of one law together; 待核 ones are never printed."""
    articles: dict[str, list[str]] = {}
    for key in dict.fromkeys(key for requirement in requirements for key in requirement.legal_basis):
        law = pack.laws[key]
        if law.confirmed:
            split = _ARTICLE.fullmatch(law.name)
            articles.setdefault(split["law"] if split else law.name, []).extend([split["article"]] if split else [])
    return "，".join(f"{law}{'、'.join(sorted(named, key=article_order))}" for law, named in articles.items())


def _opening(record: Record, facts: Sequence[Fact]) -> Paragraph:
    people = "、".join(
        f"{inspector['name']}（执法证号{inspector['certificate']}）"
        for inspector in record.payload["inspectors"]
        if inspector.get("name") and inspector.get("certificate")
    )
    visit = record.payload.get("visit", {})
    source = FIELDS["visit.source"].choices.get(visit.get("source", ""), "")
    shown = "出示执法证件后，" if visit.get("certificate_shown") else ""
    task = f"（任务来源：{source}）" if source else ""
    day = spoken_day(record.inspected_on)
    seen = "发现以下问题：" if len(facts) == 1 else "存在下列问题："
    return Paragraph(f"{day}，本机关执法人员{people}{shown and '，'}{shown}对你单位进行现场检查{task}。经查，{seen}")


def _heading(fact: Fact) -> str:
    requirement = fact.main.requirement
    return requirement.summary if requirement.wording is None else requirement.wording.heading


def _fact(draft: NoticeDraft, fact: Fact, place: int, *, alone: bool) -> list[Paragraph]:
    """Return a fact's heading and text; a fact that stands alone needs no heading and no number."""
    requirement = fact.main.requirement
    wording = requirement.wording
    given = str(fact.main.determination.get("found", "")).strip().rstrip("。")
    found = given or fill(wording.found if wording is not None else requirement.summary, fact, draft.record, draft.pack)
    broken = _broken(draft.pack.source, requirement, place)
    further = "".join(_further(draft, fact, breach) for breach in fact.further)
    basis = basis_text([requirement, *(breach.requirement for breach in fact.further)], draft.pack)
    duty = f"。依据{basis}，应当予以改正" if basis else ""
    text = Paragraph(f"{found}{broken}{further}{duty}。")
    return [text] if alone else [Paragraph(f"{numeral(place + 1)}、{_heading(fact)}", Level.FIRST), text]


def _broken(source: Source, requirement: Requirement, place: int) -> str:
    """Return which clause is broken; with several sources the legal basis alone says it, for their own clauses may be 待核."""
    if source.collected:
        return ""
    named = f"《{inner_marks(source.title)}》（{source.document}）" if place == 0 else f"{source.document}文件"
    return f"，与{named}{clause_text(requirement.clause)}的要求不符"


def _further(draft: NoticeDraft, fact: Fact, breach: Breach) -> str:
    which = ""
    if breach.lines and breach.lines != fact.lines:
        which = "其中" + "、".join(str(line.get("name", "未记名费用")) for line in fees_of(draft.record, breach.lines))
    clause = "" if draft.pack.source.collected else f"该文件{clause_text(breach.requirement.clause)}的"
    return f"；{which}同时不符合{clause}要求（{breach.requirement.summary}）"


def _orders(draft: NoticeDraft, facts: Sequence[Fact], issued_on: date) -> list[Paragraph]:
    days = {draft.deadlines[fact.main.requirement.id].day for fact in facts}
    same = draft.deadlines[facts[0].main.requirement.id] if len(days) == 1 else None
    when = "按下列期限" if same is None else f"于{_until(same, issued_on)}"
    lines = [Paragraph(f"针对上述问题，现责令你单位{when}完成以下整改：")]
    for place, fact in enumerate(facts):
        wording = fact.main.requirement.wording
        given = str(fact.main.determination.get("correct", "")).strip().rstrip("。；")
        correct = given or (fill(wording.correct, fact, draft.record, draft.pack) if wording is not None else "")
        own = "" if same is not None else f"，于{_until(draft.deadlines[fact.main.requirement.id], issued_on)}完成"
        number = f"（{numeral(place + 1)}）" if len(facts) > 1 else ""
        lines.append(Paragraph(f"{number}{correct}{own}{'。' if place == len(facts) - 1 else '；'}"))
    return lines


def _until(deadline: Deadline, issued_on: date) -> str:
    """Return a deadline without doubt: the day itself is included, and where the count begins is said."""
    term = "" if deadline.term is None else f"，自{spoken_day(issued_on)}的次日起{deadline.term.days}{UNITS[deadline.term.unit]}"
    return f"{spoken_day(deadline.day)}前（含当日{term}）"


def _closing(profile: Profile) -> str:
    consequence = profile.consequence or "逾期未整改或者整改不到位的，依法处理。"
    return f"请你单位在期限届满前将整改结果书面报送本机关（地址：{profile.address}）。{consequence}"


def _remedies(profile: Profile) -> str:
    # 行政复议法 20 (sixty days) and 24 (the government of the same level), 行政诉讼法 46 (six months).
    return (
        f"如不服本通知书，可以自收到之日起60日内向{profile.reconsideration}申请行政复议，"
        f"也可以自收到之日起6个月内依法向{profile.court}提起行政诉讼。"
    )
