"""An official document as data: what is written, not where it stands on the page."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


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


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document with a red head: the parts of GB/T 9704-2012 that an inspection's documents use.

    `issuer` is the issuing body's mark in red; `signed_by` the name above the date. `annexes` bear neither numbers nor end
    punctuation: the page gives them. `note` (附注) comes without brackets. `sealed` says whether the place for a seal is
    kept free. `author` and `subject` are metadata of the file only.
    """

    issuer: str
    number: str
    title: str
    addressee: str
    paragraphs: tuple[Paragraph, ...]
    signed_by: str
    dated: date
    annexes: tuple[str, ...] = ()
    note: str | None = None
    sealed: bool = True
    author: str = ""
    subject: str = ""


# Tabs and line ends would be drawn as boxes, marks of no width not at all.
_UNPRINTED = dict.fromkeys(map(ord, "\t\n\v\f\r\u0085\u2028\u2029"), " ") | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def printable(text: str) -> str:
    """The text as it is set: a space for tabs and line ends, nothing for marks that have no width."""
    return text.translate(_UNPRINTED)
