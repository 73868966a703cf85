"""One TrueType file: which characters it draws, how wide, and the subset of it that a document embeds."""

from functools import cached_property
from pathlib import Path
from struct import Struct, pack, unpack_from
from typing import Final, NamedTuple

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

SPACES: Final = frozenset("\u0020\u00a0\u2002\u2003\u2009\u3000")
# Flags of a composite glyph's component, OpenType specification, table glyf.
ARGUMENTS_ARE_WORDS: Final = 0x0001
HAS_SCALE: Final = 0x0008
MORE_COMPONENTS: Final = 0x0020
HAS_X_AND_Y_SCALE: Final = 0x0040
HAS_TWO_BY_TWO: Final = 0x0080
GLYPH_HEADER: Final = Struct(">5h")
COPIED_TABLES: Final = ("cvt ", "fpgm", "prep")


class Metrics(NamedTuple):
    """What a PDF font descriptor says of a face, in thousandths of an em."""

    ascent: float
    descent: float
    cap_height: float
    bbox: tuple[float, ...]
    italic_angle: float
    stem: float
    flags: int


class Typeface:
    """A TrueType file, read once.

    Raises reportlab's `TTFError` for a file that is not TrueType or may not be embedded, `OSError` for one that cannot be read.
    """

    def __init__(self, path: Path, number: int = 0) -> None:
        """Read the file; `number` counts the faces of a collection (.ttc)."""
        self.path = path
        self._file = TTFontFile(str(path), subfontIndex=number)
        self._glyphs: dict[int, int] = self._file.charToGlyph
        self._positions: list[int] = self._file.glyphPos
        self._start: int = self._file.get_table_pos("glyf")[0]
        # A slice of this is the glyph; reportlab's get_table would copy megabytes for every document.
        self._content = memoryview(self._file.get_chunk(0, self._start + self._positions[-1]))
        self._outlines: dict[int, bytes] = {}
        self.name: str = self._file.name.decode("ascii", "replace")

    @cached_property
    def metrics(self) -> Metrics:
        """The face's measures."""
        file = self._file
        return Metrics(file.ascent, file.descent, file.capHeight, tuple(file.bbox), file.italicAngle, file.stemV, file.flags)

    def glyph(self, character: str) -> int | None:
        """The glyph that draws the character, or None. A code that maps to an empty outline counts as missing unless it is a space."""
        glyph = self._glyphs.get(ord(character), 0)
        if not glyph or glyph + 1 >= len(self._positions):
            return None
        if self._positions[glyph] == self._positions[glyph + 1] and character not in SPACES:
            return None
        return glyph

    def advance(self, glyph: int) -> float:
        """The glyph's width in thousandths of an em."""
        return float(self._file.hmetrics[glyph][0] * 1000 / self._file.unitsPerEm)

    def ink(self, glyph: int) -> tuple[float, float]:
        """Lowest and highest point of the glyph's ink over the baseline, in ems; (0, 0) for a space."""
        outline = self._outline(glyph)
        if not outline:
            return 0.0, 0.0
        _, _, lowest, _, highest = GLYPH_HEADER.unpack_from(outline)
        return lowest / self._file.unitsPerEm, highest / self._file.unitsPerEm

    def _table(self, tag: str) -> bytes:
        return self._file.get_chunk(*self._file.get_table_pos(tag))

    def _outline(self, glyph: int) -> bytes:
        outline = self._outlines.get(glyph)
        if outline is None:
            first, last = self._positions[glyph], self._positions[glyph + 1]
            outline = bytes(self._content[self._start + first : self._start + last])
            # loca counts in steps of two bytes; four keep every table aligned.
            outline += bytes(-len(outline) % 4)
            self._outlines[glyph] = outline
        return outline

    def subset(self, glyphs: list[int]) -> bytes:
        """A TrueType file with .notdef as glyph 0 and these glyphs from 1 on, for a CID-keyed PDF font (ISO 32000-1, 9.9).

        It holds only the tables that such a font needs: a PDF viewer takes characters and names from the PDF.
        """
        wanted = [0, *glyphs]
        places = {glyph: place for place, glyph in reversed(list(enumerate(wanted)))}
        outlines: list[bytes] = []
        # `wanted` grows while it is walked: parts of composite glyphs come behind.
        for glyph in wanted:
            outline = self._outline(glyph)
            if outline and outline[0] & 0x80:
                outline = _renumber(outline, wanted, places)
            outlines.append(outline)
        offsets = [0]
        for outline in outlines:
            offsets.append(offsets[-1] + len(outline))
        file, count = self._file, len(wanted)
        font = TTFontMaker()
        for tag in COPIED_TABLES:
            if tag in file.table:
                font.add(tag, self._table(tag))
        font.add("glyf", b"".join(outlines))
        font.add("loca", pack(f">{count + 1}L", *offsets))
        font.add("hmtx", pack(f">{2 * count}H", *(number for glyph in wanted for number in file.hmetrics[glyph])))
        font.add("hhea", _with_ushort(self._table("hhea"), 34, count))
        font.add("maxp", _with_ushort(self._table("maxp"), 4, count))
        font.add("head", _with_ushort(self._table("head"), 50, 1))
        return font.makeStream()


def _with_ushort(table: bytes, offset: int, value: int) -> bytes:
    return table[:offset] + pack(">H", value) + table[offset + 2 :]


def _renumber(outline: bytes, wanted: list[int], places: dict[int, int]) -> bytes:
    """A composite glyph that points to its parts' places in the subset; parts not yet wanted are appended."""
    changed = bytearray(outline)
    position = GLYPH_HEADER.size
    flags = MORE_COMPONENTS
    while flags & MORE_COMPONENTS:
        flags, part = unpack_from(">HH", outline, position)
        if part not in places:
            places[part] = len(wanted)
            wanted.append(part)
        changed[position + 2 : position + 4] = pack(">H", places[part])
        position += 8 if flags & ARGUMENTS_ARE_WORDS else 6
        if flags & HAS_SCALE:
            position += 2
        elif flags & HAS_X_AND_Y_SCALE:
            position += 4
        elif flags & HAS_TWO_BY_TWO:
            position += 8
    return bytes(changed)
