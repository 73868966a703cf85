"""What a document is looked over with: its case, the record it rests on, what it tells, and the faults that were met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.documents import Document
from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.pack import Pack
from inspections.documents.document_kind import Kinds
from inspections.documents.templates.template import Template
from inspections.faults import Fault
from inspections.findings.violations import Finding
from inspections.profiles.profile import Profile
from inspections.records.record import Record


@dataclass(frozen=True, slots=True)
class Basis:
    """What a document of a case rests on: the record, the pack it was held against (None where it is no longer there), and the findings.

    The bureau's confirmed laws are confirmed in `pack`. `stated` are the findings that stand in the document, of all `findings`.
    """

    case_file: CaseFile
    filed: FiledRecord
    pack: Pack | None
    findings: Sequence[Finding] = ()
    stated: Sequence[Finding] = ()
    kinds: Kinds = field(kw_only=True)
    """All kinds of documents there are."""

    @property
    def record(self) -> Record:
        """The record as it stands."""
        return self.filed.stored.record

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The record's own evidence: of the same case, another inspection's proves nothing here."""
        return self.case_file.evidence_of(self.record.uuid)

    def standing(self, kind: NumberKind) -> tuple[Document, ...]:
        """Return the documents of a kind that stand on this record, never those of another inspection of the same party."""
        return self.case_file.standing(kind, self.record.uuid)


@dataclass(frozen=True, slots=True)
class Examined:
    """A document before its issue. A month's report has no `basis`.

    `faults` are those that drafting and rendering met. `content` is what the document says beyond the record. A document of the whole
    case has in `others` what there is of its other records. `replaced` is the document in whose place it comes. `unshown` are photos in
    whose place a page says why they cannot be shown.
    """

    template: Template
    profile: Profile | None
    issued_on: date
    calendar: WorkingDays
    basis: Basis | None = None
    faults: Sequence[Fault] = ()
    content: Mapping[str, Any] = field(default_factory=dict)
    others: Sequence[Basis] = ()
    replaced: Document | None = None
    unshown: Sequence[Fault] = ()
