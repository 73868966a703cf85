"""`--db FILE export --out F.jsonl`: the stored records as JSON Lines; importing them again changes nothing."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.commands.context import Context
from inspections.faults import refuse
from inspections.use_cases.export_records import export_records


def run(arguments: Namespace, context: Context) -> int:
    """Export and print the path."""
    out = Path(arguments.out)
    if out.suffix.lower() != ".jsonl":
        raise refuse("unknown_format", "只能导出 .jsonl 文件", out.name, "请把文件名的扩展名改为 .jsonl")
    with context.store(arguments.db, reading=True) as store:
        count = export_records(store, out)
    sys.stdout.write(f"{out}\n")
    sys.stderr.write(f"共导出{count}条记录。\n")
    return 0
