"""A pack's page: its head, its requirements by topic, and the lists that it brings itself; and the index of all pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count

from inspections.checklist_pages.foundations import own_lists
from inspections.checklist_pages.markdown import code, link, plain, table
from inspections.checklist_pages.powers_page import POWERS, powers_page
from inspections.checklist_pages.requirement import period_in_force, section
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Pack, Requirement
from inspections.days import spoken_day
from inspections.findings.phrases import clause_text
from inspections.records.fields.inspection import TOPICS

INDEX = "README.md"
_MADE = "<!-- 本页由检查表生成，请勿直接修改：python3 main.py checklists docs -->\n"
_DUTY = "duty"
_UNNUMBERED = "无文号"


def pages(packs: Packs, prefectures: Mapping[str, str]) -> dict[str, str]:
    """Return every page: file name to Markdown. `prefectures` are names by the first digits of a county's code."""
    made = {f"{name}.md": _page(pack, packs, prefectures) for name, pack in sorted(packs.by_id.items())}
    made[POWERS] = powers_page(packs)
    return {INDEX: _index(packs, prefectures), **dict(sorted(made.items()))}


def _page(pack: Pack, packs: Packs, prefectures: Mapping[str, str]) -> str:
    bases = {name: packs.by_id[name] for name in pack.builds_on}
    by_topic: dict[str, list[Requirement]] = {}
    for requirement in pack.own:
        by_topic.setdefault(requirement.topic, []).append(requirement)
    parts = [f"{_MADE}\n# {plain(pack.title)}\n", f"{table(('检查表', code(pack.id)), _head(pack, packs, prefectures))}\n"]
    if by_topic:
        rows = [(link(_topic(topic), "", _topic(topic)), str(len(requirements))) for topic, requirements in by_topic.items()]
        parts.append(f"{table(('检查项目', '要求（项）'), rows)}\n")
        parts.append("标题、查明的事实、整改要求是通知书的用语，其中【】的内容由记录填入。各项事实的含义见[术语表](../glossary.md)。\n")
    numbers = count(1)
    for topic, requirements in by_topic.items():
        parts.append(f"## {_topic(topic)}\n")
        parts.extend(section(next(numbers), requirement, pack, bases) for requirement in requirements)
    return "\n".join([*parts, *_floor(pack, packs), *own_lists(pack, bases)])


def _floor(pack: Pack, packs: Packs) -> Iterator[str]:
    """Yield the section on the requirements that the pack answers because it builds on others, each with a link to where it is told."""
    if pack.floor:
        home = {requirement.id: name for name, base in packs.by_id.items() for requirement in base.own}
        rows = [_floor_row(one, home[one.id]) for one in pack.floor]
        words = (
            "下列要求出自本检查表依托的检查表，核对时同样适用，排在本检查表自己的要求之后。"
            "被重申的要求不在其中；重申它的要求还没有施行的日子，仍按原要求核对。"
        )
        yield f"## 依托的要求\n\n{words}\n\n{table(('编号', '要求', '条款', '检查项目', '施行'), rows)}\n"


def _floor_row(requirement: Requirement, home: str) -> tuple[str, ...]:
    return (
        code(requirement.id),
        link(requirement.summary, f"{home}.md"),
        plain(clause_text(requirement.clause)),
        _topic(requirement.topic),
        period_in_force(requirement),
    )


def _head(pack: Pack, packs: Packs, prefectures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    source = pack.source
    yield "文件", plain(source.title)
    yield "文号", plain(source.document or _UNNUMBERED)
    yield "发文机关", plain(source.issuer)
    if source.issued_on:
        yield "印发日期", spoken_day(source.issued_on)
    yield "适用地区", _area(pack, prefectures)
    if pack.in_force_from or pack.in_force_until:
        yield "文件有效期", period_in_force(pack)
    if pack.own:
        yield "各项施行", "；".join(f"{period}（{number} 项）" for period, number in _periods(pack).items())
        duties = sum(not requirement.kind.answered for requirement in pack.own)
        own = f"{len(pack.own)} 项" + (f"，其中报告职责 {duties} 项，不参加核对" if duties else "")
        yield "要求", own + (f"；另有依托的要求 {len(pack.floor)} 项" if pack.floor else "")
    yield "版本", plain(pack.version)
    if pack.builds_on:
        yield "依托", "、".join(link(packs.by_id[name].title, f"{name}.md") for name in pack.builds_on)


def _index(packs: Packs, prefectures: Mapping[str, str]) -> str:
    rows = [
        (
            link(pack.title, f"{name}.md"),
            plain(pack.source.document or _UNNUMBERED),
            plain(pack.source.issuer),
            _area(pack, prefectures),
            f"{len(pack.own)} 项" if pack.own else "供其他检查表引用",
        )
        for name, pack in sorted(packs.by_id.items(), key=lambda one: (not one[1].own, one[0]))
    ]
    return (
        f"{_MADE}\n# 检查表\n\n每个检查表一页：逐项写明条款、要求、适用条件、约束谁、效力、施行期间、处理方式、法律依据、通知书用语和例子。"
        f"各页由 `resources/checklists` 中的检查表生成；要改内容，改检查表，再运行 `python3 main.py checklists docs`。\n\n"
        f"各项要求怎样处理、依据哪些条文、为什么，汇总在{link('处理方式和依据', POWERS)}。\n\n"
        f"{table(('检查表', '文号', '发文机关', '适用地区', '要求'), rows)}\n"
    )


def _periods(pack: Pack) -> Counter[str]:
    return Counter(period_in_force(requirement) for requirement in pack.own)


def _area(pack: Pack, prefectures: Mapping[str, str]) -> str:
    """Return the area in words: a code that ends in 0000 is a province, one that ends in 00 a prefecture, any other a county."""
    if not pack.county:
        return "全国"
    area = plain(prefectures.get(pack.county) or prefectures.get(pack.county[:4]) or "")
    if pack.county.endswith("0000"):
        area = "全省（自治区、直辖市）"
    elif area and not pack.county.endswith("00"):
        area += "下属"
    return f"{area}，行政区划代码 {pack.county}".removeprefix("，")


def _topic(topic: str) -> str:
    return "报告职责" if topic == _DUTY else TOPICS[topic]
