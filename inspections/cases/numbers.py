"""Numbers of documents and cases: they run by kind, prefix and year, are given once and never again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Protocol

_UNFIT = re.compile(r"[\s〔〕\x00-\x1f]")


class NumberKind(str):
    """What is numbered, by the key that stands in the store; every kind has series of its own.

    The set is open: a kind of document brings its own key (`inspections/documents/kinds`). Named here are the case, which is no
    document, and those that other rooms ask for.
    """

    __slots__ = ()

    CASE: ClassVar[NumberKind]
    NOTICE: ClassVar[NumberKind]
    """责令整改通知书"""
    SITE_RECORD: ClassVar[NumberKind]
    """现场检查记录"""
    INTERVIEW: ClassVar[NumberKind]
    """询问笔录"""
    REVIEW: ClassVar[NumberKind]
    """整改复查意见书"""
    RECEIPT: ClassVar[NumberKind]
    """送达回证"""
    ADVICE: ClassVar[NumberKind]
    """整改建议书"""
    SUPERVISION: ClassVar[NumberKind]
    """工作提示（督办）函"""
    TRANSFER: ClassVar[NumberKind]
    """移送函"""
    SUPERIOR_REPORT: ClassVar[NumberKind]
    """报告 to the superior body"""
    EVIDENCE_LIST: ClassVar[NumberKind]
    """证据清单"""
    CATALOGUE: ClassVar[NumberKind]
    """案卷目录"""
    REPORT: ClassVar[NumberKind]
    """月度通报"""


NumberKind.CASE = NumberKind("case")
NumberKind.NOTICE = NumberKind("notice")
NumberKind.SITE_RECORD = NumberKind("site_record")
NumberKind.INTERVIEW = NumberKind("interview")
NumberKind.REVIEW = NumberKind("review")
NumberKind.RECEIPT = NumberKind("receipt")
NumberKind.ADVICE = NumberKind("advice")
NumberKind.SUPERVISION = NumberKind("supervision")
NumberKind.TRANSFER = NumberKind("transfer")
NumberKind.SUPERIOR_REPORT = NumberKind("superior_report")
NumberKind.EVIDENCE_LIST = NumberKind("evidence_list")
NumberKind.CATALOGUE = NumberKind("catalogue")
NumberKind.REPORT = NumberKind("report")


def unfit_for_number(word: str) -> bool:
    """Say whether a word holds what neither a number's prefix nor a body's name does: white space, the brackets of the year."""
    return _UNFIT.search(word) is not None


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that run together: the prefix is a notice's 发文字号 or a case's county."""

    kind: NumberKind
    prefix: str
    year: int


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One number of a series, counted from 1."""

    series: Series
    serial: int

    @property
    def text(self) -> str:
        """The number as it is printed: 发文字号 by GB/T 9704-2012, 7.2.5 (no leading zero, no 第); a case's is `2023-0001`."""
        if self.series.kind == NumberKind.CASE:
            return f"{self.series.year}-{self.serial:04d}"
        return f"{self.series.prefix}〔{self.series.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """A number that was given; `voided` is the reason it was made void, and empty while it holds."""

    number: DocumentNumber
    voided: str


class DuplicateError(ValueError):
    """What there can be one of is there already. A use case looks first and refuses in words: that it comes to this is a bug."""


class Numbers(Protocol):
    """Numbers given."""

    def give(self, series: Series, count: int = 1, first: int = 1) -> range:
        """Return the next serial numbers of a series: after the last one given, and not below `first`."""
        ...

    def kinds_of(self, prefix: str, year: int) -> frozenset[NumberKind]:
        """Return the kinds that have numbers of this prefix and year."""
        ...

    def void(self, series: Series, serial: int, reason: str) -> None:
        """Make a number void; it is never given again. Raises KeyError where it was not given."""
        ...

    def given(self, series: Series) -> tuple[GivenNumber, ...]:
        """Return the numbers given, in their order."""
        ...
