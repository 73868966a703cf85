"""Whether a file bears a signature, told without pyHanko, whose import takes longer than a list of documents may."""

from __future__ import annotations

_COVERED = b"/ByteRange"


def bears_signature(pdf: bytes) -> bool:
    """Say whether there is a signature in the file, good or bad: its dictionary stands uncompressed (ISO 32000-1, 12.8.1)."""
    return _COVERED in pdf
