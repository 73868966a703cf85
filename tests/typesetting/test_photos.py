"""Photo pages: upright, whole, in their frames, with what is said of them; what cannot be read is told."""

import io

import pdfplumber
import pypdf
import pypdfium2
import pytest

from inspections.faults import UserError
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import print_faults, render_pdf
from inspections.typesetting.pictures import photo_picture, signature_picture
from tests.support import page_measures
from tests.support.made_up_papers import DIGEST, FOOT, paper, photo, photo_bytes, signature_png
from tests.support.page_measures import BLOCK_HEIGHT, BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, LEADING, MM


def images(content: bytes, number: int) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom in millimetres."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        shown = pdf.pages[number - 1].images
        return [(image["x0"] * MM, image["top"] * MM, image["x1"] * MM, image["bottom"] * MM) for image in shown]


def test_two_photos_a_page_each_with_its_caption(fonts: FontSet) -> None:
    photos = tuple(photo(photo_bytes(), f"ZP-{number}", f"收费公示栏{number}") for number in range(3))
    content = render_pdf(paper(photos=photos, foot=FOOT), fonts)
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) == 3
    assert [len(images(content, number)) for number in (1, 2, 3)] == [0, 2, 1]
    for left, top, right, bottom in images(content, 2):
        assert BLOCK_LEFT < left < right < BLOCK_LEFT + BLOCK_WIDTH
        assert BLOCK_TOP < top < bottom < BLOCK_TOP + BLOCK_HEIGHT - 2 * LEADING
        assert (right - left) / (bottom - top) == pytest.approx(800 / 600, rel=0.01)
        assert bottom - top > 55
    read = [line.text for line in page_measures.lines(content, 2)]
    for number in (0, 1):
        assert f"照片编号ZP-{number}拍摄时间2023年8月15日10时12分" in read
        assert f"照片内容收费公示栏{number}" in read
    assert read.count("拍摄地点武陟县供电公司营业厅") == 2
    whole = "".join(read)
    assert whole.count(DIGEST) == 2
    assert whole.count(f"{DIGEST[:8]}（SHA-256的前8位）") == 2
    assert read[-2:] == ["检查人员签名：被检查单位（人）签名：", "第2页共3页"]


def test_a_photo_of_which_much_is_said_has_a_page_of_its_own(fonts: FontSet) -> None:
    said = "公示栏没有这两个收费项目，" * 40
    photos = (photo(photo_bytes(), "甲"), photo(photo_bytes(), "乙", said), photo(photo_bytes(), "丙"), photo(photo_bytes(), "丁"))
    content = render_pdf(paper(photos=photos, foot=FOOT), fonts)
    assert [len(images(content, number)) for number in (2, 3, 4)] == [1, 1, 2]
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        sheet = pdf.pages[2]
        lowest = max(edge["bottom"] for edge in sheet.edges) * MM
        assert said in "".join(sheet.extract_text().split()).replace("照片内容", "")
    assert lowest <= BLOCK_TOP + BLOCK_HEIGHT


def test_a_photo_of_which_too_much_is_said_is_named(fonts: FontSet) -> None:
    said = paper(photos=(photo(photo_bytes()), photo(photo_bytes(), "证据7", "公示栏没有这两个收费项目，" * 200)))
    assert [(fault.code, fault.where) for fault in print_faults(said, fonts)] == [("photo_words_too_long", "第2张照片（证据7）")]


def test_one_photo_a_page_is_as_wide_as_the_block(fonts: FontSet) -> None:
    content = render_pdf(paper(photos=(photo(photo_bytes()), photo(photo_bytes(600, 800))), photos_per_page=1), fonts)
    [wide], [tall] = images(content, 2), images(content, 3)
    assert wide[2] - wide[0] > 150
    assert tall[3] - tall[1] > 160


@pytest.mark.parametrize(("orientation", "red"), [(1, "upper left"), (6, "upper right"), (3, "lower right"), (8, "lower left")])
def test_a_photo_stands_as_the_camera_was_held(orientation: int, red: str) -> None:
    from PIL import Image

    made = photo_picture(photo_bytes(orientation=orientation), 900)
    assert (made.width > made.height) == (orientation in {1, 3})
    picture = Image.open(io.BytesIO(made.content)).convert("RGB")
    corners = {
        f"{high} {side}": picture.getpixel((made.width * across // 4, made.height * down // 4))
        for high, down in (("upper", 1), ("lower", 3))
        for side, across in (("left", 1), ("right", 3))
    }
    reds = [corner for corner, (redness, green, _) in corners.items() if redness - green > 100]  # type: ignore[misc] # three in RGB
    assert reds == [red]


def test_a_small_upright_photo_is_embedded_as_it_is_and_a_large_one_scaled_down() -> None:
    small = photo_bytes()
    assert photo_picture(small, 900).content == small
    large = photo_picture(photo_bytes(4000, 3000), 900)
    assert max(large.width, large.height) <= 1350
    assert len(large.content) < 100_000
    assert photo_picture(photo_bytes(kind="PNG"), 900).filter_name == "DCTDecode"


def test_a_signature_is_cut_to_its_ink_on_white() -> None:
    made = signature_picture(signature_png())
    assert (made.components, made.filter_name) == (1, "FlateDecode")
    assert 380 < made.width < 430
    assert 90 < made.height < 130


@pytest.mark.parametrize("content", [b"", b"no picture", photo_bytes()[:600], signature_png()[:200]])
def test_what_is_no_picture_is_told_with_its_place(fonts: FontSet, content: bytes) -> None:
    broken = paper(photos=(photo(photo_bytes()), photo(content), photo(content)))
    assert [(fault.code, fault.where) for fault in print_faults(broken, fonts)] == [
        ("photo_unreadable", "第2张照片（1）"),
        ("photo_unreadable", "第3张照片（1）"),
    ]
    with pytest.raises(UserError, match=r"文件不是可以显示的图片|文件已损坏或者不完整"):
        render_pdf(broken, fonts)


def test_a_character_of_a_caption_without_a_glyph_is_named(fonts: FontSet) -> None:
    assert [fault.where for fault in print_faults(paper(photos=(photo(photo_bytes(), shows="\ue000"),)), fonts)] == ["第1张照片（1）"]


def test_a_photo_used_twice_is_embedded_once(fonts: FontSet) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(paper(photos=(photo(photo_bytes()), photo(photo_bytes()))), fonts)))
    resources = reader.pages[0]["/Resources"]
    assert len(resources["/XObject"]) == 1  # type: ignore[index] # a dictionary
