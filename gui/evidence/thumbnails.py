"""Small pictures of photos. Runs in the worker; draws in pillow."""

from __future__ import annotations

from pathlib import Path

from gui.documents.state import PageImage

WIDTH, HEIGHT = 96, 64
"""Room for a small picture in the list, in logical pixels; it is made twice as sharp."""


def thumbnail(source: bytes | Path) -> PageImage:
    """Return a photo made small, upright as the camera was held. Raises UnshownPictureError, OSError."""
    from inspections.typesetting.picture_files.opening import opened_picture, small_picture  # noqa: PLC0415 # only where there are photos

    with opened_picture(source) as photo:
        small = small_picture(photo, (2 * WIDTH, 2 * HEIGHT))
    return PageImage(small.width, small.height, 4 * small.width, small.tobytes("raw", "BGRX"))
