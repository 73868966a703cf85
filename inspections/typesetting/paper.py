"""A paper of a case without red head and colophon, as data: records, receipts, lists, the cover, photo pages.

It stands on the same page, grid and type as the official document (`official_document.py`). What is empty is drawn as a blank to fill by
hand, so the same content with empty values is the blank form. Full-width spaces inside a value keep room between fixed
words, as in "　　年　月　日", and ＿ in a paragraph draws a blank of one character, as a piece of a rule.
"""

from dataclasses import dataclass
from datetime import date

from inspections.typesetting.official_document import Listing, OfficialDocument, Paragraph

BLANK_SPAN = "　　　年　　月　　日　　时　分至　　时　分"
BLANK_MOMENT = "　　　　年　　月　　日　　时　　分"
NO_DAY = date(1970, 1, 1)
"""The day in the metadata of a form that bears none."""


def blank(characters: int) -> str:
    """Return a blank in running text, of so many characters."""
    return "＿" * characters


BLANK_DAY = f"{blank(3)}年{blank(2)}月{blank(2)}日"
BLANK_NAME = blank(10)
"""Of a company or an authority."""
BLANK_LINE = blank(24)
"""A sentence that nobody has written yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value (被检查单位：某公司) on an underlined place; the colon is set.

    `half` takes half of the width: two in a row stand beside one another. A value that is longer than its line runs on,
    underlined. An empty one leaves `lines` ruled lines. Without `ruled` nothing is underlined: for boxes to tick, as in
    "□直接送达　■留置送达" (the fonts have □ and ■, not ☑).
    """

    label: str
    value: str = ""
    half: bool = False
    lines: int = 1
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer in an interview record, as 问： and 答：; further lines begin below the first one's text.

    Without an answer `lines` ruled lines stand in its place; without a question one ruled line does.
    """

    question: str = ""
    answer: str = ""
    lines: int = 2


@dataclass(frozen=True, slots=True)
class RuledLines:
    """So many ruled lines over the block's full width, to write on by hand."""

    count: int


@dataclass(frozen=True, slots=True)
class Gap:
    """So many empty lines; none at a page's top."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A signature as PNG or JPEG, scaled into its place; what is transparent becomes white."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Strokes:
    """A signature as drawn: for each stroke its points (x to the right, y downwards, in any one unit), scaled into its place."""

    strokes: tuple[tuple[tuple[float, float], ...], ...]


Signed = Picture | Strokes
"""How a person signed on screen."""


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where somebody signs: label and colon, a ruled blank, and at the right the date.

    `signed` stands on the blank's rule. `dated` is set as it comes; an empty one leaves 　　年　月　日 to fill by hand, None leaves
    no date at all. `stamped` keeps the height of a round stamp of 42 mm free above and around the label's line.
    """

    label: str
    signed: tuple[Signed, ...] = ()
    dated: str | None = ""
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places for signatures one below the other; they are not parted from the last lines of the text above them."""

    places: tuple[SignaturePlace, ...]


Block = Paragraph | Listing | Entry | Exchange | RuledLines | Gap | Signatures
"""What a paper is made of, from top to bottom."""


@dataclass(frozen=True, slots=True)
class FootPlace:
    """One label of the signing line at the foot of every page, with its blank, the signatures on it, or words in their place."""

    label: str
    signed: tuple[Signed, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo with what is said of it; `number`, `taken`, `location` and `shows` are set as they come.

    `content` is a picture that the program opens (`inspections.typesetting.picture_files.formats`), turned as its EXIF orientation
    says and scaled down to what the page shows; the original is not changed by it. `sha256` is the original file's digest in 64
    hexadecimal digits, printed whole and by its first eight. Where the original cannot be shown `unshown` says why, and stands in its
    place; there is no `content`. `taken_label` is how the page calls the moment: one that a person stated is no time of taking for
    certain.
    """

    content: bytes
    number: str
    taken: str
    location: str
    shows: str
    sha256: str
    unshown: str = ""
    taken_label: str = "拍摄时间"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper without red head: title in 小标宋 of size 2, number, blocks, and photos on pages of their own behind them.

    `issuer` is the metadata's author, and stands above the title where `headed`. `number` stands below the title at the right.
    `title_line` is the block's line, counted from 0, on which issuer or title begin: a cover begins lower. `foot` is the
    line for signatures at the foot of every page. `counted` sets 第1页 共3页 below each page. `photos_per_page` is 1 or 2. `dated` is
    the day in the file's metadata. Raises `ValueError` for another number of photos per page and for a title line outside 0 to 11.
    """

    issuer: str
    title: str
    dated: date
    blocks: tuple[Block, ...]
    number: str = ""
    foot: tuple[FootPlace, ...] = ()
    photos: tuple[Photo, ...] = ()
    photos_per_page: int = 2
    headed: bool = False
    title_line: int = 0
    counted: bool = True
    author: str = ""
    subject: str = ""

    def __post_init__(self) -> None:
        """Refuse what no page can hold."""
        if self.photos_per_page not in {1, 2}:
            raise ValueError("a page has one photo or two")
        if self.title_line not in range(12):
            raise ValueError("a title begins in the upper half of the block")


Printed = OfficialDocument | Paper
"""What is rendered as PDF."""
