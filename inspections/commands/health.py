"""`--db FILE health [--format json]`: whether the store is whole, and what to do about what is not; nothing is written."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from inspections.commands.context import Context
from inspections.commands.telling import told_progress
from inspections.health.check import check_health
from inspections.health.examination import Examination, Health
from inspections.health.wording import spoken_counts

FAULTS = 1
"""Exit code where something is not whole."""


def run(arguments: Namespace, context: Context) -> int:
    """Check and tell every fault; return 1 where there is one, else 0."""
    with context.store(arguments.db, reading=True) as store:
        health = check_health(Examination(store, arguments.db, told_progress("核对文件")))
    if arguments.format == "json":
        sys.stdout.write(f"{as_json(health)}\n")
    else:
        for line in as_text(health):
            sys.stdout.write(f"{line}\n")
    return 0 if health.is_sound else FAULTS


def as_json(health: Health) -> str:
    """Return the outcome as one JSON object (docs/contract.md, "Health as JSON")."""
    faults = [{key: value for key, value in asdict(fault).items() if key != "path"} for fault in health.faults]
    return json.dumps({"faults": faults, "counts": health.counts}, ensure_ascii=False, indent=1)


def as_text(health: Health) -> Iterator[str]:
    """Yield a sentence a fault, then what was looked at."""
    for fault in health.faults:
        yield fault.sentence()
    outcome = "没有发现问题" if health.is_sound else f"发现{len(health.faults)}处问题"
    yield f"体检完成，{outcome}。{spoken_counts(health)}"
