"""The public door of a check: plain records in, answers out."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from inspections.checklists.answer import Answer
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import Verdicts, check
from inspections.checklists.loading import Packs, load_packs
from inspections.checklists.pack import Pack
from inspections.records.reading import table_of
from inspections.records.vocabulary import load_prefectures

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "checklists"
TRIAL = ROOT / "tests" / "data" / "checklists"
"""A checklist with the kinds, units and conditions that no shipped one has."""


@cache
def _packs(folder: Path) -> Packs:
    return load_packs(folder)


def _packs_with(pack_id: str) -> Packs:
    return _packs(TRIAL if pack_id == "trial" else SHIPPED)


def pack_with(pack_id: str) -> Pack:
    """Return a pack that ships, or the one for trials."""
    return _packs_with(pack_id).checklist(pack_id)


@cache
def plain_packs() -> Mapping[str, dict[str, Any]]:
    """Return every pack by its id as TOML has it, for a reader that is not the program's."""
    files = (*sorted(SHIPPED.glob("*.toml")), *sorted(TRIAL.glob("*.toml")))
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal) for file in files}


@cache
def calendar() -> WorkingDays:
    """Return the calendar as it ships."""
    return WorkingDays()


def answers(records: Sequence[dict[str, Any]], pack_id: str) -> list[Answer]:
    """Check the records with a pack. Raises UserError where a record is bad input."""
    return list(checked(records, pack_id).answers())


def checked(records: Sequence[dict[str, Any]], pack_id: str) -> Verdicts:
    """Return the whole check, which knows what each violation leads to. Raises UserError where a record is bad input."""
    vocabulary = _packs_with(pack_id).vocabulary(load_prefectures(ROOT / "resources" / "prefectures.csv"))
    return check(table_of(records, vocabulary), pack_with(pack_id), calendar())
