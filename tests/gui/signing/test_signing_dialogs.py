from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.signing.desk import SigningDesk
from gui.signing.dialog import SignatureDialog
from gui.signing.refusal_dialog import RefusalDialog
from inspections.documents.signatures import Signer

pytestmark = pytest.mark.usefixtures("dressed")
LEFT = Qt.MouseButton.LeftButton
LINE = (QPoint(40, 60), QPoint(120, 90), QPoint(200, 40))


class Signing:
    def __init__(self, qtbot: QtBot) -> None:
        self.dialog = SignatureDialog("被检查单位 周某某")
        qtbot.addWidget(self.dialog)
        self.signatures: list[dict[str, list[list[list[float]]]]] = []
        self.dialog.signed.connect(self.signatures.append)
        self.dialog.show()

    def draw(self) -> None:
        pad = self.dialog.pad
        QTest.mousePress(pad, LEFT, pos=LINE[0])
        for point in LINE[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, LEFT, pos=LINE[-1])

    def accept(self) -> list[dict[str, list[list[list[float]]]]]:
        QTest.mouseClick(self.dialog.accepting, LEFT)
        return self.signatures


@pytest.fixture
def signing(qtbot: QtBot) -> Signing:
    return Signing(qtbot)


def points(signature: dict[str, list[list[list[float]]]]) -> list[list[float]]:
    return [point for stroke in signature["strokes"] for point in stroke]


def test_the_mouse_signs(signing: Signing) -> None:
    assert signing.dialog.who.text() == "签名人：被检查单位 周某某"
    assert not signing.dialog.accepting.isEnabled()
    signing.draw()
    (signature,) = signing.accept()
    assert [40, 60] in points(signature)
    assert [200, 40] in points(signature)
    assert not signing.dialog.isVisible()


def test_a_stroke_is_undone_and_all_begun_anew(signing: Signing) -> None:
    signing.draw()
    signing.draw()
    QTest.mouseClick(signing.dialog.undoing, LEFT)
    assert signing.dialog.message.text() == "已写1笔。写完请点“确定”。"
    QTest.keyClick(signing.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not signing.dialog.accepting.isEnabled()
    signing.draw()
    QTest.mouseClick(signing.dialog.clearing, LEFT)
    assert not signing.dialog.undoing.isEnabled()
    assert not signing.accept()


def test_a_finger_signs_and_a_palm_beside_it_is_not_heard(signing: Signing) -> None:
    device = QTest.createTouchDevice()
    pad = signing.dialog.pad
    for step, (point, palm) in enumerate(zip(LINE, (QPoint(300, 150), QPoint(305, 150), QPoint(310, 150)), strict=True)):
        touch = QTest.touchEvent(pad, device)
        (touch.press if step == 0 else touch.move)(0, point, pad)
        (touch.press if step == 0 else touch.move)(1, palm, pad)
        touch.commit()
    QTest.touchEvent(pad, device).release(0, LINE[-1], pad).release(1, QPoint(310, 150), pad).commit()
    (signature,) = signing.accept()
    assert len(signature["strokes"]) == 1
    assert max(y for _, y in points(signature)) <= 90


def pen(kind: QEvent.Type, point: QPoint, device: QPointingDevice) -> QTabletEvent:
    down = LEFT if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    where = QPointF(point)
    none = Qt.KeyboardModifier.NoModifier
    return QTabletEvent(kind, device, where, where, 0.5, 0, 0, 0, 0, 0, none, LEFT, down)


def test_a_pen_signs(signing: Signing) -> None:
    stylus = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    for kind, point in zip((QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletMove), LINE, strict=True):
        QApplication.sendEvent(signing.dialog.pad, pen(kind, point, stylus))
    QApplication.sendEvent(signing.dialog.pad, pen(QEvent.Type.TabletRelease, LINE[-1], stylus))
    (signature,) = signing.accept()
    assert points(signature) == [[40, 60], [120, 90], [200, 40]]


def test_a_stroke_that_leaves_the_pad_stays_inside(signing: Signing) -> None:
    pad = signing.dialog.pad
    QTest.mousePress(pad, LEFT, pos=QPoint(50, 50))
    QTest.mouseMove(pad, QPoint(-80, 50))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(-80, 50))
    (signature,) = signing.accept()
    assert min(x for x, _ in points(signature)) == 0


