"""`restore FROM --to DIR`: the newest good backup, or a named one, unpacked into an empty folder."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.backups.restoring import restore
from inspections.backups.wording import told_lacking, told_snapshot
from inspections.commands.context import Context
from inspections.commands.telling import told_progress


def run(arguments: Namespace, context: Context) -> int:
    """Restore, print the path of the database, and say which backup it was and what was wrong with newer ones."""
    restored = restore(Path(arguments.source), Path(arguments.to), context.databases, progress=told_progress("恢复"))
    for fault in restored.passed_over:
        sys.stderr.write(f"{fault.sentence()}\n")
    if restored.passed_over:
        sys.stderr.write("以上备份不能用，改用了较早的一次。\n")
    sys.stdout.write(f"{restored.database}\n")
    sys.stderr.write(f"已恢复：{told_snapshot(restored.snapshot)}。\n")
    for sentence in told_lacking(restored.snapshot):
        sys.stderr.write(f"{sentence}\n")
    return 0
