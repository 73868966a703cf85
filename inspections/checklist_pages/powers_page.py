"""The table of all requirements that ship: what each leads to, the articles it rests on, and why."""

from __future__ import annotations

from inspections.checklist_pages.markdown import code, link, plain, table
from inspections.checklist_pages.requirement import ADDRESSEES
from inspections.checklists.law import Law
from inspections.checklists.loading import Packs
from inspections.checklists.pack import Pack
from inspections.checklists.power_list import PowerEntry, power_list

POWERS = "powers.md"
_MADE = "<!-- 本页由检查表生成，请勿直接修改：python3 main.py checklists docs -->\n"
_WORDS = (
    "处理方式是检查表的默认值：责令改正须有条文授权责令这一义务主体，并且在行为发生之日已经施行、管得到受影响的一方；"
    "具体到一条记录，没有这样的条文就改为督促整改。有移送机关的，同时移送。命令行用 `checklists powers` 列出。"
)


def powers_page(packs: Packs) -> str:
    """Return the page; each requirement stands under its own checklist alone."""
    parts = [f"{_MADE}\n# 处理方式和依据\n\n{_WORDS}\n"]
    parts.extend(_pack(pack) for pack in packs.checklists)
    return "\n".join(parts)


def _pack(pack: Pack) -> str:
    own = {requirement.id for requirement in pack.own}
    rows = [_row(entry) for entry in power_list(pack) if entry.requirement.id in own]
    head = ("编号", "要求", "约束谁", "处理方式", "条文", "移送", "理由")
    return f"## {plain(pack.title)}\n\n{link('本检查表的说明', f'{pack.id}.md')}\n\n{table(head, rows)}\n"


def _row(entry: PowerEntry) -> tuple[str, ...]:
    requirement = entry.requirement
    articles = "；".join(f"{role.label}：{'、'.join(map(_law, laws))}" for role, laws in entry.articles.items())
    handed_over = f"{plain(requirement.transfer_to)}（{_law(entry.ground)}）" if entry.ground else "—"
    return (
        code(requirement.id),
        plain(requirement.summary),
        ADDRESSEES[requirement.addressee],
        entry.outcome.label,
        articles or "—",
        handed_over,
        plain(entry.why),
    )


def _law(law: Law) -> str:
    return plain(law.name) + ("" if law.confirmed else "（待核）")
