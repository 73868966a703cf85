"""Files that people reported trouble with, read as a command reads them."""

from pathlib import Path
from typing import Any

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.records import vocabulary

REVIEW = Path(__file__).parents[1] / "data" / "review"


def reviewed(name: str) -> list[dict[str, Any]]:
    """Return the records of a file that was reported."""
    return [dict(one.payload) for one in records_of(read_records(REVIEW / name, vocabulary()))]
