"""`checklists`: list the rule packs; `checklists lint FILE`: every fault of a pack file, with line and path."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.checklists.loading import Packs, complete
from inspections.checklists.reading import read_pack
from inspections.checklists.samples import sample_faults
from inspections.commands.context import Context
from inspections.errors import UserError
from inspections.records.vocabulary import load_prefectures


def run(arguments: Namespace, context: Context) -> int:
    """List the packs, or check one file."""
    if arguments.action == "lint":
        return lint(Path(arguments.file), context)
    for pack in context.packs.checklists:
        sys.stdout.write(f"{pack.id}\t{pack.source.document}\t{pack.title}\t{len(pack.requirements)}项\n")
    return 0


def lint(path: Path, context: Context) -> int:
    """Report on one pack file: its form, its references, and whether its samples are answered as they claim."""
    pack, faults = read_pack(path)
    others = {name: known for name, known in context.packs.by_id.items() if name != pack.id}
    if not faults:
        whole, faults = complete(pack, others)
        if not faults:
            known = Packs({**others, whole.id: whole})
            vocabulary = known.vocabulary(load_prefectures(context.resources / "prefectures.csv"))
            faults = sample_faults(whole, vocabulary, context.calendar)
    if faults:
        raise UserError(faults)
    sys.stdout.write(f"{path.name}：{len(pack.requirements)}项要求，没有发现错误。\n")
    return 0
