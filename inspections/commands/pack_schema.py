"""`checklists schema`: the form of a pack as JSON Schema, for an editor that checks while one types."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from inspections.checklists.kinds.known import KINDS
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.schema.pack import schema
from inspections.commands.context import Context
from inspections.files.writing import write_atomically

FILE = Path("docs/checklists/pack.schema.json")
"""Where the project keeps the schema, below its own folder."""


def text(kinds: tuple[RuleKind, ...] = KINDS) -> str:
    """Return the schema as it stands in the file."""
    return json.dumps(schema(kinds), ensure_ascii=False, indent=1) + "\n"


def run(arguments: Namespace, context: Context) -> int:
    """Write the schema and print its path."""
    write_atomically(Path(arguments.out), text(context.resources.kinds).encode())
    sys.stdout.write(f"{arguments.out}\n")
    return 0
