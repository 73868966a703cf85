"""Filling a requirement's words with the facts of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from inspections.checklists.answer import AT_LEAST
from inspections.checklists.pack import Pack, Source
from inspections.checklists.placeholders import PLACEHOLDER
from inspections.checklists.wording import spoken
from inspections.days import spoken_day
from inspections.findings.violations import Fact
from inspections.records.fields.catalogue import FIELDS
from inspections.records.record import Record
from inspections.records.values import from_json
from inspections.typesetting.paper import BLANK_DAY, BLANK_NAME, blank

MOST_TOLD = 6
"""Payments that a sentence tells one by one; of more it gives their number, where a table of them stands."""
MOST_NAMED = 5
"""Names of payments that a sentence gives before 等."""
SUM = "，合计{amount}元"
"""How the words of checklists tell the sum behind the payments."""


@dataclass(frozen=True, slots=True)
class Absent:
    """What stands where a fact was not stated: a user's name, a period, a payment's day (empty: it is not spoken of), any other fact."""

    user: str
    period: str
    day: str
    fact: str


LEFT_BLANK = Absent(BLANK_NAME, f"{blank(3)}年度", BLANK_DAY, blank(6))
"""Blanks to be seen in a preview: no document is issued with one (`unstated.py`)."""
IN_TABLES = Absent("有关用户", "统计期内", "", "（未记录）")
"""Words for a cell of a ledger, which tells of records as they are."""
Pointer = Callable[[Sequence[int]], str]
"""Where a document tells the fee lines of these numbers (from 1) one by one: 明细见附件."""
_YUAN, _FEN = "yuan", Decimal("0.01")
_WIDE = str.maketrans("()", "（）")
_CLAUSE = re.compile(
    r"(?P<part>[一二三四五六七八九十]+)(?P<section>\([一二三四五六七八九十]+\))?(?P<point>[0-9]+)?(?P<item>\([0-9]+\))?(?P<note>注[0-9]+)?"
)


def clause_text(clause: str) -> str:
    """Return a clause as tables write it, with full-width brackets: 三（一）2（1）."""
    return clause.translate(_WIDE)


def spoken_clause(clause: str) -> str:
    """Return a clause as a sentence says it: 第三部分（一）第2点（1）; joined ones (三8、三9) each, other ones as in tables."""
    return "、".join(map(_spoken_clause, clause.split("、")))


def _spoken_clause(clause: str) -> str:
    match = _CLAUSE.fullmatch(clause)
    if match is None:
        return clause_text(clause)
    point = f"第{match['point']}点" if match["point"] else ""
    return clause_text(f"第{match['part']}部分{match['section'] or ''}{point}{match['item'] or ''}{match['note'] or ''}")


def cited(source: Source) -> str:
    """Return a document as it is first cited, by title and, where it is known, number."""
    number = f"（{source.document}）" if source.document else ""
    return f"《{inner_marks(source.title)}》{number}"


def cited_again(source: Source) -> str:
    """Return a document as it is cited once it is known: by its number, or by its title where no number is known."""
    return f"{source.document}文件" if source.document else f"《{inner_marks(source.title)}》"


def cited_on(pack: Pack, day: date, *, again: bool) -> str:
    """Return a pack's document as a finding of that day cites it: one past its own years says so, for nobody must take it for today's."""
    name = cited_again(pack.source) if again else cited(pack.source)
    if pack.in_force_until is None or day <= pack.in_force_until:
        return name
    period = f"施行期至{spoken_day(pack.in_force_until)}"
    return f"{name.removesuffix('）')}，{period}）" if name.endswith("）") else f"{name}（{period}）"


def inner_marks(title: str) -> str:
    """Return a title as it stands between 《》: marks inside become 〈〉 (GB/T 15834-2011, 4.15)."""
    return title.replace("《", "〈").replace("》", "〉")


def fill(  # the words and all that they speak of
    words: str, fact: Fact, record: Record, pack: Pack, pointer: Pointer | None = None, absent: Absent = LEFT_BLANK
) -> str:
    """Return the words with every placeholder filled; with a `pointer` many payments are only summed up, and one payment has no sum."""
    if len(fact.lines) == 1:
        words = words.replace(SUM, "")
    return PLACEHOLDER.sub(lambda match: _word(match[1], fact, record, pack, pointer, absent), words)


def spoken_fees(lines: list[Mapping[str, Any]], inspectee: str, absent: Absent = LEFT_BLANK) -> str:
    """Return fee lines in Chinese: each with its amount, its day and, where another collected it, the payee."""
    return "、".join(_spoken_fee(line, inspectee, absent) for line in lines)


def summed_up(lines: Sequence[Mapping[str, Any]], where: str, absent: Absent = LEFT_BLANK) -> str:
    """Return many fee lines by their names and their number: 移表费、调试费等17项费用共28笔（明细见附件）."""
    names = list(dict.fromkeys(str(line.get("name", absent.fact)) for line in lines))
    if len(names) <= MOST_NAMED:
        count = f"共{len(lines)}笔"
    elif len(names) == len(lines):
        count = f"等{len(lines)}笔费用"
    else:
        count = f"等{len(names)}项费用共{len(lines)}笔"
    return f"{'、'.join(names[:MOST_NAMED])}{count}（{where}）"


def fees_of(record: Record, lines: tuple[int, ...]) -> list[Mapping[str, Any]]:
    """Return the record's fee lines of these numbers (from 1)."""
    return [record.payload["fees"][number - 1] for number in lines]


