"""Numbers as they are printed."""

import pytest

from inspections.cases.numbers import DocumentNumber, NumberKind, Series


@pytest.mark.parametrize(
    ("kind", "prefix", "serial", "text"),
    [
        (NumberKind.NOTICE, "武发改能源", 12, "武发改能源〔2023〕12号"),
        (NumberKind.CASE, "410823", 12, "2023-0012"),
        (NumberKind.CASE, "410823", 12345, "2023-12345"),
    ],
)
def test_a_number_is_worded_by_its_kind(kind: NumberKind, prefix: str, serial: int, text: str) -> None:
    assert DocumentNumber(Series(kind, prefix, 2023), serial).text == text
