"""The colour profile of sRGB that PDF/A's output intent names (IEC 61966-2-1 as an ICC profile, ICC.1:2001-04).

Written here from the standard's figures, so that no file of somebody else's licence is embedded in every document.
"""

from struct import pack
from typing import Final

D50: Final = (0.9642, 1.0, 0.8249)
"""The profile connection space's white."""
# The primaries adapted from D65 to D50 (Bradford).
RED: Final = (0.43607, 0.22249, 0.01392)
GREEN: Final = (0.38515, 0.71687, 0.09708)
BLUE: Final = (0.14307, 0.06061, 0.71410)
STEPS: Final = 256
"""Points of the curve from the picture's values to light; between them it is taken as straight."""
LINEAR_UP_TO: Final = 0.04045
MADE: Final = (2023, 1, 1, 0, 0, 0)
HEADER: Final = 128


def srgb_profile() -> bytes:
    """The profile's bytes, always the same."""
    curve = pack(f">4sII{STEPS}H", b"curv", 0, STEPS, *(round(65535 * _light(step / (STEPS - 1))) for step in range(STEPS)))
    tags = {
        b"desc": _description(b"sRGB IEC61966-2.1\0"),
        b"cprt": b"text" + bytes(4) + b"No rights reserved\0",
        b"wtpt": _colour(D50),
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
        0x02100000,
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


def _description(words: bytes) -> bytes:
    """An element of type textDescriptionType with its ASCII part alone."""
    return pack(">4sII", b"desc", 0, len(words)) + words + bytes(4 + 4 + 2 + 1 + 67)


def _light(value: float) -> float:
    """The light that a value of sRGB stands for."""
    return value / 12.92 if value <= LINEAR_UP_TO else float(((value + 0.055) / 1.055) ** 2.4)
