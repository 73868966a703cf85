"""How long a check takes: one record on screen, a year's connection ledger, and the same rules by pandas' `apply`. One process.

    python -m benchmarks.check_records [ROUNDS]

One record: its table is built and validated, every requirement of `wuzhi-2023` is judged and every reason worded; the slowest sample
record counts. The ledger: 100,000 records of a made-up CSV file are read, validated and checked. The peer judges a sample of
the same file by the requirements on connections and fees alone and validates nothing; its answers must be the same. The best round counts.
"""

import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import simplejson

from benchmarks.connection_records import COUNT, write_csv
from benchmarks.rules_by_apply import RowRules, read_frame
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import Verdicts, check
from inspections.checklists.loading import load_packs
from inspections.checklists.pack import Pack
from inspections.records.fields.inspection import TOPICS
from inspections.records.reading import read_records, table_of
from inspections.records.vocabulary import Vocabulary, load_prefectures

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SAMPLES = RESOURCES / "samples" / "records.jsonl"
CHECKLIST = "wuzhi-2023"
SAMPLE = 2_000
ONE_RECORD_MS = 2.0
LEDGER_S = 2.0


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


def ledger(path: Path, pack: Pack, vocabulary: Vocabulary, calendar: WorkingDays) -> tuple[float, float, Verdicts]:
    """Return the seconds of reading with validation and of the check, and the verdicts."""
    start = perf_counter()
    table = read_records(path, vocabulary)
    read = perf_counter()
    verdicts = check(table, pack, calendar)
    return read - start, perf_counter() - read, verdicts


def peer(path: Path, pack: Pack, verdicts: Verdicts) -> tuple[float, float]:
    """Return the seconds of reading and of judging by `apply`; the answers must agree with `verdicts`."""
    rules = RowRules(pack)
    start = perf_counter()
    frame = read_frame(path)
    read = perf_counter()
    judged = rules.judge(frame)
    end = perf_counter()
    for requirement in rules.requirements:
        assert (judged[requirement.id].to_numpy() == verdicts.of(requirement.id)).all(), requirement.id
    return read - start, end - read


def main() -> int:
    """Measure, print, and fail where a goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    packs = load_packs(RESOURCES / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv"))
    pack, calendar = packs.checklist(CHECKLIST), WorkingDays()
    payloads = [simplejson.loads(line, use_decimal=True) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    shown = [one_record(payload, pack, vocabulary, calendar, 10 * rounds) for payload in payloads]
    slowest = max(shown, key=lambda record: record.whole)
    told = f"{slowest.whole:.2f} ms = table and verdicts {slowest.judged:.2f} ms + reasons {slowest.worded:.2f} ms"
    mean = statistics.mean(record.whole for record in shown)
    print(f"one record: slowest ({slowest.number}) {told}; mean {mean:.2f} ms (goal {ONE_RECORD_MS:g} ms)")
    every = next(payload for payload in payloads if payload["id"] == slowest.number) | {"topics": list(TOPICS)}
    most = one_record(every, pack, vocabulary, calendar, 10 * rounds)
    print(f"the same with all {len(TOPICS)} topics, so every requirement answered: {most.judged:.2f} ms + reasons {most.worded:.2f} ms")
    with tempfile.TemporaryDirectory() as folder:
        whole, sample = Path(folder) / "connections.csv", Path(folder) / "sample.csv"
        write_csv(whole)
        write_csv(sample, SAMPLE)
        times = []
        for _ in range(rounds):
            read, judged, verdicts = ledger(whole, pack, vocabulary, calendar)
            assert verdicts.facts.size == COUNT
            times.append((read + judged, read, judged))
        total, read, judged = min(times)
        print(f"{COUNT} records: {total:.2f} s = read and validated {read:.2f} s + checked {judged:.2f} s (goal {LEDGER_S:g} s)")
        _, _, of_sample = ledger(sample, pack, vocabulary, calendar)
        by_apply = [peer(sample, pack, of_sample) for _ in range(rounds)]
        peer_total, peer_judged = min(map(sum, by_apply)) / SAMPLE, min(time for _, time in by_apply) / SAMPLE
        print(
            f"pandas apply, {SAMPLE} records: {peer_total * 1e6:.0f} µs a record, {peer_judged * 1e6:.0f} µs of it judging; "
            f"this program is {peer_total / (total / COUNT):.0f} times as fast, {peer_judged / (judged / COUNT):.0f} times in judging alone"
        )
    return 0 if slowest.whole <= ONE_RECORD_MS and total <= LEDGER_S else 1


if __name__ == "__main__":
    sys.exit(main())
