"""The words of a rectification notice (责令整改通知书): from findings, profile and terms to an official document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.wording import UNITS
from inspections.days import spoken_day
from inspections.documents.fee_table import fee_table
from inspections.documents.templates.template import Template
from inspections.documents.templates.values import bureau_values, record_values, task_source
from inspections.findings.numerals import article_order, numeral
from inspections.findings.phrases import MOST_TOLD, Pointer, cited, cited_again, fees_of, fill, money, spoken_clause
from inspections.findings.violations import Breach, Fact, Finding, facts_of
from inspections.profiles.profile import Profile
from inspections.records.record import Record
from inspections.rectifications.terms import Deadline
from inspections.typesetting.blanks import BLANK_DAY
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph

_IN_ANNEX = "明细见附件"
_PART = re.compile(r"(?P<article>第[^第]+条)第")
_ARTICLE = re.compile(r"(?P<law>《[^》]+》(?:（[^）]+）)?)(?P<article>第.+)")


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """All that a notice says but its number: the record, what is confirmed against it, and by when it is to be corrected.

    Only an unfinished one lacks deadlines: those that cannot be counted yet, which are left blank.
    """

    record: Record
    findings: Sequence[Finding]
    deadlines: Mapping[str, Deadline]
    pack: Pack
    profile: Profile
    issuer: str
    template: Template


def compose(draft: NoticeDraft, number: str, issued_on: date) -> OfficialDocument:
    """Return the notice as a document, in the words of its template."""
    facts = facts_of(list(draft.findings))
    annex = fee_table(facts, draft.record, draft.pack.source)
    template, profile = draft.template, draft.profile
    values = bureau_values(profile, number, issued_on, draft.issuer) | record_values(draft.record)
    remedies = {"reconsideration": profile.reconsideration, "court": profile.court}
    return OfficialDocument(
        issuer=draft.issuer,
        number=number,
        title=template.title,
        addressee=draft.record.inspectee_name,
        paragraphs=(
            Paragraph(_opening(draft, values, alone=len(facts) == 1)),
            *(paragraph for place, fact in enumerate(facts) for paragraph in _fact(draft, fact, place, alone=len(facts) == 1)),
            *_orders(draft, facts, issued_on, values),
            Paragraph(template.say("closing", **values, consequence=template.consequence_of(profile))),
            Paragraph(template.say("remedies", **values, **remedies)),
        ),
        signed_by=draft.issuer,
        dated=issued_on,
        annexes=() if annex is None else (annex,),
        note=template.say("contact", **values) or None,
        sealed=template.sealed,
        colophon=template.colophon_of(draft.issuer, issued_on),
        author=draft.issuer,
        subject=f"{template.title} {number}",
    )


def basis_text(requirements: Sequence[Requirement], pack: Pack) -> str:
    """Return the confirmed legal bases of requirements, articles of one law together; 待核 ones are never printed."""
    return laws_text([key for requirement in requirements for key in requirement.legal_basis], pack)


def laws_text(keys: Sequence[str], pack: Pack) -> str:
    """Return the confirmed laws of these keys, articles of one law together."""
    articles: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        law = pack.laws[key]
        if law.confirmed:
            split = _ARTICLE.fullmatch(law.name)
            articles.setdefault(split["law"] if split else law.name, []).extend([split["article"]] if split else [])
    return "，".join(f"{law}{'、'.join(_joined(sorted(named, key=article_order)))}" for law, named in articles.items())


def _joined(articles: Sequence[str]) -> Iterator[str]:
    """Yield articles in their order, of one article said once: 第九条第五项、第七项."""
    before = ""
    for article in articles:
        own = _PART.match(article)
        yield article.removeprefix(own["article"]) if own and own["article"] == before else article
        before = own["article"] if own else ""


def _opening(draft: NoticeDraft, values: Mapping[str, str], *, alone: bool) -> str:
    template, source = draft.template, task_source(draft.record)
    return template.say(
        "opening",
        **values,
        shown=template.say("shown") if draft.record.payload.get("visit", {}).get("certificate_shown") else "",
        task=template.say("task", source=source) if source else "",
        found=template.say("found_one" if alone else "found_several"),
    )


def heading_of(requirement: Requirement) -> str:
    """Return a requirement's heading in a document."""
    return requirement.summary if requirement.wording is None else requirement.wording.heading


