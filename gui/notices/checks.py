"""The checks before issue, as a list: what is fine, what is worth a look, and what must be mended first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gui.notices.state import CheckLine, Mark
from inspections.cases.checked import RecordCheck
from inspections.cases.documents import Document
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.pack import Pack
from inspections.checklists.wording import spoken_day
from inspections.errors import Fault, UserError
from inspections.notices.findings import Finding
from inspections.profiles.profile import Profile
from inspections.records.record import Record
from inspections.rectifications.terms import deadlines

_TITLES: Mapping[str, frozenset[str]] = {
    "检查人": frozenset({"too_few_inspectors"}),
    "执法证件": frozenset({"certificate_not_shown"}),
    "收费金额": frozenset({"no_amount"}),
    "整改期限": frozenset({"due_before_issue", "no_term", "unpublished_year"}),
    "签发日期": frozenset({"issued_too_early"}),
    "单位资料": frozenset({"no_profile"}),
    "文字": frozenset({"missing_glyph"}),
}
"""Which check a fault belongs to, by its code; any other stands alone."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A record as it was held against a pack for a notice. `told` are the findings that go into the notice, of all `findings`."""

    record: Record
    pack: Pack
    findings: Sequence[Finding]
    told: Sequence[Finding]
    faults: Sequence[Fault]
    profile: Profile | None
    issued_on: date
    calendar: WorkingDays
    last_checks: Sequence[RecordCheck] = ()
    earlier: Sequence[Document] = ()


def check_lines(examined: Examined) -> tuple[CheckLine, ...]:
    """Return the checks in the order in which a person goes through them."""
    lines = [_result(examined), *_pack(examined), *_earlier(examined)]
    if not examined.told:
        return tuple(lines)
    lines.append(_decided(examined))
    fine: dict[str, CheckLine | str | None] = {
        "检查人": "两名以上检查人持有不同的执法证件。",
        "执法证件": _shown(examined.record),
        "收费金额": None,
        "整改期限": _due(examined),
        "签发日期": f"{spoken_day(examined.issued_on)}，不早于检查时间。",
        "单位资料": "" if examined.profile is None else f"{examined.profile.issuer}，复议机关和法院已填写。",
        "文字": "所有文字都能印出。",
    }
    for title, codes in _TITLES.items():
        found = [fault for fault in examined.faults if fault.code in codes]
        if found:
            lines.extend(CheckLine(Mark.FAULT, title, _sentence(fault)) for fault in found)
        elif (told := fine[title]) is not None and (title != "文字" or not examined.faults):
            lines.append(told if isinstance(told, CheckLine) else CheckLine(Mark.FINE, title, told))
    known = frozenset[str]().union(*_TITLES.values())
    lines.extend(CheckLine(Mark.FAULT, "版面", _sentence(fault)) for fault in examined.faults if fault.code not in known)
    lines.append(_basis(examined))
    return tuple(lines)


def issued_lines(document: Document) -> tuple[CheckLine, ...]:
    """Return what there is to say of a notice that stands."""
    last = max(document.due.values(), default=None)
    return (
        CheckLine(Mark.FINE, "已签发", f"{document.number.text}，{spoken_day(document.issued_on)}签发，内容已存档，不再改动。"),
        *((CheckLine(Mark.FINE, "整改期限", f"最迟{spoken_day(last)}前完成整改。"),) if last is not None else ()),
    )


def _result(examined: Examined) -> CheckLine:
    title = f"按《{examined.pack.title}》核对"
    if not examined.told:
        return CheckLine(Mark.FAULT, "核对结果", f"{title}，没有需要向被检查单位下达通知书的问题，不能出具通知书。")
    aside = sum(finding.set_aside for finding in examined.findings)
    others = len(examined.findings) - len(examined.told) - aside
    rest = [f"{aside}项不予认定" if aside else "", f"{others}项只作报告或者移送" if others else ""]
    return CheckLine(Mark.FINE, "核对结果", "，".join(filter(None, [title, f"{len(examined.told)}项问题写入通知书", *rest])) + "。")


def _pack(examined: Examined) -> Iterable[CheckLine]:
    if not examined.last_checks:
        return
    own = [check.pack for check in examined.last_checks if check.pack.id == examined.pack.id]
    if not own:
        yield CheckLine(Mark.WARNING, "检查表", "这条记录此前没有按这份检查表核对过，请确认选对了检查表。")
    elif own[-1].content_hash != examined.pack.content_hash:
        yield CheckLine(Mark.WARNING, "检查表", f"检查表已由{own[-1].version}版改为{examined.pack.version}版，以上按新版核对。")


def _earlier(examined: Examined) -> Iterable[CheckLine]:
    numbers = "、".join(document.number.text for document in examined.earlier)
    if numbers:
        yield CheckLine(Mark.WARNING, "此前的通知书", f"记录修改以前已签发{numbers}，仍然有效；再次签发会另给新的文号。")


def _decided(examined: Examined) -> CheckLine:
    open_ones = [finding for finding in examined.told if finding.determination.get("decision") != "confirmed"]
    if not open_ones:
        return CheckLine(Mark.FINE, "认定", "写入通知书的问题都已确认。")
    names = "、".join(f"“{finding.requirement.summary}”" for finding in open_ones[:3])
    more = f"等{len(open_ones)}项" if len(open_ones) > 3 else ""  # noqa: PLR2004 # as many as are named
    return CheckLine(Mark.WARNING, "认定", f"{names}{more}还没有确认认定，请核实后再签发；不成立的，请打开记录改为不予认定。")


def _shown(record: Record) -> CheckLine:
    # False is a fault of its own; what is not recorded is not said in the notice either.
    if record.payload.get("visit", {}).get("certificate_shown"):
        return CheckLine(Mark.FINE, "执法证件", "记录写明已出示执法证件。")
    return CheckLine(Mark.WARNING, "执法证件", "记录没有写明是否出示执法证件，通知书中也不写；已出示的，请打开记录补填。")


def _due(examined: Examined) -> str:
    suggested = {finding.requirement.id: finding.requirement.term for finding in examined.told}
    try:
        held = deadlines(examined.record.payload.get("rectification"), suggested, examined.issued_on, examined.calendar)
    except UserError:  # told as a fault
        return ""
    days = sorted({each.day for each in held.values()})
    return f"{'、'.join(spoken_day(day) for day in days)}前完成整改。"


def _basis(examined: Examined) -> CheckLine:
    keys = dict.fromkeys(key for finding in examined.told for key in finding.requirement.legal_basis)
    laws = [examined.pack.laws[key] for key in keys]
    unsure = "、".join(law.name for law in laws if not law.confirmed)
    if unsure:
        return CheckLine(Mark.WARNING, "法律依据", f"{unsure}待核，不写入通知书；请由本单位核实条文。")
    if not laws:
        return CheckLine(Mark.WARNING, "法律依据", f"检查表没有列出法律依据，通知书只引用{examined.pack.source.document}的条款。")
    return CheckLine(Mark.FINE, "法律依据", f"{'、'.join(law.name for law in laws)}。")


def _sentence(fault: Fault) -> str:
    return f"{fault.what}，{fault.action}。" if fault.action else f"{fault.what}。"
