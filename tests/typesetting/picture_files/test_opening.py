"""What a picture's bytes say is what counts: those of the trusted kinds are opened within bounds, everything else stays shut."""

import ast
import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from inspections.typesetting.picture_files.opening import UnshownPictureError, opened_picture, small_picture

ROOT = Path(__file__).resolve().parents[3]
REVIEW = ROOT / "tests/data/review/pictures"
PATIENCE = 60.0
"""Seconds, many times what each of these takes on a busy machine; a decoder that hangs takes them all."""

SHOWN = {
    "apng.png": (400, 300),
    "cmyk.jpg": (400, 300),
    "exif_badtime.jpg": (400, 300),
    "exif_garbage.jpg": (400, 300),
    "exif_orient_str.jpg": (400, 300),
    "gif_named.jpg": (400, 300),
    "grey.jpg": (400, 300),
    "jpg_named.png": (400, 300),
    "mpo_phone.jpg": (400, 300),
    "ok.jpg": (400, 300),
    "p16.png": (300, 300),
    "photo.webp": (400, 300),
    "png_named.jpg": (400, 300),
    "webp_named.jpg": (400, 300),
    "d02a_only_digitized.jpg": (640, 480),
    "d08a_jpeg_named.heic": (640, 480),
    "d08b_jpeg_named.dat": (640, 480),
    "d09_avif.avif": (640, 480),
    "mmexport1692063000000.jpg": (640, 480),
    "d06_iphone.heic": (640, 480),
    "d07_heic_named.jpg": (640, 480),
    "heic_clear.heic": (320, 240),
    "heic_grey.heic": (320, 240),
    "heic_ten_bit.heic": (320, 240),
    "heic_turned.heic": (240, 320),
    "heic_two.heic": (320, 240),
    "png_truncated_rows.png": (900, 900),
}
NO_PICTURE = ["eps.jpg", "eps_loop.jpg", "eps_ok.jpg", "evil.svg", "noext", "pdf.pdf", "text.jpg"]
TOO_LARGE = ["png_bomb_20000x20000.png", "png_bomb_60000x60000.png", "tiff_bomb.tif"]
DAMAGED = ["png_iccp_bomb.png", "png_itxt_bomb.png", "png_zero_width.png", "truncated.jpg", "photo.heic"]


def small(source: bytes | Path, most: int = 900) -> Image.Image:
    with opened_picture(source) as picture:
        return small_picture(picture, (most, most))


def refusal(source: bytes | Path) -> str:
    started = time.perf_counter()
    with pytest.raises(UnshownPictureError) as refused:
        small(source)
    assert time.perf_counter() - started < PATIENCE
    assert refused.value.action
    return refused.value.what


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, kind, **how)
    return packed.getvalue()


@pytest.mark.parametrize(("name", "size"), SHOWN.items())
def test_a_photo_is_shown_whatever_its_name(name: str, size: tuple[int, int]) -> None:
    assert small(REVIEW / name).size == size
    assert small((REVIEW / name).read_bytes()).mode == "RGB"


@pytest.mark.parametrize("name", NO_PICTURE)
def test_what_is_no_picture_is_never_handed_to_a_decoder(name: str) -> None:
    assert refusal(REVIEW / name) == "文件不是可以显示的图片"


def test_a_telephone_s_heic_is_shown_as_it_was_held() -> None:
    corners = [small(REVIEW / "heic_turned.heic").getpixel(point) for point in ((220, 20), (20, 20), (20, 300), (220, 300))]
    assert [red > green + 100 for red, green, _ in corners] == [True, False, False, False]  # type: ignore[misc] # three in RGB


def test_a_heic_that_the_library_refuses_is_told_with_the_remedy() -> None:
    with pytest.raises(UnshownPictureError) as refused:
        small(REVIEW / "photo.heic")
    assert refused.value.what == "HEIC 图片打不开，文件已损坏或者不完整"
    assert refused.value.action == "请在手机上导出为 JPEG 后再添加"


def test_a_heic_is_no_heic_by_its_name() -> None:
    assert small(REVIEW / "d08a_jpeg_named.heic").size == (640, 480)
    assert refusal(b"\0\0\0\x18ftypqt  " + bytes(60)) == "文件不是可以显示的图片"


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_bomb_is_refused_by_its_size_before_it_is_decoded(name: str) -> None:
    assert "太大，无法显示" in refusal(REVIEW / name)


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_picture_is_told_to_be_damaged(name: str) -> None:
    assert "文件已损坏或者不完整" in refusal(REVIEW / name)


