"""One requirement on a pack's page: a heading and a table of what an official asks about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from inspections.checklist_pages.foundations import link_to_acts, link_to_list
from inspections.checklist_pages.markdown import code, plain, table
from inspections.checklist_pages.samples import sample
from inspections.checklists.pack import BOUND_KINDS, Outcome, Pack, Requirement
from inspections.checklists.placeholders import PLACEHOLDER
from inspections.checklists.schema.words import WORDS
from inspections.checklists.wording import UNITS, label, spoken_condition
from inspections.days import spoken_day
from inspections.findings.phrases import clause_text
from inspections.forms.needs import facts_read
from inspections.ledgers.ledger_rows import SEVERITIES
from inspections.records.fields.inspection import INSPECTEE_KINDS

ADDRESSEES = MappingProxyType(
    {
        "grid": "供电企业",
        "authority": "行政机关",
        "developer": "开发建设单位",
        "property_manager": "物业服务企业",
        "reseller": "转供电主体",
        "contractor": "承装（修、试）企业",
        "mining_firm": "“挖矿”企业",
    }
)
"""Addressee code to the word for whom it binds."""

FORCES = MappingProxyType({"must": "应当", "aim": "原则上、力争、逐步（只报告，不写进通知书）"})

_FILLED = MappingProxyType(
    {
        "user": "用户名称",
        "measured": "实测值",
        "period": "统计期",
        "fees": "各笔收费",
        "amount": "合计金额",
    }
)
"""Placeholder to the word for what a record puts there."""


def section(number: int, requirement: Requirement, pack: Pack, bases: Mapping[str, Pack]) -> str:
    """Return heading and table of one requirement; `bases` are the packs that `pack` builds on."""
    head = ("条款", plain(clause_text(requirement.clause)))
    return f"### {number} {plain(requirement.summary)}\n\n{table(head, _rows(requirement, pack, bases))}\n"


def period_in_force(bounded: Pack | Requirement) -> str:
    """Return from when until when a requirement, or a pack's document, holds."""
    first, last = bounded.in_force_from, bounded.in_force_until
    if first is None and last is None:
        return "没有规定"
    return f"{spoken_day(first) if first else ''}{f'至{spoken_day(last)}' if last else '起'}"


def _rows(requirement: Requirement, pack: Pack, bases: Mapping[str, Pack]) -> Iterator[tuple[str, str]]:
    judged = requirement.kind.answered
    yield ("要求" if judged else "周期", plain(requirement.kind.demand(requirement)))
    if requirement.fee_lists:
        yield "收费清单", "、".join(link_to_list(name, bases) for name in requirement.fee_lists)
    if "act" in requirement.kind.rests_on:
        yield "行为目录", link_to_acts(bases)
    if judged:
        yield "适用", plain(_conditions(requirement))
    yield "约束对象", plain(_bound(requirement))
    yield "效力", FORCES[requirement.force]
    yield "施行", period_in_force(requirement)
    if judged:
        yield "不符合时", plain(_outcome(requirement, pack))
        yield "等级", SEVERITIES[requirement.severity]
    if requirement.term:
        yield "建议整改期限", f"{requirement.term.days} {UNITS[requirement.term.unit]}"
    yield from _below(requirement)
    if requirement.legal_basis:
        yield "法律依据", "；".join(_law(key, pack) for key in requirement.legal_basis)
    if requirement.wording:
        yield "标题", plain(_worded(requirement.wording.heading, requirement))
        yield "查明的事实", plain(_worded(requirement.wording.found, requirement))
        yield "整改要求", plain(_worded(requirement.wording.correct, requirement))
    if requirement.violating is not None and requirement.compliant is not None:
        yield "不符合的例子", plain(sample(requirement.violating, pack.acts))
        yield "符合的例子", plain(sample(requirement.compliant, pack.acts))
    yield "编号", code(requirement.id)
    if judged:
        yield "依据的事实", "、".join(_fact(fact) for fact in facts_read(requirement))


def _conditions(requirement: Requirement) -> str:
    """Return what must all hold for a requirement to apply."""
    return "；".join(spoken_condition(condition) for condition in requirement.applies_when) or "不限"


def _below(requirement: Requirement) -> Iterator[tuple[str, str]]:
    if requirement.restates:
        looser = "".join(f"；{WORDS[key][0]}比它宽松：{plain(reason)}" for key, reason in requirement.loosens.items())
        yield "重申", f"{code(requirement.restates)}{looser}"
    if requirement.stands_beside:
        yield "另立", "；".join(f"和{code(name)}并行：{plain(reason)}" for name, reason in requirement.stands_beside.items())


def _bound(requirement: Requirement) -> str:
    kinds = [name for kind, name in INSPECTEE_KINDS.items() if kind in BOUND_KINDS[requirement.addressee]]
    word = ADDRESSEES[requirement.addressee]
    return word if kinds == [word] else f"{word}（{'、'.join(kinds)}）"


def _outcome(requirement: Requirement, pack: Pack) -> str:
    if requirement.force == "aim":
        return Outcome.REPORT.label
    other = "报告上级"
    if requirement.transfer_to:
        ground = pack.laws.get(requirement.transfer_ground)
        other = f"移送{requirement.transfer_to}" + (f"（依据{ground.name}{_unconfirmed(ground.confirmed)}）" if ground else "")
    if requirement.outcome in {Outcome.TRANSFER, Outcome.SUPERVISE}:
        return other if requirement.outcome is Outcome.TRANSFER else Outcome.SUPERVISE.label
    informed = f"，并函告{requirement.inform}" if requirement.inform else ""
    return f"{requirement.outcome.label}{informed}；被检查单位不是约束对象的，{other}"


def _law(key: str, pack: Pack) -> str:
    law = pack.laws[key]
    return plain(law.name) + _unconfirmed(law.confirmed)


def _unconfirmed(confirmed: object) -> str:
    return "" if confirmed else "（待核）"


def _worded(words: str, requirement: Requirement) -> str:
    return PLACEHOLDER.sub(lambda match: _filled(match[1], requirement), words)


def _filled(name: str, requirement: Requirement) -> str:
    if name == "limit" and requirement.limit is not None:
        return f"{requirement.limit:f}"
    own = requirement.kind.placeholder(name)
    if own is not None:
        return f"【{own.label}】"
    path = {"start": requirement.start, "end": requirement.end}.get(name, name)
    return f"【{_FILLED.get(name) or label(path)}】"


def _fact(fact: str) -> str:
    return f"现场观察 {code(fact)}" if fact.startswith("observations.") else f"{plain(label(fact))} {code(fact)}"
