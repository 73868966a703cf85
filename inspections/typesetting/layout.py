"""Lay a document out on pages: every span of type with its place, nothing of PDF.

An official document has its head, its matter and its annexes on pages of their own behind it (GB/T 9704-2012, 7.3.7); a paper has no
red head, a line for signatures at the foot of every page, and its photos behind it.
"""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final, NamedTuple

from inspections.faults import UserError, refuse
from inspections.typesetting import page
from inspections.typesetting.characters import in_print
from inspections.typesetting.colophon import with_colophon, with_copies
from inspections.typesetting.fonts import FontSet, Role
from inspections.typesetting.heads import letter_head, red_head, title_lines
from inspections.typesetting.lines import TOLERANCE, Typesetter, break_lines
from inspections.typesetting.official_document import Annex, OfficialDocument, annex_label
from inspections.typesetting.page import Page, Placed, Rule, Span
from inspections.typesetting.pages import Line, block_lines, fill, joined, may_break, paged_rows, set_page, stack
from inspections.typesetting.paper import Paper, Printed
from inspections.typesetting.pictures import photo_pages
from inspections.typesetting.rows import addressee_rows, annex_rows, note_rows, signature_rows
from inspections.typesetting.signing import Foot, signing_foot
from inspections.typesetting.table import PITCH, RULE, draw_rows, set_table, table_baseline

CARRIED_LINES: Final = 2
"""Lines of the text that go along when the signature needs a new page."""
MOST_CARRIED: Final = 6
DASH: Final = "—"


def lay_out(document: Printed, fonts: FontSet) -> list[Page]:
    """The pages of an official document with those of its annexes, or of a paper with those of its photos.

    Raises `UserError` where title and addressee leave the text no place on the first page (7.3.3), and for signatures and photos
    that cannot be read.
    """
    typesetter = Typesetter(fonts)
    return _paper_pages(document, typesetter) if isinstance(document, Paper) else _document_pages(document, typesetter)


def _document_pages(document: OfficialDocument, typesetter: Typesetter) -> list[Page]:
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


ANNEX_TITLE_LINE: Final = 2
"""The third line of the block."""
NOTE_BELOW: Final = 0.5
"""Ems between the table and its note."""
NOTE_LABEL: Final = "注："


class AnnexSheet(NamedTuple):
    """One page of an annex, without its number."""

    placed: list[Placed]
    rules: list[Rule]


def annex_sheets(annexes: Sequence[Annex], typesetter: Typesetter) -> list[AnnexSheet]:
    """The pages of all annexes, each beginning on a new one."""
    return [sheet for number, annex in enumerate(annexes, 1) for sheet in _sheets_of(annex_label(number, len(annexes)), annex, typesetter)]


def _sheets_of(label: str, annex: Annex, typesetter: Typesetter) -> Iterator[AnnexSheet]:
    title = title_lines(in_print(annex.title), ANNEX_TITLE_LINE, typesetter)
    placed = [Placed(typesetter.span(label, 0.0, Role.HEI), page.baseline(0, page.SIZE_3)), *title]
    # One line stays free between the title and the table.
    top = (ANNEX_TITLE_LINE + len(title) + 1) * page.LEADING
    table = set_table(annex, typesetter)
    note = list(_note_lines(in_print(annex.note), table.size, typesetter))
    below = (NOTE_BELOW + PITCH) * table.size if note else 0.0
    pages = paged_rows(table, page.BLOCK_HEIGHT - top - RULE, page.BLOCK_HEIGHT - RULE, below)
    for number, rows in enumerate(pages):
        drawn = draw_rows(table, rows, top if number == 0 else 0.0)
        placed, rules, top = placed + drawn.placed, drawn.rules, drawn.bottom
        if number < len(pages) - 1:
            yield AnnexSheet(placed, rules)
            placed = []
    top += NOTE_BELOW * table.size
    for line in note:
        if top + PITCH * table.size > page.BLOCK_HEIGHT:
            yield AnnexSheet(placed, rules)
            placed, rules, top = [], [], 0.0
        placed += [Placed(span, table_baseline(top, table.size)) for span in line]
        top += PITCH * table.size
    yield AnnexSheet(placed, rules)


def _note_lines(text: str, size: float, typesetter: Typesetter) -> Iterator[tuple[Span, ...]]:
    """The note's lines, its further ones below the first one's text."""
    if not text:
        return
    label = Span(NOTE_LABEL, Role.FANGSONG, size, 0.0, typesetter.natural(NOTE_LABEL, Role.FANGSONG, size))
    before: tuple[Span, ...] = (label,)
    room = page.BLOCK_WIDTH - label.right
    for line in break_lines(text, typesetter.natural(text, Role.FANGSONG, size), room, room):
        yield (*before, Span(text[line.start : line.end], Role.FANGSONG, size, label.right, line.widths))
        before = ()


LEAST_LINES: Final = 4
"""Lines that title and foot leave on the first page."""


def _paper_pages(paper: Paper, typesetter: Typesetter) -> list[Page]:
    foot = signing_foot(paper.foot, typesetter)
    head, start = _paper_head(paper, typesetter)
    following = page.LINES - foot.lines
    if following - start < LEAST_LINES:
        raise refuse("title_too_long", "标题过长，首页排不下内容", "标题", "请缩短标题")
    filled = fill(joined(block_lines(paper.blocks, typesetter)), following - start, following)
    pages = [set_page(lines, 0 if number else start) for number, lines in enumerate(filled)]
    pages[0] = pages[0]._replace(placed=(*head, *pages[0].placed))
    pages += photo_pages(paper.photos, paper.photos_per_page, foot.lines, typesetter)
    return [_finished(sheet, foot, _page_count(number, len(pages), paper, typesetter)) for number, sheet in enumerate(pages, 1)]


def _paper_head(paper: Paper, typesetter: Typesetter) -> tuple[list[Placed], int]:
    """Issuer, title and number, and the line on which the blocks begin, one line below."""
    placed: list[Placed] = []
    line = paper.title_line
    for text in [paper.issuer] * paper.headed + [paper.title]:
        lines = title_lines(in_print(text), line, typesetter)
        placed += lines
        line += len(lines)
    if paper.number:
        placed.append(Placed(typesetter.on_one_line(in_print(paper.number)), page.baseline(line, page.SIZE_3)))
        line += 1
    return placed, line + 1


def _page_count(number: int, total: int, paper: Paper, typesetter: Typesetter) -> list[Placed]:
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
