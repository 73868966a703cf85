"""How the window looks: spacing, colours, fonts, style sheet. White background, dark-blue accent, no animation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

NARROW = 4
CLOSE = 6
GAP = 8
INSET = 10
MARGIN = 12
INDENT = 14
WIDE = 20
RAIL_WIDTH = 152
LABEL_WIDTH = 164
ROW_HEIGHT = 32
"""Distances and sizes in logical pixels."""

TEXT_POINTS = 10.5
TITLE_POINTS = 16.0

ACCENT = "#1f3f73"
ACCENT_LIGHT = "#e8edf5"
TEXT = "#1d2129"
MUTED = "#5c6673"
LINE = "#cfd5dd"
GROUND = "#ffffff"
PANEL = "#f5f7fa"
ERROR = "#b3261e"
WARNING = "#8a5a00"
GOOD = "#1e6b3a"

VERDICT_COLOURS: Mapping[str, str] = MappingProxyType(
    {"violation": ERROR, "undetermined": WARNING, "compliant": GOOD, "not_applicable": MUTED}
)
"""Verdict code to the colour of its word. A colour never stands alone: the word is always beside it."""

UI_FONT = "Inspection Hei"


def dress(application: QApplication, resources: Path) -> None:
    """Give the application its fonts, colours and style sheet. `resources` is the program's resources folder."""
    QFontDatabase.addApplicationFont(str(resources / "fonts" / "hei.ttf"))
    font = QFont([UI_FONT, "Noto Sans CJK SC", "Microsoft YaHei", "WenQuanYi Micro Hei"])
    font.setPointSizeF(TEXT_POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    application.setStyle("Fusion")
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet(resources / "icons"))


def icon(icons: Path, name: str) -> QIcon:
    """Return the icon `name`.svg of the folder."""
    return QIcon(str(icons / f"{name}.svg"))


def label(text: str) -> str:
    """Return what a button or box bears for a text of a person's: a single & would be taken for the mark of a key."""
    return text.replace("&", "&&")


def mark_wrong(editor: QWidget, wrong: bool) -> None:  # noqa: FBT001 # a state, as setEnabled takes one
    """Give an editor the border of a field that needs attention, or take it away."""
    if bool(editor.property("wrong")) is not wrong:
        editor.setProperty("wrong", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.Base, GROUND),
        (QPalette.ColorRole.AlternateBase, PANEL),
        (QPalette.ColorRole.Button, PANEL),
        (QPalette.ColorRole.Text, TEXT),
        (QPalette.ColorRole.WindowText, TEXT),
        (QPalette.ColorRole.ButtonText, TEXT),
        (QPalette.ColorRole.ToolTipBase, GROUND),
        (QPalette.ColorRole.ToolTipText, TEXT),
        (QPalette.ColorRole.PlaceholderText, "#8b95a1"),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, GROUND),
        (QPalette.ColorRole.Link, ACCENT),
        (QPalette.ColorRole.Mid, LINE),
    ):
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(disabled, role, QColor("#98a1ac"))
    return palette