def found_text(fact: Fact, record: Record, pack: Pack, pointer: Pointer) -> str:
    """Return what was found, in the inspector's words where there are any, without the full stop.

    `pointer` says where many payments are told one by one.
    """
    requirement = fact.main.requirement
    given = str(fact.main.determination.get("found", "")).strip().rstrip("。")
    return given or fill(requirement.summary if requirement.wording is None else requirement.wording.found, fact, record, pack, pointer)


def _fact(draft: NoticeDraft, fact: Fact, place: int, *, alone: bool) -> list[Paragraph]:
    """Return a fact's heading and text; a fact that stands alone needs no heading and no number."""
    requirement = fact.main.requirement
    found = found_text(fact, draft.record, draft.pack, lambda _lines: _IN_ANNEX)
    broken = _broken(draft, requirement, place)
    further = further_text(fact, draft.record, draft.pack, draft.template)
    say = draft.template.say
    basis = basis_text([requirement, *(breach.requirement for breach in fact.further)], draft.pack)
    duty = say("basis", basis=basis) if basis else ""
    text = Paragraph(f"{found}{broken}{further}{duty}。")
    return [text] if alone else [Paragraph(f"{numeral(place + 1)}、{heading_of(requirement)}", Level.FIRST), text]


def _broken(draft: NoticeDraft, requirement: Requirement, place: int) -> str:
    """Return which clause is broken; with several sources the legal basis alone says it, for their own clauses may be 待核."""
    source = draft.pack.source
    if source.collected:
        return ""
    named = cited(source) if place == 0 else cited_again(source)
    return draft.template.say("breach", clause=f"{named}{spoken_clause(requirement.clause)}")


def further_text(fact: Fact, record: Record, pack: Pack, template: Template) -> str:
    """Return the further clauses that a fact breaks, each with the payments that break it where they are not all of them."""
    said = []
    before = fact.main.requirement.clause
    for breach in fact.further:
        which, requirement = "", breach.requirement
        if breach.lines and breach.lines != fact.lines:
            which = f"其中{_told_lines(fact, breach, record)}"
        if pack.source.collected:
            clause = ""
        elif requirement.clause == before:
            clause = "该文件同一条的"  # it may hold several requirements: naming it twice would read like a slip
        else:
            clause = f"该文件{spoken_clause(requirement.clause)}的"
        before = requirement.clause
        said.append(template.say("further", which=which, clause=clause, summary=requirement.summary))
    return "".join(said)


def _told_lines(fact: Fact, breach: Breach, record: Record) -> str:
    """Return those payments of a fact that break another requirement too, by name; a name that others bear too comes with its amount.

    Of many only the number is said.
    """
    if len(breach.lines) > MOST_TOLD:
        return f"{len(breach.lines)}笔"
    others = {line.get("name") for line in fees_of(record, tuple(sorted(set(fact.lines) - set(breach.lines))))}
    told = []
    for line in fees_of(record, breach.lines):
        amount = f"{money(Decimal(line['amount']))}元" if line.get("name") in others and "amount" in line else ""
        told.append(f"{line.get('name', '未记名费用')}{amount}")
    return "、".join(dict.fromkeys(told))


def _orders(draft: NoticeDraft, facts: Sequence[Fact], issued_on: date, values: Mapping[str, str]) -> list[Paragraph]:
    untils = [_until(draft.deadlines.get(fact.main.requirement.id), issued_on) for fact in facts]
    days = {held.day for fact in facts if (held := draft.deadlines.get(fact.main.requirement.id)) is not None}
    same = len(days) <= 1
    when = f"于{untils[0]}" if same else "按下列期限"
    lines = [Paragraph(draft.template.say("orders", **values, when=when))]
    for place, fact in enumerate(facts):
        wording = fact.main.requirement.wording
        given = str(fact.main.determination.get("correct", "")).strip().rstrip("。；")
        correct = given or (fill(wording.correct, fact, draft.record, draft.pack) if wording is not None else "")
        own = "" if same else f"，于{untils[place]}完成"
        number = f"（{numeral(place + 1)}）" if len(facts) > 1 else ""
        lines.append(Paragraph(f"{number}{correct}{own}{'。' if place == len(facts) - 1 else '；'}"))
    return lines


def _until(deadline: Deadline | None, issued_on: date) -> str:
    """Return a deadline without doubt: the day itself is included, and where the count begins is said."""
    if deadline is None:
        return f"{BLANK_DAY}前（含当日）"
    term = "" if deadline.term is None else f"，自{spoken_day(issued_on)}的次日起{deadline.term.days}{UNITS[deadline.term.unit]}"
    return f"{spoken_day(deadline.day)}前（含当日{term}）"
