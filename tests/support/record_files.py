"""The same records as files of every kind, and the exact text of one."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import simplejson
from openpyxl import Workbook


def as_told(payload: Any) -> str:  # noqa: ANN401 # any JSON value
    """Return the exact text of a payload: 1.0 and 1.00 differ, labels of materials are their codes."""
    return simplejson.dumps(payload, sort_keys=True, use_decimal=True)


def flattened(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the cells of a record as a table has them."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from flattened(part, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for number, part in enumerate(value, start=1):
            yield from flattened(part, f"{path}[{number}]")
    elif isinstance(value, list):
        yield path, ";".join(map(str, value)) or "[]"
    else:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def in_four_files(folder: Path, wholes: list[dict[str, Any]]) -> list[Path]:
    """Write the same records as JSON, JSON Lines, CSV and Excel."""
    paths = [folder / f"记录.{suffix}" for suffix in ("json", "jsonl", "csv", "xlsx")]
    texts = [simplejson.dumps(whole, use_decimal=True) for whole in wholes]
    paths[0].write_text(f"[{','.join(texts)}]", encoding="utf-8")
    paths[1].write_text("\n".join(texts), encoding="utf-8")
    cells = [dict(flattened(whole)) for whole in wholes]
    headings = list(dict.fromkeys(heading for row in cells for heading in row))
    rows = [headings, *([row.get(heading, "") for heading in headings] for row in cells)]
    with paths[2].open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(paths[3])
    return paths
