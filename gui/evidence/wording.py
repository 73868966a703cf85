"""What is missing from what is said of a piece of evidence, and what speaks against it, each in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gui.evidence.moments import UNKNOWN
from gui.evidence.state import PLACE, SHOWS, TAKEN, TAKEN_BY, PendingFile
from inspections.cases.visit_hours import VisitHours


def missing(file: PendingFile, moment: datetime | None, now: datetime) -> Mapping[str, str]:
    """Return sentences by field; `moment` is what the field of the time says, None where it says none, `now` bears a zone."""
    missing_words = {
        SHOWS: "" if file.shows.strip() else "请写明这件证据证明什么。",
        TAKEN: "" if moment is not None else _wrong_moment(file),
        PLACE: "" if file.place.strip() else "请填写取得证据的地点。",
        TAKEN_BY: "" if file.taken_by.strip() else "请填写取得证据的人。",
    }
    if moment is not None and moment > now:
        missing_words[TAKEN] = "取得时间晚于现在，请核对。"
    return {name: sentence for name, sentence in missing_words.items() if sentence}


def doubt_of(moment: datetime, hours: VisitHours) -> str:
    """Say that a moment lies outside the inspection; nothing where it lies within."""
    return "" if hours.holds(moment) else f"不在检查期间（{hours.words}），请核对。"


def _wrong_moment(file: PendingFile) -> str:
    if file.taken.strip():
        return "请写成 2023-08-15 10:30 的形式。"
    return file.taken_from if file.taken_from.startswith(UNKNOWN) else f"{UNKNOWN}取得时间。"
