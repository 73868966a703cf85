"""Where a cell stands: column letters and numbers as spreadsheets show them."""

from __future__ import annotations

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""Rows and columns of an Excel sheet."""
_LETTERS = 26


def column_letters(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return a column's number: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1
