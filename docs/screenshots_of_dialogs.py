"""The pictures of the dialogs: notice, comparison, evidence, signing, templates, laws, import."""

# ruff: noqa: INP001 - a script that belongs to the documentation, not a package

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import simplejson
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

from docs.staging import RESOURCES, keep, record_with_findings, until
from gui.application import Start
from gui.desk import Desk
from gui.exchange.clashes_dialog import ClashesDialog
from gui.pages import RECORDS
from gui.signing.desk import SigningDesk
from gui.signing.refusal_dialog import RefusalDialog
from inspections.documents.signatures import Signer

WRONG = "记录编号,检查时间,被检查单位\nA-1,2023-02-30,东城供电所\n,2023-08-02,东城供电所\n"
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


def picture_dialogs(start: Start, desk: Desk) -> None:
    """Keep every dialog."""
    start.window.show_page(RECORDS.name)
    notice = desk.documents.open_notice(record_with_findings(desk).uuid)
    until(lambda: bool(notice.preview.sheets) and not desk.operations.busy)
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
    picture_clashes(desk)


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
    photos = [Path(f"{name}.jpg") for name in ("IMG_20230815_101230", "IMG_20230815_102115", "业务工作单")]
    for shade, path in zip(((118, 140, 170), (168, 140, 120), (140, 165, 130)), photos, strict=True):
        photo = Image.new("RGB", (800, 600), shade)
        ImageDraw.Draw(photo).rectangle((160, 120, 640, 480), fill=(240, 240, 232), outline=(70, 70, 70), width=8)
        photo.save(path)
        os.utime(path, (TAKEN.timestamp(), TAKEN.timestamp()))
    dialog = desk.evidence.open(record_with_findings(desk).uuid)
    until(lambda: not desk.operations.busy)
    dialog.presenter.add_files(photos[:2])
    until(lambda: not desk.operations.busy)
    for number, shows in enumerate(("营业厅收费公示栏没有公示这两个项目", "2023年6月1日收取费用的收据")):
        dialog.presenter.choose(number)
        dialog.presenter.write("shows", shows)
        dialog.form.boxes[next(iter(dialog.form.boxes))].click()
        if not dialog.form.location.text():
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
    signature = {"strokes": SIGNATURE}
    pad = SigningDesk().ask(Signer("party", "被检查单位 周某某", may_refuse=True), signature, lambda _: None, start.window)
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


def picture_clashes(desk: Desk) -> None:
    """Keep the dialog that asks about records whose numbers others bear."""
    lines = (RESOURCES / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    first, second = (simplejson.loads(line, use_decimal=True) for line in lines)
    path = Path("城东站.jsonl")
    other = {"name": "武陟县某物业服务有限公司", "kind": "property_manager"}
    clashing = [{**first, "inspectee": other}, {**second, "inspected_on": "2023-08-29"}]
    path.write_text("\n".join(simplejson.dumps(record, use_decimal=True) for record in clashing), encoding="utf-8")
    dialog = desk.exchange.import_records()
    dialog.presenter.choose_file(path)
    dialog.presenter.start()
    until(lambda: not desk.operations.busy)
    asking = cast("ClashesDialog", QApplication.activeModalWidget())
    asking.choices[0].setCurrentIndex(1)
    keep("import-clashes", asking)
    asking.close()
    dialog.close()
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
