"""`--db FILE backup --to DIR`: a verified backup of a store with its documents and evidence."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from inspections.backups.origin import Origin
from inspections.backups.taking import take_backup
from inspections.backups.wording import told_lacking, told_snapshot
from inspections.commands.context import Context
from inspections.commands.telling import told_progress


def run(arguments: Namespace, context: Context) -> int:
    """Take a backup, print the path of its list of files, and say what it holds and what it lacks."""
    origin = Origin.here(arguments.db, context.version)
    taken = take_backup(origin, Path(arguments.to), context.databases, now=datetime.now().astimezone(), progress=told_progress("备份"))
    sys.stdout.write(f"{taken.manifest}\n")
    thinned = f"，清理了{len(taken.thinned)}次旧备份" if taken.thinned else ""
    sys.stderr.write(f"备份完成并已试开：{told_snapshot(taken.snapshot)}，新写入{taken.written}个文件{thinned}。\n")
    for sentence in told_lacking(taken.snapshot):
        sys.stderr.write(f"{sentence}\n")
    return 0
