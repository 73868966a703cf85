"""How long the list of a store of 100,000 records takes: all keys by each filter and search, and a screen of lines. One process.

    python -m benchmarks.list_records [ROUNDS]

The records are the made-up connection ledger's, imported with their checks; the slowest kind of query counts, at its best round.
"""

import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.connection_records import COUNT, write_csv
from db.opening import open_store
from db.store import SqliteStore
from inspections.cases.case import Party
from inspections.cases.incoming import Incoming
from inspections.cases.listings import RecordQuery, RecordState
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.records.reading import read_records
from inspections.records.vocabulary import load_prefectures
from inspections.use_cases.import_records import import_incoming

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
KEYS_MS = 100.0
LINES_MS = 5.0
SCREEN = 100

QUERIES = {
    "all": RecordQuery(),
    "a topic": RecordQuery(topic="fees"),
    "a state": RecordQuery(state=RecordState.VIOLATION),
    "a month": RecordQuery(month=(2023, 9)),
    "a character of every party": RecordQuery("供"),
    "a word of every party": RecordQuery("供电所"),
    "part of a number": RecordQuery("0001"),
    "three words": RecordQuery("供电 武陟 12"),
    "nothing found": RecordQuery("查无此人"),
    "all filters": RecordQuery("供电", "fees", RecordState.VIOLATION, (2023, 9)),
}


def filled(path: Path, count: int = COUNT) -> tuple[SqliteStore, dict[str, float]]:
    """Make a store of the made-up ledger; return it with the seconds of each step."""
    packs = load_packs(RESOURCES / "checklists")
    source = path.with_suffix(".csv")
    write_csv(source, count)
    times = [perf_counter()]
    table = read_records(source, packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv")))
    times.append(perf_counter())
    verdicts = check(table, packs.checklist("wuzhi-2023"), WorkingDays())
    times.append(perf_counter())
    store = open_store(path)
    report = import_incoming(store, Incoming.of_table(verdicts), author="张某", at=datetime.now(UTC))
    times.append(perf_counter())
    assert report.new == count
    steps = ("read and validated", "checked", "made, worded and written")
    return store, {step: end - start for step, start, end in zip(steps, times, times[1:], strict=False)}


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the shortest time in milliseconds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times) * 1000


def main() -> int:
    """Measure, print, and fail where a goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        store, steps = filled(Path(folder) / "store.db")
        step_times = " + ".join(f"{step} {time:.1f}" for step, time in steps.items())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"import of {COUNT} records: {sum(steps.values()):.1f} s = {step_times}; at most {peak:.0f} MB of memory")
        slowest = 0.0
        with store.reading() as unit:
            for name, query in QUERIES.items():
                listings = unit.listings
                time = best(lambda asked=query, listed=listings: listed.keys(asked), rounds)  # type: ignore[misc] # mypy cannot type a default
                slowest = max(slowest, time)
                print(f"keys of {name}: {len(listings.keys(query))} in {time:.1f} ms (goal {KEYS_MS:g} ms)")
            keys = listings.keys(RecordQuery())[50_000 : 50_000 + SCREEN]
            lines = best(lambda: listings.lines(keys), rounds)
            print(f"{SCREEN} lines: {lines:.2f} ms (goal {LINES_MS:g} ms)")
            for text in ("", "供电所"):
                print(f"parties by “{text}”: {best(lambda typed=text: listings.parties(typed, 20), rounds):.1f} ms")  # type: ignore[misc] # the same
            (party, *_) = listings.parties("", 1)
            assert isinstance(party, Party)
            print(f"last visit to a party: {best(lambda: unit.records.last_of(party), rounds):.2f} ms")
        store.close()
    return 0 if slowest <= KEYS_MS and lines <= LINES_MS else 1


if __name__ == "__main__":
    sys.exit(main())