def test_strokes_are_seen_on_the_pad(signing: Signing) -> None:
    empty = signing.dialog.pad.grab().toImage()
    signing.draw()
    assert signing.dialog.pad.grab().toImage() != empty


def test_enter_does_not_sign(signing: Signing) -> None:
    signing.draw()
    QTest.keyClick(signing.dialog, Qt.Key.Key_Return)
    assert not signing.signatures


def test_a_refusal_is_typed_and_told(qtbot: QtBot) -> None:
    dialog = RefusalDialog("被检查单位")
    qtbot.addWidget(dialog)
    refusals: list[Any] = []
    dialog.refused.connect(refusals.append)
    dialog.show()
    QTest.mouseClick(dialog.accepting, LEFT)
    assert dialog.reason_below.text().startswith("没有写明拒绝签名的原因")
    assert dialog.reason_below.height() >= dialog.reason_below.heightForWidth(dialog.reason_below.width())
    assert dialog.reason.property("wrong")
    dialog.reason.setPlainText("不认可检查结果")
    assert not dialog.reason.property("wrong")
    name, unit = dialog.witnesses[0]
    unit.setText("某村村民委员会")
    QTest.mouseClick(dialog.accepting, LEFT)
    assert name.property("wrong")
    assert not refusals
    name.setText("赵某")
    QTest.mouseClick(dialog.accepting, LEFT)
    assert refusals == [{"refused": {"reason": "不认可检查结果", "witnesses": [{"name": "赵某", "unit": "某村村民委员会"}]}}]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


PARTY = Signer("party", "被检查单位", may_refuse=True)
REFUSED = {"refused": {"reason": "不认可", "witnesses": [{"name": "赵某", "unit": "某村"}] * 3}}


def test_one_who_may_refuse_is_asked_for_the_reason_on_the_spot(parent: QWidget) -> None:
    answers: list[Any] = []
    pad = SigningDesk().ask(PARTY, None, answers.append, parent)
    assert not pad.by_hand.isVisible()
    QTest.mouseClick(pad.refusing, LEFT)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, RefusalDialog)
    QTest.mouseClick(asking.closing, LEFT)
    assert pad.isVisible()
    assert not answers
    QTest.mouseClick(pad.refusing, LEFT)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, RefusalDialog)
    asking.reason.setPlainText("未说明原因")
    QTest.mouseClick(asking.accepting, LEFT)
    assert answers == [{"refused": {"reason": "未说明原因", "witnesses": []}}]
    assert not pad.isVisible()


def test_what_is_held_is_shown_and_can_be_given_up_for_a_signature_by_hand(parent: QWidget) -> None:
    answers: list[Any] = []
    former = {"strokes": [[[Decimal("1.5"), Decimal(2)], [Decimal(90), Decimal(80)]]]}
    pad = SigningDesk().ask(Signer("officer_1", "检查人员 张某某"), former, answers.append, parent)
    assert not pad.refusing.isVisible()
    assert pad.message.text() == "已写1笔。写完请点“确定”。"
    QTest.mouseClick(pad.by_hand, LEFT)
    assert answers == [None]


def test_a_refusal_that_is_held_is_mended(parent: QWidget) -> None:
    answers: list[Any] = []
    pad = SigningDesk().ask(PARTY, REFUSED, answers.append, parent)
    QTest.mouseClick(pad.refusing, LEFT)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, RefusalDialog)
    asking.reason.setPlainText("不认可检查结果")
    QTest.mouseClick(asking.accepting, LEFT)
    assert answers == [{"refused": {"reason": "不认可检查结果", "witnesses": [{"name": "赵某", "unit": "某村"}] * 3}}]
