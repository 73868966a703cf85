"""What stands in a grid of texts for a cell that is no text of its own: a failed formula, a picture, a number that is shown otherwise.

No text that a person fills in begins like that, so that such a cell goes through columns of codes as any other text does.
"""

from __future__ import annotations

from inspections.records.number_formats import ShownCell
from inspections.records.unreadable import IN_CELL, UnreadableError

NO_RESULT = "=（公式没有结果）"
"""A formula that was never calculated."""
PICTURE = "=（单元格内图片）"
"""A picture inside the cell: WPS writes =DISPIMG(…) for it, Excel an error value."""
ERROR_VALUES = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!"}
)
"""What a spreadsheet shows for a formula that failed (ISO/IEC 29500-1, 18.17.3, and Excel's later ones)."""
_NUMBER = "=\0"
_PICTURE_FORMULAS = ("DISPIMG(", "IMAGE(")


def is_picture(formula: str) -> bool:
    """Return whether a formula puts a picture into its cell."""
    return any(name in formula.upper() for name in _PICTURE_FORMULAS)


def shown_cell(shown: ShownCell, stored: str) -> str:
    """Return what stands for a number that its format shows otherwise than it is stored."""
    return f"{_NUMBER}{shown.shown}\0{stored}\0{shown.number or ''}"


def text_of_cell(cell: str) -> str:
    """Return what a person sees in a cell. Raises UnreadableError for one that holds no text."""
    if cell.startswith(_NUMBER):
        return cell.removeprefix(_NUMBER).split("\0")[0]
    if cell == NO_RESULT:
        raise UnreadableError(IN_CELL, "的公式没有结果", "请在 Excel 中打开并保存，或改填数值")
    if cell in ERROR_VALUES:
        raise UnreadableError(IN_CELL, f"的结果是错误值 {cell}", "请在 Excel 中改正公式并保存，或改填数值")
    if cell == PICTURE or (cell.startswith("=") and is_picture(cell)):
        raise UnreadableError(IN_CELL, "是嵌在单元格里的图片，不是文字", "请把图片作为证据添加，这里改填文字")
    return cell


def number_of_cell(cell: str, *, percent: bool) -> str:
    """Return the number of a cell as text; with `percent` the fact is counted in percent. Raises UnreadableError where it is in doubt."""
    if not cell.startswith(_NUMBER):
        return text_of_cell(cell)
    shown, stored, number = cell.removeprefix(_NUMBER).split("\0")
    if number.endswith("%") and percent:
        return number.removesuffix("%")
    if not number or number.endswith("%"):
        seen = f"显示为“{shown}”" if shown else "显示为空白"
        raise UnreadableError(IN_CELL, f"{seen}，实际存的是 {stored}，看不出指的是哪个数", "请把单元格设为常规格式，填写完整的数")
    return number