def total(lines: list[Mapping[str, Any]]) -> Decimal | None:
    """Return the sum of fee lines in yuan, or None where an amount is not recorded."""
    if any("amount" not in line for line in lines):
        return None
    return sum((Decimal(line["amount"]) for line in lines), Decimal(0))


def money(amount: Decimal) -> str:
    """Return yuan as documents write them, with two decimals where there are no more."""
    return f"{amount:.2f}" if amount == amount.quantize(Decimal("0.01")) else f"{amount:f}"


def figure(number: Decimal, unit: str) -> str:
    """Return a number as it is shown beside its unit: yuan to the 分, half of one rounded up, any other as it is."""
    return f"{number.quantize(_FEN, ROUND_HALF_UP) if unit == _YUAN else number:f}"


def _word(  # as `fill`
    name: str, fact: Fact, record: Record, pack: Pack, pointer: Pointer | None, absent: Absent
) -> str:
    payload, requirement = record.payload, fact.main.requirement
    own = requirement.kind.placeholder(name)
    if own is not None:
        return _fact(payload, own.fact, absent) if own.fill is None else own.fill(payload, requirement, pack)
    lines = fees_of(record, fact.lines)
    match name:
        case "user":
            return str(payload.get("user", {}).get("name", absent.user))
        case "start" | "end":
            open_since = absent.fact if name == "start" else f"检查之日（{spoken_day(record.inspected_on)}）仍未完成"
            return _day(payload, requirement.start if name == "start" else requirement.end) or open_since
        case "measured":
            answer = fact.main.answer
            least = AT_LEAST if answer.is_lower_bound else ""
            return absent.fact if answer.measured is None else f"{least}{figure(answer.measured, answer.unit)}"
        case "limit":
            return absent.fact if requirement.limit is None else f"{requirement.limit:f}"
        case "period":
            year = _at(payload, "outage.year")
            return absent.period if year is None else f"{year:f}年度"
        case "fees":
            pointed = "" if pointer is None or len(lines) <= MOST_TOLD else pointer(fact.lines)
            return summed_up(lines, pointed, absent) if pointed else spoken_fees(lines, record.inspectee_name, absent)
        case "amount":
            amount = total(lines)
            return absent.fact if amount is None else money(amount)
    return _fact(payload, name, absent)


def _spoken_fee(line: Mapping[str, Any], inspectee: str, absent: Absent) -> str:
    amount = f"{money(Decimal(line['amount']))}元" if "amount" in line else f"{absent.fact}元"
    notes = [spoken_day(date.fromisoformat(line["charged_on"])) if "charged_on" in line else absent.day]
    payee = line.get("payee", "")
    if line.get("payee_relation") == "affiliate":
        notes.append(f"由关联企业{payee}收取")
    elif payee and payee != inspectee:
        notes.append(f"由{payee}收取")
    remarks = "，".join(filter(None, notes))
    return f"{line.get('name', absent.fact)}{amount}{f'（{remarks}）' if remarks else ''}"


def _at(payload: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 # a record holds any JSON value
    value: Any = payload
    for part in path.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _day(payload: Mapping[str, Any], path: str) -> str:
    value = _at(payload, path) if path else None
    return "" if value is None else spoken_day(date.fromisoformat(value))


def _fact(payload: Mapping[str, Any], path: str, absent: Absent) -> str:
    value = _at(payload, path)
    return absent.fact if value is None else spoken(from_json(FIELDS[path], value), path)
