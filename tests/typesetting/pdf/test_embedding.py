"""The part of a font that a document embeds, read back with fontTools."""

import io
import zlib
from array import array
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from inspections.typesetting.fonts import Typeface
from inspections.typesetting.pdf.embedding import embedded_subset

SQUARE = ((0, 0), (0, 700), (700, 700), (700, 0))


def square(size: float) -> TTGlyphPen:
    pen = TTGlyphPen(None)
    pen.moveTo(SQUARE[0])
    for x, y in SQUARE[1:]:
        pen.lineTo((x * size, y * size))
    pen.closePath()
    return pen


@pytest.fixture
def composed(tmp_path: Path) -> Typeface:
    """A font whose 丙 is put together of 甲 and 乙 in every way that a part can be scaled."""
    names = [".notdef", "jia", "yi", "bing", "space"]
    pen = TTGlyphPen(dict.fromkeys(names))
    for part, transformation in (
        ("jia", (1, 0, 0, 1, 0, 0)),
        ("yi", (0.5, 0, 0, 0.5, 20, 30)),
        ("jia", (0.5, 0, 0, 0.25, 200, 300)),
        ("yi", (0, 0.5, -0.5, 0, 1, 2)),
    ):
        pen.addComponent(part, transformation)
    builder = FontBuilder(2048, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("甲"): "jia", ord("乙"): "yi", ord("丙"): "bing", ord(" "): "space"})
    glyphs = {".notdef": square(1), "jia": square(1), "yi": square(0.5), "bing": pen, "space": TTGlyphPen(None)}
    builder.setupGlyf({name: made.glyph() for name, made in glyphs.items()})
    builder.setupHorizontalMetrics({".notdef": (2048, 0), "jia": (2048, 0), "yi": (2048, 0), "bing": (1024, 0), "space": (512, 0)})
    builder.setupHorizontalHeader(ascent=1800, descent=-248)
    builder.setupOS2()
    builder.setupPost()
    builder.setupNameTable({"familyName": "Composed", "styleName": "Regular", "psName": "Composed"})
    hints = newTable("cvt ")
    hints.values = array("h", [1, 2, 3])
    builder.font["cvt "] = hints
    builder.save(tmp_path / "composed.ttf")
    return Typeface(tmp_path / "composed.ttf")


def embedded(face: Typeface, text: str) -> TTFont:
    glyphs = [glyph for character in text if (glyph := face.glyph(character)) is not None]
    subset = embedded_subset(face, glyphs)
    content = zlib.decompress(subset.deflated)
    assert len(content) == subset.length
    return TTFont(io.BytesIO(content), checkChecksums=2)


def test_glyphs_stand_in_the_order_of_their_use(font_folder: Path) -> None:
    face = Typeface(font_folder / "fangsong.ttf")
    text = "整改通知书整"
    font, whole = embedded(face, text), TTFont(font_folder / "fangsong.ttf")
    drawn = [font["glyf"][name] for name in font.getGlyphOrder()[1:]]
    wanted = [whole["glyf"][whole.getBestCmap()[ord(character)]] for character in text]
    assert [glyph.coordinates for glyph in drawn] == [glyph.coordinates for glyph in wanted]
    assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "loca", "hmtx", "hhea", "maxp", "head"}


def test_parts_of_composite_glyphs_come_along_wherever_they_stand(composed: Typeface) -> None:
    font = embedded(composed, "丙乙")
    order = font.getGlyphOrder()
    parts = font["glyf"][order[1]].components
    assert [order.index(part.glyphName) for part in parts] == [3, 2, 3, 2]
    assert [part.getComponentInfo()[1][:4] for part in parts] == [(1, 0, 0, 1), (0.5, 0, 0, 0.5), (0.5, 0, 0, 0.25), (0, 0.5, -0.5, 0)]
    assert len(order) == 4
    assert font["hmtx"][order[1]] == (1024, 0)
    assert list(font["cvt "].values) == [1, 2, 3]


def test_widths_and_ink_are_in_ems_whatever_the_files_unit(composed: Typeface) -> None:
    glyph, space = composed.glyph("丙"), composed.glyph(" ")
    assert glyph is not None
    assert space is not None
    assert composed.advance(glyph) == 500
    assert composed.ink(space) == (0, 0)
    jia = composed.glyph("甲")
    assert jia is not None
    assert composed.ink(jia) == (0, 700 / 2048)
