from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.documents.dialog import DocumentDialog
from gui.documents.shown_pages import page_images
from gui.operations.operations import Operations
from gui.preferences import PreferencesFile
from gui.record_form.fields.choice import ChoiceEditor
from inspections.cases.numbers import NumberKind
from inspections.documents.issued_reports import county_of, month_of
from inspections.documents.knowledge import Knowledge
from inspections.documents.wanted import WantedDocument
from inspections.session import Session
from tests.support.gui.clicking import press
from tests.support.gui.document_dialog import Open, answer, write
from tests.support.gui.stored_visit import case_of, documents_of, noticed_visit, one_visit, surroundings
from tests.support.made_up_case import PARTY, opened, visit
from tests.support.memory_drafts import MemoryDrafts

pytestmark = pytest.mark.usefixtures("dressed")


def pixels(dialog: DocumentDialog) -> list[QImage]:
    return [sheet.pixmap().toImage() for sheet in dialog.preview.sheets]


def test_a_site_record_from_what_is_typed_to_the_copy_on_the_disk(open_dialog: Open, session: Session, tmp_path: Path) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    assert PARTY in dialog.heading.text()
    assert dialog.number.text() == "武发改能源检〔2023〕…号（签发时给出）"
    assert len(dialog.preview.sheets) >= 1
    assert dialog.issuing.isEnabled()
    write(dialog, "situation", "now")
    assert not dialog.issuing.isEnabled(), "what was typed was not looked over yet"
    dialog.presenter.settle()
    assert "不再收回" in answer(dialog, "取消")
    assert documents_of(session, case, NumberKind.SITE_RECORD) == ()
    answer(dialog, "签发")
    (document,) = documents_of(session, case, NumberKind.SITE_RECORD)
    assert document.content["situation"] == "now"
    (copy,) = (tmp_path / "out").iterdir()
    assert dialog.status.text() == f"文件已存到：{copy}"
    assert dialog.number.text() == "武发改能源检〔2023〕1号"
    assert not dialog.issuing.isVisible()
    assert dialog.printing.isVisible()
    assert session.drafts.paper(WantedDocument(NumberKind.SITE_RECORD, case).key) is None


def test_what_is_missing_stands_in_the_checks_and_what_is_wrong_beside_its_field(open_dialog: Open, session: Session) -> None:
    _, case, notice = noticed_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.RECEIPT, case))
    assert not dialog.issuing.isEnabled()
    editor = dialog.form.boxes["content"].lists["documents"].rows[0].cells["document"].editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.box.currentText() == f"{notice.number.text}  责令整改通知书"
    cell: Any = dialog.form.part("served_at")
    assert not cell.fault.isVisible()
    assert "须处理" in dialog.tabs.tabText(1)
    write(dialog, "served_at", "2023-8-40 9:00")
    dialog.presenter.settle()
    assert "2023-8-40" in cell.fault.text()
    write(dialog, "served_at", "2023-08-18 09:06")
    dialog.presenter.settle()
    assert not cell.fault.isVisible()


def test_what_was_issued_is_printed_saved_again_and_seen_with_its_number(
    open_dialog: Open, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    assert not dialog.again.isVisible()
    answer(dialog, "签发")
    (document,) = documents_of(session, case, NumberKind.SITE_RECORD)
    with qtbot.waitSignal(dialog.print_requested) as asked:
        press(dialog.printing)
    assert asked.args == [document]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "again"))
    press(dialog.again)
    assert [path.name for path in (tmp_path / "again").iterdir()] == [document.file_name]
    press(dialog.preview.larger)
    shown = pixels(dialog)
    scale = float(dialog.preview.zoom.text().rstrip("%")) / 100 * 96 / 72
    for index, page in enumerate(page_images(session.store.archive.read(document.sha256), scale)):
        assert bytes(shown[index].constBits()) == page.pixels


def test_the_page_is_there_from_the_first_key_on_and_says_that_it_is_no_document_yet(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.INTERVIEW, case))
    before = pixels(dialog)
    assert dialog.preview.unfinished.isVisible()
    write(dialog, "place", "room")
    dialog.presenter.settle()
    assert pixels(dialog) != before
    assert dialog.preview.unfinished.isVisible()
    dialog.presenter.issue()
    assert documents_of(session, case, NumberKind.INTERVIEW) == ()
    assert dialog.number.text().endswith("（签发时给出）")


