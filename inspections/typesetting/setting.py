"""Lines that fill a page as type, rules, pictures and strokes with their places."""

from collections.abc import Sequence

from inspections.typesetting import page
from inspections.typesetting.document_rows import Row
from inspections.typesetting.flow import Line, TableLine, stack
from inspections.typesetting.sheet import Page, PenStroke, Placed, PlacedPicture, Rule
from inspections.typesetting.signing import UNDER, drawn_signature
from inspections.typesetting.table import RULE, TableRow, draw_rows

BLANK_RULE_BELOW = page.LEADING / 2 + page.SIZE_3 / 2 + UNDER
"""From a line's upper edge to the rule of its blanks."""


def set_page(lines: Sequence[Line], start: int) -> Page:
    """The page with its first line on the block's line `start`, counted from 0."""
    placed: list[Placed] = []
    rules: list[Rule] = []
    pictures: list[PlacedPicture] = []
    strokes: list[PenStroke] = []
    filled, _ = stack(lines)
    offset = start * page.LEADING
    position = 0
    while position < len(filled):
        line, top = filled[position]
        if isinstance(line, TableLine):
            rows = _rows_of(line, lines[position:])
            drawn = draw_rows(line.table, rows, offset + top)
            placed += drawn.placed
            rules += drawn.rules
            position += len(rows)
            continue
        baseline = offset + top + page.LEADING / 2 + page.BASELINE * page.SIZE_3
        placed += [Placed(span, baseline) for span in line.spans]
        rule = offset + top + BLANK_RULE_BELOW
        rules += [Rule(left, rule, right, rule, RULE) for left, right in line.blanks]
        _sign(line, rule, pictures, strokes)
        position += 1
    return Page(tuple(placed), rules=tuple(rules), pictures=tuple(pictures), strokes=tuple(strokes))


def _rows_of(first: TableLine, lines: Sequence[Line]) -> list[TableRow]:
    """The rows of the first line's table up to the next other line."""
    rows: list[TableRow] = []
    for line in lines:
        if not isinstance(line, TableLine) or line.table is not first.table:
            break
        rows.append(line.row)
    return rows


def _sign(line: Row, rule: float, pictures: list[PlacedPicture], strokes: list[PenStroke]) -> None:
    for signature in line.signatures:
        drawn = drawn_signature(signature, rule)
        pictures += drawn.pictures
        strokes += drawn.strokes
