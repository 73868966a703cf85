"""Made-up records as files, and what a command answered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import simplejson

from tests.support.records import RESOURCES, record

__all__ = ["CHECKLIST", "RESOURCES", "Result", "Run", "aimed", "banned", "clean", "files_in", "on_paper", "record"]

CHECKLIST = ("--checklist", "wuzhi-2023")


class Result(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Result]


def banned(**changes: object) -> dict[str, Any]:
    """Return a record with one fee that may not be charged."""
    fee = {"name": "移表费", "amount": "1200.00", "payee_relation": "supplier", "stage": "connection", "charged_on": "2023-06-01"}
    published = {"wuzhi-2023.fees.published": "compliant"}
    return record(**{"user": {"name": "某合金公司", "kind": "private"}, "fees": [fee], "observations": published, **changes})


def clean(**changes: object) -> dict[str, Any]:
    """Return a record with nothing to complain of."""
    return banned(**{"fees": [], **changes})


def aimed(**changes: object) -> dict[str, Any]:
    """Return a record that misses an aim (原则上) and nothing else."""
    works = {"started_on": "2023-04-21", "completed_on": "2023-05-09"}
    return record(**{"topics": ["connection"], "user": {"supply": "lv_business"}, "works": works, **changes})


def on_paper(folder: Path, *records: object, name: str = "记录.json") -> Path:
    """Write records as a JSON array."""
    path = folder / name
    path.write_text(simplejson.dumps(records, ensure_ascii=False, use_decimal=True), encoding="utf-8")
    return path


def files_in(folder: Path) -> list[str]:
    """Return the files of a folder and those below, by relative path."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
