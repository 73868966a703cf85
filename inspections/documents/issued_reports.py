"""Issued 月度通报: which month and which county each is of, which records it tells of, and the one that stands for a month.

A report belongs to no record, so its content keeps them beside what was filled in: `{"month": "2023-08", "county": "410823",
"revisions": [event ids], "standing": [UUIDs of the documents it tells of], …}`. One of a release that did not keep them has been given
its month, and where the store is of one bureau its county, by a step of the schema; else the prefix in its number tells the county.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from inspections.cases.documents import Document, DocumentState
from inspections.faults import UserError
from inspections.files.archive import Archive

MONTH, COUNTY, REVISIONS, STANDING = "month", "county", "revisions", "standing"
_KEPT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def kept_content(
    content: Mapping[str, Any], county: str, month: tuple[int, int], revisions: Sequence[str], standing: Sequence[UUID] = ()
) -> Mapping[str, Any]:
    """Return what is kept of a report: its content with its month and county, and the records' revisions and documents it tells of."""
    own = {MONTH: f"{month[0]:04d}-{month[1]:02d}", COUNTY: county, REVISIONS: list(revisions), STANDING: list(map(str, standing))}
    return dict(content) | own


def filled_in(report: Document) -> Mapping[str, Any]:
    """Return what a person filled in for a report."""
    return {key: value for key, value in report.content.items() if key not in {MONTH, COUNTY, REVISIONS, STANDING}}


def month_of(report: Document) -> tuple[int, int] | None:
    """Return the year and month that a report is of, or None where its content does not say."""
    return _read(report.content)


def county_of(report: Document) -> str:
    """Return the code of the county that a report is of, empty where it was not kept yet."""
    return str(report.content.get(COUNTY, ""))


def revisions_of(report: Document) -> tuple[str, ...] | None:
    """Return the revisions that a report tells of, or None where they were not kept yet."""
    revisions = report.content.get(REVISIONS)
    return None if revisions is None else tuple(revisions)


def documents_of(report: Document) -> frozenset[UUID] | None:
    """Return the documents that stood when a report was made and that it tells of, or None where they were not kept yet."""
    uuids = report.content.get(STANDING)
    return None if uuids is None else frozenset(map(UUID, uuids))


def standing_report(reports: Iterable[Document], county: str, month: tuple[int, int], prefix: str) -> Document | None:
    """Return the last of the reports that stands for a county's month, or None; `prefix` tells the county where none was kept."""
    of_month = [report for report in reports if report.state is DocumentState.ISSUED and month_of(report) == month]
    own = [
        report for report in of_month if county_of(report) == county or (not county_of(report) and report.number.series.prefix == prefix)
    ]
    return own[-1] if own else None


def standing_alike(reports: Iterable[Document], content: Mapping[str, Any], prefix: str) -> Document | None:
    """Return the last of the reports that stands for the county's month that a content keeps, or None."""
    month = _read(content)
    return None if month is None else standing_report(reports, str(content.get(COUNTY, "")), month, prefix)


def file_fault(report: Document, archive: Archive) -> str:
    """Return what is wrong with a report's archived file, held against its SHA-256; empty where it is what was issued."""
    try:
        archive.read(report.sha256)
    except UserError as error:
        return error.faults[0].what
    return ""


def _read(content: Mapping[str, Any]) -> tuple[int, int] | None:
    matched = _KEPT.fullmatch(str(content.get(MONTH, "")))
    return None if matched is None else (int(matched[1]), int(matched[2]))
