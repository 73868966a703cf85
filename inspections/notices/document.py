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
        if not 1 <= len(self.headings) <= MOST_COLUMNS or max(map(len, self.headings)) > LONGEST_HEADING:
            raise ValueError(f"an annex has 1 to {MOST_COLUMNS} headings of at most {LONGEST_HEADING} characters")
        if len(self.title) > LONGEST_ANNEX_TITLE:
            raise ValueError(f"an annex title has at most {LONGEST_ANNEX_TITLE} characters")
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"every row of an annex has {len(self.headings)} cells")


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document with a red head: the parts of GB/T 9704-2012 that an inspection's documents use.

    `issuer` is the issuing body's mark in red; `signed_by` the name above the date. `annexes` are listed by their titles and
    follow on pages of their own. `note` (附注) comes without brackets. `sealed` says whether the place for a seal is
    kept free. `author` and `subject` are metadata of the file only.
    """

    issuer: str
    number: str
    title: str
    addressee: str
    paragraphs: tuple[Paragraph, ...]
    signed_by: str
    dated: date
    annexes: tuple[Annex, ...] = ()
    note: str | None = None
    sealed: bool = True
    author: str = ""
    subject: str = ""


# Tabs and line ends would be drawn as boxes, marks of no width not at all.
_UNPRINTED = dict.fromkeys(map(ord, "\t\n\v\f\r\u0085\u2028\u2029"), " ") | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def printable(text: str) -> str:
    """The text as it is set: a space for tabs and line ends, nothing for marks that have no width."""
    return text.translate(_UNPRINTED)
