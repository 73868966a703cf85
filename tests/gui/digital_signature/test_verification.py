"""A case shows which of its documents are signed, and what a signature is worth, also after a byte was changed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.cases.page import CasesPage
from gui.digital_signature.verification_dialog import VerificationDialog
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.digital_signature.bureau_signature import BureauSignature
from inspections.documents.digital_signature.certificate import read_certificate
from inspections.documents.orders import order_paper
from inspections.profiles.loading import load_profile
from inspections.use_cases.issue import issue_document
from tests.support.certificates import AT, BUREAU, PASSWORD
from tests.support.gui.bureau import Bureau
from tests.support.gui.clicking import press
from tests.support.gui.navigation import Ways
from tests.support.made_up_case import SITE, draft, issued, opened
from tests.support.notice_drafts import fonts


@pytest.fixture
def page(qtbot: QtBot, bureau: Bureau) -> CasesPage:
    page = CasesPage(bureau.operations, bureau.preferences, Ways().navigation)
    qtbot.addWidget(page)
    page.ready(bureau.session.knowledge)
    page.resize(1214, 728)
    page.show()
    return page


@pytest.fixture
def signed(bureau: Bureau, file: Path, resources: Path) -> Document:
    """A case with a document that is not signed and, above it, one that is."""
    (record,) = opened(bureau.session.store)
    issued(bureau.session.store, draft(bureau.session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    order = order_paper(draft(bureau.session.store, record, NumberKind.SITE_RECORD, SITE), fonts())
    signature = BureauSignature(read_certificate(file, PASSWORD), bureau.clock)
    order = signature.on(order, load_profile(resources / "profiles" / "410823.toml"), "现场检查记录")
    return issue_document(bureau.session.store, order, prefix="武发改能源检", issued_on=date(2023, 8, 20)).document


def row_of(page: CasesPage, document: Document) -> int:
    model = page.panel.documents
    return next(row for row in range(model.rowCount()) if model.index(row, 1).data() == document.number.text)


def verification(page: CasesPage, document: Document) -> VerificationDialog:
    page.panel.document_table.selectRow(row_of(page, document))
    press(page.panel.buttons.verifying)
    dialogs: list[VerificationDialog] = list(page.findChildren(VerificationDialog))
    return dialogs[-1]


def words(dialog: VerificationDialog) -> list[str]:
    labels: list[QLabel] = list(dialog.findChildren(QLabel))
    return [label.text() for label in labels]


def test_a_signed_document_says_so_and_what_its_signature_is_worth(page: CasesPage, signed: Document) -> None:
    page.shown()
    model = page.panel.documents
    row = row_of(page, signed)
    assert model.index(row, 3).data() == "有效，有电子签名"
    assert model.index(1 - row, 3).data() == "有效"
    page.panel.document_table.selectRow(1 - row)
    assert page.panel.buttons.verifying.isVisible()
    assert not page.panel.buttons.verifying.isEnabled()
    dialog = verification(page, signed)
    assert dialog.message.text() == "✓ 文件自签名后没有改动。"
    said = words(dialog)
    assert f"现场检查记录  {signed.number.text}" in said
    assert {BUREAU, f"{AT.astimezone():%Y-%m-%d %H:%M}（签名人电脑的时间）", "签发现场检查记录"} <= set(said)
    dialog.close()


def test_one_changed_byte_is_found(page: CasesPage, signed: Document, bureau: Bureau) -> None:
    path = bureau.session.store.archive.folder / signed.sha256
    content = bytearray(path.read_bytes())
    offset = content.index(b"/ModDate") if b"/ModDate" in content else content.index(b"/CreationDate")
    content[content.index(b"2", offset)] ^= 1
    path.write_bytes(content)
    page.shown()
    dialog = verification(page, signed)
    assert dialog.message.text() == ("✗ 文件在签名后被改动，签名无效。存档的文件与签发时登记的 SHA-256 不一致，请从备份中恢复。")
    assert BUREAU in words(dialog)


def test_a_file_that_is_cut_short_cannot_be_verified(page: CasesPage, signed: Document, bureau: Bureau) -> None:
    page.shown()
    path = bureau.session.store.archive.folder / signed.sha256
    path.write_bytes(path.read_bytes()[:2000])
    dialog = verification(page, signed)
    assert dialog.message.text() == "✗ 文件已损坏，或者不是 PDF。存档的文件与签发时登记的 SHA-256 不一致，请从备份中恢复。"


def test_a_document_whose_file_is_gone_is_shown_and_told(page: CasesPage, signed: Document, bureau: Bureau) -> None:
    (bureau.session.store.archive.folder / signed.sha256).unlink()
    page.shown()
    assert page.panel.documents.index(row_of(page, signed), 3).data() == "有效"
    assert not page.panel.buttons.verifying.isVisible()


def test_without_signed_documents_there_is_nothing_to_verify(page: CasesPage, bureau: Bureau) -> None:
    (record,) = opened(bureau.session.store)
    issued(bureau.session.store, draft(bureau.session.store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    page.shown()
    assert not page.panel.buttons.verifying.isVisible()


def test_the_page_with_a_signed_document_fits_a_laptop_that_shows_everything_a_quarter_larger(page: CasesPage, signed: Document) -> None:
    page.shown()
    assert page.panel.buttons.verifying.isVisible()
    assert page.minimumSizeHint().width() <= 1366 / 1.25 - 152
    page.resize(int(1366 / 1.25 - 152), int(768 / 1.25 - 50))
    page.panel.document_table.selectRow(row_of(page, signed))
    for button in (page.panel.buttons.looking, page.panel.buttons.verifying, page.panel.buttons.voiding):
        assert button.width() >= button.sizeHint().width(), button.text()
