"""A check of a whole table, taken apart record by record to be kept; only what is kept in words is worded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from inspections.cases.checked import NOT_ANSWERED, CheckedRecord, PackStamp, RecordCheck
from inspections.checklists.answer import Answer, Verdict
from inspections.checklists.check import Verdicts
from inspections.records.record import Record


def checked_table(records: Sequence[Record], verdicts: Verdicts, first: int = 0) -> list[CheckedRecord]:
    """Return the records of the checked table, in its order, each with its answers; `first` is the row of the first one.

    Means over an inspectee belong to no record and are left out: their bytes are NOT_ANSWERED.
    """
    stamp = PackStamp.of(verdicts.pack)
    packed = np.full((len(records), len(stamp.topics)), NOT_ANSWERED, dtype=np.uint8)
    for position, requirement in enumerate(stamp.topics):
        if requirement in verdicts.columns:
            column = verdicts.columns[requirement][first : first + len(records)]
            packed[:, position] = column.view(np.uint8)  # NOT_ASKED, -1, has the bits of NOT_ANSWERED
    findings: list[list[Answer]] = [[] for _ in records]
    asked = verdicts.pack.checked
    for row, position in np.argwhere((packed >= Verdict.UNDETERMINED) & (packed != NOT_ANSWERED)).tolist():
        answer = verdicts.answer(first + row, asked[position])
        if answer is not None:
            findings[row].append(answer)
    return [CheckedRecord(record, RecordCheck(stamp, packed[row].tobytes(), tuple(findings[row]))) for row, record in enumerate(records)]
