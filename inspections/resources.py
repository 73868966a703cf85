"""What ships with the program, each thing read once, with the year files that a bureau adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.kinds.known import KINDS
from inspections.checklists.loading import Packs, load_packs
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.year_notices import load_notices
from inspections.documents.knowledge import Knowledge
from inspections.documents.templates.reading import load_templates
from inspections.documents.templates.template import Templates
from inspections.faults import refuse
from inspections.files.system_words import spoken
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.records.vocabulary import Vocabulary, load_prefectures
from inspections.typesetting.fonts import FontSet


@dataclass(frozen=True)
class Resources:
    """`folder` is the program's resources folder, `data` the folder of a person's database, `calendars` are year files named one by one.

    `kinds` are the rule kinds that a pack may use. What is read from them raises UserError where it is not as it must be.
    """

    folder: Path
    data: Path | None = None
    calendars: Sequence[Path] = ()
    kinds: tuple[RuleKind, ...] = KINDS

    @cached_property
    def packs(self) -> Packs:
        """The rule packs that ship with the program."""
        return load_packs(self.folder / "checklists", self.kinds)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names that records may use."""
        return self.packs.vocabulary(load_prefectures(self.folder / "prefectures.csv"))

    @cached_property
    def calendar(self) -> WorkingDays:
        """Working days: the published years, those that ship as files, those beside the database, and those named."""
        beside = [] if self.data is None else _year_files(self.data / "calendars")
        return WorkingDays(load_notices([*_year_files(self.folder / "calendars"), *beside, *self.calendars]))

    @cached_property
    def fonts(self) -> FontSet:
        """The system's official fonts where installed, else the free ones that ship."""
        return FontSet.discovered(self.folder / "fonts")

    @cached_property
    def templates(self) -> Templates:
        """The wording of documents that ships with the program."""
        return load_templates(self.folder / "templates" / "documents.toml")

    @cached_property
    def knowledge(self) -> Knowledge:
        """All of it that records are held against and documents are made from."""
        return Knowledge(self.packs, self.vocabulary, self.calendar, self.templates, self.folder / "fonts")

    def profile_of(self, county: str) -> Profile:
        """Return the bureau profile that ships for a county. Raises UserError where there is none."""
        path = self.folder / "profiles" / f"{county}.toml"
        if not path.is_file():
            action = "请用 --profile 指定本单位的资料文件"
            raise refuse("no_profile", f"没有行政区划代码 {county} 的单位资料，无法写明救济途径", "", action)
        return load_profile(path)


def _year_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are meant for year files, whatever Windows made of their names.

    JSON is what others publish holidays as: refused with a sentence, where it would otherwise be ignored.
    """
    meant = (".toml", ".toml.txt", ".json")
    try:
        return sorted(path for path in folder.iterdir() if path.name.lower().endswith(meant))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise refuse("no_file", f"放假安排的文件夹无法读取（{spoken(error)}）", str(folder), "请检查路径和权限") from error
