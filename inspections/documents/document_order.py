"""What is handed to a bureau's desk to be issued: a document that does not bear its number yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from inspections.cases.numbers import DocumentNumber, NumberKind
from inspections.checklists.pack import Term


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """A document to be issued on a record's revision; a month's report (月度通报) has no record, and an empty revision.

    `render` makes the PDF for the number it is given and the day of issue, and raises UserError where the document may not be
    issued; `file_name` names it for the user. `due` maps each requirement to be corrected to the last day for it, or to
    the term that runs from service. `content` is what
    the document says beyond the record, as JSON. `replaces` is the standing document of the same kind in whose place this one comes,
    `title` what is printed above it.
    """

    record: UUID | None
    revision: str
    render: Callable[[DocumentNumber, date], bytes]
    file_name: Callable[[DocumentNumber], str]
    due: Mapping[str, date | Term]
    kind: NumberKind = NumberKind.NOTICE
    content: Mapping[str, Any] = field(default_factory=dict)
    replaces: UUID | None = None
    title: str = ""
