"""Attack the program and print, for each kind of attack, how many were tried and how many lost something.

python3 dev.py stress [--kills N] [--every-call N] [--damages N] [--mutations N] [--seed N] [--operation NAME]

Without words it does all of it, which takes an hour or so.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from time import perf_counter

from benchmarks.stress.attack import Count, workplace
from benchmarks.stress.damages import damage
from benchmarks.stress.failing import can_fail, fail_each, with_shim
from benchmarks.stress.kills import kill
from benchmarks.stress.mutations import mutate
from benchmarks.stress.operations import all_operations

SHOWN = 5
"""Lines of what went wrong that are printed for each count."""


def main() -> int:
    """Run the attacks and return 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="stress", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, metavar="N", help="SIGKILLs, shared out among the operations")
    parser.add_argument("--every-call", type=int, default=1, metavar="N", help="let each N-th system call fail; 0: none")
    parser.add_argument("--damages", type=int, default=1000, metavar="N", help="damages of the database file")
    parser.add_argument("--mutations", type=int, default=10_000, metavar="N", help="mutated files, shared out among the kinds")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="what chance begins with")
    parser.add_argument("--operation", action="append", metavar="NAME", help="only this one is killed and fails; may stand several times")
    options = parser.parse_args()
    if options.every_call and not can_fail():
        sys.stderr.write("system calls cannot be made to fail here (no C compiler, or no Linux): left out\n")
        options.every_call = 0
    if options.every_call and "failing_calls" not in os.environ.get("LD_PRELOAD", ""):
        return with_shim(sys.argv[1:])
    tried, wrong, started = 0, 0, perf_counter()
    for count in counts(options):
        tried, wrong = tried + count.tried, wrong + len(count.wrong)
        print("\n".join([count.line(), *(f"    {line}" for line in count.wrong[:SHOWN])]), flush=True)
    print(f"{tried} tried, {wrong} lost ({perf_counter() - started:.0f} s)")
    return 1 if wrong else 0


def counts(options: argparse.Namespace) -> Iterator[Count]:
    """Yield the counts of all that is asked for."""
    operations = [operation for operation in all_operations() if not options.operation or operation.name in options.operation]
    with workplace() as folder:
        if options.kills:
            yield from kill(operations, options.kills, folder, options.seed)
        if options.every_call:
            yield from fail_each(operations, folder, options.every_call)
        if options.damages:
            yield damage(options.damages, folder, options.seed)
        if options.mutations:
            yield from mutate(options.mutations, folder / "files", options.seed)


if __name__ == "__main__":
    sys.exit(main())
