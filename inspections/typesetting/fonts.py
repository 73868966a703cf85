"""Which typeface draws which character: the official fonts where a machine has them, else the committed ones."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from reportlab.pdfbase.ttfonts import TTFError

from inspections.typesetting.typefaces import Typeface


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
