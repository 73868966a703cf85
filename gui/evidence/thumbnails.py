"""Small pictures of photos. Runs in the worker; draws in pillow."""

from __future__ import annotations

import io

from gui.notices.state import PageImage

WIDTH, HEIGHT = 96, 64
"""Room for a small picture in the list, in logical pixels; it is made twice as sharp."""


def thumbnail(content: bytes) -> PageImage | None:
    """Return a photo made small, upright as the camera was held; None where it cannot be read as one."""
    from PIL import Image  # noqa: PLC0415 # only where there are photos

    from inspections.notices.typesetting.pictures import turn_of  # noqa: PLC0415 # as above

    try:
        with Image.open(io.BytesIO(content)) as photo:
            photo.draft("RGB", (2 * WIDTH, 2 * WIDTH))
            turn = turn_of(photo)
            small = photo if turn is None else photo.transpose(turn)
            small.thumbnail((2 * WIDTH, 2 * HEIGHT))
            small = small.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return PageImage(small.width, small.height, 4 * small.width, small.tobytes("raw", "BGRX"))
