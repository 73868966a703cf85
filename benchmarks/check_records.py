"""How long a check takes: one record on screen, ledgers of up to a million connections on one core, the same rules by pandas' `apply`.

    python -m benchmarks.check_records [ROUNDS]

One record: its table is built and validated, every requirement of `wuzhi-2023` is judged and every reason worded; the slowest sample
record counts. Ledgers: 10,000, 100,000 and 1,000,000 records of a made-up CSV file, each in a process of its own (`check_ledger`) bound
to one core. The peer (`rules_by_apply`) judges a sample of the same records by every requirement of the pack; one answer that differs
fails the run. The best round counts. Where costs are compared, of sizes or with the peer, the processor's seconds are, for other work on
the machine stretches the clock's unevenly; the million's goal is on the clock.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pandas as pd
import simplejson

from benchmarks.check_ledger import CHECKLIST, RESOURCES
from benchmarks.connection_records import write_csv
from benchmarks.rules_by_apply import Rule, judge_one_by_one, judge_together, read_frame, rules_of
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import Verdicts, check
from inspections.checklists.loading import load_packs
from inspections.checklists.pack import Pack
from inspections.records.fields.inspection import TOPICS
from inspections.records.reading import read_records, table_of
from inspections.records.vocabulary import Vocabulary, load_prefectures

SAMPLES = RESOURCES / "samples" / "records.jsonl"
FEW, SAMPLE = 10, 3_000
SIZES = (10_000, 100_000, 1_000_000)
ONE_RECORD_MS = 2.0
MILLION_S, MILLION_BYTES = 10.0, 2e9
TIMES_AS_FAST = 50
SPREAD = 1.3
"""The dearest record of the sizes may cost this many times the cheapest."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The best times of one record, in milliseconds: its table and verdicts, and the reasons on top."""

    number: str
    judged: float
    worded: float

    @property
    def whole(self) -> float:
        """Return the time until every answer can be shown."""
        return self.judged + self.worded


def one_record(payload: dict[str, Any], pack: Pack, vocabulary: Vocabulary, calendar: WorkingDays, times: int) -> Shown:
    """Check one record from its JSON object, `times` times over."""
    judged, worded = [], []
    for _ in range(times):
        start = perf_counter()
        verdicts = check(table_of([payload], vocabulary), pack, calendar)
        middle = perf_counter()
        answers = list(verdicts.of_record(0))
        worded.append(perf_counter() - middle)
        judged.append(middle - start)
        assert answers
    return Shown(payload["id"], min(judged) * 1000, min(worded) * 1000)


