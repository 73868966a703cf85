"""What a store in memory holds."""

from dataclasses import dataclass, field
from uuid import UUID

from inspections.cases.case import Case, CaseChange
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document
from inspections.cases.evidence import Evidence, EvidenceCorrection
from inspections.cases.numbers import Series
from inspections.cases.visit import Visit
from inspections.events.event import Event, StoredRecord
from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.profiles.profile import Profile
from inspections.records.record import Record


@dataclass
class Contents:
    sequence: int = 1
    events: list[Event] = field(default_factory=list)
    payloads: dict[str, Record] = field(default_factory=dict)
    records: dict[UUID, StoredRecord] = field(default_factory=dict)
    vacant: set[UUID] = field(default_factory=set)
    checks: list[tuple[str, RecordCheck]] = field(default_factory=list)
    cases: dict[UUID, Case] = field(default_factory=dict)
    case_changes: list[CaseChange] = field(default_factory=list)
    visits: dict[UUID, Visit] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    laws: dict[str, dict[str, ConfirmedLaw]] = field(default_factory=dict)
    numbers: dict[Series, dict[int, str]] = field(default_factory=dict)
    documents: dict[UUID, Document] = field(default_factory=dict)
    evidence: dict[UUID, Evidence] = field(default_factory=dict)
    corrections: list[EvidenceCorrection] = field(default_factory=list)
