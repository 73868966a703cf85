"""CSV as programs write it (RFC 4180), split by numpy instead of character by character.

Cells are compared as bytes, eight at a time, and only the distinct ones become texts. What no program writes (a quote in the midst of a
cell, one without its other half, a row longer than the headings) raises NotWellFormedError: it is read row by row, with its faults
(csv_files.py).
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

_COMMA, _NEWLINE, _RETURN, _QUOTE = b',\n\r"'

_MASKS = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], dtype=np.uint64)
"""Number of a word's bytes that belong to the cell, to the bits to keep."""


_BEFORE_QUOTES = np.isin(np.arange(256), (_COMMA, _NEWLINE, _QUOTE))
_BEHIND_QUOTES = np.isin(np.arange(256), (_COMMA, _NEWLINE, _RETURN, _QUOTE))
"""Whether a byte may stand before a quote that opens, and behind one that closes; of a pair between quotes one closes, one opens."""


class NotWellFormedError(ValueError):
    """The file has stray quotes or line ends, NULs, or rows longer than its headings."""


def split_columns(path: Path, encoding: str, above: int, width: int) -> list[TextEncoder]:
    """Return `width` columns of all rows below the first `above` lines. Raises NotWellFormedError, UnicodeDecodeError."""
    encoders = [TextEncoder() for _ in range(width)]
    for lines in _whole_lines(path, above):
        cells = _split(lines, width)
        for number, encoder in enumerate(encoders):
            distinct, codes = cells.distinct(number)
            encoder.add(_texts(distinct, encoding), codes)
    return encoders


def _whole_lines(path: Path, above: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        for _ in range(above):
            if b"\r" in file.readline().removesuffix(b"\n").removesuffix(b"\r"):
                raise NotWellFormedError
        rest = b""
        while block := file.read(_CHUNK):
            block = rest + block
            end = _end_of_lines(block)
            lines, rest = block[:end], block[end:]
            if len(rest) > _CHUNK:
                raise NotWellFormedError
            if lines:
                yield lines
        if rest:
            yield rest + b"\n"


def _end_of_lines(block: bytes) -> int:
    """Return where the last whole line of a block ends; a line break between quotes, behind an odd number of them, ends none."""
    quotes, end = block.count(b'"'), len(block)
    while (at := block.rfind(b"\n", 0, end)) >= 0:
        quotes -= block.count(b'"', at, end)
        if quotes % 2 == 0:
            return at + 1
        end = at
    return 0


def _texts(cells: list[bytes], encoding: str) -> list[str]:
    # No encoding that is read has a line break inside a character, so the texts can be decoded together.
    joined = b"\n".join(cells)
    if b'"' not in joined and joined.count(b"\n") == len(cells) - 1:
        return joined.decode(encoding).split("\n")
    # A quote within a cell is written twice.
    return [cell.decode(encoding).replace('""', '"') for cell in cells]


def _split(lines: bytes, width: int) -> _Cells:
    if b"\0" in lines:
        raise NotWellFormedError
    characters = np.frombuffer(lines, dtype=np.uint8)
    breaks = characters == _NEWLINE
    separating = (characters == _COMMA) | breaks
    returns = lines.count(b"\r")
    has_quotes = b'"' in lines
    if has_quotes:
        # Up to it stands an odd number of quotes: the byte is between quotes, or the one that opens them.
        quotes = characters == _QUOTE
        quoted = np.logical_xor.accumulate(quotes)
        _refuse_stray_quotes(characters, quotes & quoted, quotes & ~quoted)
        separating &= ~quoted
        breaks &= ~quoted
        returns -= int(np.count_nonzero((characters == _RETURN) & quoted)) if returns else 0
    separators = np.flatnonzero(separating).astype(np.int32)
    begins = np.zeros_like(separators)
    np.add(separators[:-1], 1, out=begins[1:])
    lengths = separators - begins
    even = len(separators) == width * np.count_nonzero(breaks) and bool(breaks[separators[width - 1 :: width]].all())
    last = np.arange(width - 1, len(separators), width) if even else np.flatnonzero(breaks[separators])
    if returns:
        returned = last[(characters[separators[last] - 1] == _RETURN) & (lengths[last] > 0)]
        if len(returned) != returns:
            raise NotWellFormedError
        lengths[returned] -= 1
    if has_quotes:
        opened = characters[begins] == _QUOTE
        begins += opened
        lengths -= 2 * opened.astype(np.int32)
    if even:
        # Column by column is how they are read.
        starts, lengths = (np.ascontiguousarray(part.reshape(len(last), width).T) for part in (begins, lengths))
    else:
        starts, lengths = _spread(begins, lengths, last, width)
    padded = lines.ljust(len(lines) + _LONGEST + _WORD, b"\0")
    words = np.ndarray((len(lines) + _LONGEST,), np.uint64, padded, strides=(1,))
    return _Cells(lines, words, starts, lengths)


def _spread(
    begins: NDArray[np.int32], lengths: NDArray[np.int32], last: NDArray[np.intp], width: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where cells begin and their lengths, a row a column, where rows (`last`: each one's last cell) may be short."""
    counts = np.diff(last, prepend=-1)
    if counts.max() > width:
        raise NotWellFormedError
    rows = np.repeat(np.arange(len(last)), counts)
    columns = np.arange(len(begins)) - np.repeat(last + 1 - counts, counts)
    spread = np.zeros((2, width, len(last)), dtype=np.int32)
    spread[0, columns, rows], spread[1, columns, rows] = begins, lengths
    return spread[0], spread[1]


def _refuse_stray_quotes(characters: NDArray[np.uint8], opening: NDArray[np.bool_], closing: NDArray[np.bool_]) -> None:
    """Refuse a quote that neither begins a cell nor ends one nor is one half of a pair between quotes."""
    # Before the first byte is the last one, a line break.
    begun, ended = _BEFORE_QUOTES[characters[np.flatnonzero(opening) - 1]], _BEHIND_QUOTES[characters[np.flatnonzero(closing) + 1]]
    if len(begun) != len(ended) or not begun.all() or not ended.all():
        raise NotWellFormedError


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
        words = [self._words(starts, lengths, offset) for offset in range(0, longest, _WORD)]
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

    def _words(self, starts: NDArray[np.int32], lengths: NDArray[np.int32], offset: int) -> NDArray[np.uint64]:
        """Return the eight bytes of each cell from `place` on, zero behind its end."""
        return np.asarray(self.words[starts + offset] & _MASKS.take(lengths - offset, mode="clip"))
