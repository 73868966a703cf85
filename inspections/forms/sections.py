"""The sections of the form: every fact and every list has its place here exactly once; a pack adds its observations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from inspections.checklists.pack import Pack
from inspections.records.fields.catalogue import FIELDS, LISTS
from inspections.records.fields.field import Field, FieldType, ListField
from inspections.records.fields.inspection import OBSERVED, TOPICS

ACTS = "designation.acts"

Item: TypeAlias = "Field | ListField"
"""What stands in a form: one fact, or a list of lines."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together under a heading (empty: none)."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the form. `topic` is the topic whose facts it holds, empty where it serves them all."""

    key: str
    title: str
    groups: tuple[Group, ...]
    topic: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in reading order."""
        return tuple(item for group in self.groups for item in group.items)


def _items(*paths: str) -> tuple[Item, ...]:
    """Return items by path; a path that ends in a dot stands for all facts of that object."""
    items: list[Item] = []
    for path in paths:
        if path.endswith("."):
            items.extend(field for key, field in FIELDS.items() if key.startswith(path))
        else:
            items.append(LISTS[path] if path in LISTS else FIELDS[path])
    return tuple(items)


def _connection(*names: str) -> tuple[Item, ...]:
    return _items(*(f"connection.{name}" for name in names))


BASIC = Section(
    "basic",
    "基本情况",
    (
        Group("", _items("topics", "inspected_on", "id", "county", "inspectee.name", "inspectee.kind", "inspectee.credit_code")),
        Group("检查人（两名以上持证人员方可出具通知书）", _items("inspectors")),
    ),
)
VISIT = Section("visit", "检查情况", (Group("", _items("visit.")),))
PARTY = Section("party", "用户和项目", (Group("用户", _items("user.")), Group("项目和场所", _items("site."))))
REFUNDS = Section("refunds", "退费登记", (Group("", _items("refunds")),))
PROBLEMS = Section("problems", "其他问题和备注", (Group("检查表没有列出的问题", _items("problems")), Group("", _items("remark"))))
RECTIFICATION = Section("rectification", "整改期限", (Group("", _items("rectification.")),))

TOPIC_GROUPS = MappingProxyType(
    {
        "fees": (Group("收费明细", _items("fees")), Group("预付电费", _items("billing."))),
        "designation": (Group("认定情形", _items(ACTS)), Group("承装（修、试）许可", _items("licence."))),
        "mining": (Group("核实和处置", _items("mining.")),),
        "connection": (
            Group("报装", _connection("source", "access_voltage", "voltage_kv", "investor", "user_visits")),
            Group(
                "办电日期",
                _connection(
                    "plan_pushed_on",
                    "info_received_on",
                    "contacted_on",
                    "applied_on",
                    "accepted_on",
                    "plan_issued_on",
                    "plan_confirmed_on",
                    "energized_on",
                ),
            ),
            Group("办电环节", _connection("stages", "steps", "step_count")),
            Group("要求用户提供的资料", _connection("materials", "materials_design", "materials_interim", "materials_completion")),
            Group(
                "工程和投资",
                _connection(
                    "external_line",
                    "public_grid_rework",
                    "within_extension_policy",
                    "redline_exception",
                    "low_voltage_exception",
                    "user_paid_outside_redline",
                    "user_paid_public_grid",
                ),
            ),
            Group("中间环节和超时限", _connection("has_design_review", "has_interim_check", "overdue_for_grid_upgrade", "overdue_filed")),
            Group("接网工程", _items("works.")),
            Group("外线工程审批", _items("approval.")),
        ),
        "reliability": (
            Group("停电", _items("outage.")),
            Group("欠费停电", _items("arrears.")),
            Group("备用容量", _items("reserve.")),
        ),
        "disclosure": (Group("办电一件事", _items("service.")),),
        "resale": (Group("转供电收费明细", _items("resale.lines")),),
        "charging": (Group("配建", _items("charging.")),),
        "pv": (Group("接入", _items("pv.")),),
    }
)
"""Topic to the groups of its own facts; a topic that is not named has observations alone, or reads facts of the others."""


def form_sections(pack: Pack) -> tuple[Section, ...]:
    """Return all sections in reading order: what every record has, a section a topic with the pack's observations, what follows."""
    topics = [
        Section(topic, name, (*_with_acts(TOPIC_GROUPS.get(topic, ()), pack), *_observations(topic, pack)), topic)
        for topic, name in TOPICS.items()
    ]
    return (BASIC, VISIT, PARTY, *(section for section in topics if section.groups), REFUNDS, PROBLEMS, RECTIFICATION)


def _with_acts(groups: Iterable[Group], pack: Pack) -> tuple[Group, ...]:
    """Return the groups, the code of an act being chosen by its meaning in the guideline."""
    return tuple(
        replace(group, items=tuple(_by_meaning(item, pack) if item.path == ACTS else item for item in group.items)) for group in groups
    )


def _by_meaning(item: Item, pack: Pack) -> Item:
    if not isinstance(item, ListField) or not pack.acts:
        return item
    meanings = MappingProxyType({code: f"{act.meaning}（{act.clause}）" for code, act in pack.acts.items()})
    lines = (
        replace(line, label="认定情形", type=FieldType.CHOICE, choices=meanings) if line.path == "code" else line for line in item.lines
    )
    return replace(item, lines=tuple(lines))


def _observations(topic: str, pack: Pack) -> tuple[Group, ...]:
    items = tuple(
        Field(f"observations.{requirement.id}", f"{requirement.summary}（{requirement.clause}）", FieldType.CHOICE, OBSERVED)
        for requirement in pack.checked
        if requirement.topic == topic and requirement.kind.observed
    )
    return (Group("现场观察", items),) if items else ()
