"""A piece that a template words (each kind of document has its own), and what placeholders mean, described for the settings page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PLACEHOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "issuer": "检查机关名称",
        "number": "本文书的文号",
        "date": "签发日期",
        "contact": "联系人",
        "phone": "联系电话",
        "address": "检查机关地址",
        "party": "被检查单位",
        "inspected_on": "检查日期",
        "officers": "检查人姓名和执法证号",
        "shown": "“出示证件”一段，没有记录时不写",
        "task": "“任务来源”一段，没有记录时不写",
        "source": "任务来源",
        "found": "“发现问题”的引语，一项和多项各有说法",
        "clause": "文件名称、文号和条款",
        "which": "涉及的收费，只涉及一部分时才写",
        "summary": "检查要求的名称",
        "basis": "已经核对的法律依据",
        "when": "整改期限，各项不同时为“按下列期限”",
        "consequence": "逾期后果，未填写时取单位资料中的",
        "reconsideration": "复议机关",
        "court": "管辖法院",
        "notice": "责令整改通知书的文号",
        "notice_title": "责令整改通知书的名称",
        "notice_date": "责令整改通知书的签发日期",
        "reviewed_on": "复查日期",
        "reported": "“收到整改报告”一段，没有收到时不写",
        "reported_on": "收到整改报告的日期",
        "count": "项数",
        "open": "没有整改到位的各项，通报中为项数",
        "due_on": "继续整改的最后一日",
        "to": "接收移送的单位",
        "ground": "移送的法律依据",
        "evidence_count": "随文移送的证据件数",
        "year": "年",
        "month": "月",
        "records": "检查次数",
        "parties": "被检查单位个数",
        "topics": "检查项目",
        "findings": "问题项数",
        "outcomes": "各种处理方式的项数",
        "notices": "下达通知书的份数",
        "ordered": "写入通知书的项数",
        "rectified": "已整改的项数",
        "partly": "部分整改的项数",
        "states": "已整改、部分整改、正在整改的各有几项，没有的不写",
        "overdue": "已过整改期限的项数",
        "letters": "移送函的份数",
        "share": "涉及的检查次数和单位数",
    }
)
"""Every placeholder with its meaning."""

OWN = ("issuer", "number", "date", "contact", "phone", "address")
"""What every document knows."""
CASE = (*OWN, "party", "inspected_on", "officers")
"""What every document of a case knows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a document: its key in the file, what it is, its placeholders. An `optional` one may be blank."""

    name: str
    label: str
    placeholders: tuple[str, ...] = CASE
    optional: bool = False


CONTACT = Piece("contact", "附注：联系方式", OWN, optional=True)
SHOWN = Piece("shown", "出示证件（{shown}）", (), optional=True)
TASK = Piece("task", "任务来源（{task}）", ("source",), optional=True)
CONSEQUENCE = Piece("usual_consequence", "逾期后果（本表和单位资料都没有填写时）", ())
