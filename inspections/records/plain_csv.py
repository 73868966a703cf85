"""CSV without quotes, which large exports mostly are, split by numpy instead of character by character.

Cells are compared as bytes, eight at a time, and only the distinct ones become texts. A file that is not as plain as that (a quote, a
row that is longer or shorter than the headings) raises NotPlainError; pandas' parser then reads it, and finds the same cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from inspections.records.sheets import TextEncoder

_CHUNK = 1 << 22
"""Bytes split at once: what is made of them fits into a processor's cache."""

_WORD = 8
"""Bytes compared at once."""

_LONGEST = 8 * _WORD
"""Bytes of a cell up to which comparing words is faster than cutting the cells out."""

_COMMA, _NEWLINE, _RETURN = b",\n\r"

_MASKS = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], dtype=np.uint64)
"""Number of a word's bytes that belong to the cell, to the bits to keep."""


class NotPlainError(ValueError):
    """The file has quotes, NULs or rows of unequal length."""


def plain_columns(path: Path, encoding: str, above: int, width: int) -> list[TextEncoder]:
    """Return `width` columns of all rows below the first `above` lines. Raises NotPlainError, UnicodeDecodeError."""
    encoders = [TextEncoder() for _ in range(width)]
    for lines in _whole_lines(path, above):
        cells = _split(lines, width)
        for number, encoder in enumerate(encoders):
            distinct, codes = cells.distinct(number)
            # No encoding that is read has a line break inside a character, so the texts can be decoded together.
            encoder.add(b"\n".join(distinct).decode(encoding).split("\n"), codes)
    return encoders


def _whole_lines(path: Path, above: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        for _ in range(above):
            if b"\r" in file.readline().removesuffix(b"\n").removesuffix(b"\r"):
                raise NotPlainError
        rest = b""
        while block := file.read(_CHUNK):
            lines, newline, rest = (rest + block).rpartition(b"\n")
            if not newline:
                if len(rest) > _CHUNK:
                    raise NotPlainError
                continue
            yield lines + newline
        if rest:
            yield rest + b"\n"


def _split(lines: bytes, width: int) -> _Cells:
    if b'"' in lines or b"\0" in lines:
        raise NotPlainError
    held = np.frombuffer(lines, dtype=np.uint8)
    separators = np.flatnonzero((held == _COMMA) | (held == _NEWLINE)).astype(np.int32)
    rows, rest = divmod(len(separators), width)
    if rest or lines.count(b"\n") != rows:
        raise NotPlainError
    ends = separators.reshape(rows, width)
    if (held[ends[:, -1]] != _NEWLINE).any():
        raise NotPlainError
    begins = np.zeros_like(separators)
    np.add(separators[:-1], 1, out=begins[1:])
    # Column by column is how they are read.
    starts = np.ascontiguousarray(begins.reshape(rows, width).T)
    lengths = np.ascontiguousarray(ends.T) - starts
    if b"\r" in lines:
        if lines.count(b"\r") != rows or (held[ends[:, -1] - 1] != _RETURN).any():
            raise NotPlainError
        lengths[-1] -= 1
    padded = lines.ljust(len(lines) + _LONGEST + _WORD, b"\0")
    words = np.ndarray((len(lines) + _LONGEST,), np.uint64, padded, strides=(1,))
    return _Cells(lines, words, starts, lengths)


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The cells of some lines: `words` begins at each byte; where each cell begins and how many bytes it has, a row a column."""

    lines: bytes
    words: NDArray[np.uint64]
    starts: NDArray[np.int32]
    lengths: NDArray[np.int32]

    def distinct(self, column: int) -> tuple[list[bytes], NDArray[np.intp]]:
        """Return the distinct cells of a column, in the order in which they come first, and the code of each row's."""
        starts, lengths = self.starts[column], self.lengths[column]
        filled = np.flatnonzero(lengths)
        if 2 * len(filled) > len(lengths):
            return self._distinct(starts, lengths)
        texts, codes = self._distinct(starts[filled], lengths[filled]) if len(filled) else ([], filled)
        spread = np.full(len(lengths), len(texts), dtype=np.intp)
        spread[filled] = codes
        return [*texts, b""], spread

    def _distinct(self, starts: NDArray[np.int32], lengths: NDArray[np.int32]) -> tuple[list[bytes], NDArray[np.intp]]:
        longest = int(lengths.max())
        if longest > _LONGEST:
            cut = [self.lines[start : start + length] for start, length in zip(starts.tolist(), lengths.tolist(), strict=True)]
            codes, texts = pd.factorize(np.array(cut, dtype=object))
            return list(texts), codes
        words = [self._words(starts, lengths, place) for place in range(0, longest, _WORD)]
        codes, values = pd.factorize(words[0])
        if len(words) == 1:
            return values.view(f"S{_WORD}").tolist(), codes
        for word in words[1:]:
            further, values = pd.factorize(word)
            codes, _ = pd.factorize(codes * len(values) + further)
        row_of = np.empty(int(codes.max()) + 1, dtype=np.intp)
        row_of[codes] = np.arange(len(codes))
        whole = np.stack([word[row_of] for word in words], axis=1)
        return whole.view(f"S{_WORD * len(words)}").ravel().tolist(), codes

    def _words(self, starts: NDArray[np.int32], lengths: NDArray[np.int32], place: int) -> NDArray[np.uint64]:
        """Return the eight bytes of each cell from `place` on, zero behind its end."""
        return np.asarray(self.words[starts + place] & _MASKS.take(lengths - place, mode="clip"))
