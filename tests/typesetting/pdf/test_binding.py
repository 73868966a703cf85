"""A case file: parts in their order, a bookmark and page labels for each, the same bytes each time, broken parts told."""

import io
from datetime import date
from typing import Any

import pypdf
import pypdfium2
import pytest

from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Paragraph
from inspections.typesetting.pdf.binding import bind
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.made_up_papers import FOOT, paper
from tests.support.page_measures import document


@pytest.fixture(scope="module")
def parts(fonts: FontSet) -> list[tuple[str, bytes]]:
    notice = render_pdf(document(paragraphs=(Paragraph("整改。" * 200),), dated=date(2023, 9, 1)), fonts)
    return [("现场检查记录", render_pdf(paper(foot=FOOT), fonts)), ("责令整改通知书", notice), ("送达回证", render_pdf(paper(), fonts))]


def texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_pages_follow_one_another_unchanged(parts: list[tuple[str, bytes]]) -> None:
    assert texts(bind(parts)) == [text for _, content in parts for text in texts(content)]


def test_every_part_has_a_bookmark_at_its_first_page(parts: list[tuple[str, bytes]]) -> None:
    reader: Any = pypdf.PdfReader(io.BytesIO(bind(parts)))
    bookmarks = [(entry.title, reader.get_destination_page_number(entry)) for entry in reader.outline]
    assert bookmarks == [("现场检查记录", 0), ("责令整改通知书", 1), ("送达回证", 1 + len(texts(parts[1][1])))]
    assert reader.root_object["/PageMode"] == "/UseOutlines"
    assert reader.page_labels[:3] == ["1-1", "2-1", "2-2"]
    assert reader.page_labels[-1] == "3-1"


def test_metadata_come_from_the_parts(parts: list[tuple[str, bytes]]) -> None:
    metadata = pypdf.PdfReader(io.BytesIO(bind(parts, "武发改案〔2023〕7号"))).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("武发改案〔2023〕7号", "武陟县发展和改革委员会")
    assert metadata.subject == "现场检查记录、责令整改通知书、送达回证"
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2023, 9, 1)


def test_the_same_parts_give_the_same_bytes(parts: list[tuple[str, bytes]]) -> None:
    assert bind(parts) == bind(parts)
    assert bind(parts) != bind(parts[::-1])


def test_a_part_that_claims_no_pdfa_takes_the_claim_away(parts: list[tuple[str, bytes]]) -> None:
    plain = pypdf.PdfWriter()
    plain.add_blank_page(595, 842)
    packed = io.BytesIO()
    plain.write(packed)
    assert b"pdfaid:part" in bind(parts)
    assert b"pdfaid:part" not in bind([*parts, ("扫描件", packed.getvalue())])
    alone = pypdf.PdfReader(io.BytesIO(bind([("扫描件", packed.getvalue())])))
    assert alone.metadata is not None
    assert not alone.metadata.author


@pytest.mark.parametrize("broken", [b"", b"no file", b"%PDF-1.7\n%%EOF"])
def test_every_broken_part_is_named(parts: list[tuple[str, bytes]], broken: bytes) -> None:
    with pytest.raises(UserError) as refused:
        bind([("甲", broken), *parts, ("乙", broken)])
    assert [(fault.code, fault.where) for fault in refused.value.faults] == [("part_unreadable", "甲"), ("part_unreadable", "乙")]


def test_nothing_is_no_case_file() -> None:
    with pytest.raises(ValueError, match="nothing"):
        bind([])
