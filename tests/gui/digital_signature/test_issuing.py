"""A document is signed when it is issued, or it is not issued; driven through the dialogs."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.opening import open_store
from gui.documents.dialog import DocumentDialog
from gui.operations.operations import Operations
from gui.preferences import PreferencesFile
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.digital_signature.verify import Integrity, verify
from inspections.documents.knowledge import Knowledge
from inspections.documents.wanted import WantedDocument
from inspections.session import Session
from tests.support.certificates import AT, BUREAU, ENDS, PASSWORD
from tests.support.gui.bureau import Bureau
from tests.support.gui.clicking import press, uncheck
from tests.support.gui.document_dialog import issue
from tests.support.gui.password import enter_password, password_dialogs
from tests.support.gui.stored_visit import case_of
from tests.support.made_up_case import opened
from tests.support.memory_drafts import MemoryDrafts
from tests.support.notice_drafts import charged, decided, fee
from tests.support.stored_records import keep, keep_profile


@pytest.fixture
def record(stored: Session, resources: Path) -> UUID:
    keep_profile(stored, resources)
    return keep(stored, decided(charged(fee())))


def notices(session: Session) -> tuple[Document, ...]:
    with session.store.reading() as unit:
        return unit.documents.of_kind(NumberKind.NOTICE)


def archived(session: Session, document: Document) -> bytes:
    return session.store.archive.read(document.sha256)


def pixels(pdf: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [page.render(may_draw_forms=True).to_pil().tobytes() for page in document]


def test_a_notice_is_archived_signed_and_looks_as_without(
    bureau: Bureau, record: UUID, tmp_path: Path, resources: Path, knowledge: Knowledge
) -> None:
    dialog = bureau.desk.open_notice(record)
    assert dialog.signing.isVisible()
    assert dialog.signing.isChecked()
    assert dialog.signing.text() == "用本单位证书做电子签名"
    issue(dialog)
    (asking,) = password_dialogs(dialog)
    enter_password(asking, PASSWORD)
    (document,) = notices(bureau.session)
    signed = archived(bureau.session, document)
    (signature,) = verify(signed)
    assert (signature.signer, signature.issuer, signature.reason) == (BUREAU, BUREAU, "签发责令整改通知书")
    assert (signature.signed_at, signature.integrity) == (AT, Integrity.UNCHANGED)
    (copy,) = (tmp_path / "out").iterdir()
    assert copy.read_bytes() == signed
    assert not dialog.signing.isVisible()
    other = Session(open_store(tmp_path / "other.db"), MemoryDrafts(), knowledge)
    keep_profile(other, resources)
    bureau.preferences.change(last_folder=str(tmp_path / "unsigned"))
    plain = Bureau(other, bureau.preferences, bureau.parent).desk.open_notice(keep(other, decided(charged(fee()))))
    uncheck(plain.signing)
    issue(plain)
    (unsigned,) = notices(other)
    assert verify(archived(other, unsigned)) == ()
    assert signed.startswith(archived(other, unsigned))
    assert pixels(signed) == pixels(archived(other, unsigned))
    other.close()


def untouched(bureau: Bureau, dialog: DocumentDialog) -> bool:
    """Whether nothing was issued, no number was used up, and the dialog waits for another try."""
    with bureau.session.store.reading() as unit:
        numbers = unit.documents.of_kind(NumberKind.NOTICE)
    folder = bureau.session.store.archive.folder
    files = list(folder.iterdir()) if folder.exists() else []
    return not numbers and not files and dialog.isVisible() and dialog.issuing.isEnabled()


def test_a_wrong_password_issues_nothing_and_can_be_tried_again(bureau: Bureau, record: UUID) -> None:
    dialog = bureau.desk.open_notice(record)
    issue(dialog)
    (asking,) = password_dialogs(dialog)
    enter_password(asking, "wrong")
    assert asking.message.text() == "证书的密码不对，或者证书文件已损坏，请重新输入密码。"
    assert untouched(bureau, dialog)
    press(asking.leaving)
    assert untouched(bureau, dialog)
    issue(dialog)
    enter_password(password_dialogs(dialog)[-1], PASSWORD)
    (document,) = notices(bureau.session)
    assert document.number.serial == 1
    assert bureau.faults.codes == []


def test_a_password_is_asked_for_once_a_session(bureau: Bureau, record: UUID) -> None:
    first = bureau.desk.open_notice(record)
    issue(first)
    enter_password(password_dialogs(first)[-1], PASSWORD)
    first.close()
    (document,) = notices(bureau.session)
    second = bureau.desk.open_notice(record, document.uuid)
    issue(second)
    assert password_dialogs(second) == []
    assert [len(verify(archived(bureau.session, notice))) for notice in notices(bureau.session)] == [1, 1]


def test_with_an_expired_certificate_no_password_is_asked_for(bureau: Bureau, record: UUID) -> None:
    bureau.clock.at = ENDS + timedelta(days=1)
    dialog = bureau.desk.open_notice(record)
    issue(dialog)
    (asking,) = password_dialogs(dialog)
    assert "证书已在2024年1月1日到期，请向发证机构换发证书" in asking.message.text()
    assert not asking.password.isEnabled()
    assert not asking.accepting.isEnabled()
    QTest.keyClick(asking, Qt.Key.Key_Escape)
    assert untouched(bureau, dialog)
    uncheck(dialog.signing)
    issue(dialog)
    assert [verify(archived(bureau.session, notice)) for notice in notices(bureau.session)] == [()]


def test_a_certificate_that_expires_while_the_program_runs_signs_no_more(bureau: Bureau, record: UUID, file: Path) -> None:
    bureau.certificate.open(file, PASSWORD, bureau.certificate.keep, lambda faults: pytest.fail(str(faults)))
    bureau.clock.at = ENDS + timedelta(seconds=1)
    dialog = bureau.desk.open_notice(record)
    issue(dialog)
    assert bureau.faults.codes == ["certificate_expired"]
    assert untouched(bureau, dialog)


def test_a_certificate_on_a_stick_that_was_pulled_out_is_told(bureau: Bureau, record: UUID, file: Path) -> None:
    file.unlink()
    dialog = bureau.desk.open_notice(record)
    issue(dialog)
    (asking,) = password_dialogs(dialog)
    assert asking.message.text() == "证书文件不存在，请接上存放证书的磁盘或者 U 盘，或者在“设置”中重新选择证书文件。"
    asking.close()
    assert untouched(bureau, dialog)


def test_without_a_certificate_nothing_is_offered(stored: Session, preferences: PreferencesFile, parent: QWidget, record: UUID) -> None:
    bureau = Bureau(stored, preferences, parent)
    dialog = bureau.desk.open_notice(record)
    assert not dialog.signing.isVisible()
    issue(dialog)
    assert password_dialogs(dialog) == []
    assert [verify(archived(stored, notice)) for notice in notices(stored)] == [()]


def paper(bureau: Bureau, wanted: WantedDocument) -> DocumentDialog:
    dialog = DocumentDialog(bureau.desk.surroundings(), wanted, bureau.parent)
    dialog.open()
    return dialog


def test_a_month_s_report_is_signed_too(bureau: Bureau) -> None:
    opened(bureau.session.store)
    dialog = paper(bureau, WantedDocument(NumberKind.REPORT, month=(2023, 8)))
    assert dialog.signing.isVisible()
    issue(dialog)
    enter_password(password_dialogs(dialog)[-1], PASSWORD)
    with bureau.session.store.reading() as unit:
        (report,) = unit.documents.of_kind(NumberKind.REPORT)
    (signature,) = verify(archived(bureau.session, report))
    assert (signature.reason, signature.integrity) == ("签发供电监督检查情况通报", Integrity.UNCHANGED)
    assert not dialog.signing.isVisible()


@pytest.mark.parametrize("kind", [NumberKind.SITE_RECORD, NumberKind.INTERVIEW, NumberKind.RECEIPT, NumberKind.CATALOGUE])
def test_what_people_sign_by_hand_is_not_signed_by_the_bureau(bureau: Bureau, kind: NumberKind) -> None:
    (opened_case,) = opened(bureau.session.store)
    dialog = paper(bureau, WantedDocument(kind, case_of(bureau.session, opened_case)))
    assert not dialog.signing.isVisible()
    if dialog.issuing.isEnabled():
        issue(dialog)
        assert password_dialogs(dialog) == []


def opening(stored: Session, folder: Path) -> Callable[[], Session]:
    """How the worker comes by a session of its own on the same store."""
    return lambda: Session(open_store(folder / "store.db"), MemoryDrafts(), stored.knowledge)


def test_a_document_is_signed_in_the_worker(
    qtbot: QtBot, stored: Session, chosen: PreferencesFile, parent: QWidget, record: UUID, tmp_path: Path
) -> None:
    wrong: list[object] = []
    operations = Operations(opening(stored, tmp_path), wrong.append, wrong.append)
    bureau = Bureau(stored, chosen, parent, operations)
    dialog = bureau.desk.open_notice(record)
    qtbot.waitUntil(dialog.issuing.isEnabled, timeout=20_000)
    issue(dialog)
    (asking,) = password_dialogs(dialog)
    enter_password(asking, PASSWORD)
    qtbot.waitUntil(lambda: not dialog.issuing.isVisible() and not operations.busy, timeout=20_000)
    assert bureau.clock.asked[-1] == "operations"
    assert wrong == []
    operations.close()


def test_a_password_that_comes_after_the_dialog_was_closed_issues_nothing(
    qtbot: QtBot, stored: Session, chosen: PreferencesFile, parent: QWidget, record: UUID, tmp_path: Path
) -> None:
    wrong: list[object] = []
    operations = Operations(opening(stored, tmp_path), wrong.append, wrong.append)
    bureau = Bureau(stored, chosen, parent, operations)
    dialog = bureau.desk.open_notice(record)
    qtbot.waitUntil(dialog.issuing.isEnabled, timeout=20_000)
    issue(dialog)
    (asking,) = password_dialogs(dialog)
    qtbot.waitUntil(lambda: not operations.busy, timeout=20_000)
    enter_password(asking, PASSWORD)
    assert not asking.accepting.isEnabled(), "it is opened in the worker meanwhile"
    asking.reject()
    qtbot.waitUntil(lambda: not operations.busy, timeout=20_000)
    assert bureau.certificate.signature is None
    assert untouched(bureau, dialog)
    operations.close()
    assert wrong == []
