"""The findings that a letter of a case tells, one by one, whatever the letter asks: a person's own words stand in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inspections.checklists.consequences import Consequence
from inspections.checklists.law import Law
from inspections.checklists.pack import Outcome
from inspections.days import spoken_day
from inspections.documents.content_reading import readable, sentences_of
from inspections.documents.fee_table import fee_table
from inspections.documents.finding_words import correction_text, found_text, further_text, heading_of, laws_text
from inspections.documents.paper_draft import PackFindings, PaperDraft
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck.currency import CURRENT
from inspections.documents.precheck.findings import PROVED
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.unstated import amount_faults, found_to_fill, unstated
from inspections.faults import Fault
from inspections.findings.numerals import numeral
from inspections.findings.phrases import MOST_TOLD, cited_on, clause_text, spoken_clause
from inspections.findings.problems import Problem
from inspections.findings.problems import leading_to as with_outcome
from inspections.findings.violations import Fact, Finding, leading_to
from inspections.typesetting.official_document import Annex, Level, Paragraph, annex_label
from inspections.typesetting.paper import BLANK_LINE

_NAMES_DOCUMENT = re.compile("[《〔]")
LOOKS = (*PEOPLE, fault_looks.amounts, fault_looks.facts, *PROVED, fault_looks.issue_day, *CURRENT)
"""What is looked at before such a letter is issued."""


def one_line_of(words: str) -> str:
    """Return a person's words as part of a sentence: their lines joined, without the full stop."""
    return "；".join(filter(None, (line.strip().rstrip("。；") for line in words.splitlines())))


def findings_leading_to(draft: PaperDraft, outcome: Outcome) -> tuple[str, ...]:
    """Return the requirements whose findings on the record lead to an outcome, and the keys of the problems that do."""
    requirements = (finding.requirement.id for finding in leading_to(outcome, draft.findings))
    return (*requirements, *(problem.key for problem in with_outcome(outcome.value, draft.problems)))


def stated_in(requirements_of: Callable[[PaperDraft], Collection[str]]) -> Callable[[PaperDraft, Sequence[Finding]], Sequence[Finding]]:
    """Return how such a letter says which of the record's findings it tells: those of its requirements, as far as it can be read."""

    def stated(draft: PaperDraft, findings: Sequence[Finding]) -> Sequence[Finding]:
        requirements = requirements_of(draft.saying(readable(draft.kind.fields, draft.content)))
        return [finding for finding in findings if finding.requirement.id in requirements]

    return stated


def answer_faults(answer_by: date | None, issued_on: date, label: str) -> list[Fault]:
    """Return the fault of a last day to answer by that leaves no time; `label` is that of the field `answer_by`."""
    if answer_by is None or answer_by > issued_on:
        return []
    what = f"{label}{spoken_day(answer_by)}不晚于签发日期{spoken_day(issued_on)}"
    return [Fault("answer_too_early", what, label, "请改正", "answer_by")]


