"""Opening a picture: by its content alone, by a trusted decoder, never larger than memory and patience bear.

A file's name says nothing. What no decoder of `formats` is for stays shut: Pillow alone would run Ghostscript on a PostScript file
that is called a photo.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final

from pi_heif.as_plugin import HeifImageFile
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from inspections.typesetting.picture_files.formats import (
    AVIF,
    BMP,
    GIF,
    HEAD,
    HEIC,
    JPEG,
    PNG,
    TIFF,
    WEBP,
    WHOLE,
    PictureFormat,
    picture_format,
)

_DECODERS: Final = MappingProxyType(
    {
        JPEG: JpegImagePlugin.JpegImageFile,
        PNG: PngImagePlugin.PngImageFile,
        GIF: GifImagePlugin.GifImageFile,
        BMP: BmpImagePlugin.BmpImageFile,
        TIFF: TiffImagePlugin.TiffImageFile,
        WEBP: WebPImagePlugin.WebPImageFile,
        AVIF: AvifImagePlugin.AvifImageFile,
        HEIC: HeifImageFile,
    }
)
"""The one decoder of each kind."""
LARGEST_FILE: Final = 100_000_000
"""Bytes of a picture that is opened; beyond, its file is kept and not shown."""
ORIENTATION: Final = 0x0112
"""The EXIF tag that says how the camera was held."""
_T = Image.Transpose
_TURNS: Final = MappingProxyType(
    {
        2: _T.FLIP_LEFT_RIGHT,
        3: _T.ROTATE_180,
        4: _T.FLIP_TOP_BOTTOM,
        5: _T.TRANSPOSE,
        6: _T.ROTATE_270,
        7: _T.TRANSVERSE,
        8: _T.ROTATE_90,
    }
)
"""What turns a photo upright, by its EXIF orientation."""


class UnshownPictureError(ValueError):
    """A picture that no page can show: `what` is the reason, `action` the remedy, both in Chinese without a full stop."""

    def __init__(self, what: str, action: str) -> None:
        """Keep both."""
        super().__init__(f"no picture to be shown: {what}")
        self.what, self.action = what, action


@contextmanager
def opened_picture(source: bytes | Path) -> Iterator[Image.Image]:
    """Open a picture, its first page or frame, with nothing decoded yet. Raises UnshownPictureError, also from within the block.

    OSError where the file itself cannot be read.
    """
    with _stream(source) as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        head = stream.read(HEAD)
        stream.seek(0)
        kind = picture_format(head)
        if kind is None:
            raise UnshownPictureError("文件不是可以显示的图片", "请在手机或者电脑上导出为 JPEG 后再添加")
        if size > LARGEST_FILE:
            raise UnshownPictureError(f"图片文件有{size // 1_000_000}MB，太大，无法显示", "请缩小后再添加一份")
        if kind is WEBP:
            _bounded(kind, *_webp_size(head))  # its decoder would reserve the memory at once
        with _damage_told(kind), _DECODERS[kind](stream) as picture:
            _bounded(kind, picture.width, picture.height)
            if kind is JPEG and "progressive" in picture.info and picture.width * picture.height > WHOLE:
                raise _too_large(picture.width, picture.height)  # held whole, however small it is wanted
            if isinstance(picture, TiffImagePlugin.TiffImageFile):
                _bounded(kind, *(int(picture.tag_v2.get(tag, 0)) for tag in (_TILE_WIDTH, _TILE_LENGTH)))
            yield picture


_TILE_WIDTH, _TILE_LENGTH = 322, 323
"""TIFF 6.0, section 15: libtiff holds a tile whole, whatever the picture's own size."""


def small_picture(picture: Image.Image, most: tuple[int, int]) -> Image.Image:
    """Return an opened picture made to fit `most` (pixels across and down), upright, on white where it is clear, in RGB.

    A JPEG is read at half, a quarter or an eighth of its size, in a fraction of the time and memory.
    """
    turn = turn_of(picture)
    width, height = most if turn not in _ASIDE else most[::-1]
    scale = min(1, width / picture.width, height / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    picture.draft("RGB", size)
    whole = _continuous(picture)
    small = whole if whole.size == size else whole.resize(size, Image.Resampling.BILINEAR, reducing_gap=1.0)
    # Not by ImageOps, which writes the photo's directory anew and fails where that is broken.
    return on_white(small if turn is None else small.transpose(turn), "RGB")


_ASIDE: Final = frozenset({_T.TRANSPOSE, _T.ROTATE_270, _T.TRANSVERSE, _T.ROTATE_90})


def turn_of(picture: Image.Image) -> Image.Transpose | None:
    """Return what turns a picture upright by its EXIF orientation, None where it is or nothing is said."""
    try:
        return _TURNS.get(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 # a broken directory raises whatever it holds; the picture itself may be sound
        return None


def on_white(picture: Image.Image, mode: str) -> Image.Image:
    """Return a picture in a mode without transparency; what was clear is white."""
    if not picture.has_transparency_data:
        return picture.convert(mode)
    layered = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered).convert(mode)


def _continuous(picture: Image.Image) -> Image.Image:
    """Return a picture whose neighbouring pixels can be averaged: no palette, no single bits, no more than eight bits of grey."""
    if picture.mode == "P":
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if picture.mode == "1":
        return picture.convert("L")
    # Pillow would cut off all that is brighter than 255.
    return picture.point(lambda level: level * (1 / 256)).convert("L") if picture.mode.startswith("I") else picture


@contextmanager
def _stream(source: bytes | Path) -> Iterator[IO[bytes]]:
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
        yield stream


def _bounded(kind: PictureFormat, width: int, height: int) -> None:
    if width * height > kind.most_pixels:
        raise _too_large(width, height)


def _too_large(width: int, height: int) -> UnshownPictureError:
    return UnshownPictureError(f"图片有{width}×{height}像素，太大，无法显示", "请缩小后再添加一份")


def _webp_size(head: bytes) -> tuple[int, int]:
    """Return the size that a WebP file states (RFC 9649, 2.5 to 2.7)."""
    match head[12:16]:
        case b"VP8X":
            return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
        case b"VP8L":
            packed = int.from_bytes(head[21:25], "little")
            return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
        case _:
            return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF


@contextmanager
def _damage_told(kind: PictureFormat) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is odd in a photo's directory: a person can do nothing about it
            yield
    except UnshownPictureError:
        raise
    except MemoryError:
        raise UnshownPictureError("内存不够显示这张图片", "请关闭其他程序，或者缩小后再添加一份") from None
    except Exception as damaged:  # decoders raise whatever they meet in damaged bytes
        raise UnshownPictureError(f"{kind.label} 图片打不开，文件已损坏或者不完整", kind.remedy) from damaged
