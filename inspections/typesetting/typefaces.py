"""One TrueType file: which characters it draws, how wide, and the outlines that a document embeds."""

import zlib
from functools import cached_property
from pathlib import Path
from struct import Struct, unpack_from
from typing import Final, NamedTuple

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

SPACES: Final = frozenset("\u0020\u00a0\u2002\u2003\u2009\u3000")
# Embedding rights, OpenType specification, table OS/2, fsType. ReportLab reads them but lets every font pass.
USAGE: Final = 0x000F
RESTRICTED: Final = 0x0002
NO_SUBSETTING: Final = 0x0100
BITMAP_ONLY: Final = 0x0200
GLYPH_HEADER: Final = Struct(">5h")


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
        rights = unpack_from(">H", self.table("OS/2") or bytes(10), 8)[0]
        if rights & USAGE == RESTRICTED or rights & (NO_SUBSETTING | BITMAP_ONLY):
            message = f"{path.name} may not be embedded (fsType {rights:#06x})"
            raise TTFError(message)
        self._glyphs: dict[int, int] = self._file.charToGlyph
        self._positions: list[int] = self._file.glyphPos
        self._start: int = self._file.get_table_pos("glyf")[0]
        # A slice of this is the glyph; reportlab's get_table would copy megabytes for every document.
        self._content = memoryview(self._file.get_chunk(0, self._start + self._positions[-1]))
        self._outlines: dict[int, bytes] = {}
        self._deflated: dict[int, bytes] = {}
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
        outline = self.outline(glyph)
        if not outline:
            return 0.0, 0.0
        _, _, lowest, _, highest = GLYPH_HEADER.unpack_from(outline)
        return lowest / self._file.unitsPerEm, highest / self._file.unitsPerEm

    def table(self, tag: str) -> bytes | None:
        """One of the file's tables, None where it has none of this name."""
        return self._file.get_chunk(*self._file.get_table_pos(tag)) if tag in self._file.table else None

    def measures(self, glyph: int) -> tuple[int, int]:
        """Advance and left bearing as the table hmtx holds them, both without sign."""
        advance, bearing = self._file.hmetrics[glyph]
        return advance, bearing

    def outline(self, glyph: int) -> bytes:
        """The glyph's drawing, padded to four bytes."""
        outline = self._outlines.get(glyph)
        if outline is None:
            first, last = self._positions[glyph], self._positions[glyph + 1]
            outline = bytes(self._content[self._start + first : self._start + last])
            # loca counts in steps of two bytes; four keep every table aligned.
            outline += bytes(-len(outline) % 4)
            self._outlines[glyph] = outline
        return outline

    def deflated(self, glyph: int) -> bytes:
        """The drawing compressed, ready to stand between other pieces of one stream."""
        deflated = self._deflated.get(glyph)
        if deflated is None:
            deflated = self._deflated[glyph] = deflate_piece(self.outline(glyph))
        return deflated


def deflate_piece(content: bytes, *, last: bool = False) -> bytes:
    """A piece of a deflate stream (RFC 1951) that needs nothing before it: pieces may be joined, the last one closes."""
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
