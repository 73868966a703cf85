"""From a field's type to its editor."""

from __future__ import annotations

from typing import assert_never

from gui.record_form.fields.choice import ChoiceEditor
from gui.record_form.fields.day import DayEditor
from gui.record_form.fields.editor import FieldEditor
from gui.record_form.fields.line import LineEditor, OfferingLine
from gui.record_form.fields.paragraph import ParagraphEditor
from gui.record_form.fields.radio import YES_NO, RadioEditor
from gui.record_form.fields.several import TextsEditor, TicksEditor
from inspections.checklists.wording import UNITS
from inspections.forms.hints import HINTS
from inspections.records.fields.field import Field, FieldType

_OFFERING = "inspectee.name"
_COUNTED, _TIMES = "次数", "次"
"""What happens is counted by another word than things (个)."""


def editor_for(field: Field, *, compact: bool = False) -> FieldEditor:
    """Return an editor for a field; `compact` ones stand in the lines of a list."""
    hint = field.hint or HINTS.get(field.path, "")
    match field.type:
        case FieldType.TEXT if field.paragraphs:
            return ParagraphEditor(hint)
        case FieldType.TEXT | FieldType.CREDIT_CODE | FieldType.FEE_LINE:
            return OfferingLine(hint) if field.path == _OFFERING else LineEditor("", hint)
        case FieldType.DATE:
            return DayEditor()
        case FieldType.DATETIME:
            return DayEditor(with_time=True)
        case FieldType.BOOLEAN:
            return ChoiceEditor(YES_NO[:2], "未查明") if compact else RadioEditor(YES_NO)
        case FieldType.NUMBER | FieldType.YUAN | FieldType.AMOUNT | FieldType.MONEY:
            return LineEditor(_TIMES if field.label.endswith(_COUNTED) else UNITS.get(field.unit, field.unit), hint)
        case FieldType.CHOICE:
            if field.path.startswith("observations."):
                return RadioEditor((*field.choices.items(), (None, "未判断")))
            return ChoiceEditor(tuple(field.choices.items()))
        case FieldType.CHOICES:
            return TicksEditor(field.choices)
        case FieldType.TEXTS:
            return TextsEditor(field.choices)
        case _:
            assert_never(field.type)
