"""Lay an official document out on pages: every span of type with its place, nothing of PDF."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from inspections.errors import UserError, refuse
from inspections.notices import page
from inspections.notices.annexes import Rule, annex_sheets
from inspections.notices.document import OfficialDocument
from inspections.notices.fonts import FontSet, Role
from inspections.notices.redhead import Placed, RedHead, red_head
from inspections.notices.rows import EMPTY, Row, addressee_rows, annex_rows, note_rows, paragraph_rows, signature_rows
from inspections.notices.spans import Span, Typesetter

CARRIED_LINES: Final = 2
"""Lines of the last paragraph that go along when the signature needs a new page."""
DASH: Final = "—"


class Page(NamedTuple):
    """One page: its type, the height of the red line where it has one, and the rules of an annex's table."""

    placed: tuple[Placed, ...]
    red_line: float | None = None
    rules: tuple[Rule, ...] = ()


def lay_out(document: OfficialDocument, fonts: FontSet) -> list[Page]:
    """The document's pages, and those of its annexes.

    Raises `UserError` where title and addressee leave the text no place on the first page (7.3.3).
    """
    typesetter = Typesetter(fonts)
    head = red_head(document, typesetter)
    addressee = addressee_rows(document.addressee, typesetter)
    paragraphs = [paragraph_rows(paragraph, typesetter) for paragraph in document.paragraphs]
    annexes = annex_rows(document.annexes, typesetter)
    ending = signature_rows(document, typesetter) + note_rows(document.note, typesetter)
    body = [row for rows in paragraphs for row in rows]
    first = page.LINES - head.next_line
    if len(addressee) >= first:
        raise _pushed_out(len(addressee), first - 1)
    pages = paginate(addressee + body, annexes, ending, first, _carried(paragraphs))
    if body and len(pages[0]) <= len(addressee):
        # Headings went on to the second page with their text.
        raise _pushed_out(len(addressee), len(addressee) - 1)
    laid_out = [_page(rows, head if number == 1 else None, number, typesetter) for number, rows in enumerate(pages, 1)]
    for number, sheet in enumerate(annex_sheets(document.annexes, typesetter), len(laid_out) + 1):
        laid_out.append(Page((*sheet.placed, _page_number(number, typesetter)), rules=tuple(sheet.rules)))
    return laid_out


def _pushed_out(addressee: int, most: int) -> UserError:
    """The refusal of an addressee of so many lines where there is room for `most`; if for none, the title is at fault."""
    if most < 1:
        return refuse("title_too_long", "标题过长，正文首行排不到首页", "标题", "请缩短标题")
    what = f"主送机关名称共占{addressee}行，正文首行排不到首页"
    return refuse("addressee_too_long", what, "主送机关", f"请改用规范化简称或者同类型机关统称，压缩到{most}行以内")


def _carried(paragraphs: Sequence[Sequence[Row]]) -> int:
    """How many last lines of the text go along with a signature that needs a new page.

    The text begins on the first page, so one line of it never moves.
    """
    lines = sum(map(len, paragraphs))
    return min(CARRIED_LINES, len(paragraphs[-1]), lines - 1) if paragraphs else 0


def paginate(text: list[Row], annexes: list[Row], ending: list[Row], first: int, carried: int) -> list[list[Row]]:
    """Rows for each page: `first` of them on the first one, 22 on the others.

    Annexes, signature and note stay together below lines of the text. Where they need a new page, the text's last
    `carried` lines move along, so that no page bears a signature alone. Annexes that are too many for one page run on, and
    their last line keeps the signature company.
    """
    pages = _fill(text, first)
    together = annexes + ending
    if len(pages[-1]) + len(together) <= _capacity(len(pages), first):
        pages[-1] += together
        return pages
    if carried + len(together) <= page.LINES:
        return [*pages, _take_back(pages, carried) + together]
    pages = _fill(text + annexes, first)
    if len(pages[-1]) + len(ending) <= _capacity(len(pages), first):
        pages[-1] += ending
        return pages
    rest = _take_back(pages, 1) + ending
    return pages + [rest[start : start + page.LINES] for start in range(0, len(rest), page.LINES)]


def _fill(rows: Sequence[Row], first: int) -> list[list[Row]]:
    """Fill page after page; an empty line is left out at a page's top, a heading moves on with what it heads."""
    pages: list[list[Row]] = [[]]
    for row in rows:
        current = pages[-1]
        if len(current) == _capacity(len(pages), first):
            headings = _headings_at_end(current)
            pages.append(current[len(current) - headings :])
            del current[len(current) - headings :]
        if row == EMPTY and not pages[-1]:
            continue
        pages[-1].append(row)
    return pages


def _headings_at_end(rows: Sequence[Row]) -> int:
    """How many heading lines end the page; none where it holds nothing else, or they would move on for ever."""
    count = 0
    while count < len(rows) and rows[-1 - count].heading:
        count += 1
    return count if count < len(rows) else 0


def _take_back(pages: list[list[Row]], count: int) -> list[Row]:
    """Take the last rows from the last page, and the page too where that empties it."""
    last = pages[-1]
    moved = last[len(last) - count :]
    del last[len(last) - count :]
    if not last and len(pages) > 1:
        pages.pop()
    return moved


def _capacity(number: int, first: int) -> int:
    return first if number == 1 else page.LINES


def _page(rows: list[Row], head: RedHead | None, number: int, typesetter: Typesetter) -> Page:
    placed = list(head.placed) if head else []
    line = head.next_line if head else 0
    for row in rows:
        height = page.baseline(line, page.SIZE_3)
        placed += [Placed(span, height) for span in row.spans]
        line += 1
    placed.append(_page_number(number, typesetter))
    return Page(tuple(placed), head.red_line if head else None)


def _page_number(number: int, typesetter: Typesetter) -> Placed:
    """— 1 — outside the block: on the right of odd pages, on the left of even ones, one character in (7.5).

    The standard measures the 7 mm to the dash's upper edge; a ruler is laid to the figure, which is taller. Halfway
    between the two both are right within a millimetre.
    """
    text = f"{DASH} {number} {DASH}"
    widths = typesetter.natural(text, Role.SONG, page.SIZE_4)
    x = page.BLOCK_WIDTH - page.SIZE_4 - sum(widths) if number % 2 else page.SIZE_4
    glyphs = typesetter.fonts.glyphs(Role.SONG)
    tops = [glyph.face.ink(glyph.number)[1] for character in (DASH, "1") if (glyph := glyphs[character])]
    middle = sum(tops) / len(tops) * page.SIZE_4 if tops else 0.0
    return Placed(Span(text, Role.SONG, page.SIZE_4, x, widths), page.BLOCK_HEIGHT + page.PAGE_NUMBER_BELOW + middle)
