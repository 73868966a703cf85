"""What was checked at a visit and what was found, topic by topic, in plain words: a record of facts, which accuses nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from inspections.cases.checked import RecordCheck
from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Requirement
from inspections.notices.document import Level, Paragraph
from inspections.notices.numerals import numeral
from inspections.notices.papers.paper_draft import PaperDraft
from inspections.notices.phrases import cited_again, spoken_clause
from inspections.records.fields.inspection import TOPICS

_COUNTED = (
    (Verdict.COMPLIANT, "与要求一致的{count}项"),
    (Verdict.VIOLATION, "与要求不一致的{count}项"),
    (Verdict.UNDETERMINED, "现有资料不能判断的{count}项"),
    (Verdict.NOT_APPLICABLE, "不适用的{count}项"),
)


def findings_of(draft: PaperDraft) -> tuple[Paragraph, ...]:
    """Return a heading and the findings for each inspected topic, by every checklist the record was held against."""
    payload = draft.payload
    paragraphs: list[Paragraph] = []
    for place, topic in enumerate(payload["topics"], start=1):
        paragraphs.append(Paragraph(f"（{numeral(place)}）{TOPICS[topic]}", Level.SECOND))
        told = [text for check in draft.filed.checks for text in _of_check(check, topic, draft)]
        paragraphs += [Paragraph(text) for text in told or ["对本项内容进行了现场检查。"]]
    return tuple(paragraphs)


def _of_check(check: RecordCheck, topic: str, draft: PaperDraft) -> Iterator[str]:
    asked = [requirement for requirement, of in check.pack.topics.items() if of == topic]
    verdicts = {requirement: check.verdict_of(requirement) for requirement in asked}
    counts = Counter(verdict for verdict in verdicts.values() if verdict is not None)
    if not counts:
        return
    told = "，".join(words.format(count=counts[verdict]) for verdict, words in _COUNTED if counts[verdict])
    yield f"对照{_named(check, draft.packs)}核对{counts.total()}项，其中{told}。"
    found = [
        answer for answer in check.findings if answer.verdict is Verdict.VIOLATION and check.pack.topics.get(answer.requirement) == topic
    ]
    for number, answer in enumerate(found, start=1):
        yield f"{number}．{_told(answer, check, draft)}"


def _told(answer: Answer, check: RecordCheck, draft: PaperDraft) -> str:
    requirement = _requirement(check, answer.requirement, draft.packs)
    determination: Mapping[str, Any] = draft.payload.get("determinations", {}).get(answer.requirement, {})
    found = str(determination.get("found") or answer.reason).strip().rstrip("。；")
    asked = spoken_clause(answer.clause) if requirement is None else f"{spoken_clause(answer.clause)}，{requirement.summary}"
    others = requirement is not None and not requirement.binds(draft.filed.stored.record.inspectee_kind)
    text = f"检查要求：{asked}。检查所见：{found}。"
    if others:
        text += "该项要求不由被检查单位承担。"
    if determination.get("decision") == "set_aside":
        reason = str(determination.get("reason", "")).strip().rstrip("。")
        text += f"检查人员认为该项不作为问题，理由：{reason}。"
    return text


def _named(check: RecordCheck, packs: Packs) -> str:
    pack = packs.by_id.get(check.pack.id)
    return "检查表" if pack is None else f"{cited_again(pack.source)}的要求"


def _requirement(check: RecordCheck, name: str, packs: Packs) -> Requirement | None:
    pack = packs.by_id.get(check.pack.id)
    return None if pack is None else next((each for each in pack.requirements if each.id == name), None)
