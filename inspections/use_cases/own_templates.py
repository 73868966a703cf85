"""A bureau's own wording: kept in its store as the text of what differs from the shipped templates, and carried as a file."""

from __future__ import annotations

import json
from dataclasses import dataclass

from inspections.documents.templates.reading import overlaid
from inspections.documents.templates.template import Template, Templates
from inspections.store import Store, UnitOfWork
from inspections.use_cases.changes import Changed, Changes

KEPT = "本单位的文书模板"
"""Names the kept text where a fault is found in it."""


def templates_of(unit: UnitOfWork, county: str, shipped: Templates) -> Templates:
    """Return a county's templates. Raises UserError where what it keeps no longer fits the shipped ones."""
    return _laid_over(shipped, unit.templates.of(county))


def own_text(shipped: Templates, templates: Templates) -> str:
    """Return the TOML text of what differs from the shipped templates, empty where nothing does."""
    return "\n".join(filter(None, (_differing(shipped[kind], templates[kind]) for kind in shipped)))


@dataclass(frozen=True, slots=True)
class KeptTemplates:
    """A county's templates as it words them from now on."""

    templates: Templates
    changes: Changes


def keep_templates(store: Store, county: str, text: str, shipped: Templates) -> KeptTemplates:
    """Keep a county's own text. Raises UserError with every fault, and keeps nothing then."""
    templates = _laid_over(shipped, text)
    with store.writing() as unit:
        unit.templates.save(county, text)
    return KeptTemplates(templates, Changes.of(Changed.SETTINGS, counties=[county]))


def _laid_over(shipped: Templates, text: str) -> Templates:
    return overlaid(shipped, text.encode(), KEPT) if text else shipped  # an empty file is a fault, no text at all is none


def _differing(shipped: Template, own: Template) -> str:
    head = [
        f"{key} = {_value(value)}"
        for key in ("title", "number_word", "consequence", "copies", "sealed", "colophon")
        if (value := getattr(own, key)) != getattr(shipped, key)
    ]
    words = [f"{name} = {_value(text)}" for name, text in own.words.items() if text != shipped.words[name]]
    kind = own.kind.key
    lines = [f"[{kind}]", *head] if head or words else []
    return "\n".join([*lines, *([f"[{kind}.words]", *words] if words else []), *([""] if lines else [])])


def _value(value: object) -> str:
    """Return a text, a truth value or a list of texts as TOML: JSON writes them alike, but for DEL."""
    written = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    return written.replace("\x7f", "\\u007f")
