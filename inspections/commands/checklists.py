"""`checklists`: list the rule packs; `checklists lint FILE`: every fault of a pack file, with line and path."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.checklists.loading import join, read_folder
from inspections.checklists.reading import read_pack
from inspections.checklists.samples import check_samples
from inspections.commands.context import Context
from inspections.faults import UserError
from inspections.records.vocabulary import load_prefectures


def run(arguments: Namespace, context: Context) -> int:
    """List the packs, or check one file."""
    if arguments.action == "lint":
        return lint(Path(arguments.file), context)
    for pack in context.resources.packs.checklists:
        sys.stdout.write(f"{pack.id}\t{pack.source.document or '无文号'}\t{pack.title}\t{len(pack.requirements)}项\n")
    return 0


def lint(path: Path, context: Context) -> int:
    """Report on one pack file: its form, its references, and whether its samples are answered as they claim.

    A pack with the id of one that ships is judged in its place; then those that build on it must still hold with it.
    """
    resources = context.resources
    own = read_pack(path, resources.kinds)
    folder = read_folder(resources.folder / "checklists", resources.kinds)
    others = [other for other in folder if other.pack.id != own.pack.id]
    packs = join([*others, own])
    vocabulary = packs.vocabulary(load_prefectures(resources.folder / "prefectures.csv"))
    upper = [other for other in others if own.pack.id in other.pack.builds_on]
    # What rests on a faulty file is not judged: its own faults come first.
    for judged in ([own], upper):
        for one in judged:
            check_samples(packs.by_id[one.pack.id], one, vocabulary, resources.calendar)
        faults = [fault for one in judged for fault in one.file.faults_by_line]
        if faults:
            raise UserError(faults)
    sys.stdout.write(f"{path.name}：{len(own.pack.requirements)}项要求，没有发现错误。\n")
    return 0
