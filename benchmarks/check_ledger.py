"""One timed check of a ledger on one core, for `check_records`: from opening the file to counted verdicts, nothing skipped.

    python -m benchmarks.check_ledger FILE.csv FEW.csv TIMES

The way is that of `main.py check` up to the counted verdicts: every cell is read and validated, the records are held against each other,
every requirement is judged. The best of TIMES counts. Prints JSON: seconds on the clock and of the processor, the processor's fixed
seconds that even a few records take (FEW.csv, read beforehand, so that nothing is imported in the timed part), and the most memory that
the process ever held, in bytes (Linux, VmHWM).
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # before numpy is imported

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from inspections.checklists.answer import Verdict
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.checklists.pack import Pack
from inspections.commands.telling import warn_where_unfit
from inspections.records.reading import read_records
from inspections.records.vocabulary import Vocabulary, load_prefectures

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
CHECKLIST = "wuzhi-2023"


def timed(path: Path, pack: Pack, vocabulary: Vocabulary, calendar: WorkingDays) -> dict[str, float]:
    """Check a file; return the seconds of reading with validation, of the check with its counts, the processor's, and the answers."""
    processor, start = process_time(), perf_counter()
    table = read_records(path, vocabulary)
    read = perf_counter()
    warn_where_unfit(table, pack)
    counts = check(table, pack, calendar).total()
    end = perf_counter()
    figures = {"read": read - start, "check": end - read, "processor": process_time() - processor}
    return figures | {"records": table.size, "answers": sum(counts.values()), "violations": counts[Verdict.VIOLATION]}


def most_memory() -> int:
    """Return the most bytes that this process has held; unlike `ru_maxrss` it does not count the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def main() -> int:
    """Bind the process to one core, warm up, measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    packs = load_packs(RESOURCES / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv"))
    pack, calendar = packs.checklist(CHECKLIST), WorkingDays()
    few = [timed(Path(sys.argv[2]), pack, vocabulary, calendar) for _ in range(5)]
    all_times = [timed(Path(sys.argv[1]), pack, vocabulary, calendar) for _ in range(int(sys.argv[3]))]
    figures = min(all_times, key=lambda one: one["processor"])
    figures["fixed"] = min(one["processor"] for one in few)
    figures["memory"] = most_memory()
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
