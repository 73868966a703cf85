"""Contents of the releases up to 0.4.0, which named documents and evidence by their printed numbers, with links by UUID instead.

A released step of the schema rests on this file: it is changed no more. A number becomes a link where exactly one document of the case
bears it (of a review, exactly one notice); otherwise it stays in words, as one of a document that was made elsewhere does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

BY_NUMBER: Final = "by_number"
"""Marks what was typed for a document before there were links, until the case is at hand; no content that is kept today has this key."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A document of a case with the number and the title that are printed on it; `notice` says that it is one (责令整改通知书)."""

    uuid: UUID
    number: str
    title: str
    notice: bool


def linked(content: Mapping[str, Any], documents: Iterable[Bearer], pieces: Mapping[str, UUID]) -> dict[str, Any]:
    """Return a content with links by UUID. `pieces` are the pieces of evidence of the case by their numbers."""
    bearers, made = list(documents), dict(content)
    if isinstance(made.get("notice"), str):
        number = made.pop("notice").strip()
        notice = _only([bearer for bearer in bearers if bearer.notice and bearer.number == number])
        made |= {"notice_number": number} if notice is None else {"notice": str(notice.uuid)}
        if notice is not None:
            made.pop("notice_dated", None)  # the notice has a day of its own
    if isinstance(made.get("documents"), list):
        made["documents"] = [_line(line, bearers) if isinstance(line, Mapping) else line for line in made["documents"]]
    if isinstance(made.get("pieces"), list):
        made["pieces"] = [str(pieces.get(str(number).strip(), number)) for number in made["pieces"]]
    return made


def _line(line: Mapping[str, Any], bearers: Sequence[Bearer]) -> dict[str, Any]:
    number = str(line.get("number") or "").strip()
    document = _only([bearer for bearer in bearers if number and bearer.number == number])
    if document is None:
        return dict(line)
    kept = {key: value for key, value in line.items() if key != "number"}
    if str(kept.get("title") or "").strip() == document.title:
        del kept["title"]
    return {"document": str(document.uuid), **kept}


def _only(bearers: Sequence[Bearer]) -> Bearer | None:
    return bearers[0] if len(bearers) == 1 else None