def test_a_page_that_one_looks_at_stays_while_one_types(open_dialog: Open, session: Session, qtbot: QtBot) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    assert not dialog.preview.unfinished.isVisible()
    bar = dialog.preview.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    for _ in range(3):
        write(dialog, "statement", "we object " * 60)
        dialog.presenter.settle()
        assert bar.value() == 200


def test_the_reason_why_nothing_can_be_seen_stands_in_the_place_of_the_page(open_dialog: Open, session: Session) -> None:
    (record,) = opened(session.store, profiled=False)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case_of(session, record)))
    (sentence,) = dialog.preview.sheets
    assert sentence.text().startswith("还不能预览。没有行政区划代码 410823 的单位资料")
    assert not dialog.preview.unfinished.isVisible()


def test_what_was_typed_is_there_again_until_it_is_issued(open_dialog: Open, session: Session, qtbot: QtBot) -> None:
    _, case = one_visit(session)
    wanted = WantedDocument(NumberKind.INTERVIEW, case)
    first = open_dialog(wanted)
    assert not first.recovered.isVisible()
    write(first, "place", "room")
    qtbot.waitUntil(lambda: (session.drafts.paper(wanted.key) or {}).get("place") == "room")
    write(first, "name", "Wu")
    first.close()  # within the time of a timer
    second = open_dialog(wanted)
    assert second.recovered.isVisible()
    part: Any = second.form.part("name")
    assert part.editor.line.text() == "Wu"
    press(second.anew)
    assert part.editor.line.text() == ""
    assert not second.recovered.isVisible()


def test_what_holds_when_nothing_is_ticked_is_told_beside_the_boxes(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    part: Any = open_dialog(WantedDocument(NumberKind.TRANSFER, case)).form.part("requirements")
    assert part.label.text() == "移送的问题（都不勾选，按检查表应当移送的写）"


def test_a_box_that_is_left_empty_is_not_said_to_be_filled_by_a_template(open_dialog: Open, session: Session) -> None:
    """Hints go by the path of a field: 请求事项 of a letter and 已询问，没有提出 of a site record shared one."""
    _, case = one_visit(session)
    part: Any = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case)).form.part("heard")
    assert part.label.text() == "没有陈述和申辩的（问过、对方没有提出的才勾选）"


def test_lines_are_added_and_removed(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.INTERVIEW, case))
    lines = dialog.form.boxes["content"].lists["questions"]
    press(lines.add)
    press(lines.add)
    write(dialog, "questions[2].question", "why?")
    assert len(lines.rows) == 2
    press(lines.rows[0].remove)
    dialog.presenter.settle()
    assert session.drafts.paper(WantedDocument(NumberKind.INTERVIEW, case).key) is not None
    assert session.drafts.paper(WantedDocument(NumberKind.INTERVIEW, case).key)["questions"] == [{"question": "why?"}]  # type: ignore[index] # the test knows what is held


def test_the_cursor_goes_into_the_line_that_was_added(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.INTERVIEW, case))
    dialog.activateWindow()
    press(dialog.form.boxes["content"].lists["questions"].add)
    part: Any = dialog.form.part("questions[1].question")
    assert dialog.focusWidget() is part.editor.text


def test_what_is_missing_in_a_line_says_in_which(open_dialog: Open, session: Session) -> None:
    _, case, _ = noticed_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.REVIEW, case))
    labels: list[QLabel] = list(dialog.checks.findChildren(QLabel))
    assert "复查情况第1行：没有填写整改情况，请填写。" in {label.text() for label in labels}


@pytest.mark.parametrize("kind", [NumberKind.REVIEW, NumberKind.TRANSFER, NumberKind.EVIDENCE_LIST, NumberKind.CATALOGUE])
def test_every_kind_opens_with_what_the_case_gives(open_dialog: Open, session: Session, kind: NumberKind) -> None:
    _, case, _ = noticed_visit(session)
    dialog = open_dialog(WantedDocument(kind, case))
    assert dialog.presenter.record is not None
    assert dialog.checks.widget() is not None


