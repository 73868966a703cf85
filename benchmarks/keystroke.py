"""From a key press in the record form to the repainted window: the edit, the check, the verdicts, the paint.

Keys are typed into fields of the sample records with the most to check, and of one with forty fee lines. Target: p99 <= 30 ms.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.keystroke
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import simplejson
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.drafts import open_drafts
from gui import theme
from gui.preferences import PreferencesFile
from gui.record_form.page import RecordFormPage
from inspections.drafts.draft import Draft
from inspections.resources import Resources

RESOURCES = Path(__file__).parent.parent / "resources"
KEYS = 200


class Idle:
    """Runs nothing: the measure is of typing alone."""

    def run(self, *_args: object, **_named: object) -> None:
        """Do nothing."""


class Silent:
    """Takes a fault for a failure of the benchmark."""

    def show_faults(self, faults: object, what: str = "") -> None:
        """Fail."""
        raise AssertionError(faults, what)


def main() -> None:
    application = QApplication([])
    theme.dress(application, RESOURCES)
    knowledge = Resources(RESOURCES).knowledge
    folder = Path(tempfile.mkdtemp())
    preferences = PreferencesFile(folder / "preferences.json")
    preferences.change(county="410823", checklist="wuzhi-2023")
    page = RecordFormPage(Idle(), Silent(), lambda: open_drafts(folder / "drafts.db"), preferences, lambda: datetime.now(UTC))
    page.ready(knowledge)
    page.resize(1214, 728)
    page.show()
    drafts = open_drafts(folder / "drafts.db")
    lines = (RESOURCES / "samples" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    samples = [simplejson.loads(line, use_decimal=True) for line in lines]
    fees = samples[0]
    all_topics = ["fees", "designation", "mining", "connection", "reliability", "disclosure", "resale", "charging", "pv", "base_station"]
    connection = next(record for record in samples if "connection" in record["topics"])
    cases: list[tuple[str, Mapping[str, Any], str, Callable[[int], str]]] = [
        ("amount of a fee", fees, "fees[1].amount", lambda press: "1234567890"[press % 10]),
        ("name of a fee, forty lines", {**fees, "fees": fees["fees"] * 20}, "fees[3].name", lambda press: "abcdefg"[press % 7]),
        ("inspectee, all topics", {**connection, **fees, "topics": all_topics}, "inspectee.name", lambda press: "abcdefg"[press % 7]),
        ("day of energizing", connection, "connection.energized_on", lambda press: "2023-06-1923"[press % 12]),
    ]
    for what, content, path, key in cases:
        draft = Draft(uuid4(), content, None, datetime.now(UTC))
        drafts.save(draft)
        page.open_draft(draft.id)
        page.focus(path)
        application.processEvents()
        line = page.focusWidget()
        assert isinstance(line, QLineEdit), (path, line)
        took = []
        for press in range(KEYS):
            if press % 12 == 0:
                line.clear()
            application.processEvents()
            began = perf_counter()
            QTest.keyClicks(line, key(press))
            application.processEvents()
            page.repaint()
            took.append((perf_counter() - began) * 1000)
        took.sort()
        print(f"{what:32} median {took[KEYS // 2]:5.1f} ms   p99 {took[int(KEYS * 0.99) - 1]:5.1f} ms   worst {took[-1]:5.1f} ms")


if __name__ == "__main__":
    main()
