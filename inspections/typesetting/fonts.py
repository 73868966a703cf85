"""Which typeface draws which character: the official fonts where a machine has them, else the committed ones.

A typeface is one TrueType file: which characters it draws, how wide, and the outlines that a document embeds.
"""

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
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


class Role(Enum):
    """The typefaces that GB/T 9704-2012 names."""

    BIAOSONG = "小标宋体"
    FANGSONG = "仿宋体"
    HEI = "黑体"
    KAI = "楷体"
    SONG = "宋体"


class Glyph(NamedTuple):
    """How a character is drawn: the face, the glyph in it, its width in thousandths of an em."""

    face: Typeface
    number: int
    advance: float


COMMITTED: Final[Mapping[Role, str]] = {
    Role.BIAOSONG: "biaosong.ttf",
    Role.FANGSONG: "fangsong.ttf",
    Role.HEI: "hei.ttf",
    Role.KAI: "kai.ttf",
    Role.SONG: "song.ttf",
}
"""File names in resources/fonts; `song.ttf` holds figures, Latin letters and marks only."""
FALLBACK: Final[Mapping[Role, tuple[Role, ...]]] = {
    Role.BIAOSONG: (Role.BIAOSONG, Role.SONG, Role.KAI, Role.FANGSONG),
    Role.FANGSONG: (Role.FANGSONG, Role.KAI, Role.HEI),
    Role.HEI: (Role.HEI, Role.FANGSONG, Role.KAI),
    Role.KAI: (Role.KAI, Role.FANGSONG, Role.HEI),
    Role.SONG: (Role.SONG, Role.FANGSONG, Role.KAI, Role.HEI),
}
"""Rare characters are borrowed from the face that looks nearest: 楷 is the only committed face with nearly everything."""
OFFICIAL: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.BIAOSONG: ("方正小标宋简体.ttf", "方正小标宋_gbk.ttf", "fzxiaobiaosong-b05s.ttf", "fzxbsjw.ttf", "fzxbsk.ttf", "fzxbs.ttf"),
    Role.FANGSONG: ("仿宋_gb2312.ttf", "fangsong_gb2312.ttf", "simfang_gb2312.ttf", "simfang.ttf", "fangsong.ttf", "仿宋.ttf"),
    Role.HEI: ("simhei.ttf", "黑体.ttf"),
    Role.KAI: ("楷体_gb2312.ttf", "kaiti_gb2312.ttf", "simkai_gb2312.ttf", "simkai.ttf", "楷体.ttf"),
}
"""Lower-case file names under which the official fonts are installed, best first."""
# 仿宋 fonts draw figures heavier than their own strokes; offices set them in a half-width 宋.
WESTERN: Final = frozenset(map(chr, (*range(0x21, 0x7F), *range(0xC0, 0x180)))) - {"×", "÷"}


def system_font_folders(environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where Windows and Linux keep fonts, the user's own first."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or ".")
    folders = [home / ".local/share/fonts", home / ".fonts"]
    if local := environment.get("LOCALAPPDATA"):
        folders.append(Path(local) / "Microsoft/Windows/Fonts")
    if windows := environment.get("WINDIR"):
        folders.append(Path(windows) / "Fonts")
    return (*folders, Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


class FontSet:
    """A choice of fonts. It reads each file when first needed and keeps it: make one and hand it on."""

    def __init__(self, files: Mapping[Role, Iterable[Path]]) -> None:
        """Take for each role its files, best first; fallback to other roles' files is added."""
        own = {role: tuple(paths) for role, paths in files.items()}
        self._chains = {role: tuple(dict.fromkeys(path for other in FALLBACK[role] for path in own.get(other, ()))) for role in Role}
        self._faces: dict[Path, Typeface | None] = {}
        self._glyphs: dict[Role, GlyphTable] = {}

    @classmethod
    def committed(cls, folder: Path) -> "FontSet":
        """Only the fonts in the program's resources/fonts: the same page on every machine."""
        return cls({role: (folder / name,) for role, name in COMMITTED.items()})

    @classmethod
    def discovered(cls, folder: Path, system: Iterable[Path] | None = None) -> "FontSet":
        """The official fonts found in the system's folders, each backed by the committed one."""
        paths = _files_by_name(system_font_folders() if system is None else system)
        return cls(
            {
                role: (*(paths[name] for name in OFFICIAL.get(role, ()) if name in paths), folder / committed)
                for role, committed in COMMITTED.items()
            }
        )

    def glyphs(self, role: Role) -> "GlyphTable":
        """The role's characters."""
        table = self._glyphs.get(role)
        if table is None:
            table = self._glyphs[role] = GlyphTable(self, role)
        return table

    def find(self, role: Role, character: str) -> Glyph | None:
        """The first face of the role's chain that draws the character; None where no font does."""
        chain = self._chains[role]
        if role is Role.FANGSONG and character in WESTERN:
            chain = self._chains[Role.SONG]
        for path in chain:
            face = self._face(path)
            number = face.glyph(character) if face else None
            if face and number is not None:
                return Glyph(face, number, face.advance(number))
        return None

    def _face(self, path: Path) -> Typeface | None:
        """None for a file that cannot be embedded (CFF outlines, a licence that forbids it, damage): the next one serves."""
        if path not in self._faces:
            try:
                self._faces[path] = Typeface(path)
            except (TTFError, OSError):
                self._faces[path] = None
        return self._faces[path]


class GlyphTable(dict[str, Glyph | None]):
    """Character to glyph for one role, filled as characters are met."""

    def __init__(self, fonts: FontSet, role: Role) -> None:
        """Begin empty."""
        super().__init__()
        self._fonts = fonts
        self._role = role

    def __missing__(self, character: str) -> Glyph | None:
        """Look the character up once."""
        glyph = self[character] = self._fonts.find(self._role, character)
        return glyph


def _files_by_name(folders: Iterable[Path]) -> dict[str, Path]:
    """TrueType files by lower-case name; an earlier folder wins."""
    paths: dict[str, Path] = {}
    for folder in folders:
        for path in _truetype_files(folder):
            paths.setdefault(path.name.lower(), path)
    return paths


def _truetype_files(folder: Path) -> Iterator[Path]:
    # A folder of fonts that may not be looked into has none for this program.
    with suppress(OSError):
        yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".ttf")
