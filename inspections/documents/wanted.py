"""Which document a person wants to make."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inspections.cases.numbers import NumberKind


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """A document of a case, or a month's report (`case` None, `month` as year and month).

    `record` is None where the case's last one is to be taken; `replaced` is the document in whose place this one comes. A notice is
    held against `checklist`, empty where that of the record's last check is to be taken. Where `replaced` is None, it comes in the
    place of one that stands on an earlier state of the record and orders the same, unless it is to stand `beside` it.
    """

    kind: NumberKind
    case: UUID | None = None
    record: UUID | None = None
    month: tuple[int, int] | None = None
    replaced: UUID | None = None
    checklist: str = ""
    beside: bool = False

    @property
    def key(self) -> str:
        """The name under which what is typed for it is kept until it is issued."""
        about = f"{self.case}/{self.record or ''}" if self.month is None else f"{self.month[0]}-{self.month[1]:02d}"
        return f"{self.kind}/{about}/{self.replaced or ''}"
