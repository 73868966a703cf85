"""Names in the fee lists of one file: each stands once in its list, and no legal fee stands in any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inspections.checklists.fee_names import plain
from inspections.checklists.positions import Path
from inspections.checklists.strict import TomlFile


def note_fee_clashes(file: TomlFile, legal_fees: Iterable[str]) -> None:
    """Note in the file each name (fee, alias or resembling) that its list holds already or that is a legal fee's."""
    legal = {plain(name) for name in legal_fees}
    for number, fee_list in _tables(file.root, "fee_list"):
        names = list(_names(fee_list, ("fee_list", number)))
        # A fee's own name is the right one wherever it stands; the alias that takes it is the fault.
        first: dict[str, Path] = {}
        for path, name in sorted(names, key=lambda named: named[0][-1] != "name"):
            if first.setdefault(plain(name), path) != path:
                held = file.locate(first[plain(name)]).removeprefix(f"{file.name} ")
                file.note("repeated_name", path, f"收费名称“{name}”在本清单中已有（{held}）", "每个名称只写一次，请改正或删除")
            if plain(name) in legal:
                file.note("legal_fee", path, f"“{name}”是合法收费的名称，不得列为禁止收费", "请改正或删除")


def _names(fee_list: Mapping[str, object], at: Path) -> Iterator[tuple[Path, str]]:
    for number, fee in _tables(fee_list, "fee"):
        path = (*at, "fee", number)
        name = fee.get("name")
        if isinstance(name, str) and name.strip():
            yield (*path, "name"), name
        for key in ("aliases", "resembling"):
            others = fee.get(key)
            for position, other in enumerate(others if isinstance(others, list) else ()):
                if isinstance(other, str):
                    yield (*path, key, position), other


def _tables(holder: Mapping[str, object], key: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the tables of an array of tables with their numbers; whatever else stands there was noted where it was read."""
    held = holder.get(key)
    for number, table in enumerate(held if isinstance(held, list) else ()):
        if isinstance(table, dict):
            yield number, table
