"""A case kept in a store, for documents to be drafted from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from inspections.cases.case_file import CaseFile, FiledRecord
from inspections.cases.checking import checked_table
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.check import check
from inspections.checklists.loading import Packs, load_packs
from inspections.documents.document_order import DocumentOrder
from inspections.documents.kinds import KINDS
from inspections.documents.paper_draft import PaperDraft
from inspections.ledgers.month import LedgerEntry
from inspections.records.reading import table_of
from inspections.records.rows import records_of
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.load_case_file import load_case_file
from inspections.use_cases.void_document import void_document
from tests.support.checklists import calendar, pack_with
from tests.support.memory_store.store import MemoryStore
from tests.support.notice_drafts import shipped_profile, templates
from tests.support.records import RESOURCES, vocabulary

AT = datetime(2023, 8, 16, 1, 30, tzinfo=UTC)
ISSUED_ON = date(2023, 8, 16)
PACKS: Packs = load_packs(RESOURCES / "checklists")


@dataclass
class KeptCase:
    """The last of the records that were kept, and all that belongs to its case."""

    folder: Path
    store: MemoryStore = field(init=False)
    record: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.store = MemoryStore(self.folder)
        with self.store.writing() as unit:
            unit.profiles.save(shipped_profile(""))

    def keep(self, *payloads: dict[str, Any], pack_id: str = "wuzhi-2023") -> None:
        table = table_of(payloads, vocabulary())
        checked_records = checked_table(records_of(table), check(table, pack_with(pack_id), calendar()))
        import_records(self.store, checked_records, author="张某", at=AT)
        self.record = checked_records[-1].record.uuid

    @property
    def file(self) -> CaseFile:
        with self.store.reading() as unit:
            stored = unit.records.get(self.record)
            assert stored is not None
            return load_case_file(unit, stored.case)

    @property
    def filed(self) -> FiledRecord:
        return next(record for record in self.file.records if record.stored.record.uuid == self.record)

    def issue(
        self,
        kind: NumberKind = NumberKind.NOTICE,
        due: Mapping[str, date] | None = None,
        content: Mapping[str, Any] | None = None,
        issued_on: date = ISSUED_ON,
    ) -> Document:
        title = templates()[kind].title
        order = DocumentOrder(
            self.record,
            self.filed.stored.revision,
            lambda number, _day: number.text.encode(),
            lambda number: f"{number.text} 某公司 {title}.pdf",
            due or {},
            kind,
            content or {},
            title=title,
        )
        return issue_document(self.store, order, prefix=templates()[kind].prefix(shipped_profile("")), issued_on=issued_on).document

    def void(self, document: Document) -> None:
        void_document(self.store, document.uuid, "误")

    def attach(self, shows: str, *requirements: str, name: str = "照片.jpg") -> None:
        path = self.folder / name
        head = b"\xff\xd8\xff\xe0" if name.endswith(".jpg") else b"%PDF-1.7 "
        path.write_bytes(head + shows.encode())
        attach(self.store, self.record, [Found(path, shows, requirements, AT, "武陟县某大道88号", "张某")])

    def draft(self, kind: NumberKind, content: Mapping[str, Any]) -> PaperDraft:
        return PaperDraft(KINDS, self.file, self.filed, templates()[kind], PACKS, self.store.archive.read, content, calendar=calendar())

    def entries(self, *records: UUID) -> Sequence[LedgerEntry]:
        with self.store.reading() as unit:
            stored_entries = []
            for stored in unit.records.all():
                if not records or stored.record.uuid in records:
                    case, uuid = unit.cases.get(stored.case), stored.record.uuid
                    assert case is not None
                    documents = unit.documents.of_records([uuid]).get(uuid, ())
                    stored_entries.append(LedgerEntry(stored.record, stored.revision, case, unit.checks.of(stored.revision), documents))
        return stored_entries
