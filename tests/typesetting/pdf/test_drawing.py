"""The PDF file: the same bytes each time, text that can be copied, fonts inside, and refused characters."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.missing_glyphs import MissingGlyph, missing_glyphs
from inspections.typesetting.official_document import Annex, Level, Paragraph
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.page_measures import document, named

RARE = "䶮㛃𬭎镕"


def read(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def faces(content: bytes) -> dict[str, str]:
    """Each character of the first page with its face's name."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return {char["text"]: char["fontname"].partition("+")[2] for char in pdf.pages[0].chars}


def test_the_same_input_gives_the_same_bytes(fonts: FontSet, font_folder: Path) -> None:
    made = document(paragraphs=(Paragraph("整改" * 400),))
    assert render_pdf(made, fonts) == render_pdf(made, fonts) == render_pdf(made, FontSet.committed(font_folder))
    assert render_pdf(made, fonts) != render_pdf(replace(made, dated=date(2023, 8, 17)), fonts)


def test_text_is_copied_in_reading_order_rare_characters_too(fonts: FontSet) -> None:
    text = f"2023年6月1日至2日，{RARE}公司（执法证号豫H20010）收取“移表费”1200.00元，不符合〔2023〕114号文件要求。" * 3
    content = render_pdf(document(paragraphs=(Paragraph(text),)), fonts)
    head = "武陟县发展和改革委员会武发改能源〔2023〕12号责令整改通知书国网武陟县供电公司："
    assert re.sub(r"[\s\ufffe]", "", read(content)) == f"{head}{text}武陟县发展和改革委员会2023年8月16日—1—"


def test_metadata_name_the_document(fonts: FontSet) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(document(author="武陟县发改委", subject="用电报装"), fonts)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.subject) == ("责令整改通知书", "武陟县发改委", "用电报装")
    assert str(reader.root_object["/Lang"]) == "zh-CN"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2023, 8, 16)


def test_author_and_subject_default_to_issuer_and_number(fonts: FontSet) -> None:
    metadata = pypdf.PdfReader(io.BytesIO(render_pdf(document(), fonts))).metadata
    assert metadata is not None
    assert (metadata.author, metadata.subject) == ("武陟县发展和改革委员会", "武发改能源〔2023〕12号")


def test_every_font_is_an_embedded_subset(fonts: FontSet) -> None:
    content = render_pdf(document(paragraphs=(Paragraph("一、收取费用", Level.FIRST), Paragraph("（一）退还", Level.SECOND))), fonts)
    page: Any = pypdf.PdfReader(io.BytesIO(content)).pages[0]
    embedded = page["/Resources"]["/Font"]
    assert len(embedded) == 5
    for font in embedded.values():
        assert re.fullmatch(r"/[A-Z]{6}\+Inspection[A-Za-z]+-Regular", font["/BaseFont"])
        file = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]
        glyphs = TTFont(io.BytesIO(file.get_data()), checkChecksums=2)["glyf"]
        assert 1 < len(glyphs.keys()) < 60
    assert b"Helvetica" not in content
    assert len(content) < 200_000


def test_levels_bear_their_typefaces_as_far_as_the_heading_goes(fonts: FontSet) -> None:
    paragraphs = (
        Paragraph("甲乙", Level.FIRST),
        Paragraph("丙丁戊己", Level.SECOND, 2),
        Paragraph("庚辛", Level.THIRD),
        Paragraph("壬癸4", Level.FOURTH),
    )
    used = faces(render_pdf(document(paragraphs=paragraphs), fonts))
    names = {"甲": "Hei", "乙": "Hei", "丙": "Kai", "丁": "Kai", "戊": "Fangsong", "己": "Fangsong", "辛": "Fangsong", "癸": "Fangsong"}
    assert {character: used[character] for character in names} == {
        character: f"Inspection{name}-Regular" for character, name in names.items()
    }
    assert used["4"] == "InspectionSong-Regular"
    assert used["武"] == "InspectionFangsong-Regular"


def test_tabs_and_line_ends_are_spaces_and_marks_of_no_width_nothing(fonts: FontSet) -> None:
    made = document(paragraphs=(Paragraph("甲\t乙\n丙\u200b丁\ufeff戊\r己"),))
    assert missing_glyphs(made, fonts) == ()
    assert "甲 乙 丙丁戊 己" in read(render_pdf(made, fonts))


@pytest.mark.parametrize("character", ["\ue000", "\u0378", "\U0003fffe", "\ud7a3", "😀", "\x01"])
def test_a_character_without_a_glyph_is_named_with_its_place(fonts: FontSet, character: str) -> None:
    paragraphs = (Paragraph("甲"), Paragraph(f"乙{character}丙{character}"))
    made = document(paragraphs=paragraphs, addressee=f"{character}公司", note=character)
    places = ["主送机关", "正文第2段", "附注"]
    assert missing_glyphs(made, fonts) == tuple(MissingGlyph(character, where) for where in places)
    with pytest.raises(UserError) as caught:
        render_pdf(made, fonts)
    assert [fault.where for fault in caught.value.faults] == places
    assert all(f"U+{ord(character):04X}" in fault.what for fault in caught.value.faults)
    assert {fault.code for fault in caught.value.faults} == {"missing_glyph"}


@pytest.mark.parametrize(
    ("character", "named"), [("\x01", "控制字符 U+0001"), ("\u202e", "改变文字方向的标记 U+202E"), ("\uf0b7", "U+F0B7")]
)
def test_a_character_that_nobody_sees_is_to_be_deleted_and_no_font_is_advised(fonts: FontSet, character: str, named: str) -> None:
    with pytest.raises(UserError) as caught:
        render_pdf(document(paragraphs=(Paragraph(f"收费{character}1200元"),)), fonts)
    (fault,) = caught.value.faults
    assert (named in fault.what, "删去" in fault.action, "字体" in fault.sentence()) == (True, True, False)
    assert character not in fault.sentence()


def test_odd_blanks_marks_and_look_alikes_are_printed_as_what_they_show(fonts: FontSet) -> None:
    made = document(paragraphs=(Paragraph("收费\u20091200\u202a元\u202c，⽤电⼯程，⻓\ufe00安"),))
    assert missing_glyphs(made, fonts) == ()
    assert "收费 1200元，用电工程，长安" in read(render_pdf(made, fonts))


@pytest.mark.parametrize("part", ["issuer", "number", "title", "signed_by"])
def test_every_part_is_looked_through(fonts: FontSet, part: str) -> None:
    assert [missing.character for missing in missing_glyphs(document(**{part: "甲\ue000"}), fonts)] == ["\ue000"]


def test_a_character_of_an_annex_is_named_with_its_row_and_column(fonts: FontSet) -> None:
    fees = Annex("收费\ue001", ("项目", "金额\ue002"), (("移表费", "1200.00"), ("\ue003", "0.50")), note="据\ue004")
    made = document(annexes=(*named("甲"), fees))
    assert missing_glyphs(made, fonts) == (
        MissingGlyph("\ue001", "附件2标题"),
        MissingGlyph("\ue002", "附件2表头"),
        MissingGlyph("\ue003", "附件2第2行“项目”栏"),
        MissingGlyph("\ue004", "附件2表注"),
    )
    with pytest.raises(UserError, match=r"附件第2行“项目”栏：字体中没有"):
        render_pdf(document(annexes=(Annex("甲", ("项目",), (("乙",), ("\ue003",))),)), fonts)
