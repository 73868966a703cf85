"""The choice of fonts: committed ones whole and licensed, official ones preferred, fallback character by character."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from inspections.typesetting.fonts import COMMITTED, FontSet, Role, system_font_folders

MEGABYTE = 1_000_000


@pytest.fixture
def make_font(tmp_path: Path) -> Callable[..., Path]:
    """Write a font whose glyphs are squares, or nothing for the characters in `empty`."""

    def make(name: str, characters: str, *, empty: str = "") -> Path:
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        for corner in ((0, 700), (700, 700), (700, 0)):
            pen.lineTo(corner)
        pen.closePath()
        square, nothing = pen.glyph(), TTGlyphPen(None).glyph()
        named = {f"g{ord(character):x}": character for character in characters + empty}
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder([".notdef", *named])
        builder.setupCharacterMap({ord(character): glyph for glyph, character in named.items()})
        builder.setupGlyf({".notdef": square} | {glyph: nothing if character in empty else square for glyph, character in named.items()})
        builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *named], (1000, 0)))
        builder.setupHorizontalHeader(ascent=880, descent=-120)
        builder.setupOS2()
        builder.setupPost()
        builder.setupNameTable({"familyName": "Made", "styleName": "Regular", "psName": "Made"})
        path = tmp_path / "system" / name
        path.parent.mkdir(exist_ok=True)
        builder.save(path)
        return path

    return make


def drawn_by(fonts: FontSet, role: Role, character: str) -> str | None:
    glyph = fonts.glyphs(role)[character]
    return glyph.face.path.name if glyph else None


def test_committed_fonts_have_their_licences_and_stay_small(font_folder: Path) -> None:
    files = sorted(font_folder.glob("*.ttf"))
    assert {file.name for file in files} == set(COMMITTED.values())
    for file in files:
        licence = file.with_suffix(".licence.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper() or "GPL font exception" in licence
        assert file.name in (font_folder / "README.md").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in files) < 25 * MEGABYTE


def test_committed_fonts_have_truetype_outlines_and_names_of_their_own(font_folder: Path) -> None:
    for file in font_folder.glob("*.ttf"):
        font = TTFont(file)
        assert "glyf" in font
        assert font["name"].getDebugName(1).startswith("Inspection ")


@pytest.mark.parametrize("role", [Role.FANGSONG, Role.HEI, Role.KAI, Role.BIAOSONG])
def test_every_face_draws_gb2312_and_rare_names(fonts: FontSet, role: Role) -> None:
    rows = [bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF)]
    characters = [text for row in rows if (text := row.decode("gb2312", "ignore"))]
    assert len(characters) == 6763
    marks = "，。、；：？！（）《》〔〕“”‘’—…·①℃％～×0123456789AZaz.-%"
    missing = [character for character in [*characters, *"䶮㛃𬭎镕𫖳㙍", *marks] if fonts.glyphs(role)[character] is None]
    assert missing == []


@pytest.mark.parametrize("role", list(Role))
def test_chinese_marks_take_a_full_em(fonts: FontSet, role: Role) -> None:
    for mark in "，。（）《》“”‘’…":
        glyph = fonts.glyphs(role)[mark]
        assert glyph is not None
        assert glyph.advance == 1000, mark


def test_a_rare_character_is_borrowed_alone(fonts: FontSet) -> None:
    assert [drawn_by(fonts, Role.FANGSONG, character) for character in "朱镕基䶮㛃𬭎"] == [
        "fangsong.ttf",
        "kai.ttf",
        "fangsong.ttf",
        "kai.ttf",
        "kai.ttf",
        "kai.ttf",
    ]


def test_figures_in_the_text_are_half_width_song(fonts: FontSet) -> None:
    for figure in "0123456789":
        glyph = fonts.glyphs(Role.FANGSONG)[figure]
        assert glyph is not None
        assert (glyph.face.path.name, glyph.advance) == ("song.ttf", 500)


def test_official_fonts_go_before_the_committed_ones(make_font: Callable[..., Path], font_folder: Path) -> None:
    system = make_font("SIMFANG.TTF", "甲").parent
    make_font("仿宋_GB2312.ttf", "乙")
    make_font("FZXiaoBiaoSong-B05S.ttf", "甲")
    fonts_found = FontSet.discovered(font_folder, [system])
    assert drawn_by(fonts_found, Role.FANGSONG, "乙") == "仿宋_GB2312.ttf"
    assert drawn_by(fonts_found, Role.FANGSONG, "甲") == "SIMFANG.TTF"
    assert drawn_by(fonts_found, Role.FANGSONG, "丙") == "fangsong.ttf"
    assert drawn_by(fonts_found, Role.BIAOSONG, "甲") == "FZXiaoBiaoSong-B05S.ttf"
    assert drawn_by(fonts_found, Role.HEI, "甲") == "hei.ttf"
    assert drawn_by(FontSet.committed(font_folder), Role.FANGSONG, "甲") == "fangsong.ttf"


def test_an_earlier_folder_wins_and_subfolders_count(make_font: Callable[..., Path], font_folder: Path, tmp_path: Path) -> None:
    file = make_font("simhei.ttf", "甲")
    own = tmp_path / "own" / "deep"
    own.mkdir(parents=True)
    shutil.copy(file, own / "SimHei.ttf")
    fonts_found = FontSet.discovered(font_folder, [tmp_path / "none", tmp_path / "own", file.parent])
    assert drawn_by(fonts_found, Role.HEI, "甲") == "SimHei.ttf"


def test_a_code_that_maps_to_an_empty_outline_is_missing_unless_it_is_a_space(make_font: Callable[..., Path], font_folder: Path) -> None:
    system = make_font("simfang.ttf", "乙", empty="甲\u3000").parent
    fonts_found = FontSet.discovered(font_folder, [system])
    assert drawn_by(fonts_found, Role.FANGSONG, "甲") == "fangsong.ttf"
    assert drawn_by(fonts_found, Role.FANGSONG, "\u3000") == "simfang.ttf"


def test_a_file_that_cannot_be_embedded_is_passed_over(make_font: Callable[..., Path], font_folder: Path) -> None:
    system = make_font("simfang.ttf", "甲").parent
    restricted = TTFont(font_folder / "hei.ttf")
    restricted["OS/2"].fsType = 2
    restricted.save(system / "simfang.ttf")
    (system / "simhei.ttf").write_bytes(b"not a font")
    (system / "simkai.ttf").write_bytes(b"OTTO" + bytes(100))
    fonts_found = FontSet.discovered(font_folder, [system])
    assert drawn_by(fonts_found, Role.FANGSONG, "甲") == "fangsong.ttf"
    assert drawn_by(fonts_found, Role.HEI, "甲") == "hei.ttf"
    assert drawn_by(fonts_found, Role.KAI, "甲") == "kai.ttf"


def test_font_folders_of_windows_and_linux() -> None:
    windows = system_font_folders({"USERPROFILE": "C:/Users/w", "LOCALAPPDATA": "C:/Users/w/AppData/Local", "WINDIR": "C:/Windows"})
    assert Path("C:/Windows/Fonts") in windows
    assert Path("C:/Users/w/AppData/Local/Microsoft/Windows/Fonts") in windows
    linux = system_font_folders({"HOME": "/home/w"})
    assert linux[0] == Path("/home/w/.local/share/fonts")
    assert Path("/usr/share/fonts") in linux