def test_a_case_that_is_gone_is_told(open_dialog: Open) -> None:
    dialog = open_dialog(WantedDocument(NumberKind.CATALOGUE, UUID(int=7)))
    assert not dialog.issuing.isEnabled()
    assert dialog.heading.text() == "正在读取…"


def test_the_month_is_reported_to_the_companies(qtbot: QtBot, tmp_path: Path, knowledge: Knowledge, preferences: PreferencesFile) -> None:
    stored = Session(open_store(tmp_path / "store.db"), MemoryDrafts(), knowledge)  # aggregates are not made in memory
    opened(stored.store)
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
    around = surroundings(stored, preferences, tmp_path, date(2023, 9, 1))
    dialog = DocumentDialog(around, WantedDocument(NumberKind.REPORT, month=(2023, 8)), parent)
    dialog.open()
    assert dialog.heading.text() == "2023年8月"
    assert not dialog.record.isVisible()
    assert dialog.form.signing == {}
    answer(dialog, "签发")
    assert dialog.number.text() == "武发改能源通〔2023〕1号"
    with stored.store.reading() as unit:
        (report,) = unit.documents.of_kind(NumberKind.REPORT)
    assert report.content["addressee"] == "各供电企业"
    assert (month_of(report), county_of(report)) == ((2023, 8), "410823")
    stored.close()


def test_another_record_of_the_case_has_what_was_typed_for_it(open_dialog: Open, session: Session) -> None:
    first, second = opened(session.store, visit(), visit("WZ-2023-014", "2023-08-18"))
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case_of(session, first), second.uuid))
    assert dialog.record.currentText() == "2023-08-18  WZ-2023-014"
    write(dialog, "attendee", "Zhou")
    dialog.record.setCurrentIndex(0)
    part: Any = dialog.form.part("attendee")
    assert (dialog.presenter.record, part.editor.line.text()) == (first.uuid, "")
    dialog.record.setCurrentIndex(1)
    assert part.editor.line.text() == "Zhou"


def test_the_dialog_fits_a_laptop_that_shows_everything_a_quarter_larger(open_dialog: Open, session: Session) -> None:
    _, case, _ = noticed_visit(session)
    for kind in (NumberKind.REVIEW, NumberKind.RECEIPT, NumberKind.SITE_RECORD):
        smallest = open_dialog(WantedDocument(kind, case)).minimumSizeHint()
        assert smallest.width() <= 1366 / 1.25 - 40
        assert smallest.height() <= 768 / 1.25 - 60


def test_nothing_is_issued_while_what_was_typed_is_still_looked_over(
    session: Session, preferences: PreferencesFile, tmp_path: Path, qtbot: QtBot
) -> None:
    _, case = one_visit(session)
    operations = Operations(lambda: session, lambda _faults: None, lambda _error: None)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DocumentDialog(
        replace(surroundings(session, preferences, tmp_path), operations=operations), WantedDocument(NumberKind.SITE_RECORD, case), parent
    )
    dialog.open()
    qtbot.waitUntil(dialog.issuing.isEnabled, timeout=20_000)
    write(dialog, "situation", "now")
    dialog.presenter.settle()
    assert operations.busy
    assert not dialog.issuing.isEnabled()
    qtbot.waitUntil(dialog.issuing.isEnabled, timeout=20_000)
    operations.close()


def test_a_dialog_that_is_closed_while_work_is_under_way_keeps_what_was_typed(
    session: Session, preferences: PreferencesFile, tmp_path: Path, qtbot: QtBot
) -> None:
    _, case = one_visit(session)
    wanted = WantedDocument(NumberKind.INTERVIEW, case)
    faults: list[object] = []
    operations = Operations(lambda: session, faults.append, faults.append)
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
    around = replace(surroundings(session, preferences, tmp_path), operations=operations)
    dialog = DocumentDialog(around, wanted, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    qtbot.waitUntil(lambda: not operations.busy and bool(dialog.form.boxes), timeout=20_000)
    write(dialog, "place", "room")
    dialog.presenter.settle()  # is under way when the dialog goes
    write(dialog, "name", "Wu")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
    qtbot.waitUntil(lambda: not operations.busy, timeout=20_000)
    kept = session.drafts.paper(wanted.key) or {}
    assert (kept["place"], kept["name"], faults) == ("room", "Wu", [])
    operations.close()
