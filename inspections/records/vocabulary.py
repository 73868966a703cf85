"""The names that a record may use but that others define: the known checklists and the state's division of the country."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ids of the known packs, and prefecture-level names by the first digits (four or six) of a GB/T 2260 code."""

    acts: frozenset[str]
    observations: frozenset[str]
    requirements: frozenset[str]
    prefectures: Mapping[str, str]

    def prefecture_of(self, county: str) -> str | None:
        """Return the prefecture-level city of a county code, a final 市 dropped, or None where the code is not known."""
        name = self.prefectures.get(county) or self.prefectures.get(county[:4])
        return None if name is None else bare_city(name)


def bare_city(name: str) -> str:
    """Return a city's name without its final 市 (docs/contract.md, "The user and the site")."""
    return name.strip().removesuffix("市")


def load_prefectures(path: Path) -> Mapping[str, str]:
    """Return code to name from a two-column CSV file (`code,name`; GB/T 2260)."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines)}
