"""The kinds of pictures that the program opens, each known by its first bytes. There are no others."""

from __future__ import annotations

from typing import Final, NamedTuple

HEAD: Final = 64
"""Bytes from a file's start that tell what kind of picture it is."""


class PictureFormat(NamedTuple):
    """A kind of picture. `most_pixels` is what its decoder can hold within a laptop's memory; `remedy` what to do with a damaged one."""

    media_type: str
    label: str
    most_pixels: int
    remedy: str


SCALED: Final = 256_000_000
"""Pixels of a picture that is decoded at a fraction of its size; the largest photos of telephones have 200 million."""
WHOLE: Final = 100_000_000
"""Pixels of a picture that is decoded whole, in up to five bytes a pixel."""
COPIED: Final = 50_000_000
"""Pixels of a picture whose decoder holds several copies of it, up to sixteen bytes a pixel."""
_AGAIN: Final = "请从相机或者手机重新拷贝，或者导出为 JPEG"

JPEG: Final = PictureFormat("image/jpeg", "JPEG", SCALED, _AGAIN)
PNG: Final = PictureFormat("image/png", "PNG", WHOLE, _AGAIN)
GIF: Final = PictureFormat("image/gif", "GIF", WHOLE, _AGAIN)
BMP: Final = PictureFormat("image/bmp", "BMP", WHOLE, _AGAIN)
TIFF: Final = PictureFormat("image/tiff", "TIFF", WHOLE, _AGAIN)
WEBP: Final = PictureFormat("image/webp", "WebP", COPIED, _AGAIN)
AVIF: Final = PictureFormat("image/avif", "AVIF", COPIED, _AGAIN)
HEIC: Final = PictureFormat("image/heic", "HEIC", COPIED, "请在手机上导出为 JPEG 后再添加")

_SIGNATURES: Final = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
)
_BMP_HEADERS: Final = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
"""Sizes of the header that follows a BMP file's own; two letters alone would take many a text for a picture."""
_AVIF_BRANDS: Final = frozenset({b"avif", b"avis"})
_HEIF_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
"""ISO/IEC 23008-12, annex B; `mif1` alone does not say how the picture is coded, and an AVIF bears it too."""


def picture_format(head: bytes) -> PictureFormat | None:
    """Return the kind of picture that begins with these bytes (at least `HEAD` of them, where the file has so many), or None."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return BMP
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return _boxed(brands(head))


def brands(head: bytes) -> tuple[bytes, ...]:
    """Return the brands of an ISO media file (ISO/IEC 14496-12, 4.3), the major one first; nothing for any other file."""
    if head[4:8] != b"ftyp":
        return ()
    end = min(int.from_bytes(head[:4], "big"), len(head))
    return (head[8:12], *(head[offset : offset + 4] for offset in range(16, end - 3, 4)))


def _boxed(named: tuple[bytes, ...]) -> PictureFormat | None:
    if not _AVIF_BRANDS.isdisjoint(named):
        return AVIF
    return None if _HEIF_BRANDS.isdisjoint(named) else HEIC
