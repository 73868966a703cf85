"""Numbers given, in memory."""

from inspections.cases.numbers import DocumentNumber, GivenNumber, NumberKind, Series
from tests.support.memory_store.contents import Contents


class MemoryNumbers:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def give(self, series: Series, count: int = 1, first: int = 1) -> range:
        numbers = self._contents.numbers.setdefault(series, {})
        start = max(max(numbers, default=0) + 1, first)
        numbers.update(dict.fromkeys(range(start, start + count), ""))
        return range(start, start + count)

    def kinds_of(self, prefix: str, year: int) -> frozenset[NumberKind]:
        return frozenset(series.kind for series in self._contents.numbers if (series.prefix, series.year) == (prefix, year))

    def void(self, series: Series, serial: int, reason: str) -> None:
        self._contents.numbers[series][serial]
        self._contents.numbers[series][serial] = reason

    def given(self, series: Series) -> tuple[GivenNumber, ...]:
        numbers = self._contents.numbers.get(series, {})
        return tuple(GivenNumber(DocumentNumber(series, serial), numbers[serial]) for serial in sorted(numbers))
