"""The closed set of pieces that a template words, and of the placeholders that each may hold, described for the settings page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from inspections.cases.numbers import NumberKind

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

_OWN = ("issuer", "number", "date", "contact", "phone", "address")
"""What every document knows."""
_CASE = (*_OWN, "party", "inspected_on", "officers")
"""What every document of a case knows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a document: its key in the file, what it is, its placeholders. An `optional` one may be blank."""

    name: str
    label: str
    placeholders: tuple[str, ...] = _CASE
    optional: bool = False


_TASK = (*_CASE, "shown", "task", "found")
_CONTACT = Piece("contact", "附注：联系方式", _OWN, optional=True)
_SHOWN = Piece("shown", "出示证件（{shown}）", (), optional=True)
_REMEDIES = Piece("remedies", "救济途径", (*_CASE, "reconsideration", "court"))

PIECES: Mapping[NumberKind, tuple[Piece, ...]] = MappingProxyType(
    {
        NumberKind.NOTICE: (
            Piece("opening", "开头", _TASK),
            _SHOWN,
            Piece("task", "任务来源（{task}）", ("source",), optional=True),
            Piece("found_one", "发现一项问题的引语（{found}）", ()),
            Piece("found_several", "发现多项问题的引语（{found}）", ()),
            Piece("breach", "违反的条款", ("clause",)),
            Piece("further", "同时违反的条款", ("which", "clause", "summary")),
            Piece("basis", "法律依据", ("basis",)),
            Piece("orders", "责令整改", (*_CASE, "when")),
            Piece("closing", "报送整改结果", (*_CASE, "consequence")),
            Piece("usual_consequence", "逾期后果（本表和单位资料都没有填写时）", ()),
            _REMEDIES,
            _CONTACT,
        ),
        NumberKind.REVIEW: (
            Piece("opening", "开头", (*_CASE, "shown", "reported", "notice", "notice_title", "notice_date", "reviewed_on", "count")),
            _SHOWN,
            Piece("reported", "收到整改报告（{reported}）", ("reported_on",), optional=True),
            Piece("rectified", "一项已整改", ()),
            Piece("partly", "一项部分整改", ()),
            Piece("open", "一项未整改", ()),
            Piece("done", "结论：全部整改到位", (*_CASE, "notice", "notice_title")),
            Piece("again", "结论：还有没有整改到位的", (*_CASE, "notice", "notice_title", "open", "due_on", "consequence")),
            Piece("usual_consequence", "逾期后果（本表和单位资料都没有填写时）", ()),
            Piece("remedies", "救济途径（责令继续整改时）", (*_CASE, "reconsideration", "court"), optional=True),
            _CONTACT,
        ),
        NumberKind.TRANSFER: (
            Piece("opening", "开头", (*_CASE, "to", "task")),
            Piece("task", "任务来源（{task}）", ("source",), optional=True),
            Piece("facts", "标题：查明的事实", ()),
            Piece("breach", "违反的条款", ("clause",)),
            Piece("further", "同时违反的条款", ("which", "clause", "summary")),
            Piece("grounds", "标题：移送的依据", ()),
            Piece("ground", "移送的依据", (*_CASE, "to", "ground")),
            Piece("only_basis", "移送的依据（检查表只列出法律依据时）", (*_CASE, "to", "basis")),
            Piece("no_ground", "移送的依据（没有已核对的法律依据时）", (*_CASE, "to")),
            Piece("evidence", "标题：移送的材料", ()),
            Piece("listed", "移送的材料", ("evidence_count",)),
            Piece("nothing_listed", "移送的材料（没有证据时）", ()),
            Piece("asked", "请求事项", (*_CASE, "to")),
            _CONTACT,
        ),
        NumberKind.REPORT: (
            Piece("heading", "文件标题", (*_OWN, "year", "month"), optional=True),
            Piece("opening", "开头", (*_OWN, "year", "month", "records", "parties", "topics")),
            Piece("inspected", "标题：检查情况", ()),
            Piece("nothing_found", "没有发现问题", ("year", "month")),
            Piece("found", "问题概况", ("findings", "outcomes")),
            Piece("rectification", "标题：整改情况", ()),
            Piece("notices", "下达通知书和整改", ("notices", "ordered", "states")),
            Piece("rectified", "已整改（{states}）", ("rectified",)),
            Piece("partly", "部分整改（{states}）", ("partly",)),
            Piece("open", "正在整改（{states}）", ("open",)),
            Piece("overdue", "已过整改期限", ("overdue",), optional=True),
            Piece("no_notices", "没有下达通知书", ()),
            Piece("transferred", "移送", ("letters",), optional=True),
            Piece("problems", "标题：典型问题", ()),
            Piece("problem", "一项典型问题", ("summary", "share", "clause")),
            Piece("demands", "标题：工作要求", ()),
            Piece("asked", "工作要求", (*_OWN, "year", "month"), optional=True),
            _CONTACT,
        ),
        NumberKind.SITE_RECORD: (
            Piece("told", "出示证件和告知", _CASE),
            Piece("recusal", "询问是否申请回避", _CASE),
            Piece("closing", "当事人核对", _CASE),
        ),
        NumberKind.INTERVIEW: (
            Piece("told", "出示证件和告知", _CASE),
            Piece("recusal", "询问是否申请回避", _CASE),
            Piece("closing", "被询问人核对", _CASE),
        ),
        NumberKind.RECEIPT: (Piece("note", "备注", _CASE, optional=True),),
        NumberKind.EVIDENCE_LIST: (Piece("note", "说明", _CASE, optional=True),),
        NumberKind.CATALOGUE: (Piece("note", "说明", _CASE, optional=True),),
    }
)
"""The pieces of each kind of document, in the order in which they stand."""

RED_HEADED = frozenset({NumberKind.NOTICE, NumberKind.REVIEW, NumberKind.TRANSFER, NumberKind.REPORT})
"""Documents with a red head, which alone have copies, a place for the seal and a colophon."""

WITH_CONSEQUENCE = frozenset({NumberKind.NOTICE, NumberKind.REVIEW})
"""Documents that set a term."""
