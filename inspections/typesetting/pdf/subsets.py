"""The part of a typeface that one document embeds (ISO 32000-1, 9.9), compressed from pieces that are ready-made.

Compressing the outlines took half of the time that a document took. An outline is always the same, so each one is compressed
once a typeface, not once a document, and the pieces are joined.
"""

import zlib
from collections.abc import Sequence
from struct import pack, unpack_from
from typing import Final, NamedTuple

from reportlab.pdfbase.ttfonts import TTFontMaker

from inspections.typesetting.typefaces import GLYPH_HEADER, Typeface, deflate_piece

# Flags of a composite glyph's component, OpenType specification, table glyf.
ARGUMENTS_ARE_WORDS: Final = 0x0001
HAS_SCALE: Final = 0x0008
MORE_COMPONENTS: Final = 0x0020
HAS_X_AND_Y_SCALE: Final = 0x0040
HAS_TWO_BY_TWO: Final = 0x0080
COPIED_TABLES: Final = ("cvt ", "fpgm", "prep")
ZLIB_HEADER: Final = b"\x78\x01"
"""RFC 1950: deflate with a window of 32 kB."""
DIRECTORY: Final = 12
"""Where a TrueType file's list of tables begins, and the length of one entry with its offset after 8 bytes."""
DIRECTORY_ENTRY: Final = 16


class Subset(NamedTuple):
    """A font file, compressed, its length as it is, and the number of its glyphs."""

    deflated: bytes
    length: int
    glyphs: int


def embedded_subset(face: Typeface, glyphs: Sequence[int]) -> Subset:
    """A TrueType file with .notdef as glyph 0 and these glyphs from 1 on, parts of composite glyphs behind them.

    It holds only the tables that a CID-keyed font needs: a viewer takes characters and names from the PDF.
    """
    wanted = [0, *glyphs]
    places = {glyph: position for position, glyph in reversed(list(enumerate(wanted)))}
    outlines: list[bytes] = []
    pieces: list[bytes] = []
    # `wanted` grows while it is walked: parts of composite glyphs come behind.
    for glyph in wanted:
        outline = face.outline(glyph)
        if outline and outline[0] & 0x80:
            outline = _renumbered(outline, wanted, places)
            pieces.append(deflate_piece(outline))
        else:
            pieces.append(face.deflated(glyph))
        outlines.append(outline)
    glyf = b"".join(outlines)
    content = _font_file(face, wanted, glyf, outlines)
    start = _table_start(content, b"glyf")
    before, after = deflate_piece(content[:start]), deflate_piece(content[start + len(glyf) :], last=True)
    return Subset(b"".join((ZLIB_HEADER, before, *pieces, after, pack(">L", zlib.adler32(content)))), len(content), len(wanted))


def _font_file(face: Typeface, wanted: Sequence[int], glyf: bytes, outlines: Sequence[bytes]) -> bytes:
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    count = len(wanted)
    font = TTFontMaker()
    for tag in COPIED_TABLES:
        if (table := face.table(tag)) is not None:
            font.add(tag, table)
    font.add("glyf", glyf)
    font.add("loca", pack(f">{count + 1}L", *offsets))
    font.add("hmtx", pack(f">{2 * count}H", *(number for glyph in wanted for number in face.measures(glyph))))
    for tag, offset, value in (("hhea", 34, count), ("maxp", 4, count), ("head", 50, 1)):
        table = face.table(tag) or b""
        font.add(tag, table[:offset] + pack(">H", value) + table[offset + 2 :])
    return font.makeStream()


def _table_start(content: bytes, tag: bytes) -> int:
    (count,) = unpack_from(">H", content, 4)
    entries = range(DIRECTORY, DIRECTORY + count * DIRECTORY_ENTRY, DIRECTORY_ENTRY)
    (start,) = (unpack_from(">L", content, entry + 8)[0] for entry in entries if content.startswith(tag, entry))
    return int(start)


def _renumbered(outline: bytes, wanted: list[int], places: dict[int, int]) -> bytes:
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
