"""Records whose numbers others bear: the window asks, one line each, and does what was chosen."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.exchange.clashes_dialog import ClashesDialog
from gui.exchange.desk import ExchangeDesk
from gui.exchange.dialog import ImportDialog
from gui.preferences import PreferencesFile
from inspections.cases.clashes import Choice
from inspections.records.record import Record
from inspections.session import Session
from inspections.use_cases.import_records import import_records
from tests.support.gui.clicking import press
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.store_samples import checked

pytestmark = pytest.mark.usefixtures("dressed")

INPUTS = Path(__file__).resolve().parents[2] / "data/identity"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def dialog(session: Session, preferences: PreferencesFile, parent: QWidget) -> ImportDialog:
    preferences.change(checklist="wuzhi-2023")
    desk = ExchangeDesk(
        operations=SynchronousOperations(session),
        preferences=preferences,
        knowledge=session.knowledge,
        author="张某",
        now=lambda: datetime(2026, 11, 22, tzinfo=UTC),
        parent=parent,
    )
    return desk.import_records()


def read(dialog: ImportDialog, path: Path) -> ClashesDialog:
    dialog.presenter.choose_file(path)
    press(dialog.importing)
    return next(iter(dialog.findChildren(ClashesDialog)))


def said(asking: ClashesDialog, column: int) -> str:
    item = asking.table.item(0, column)
    assert item is not None
    return item.text()


def stored_parties(session: Session) -> dict[str, str]:
    with session.store.reading() as unit:
        return {stored.record.id: stored.record.inspectee_name for stored in unit.records.all()}


def kept(dialog: ImportDialog) -> None:
    dialog.presenter.choose_file(INPUTS / "e01_laptop_a.jsonl")
    press(dialog.importing)
    assert dialog.message.text().startswith("导入完成：新增1条")


def test_another_laptops_record_under_the_same_number_is_asked_about_and_both_are_kept(dialog: ImportDialog, session: Session) -> None:
    kept(dialog)
    asking = read(dialog, INPUTS / "e01_laptop_b.jsonl")
    assert stored_parties(session) == {"410823-2023-0001": "武陟县甲供电所"}
    incoming, stored = (said(asking, column) for column in (0, 1))
    assert incoming.splitlines() == [
        "编号：410823-2023-0001",
        "武陟县乙物业服务有限公司（物业服务企业）",
        "县（区）：410823",
        "检查时间：2023-08-16",
        "检查人：张某、李某",
    ]
    assert stored.splitlines()[-1] == "2026-11-22 08:00由张某导入"
    assert not asking.importing.isEnabled()
    assert asking.left.text() == "还有1条没有选择"
    asking.choices[0].setCurrentIndex(1)
    assert asking.choices[0].currentText() == "两条都保留，文件中的改编号"
    assert asking.words[0].text().splitlines() == ["不同：单位、类别、检查时间", "两条都保留时，文件中的改用编号410823-2023-0002"]
    press(asking.importing)
    assert dialog.message.text().startswith("导入完成：新增1条，更新0条，与已有记录相同0条；新立案1件。")
    assert stored_parties(session) == {"410823-2023-0001": "武陟县甲供电所", "410823-2023-0002": "武陟县乙物业服务有限公司"}


def test_a_typing_error_is_corrected_as_the_same_record(dialog: ImportDialog, session: Session) -> None:
    dialog.presenter.choose_file(INPUTS / "g01_typo.jsonl")
    press(dialog.importing)
    asking = read(dialog, INPUTS / "g02_typo_fixed.jsonl")
    choice = asking.choices[0]
    choice.setCurrentIndex(choice.findData(Choice.SAME))
    press(asking.importing)
    assert stored_parties(session) == {"410823-2023-0001": "武陟县甲供电所"}
    with session.store.reading() as unit:
        assert [line.case.party.name for line in unit.listings.cases("", 9)] == ["武陟县甲供电所"]


def test_without_a_decision_nothing_comes_in(dialog: ImportDialog, session: Session) -> None:
    kept(dialog)
    press(read(dialog, INPUTS / "e01_laptop_b.jsonl").closing)
    assert dialog.message.text() == "已取消，没有导入任何记录。"
    assert stored_parties(session) == {"410823-2023-0001": "武陟县甲供电所"}
    assert dialog.importing.isEnabled()


def test_many_are_decided_at_once_and_one_otherwise(dialog: ImportDialog, session: Session, tmp_path: Path) -> None:
    payload = json.loads((INPUTS / "e01_laptop_a.jsonl").read_text(encoding="utf-8"))
    first, second = tmp_path / "一.json", tmp_path / "二.json"
    first.write_text(json.dumps([{**payload, "id": number} for number in "ABC"]), encoding="utf-8")
    second.write_text(json.dumps([{**payload, "id": number, "inspected_on": "2023-09-01"} for number in "ABCD"]), encoding="utf-8")
    dialog.presenter.choose_file(first)
    press(dialog.importing)
    asking = read(dialog, second)
    press(asking.all_left_out)
    asking.choices[1].setCurrentIndex(asking.choices[1].findData(Choice.KEEP_BOTH))
    press(asking.importing)
    assert "不导入2条" in dialog.message.text()
    assert set(stored_parties(session)) == {"A", "B", "C", "D", "410823-2023-0002"}


def test_what_changed_while_it_was_asked_about_is_not_written_over(dialog: ImportDialog, session: Session) -> None:
    kept(dialog)
    asking = read(dialog, INPUTS / "e01_laptop_b.jsonl")
    with session.store.reading() as unit:
        (stored,) = unit.records.all()
    changed = Record({**stored.record.payload, "fees": []}, stored.record.uuid)
    import_records(session.store, checked(changed), author="李某", at=datetime(2026, 11, 22, tzinfo=UTC))  # another process
    press(asking.all_kept)
    press(asking.importing)
    assert "在选择期间已有变化" in dialog.faults.toPlainText()
    with session.store.reading() as unit:
        assert [kept.record.payload["fees"] for kept in unit.records.all()] == [[]]