def slowest_record(pack: Pack, vocabulary: Vocabulary, calendar: WorkingDays, times: int) -> float:
    """Measure the sample records, print, and return the slowest one's milliseconds."""
    payloads = [simplejson.loads(line, use_decimal=True) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    shown = [one_record(payload, pack, vocabulary, calendar, times) for payload in payloads]
    slowest = max(shown, key=lambda record: record.whole)
    parts = f"{slowest.whole:.2f} ms = table and verdicts {slowest.judged:.2f} ms + reasons {slowest.worded:.2f} ms"
    mean = statistics.mean(record.whole for record in shown)
    print(f"one record: slowest ({slowest.number}) {parts}; mean {mean:.2f} ms (goal {ONE_RECORD_MS:g} ms)")
    every = next(payload for payload in payloads if payload["id"] == slowest.number) | {"topics": list(TOPICS)}
    most = one_record(every, pack, vocabulary, calendar, times)
    print(f"the same with all {len(TOPICS)} topics: {most.whole:.2f} ms = {most.judged:.2f} ms + reasons {most.worded:.2f} ms")
    return slowest.whole


def ledgers(folder: Path, rounds: int) -> dict[int, dict[str, float]]:
    """Measure the ledgers in turn, print, and return the best round of each size (`check_ledger` tells what it holds)."""
    few = folder / "few.csv"
    write_csv(few, FEW)
    for size in SIZES:
        write_csv(folder / f"{size}.csv", size)
    best: dict[int, dict[str, float]] = {}
    for _ in range(rounds):
        for size in SIZES:
            command = [
                sys.executable,
                "-m",
                "benchmarks.check_ledger",
                str(folder / f"{size}.csv"),
                str(few),
                str(min(10, max(SIZES) // size)),
            ]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # this same program
            figures = json.loads(done.stdout)
            assert figures["records"] == size
            kept = best.get(size, figures)
            best[size] = min(figures, kept, key=whole) | {"processor": min(figures["processor"], kept["processor"])}
    for size, figures in best.items():
        print(
            f"{size} records: {whole(figures):.2f} s = read and validated {figures['read']:.2f} s + checked {figures['check']:.2f} s; "
            f"processor {figures['processor']:.2f} s; {figures['answers']} answers; most memory {figures['memory'] / 1e6:.0f} MB; "
            f"{processor_per_record(figures) * 1e6:.2f} µs a record beside the fixed {figures['fixed'] * 1000:.0f} ms"
        )
    return best


def whole(figures: dict[str, float]) -> float:
    """Return the seconds from opening the file to counted verdicts."""
    return figures["read"] + figures["check"]


def processor_per_record(figures: dict[str, float]) -> float:
    """Return the processor's seconds of one record, the fixed ones aside."""
    return (figures["processor"] - figures["fixed"]) / figures["records"]


def peer(
    path: Path, pack: Pack, verdicts: Verdicts, judge: Callable[[Mapping[str, Rule], pd.DataFrame], pd.DataFrame]
) -> tuple[float, float]:
    """Return the processor's seconds a record that `apply` takes to read and to judge. Raises ValueError for an answer that differs."""
    start = process_time()
    frame = read_frame(path)
    read = process_time()
    judged = judge(rules_of(pack), frame)
    end = process_time()
    for requirement in pack.checked:
        differ = (judged[requirement.id].to_numpy() != verdicts.of(requirement.id)).nonzero()[0].tolist()
        if differ:
            message = f"{requirement.id}: the answers to rows {differ[:5]} differ"
            raise ValueError(message)
    return (read - start) / len(frame), (end - read) / len(frame)


def compared(million: dict[str, float], folder: Path, pack: Pack, vocabulary: Vocabulary, calendar: WorkingDays, rounds: int) -> float:
    """Measure the peer, print, and return how many times as fast as an `apply` a requirement the million was."""
    sample = folder / "sample.csv"
    write_csv(sample, SAMPLE)
    verdicts = check(read_records(sample, vocabulary), pack, calendar)
    times = []
    for judge, words in ((judge_one_by_one, "an apply a requirement"), (judge_together, "one apply for all")):
        read, judged = min((peer(sample, pack, verdicts, judge) for _ in range(rounds)), key=sum)
        times.append((read + judged) * million["records"] / million["processor"])
        print(
            f"pandas, {words}, {SAMPLE} records: {(read + judged) * 1e6:.0f} µs a record, {judged * 1e6:.0f} µs of it judging; "
            f"this program, reading and validating with it, is {times[-1]:.0f} times as fast"
        )
    return times[0]


def main() -> int:
    """Measure, print, and fail where a goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    packs = load_packs(RESOURCES / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv"))
    pack, calendar = packs.checklist(CHECKLIST), WorkingDays()
    slowest = slowest_record(pack, vocabulary, calendar, 20 * rounds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = ledgers(folder, rounds)
        million = measured[max(SIZES)]
        times = compared(million, folder, pack, vocabulary, calendar, rounds)
    costs = [processor_per_record(figures) for figures in measured.values()]
    goals = (
        ("a million on one core, seconds", whole(million), MILLION_S),
        ("its most memory, GB", million["memory"] / 1e9, MILLION_BYTES / 1e9),
        ("dearest record of the sizes to the cheapest", max(costs) / min(costs), SPREAD),
        ("one record, ms", slowest, ONE_RECORD_MS),
    )
    for goal, reached, most in goals:
        print(f"{goal}: {reached:.2f} (goal at most {most:g})")
    print(f"times as fast as an apply a requirement: {times:.0f} (goal at least {TIMES_AS_FAST})")
    return 0 if times >= TIMES_AS_FAST and all(reached <= most for _, reached, most in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
