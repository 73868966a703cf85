"""An official document as data: what is written, not where it stands on the page."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final


class Level(IntEnum):
    """The structural level of a paragraph (GB/T 9704-2012, 7.3.3) and so its typeface."""

    BODY = 0
    """Running text in 仿宋."""
    FIRST = 1
    """一、 in 黑体."""
    SECOND = 2
    """（一） in 楷体."""
    THIRD = 3
    """1. in 仿宋."""
    FOURTH = 4
    """（1） in 仿宋."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, set with two characters' indent.

    `lead` is the number of leading characters that bear the level's typeface where only the first part of a sentence is a
    heading; None means the whole paragraph.
    """

    text: str
    level: Level = Level.BODY
    lead: int | None = None


MOST_COLUMNS: Final = 12
LONGEST_HEADING: Final = 24
LONGEST_ANNEX_TITLE: Final = 80


def annex_label(number: int, count: int) -> str:
    """附件1, or 附件 for a single one, which bears no order number."""
    return f"附件{number}" if count > 1 else "附件"


@dataclass(frozen=True, slots=True)
class Annex:
    """A table on pages of its own behind the document (GB/T 9704-2012, 7.3.7).

    `title` also stands in the document's list of annexes; it bears neither number nor end punctuation. `rows` have a cell
    for every heading, empty ones too; a total is a row like the others. `note` stands below the table and comes without 注：.
    Raises `ValueError` for rows of another length, for no heading or more than 12, for a heading of more than 24 characters
    and for a title of more than 80: such a table is the program's mistake, no user's.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what no page can hold."""
        if len(self.title) > LONGEST_ANNEX_TITLE:
            raise ValueError(f"an annex title has at most {LONGEST_ANNEX_TITLE} characters")
        _refuse_ragged("an annex", self.headings, self.rows)


@dataclass(frozen=True, slots=True)
class Listing:
    """A table in the running text, as wide as the block; every page it reaches repeats its headings.

    `rows` have a cell for every heading, empty ones too. `blank_rows` more stand below them, high enough to be filled by hand.
    `shares` are the columns' widths relative to one another, so that a filled table and a blank one look alike; without
    them the columns are as wide as their content asks. Raises `ValueError` as `Annex` does, for other than one positive share
    a column, and for a negative number of blank rows.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank_rows: int = 0
    shares: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no page can hold."""
        _refuse_ragged("a table", self.headings, self.rows)
        if self.blank_rows < 0:
            raise ValueError("a table has no negative number of blank rows")
        if self.shares and (len(self.shares) != len(self.headings) or min(self.shares) <= 0):
            raise ValueError(f"a table of {len(self.headings)} columns has as many positive shares, or none")


def _refuse_ragged(what: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    if not 1 <= len(headings) <= MOST_COLUMNS or max(map(len, headings)) > LONGEST_HEADING:
        raise ValueError(f"{what} has 1 to {MOST_COLUMNS} headings of at most {LONGEST_HEADING} characters")
    if any(len(row) != len(headings) for row in rows):
        raise ValueError(f"every row of {what} has {len(headings)} cells")


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记 (GB/T 9704-2012, 7.4): who else gets the document, who printed it and when.

    `copies` are the bodies after 抄送： and come without marks at their ends: commas and the full stop are set. Its last rule
    lies on the lower edge of the block of the document's last side (7.4.1). Documents are printed on both sides, so that side is an even
    page: a document that ends on an odd one has its colophon alone on the next; where an even page has no room left for it, an
    empty page comes between, and neither that nor the colophon's page bears a number (7.5).
    """

    printed_by: str
    printed_on: date
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document with a red head: the parts of GB/T 9704-2012 that an inspection's documents use.

    `issuer` is the issuing body's mark in red; `signed_by` the name above the date. `paragraphs` may have tables among them.
    `annexes` are listed by their titles and follow on pages of their own. `note` (附注) comes without brackets. `sealed` says
    whether the place for a seal is kept free. `colophon` (版记) stands behind everything else. `author` and `subject` are metadata of
    the file only. One in `letter_form` (信函格式, 10.1) has its mark in the upper margin between red double lines, its number on the right,
    no page number on its first page, and neither printer nor rules in its colophon.
    """

    issuer: str
    number: str
    title: str
    addressee: str
    paragraphs: tuple[Paragraph | Listing, ...]
    signed_by: str
    dated: date
    annexes: tuple[Annex, ...] = ()
    note: str | None = None
    sealed: bool = True
    colophon: Colophon | None = None
    author: str = ""
    subject: str = ""
    letter_form: bool = False
