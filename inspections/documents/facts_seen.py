"""What a visit saw, topic by topic, as facts: dates, amounts, who paid whom, at which stage, and never what they mean.

A party that signs a site record signs these words. So no requirement and no verdict stands among them, and a fact of a record that is
itself a judgement (收费合理, 查实非法用电) is left to the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from inspections.checklists.wording import UNITS
from inspections.days import spoken_day
from inspections.documents.fee_table import NOTHING, fee_row, payee_of
from inspections.findings.phrases import MOST_TOLD, money
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType
from inspections.records.fields.inspection import TOPICS
from inspections.records.record import Record
from inspections.typesetting.official_document import Listing, Paragraph

JUDGING = re.compile(
    "超过规定|超过限|超过标准|超标准|超出|不合理|应当取消|明令取消|违反|违规|违法|不符|不一致|未达到|没有达到|未按规定|没有按照规定|构成"
)
"""Words that say what a fact means, not what was seen."""
TOPIC_FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fees": ("billing.",),
        "designation": ("licence.",),
        "mining": ("mining.", "reserve."),
        "connection": ("connection.", "works.", "approval."),
        "reliability": ("outage.", "arrears."),
        "disclosure": ("service.",),
        "charging": ("charging.",),
        "pv": ("pv.",),
    }
)
"""Topic to the facts that a visit on it sees; those of lists, which have sentences of their own, aside."""
JUDGEMENTS = frozenset(
    {
        "mining.status",
        "mining.connection",
        "mining.illegal_use",
        "mining.identified_on",
        "connection.within_extension_policy",
        "connection.redline_exception",
        "connection.low_voltage_exception",
        "connection.overdue_for_grid_upgrade",
        "works.agreed_day_kept",
        "works.after_user_works",
        "approval.exempt",
        "approval.required",
        "licence.lent",
        "pv.absorption_secured",
    }
)
"""Facts of a record that say what something amounts to."""
ITEMS: Mapping[str, str] = MappingProxyType(
    {**TOPICS, "fees": "收费情况", "designation": "用户受电工程单位和设备的选择", "mining": "虚拟货币“挖矿”用电情况"}
)
"""What was inspected, by topic, in words that presume nothing: the topic's own name says what may be found (违规收费)."""
FEE_HEADINGS = ("序号", "收费项目", "金额（元）", "收费日期", "收款单位", "环节", "票据")
_STAGES = MappingProxyType({"connection": "报装", "other": "其他"})


def of_user(record: Record) -> str:
    """Return which user the visit was about, empty where the record names none."""
    user = record.payload.get("user", {})
    if not user.get("name"):
        return ""
    supply = FIELDS["user.supply"].choices.get(user.get("supply", ""), "")
    capacity = next(
        (f"报装容量{user[key]}{unit}" for key, unit in (("capacity_kva", "千伏安"), ("capacity_kw", "千瓦")) if key in user), ""
    )
    return f"检查涉及的用户为{'，'.join(filter(None, (str(user['name']), supply, capacity)))}。"


def of_topic(topic: str, record: Record) -> Iterator[Paragraph | Listing]:
    """Yield what was seen on a topic as far as the record states it; nothing where it states nothing."""
    payload = record.payload
    match topic:
        case "fees":
            yield from _payments(record)
            yield from map(Paragraph, _refunds(payload))
        case "designation":
            yield from map(Paragraph, _acts(payload))
        case "resale":
            yield from map(Paragraph, _resold(payload))
        case _:
            pass
    yield from map(Paragraph, _plain(topic, payload))
    if topic == "connection":
        yield from map(Paragraph, _stages(payload))
    for problem in payload.get("problems", ()):
        if problem.get("topic") == topic and not JUDGING.search(str(problem.get("text", ""))):
            yield Paragraph(_ended(str(problem["text"])))


def _payments(record: Record) -> Iterator[Paragraph | Listing]:
    fees = record.payload.get("fees")
    if fees is None:
        return
    if not fees:
        yield Paragraph("现场没有看到收费的记录。")
    elif len(fees) > MOST_TOLD:
        yield Paragraph(f"现场查看的收费记录共{len(fees)}笔：")
        yield Listing(FEE_HEADINGS, tuple(_fee_cells(number, line, record) for number, line in enumerate(fees, start=1)))
    else:
        user = str(record.payload.get("user", {}).get("name", "用户"))
        yield from (Paragraph(_payment(line, user, record)) for line in fees)


def _fee_cells(number: int, line: Mapping[str, Any], record: Record) -> tuple[str, ...]:
    stage, receipt = _STAGES.get(str(line.get("stage")), NOTHING), {True: "有", False: "无"}.get(line.get("receipt", ""), NOTHING)
    return (*fee_row(number, line, record), stage, receipt)


