"""What a ruler finds on the printed page: places of characters and of ink, in millimetres from the page's top left corner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from inspections.typesetting.official_document import Annex, OfficialDocument, Paragraph

MM = 25.4 / 72
BLOCK_TOP, BLOCK_LEFT, BLOCK_WIDTH, BLOCK_HEIGHT = 37.0, 28.0, 156.0, 225.0
LEADING = 28.95 * MM
SIZE_3 = 16 * MM
DOTS_PER_MM = 8


def document(**changes: object) -> OfficialDocument:
    """A notice of one short paragraph, with these parts changed."""
    parts: dict[str, object] = {
        "issuer": "武陟县发展和改革委员会",
        "number": "武发改能源〔2023〕12号",
        "title": "责令整改通知书",
        "addressee": "国网武陟县供电公司",
        "paragraphs": (Paragraph("请于期满前书面报送整改结果。"),),
        "signed_by": "武陟县发展和改革委员会",
        "dated": date(2023, 8, 16),
    }
    return OfficialDocument(**(parts | changes))  # type: ignore[arg-type] # changes are typed as anything


def named(*titles: str) -> tuple[Annex, ...]:
    """Annexes of nothing but a heading, for tests of their list."""
    return tuple(Annex(title, ("事项",), ()) for title in titles)


@dataclass(frozen=True)
class Character:
    """A character's ink box, and where its em begins."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    origin: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)

    @property
    def left(self) -> float:
        return min(character.left for character in self.characters)

    @property
    def right(self) -> float:
        return max(character.right for character in self.characters)

    @property
    def top(self) -> float:
        return min(character.top for character in self.characters)

    @property
    def bottom(self) -> float:
        return max(character.bottom for character in self.characters)


def characters(content: bytes, number: int) -> list[Character]:
    """The page's visible characters in reading order; pages count from 1."""
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[number - 1]
        height = page.get_height()
        text = page.get_textpage()
        characters_found = []
        for index in range(text.count_chars()):
            shown = text.get_text_range(index, 1)
            if not shown.strip():
                continue
            left, bottom, right, top = text.get_charbox(index)
            origin = text.get_charbox(index, loose=True)[0]
            characters_found.append(Character(shown, left * MM, (height - top) * MM, right * MM, (height - bottom) * MM, origin * MM))
        return characters_found


def lines(content: bytes, number: int) -> list[Line]:
    """The page's lines from top to bottom, told apart by the jump back to the left."""
    lines_found: list[list[Character]] = []
    page = characters(content, number)
    for before, after in zip([None, *page], page, strict=False):
        if before is None or after.origin <= before.origin or after.top > before.bottom + 2:
            lines_found.append([])
        lines_found[-1].append(after)
    return [Line(tuple(line)) for line in lines_found]


def line_reading(content: bytes, number: int, text: str) -> Line:
    """The page's line with exactly this text, spaces aside."""
    [line] = [line for line in lines(content, number) if line.text == text.replace(" ", "")]
    return line


def ink(content: bytes, number: int, *, red: bool) -> NDArray[np.bool_]:
    """Where the page is red, or where it is dark: rows and columns of eighths of a millimetre."""
    with pypdfium2.PdfDocument(content) as pdf:
        pixels = pdf[number - 1].render(scale=DOTS_PER_MM * MM, rev_byteorder=True).to_numpy()[..., :3].astype(int)
    reds, rest = pixels[..., 0], pixels[..., 1:].max(axis=2)
    marked: NDArray[np.bool_] = reds - rest > 90 if red else pixels.max(axis=2) < 140
    return marked


def bands(marked: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Top and bottom in millimetres of every run of rows that holds ink."""
    rows = np.flatnonzero(np.diff(np.concatenate(([False], marked.any(axis=1), [False])).astype(int)))
    return [(float(top) / DOTS_PER_MM, float(bottom) / DOTS_PER_MM) for top, bottom in rows.reshape(-1, 2)]


def sides(marked: NDArray[np.bool_], band: Sequence[float]) -> tuple[float, float]:
    """Left and right edge in millimetres of the ink in a band."""
    columns = np.flatnonzero(marked[round(band[0] * DOTS_PER_MM) : round(band[1] * DOTS_PER_MM)].any(axis=0))
    return float(columns[0]) / DOTS_PER_MM, float(columns[-1] + 1) / DOTS_PER_MM


def line_centre(number: int) -> float:
    """Where a line of the block, counted from 0, has its middle."""
    return BLOCK_TOP + (number + 0.5) * LEADING
