"""Embed the used part of each typeface as one composite font (ISO 32000-1, 9.7).

ReportLab's own TrueType embedding splits a Chinese text among subsets of 256 characters, writes wrong codes for characters
beyond U+FFFF into the table that makes text copyable, and compresses at the slowest useful level; so the font dictionaries are written
here, with ReportLab's objects.
"""

import zlib
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

from inspections.typesetting.fonts import Glyph
from inspections.typesetting.pdf.archival import Stream, refer
from inspections.typesetting.pdf.subsets import embedded_subset
from inspections.typesetting.typefaces import Typeface

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
