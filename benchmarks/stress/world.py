"""A folder as a laptop has it, and what is kept in it: the same made-up records, orders and evidence in every trial."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from uuid import UUID, uuid5

from db.drafts import open_drafts
from db.opening import open_store
from db.snapshots import SqliteDatabases
from inspections.cases.numbers import DocumentNumber
from inspections.commands.running import run_command
from inspections.documents.document_order import DocumentOrder
from inspections.drafts.draft import Draft
from inspections.faults import UserError
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.issue import issue_document
from inspections.use_cases.take_out import take_out
from tests.support.loaded_packs import loaded_resources

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SAMPLES = RESOURCES / "samples" / "records.jsonl"
CHECKLIST = "wuzhi-2023"
PREFIX, ISSUED_ON, AT = "武发改能源", date(2023, 9, 1), datetime(2023, 9, 1, 9, 30, tzinfo=UTC)
DRAFT = UUID("9b1f0f3e-0000-4000-8000-0000000057e5")
RECORDS, NOTICES, PHOTOS, KEYS = 12, 4, 3, 12

Tell = Callable[[str], None]


def load_packs_once() -> None:
    """Load what the forks of this process then have: a trial is to be spent on what it attacks."""
    loaded_resources(RESOURCES)


@dataclass(frozen=True)
class World:
    """The folder of one trial."""

    folder: Path

    @property
    def database(self) -> Path:
        """The store's file."""
        return self.folder / "inspection.db"

    @property
    def archive(self) -> Path:
        """Where its documents and evidence lie."""
        return self.folder / "inspection.db-documents"

    def command(self, *words: str) -> int:
        """Run a command on this folder's store, in this process."""
        return self.words("--db", str(self.database), *words)

    def words(self, *words: str) -> int:
        """Run a command line in this process, with the packs that were loaded before."""
        return run_command(words, RESOURCES, open_store, SqliteDatabases(), make=loaded_resources)

    def import_samples(self, tell: Tell) -> None:
        """Import the first of the records that ship."""
        file = self.folder / "records.jsonl"
        if not file.exists():
            file.write_text(self.sample_lines(), encoding="utf-8")
        if self.command("import", str(file), "--checklist", CHECKLIST) == 0:
            tell("imported")

    def sample_lines(self) -> str:
        """Return the first of the records that ship, as JSON Lines."""
        return "\n".join(SAMPLES.read_text(encoding="utf-8").splitlines()[:RECORDS])

    def issue(self, tell: Tell) -> None:
        """Issue a document on each of the first records, one by one, and take each out."""
        store = open_store(self.database, create=False)
        try:
            for order in self._orders(store):
                document = issue_document(store, order, prefix=PREFIX, issued_on=ISSUED_ON).document
                tell(f"issued {document.number.serial}")
                take_out(store, document, self.folder / "out")
        finally:
            store.close()

    def attach(self, tell: Tell) -> None:
        """Attach the files of `evidence/` to the first record, all or none."""
        store = open_store(self.database, create=False)
        try:
            with store.reading() as unit:
                record = next(iter(unit.records.all())).record.uuid
            files = sorted((self.folder / "evidence").iterdir())
            attach(store, record, [Found(path, "现场照片", (), AT, "营业厅", "张某") for path in files])
            tell("attached")
        except UserError as error:
            if not all(fault.code == "kept_before" for fault in error.faults):
                raise
        finally:
            store.close()

    def write_draft(self, tell: Tell) -> None:
        """Type into a draft, a key at a time, each of which is on the disk when it is told."""
        drafts = open_drafts(self.folder / "drafts.db")
        try:
            for key in range(1, KEYS + 1):
                drafts.save(Draft(DRAFT, {"id": "D-1", "remark": "字" * key}, None, AT))
                tell(f"typed {key}")
        finally:
            drafts.close()

    def read(self, tell: Tell) -> None:
        """Export and compile a ledger: what only reads."""
        done = self.command("export", "--out", str(self.folder / "out.jsonl"))
        done = done or self.command("ledger", "--month", "2023-08", "--out", str(self.folder / "out.xlsx"))
        if done == 0:
            tell("read")

    def back_up(self, tell: Tell) -> None:
        """Back up into `stick/`."""
        if self.command("backup", "--to", str(self.folder / "stick")) == 0:
            tell("backed up")

    def restore(self, tell: Tell) -> None:
        """Unpack the backup in `stick/` into the next folder that is not there yet."""
        number = next(number for number in count(1) if not self.restored(number).folder.exists())
        if self.words("restore", str(self.folder / "stick"), "--to", str(self.restored(number).folder)) == 0:
            tell(f"restored {number}")

    def restored(self, number: int) -> World:
        """Return the folder that was unpacked as this number."""
        return World(self.folder / f"restored-{number}")

    def open(self, tell: Tell) -> None:
        """Open store and drafts, which brings older ones up to date."""
        open_store(self.database, create=False).close()
        open_drafts(self.folder / "drafts.db").close()
        tell("opened")

    def _orders(self, store: Store) -> Sequence[DocumentOrder]:
        with store.reading() as unit:
            enough = [stored for stored, _ in zip(unit.records.all(), range(NOTICES), strict=False)]
        return [DocumentOrder(stored.record.uuid, stored.revision, _rendered, lambda number: f"{number.text}.pdf", {}) for stored in enough]

    def make_evidence(self) -> None:
        """Write the files that are to be attached."""
        (self.folder / "evidence").mkdir()
        for number in range(1, PHOTOS + 1):
            body = b"".join(uuid5(DRAFT, f"{number} {part}").bytes for part in range(2000))
            (self.folder / "evidence" / f"{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + body)


def _rendered(number: DocumentNumber, day: date) -> bytes:
    return f"%PDF-1.7 {number.text} {day}\n".encode() * 300
