"""Make the pictures of the window's pages and dialogs: the real window offscreen, on a new data folder with the sample records.

    .venv/bin/python -m docs.screenshots [FOLDER]

They go to docs/images unless another folder is named. What the window looks like after a change is seen by running this again; the
fonts are the committed ones, the day is the samples'.
"""

# ruff: noqa: INP001 - a script that belongs to the documentation, not a package

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from time import monotonic
from typing import cast
from unittest.mock import patch

import simplejson
from PIL import Image, ImageDraw, ImageOps
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtWidgets import QApplication, QWidget

from db.drafts import open_drafts
from db.opening import open_store
from gui.application import Start, make_application
from gui.desk import Desk
from gui.first_run.dialog import FirstRunDialog
from gui.installation import Installation
from gui.main_window import CASES, LEDGER, LIST, SETTINGS
from gui.papers.dialog import PaperDialog
from gui.papers.state import WantedPaper
from gui.signing.desk import SigningDesk
from gui.signing.refusal_dialog import RefusalDialog
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.commands.context import Context
from inspections.commands.demo import load_sample
from inspections.listing.query import RecordLine
from inspections.notices.papers.signatures import Signer
from inspections.session import Knowledge, Session

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
IMAGES = ROOT / "docs" / "images"
SIZE = QSize(1366, 768)
SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
WRONG = "记录编号,检查时间,被检查单位\nA-1,2023-02-30,东城供电所\n,2023-08-02,东城供电所\n"
COLOURS = 256
"""Enough for type with soft edges; those that cover little (a red word) are kept, too."""
LARGEST = 150_000
MONTH = (2023, 8)
"""The month that most samples are of."""
TOPIC = "fees"
"""The record that is opened has fees among its topics: its form shows a table."""
OTHER = "zhejiang-2021"
"""The checklist that the samples' one is compared with."""
TAKEN = datetime(2023, 8, 10, 10, 30, tzinfo=UTC)
"""When the made-up photos were taken."""
SIGNATURE = [
    [[150, 90], [170, 84], [215, 78], [240, 82]],
    [[192, 56], [190, 100], [176, 150], [150, 176]],
    [[196, 104], [222, 140], [252, 172]],
    [[300, 70], [296, 120], [284, 170]],
    [[300, 72], [350, 66], [362, 74], [356, 130], [350, 172], [336, 162]],
    [[308, 108], [346, 104]],
    [[306, 136], [344, 132]],
    [[420, 96], [470, 88], [500, 90]],
    [[462, 60], [456, 110], [440, 150], [418, 172], [430, 150], [470, 140], [520, 168]],
]
"""Strokes of nobody's name."""
SECONDS = 60


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until a condition holds, and then until it is painted."""
    ends = monotonic() + SECONDS
    while not condition():
        if monotonic() > ends:
            raise TimeoutError("the window did not come to what was to be pictured")
        QApplication.processEvents()
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def images() -> Path:
    """Return the folder of the pictures."""
    return Path(sys.argv[1]) if sys.argv[1:] else IMAGES


def keep(name: str, widget: QWidget) -> None:
    """Write the picture of a window or dialog, in few colours and with a thin frame."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    grabbed = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    path = images() / f"{name}.png"
    framed = ImageOps.expand(grabbed, border=1, fill="#BFBFBF")
    framed.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"{path.name}: {grabbed.width} x {grabbed.height}, {size // 1000} kB\n")
    if size > LARGEST:
        raise ValueError(f"{path} is larger than a page of documentation should carry")


def open_window(data: Path) -> tuple[Start, Desk]:
    """Open the window on a new data folder."""
    context = Context(RESOURCES, open_store, data / "inspection.db")
    knowledge = Knowledge(context.packs, context.vocabulary, context.calendar, context.templates, RESOURCES / "fonts")

    def open_session() -> Session:
        return Session(open_store(data / "inspection.db", create=True), open_drafts(data / "drafts.db", create=True), knowledge)

    installation = Installation(RESOURCES, data, open_session, lambda: open_drafts(data / "drafts.db", create=True), "检查员", "")
    start = Start(installation, resume=False)
    start.window.show()
    until(lambda: start.window.current is not None)
    return start, cast("Desk", start.desk)


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


