"""`checklists docs`: the manual, one page a pack that ships, as Markdown."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.commands.context import Context
from inspections.files import write_atomically
from inspections.manual.page import pages
from inspections.records.vocabulary import load_prefectures

FOLDER = Path("docs/checklists")
"""Where the project keeps the manual, below its own folder."""


def run(arguments: Namespace, context: Context) -> int:
    """Write every page and print its path."""
    folder = Path(arguments.out)
    for name, text in pages(context.packs, load_prefectures(context.resources / "prefectures.csv")).items():
        write_atomically(folder / name, text.encode())
        sys.stdout.write(f"{folder / name}\n")
    return 0
