"""The real window offscreen on a new data folder, and pictures of what it shows."""

# ruff: noqa: INP001 - a script that belongs to the documentation, not a package

import io
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import cast

from PIL import Image, ImageOps
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtWidgets import QApplication, QWidget

from db.drafts import open_drafts
from db.opening import open_store
from db.snapshots import SqliteDatabases
from gui.application import Start
from gui.desk import Desk
from gui.documents.dialog import DocumentDialog
from gui.installation import Installation
from inspections.cases.listings import RecordLine
from inspections.documents.wanted import WantedDocument
from inspections.resources import Resources
from inspections.session import Session

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
IMAGES = ROOT / "docs" / "images"
SIZE = QSize(1366, 768)
COLOURS = 256
"""Enough for type with soft edges; those that cover little (a red word) are kept, too."""
LARGEST = 150_000
TOPIC = "fees"
"""The record that is opened has fees among its topics: its form shows a table."""
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
    knowledge = Resources(RESOURCES, data).knowledge

    def open_session() -> Session:
        return Session(open_store(data / "inspection.db", create=True), open_drafts(data / "drafts.db", create=True), knowledge)

    installation = Installation(
        RESOURCES, data, open_session, lambda: open_drafts(data / "drafts.db", create=True), "检查员", "", SqliteDatabases
    )
    start = Start(installation, resume=False)
    start.window.show()
    until(lambda: start.window.current is not None)
    return start, cast("Desk", start.desk)


def record_with_findings(desk: Desk) -> RecordLine:
    """Return a line of the list whose record has fees and the most to complain of."""
    rows = range(desk.records.records.rowCount())
    lines = [line for row in rows if (line := desk.records.presenter.line(row)) is not None]
    return max((line for line in lines if TOPIC in line.topics), key=lambda line: line.violations)


def open_paper(desk: Desk, wanted: WantedDocument) -> DocumentDialog:
    """Open the dialog for a document, ready to be pictured."""
    until(lambda: QApplication.activeModalWidget() is None)
    dialog = desk.documents.open(wanted)
    until(lambda: not desk.operations.busy)
    return dialog


def issue(desk: Desk, dialog: DocumentDialog) -> None:
    """Issue what a dialog holds and close it."""
    dialog.presenter.choose_folder(str(Path.cwd() / "文书"))
    dialog.presenter.issue()
    until(lambda: not desk.operations.busy and bool(dialog.presenter.document))
    desk.preferences.change(last_folder="/home/检查员/文书")  # what is pictured names no machine
    dialog.close()
    until(lambda: QApplication.activeModalWidget() is None and not desk.operations.busy)
