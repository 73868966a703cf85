"""`checklists docs`: one page a pack that ships, as Markdown."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.checklist_pages.page import pages
from inspections.commands.context import Context
from inspections.files.writing import write_all
from inspections.records.vocabulary import load_prefectures

FOLDER = Path("docs/checklists")
"""Where the project keeps them, below its own folder."""


def run(arguments: Namespace, context: Context) -> int:
    """Write every page and print its path."""
    folder = Path(arguments.out)
    written = pages(context.resources.packs, load_prefectures(context.resources.folder / "prefectures.csv"))
    write_all([(folder / name, text.encode()) for name, text in written.items()])
    sys.stdout.write("".join(f"{folder / name}\n" for name in written))
    return 0
