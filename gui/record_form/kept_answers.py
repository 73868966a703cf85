"""The verdicts of a stored record as they were kept, where the checklist has changed since: they are shown as they were given."""

from __future__ import annotations

from collections.abc import Iterator

from gui.record_form.verdicts import VerdictLine, VerdictsState, verdict_line
from inspections.cases.checked import RecordCheck
from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.pack import Pack
from inspections.forms.content import Content
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import Record

NO_LONGER_ASKED = "（现在的检查表没有这一项，它的文字没有保存）"
REASON_NOT_KEPT = "核对时的结论；“符合”和“不适用”的理由没有保存。"


def kept_state(check: RecordCheck, content: Content, record: Record, pack: Pack) -> VerdictsState:
    """Return what the panel shows of a kept check; `pack` is what the program has now, which may lack what was asked then."""
    lines: dict[Verdict, list[VerdictLine]] = {}
    order = {topic: place for place, topic in enumerate(TOPICS)}
    topics = check.pack.topics
    for answer in sorted(_answers(check, record, pack), key=lambda answer: order.get(topics[answer.requirement], len(order))):
        lines.setdefault(answer.verdict, []).append(_line(answer, topics[answer.requirement], content, record, pack))
    return VerdictsState({verdict: tuple(found) for verdict, found in lines.items()}, topics=True, dated=True)


def _answers(check: RecordCheck, record: Record, pack: Pack) -> Iterator[Answer]:
    """Yield all answers in the order of the pack that gave them; reasons were kept of violations and undetermined ones alone."""
    worded = {answer.requirement: answer for answer in check.findings}
    clauses = {requirement.id: requirement.clause for requirement in pack.checked}
    for requirement in check.pack.topics:
        verdict = check.verdict_of(requirement)
        if requirement in worded:
            yield worded[requirement]
        elif verdict is not None:
            clause = clauses.get(requirement, "")
            yield Answer(record.id, record.inspectee_name, requirement, clause, verdict, None, None, "", REASON_NOT_KEPT, {})


def _line(answer: Answer, topic: str, content: Content, record: Record, pack: Pack) -> VerdictLine:
    known = {requirement.id: requirement for requirement in pack.checked}
    if answer.requirement in known:
        return verdict_line(answer, known[answer.requirement], content, record, pack, {})
    name = TOPICS.get(topic, topic)
    return VerdictLine(answer.requirement, name, answer.verdict, answer.clause, NO_LONGER_ASKED, "", answer.reason, "topics", "", None)
