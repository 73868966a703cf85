"""The violations of a case's record, each with the pack that holds its requirement, as documents other than the notice tell them."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.cases.case_file import FiledRecord
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Pack, Requirement
from inspections.findings.violations import Fact, Finding, facts_of
from inspections.ledgers.ledger_rows import findings_of


@dataclass(frozen=True, slots=True)
class PackFindings:
    """The violations that one pack's last check found on a record."""

    pack: Pack
    findings: tuple[Finding, ...]

    def facts(self, requirements: frozenset[str]) -> list[Fact]:
        """Return the facts that the findings of these requirements make."""
        return facts_of([finding for finding in self.findings if finding.requirement.id in requirements])


def pack_findings(filed: FiledRecord, packs: Packs) -> tuple[PackFindings, ...]:
    """Return the violations of a record that are not set aside, pack by pack."""
    by_pack = []
    for check in filed.checks:
        findings = tuple(finding for finding in findings_of(filed.stored.record, check, packs.by_id) if not finding.set_aside)
        if findings:
            by_pack.append(PackFindings(packs.by_id[check.pack.id], findings))
    return tuple(by_pack)


def requirement_of(packs: Packs, requirement: str) -> Requirement | None:
    """Return a requirement by its id, None where no pack holds it any more."""
    return next((known for pack in packs.checklists for known in pack.requirements if known.id == requirement), None)
