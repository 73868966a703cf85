"""Lay an official document out on pages: every span of type with its place, nothing of PDF."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final, NamedTuple

from inspections.faults import UserError, refuse
from inspections.typesetting import page
from inspections.typesetting.annexes import annex_sheets
from inspections.typesetting.blocks import block_lines, joined
from inspections.typesetting.colophon import with_colophon, with_copies
from inspections.typesetting.document_rows import addressee_rows, annex_rows, note_rows, signature_rows
from inspections.typesetting.flow import Line, fill, may_break, stack
from inspections.typesetting.fonts import FontSet, Role
from inspections.typesetting.letterhead import letter_head
from inspections.typesetting.linebreak import TOLERANCE
from inspections.typesetting.official_document import OfficialDocument
from inspections.typesetting.redhead import red_head
from inspections.typesetting.setting import set_page
from inspections.typesetting.sheet import Page, Placed
from inspections.typesetting.spans import Span, Typesetter

CARRIED_LINES: Final = 2
"""Lines of the text that go along when the signature needs a new page."""
MOST_CARRIED: Final = 6
DASH: Final = "—"


def lay_out(document: OfficialDocument, fonts: FontSet) -> list[Page]:
    """The document's pages, and those of its annexes.

    Raises `UserError` where title and addressee leave the text no place on the first page (7.3.3).
    """
    typesetter = Typesetter(fonts)
    head = (letter_head if document.letter_form else red_head)(document, typesetter)
    addressee = addressee_rows(document.addressee, typesetter)
    text = joined(block_lines(document.paragraphs, typesetter))
    annexes = annex_rows(document.annexes, typesetter)
    ending = signature_rows(document, typesetter) + note_rows(document.note, typesetter)
    first = page.LINES - head.next_line
    if len(addressee) >= first:
        raise _pushed_out(len(addressee), first - 1)
    filled = paginate(Matter(addressee, text, annexes, ending), first)
    if text and len(filled[0]) <= len(addressee):
        # Headings went on to the second page with their text.
        raise _pushed_out(len(addressee), len(addressee) - 1)
    pages = [set_page(lines, 0 if number else head.next_line) for number, lines in enumerate(filled)]
    pages[0] = pages[0]._replace(placed=(*head.placed, *pages[0].placed), red_rules=head.red_rules)
    pages += [Page(tuple(sheet.placed), rules=tuple(sheet.rules)) for sheet in annex_sheets(document.annexes, typesetter)]
    if document.colophon is not None:
        pages = (with_copies if document.letter_form else with_colophon)(pages, document.colophon, typesetter)
    first_numbered = 2 if document.letter_form else 1
    return list(_numbered(pages, typesetter, first_numbered))


def _pushed_out(addressee: int, most: int) -> UserError:
    """The refusal of an addressee of so many lines where there is room for `most`; if for none, the title is at fault."""
    if most < 1:
        return refuse("title_too_long", "标题过长，正文首行排不到首页", "标题", "请缩短标题")
    what = f"主送机关名称共占{addressee}行，正文首行排不到首页"
    return refuse("addressee_too_long", what, "主送机关", f"请改用规范化简称或者同类型机关统称，压缩到{most}行以内")


class Matter(NamedTuple):
    """The lines of a document: addressee, text, list of annexes, and what ends it: signature, date and note."""

    addressee: Sequence[Line]
    text: Sequence[Line]
    annexes: Sequence[Line]
    ending: Sequence[Line]


def paginate(matter: Matter, first: int) -> list[list[Line]]:
    """Lines for each page: `first` lines of the grid on the first one, 22 on the others.

    Annexes, signature and note stay together below lines of the text. Where they need a new page, the text's last lines move
    along, so that no page bears a signature alone. Annexes that are too many for one page run on, and their last line keeps
    the signature company; so do the text's last lines where a note is longer than a page.
    """
    beginning = len(matter.addressee)
    text = [*matter.addressee, *matter.text]
    pages = fill(text, first, page.LINES, beginning)
    together = [*matter.annexes, *matter.ending]
    if _fits(pages, together, first):
        pages[-1] += together
        return pages
    carried = _carried(matter.text)
    if stack([*text[len(text) - carried :], *together])[1] <= page.LINES * page.LEADING + TOLERANCE:
        return [*pages, _take_back(pages, carried) + together]
    pages = fill([*text, *matter.annexes], first, page.LINES, beginning)
    if _fits(pages, matter.ending, first):
        pages[-1] += matter.ending
        return pages
    rest = [*_take_back(pages, 1 if matter.annexes else max(1, carried)), *matter.ending]
    return pages + [rest[start : start + page.LINES] for start in range(0, len(rest), page.LINES)]


def _carried(text: Sequence[Line]) -> int:
    """How many last lines of the text go along with a signature that needs a new page.

    They are two or, where that would leave a line alone, a few more. The text begins on the first page, so one line of it never moves.
    """
    most = len(text) - 1
    for count in range(CARRIED_LINES, min(MOST_CARRIED, most) + 1):
        if may_break(text[len(text) - count - 1]):
            return count
    return max(0, min(CARRIED_LINES, most))


def _fits(pages: list[list[Line]], lines: Sequence[Line], first: int) -> bool:
    capacity = first if len(pages) == 1 else page.LINES
    return stack([*pages[-1], *lines])[1] <= capacity * page.LEADING + TOLERANCE


def _take_back(pages: list[list[Line]], count: int) -> list[Line]:
    """Take the last lines from the last page, and the page too where that empties it."""
    last = pages[-1]
    moved = last[len(last) - count :]
    del last[len(last) - count :]
    if not last and len(pages) > 1:
        pages.pop()
    return moved


def _numbered(pages: Sequence[Page], typesetter: Typesetter, first_numbered: int) -> Iterator[Page]:
    """The pages with their numbers from a first one on; an empty page before the colophon and the colophon's own bear none (7.5)."""
    for number, sheet in enumerate(pages, 1):
        if not sheet.placed:
            yield from pages[number - 1 :]
            return
        if number < first_numbered:
            yield sheet
            continue
        yield sheet._replace(placed=(*sheet.placed, _page_number(number, typesetter)))


def _page_number(number: int, typesetter: Typesetter) -> Placed:
    """— 1 — outside the block: on the right of odd pages, on the left of even ones, one character in (7.5).

    The standard measures the 7 mm to the dash's upper edge; a ruler is laid to the figure, which is taller. Halfway
    between the two both are right within a millimetre.
    """
    text = f"{DASH} {number} {DASH}"
    widths = typesetter.natural(text, Role.SONG, page.SIZE_4)
    x = page.BLOCK_WIDTH - page.SIZE_4 - fsum(widths) if number % 2 else page.SIZE_4
    glyphs = typesetter.fonts.glyphs(Role.SONG)
    tops = [glyph.face.ink(glyph.number)[1] for character in (DASH, "1") if (glyph := glyphs[character])]
    middle = fsum(tops) / len(tops) * page.SIZE_4 if tops else 0.0
    return Placed(Span(text, Role.SONG, page.SIZE_4, x, widths), page.BLOCK_HEIGHT + page.PAGE_NUMBER_BELOW + middle)