@dataclass(frozen=True, slots=True)
class FindingList:
    """The findings of these requirements on the draft's record, behind them its problems of these keys.

    `said` is what a person wrote of the facts, empty where nothing; `what` is what the letter does with them (督办), as its faults say it.
    """

    draft: PaperDraft
    requirements: tuple[str, ...]
    said: str
    what: str

    @property
    def facts(self) -> list[tuple[PackFindings, Fact]]:
        """The facts that the findings make, each with its pack."""
        wanted = frozenset(self.requirements)
        return [(of_pack, fact) for of_pack in self.draft.pack_findings for fact in of_pack.facts(wanted)]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that are told."""
        return tuple(problem for problem in self.draft.problems if problem.key in self.requirements)

    def faults(self, issued_on: date) -> list[Fault]:
        """Return what keeps them from being told: unknown ones, none at all, what the record does not state, a day too early."""
        faults, where = [], f"{self.what}的问题"
        known = {finding.requirement.id for finding in self.draft.findings} | {problem.key for problem in self.draft.problems}
        unknown = [requirement for requirement in self.requirements if requirement not in known]
        if unknown:
            what = f"记录中没有{'、'.join(f'“{requirement}”' for requirement in unknown)}这样的问题，或者不予认定"
            faults.append(Fault("no_finding", what, where, "请重新选择", "requirements"))
        record = self.draft.filed.stored.record
        if not self.said:
            if not self.requirements:
                action = f"请选择要{self.what}的问题，或者写明查明的事实"
                faults.append(Fault("nothing_told", f"没有应当{self.what}的问题", where, action, "requirements"))
            facts = [fact for _, fact in self.facts]
            faults += amount_faults({number for fact in facts if found_to_fill(fact) for number in fact.lines}, record)
            faults += unstated(((fact, found_to_fill(fact)) for fact in facts), record)
        if issued_on < record.inspected_on:
            what = f"签发日期 {issued_on} 早于检查时间 {record.inspected_on}"
            faults.append(Fault("issued_too_early", what, "", "请核对两个日期"))
        return faults

    def tables(self) -> dict[str, Annex]:
        """Return for each pack the table of the told payments, where a fact has more of them than a sentence tells.

        There is none where a person told the facts.
        """
        if self.said:
            return {}
        record, tables = self.draft.filed.stored.record, {}
        wanted = frozenset(self.requirements)
        for of_pack in self.draft.pack_findings:
            facts = of_pack.facts(wanted)
            table = fee_table(facts, record, of_pack.pack)
            if table is not None and any(len(fact.lines) > MOST_TOLD for fact in facts):
                tables[of_pack.pack.id] = table
        return tables

    def paragraphs(self, annexes: Sequence[Annex] = ()) -> list[Paragraph]:
        """Return the facts, each with the clause it breaks; `annexes` are all that the letter has, its tables first."""
        if self.said:
            return list(map(Paragraph, sentences_of(self.said)))
        pointers = {pack: f"明细见{annex_label(position, len(annexes))}" for position, pack in enumerate(self.tables(), start=1)}
        cited_before: set[str] = set()
        seen = []
        for of_pack, fact in self.facts:
            words = self._words(of_pack, fact, pointers, again=of_pack.pack.id in cited_before)
            cited_before.add(of_pack.pack.id)
            seen.append((heading_of(fact.main.requirement), words))
        seen += [(problem.topic_label, self._problem(problem)) for problem in self.problems]
        if len(seen) == 1:
            return [Paragraph(words) for _, words in seen]
        headings = [f"（{numeral(position)}）{heading}。" for position, (heading, _) in enumerate(seen, start=1)]
        paragraphs = [
            Paragraph(f"{heading}{words}", Level.SECOND, lead=len(heading)) for heading, (_, words) in zip(headings, seen, strict=True)
        ]
        return paragraphs or [Paragraph(BLANK_LINE)]

    def _problem(self, problem: Problem) -> str:
        """Return a problem in the inspector's words; a clause that does not name its document is not cited."""
        clause = clause_text(problem.clause) if _NAMES_DOCUMENT.search(problem.clause) else ""
        cited_there = "、".join(filter(None, (one_line_of(problem.basis), clause)))
        breach = self.draft.template.say("breach", clause=cited_there) if cited_there else ""
        return f"{one_line_of(problem.text)}{breach}。"

    def _words(self, of_pack: PackFindings, fact: Fact, pointers: Mapping[str, str], *, again: bool) -> str:
        requirement = fact.main.requirement
        record, template = self.draft.filed.stored.record, self.draft.template
        named = cited_on(of_pack.pack, record.inspected_on, again=again)
        # With several sources the legal basis alone says what is broken, for their own clauses may be 待核.
        clause = f"{named}{spoken_clause(requirement.clause)}" if of_pack.pack.cites(requirement) else ""
        breach = template.say("breach", clause=clause) if clause else ""
        seen = found_text(fact, record, of_pack.pack, lambda _lines: pointers.get(of_pack.pack.id, ""))
        return f"{seen}{breach}{further_text(fact, record, of_pack.pack, template)}。"

    def corrections(self) -> list[Paragraph]:
        """Return what would put each fact right, in the words of the inspector or of the checklist."""
        record = self.draft.filed.stored.record
        wanted = [correction_text(fact, record, of_pack.pack) for of_pack, fact in self.facts]
        wanted += [one_line_of(problem.correct) for problem in self.problems]
        corrections = list(dict.fromkeys(filter(None, wanted)))
        if not corrections:
            return [Paragraph(BLANK_LINE)]
        if len(corrections) == 1:
            return [Paragraph(f"{corrections[0]}。")]
        ends = [*"；" * (len(corrections) - 1), *"。" * bool(corrections)]
        return [
            Paragraph(f"（{numeral(position)}）{words}{end}")
            for position, (words, end) in enumerate(zip(corrections, ends, strict=True), start=1)
        ]

    def correction_faults(self, asked: str, path: str, label: str) -> list[Fault]:
        """Return the fault of a letter that would ask for nothing: of problems alone there is only what the inspector wrote.

        `asked` is what a person wrote of it in the field at `path`.
        """
        if asked or self.facts or not self.problems or any(problem.correct for problem in self.problems):
            return []
        return [Fault("nothing_asked", f"没有写明{label}", label, "请填写，或者在记录的其他问题中填写整改要求", path)]

    def laws(self, laws_of: Callable[[Consequence], Iterable[Law]]) -> str:
        """Return the confirmed laws that `laws_of` names of what the told facts lead to, articles of one law together."""
        consequences = [consequence for _, fact in self.facts for consequence in fact.consequences]
        return laws_text(law for consequence in consequences for law in laws_of(consequence))
