"""Make the pictures of the window's pages and dialogs: the real window offscreen, on a new data folder with the sample records.

    .venv/bin/python -m docs.screenshots [FOLDER]

They go to docs/images unless another folder is named. What the window looks like after a change is seen by running this again; the
fonts are the committed ones, the day is the samples'.
"""

# ruff: noqa: INP001 - a script that belongs to the documentation, not a package

import json
import os
import sys
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from docs.screenshots_of_dialogs import picture_dialogs
from docs.staging import RESOURCES, ROOT, SIZE, images, issue, keep, open_paper, open_window, record_with_findings, until
from gui.application import Start, make_application
from gui.desk import Desk
from gui.first_run.dialog import FirstRunDialog
from gui.pages import CASES, LEDGER, RECORDS, SETTINGS
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.wanted import WantedDocument
from inspections.use_cases.import_samples import load_sample

SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
MONTH = (2023, 8)
"""The month that most samples are of."""


def first_run(desk: Desk) -> None:
    """Go through the first run as somebody who tries the program does."""
    until(lambda: isinstance(QApplication.activeModalWidget(), FirstRunDialog))
    guide = cast("FirstRunDialog", QApplication.activeModalWidget())
    guide.sample_profile.click()
    for step in (1, 2, 3):
        until(lambda: not desk.operations.busy)
        if step == 3:  # noqa: PLR2004 # the last one
            guide.samples.setChecked(True)
        keep(f"first-run-{step}", guide)
        guide.forward.click()
    until(lambda: QApplication.activeModalWidget() is None and not desk.operations.busy)


def picture_pages(start: Start, desk: Desk) -> None:
    """Keep every page."""
    window = start.window
    window.show_page(RECORDS.name)
    until(lambda: not desk.operations.busy and desk.records.records.rowCount() > 0)
    until(lambda: desk.records.presenter.line(0) is not None and not desk.operations.busy)
    keep("records", window)
    record = record_with_findings(desk)
    desk.navigation.open_record(record.uuid)
    until(lambda: not desk.operations.busy)
    keep("form", window)
    desk.form.focus("fees[0].name")
    until(lambda: not desk.operations.busy)
    keep("form-fees", window)
    window.resize(1000, window.height())
    until(lambda: not desk.operations.busy)
    keep("form-narrow", window)
    window.resize(SIZE)
    for name, page in (("ledger", LEDGER.name), ("settings", SETTINGS.name)):
        window.show_page(page)
        until(lambda: not desk.operations.busy)
        desk.ledger.presenter.choose(MONTH)
        until(lambda: not desk.operations.busy)
        keep(name, window)


SITE = {
    "attendee": "周某某",
    "attendee_post": "营业厅主任",
    "situation": "检查人员查阅了2023年1月至7月的业务档案12份、收费明细账和收费公示栏，并向窗口工作人员了解了收费流程。",
    "statement": "移表费是按上级公司的文件收取的。",
}


def picture_case(start: Start, desk: Desk) -> None:
    """Keep the page of cases with documents of every state, and the dialogs for documents."""
    window = start.window
    window.show_page(CASES.name)
    until(lambda: not desk.operations.busy and desk.cases.panel.record() is not None)
    record = record_with_findings(desk)
    desk.cases.text.setText(record.inspectee)
    until(lambda: desk.cases.cases.rowCount() > 0 and not desk.operations.busy)
    desk.cases.presenter.search(record.inspectee)
    until(lambda: not desk.operations.busy)
    case = desk.cases.presenter.chosen
    site = WantedDocument(NumberKind.SITE_RECORD, case, record.uuid)
    dialog = open_paper(desk, site)
    for path, value in SITE.items():
        dialog.presenter.edit(path, value)
    dialog.presenter.settle()
    until(lambda: not desk.operations.busy)
    dialog.close()
    dialog = open_paper(desk, site)
    keep("paper-dialog", dialog)
    issue(desk, dialog)
    desk.cases.panel.document_table.selectRow(0)
    dialog = open_paper(desk, WantedDocument(NumberKind.SITE_RECORD, case, record.uuid, replaced=document_of(desk).uuid))
    issue(desk, dialog)
    dialog = open_paper(desk, WantedDocument(NumberKind.RECEIPT, case, record.uuid))
    dialog.tabs.setCurrentIndex(1)
    keep("paper-checks", dialog)
    dialog.close()
    until(lambda: QApplication.activeModalWidget() is None and not desk.operations.busy)
    keep("cases", window)
    look = desk.cases.dialogs.look(document_of(desk))
    until(lambda: not desk.operations.busy)
    keep("document-preview", look)
    look.close()
    asking = desk.cases.dialogs.ask_reason(document_of(desk))
    until(asking.isVisible)
    keep("void-dialog", asking)
    asking.close()
    report = open_paper(desk, WantedDocument(NumberKind.REPORT, month=MONTH))
    keep("report-dialog", report)
    issue(desk, report)
    picture_reports(start, desk)


def picture_reports(start: Start, desk: Desk) -> None:
    """Keep the list of issued reports with one that was replaced."""
    window, page = start.window, desk.ledger
    window.show_page(LEDGER.name)
    until(lambda: not desk.operations.busy and page.panel.report() is not None)
    former = page.panel.report()
    if former is None:
        raise LookupError("no report is chosen")
    issue(desk, open_paper(desk, WantedDocument(NumberKind.REPORT, month=MONTH, replaced=former.uuid)))
    page.tabs.setCurrentIndex(1)
    until(lambda: not desk.operations.busy)
    keep("reports", window)
    page.tabs.setCurrentIndex(0)


def document_of(desk: Desk) -> Document:
    """Return the document that is chosen in the case."""
    document = desk.cases.panel.document()
    if document is None:
        raise LookupError("no document is chosen")
    return document


def main() -> int:
    """Write all pictures."""
    images().mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)  # paths that are pictured name no machine
        data = Path(name)
        screen = data / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # that there is no screen is known
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        application = make_application(RESOURCES)
        application.setCursorFlashTime(0)  # a cursor that stays
        day = datetime.combine(load_sample(RESOURCES / "samples").issued_on, time(9), UTC)
        with patch("gui.desk._now", lambda: day):
            start, desk = open_window(data)
            first_run(desk)
            start.preferences.change(last_folder="/home/检查员/整改通知书")
            picture_pages(start, desk)
            picture_case(start, desk)
            picture_dialogs(start, desk)
        start.window.close()
        until(lambda: not start.window.isVisible())
        os.chdir(ROOT)
        del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