def record_with_findings(desk: Desk) -> RecordLine:
    """Return a line of the list whose record has fees and the most to complain of."""
    rows = range(desk.records.records.rowCount())
    lines = [line for row in rows if (line := desk.records.presenter.line(row)) is not None]
    return max((line for line in lines if TOPIC in line.topics), key=lambda line: line.violations)


def picture_pages(start: Start, desk: Desk) -> None:
    """Keep every page."""
    window = start.window
    window.show_page(LIST)
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
    for name, page in (("ledger", LEDGER), ("settings", SETTINGS)):
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
    window.show_page(CASES)
    until(lambda: not desk.operations.busy and desk.cases.panel.record() is not None)
    record = record_with_findings(desk)
    desk.cases.text.setText(record.inspectee)
    until(lambda: desk.cases.cases.rowCount() > 0 and not desk.operations.busy)
    desk.cases.presenter.search(record.inspectee)
    until(lambda: not desk.operations.busy)
    case = desk.cases.presenter.chosen
    site = WantedPaper(NumberKind.SITE_RECORD, case, record.uuid)
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
    dialog = open_paper(desk, WantedPaper(NumberKind.SITE_RECORD, case, record.uuid, replaced=document_of(desk).uuid))
    issue(desk, dialog)
    dialog = open_paper(desk, WantedPaper(NumberKind.RECEIPT, case, record.uuid))
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
    report = open_paper(desk, WantedPaper(NumberKind.REPORT, month=MONTH))
    keep("report-dialog", report)
    issue(desk, report)
    picture_reports(start, desk)


def picture_reports(start: Start, desk: Desk) -> None:
    """Keep the list of issued reports with one that was replaced."""
    window, page = start.window, desk.ledger
    window.show_page(LEDGER)
    until(lambda: not desk.operations.busy and page.panel.report() is not None)
    former = page.panel.report()
    if former is None:
        raise LookupError("no report is chosen")
    issue(desk, open_paper(desk, WantedPaper(NumberKind.REPORT, month=MONTH, replaced=former.uuid)))
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


def open_paper(desk: Desk, wanted: WantedPaper) -> PaperDialog:
    """Open the dialog for a document, ready to be pictured."""
    until(lambda: QApplication.activeModalWidget() is None)
    dialog = desk.papers.open(wanted)
    until(lambda: not desk.operations.busy)
    return dialog


def issue(desk: Desk, dialog: PaperDialog) -> None:
    """Issue what a dialog holds and close it."""
    dialog.presenter.choose_folder(str(Path.cwd() / "文书"))
    dialog.presenter.issue()
    until(lambda: not desk.operations.busy and bool(dialog.presenter.document))
    desk.preferences.change(last_folder="/home/检查员/文书")  # what is pictured names no machine
    dialog.close()
    until(lambda: QApplication.activeModalWidget() is None and not desk.operations.busy)


def picture_dialogs(start: Start, desk: Desk) -> None:
    """Keep every dialog."""
    start.window.show_page(LIST)
    notice = desk.notices.open(record_with_findings(desk).uuid)
    until(lambda: notice.issuing.isEnabled() and not desk.operations.busy)
    keep("notice-dialog", notice)
    notice.close()
    picture_comparison(start, desk)
    picture_evidence(desk)
    picture_signing(start)
    picture_templates(desk)
    Path("2023年8月检查记录.jsonl").write_bytes((RESOURCES / "samples" / "records.jsonl").read_bytes())
    picture_import(desk, "import", Path("2023年8月检查记录.jsonl"))
    wrong = Path("东城供电所.csv")
    wrong.write_text(WRONG, encoding="utf-8")
    picture_import(desk, "import-faults", wrong)


