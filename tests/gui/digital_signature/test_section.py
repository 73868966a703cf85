"""电子签名 in the settings, through its widgets."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.digital_signature.certificate import BureauCertificate
from gui.faults.presenter import FaultPresenter
from gui.preferences import PreferencesFile
from gui.settings.page import SettingsPage
from inspections.session import Session
from tests.support.certificates import BUREAU, ENDS, PASSWORD, made_up
from tests.support.gui.backups import backups_of
from tests.support.gui.bureau import Bureau
from tests.support.gui.clicking import press
from tests.support.gui.password import enter_password, password_dialogs
from tests.support.gui.synchronous_operations import SynchronousOperations


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, bureau: Bureau) -> SettingsPage:
    del dressed
    return opened(qtbot, bureau)


def opened(qtbot: QtBot, bureau: Bureau) -> SettingsPage:
    faults = FaultPresenter(lambda heading, sentences: pytest.fail(f"{heading} {sentences}"))
    page = SettingsPage(
        operations=bureau.operations,
        faults=faults,
        preferences=bureau.preferences,
        certificate=bureau.certificate,
        backups=backups_of(bureau.session.store.archive.folder.parent, SynchronousOperations(bureau.session), bureau.preferences),
    )
    qtbot.addWidget(page)
    page.ready(bureau.session.knowledge)
    page.show()
    page.shown()
    return page


def choose(page: SettingsPage, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(page.certificate.choosing)


def test_a_certificate_is_chosen_by_its_password_which_is_kept_nowhere(
    qtbot: QtBot, stored: Session, preferences: PreferencesFile, parent: QWidget, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau = Bureau(stored, preferences, parent)
    page = opened(qtbot, bureau)
    section = page.certificate
    assert not section.holder.isVisible()
    assert not section.forgetting.isVisible()
    choose(page, file, monkeypatch)
    (dialog,) = password_dialogs(page)
    enter_password(dialog, "wrong")
    assert dialog.message.text() == "证书的密码不对，或者证书文件已损坏，请重新输入密码。"
    assert dialog.message.height() >= dialog.message.heightForWidth(dialog.message.width())
    assert bureau.certificate.remembered is None
    enter_password(dialog, PASSWORD)
    assert not password_dialogs(page)
    assert (section.holder.text(), section.ends.text()) == (BUREAU, ENDS.astimezone().strftime("%Y年%-m月%-d日"))
    assert section.file.text() == str(file)
    assert not section.fault.isVisible()
    assert not page.presenter.modified, "it is kept at once, apart from the profile"
    written = (file.parent / "preferences.json").read_text(encoding="utf-8")
    assert PASSWORD not in written
    assert "1234" not in written
    again = BureauCertificate(bureau.operations, PreferencesFile(file.parent / "preferences.json"), bureau.clock)
    assert again.remembered == bureau.certificate.remembered
    assert again.signature is None
    press(section.forgetting)
    assert not section.holder.isVisible()
    assert (bureau.certificate.remembered, bureau.certificate.signature) == (None, None)


def test_a_password_that_is_not_given_chooses_nothing(
    page: SettingsPage, bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "另一个.pfx"
    other.write_bytes(made_up().pkcs12)
    before = bureau.certificate.remembered
    choose(page, other, monkeypatch)
    (dialog,) = password_dialogs(page)
    press(dialog.leaving)
    assert bureau.certificate.remembered == before


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda file: file.unlink(), "证书文件不存在，请接上存放证书的磁盘或者 U 盘，或者在“设置”中重新选择证书文件。"),
        (lambda file: file.write_bytes(b"no certificate"), "这不是证书文件，请换用单位的电子签名证书（.p12 或 .pfx）。"),
        (lambda file: (file.unlink(), file.mkdir()), "证书文件无法读取（这是文件夹，不是文件），请检查文件和它的权限。"),
    ],
)
def test_what_became_of_the_file_is_told(page: SettingsPage, file: Path, spoil: object, expected: str) -> None:
    assert not page.certificate.fault.isVisible()
    assert callable(spoil)
    spoil(file)
    page.shown()
    assert page.certificate.fault.text() == expected
    assert page.certificate.holder.text() == BUREAU


def test_an_expired_certificate_is_told_and_not_taken(
    page: SettingsPage, bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.clock.at = ENDS + timedelta(days=1)
    page.shown()
    day = ENDS.strftime("%Y年%-m月%-d日")
    assert page.certificate.fault.text() == f"证书已在{day}到期，请向发证机构换发证书，再重新签名。"
    other = tmp_path / "另一个.p12"
    other.write_bytes(made_up().pkcs12)
    before = bureau.certificate.remembered
    choose(page, other, monkeypatch)
    (dialog,) = password_dialogs(page)
    enter_password(dialog, PASSWORD)
    assert f"证书已在{day}到期" in dialog.message.text()
    assert bureau.certificate.remembered == before
    renewed = tmp_path / "换发的.p12"
    renewed.write_bytes(made_up(ends=datetime(2030, 1, 1, tzinfo=UTC)).pkcs12)
    dialog.reject()
    choose(page, renewed, monkeypatch)
    enter_password(password_dialogs(page)[-1], PASSWORD)
    assert not page.certificate.fault.isVisible()
    assert page.certificate.file.text() == str(renewed)


@pytest.mark.parametrize("ends", ["", "soon", "2023-01-01"])
def test_preferences_that_say_no_term_are_no_reason_to_fail(
    qtbot: QtBot, stored: Session, chosen: PreferencesFile, parent: QWidget, ends: str
) -> None:
    chosen.change(certificate_ends=ends, certificate_holder="")
    page = opened(qtbot, Bureau(stored, chosen, parent, SynchronousOperations(stored)))
    assert page.certificate.ends.text() == page.certificate.holder.text() == "不明，请重新选择证书文件"
