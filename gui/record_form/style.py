"""The form's own part of the style sheet."""

from gui.theme import ACCENT, ACCENT_LIGHT, LINE, MUTED, PANEL

STYLE = f"""
QFrame#section {{ border: 1px solid {LINE}; border-radius: 4px; background: white; }}
QFrame#line {{ border: 1px solid #e6eaef; border-radius: 3px; background: #fafbfc; }}
QLabel#group {{ color: {ACCENT}; font-weight: bold; }}
QLabel#message, QLabel#standing {{ background: {ACCENT_LIGHT}; color: {ACCENT}; padding: 6px 12px; border-radius: 3px; }}
QLabel#saved {{ color: {MUTED}; }}
QWidget#formBody, QWidget#verdicts {{ background: {PANEL}; }}
QFrame#verdict {{ border: 1px solid {LINE}; border-radius: 4px; background: white; }}
QFrame#verdict:hover, QFrame#verdict:focus {{ border: 1px solid {ACCENT}; }}
QPushButton#fold, QPushButton#more {{ border: none; text-align: left; padding: 3px 2px; background: transparent; color: {MUTED}; }}
QPushButton#fold:hover, QPushButton#more:hover, QPushButton#fold:focus, QPushButton#more:focus {{
    color: {ACCENT}; text-decoration: underline; }}
"""
