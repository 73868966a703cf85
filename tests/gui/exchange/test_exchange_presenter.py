import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.exchange.presenter import ExportPresenter, ImportPresenter, ImportSurroundings
from gui.exchange.state import ImportState
from gui.operations.progress import Progress
from gui.preferences import PreferencesFile
from inspections.session import Session
from inspections.use_cases.changes import Changed, Changes
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.store_samples import record


def surroundings(operations: SynchronousOperations, preferences: PreferencesFile) -> ImportSurroundings:
    return ImportSurroundings(operations, operations.session.knowledge, preferences, "张某", lambda: datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture
def operations(session: Session) -> SynchronousOperations:
    return SynchronousOperations(session)


@pytest.fixture
def shown() -> list[ImportState]:
    return []


@pytest.fixture
def presenter(shown: list[ImportState], operations: SynchronousOperations, preferences: PreferencesFile) -> ImportPresenter:
    preferences.change(checklist="wuzhi-2023")
    return ImportPresenter(shown.append, surroundings(operations, preferences))


def stored(session: Session) -> list[str]:
    with session.store.reading() as unit:
        return [stored_record.record.id for stored_record in unit.records.all()]


def test_nothing_can_be_imported_before_a_file_is_chosen(presenter: ImportPresenter, shown: list[ImportState]) -> None:
    presenter.show()
    assert not shown[-1].may_import
    assert shown[-1].checklist == "wuzhi-2023"
    presenter.start()
    assert len(shown) == 1


def test_new_changed_and_identical_records_are_counted(
    presenter: ImportPresenter, shown: list[ImportState], operations: SynchronousOperations, tmp_path: Path, resources: Path
) -> None:
    lines = (resources / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()[:3]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    presenter.choose_file(path)
    presenter.start()
    assert shown[-1].message == ("导入完成：新增3条，更新0条，与已有记录相同0条；新立案1件。",)
    path.write_text("\n".join([lines[0].replace("1200.00", "1300.00"), *lines[1:]]), encoding="utf-8")
    presenter.start()
    assert shown[-1].message == ("导入完成：新增0条，更新1条，与已有记录相同2条。",)
    assert operations.broadcast == [Changes.of(Changed.RECORDS)] * 2


def test_every_fault_of_a_file_is_told_and_nothing_is_kept(
    presenter: ImportPresenter, shown: list[ImportState], operations: SynchronousOperations, tmp_path: Path
) -> None:
    path = tmp_path / "bad.jsonl"
    good = json.dumps(dict(record().payload), default=str)
    path.write_text(f'{good}\n{{"id": 1}}\n{{"id": "x", "topics": ["feez"]}}', encoding="utf-8")
    presenter.choose_file(path)
    presenter.start()
    faults = shown[-1].faults
    assert any("第2行" in fault for fault in faults)
    assert not any("inspected_on" in fault for fault in faults)
    assert any("第3行" in fault and "feez" in fault for fault in faults)
    assert stored(operations.session) == []
    assert operations.faults == []
    assert shown[-1].may_import


def test_another_countys_records_are_pointed_out(
    presenter: ImportPresenter, shown: list[ImportState], tmp_path: Path, resources: Path
) -> None:
    line = (resources / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()[0]
    path = tmp_path / "other.jsonl"
    path.write_text(line.replace('"county": "410823"', '"county": "410822"'), encoding="utf-8")
    presenter.choose_file(path)
    presenter.start()
    assert "410822" in shown[-1].message[1]
    presenter.choose_checklist("wuzhi-2023")
    assert shown[-1].message == ()


def test_a_cancelled_import_leaves_nothing(
    shown: list[ImportState], session: Session, preferences: PreferencesFile, resources: Path
) -> None:
    progress = Progress()
    progress.cancel()
    presenter = ImportPresenter(shown.append, surroundings(SynchronousOperations(session, progress), preferences))
    presenter.choose_file(resources / "samples" / "records.jsonl")
    presenter.start()
    assert shown[-1].message == ("已取消，没有导入任何记录。",)
    assert stored(session) == []


def test_exported_records_come_in_again_unchanged(
    presenter: ImportPresenter,
    shown: list[ImportState],
    operations: SynchronousOperations,
    preferences: PreferencesFile,
    tmp_path: Path,
    resources: Path,
) -> None:
    presenter.choose_file(resources / "samples" / "records.jsonl")
    presenter.start()
    sentences: list[str] = []
    ExportPresenter(sentences.append, operations, preferences).export(tmp_path / "out")
    assert sentences == [f"已导出50条记录：{tmp_path / 'out.jsonl'}"]
    assert preferences.current.last_folder == str(tmp_path)
    presenter.choose_file(tmp_path / "out.jsonl")
    presenter.start()
    assert "相同50条" in shown[-1].message[0]
