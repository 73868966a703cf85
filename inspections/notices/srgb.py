"""The colour profile of sRGB that PDF/A's output intent names (IEC 61966-2-1 as an ICC profile, ICC.1:2004-10).

Written here from the standard's figures, so that no file of somebody else's licence is embedded in every document.
"""

from struct import pack
from typing import Final

D50: Final = (0.9642, 1.0, 0.8249)
"""The profile connection space's white."""
# The primaries adapted from D65 to D50 (Bradford), and the matrix that adapts them.
RED: Final = (0.43607, 0.22249, 0.01392)
GREEN: Final = (0.38515, 0.71687, 0.09708)
BLUE: Final = (0.14307, 0.06061, 0.71410)
ADAPTATION: Final = (1.04791, 0.02293, -0.05020, 0.02960, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)
CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Gamma, and the four parameters of the curve's linear beginning."""
MADE: Final = (2023, 1, 1, 0, 0, 0)
HEADER: Final = 128


def srgb_profile() -> bytes:
    """The profile's bytes, always the same."""
    curve = pack(">4sIHH", b"para", 0, 3, 0) + _fixed(*CURVE)
    tags = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No rights reserved"),
        b"wtpt": _colour(D50),
        b"chad": b"sf32" + bytes(4) + _fixed(*ADAPTATION),
        b"rXYZ": _colour(RED),
        b"gXYZ": _colour(GREEN),
        b"bXYZ": _colour(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = HEADER + 4 + 12 * len(tags)
    offsets: dict[bytes, int] = {}
    content = b""
    for element in tags.values():
        if element not in offsets:
            offsets[element] = start + len(content)
            content += element + bytes(-len(element) % 4)
    table = b"".join(pack(">4sII", name, offsets[element], len(element)) for name, element in tags.items())
    header = pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI12s4s44x",
        start + len(content),
        bytes(4),
        0x04200000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *MADE,
        b"acsp",
        bytes(4),
        0,
        bytes(4),
        bytes(4),
        0,
        0,
        _fixed(*D50),
        bytes(4),
    )
    return header + pack(">I", len(tags)) + table + content


def _fixed(*numbers: float) -> bytes:
    """Numbers of 16 bits before and 16 behind the point."""
    return pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _colour(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*values)


def _text(words: str) -> bytes:
    """One English record (multiLocalizedUnicodeType)."""
    encoded = words.encode("utf-16-be")
    return pack(">4sIII4sII", b"mluc", 0, 1, 12, b"enUS", len(encoded), 28) + encoded
