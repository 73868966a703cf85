"""What was checked at a visit and what was found, topic by topic, in plain words: a record of facts, which accuses nobody.

Where more payments were made than a sentence can tell, a table of all of them stands above what was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from inspections.cases.checked import RecordCheck
from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Requirement
from inspections.checklists.wording import UNITS
from inspections.documents.fee_table import NOTHING, fee_row
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.unstated import amount_faults, found_to_fill, unstated
from inspections.faults import Fault
from inspections.findings.numerals import numeral
from inspections.findings.phrases import MOST_TOLD, cited_again, fill, spoken_clause
from inspections.findings.violations import Fact, Finding
from inspections.records.fields.inspection import TOPICS
from inspections.typesetting.official_document import Level, Listing, Paragraph

_COUNTED = (
    (Verdict.COMPLIANT, "与要求一致的{count}项"),
    (Verdict.VIOLATION, "与要求不一致的{count}项"),
    (Verdict.UNDETERMINED, "现有资料不能判断的{count}项"),
    (Verdict.NOT_APPLICABLE, "不适用的{count}项"),
)
_FEES = "fees"
_FEE_HEADINGS = ("序号", "收费项目", "金额（元）", "收费日期", "收款单位", "票据")


def findings_of(draft: PaperDraft) -> tuple[Paragraph | Listing, ...]:
    """Return a heading and the findings for each inspected topic, by every checklist the record was held against."""
    payload = draft.payload
    paragraphs: list[Paragraph | Listing] = []
    for place, topic in enumerate(payload["topics"], start=1):
        paragraphs.append(Paragraph(f"（{numeral(place)}）{TOPICS[topic]}", Level.SECOND))
        if topic == _FEES and _tabled(draft):
            paragraphs += [Paragraph("现场核对的收费如下："), _fee_listing(draft)]
        texts = [text for check in draft.filed.checks for text in _of_check(check, topic, draft)]
        paragraphs += [Paragraph(text) for text in texts or ["对本项内容进行了现场检查。"]]
    return tuple(paragraphs)


def unstated_faults(draft: PaperDraft) -> list[Fault]:
    """Return a fault for whatever the words of what was seen need and the record does not state."""
    record = draft.filed.stored.record
    facts = [
        Fact(finding, finding.lines, ())
        for finding in draft.findings
        if not finding.requirement.kind.counts_days and finding.requirement.topic in draft.payload["topics"]
    ]
    payments = {number for fact in facts if found_to_fill(fact) for number in fact.lines}
    return [*amount_faults(payments, record), *unstated(((fact, found_to_fill(fact)) for fact in facts), record)]


def _of_check(check: RecordCheck, topic: str, draft: PaperDraft) -> Iterator[str]:
    asked = [requirement for requirement, of in check.pack.topics.items() if of == topic]
    verdicts = {requirement: check.verdict_of(requirement) for requirement in asked}
    counts = Counter(verdict for verdict in verdicts.values() if verdict is not None)
    if not counts:
        return
    counted = "，".join(words.format(count=counts[verdict]) for verdict, words in _COUNTED if counts[verdict])
    yield f"对照{_named(check, draft.packs)}核对{counts.total()}项，其中{counted}。"
    broken = [
        answer for answer in check.findings if answer.verdict is Verdict.VIOLATION and check.pack.topics.get(answer.requirement) == topic
    ]
    for number, answer in enumerate(broken, start=1):
        yield f"{number}.{_told(answer, check, draft)}"


def _told(answer: Answer, check: RecordCheck, draft: PaperDraft) -> str:
    requirement = _requirement(check, answer.requirement, draft.packs)
    determination: Mapping[str, Any] = draft.payload.get("determinations", {}).get(answer.requirement, {})
    seen = str(determination.get("found") or _seen(answer, requirement, check, draft)).strip().rstrip("。；")
    asked = spoken_clause(answer.clause) if requirement is None else f"{spoken_clause(answer.clause)}，{_asked(requirement)}"
    others = requirement is not None and not requirement.binds(draft.filed.stored.record.inspectee_kind)
    text = f"检查要求：{asked}。检查所见：{seen}。"
    if others:
        text += "该项要求不由被检查单位承担。"
    if determination.get("decision") == "set_aside":
        reason = str(determination.get("reason", "")).strip().rstrip("。")
        text += f"检查人员认为该项不作为问题，理由：{reason}。"
    return text


def _asked(requirement: Requirement) -> str:
    """Return what a requirement asks, with its limit where its summary only names what is measured."""
    bound = requirement.kind.before_limit
    return f"{requirement.summary}，{bound}{requirement.limit:f}{UNITS[requirement.unit]}" if bound else requirement.summary


def _seen(answer: Answer, requirement: Requirement | None, check: RecordCheck, draft: PaperDraft) -> str:
    """Return what was seen in the words of the checklist; the reason, which is made to be looked up, only for counted days."""
    if requirement is None or requirement.wording is None or requirement.kind.counts_days:
        return answer.reason
    finding = Finding(requirement, answer, {})  # the inspector's own words are told before
    pointer = _in_table if _tabled(draft) else None
    record = draft.filed.stored.record
    return fill(requirement.wording.found, Fact(finding, finding.lines, ()), record, draft.packs.by_id[check.pack.id], pointer)


def _tabled(draft: PaperDraft) -> bool:
    return len(draft.payload.get(_FEES, ())) > MOST_TOLD


def _fee_listing(draft: PaperDraft) -> Listing:
    """Return the table of all payments of the record, by the numbers that the findings name them by."""
    record = draft.filed.stored.record
    rows = [
        (*fee_row(number, line, record), {True: "有", False: "无"}.get(line.get("receipt", ""), NOTHING))
        for number, line in enumerate(draft.payload[_FEES], start=1)
    ]
    return Listing(_FEE_HEADINGS, tuple(rows))


def _in_table(lines: Sequence[int]) -> str:
    """Return where the table tells these lines: 见上表第1至17、19笔."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0])]
    numbers = "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)  # noqa: PLR2004 # 1、2 needs no 至
    return f"见上表第{numbers}笔"


def _named(check: RecordCheck, packs: Packs) -> str:
    pack = packs.by_id.get(check.pack.id)
    return "检查表" if pack is None else f"{cited_again(pack.source)}的要求"


def _requirement(check: RecordCheck, name: str, packs: Packs) -> Requirement | None:
    pack = packs.by_id.get(check.pack.id)
    return None if pack is None else next((requirement for requirement in pack.requirements if requirement.id == name), None)
