"""All that a document of a case is made from but its number and day, the violations of its record among it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.documents import Document
from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Pack, Requirement
from inspections.documents.content_reading import SIGNATURES, readable
from inspections.documents.document_kind import DocumentKind, Kinds
from inspections.documents.signatures import Signer, digest_of
from inspections.documents.templates.template import Template
from inspections.faults import refuse
from inspections.findings.problems import Problem, problems_of
from inspections.findings.violations import Fact, Finding, facts_of
from inspections.ledgers.ledger_rows import findings_of
from inspections.profiles.profile import Profile
from inspections.typesetting.paper import NO_DAY, Paper


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


@dataclass(frozen=True)  # no slots: what is worked out from the record is kept beside the fields
class PaperDraft:
    """A document that is to be made: its case, the record it rests on, what it says beyond that, and its wording.

    `kinds` are all there are; which of them this is, its template says. `read` returns an archived file by its SHA-256 (photos, and
    documents whose pages are counted). `replaced` is the document in whose place this one comes. `calendar` counts terms in working days.
    """

    kinds: Kinds
    file: CaseFile
    filed: FiledRecord
    template: Template
    packs: Packs
    read: Callable[[str], bytes]
    content: Mapping[str, Any] = field(default_factory=dict)
    replaced: Document | None = None
    calendar: WorkingDays = field(kw_only=True)

    @property
    def kind(self) -> DocumentKind[Any]:
        """What kind of document is to be made."""
        return self.template.kind

    @property
    def payload(self) -> Mapping[str, Any]:
        """The record's facts."""
        return self.filed.stored.record.payload

    @property
    def visit(self) -> Mapping[str, Any]:
        """The facts of the visit."""
        facts: Mapping[str, Any] = self.payload.get("visit", {})
        return facts

    @property
    def party(self) -> str:
        """The inspected party's name."""
        return self.filed.stored.record.inspectee_name

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who may sign the document on screen."""
        return self.kind.signers(self.payload)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of the draft's record; what belongs to another inspection of the same party proves nothing here."""
        return self.file.evidence_of(self.filed.stored.record.uuid)

    @cached_property
    def pack_findings(self) -> tuple[PackFindings, ...]:
        """The violations of the record that are not set aside, pack by pack."""
        return pack_findings(self.filed, self.packs)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The same violations in one row."""
        return tuple(finding for of_pack in self.pack_findings for finding in of_pack.findings)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the record tells beside them, which no requirement computes."""
        return problems_of(self.filed.stored.record)

    @cached_property
    def words_signed(self) -> str:
        """The SHA-256 of what a signature on this document stands under; empty where nobody signs such a document on screen.

        It is of the paper as far as it is filled in, without number, day of issue and signatures (`digest_of`), with every picture by
        the SHA-256 of its original. Whatever else is printed above the signatures is part of it: content, record, wording, findings.
        """
        if not self.signers:
            return ""
        bare = self.saying({**readable(self.kind.fields, self.content), SIGNATURES: {}})
        # Pictures are in the digest by their originals' own: there is no need to read them.
        paper = self.kind.draw(replace(bare, read=_unread), "", NO_DAY)
        return digest_of(paper, self.kind.pictures(bare)) if isinstance(paper, Paper) else ""

    def saying(self, content: Mapping[str, Any]) -> Self:
        """Return the draft with another content; what the record has against it is not worked out again."""
        other = replace(self, content=content)
        known = vars(self).get("pack_findings")
        if known is not None:
            vars(other)["pack_findings"] = known
        return other

    def own(self, kind: NumberKind) -> tuple[Document, ...]:
        """Return the documents of a kind that stand on the draft's record."""
        return self.file.standing(kind, self.filed.stored.record.uuid)

    @property
    def profile(self) -> Profile:
        """The bureau's profile. Raises UserError where there is none: no document can be made without its issuer."""
        if self.file.profile is None:
            raise refuse("no_profile", f"没有行政区划代码 {self.file.case.party.county} 的单位资料", "", "请先在设置中填写本单位资料")
        return self.file.profile


def _unread(_digest: str) -> bytes:
    return b""