@pytest.mark.parametrize(
    "head",
    [
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n",
        b"\xc5\xd0\xd3\xc6" + bytes(40) + b"%!PS\n",  # an EPS with a preview, as DOS wrote it
        b"\xd7\xcd\xc6\x9a" + bytes(40),  # a placeable WMF
        b"\x01\0\0\0" + bytes(36) + b" EMF",
        b"8BPS\0\x01" + bytes(40),
        b"\0\0\x01\0\x01\0" + bytes(40),  # an icon
        b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),  # JPEG 2000
        b"SIMPLE  =                    T" + bytes(60),
        b"BMan is not a bitmap, whatever its first two letters are ....................",
        b"RIFF\x10\0\0\0AVI LIST" + bytes(40),
        b"\0\0\0\x14ftypisom" + bytes(40),
        b"",
    ],
)
def test_formats_that_no_camera_writes_stay_shut(head: bytes) -> None:
    assert refusal(head) == "文件不是可以显示的图片"


def test_the_program_opens_pictures_in_one_place_alone() -> None:
    openers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for layer in ("inspections", "gui", "db")
        for path in (ROOT / layer).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "open" and isinstance(node.value, ast.Name) and node.value.id == "Image"
    ]
    assert openers == []


def test_a_webp_that_would_take_gigabytes_is_refused_by_its_head() -> None:
    canvas = (12000 - 1).to_bytes(3, "little") * 2
    extended = b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + canvas
    lossless = b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8L" + struct.pack("<I", 5) + b"\x2f" + (11999 | 11999 << 14).to_bytes(4, "little")
    lossy = b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8 " + struct.pack("<I", 10) + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 12000, 12000)
    for bomb in (extended, lossless, lossy):
        assert refusal(bomb + bytes(20)) == "图片有12000×12000像素，太大，无法显示"


def test_a_tile_larger_than_memory_is_refused_although_the_picture_is_small() -> None:
    entries = [(256, 8), (257, 8), (258, 8), (259, 1), (262, 1), (277, 1), (322, 60000), (323, 60000), (324, 200), (325, 64)]
    table = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries) + bytes(4)
    assert "太大" in refusal(b"II*\0" + struct.pack("<I", 8) + table + bytes(300))


@pytest.mark.parametrize("size", [(16320, 12240), (65500, 3000)])
def test_the_largest_photos_of_telephones_are_scaled_while_they_are_read(size: tuple[int, int]) -> None:
    started = time.perf_counter()
    made = small(saved(Image.new("L", size, 90), "JPEG"))
    assert time.perf_counter() - started < PATIENCE
    assert made.width == 900


def test_a_panorama_held_upright_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = small(saved(Image.new("RGB", (4000, 400), (9, 9, 9)), "JPEG", exif=exif))
    assert made.height == 900
    assert made.width < 100


@pytest.mark.parametrize(("kind", "how"), [("PNG", {}), ("TIFF", {"compression": "tiff_lzw"}), ("WEBP", {"lossless": True}), ("GIF", {})])
def test_what_is_clear_is_white(kind: str, how: dict[str, object]) -> None:
    made = small(saved(Image.new("RGBA", (60, 40), (200, 0, 0, 0)), kind, **how))
    assert made.getpixel((30, 20)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "AVIF", "PNG"])
def test_the_first_page_of_several_is_the_one_shown(kind: str) -> None:
    pages = [Image.new("RGB", (64, 48), colour) for colour in ((200, 10, 10), (10, 200, 10), (10, 10, 200))]
    red, green, blue = small(saved(pages[0], kind, save_all=True, append_images=pages[1:])).getpixel((30, 20))  # type: ignore[misc] # RGB
    assert red > 150 > green + blue


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_way_to_hold_colours_gives_a_picture(mode: str) -> None:
    made = small(saved(Image.new(mode, (60, 40)), "TIFF"))
    assert (made.mode, made.size) == ("RGB", (60, 40))


def test_a_photo_cut_off_anywhere_is_shown_or_told_and_nothing_else() -> None:
    noise = Image.effect_noise((64, 64), 60).convert("RGB")
    made = [saved(noise, kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")]
    for whole in (*made, (REVIEW / "d06_iphone.heic").read_bytes()):
        for end in range(0, len(whole), max(1, len(whole) // 25)):
            try:
                small(whole[:end])
            except UnshownPictureError as error:
                assert error.what  # noqa: PT017 # a picture that is shown in part is no failure here


def test_a_chunk_that_unpacks_to_gigabytes_is_refused() -> None:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0))
    bomb = chunk(b"zTXt", b"note\0\0" + zlib.compress(bytes(50_000_000)))
    assert "PNG" in refusal(b"\x89PNG\r\n\x1a\n" + head + bomb + chunk(b"IDAT", zlib.compress(bytes(72))) + chunk(b"IEND", b""))
