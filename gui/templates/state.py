"""What the dialogs for templates and for laws show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gui.documents.state import PageImage
from gui.templates.template_form import TemplateField
from inspections.cases.numbers import NumberKind


@dataclass(frozen=True, slots=True)
class TemplatesState:
    """One kind's template among all. `kinds` are kind, title, and whether it has faults.

    `switches` are the choices sealed and colophon, empty where the kind has none; `own` says whether the kind is worded otherwise
    than shipped. `preview_told` stands in the place of the pages where there are none.
    """

    kinds: tuple[tuple[NumberKind, str, bool], ...]
    kind: NumberKind
    fields: tuple[TemplateField, ...]
    texts: Mapping[str, str]
    switches: Mapping[str, bool]
    faults: Mapping[str, str]
    own: bool
    modified: bool
    may_save: bool
    message: str
    pages: tuple[PageImage, ...]
    zoom: float
    preview_told: str
    busy: bool


@dataclass(frozen=True, slots=True)
class LawLine:
    """A law that a pack marks 待核: where it is used, and who has confirmed it when (both empty where nobody has)."""

    key: str
    name: str
    used_by: str
    confirmed_on: str
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class LawsState:
    """`message` is the line below the list."""

    laws: tuple[LawLine, ...]
    message: str
    busy: bool
