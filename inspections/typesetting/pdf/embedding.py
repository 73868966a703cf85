"""Embed the used part of each typeface as one composite font (ISO 32000-1, 9.7 and 9.9).

ReportLab's own TrueType embedding splits a Chinese text among subsets of 256 characters, writes wrong codes for characters
beyond U+FFFF into the table that makes text copyable, and compresses at the slowest useful level; so the font dictionaries are written
here, with ReportLab's objects. Compressing the outlines took half of the time that a document took. An outline is always the same, so
each one is compressed once a typeface, not once a document, and the pieces are joined.
"""

import zlib
from collections.abc import Sequence
from struct import pack, unpack_from
from typing import Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString
from reportlab.pdfbase.ttfonts import TTFontMaker

from inspections.typesetting.fonts import GLYPH_HEADER, Glyph, Typeface, deflate_piece
from inspections.typesetting.pdf.archival import Stream, refer

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


MOST_PER_BLOCK: Final = 100
"""Entries of one bfchar block (Adobe Technical Note 5014)."""


class UsedFace:
    """The characters of one face that one document uses, numbered in the order of their first use."""

    def __init__(self, face: Typeface, name: str) -> None:
        """Begin empty; `name` is the font's name in the page's resources."""
        self.face = face
        self.name = name
        self._codes: dict[str, str] = {}
        self._glyphs: list[Glyph] = []

    def code(self, character: str, glyph: Glyph) -> str:
        """Four hexadecimal digits that stand for the character in a string of this font."""
        code = self._codes.get(character)
        if code is None:
            self._glyphs.append(glyph)
            code = self._codes[character] = f"{len(self._glyphs):04X}"
        return code

    @property
    def characters(self) -> str:
        """The characters in the order of their codes."""
        return "".join(self._codes)

    def embed(self, document: PDFDocument, tag: str) -> PDFObjectReference:
        """Write the font's objects and return the reference to it; `tag` is the subset's six capital letters."""
        metrics = self.face.metrics
        base = PDFName(f"{tag}+{self.face.name}")
        subset = embedded_subset(self.face, [glyph.number for glyph in self._glyphs])
        file = Stream({"Length1": subset.length, "Filter": PDFName("FlateDecode")}, subset.deflated)
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": metrics.flags,
                "FontBBox": PDFArray(metrics.bbox),
                "ItalicAngle": metrics.italic_angle,
                "Ascent": metrics.ascent,
                "Descent": metrics.descent,
                "CapHeight": metrics.cap_height,
                "StemV": metrics.stem,
                "FontFile2": refer(document, file),
                "CIDSet": refer(document, deflated_stream(_all_of(subset.glyphs))),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}),
                "FontDescriptor": refer(document, descriptor),
                "DW": 1000,
                "W": self._narrow(),
                "CIDToGIDMap": PDFName("Identity"),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([refer(document, descendant)]),
                "ToUnicode": refer(document, deflated_stream(self._to_unicode())),
            }
        )
        return refer(document, font)

    def _narrow(self) -> PDFArray:
        """Widths of the characters that are not one em wide."""
        widths: list[object] = []
        for number, glyph in enumerate(self._glyphs, 1):
            if glyph.advance != 1000:  # noqa: PLR2004 - DW above
                widths += [number, PDFArray([glyph.advance])]
        return PDFArray(widths)

    def _to_unicode(self) -> bytes:
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        entries = [f"<{code}> <{character.encode('utf-16-be').hex()}>" for character, code in self._codes.items()]
        for start in range(0, len(entries), MOST_PER_BLOCK):
            block = entries[start : start + MOST_PER_BLOCK]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end\n")
        return "\n".join(lines).encode("ascii")


class UsedFaces:
    """The faces of one document."""

    def __init__(self) -> None:
        """Begin empty."""
        self._faces: dict[Typeface, UsedFace] = {}

    def use(self, face: Typeface) -> UsedFace:
        """The document's part of the face."""
        used = self._faces.get(face)
        if used is None:
            used = self._faces[face] = UsedFace(face, f"F{len(self._faces) + 1}")
        return used

    @property
    def characters(self) -> list[str]:
        """The characters of each face in the order of their codes."""
        return [used.characters for used in self._faces.values()]

    def embed(self, document: PDFDocument) -> PDFDictionary:
        """Embed them all and return the pages' font resources."""
        # A subset's tag need only differ within the file; a constant one keeps the file's bytes the same.
        tags = (f"INSPE{chr(ord('A') + number)}" for number in range(len(self._faces)))
        return PDFDictionary({used.name: used.embed(document, tag) for used, tag in zip(self._faces.values(), tags, strict=True)})


def _all_of(glyphs: int) -> bytes:
    """A bit for every glyph: if PDF/A-2 finds a CIDSet, it is to name all that the font file holds (ISO 19005-2, 6.2.11.4.2)."""
    full, rest = divmod(glyphs, 8)
    return b"\xff" * full + bytes([0xFF00 >> rest & 0xFF] if rest else [])


def deflated_stream(content: bytes) -> Stream:
    """Content compressed at level 1: a tenth larger than at the default level and several times quicker."""
    return Stream({"Filter": PDFName("FlateDecode")}, zlib.compress(content, 1))
