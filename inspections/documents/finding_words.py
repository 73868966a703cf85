"""The words of findings that several documents share: headings, what was found, what else is broken, on which laws.

What binds others is not the party's own problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from inspections.checklists.consequences import Consequence
from inspections.checklists.law import Law
from inspections.checklists.pack import Pack, Requirement
from inspections.documents.content_reading import paragraphs_of
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.template import Template
from inspections.findings.numerals import article_order
from inspections.findings.phrases import MOST_TOLD, Pointer, fees_of, fill, money, spoken_clause, total
from inspections.findings.violations import Breach, Fact
from inspections.records.record import Record

_GIVE_BACK = "向用户退还"
"""How the words of checklists ask for a refund."""
_MOST_AFFILIATES = 2
_PART = re.compile(r"(?P<article>第[^第]+条)第")
_ARTICLE = re.compile(r"(?P<law>《[^》]+》(?:（[^）]+）)?)(?P<article>第.+)")


def basis_text(consequences: Iterable[Consequence]) -> str:
    """Return the confirmed articles that findings break, those of one law together; 待核 ones are never printed."""
    return laws_text(law for consequence in consequences for law in consequence.broken)


def powers_text(consequences: Iterable[Consequence]) -> str:
    """Return the confirmed articles that bear the orders of findings, those of one law together."""
    return laws_text(law for consequence in consequences for law in consequence.powers)


def laws_text(laws: Iterable[Law]) -> str:
    """Return those of the laws that are confirmed, articles of one law together."""
    articles: dict[str, list[str]] = {}
    for law in {law.key: law for law in laws}.values():
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


def correction_text(fact: Fact, record: Record, pack: Pack) -> str:
    """Return what puts a fact right, in the inspector's words where there are any, without the full stop; empty where nothing says it.

    What an affiliate took is not the party's to give back: it is to see to it that the affiliate does.
    """
    given = str(fact.main.determination.get("correct", "")).strip().rstrip("。；")
    wording = fact.main.requirement.wording
    if given or wording is None:
        return given
    words = fill(wording.correct, fact, record, pack)
    lines = fees_of(record, fact.lines)
    taken = [line for line in lines if line.get("payee_relation") == "affiliate"]
    if not taken or _GIVE_BACK not in words:
        return words
    names = list(dict.fromkeys(str(line["payee"]) for line in taken if line.get("payee")))
    affiliates = f"关联企业{'、'.join(names[:_MOST_AFFILIATES])}{'等' if len(names) > _MOST_AFFILIATES else ''}"
    if len(taken) == len(lines):
        return words.replace(_GIVE_BACK, f"督促{affiliates}{_GIVE_BACK}", 1)
    amount = total(taken)
    share = f"{money(amount)}元" if amount is not None else "费用"
    return f"{words}；其中由{affiliates}收取的{share}，督促其退还"


def further_text(fact: Fact, record: Record, pack: Pack, template: Template) -> str:
    """Return the further clauses that a fact breaks, each with the payments that break it where they are not all of them."""
    said = []
    before = fact.main.requirement.clause
    for breach in fact.further:
        which, requirement = "", breach.requirement
        if breach.lines and breach.lines != fact.lines:
            which = f"其中{_told_lines(fact, breach, record)}"
        if not pack.cites(requirement):
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
    payments = []
    for line in fees_of(record, breach.lines):
        amount = f"{money(Decimal(line['amount']))}元" if line.get("name") in others and "amount" in line else ""
        payments.append(f"{line.get('name', '未记名费用')}{amount}")
    return "、".join(dict.fromkeys(payments))


def own_problems(draft: PaperDraft) -> tuple[str, ...]:
    """Return the party's own problems, each once, in the order of the checklists."""
    kind = draft.filed.stored.record.inspectee_kind
    return tuple(dict.fromkeys(heading_of(finding.requirement) for finding in draft.findings if finding.requirement.binds(kind)))


def counted(text: str) -> str:
    """Return the paragraphs of a text as one sentence, numbered where there are several."""
    parts = [part.rstrip("。；") for part in paragraphs_of(text)]
    if not parts:
        return ""
    if len(parts) == 1:
        return f"{parts[0]}。"
    return "\n".join(f"{index}．{part}{'。' if index == len(parts) else '；'}" for index, part in enumerate(parts, start=1))
