"""The one evaluator: a table of facts against a pack, whole columns at a time; reasons only for answers that are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inspections.checklists.answer import Answer, Explanation, Verdict
from inspections.checklists.approved_fees import NONE_APPROVED, ApprovedFees, judged_lines
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.consequences import Circumstances, Consequence, Payer, circumstances, consequence
from inspections.checklists.explaining import explain, explain_on_lines
from inspections.checklists.facts import Facts, RecordRow
from inspections.checklists.kinds.fee_lines import FEES, judge_lines
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.rule_kind import JudgedLines, Mean, OfFeeLines, OfInspectees, OfRecords
from inspections.records.fact_table import FactTable

NOT_ASKED = -1
"""Stands for a verdict where a record's topics leave the requirement out: it is not answered at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """The verdicts of one check: `columns` maps a requirement's id to one Verdict a row, or NOT_ASKED.

    `lines` maps the id of a requirement on fee lines to its judged lines, `means` one over an inspectee's records to its answers.
    """

    facts: Facts
    pack: Pack
    calendar: WorkingDays
    columns: Mapping[str, NDArray[np.int8]]
    lines: Mapping[str, JudgedLines]
    means: Mapping[str, tuple[Mean, ...]]

    def of(self, requirement: str) -> NDArray[np.int8]:
        """Return the verdicts of one requirement."""
        return self.columns[requirement]

    def counts(self, requirement: str) -> Mapping[Verdict, int]:
        """Return how many rows have each verdict."""
        column = self.columns[requirement]
        return {verdict: int(np.count_nonzero(column == verdict)) for verdict in Verdict}

    def total(self) -> Mapping[Verdict, int]:
        """Return how many answers have each verdict."""
        counts = dict.fromkeys(Verdict, 0)
        for requirement in self.columns:
            for verdict, count in self.counts(requirement).items():
                counts[verdict] += count
        for means in self.means.values():
            for mean in means:
                counts[mean.verdict] += 1
        return counts

    def answer(self, row: int, requirement: Requirement) -> Answer | None:
        """Return one answer with its reason, or None where the requirement is not asked of the record."""
        code = self.columns[requirement.id].item(row)
        if code == NOT_ASKED:
            return None
        verdict = Verdict(code)
        shown = RecordRow(self.facts, row)
        explained = self._explain(requirement, shown, verdict)
        return Answer(
            record=str(shown.at("id")),
            inspectee=str(shown.at("inspectee.name")),
            requirement=requirement.id,
            clause=requirement.clause,
            verdict=verdict,
            measured=explained.measured,
            limit=requirement.limit,
            unit=requirement.unit,
            reason=explained.reason,
            evidence=dict(explained.evidence),
        )

    def consequence(self, answer: Answer, row: int) -> Consequence:
        """Return what a violation of the answer's requirement leads to on the record of the row that it was given to."""
        requirement = self.pack.requirement(answer.requirement)
        return consequence(requirement, self.pack.laws, circumstances(requirement, RecordRow(self.facts, row), answer.evidence))

    def _explain(self, requirement: Requirement, row: RecordRow, verdict: Verdict) -> Explanation:
        lines = self.lines.get(requirement.id)
        if lines is None:
            return explain(requirement, row, verdict, self.pack, self.calendar)
        fees = self.facts.list(FEES)
        own = [] if fees is None else [Verdict(int(lines.verdicts[line])) for line in fees.of(row.number)]
        return explain_on_lines(requirement, row, verdict, own, lines)

    def of_record(self, row: int, least: Verdict = Verdict.NOT_APPLICABLE) -> Iterator[Answer]:
        """Yield the answers of one record that are at least as bad as `least`, in the order of the pack."""
        for requirement in self.pack.checked:
            column = self.columns.get(requirement.id)  # none for a mean
            if column is not None and column.item(row) >= least:
                answer = self.answer(row, requirement)
                if answer is not None:
                    yield answer

    def answers(self, least: Verdict = Verdict.NOT_APPLICABLE) -> Iterator[Answer]:
        """Yield every answer that is at least as bad as `least`: in the order of the file, then the pack, means at the end."""
        for row in range(self.facts.size):
            yield from self.of_record(row, least)
        yield from self.of_inspectees(least)

    def consequence_of_mean(self, answer: Answer) -> Consequence:
        """Return what a mean over an inspectee's connections leads to: it has no one day and no one payer."""
        act = Circumstances(str(answer.evidence["inspectee.kind"]), Payer.UNKNOWN, ())
        return consequence(self.pack.requirement(answer.requirement), self.pack.laws, act)

    def of_inspectees(self, least: Verdict = Verdict.NOT_APPLICABLE) -> Iterator[Answer]:
        """Yield the means over an inspectee's connections that are at least as bad as `least`."""
        for requirement in self.pack.checked:
            for mean in self.means.get(requirement.id, ()):
                if mean.verdict < least:
                    continue
                yield Answer(
                    None,
                    mean.inspectee,
                    requirement.id,
                    requirement.clause,
                    mean.verdict,
                    mean.measured,
                    requirement.limit,
                    requirement.unit,
                    mean.reason,
                    {"inspectee.name": mean.inspectee, "inspectee.kind": mean.kind},
                )


def check(table: FactTable, pack: Pack, calendar: WorkingDays, approved: ApprovedFees = NONE_APPROVED) -> Verdicts:
    """Hold every record of a table against every requirement of a pack. Nothing is stored and no clock is read.

    `approved` are the fees that the bureaus of the records' counties list as approved.
    """
    facts = Facts(table, fee_lines=judged_lines(table, approved))
    not_asked = np.full(table.size, NOT_ASKED, dtype=np.int8)
    columns: dict[str, NDArray[np.int8]] = {}
    lines: dict[str, JudgedLines] = {}
    means: dict[str, tuple[Mean, ...]] = {}
    for requirement in pack.checked:
        asked, of_any, of_all = facts.once(_asked, requirement.topic)
        if not of_any or requirement.kind.judging is None:
            columns[requirement.id] = not_asked
            continue
        match requirement.kind.judging(requirement):
            case OfInspectees(judge):
                means[requirement.id] = tuple(judge(requirement, facts, asked, calendar))
                continue
            case OfFeeLines(judge):
                own = lines[requirement.id] = judge(requirement, facts, pack)
                judged = judge_lines(requirement, facts, own.verdicts)
            case OfRecords(judge):
                judged = judge(requirement, facts, calendar)
        columns[requirement.id] = judged if of_all else np.where(asked, judged, not_asked)
    return Verdicts(facts, pack, calendar, columns, lines, means)


def _asked(facts: Facts, topic: str) -> tuple[NDArray[np.bool_], bool, bool]:
    """Say which records a topic is asked of, and whether any and all."""
    asked = facts.spread("topics", lambda topics: isinstance(topics, tuple) and topic in topics, 0, np.bool_)
    return asked, bool(asked.any()), bool(asked.all())