def _payment(line: Mapping[str, Any], user: str, record: Record) -> str:
    payee = payee_of(line, record)
    when = f"{spoken_day(date.fromisoformat(line['charged_on']))}，" if "charged_on" in line else ""
    amount = f"{money(Decimal(line['amount']))}元" if "amount" in line else "，金额没有记录"
    whom = f"向{payee}" if payee != NOTHING else ""
    stage = {"connection": "（用电报装环节）", "other": "（其他环节）"}.get(str(line.get("stage")), "")
    receipt = {True: "，有票据", False: "，没有看到票据"}.get(line.get("receipt", ""), "")
    return f"{when}{user}{whom}支付“{line.get('name', '未记名费用')}”{amount}{stage}{receipt}。"


def _refunds(payload: Mapping[str, Any]) -> Iterator[str]:
    for line in payload.get("refunds", ()):
        if "repaid" not in line:
            continue
        day = f"{spoken_day(date.fromisoformat(line['repaid_on']))}" if "repaid_on" in line else ""
        proof = f"（{line['proof']}）" if line.get("proof") else ""
        yield f"{day}向{line.get('user', '用户')}退还{money(Decimal(line['repaid']))}元{proof}。"


def _acts(payload: Mapping[str, Any]) -> Iterator[str]:
    targets = _choices("designation.acts", "target")
    for act in payload.get("designation", {}).get("acts", ()):
        target = targets.get(str(act.get("target", "")), "")
        about = f"用户受电工程{target}：" if target else "用户受电工程："
        seen = "，".join(filter(None, (f"涉及{act['unit']}" if act.get("unit") else "", str(act.get("note", "")).strip().rstrip("。"))))
        yield f"{about}{seen or '有关情况见证据和询问笔录'}。"


def _resold(payload: Mapping[str, Any]) -> Iterator[str]:
    for line in payload.get("resale", {}).get("lines", ()):
        days = "至".join(spoken_day(date.fromisoformat(line[key])) for key in ("from", "until") if key in line)
        parts = (
            f"用电{line['kwh']}千瓦时" if "kwh" in line else "",
            f"收取电费{line['charged']}元" if "charged" in line else "",
            f"另收{line['added']}元" if "added" in line else "",
            f"已退{line['repaid']}元" if "repaid" in line else "",
        )
        yield f"{'，'.join(filter(None, (str(line.get('user', '终端用户')), days, *parts)))}。"


def _stages(payload: Mapping[str, Any]) -> Iterator[str]:
    holders = {**_choices("connection.stages", "held_by"), "construction": "施工单位"}
    for stage in payload.get("connection", {}).get("stages", ()):
        days = "至".join(spoken_day(date.fromisoformat(stage[key])) for key in ("started_on", "finished_on") if key in stage)
        holder = holders.get(str(stage.get("held_by", "")), "")
        parts = (days, f"由{holder}办理" if holder else "")
        yield f"“{stage.get('name', '未记名环节')}”环节：{'，'.join(filter(None, parts)) or '起止日期没有记录'}。"


def _plain(topic: str, payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield the single facts of a topic, those of one object in one sentence."""
    for prefix in TOPIC_FACTS.get(topic, ()):
        facts = payload.get(prefix[:-1], {})
        fields = [field for path, field in FIELDS.items() if path.startswith(prefix) and path not in JUDGEMENTS]
        stated = [(field, facts.get(field.path.removeprefix(prefix))) for field in fields]
        sentence = "，".join(f"{field.label}{_value(field, value)}" for field, value in stated if value is not None)
        if sentence:
            yield f"{sentence}。"


def _value(field: Field, value: Any) -> str:  # noqa: ANN401 # a fact has any of the closed set of types
    match field.type:
        case FieldType.DATE:
            return spoken_day(date.fromisoformat(str(value)))
        case FieldType.BOOLEAN:
            return f"：{'是' if value else '否'}"
        case FieldType.CHOICE:
            return f"：{field.choices.get(str(value), str(value))}"
        case FieldType.TEXTS | FieldType.CHOICES:
            return f"：{'、'.join(field.choices.get(str(one), str(one)) for one in value) or '无'}"
        case FieldType.TEXT:
            return f"：{value}"
        case _:
            return f"：{value}{UNITS.get(field.unit, field.unit)}"


def _choices(path: str, line: str) -> Mapping[str, str]:
    return next(field.choices for field in LISTS[path].lines if field.path == line)


def _ended(words: str) -> str:
    return f"{words.strip().rstrip('。')}。"
