"""The violations of a case's record, each with the pack that holds its requirement, as documents other than the notice tell them."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.checklists.loading import Packs
from inspections.checklists.pack import Pack, Requirement
from inspections.documents.paper_draft import PaperDraft
from inspections.findings.violations import Fact, Finding, facts_of
from inspections.ledgers.entries import findings_of


@dataclass(frozen=True, slots=True)
class PackFindings:
    """The violations that one pack's last check found on a record."""

    pack: Pack
    findings: tuple[Finding, ...]

    def facts(self, requirements: frozenset[str]) -> list[Fact]:
        """Return the facts that the findings of these requirements make."""
        return facts_of([finding for finding in self.findings if finding.requirement.id in requirements])


def pack_findings(draft: PaperDraft) -> tuple[PackFindings, ...]:
    """Return the violations of the draft's record that are not set aside, pack by pack."""
    record, packs = draft.filed.stored.record, draft.packs.by_id
    held = []
    for check in draft.filed.checks:
        found = tuple(finding for finding in findings_of(record, check, packs) if not finding.set_aside)
        if found:
            held.append(PackFindings(packs[check.pack.id], found))
    return tuple(held)


def requirement_of(packs: Packs, requirement: str) -> Requirement | None:
    """Return a requirement by its id, None where no pack holds it any more."""
    return next((each for pack in packs.checklists for each in pack.requirements if each.id == requirement), None)
