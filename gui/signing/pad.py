"""The pad: where a signature is drawn by mouse, pen or finger, and shown in smooth strokes."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QLineF, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QInputDevice, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from gui import theme
from gui.signing.state import Stroke

INK = 2.6
"""Width of a stroke in logical pixels."""
_BASE = 0.72
"""Where the line to write on runs, of the pad's height."""
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


class SignaturePad(QFrame):
    """Tells where a stroke begins, goes and ends, in logical pixels; shows the strokes it is given.

    One hand at a time: while a stroke is under way by pen, finger or mouse, the others (a palm on the glass) are not heard.
    """

    touched = Signal(float, float)
    moved = Signal(float, float)
    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty pad."""
        super().__init__(parent)
        self._strokes: tuple[Stroke, ...] = ()
        self._by: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMinimumSize(420, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("签名区")

    @override
    def sizeHint(self) -> QSize:
        return QSize(680, 260)

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Show these strokes."""
        if strokes != self._strokes:
            self._strokes = strokes
            self.update()

    # --- mouse, pen, finger --------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin("mouse", event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go("mouse", event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end("mouse", event.position())

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        match event.type():
            case QEvent.Type.TabletPress:
                self._by = None  # the pen goes before a palm that touched first
                self._begin("pen", event.position())
            case QEvent.Type.TabletMove:
                self._go("pen", event.position())
            case QEvent.Type.TabletRelease:
                self._end("pen", event.position())
        event.accept()  # else Qt sends a mouse event after it

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.device().type() == QInputDevice.DeviceType.TouchPad:
            return  # it moves the mouse
        if event.type() == QEvent.Type.TouchCancel:
            if isinstance(self._by, int):
                self._by = None
                self.lifted.emit()
            return
        for point in event.points():
            match point.state():
                case point.State.Pressed:
                    self._begin(point.id(), point.position())
                case point.State.Updated:
                    self._go(point.id(), point.position())
                case point.State.Released:
                    self._end(point.id(), point.position())

    def _begin(self, by: object, point: QPointF) -> None:
        if self._by is None:
            self._by = by
            self.touched.emit(*self._inside(point))

    def _go(self, by: object, point: QPointF) -> None:
        if self._by == by:
            self.moved.emit(*self._inside(point))

    def _end(self, by: object, point: QPointF) -> None:
        if self._by == by:
            self._by = None
            self.moved.emit(*self._inside(point))
            self.lifted.emit()

    def _inside(self, point: QPointF) -> tuple[float, float]:
        return min(max(point.x(), 0.0), float(self.width())), min(max(point.y(), 0.0), float(self.height()))

    # --- painting ------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(theme.LINE))
        painter.setBrush(QColor(theme.GROUND))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setPen(QPen(QColor(theme.LINE), 1, Qt.PenStyle.DashLine))
        base = frame.height() * _BASE
        painter.drawLine(QPointF(theme.WIDE, base), QPointF(frame.width() - theme.WIDE, base))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.TEXT), INK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for stroke in self._strokes:
            painter.drawPath(_smooth(stroke))
        painter.end()


def _smooth(stroke: Stroke) -> QPainterPath:
    """Return a curve that runs through the middles between the points and bends towards the points."""
    points = [QPointF(x, y) for x, y in stroke]
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0))  # a dot
        return path
    for here, after in pairwise(points[1:]):
        middle = QLineF(here, after).center()
        path.quadTo(here, middle)
    path.lineTo(points[-1])
    return path