def picture_comparison(start: Start, desk: Desk) -> None:
    """Keep the dialog that holds a connection, on which the checklists set different limits, against another checklist."""
    lines = (RESOURCES / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    samples = [simplejson.loads(line, use_decimal=True) for line in lines]
    users = [record.get("user", {}) for record in samples]
    content = next(
        record for record, user in zip(samples, users, strict=True) if user.get("three_zero") and user["supply"] == "lv_business"
    )
    comparison = desk.comparison.open(content, start.preferences.current.checklist)
    comparison.presenter.choose(OTHER)
    until(lambda: not desk.operations.busy)
    keep("comparison", comparison)
    comparison.close()
    until(lambda: QApplication.activeModalWidget() is None)


def picture_evidence(desk: Desk) -> None:
    """Keep the dialog for evidence with two pieces and a file to be added."""
    photos = [Path(f"{name}.jpg") for name in ("收费公示栏", "收费收据", "业务工作单")]
    for shade, path in zip(((118, 140, 170), (168, 140, 120), (140, 165, 130)), photos, strict=True):
        photo = Image.new("RGB", (800, 600), shade)
        ImageDraw.Draw(photo).rectangle((160, 120, 640, 480), fill=(240, 240, 232), outline=(70, 70, 70), width=8)
        photo.save(path)
        os.utime(path, (TAKEN.timestamp(), TAKEN.timestamp()))
    dialog = desk.evidence.open(record_with_findings(desk).uuid)
    until(lambda: not desk.operations.busy)
    dialog.presenter.add_files(photos[:2])
    until(lambda: not desk.operations.busy)
    for place, shows in enumerate(("营业厅收费公示栏没有公示这两个项目", "2023年6月1日收取费用的收据")):
        dialog.presenter.choose(place)
        dialog.presenter.write("shows", shows)
        dialog.form.boxes[next(iter(dialog.form.boxes))].click()
        if not dialog.form.place.text():
            dialog.presenter.write("place", "营业厅")
    dialog.presenter.attach()
    until(lambda: not desk.operations.busy and dialog.table.rowCount() > 1)
    dialog.presenter.add_files(photos[2:])
    until(lambda: not desk.operations.busy and dialog.files.count() == 1)
    keep("evidence", dialog)
    dialog.presenter.leave_out()
    dialog.close()
    until(lambda: QApplication.activeModalWidget() is None)


def picture_signing(start: Start) -> None:
    """Keep the pad with a signature, and the record of a refusal."""
    held = {"strokes": SIGNATURE}
    pad = SigningDesk().ask(Signer("party", "被检查单位 周某某", may_refuse=True), held, lambda _: None, start.window)
    until(pad.isVisible)
    keep("signature", pad)
    pad.refusing.click()
    until(lambda: isinstance(QApplication.activeModalWidget(), RefusalDialog))
    refusal = cast("RefusalDialog", QApplication.activeModalWidget())
    refusal.reason.setPlainText("认为收费由关联企业收取，与本单位无关")
    refusal.witnesses[0][1].setText("某村村民委员会")
    refusal.accepting.click()
    keep("refusal", refusal)
    refusal.close()
    pad.close()
    until(lambda: QApplication.activeModalWidget() is None)


def picture_templates(desk: Desk) -> None:
    """Keep the wording of the notice with a wrong placeholder, and the laws that are to be confirmed."""
    dialog = desk.templates.open_templates()
    until(lambda: dialog is not None and bool(dialog.preview.sheets[0].pixmap()) and not desk.operations.busy)
    if dialog is not None:
        dialog.presenter.write("words.opening", "{inspected_on}，本机关执法人员{officer}对你单位进行现场检查。经查，{found}")
        until(lambda: not desk.operations.busy)
        keep("templates", dialog)
        dialog.presenter.drop()
        dialog.close()
    until(lambda: QApplication.activeModalWidget() is None)
    laws = desk.templates.open_laws(("张某", "李某"))
    until(lambda: laws is not None and laws.table.rowCount() > 0 and not desk.operations.busy)
    if laws is not None:
        laws.table.selectRow(0)
        laws.by.setEditText("张某")
        laws.confirming.click()
        until(lambda: not desk.operations.busy)
        laws.table.selectRow(1)
        keep("laws", laws)
        laws.close()
    until(lambda: QApplication.activeModalWidget() is None)


def picture_import(desk: Desk, name: str, path: Path) -> None:
    """Keep the dialog after it has imported a file, or refused to."""
    dialog = desk.exchange.import_records()
    dialog.presenter.choose_file(path)
    dialog.presenter.start()
    until(lambda: not desk.operations.busy)
    keep(name, dialog)
    dialog.close()
    until(lambda: QApplication.activeModalWidget() is None)


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
