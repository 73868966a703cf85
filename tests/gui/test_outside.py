"""A file that no program of the computer can open: said, with the place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.outside import show_outside

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def question() -> QMessageBox:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("通知书.pdf", "这台电脑上没有可以打开 PDF 文件的程序。"),
        ("通知书.docx", "这台电脑上没有可以打开 DOCX 文件的程序。"),
        ("<b>证据", "这台电脑上没有可以打开这种文件的程序。"),
        ("", "这台电脑上没有可以打开文件夹的程序。"),
    ],
)
def test_where_no_program_is_installed_the_place_is_told_and_can_be_copied(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, what: str
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    path = tmp_path / name
    if name:
        path.write_bytes(b"x")
    show_outside(path, parent)
    box = question()
    assert box.text() == what
    assert box.informativeText().endswith(f"\n{path}")
    next(button for button in box.buttons() if button.text() == "复制位置").click()
    assert QGuiApplication.clipboard().text() == str(path)


def test_what_is_no_longer_there_is_told_as_such(parent: QWidget, tmp_path: Path) -> None:
    show_outside(tmp_path / "gone.pdf", parent)
    assert question().text() == "文件或文件夹已经不在原来的位置。"
    question().reject()


def test_what_can_be_opened_is_opened_without_a_word(parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url))  # type: ignore[func-returns-value] # that is true
    show_outside(tmp_path, parent)
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]
    assert QApplication.activeModalWidget() is None
