"""Names in the fee lists of one file: each stands once in its list, no legal fee stands in any, and no name is lost in its own spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inspections.checklists.fee_spelling import bare, plain, settled
from inspections.checklists.positions import Path
from inspections.checklists.strict import TomlFile


def note_fee_clashes(file: TomlFile, legal_fees: Iterable[str]) -> None:
    """Note in the file each name (fee, alias or resembling) that its list holds already, that is a legal fee's, or that says too little."""
    legal = {settled(name) for name in legal_fees}
    for number, fee_list in tables_of(file.root, "fee_list"):
        names = [named for position, fee in tables_of(fee_list, "fee") for named in names_of(fee, ("fee_list", number, "fee", position))]
        # A fee's own name is the right one wherever it stands; the alias that takes it is the fault.
        first: dict[str, Path] = {}
        for path, name in sorted(names, key=lambda named: named[0][-1] != "name"):
            if first.setdefault(plain(name), path) != path:
                first_line = file.locate(first[plain(name)]).removeprefix(f"{file.name} ")
                file.note("repeated_name", path, f"收费名称“{name}”在本清单中已有（{first_line}）", "每个名称只写一次，请改正或删除")
            if settled(name) in legal:
                file.note("legal_fee", path, f"“{name}”是合法收费的名称，不得列为禁止收费", "请改正或删除")
            _note_lost(file, path, name)
    for number, fee in tables_of(file.root, "legal_fee"):
        for path, name in names_of(fee, ("legal_fee", number)):
            _note_lost(file, path, name)


def names_of(fee: Mapping[str, object], at: Path) -> Iterator[tuple[Path, str]]:
    """Yield the names in the table of a banned or a legal fee, each with its path."""
    name = fee.get("name")
    if isinstance(name, str) and name.strip():
        yield (*at, "name"), name
    for key in ("aliases", "resembling"):
        others = fee.get(key)
        for position, other in enumerate(others if isinstance(others, list) else ()):
            if isinstance(other, str):
                yield (*at, key, position), other


def tables_of(holder: Mapping[str, object], key: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the tables of an array of tables with their numbers; whatever else stands there was noted where it was read."""
    tables = holder.get(key)
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        if isinstance(table, dict):
            yield number, table


def _note_lost(file: TomlFile, path: Path, name: str) -> None:
    """Note a name of which a part is taken for words around a name: what people write would never be found to be it."""
    if bare(name) != settled(name):
        what = f"收费名称“{name}”会被当作“{bare(name)}”来核对"
        file.note("lost_name", path, what, "请去掉名称前后的收取、用户、数目等字样，或者改用别的名称")
