"""`checklists powers ID`: each requirement with outcome and articles by role (docs/contract.md, "Powers as JSON")."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

import simplejson

from inspections.checklists.power_list import PowerEntry, power_list
from inspections.commands.context import Context


def run(arguments: Namespace, context: Context) -> int:
    """Write the list to standard output."""
    entries = power_list(context.resources.packs.checklist(arguments.checklist))
    if arguments.format == "json":
        sys.stdout.write(f"{simplejson.dumps([_object(entry) for entry in entries], ensure_ascii=False, indent=1)}\n")
    else:
        for line in as_text(entries):
            sys.stdout.write(f"{line}\n")
    return 0


def as_text(entries: Iterable[PowerEntry]) -> Iterator[str]:
    """Yield the list for a person."""
    for entry in entries:
        requirement = entry.requirement
        yield f"【{entry.outcome.label}】{requirement.clause} {requirement.summary}（{requirement.id}）"
        for role, laws in entry.articles.items():
            yield f"      {role.label}：{'；'.join(law.name + ('' if law.confirmed else '（待核）') for law in laws)}"
        if requirement.transfer_to:
            yield f"      移送：{requirement.transfer_to}"
        yield f"      {entry.why}"


def _object(entry: PowerEntry) -> dict[str, object]:
    requirement = entry.requirement
    ground = None if entry.ground is None else entry.ground.name
    return {
        "requirement": requirement.id,
        "clause": requirement.clause,
        "addressee": requirement.addressee,
        "outcome": entry.outcome.value,
        "articles": {role.value: [law.name for law in laws] for role, laws in entry.articles.items()},
        "transfer": {"to": requirement.transfer_to, "ground": ground} if requirement.transfer_to else None,
        "inform": requirement.inform or None,
        "why": entry.why,
    }