def style_sheet(icons: Path) -> str:
    """Return the style sheet. Widgets name themselves by objectName (title, heading, hint, error) or property (primary)."""
    down, up, tick = (f"{icons.as_posix()}/{name}.svg" for name in ("down", "up", "tick"))
    # Names are text: without the first line Qt takes "<img src=…>" in a name, a tooltip or a question for a picture to be fetched.
    # Only a label named `marked` sets words off by colour and weight; whatever it shows of a record is escaped.
    return f"""
QLabel, QToolTip {{ qproperty-textFormat: PlainText; }}
QLabel#marked {{ qproperty-textFormat: RichText; }}
QLabel#title {{ font-size: {TITLE_POINTS}pt; color: {ACCENT}; }}
QLabel#heading {{ font-size: 12pt; color: {ACCENT}; }}
QLabel#hint {{ color: {MUTED}; font-size: 9.5pt; }}
QLabel#error {{ color: {ERROR}; font-size: 9.5pt; }}
QLabel#note {{ color: {WARNING}; font-size: 9.5pt; }}
QLabel#trouble {{ background: #fbeae8; color: {ERROR}; padding: 6px 12px; border-top: 1px solid {ERROR}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox {{
    border: 1px solid {LINE}; border-radius: 3px; padding: 4px 7px; background: {GROUND};
    selection-background-color: {ACCENT}; selection-color: {GROUND}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
    border: 1px solid {ACCENT}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QDateEdit[wrong="true"], QSpinBox[wrong="true"] {{
    border: 1px solid {ERROR}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ background: {PANEL}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ border: 1px solid {LINE}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 7px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ border: none; width: 22px; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ border: none; width: 22px; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url("{up}"); width: 10px; height: 10px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}
QCheckBox::indicator {{ width: 16px; height: 16px; border: 1px solid {LINE}; border-radius: 3px; background: {GROUND}; }}
QCheckBox::indicator:focus {{ border: 1px solid {ACCENT}; }}
QCheckBox::indicator:checked {{ background: {ACCENT}; border: 1px solid {ACCENT}; image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ background: {PANEL}; }}
QPushButton {{ border: 1px solid {LINE}; border-radius: 3px; padding: 5px 14px; min-height: 20px; background: {GROUND}; color: {TEXT}; }}
QPushButton:hover {{ border-color: {ACCENT}; color: {ACCENT}; }}
QPushButton:focus {{ border-color: {ACCENT}; }}
QPushButton:pressed {{ background: {ACCENT_LIGHT}; }}
QPushButton:disabled {{ color: #98a1ac; background: {PANEL}; border-color: #e1e5ea; }}
QPushButton[primary="true"] {{ background: {ACCENT}; border-color: {ACCENT}; color: {GROUND}; }}
QPushButton[primary="true"]:hover {{ background: #2c5191; color: {GROUND}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid #7f9ccb; padding: 4px 13px; }}
QPushButton[primary="true"]:disabled {{ background: #a9b6ca; border-color: #a9b6ca; }}
QHeaderView::section {{ background: {PANEL}; color: {MUTED}; border: none; border-bottom: 1px solid {LINE};
    border-right: 1px solid #e6eaef; padding: 6px 5px; }}
QTableView {{ border: 1px solid {LINE}; gridline-color: #e6eaef; alternate-background-color: #fafbfc;
    selection-background-color: {ACCENT_LIGHT}; selection-color: {TEXT}; }}
QTableCornerButton::section {{ background: {PANEL}; border: none; border-bottom: 1px solid {LINE}; border-right: 1px solid #e6eaef; }}
QTableView::item {{ padding: 2px 6px; }}
QTableView QLineEdit {{ border-radius: 0; padding: 0 5px; }}
QScrollArea {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: #c3cad4; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: #9aa5b4; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: #e6eaef; }}
QProgressBar {{ border: 1px solid {LINE}; border-radius: 3px; text-align: center; min-height: 18px; }}
QProgressBar::chunk {{ background: #9db4d8; }}
QToolTip {{ border: 1px solid {LINE}; padding: 4px; background: {GROUND}; color: {TEXT}; }}
QFrame#rail {{ background: {ACCENT}; border: none; }}
QFrame#rail QLabel#product {{ color: {GROUND}; font-size: 12pt; padding: 18px 14px 14px 14px; }}
QFrame#rail QLabel#told {{ color: {GROUND}; padding: 14px; }}
QFrame#rail QLabel#standing {{ color: #f2c14e; font-size: 9.5pt; padding: 10px 14px; }}
QFrame#rail QToolButton {{ border: none; border-left: 3px solid transparent; color: #dfe6f1; background: transparent;
    padding: 10px 8px 10px 13px; text-align: left; font-size: 11pt; }}
QFrame#rail QToolButton:hover {{ background: #2a4c84; color: {GROUND}; }}
QFrame#rail QToolButton:focus {{ background: #2a4c84; }}
QFrame#rail QToolButton:checked {{ background: #16305a; border-left: 3px solid #f2c14e; color: {GROUND}; }}
"""
