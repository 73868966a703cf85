"""What every command works with: the program's own resources, and a way to open a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from inspections.backups.databases import Databases
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.loading import Packs, load_packs
from inspections.checklists.pack import Pack
from inspections.checklists.proposing import holds, note_on
from inspections.checklists.year_notices import load_notices
from inspections.documents.templates.reading import load_templates
from inspections.documents.templates.template import Templates
from inspections.faults import refuse
from inspections.files.system_words import spoken
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.records.facts import FactTable
from inspections.records.reading import read_file
from inspections.records.vocabulary import Vocabulary, load_prefectures
from inspections.store import OpenStore
from inspections.typesetting.fonts import FontSet


@dataclass(frozen=True)
class Context:
    """`resources` is the program's resources folder; `database` and `calendars` are what the command line named.

    `databases` copies databases for backups; `version` is the program's.
    """

    resources: Path
    open_store: OpenStore
    database: Path | None = None
    calendars: Sequence[Path] = ()
    databases: Databases = field(kw_only=True)
    version: str = field(default="", kw_only=True)

    @cached_property
    def packs(self) -> Packs:
        """The rule packs that ship with the program."""
        return load_packs(self.resources / "checklists")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names that records may use."""
        return self.packs.vocabulary(load_prefectures(self.resources / "prefectures.csv"))

    @cached_property
    def calendar(self) -> WorkingDays:
        """Working days: the published years, those that ship as files, those beside the database, and those named."""
        beside = [] if self.database is None else _year_files(self.database.parent / "calendars")
        return WorkingDays(load_notices([*_year_files(self.resources / "calendars"), *beside, *self.calendars]))

    @cached_property
    def fonts(self) -> FontSet:
        """The system's official fonts where installed, else the free ones that ship."""
        return FontSet.discovered(self.resources / "fonts")

    @cached_property
    def templates(self) -> Templates:
        """The wording of documents that ships with the program."""
        return load_templates(self.resources / "templates" / "documents.toml")

    def profile_of(self, county: str) -> Profile:
        """Return the bureau profile that ships for a county. Raises UserError where there is none."""
        path = self.resources / "profiles" / f"{county}.toml"
        if not path.is_file():
            action = "请用 --profile 指定本单位的资料文件"
            raise refuse("no_profile", f"没有行政区划代码 {county} 的单位资料，无法写明救济途径", "", action)
        return load_profile(path)


def _year_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are meant for year files, whatever Windows made of their names.

    JSON is what others publish holidays as: refused with a sentence, where it would be passed over in silence.
    """
    meant = (".toml", ".toml.txt", ".json")
    try:
        return sorted(path for path in folder.iterdir() if path.name.lower().endswith(meant))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise refuse("no_file", f"放假安排的文件夹无法读取（{spoken(error)}）", str(folder), "请检查路径和权限") from error


def read_and_tell(path: Path, vocabulary: Vocabulary) -> FactTable:
    """Return the records of a file; say on standard error which rows of it nobody sees, and what was left out. Raises UserError."""
    read = read_file(path, vocabulary)
    for note in (*(f"{hidden.sentence()}，已一并读入" for hidden in read.hidden), *read.notes):
        sys.stderr.write(f"注意：{path.name} {note}。\n")
    return read.table


def warn_where_unfit(table: FactTable, pack: Pack) -> None:
    """Say on standard error where a checklist is held against records of another area, or of days out of its years."""
    counties, days = table.columns.get("county"), table.columns.get("inspected_on")
    others = sorted({str(county) for county in counties.values if not holds(pack.county, str(county))}) if counties is not None else []
    if others:
        sys.stderr.write(
            f"注意：检查表“{pack.id}”属于 {pack.county}，记录中有其他行政区划代码：{'、'.join(others)}。请核对检查表是否适用。\n"
        )
    inspected = sorted(day for day in days.values if isinstance(day, date)) if days is not None else []
    for note in dict.fromkeys(note_on(pack, "", day) for day in inspected[:1] + inspected[-1:]):
        if note:
            sys.stderr.write(f"注意（检查表“{pack.id}”，部分记录）：{note}\n")


def told_progress(what: str) -> Callable[[int, int], None]:
    """Return a progress report on standard error: one line that is rewritten, and only where a person is watching."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{what} {done}/{total}{end}")
            sys.stderr.flush()

    return tell
