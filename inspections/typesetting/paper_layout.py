"""Lay a paper without red head out on pages, its photos on pages of their own behind it."""

from math import fsum
from typing import Final

from inspections.faults import refuse
from inspections.typesetting import page
from inspections.typesetting.blocks import block_lines, joined
from inspections.typesetting.flow import fill
from inspections.typesetting.fonts import FontSet, Role
from inspections.typesetting.official_document import printable
from inspections.typesetting.paper import Paper
from inspections.typesetting.photos import photo_pages
from inspections.typesetting.redhead import title_lines
from inspections.typesetting.setting import set_page
from inspections.typesetting.sheet import Page, Placed
from inspections.typesetting.signing import Foot, signing_foot
from inspections.typesetting.spans import Span, Typesetter

LEAST_LINES: Final = 4
"""Lines that title and foot leave on the first page."""


def lay_out_paper(paper: Paper, fonts: FontSet) -> list[Page]:
    """The paper's pages.

    Raises `UserError` for a title that leaves the first page no room, and for signatures and photos that cannot be read.
    """
    typesetter = Typesetter(fonts)
    foot = signing_foot(paper.foot, typesetter)
    head, start = _head(paper, typesetter)
    following = page.LINES - foot.lines
    if following - start < LEAST_LINES:
        raise refuse("title_too_long", "标题过长，首页排不下内容", "标题", "请缩短标题")
    filled = fill(joined(block_lines(paper.blocks, typesetter)), following - start, following)
    pages = [set_page(lines, 0 if number else start) for number, lines in enumerate(filled)]
    pages[0] = pages[0]._replace(placed=(*head, *pages[0].placed))
    pages += photo_pages(paper.photos, paper.photos_per_page, foot.lines, typesetter)
    return [_finished(sheet, foot, _count(number, len(pages), paper, typesetter)) for number, sheet in enumerate(pages, 1)]


def _head(paper: Paper, typesetter: Typesetter) -> tuple[list[Placed], int]:
    """Issuer, title and number, and the line on which the blocks begin, one line below."""
    placed: list[Placed] = []
    line = paper.title_line
    for text in [paper.issuer] * paper.headed + [paper.title]:
        lines = title_lines(printable(text), line, typesetter)
        placed += lines
        line += len(lines)
    if paper.number:
        placed.append(Placed(typesetter.on_one_line(printable(paper.number)), page.baseline(line, page.SIZE_3)))
        line += 1
    return placed, line + 1


def _count(number: int, total: int, paper: Paper, typesetter: Typesetter) -> list[Placed]:
    """第1页 共3页, centred as far below the block as an official document's page number."""
    if not paper.counted:
        return []
    text = f"第{number}页　共{total}页"
    widths = typesetter.natural(text, Role.FANGSONG, page.SIZE_4)
    span = Span(text, Role.FANGSONG, page.SIZE_4, (page.BLOCK_WIDTH - fsum(widths)) / 2, widths)
    return [Placed(span, page.BLOCK_HEIGHT + page.PAGE_NUMBER_BELOW + (0.5 + page.BASELINE) * page.SIZE_4)]


def _finished(sheet: Page, foot: Foot, count: list[Placed]) -> Page:
    return sheet._replace(
        placed=(*sheet.placed, *foot.placed, *count),
        rules=sheet.rules + foot.rules,
        pictures=sheet.pictures + foot.drawn.pictures,
        strokes=sheet.strokes + foot.drawn.strokes,
    )
