"""The bureau's profile as a form holds it, texts as typed, and how it becomes a profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from inspections.faults import Fault
from inspections.profiles.profile import Inspector, Profile, TermStart
from inspections.records.clean_text import one_line
from inspections.records.unreadable import UnreadableError
from inspections.records.vocabulary import Vocabulary

_COUNTY = re.compile(r"\d{6}", re.ASCII)
_PHONE = re.compile(r"(?:[+() -]*[0-9]){7,}[+() -]*")
"""Seven digits are the shortest local number; the signs are those of an area code, a country code or an extension."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the profile: its Chinese label, what to write in plain words, whether it must be filled, how high it is."""

    name: str
    label: str
    hint: str
    required: bool = True
    lines: int = 1
    choices: Mapping[str, str] = field(default_factory=dict)
    """What can be chosen, the first of which stands where nothing was; empty for a text."""


FIELDS = (
    FormField("county", "行政区划代码", "本县（区）的六位代码，例如武陟县为 410823。"),
    FormField("issuer", "检查机关名称", "通知书落款的单位全称，与公章一致。"),
    FormField("number_prefix", "发文字号", "文号的开头，例如填“武发改能源”，责令整改通知书就是“武发改能源责改〔2023〕1号”。"),
    FormField("contact_name", "联系人", "被检查单位有疑问时找谁，印在通知书上。"),
    FormField("contact_phone", "联系电话", "带区号，例如 0391-7200000。"),
    FormField("address", "联系地址", "被检查单位送交整改报告的地址。"),
    FormField("reconsideration", "行政复议机关", "受理复议申请的机关，一般是本级人民政府（行政复议法第二十四条）。"),
    FormField("court", "行政诉讼管辖法院", "受理起诉的人民法院，一般是本县（区）人民法院。"),
    FormField("consequence", "逾期未改的后果", "印在通知书中，写明逾期不整改会怎样；可以不填。", required=False, lines=2),
    FormField(
        "term_start",
        "整改期限起算",
        "从送达起算的，通知书写多少日，截止日在填写送达回证时算出；从签发起算的，截止日印在通知书上。",
        required=False,
        choices={TermStart.SERVICE.value: "自送达之日的次日起", TermStart.ISSUE.value: "自签发之日的次日起"},
    ),
    FormField("inspection_cap_per_year", "年度检查上限", "同一企业一年最多检查几次，填整数；没有规定就不填。", required=False),
    FormField(
        "approved_fees",
        "已批准的收费",
        "价格主管部门批准收取的项目，一行一个，核对时算作已批准，国家明令取消的除外；没有就不填。",
        required=False,
        lines=3,
    ),
)
INSPECTORS = "inspectors"
"""Path of the inspectors' table; `inspectors[1].certificate` is one cell."""


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """What the form holds: the texts of FIELDS by name, and the inspectors' rows (name, certificate)."""

    texts: Mapping[str, str]
    inspectors: tuple[tuple[str, str], ...] = ()

    @classmethod
    def empty(cls) -> ProfileForm:
        """Return the form with nothing in it."""
        return cls({one.name: "" for one in FIELDS})

    @classmethod
    def of(cls, profile: Profile) -> ProfileForm:
        """Return the form that shows a profile."""
        texts = {one.name: _text(getattr(profile, one.name)) for one in FIELDS}
        return cls(texts, tuple((inspector.name, inspector.certificate) for inspector in profile.inspectors))

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> ProfileForm:
        """Return the form that `plain` gave; what is missing or of another shape is empty."""
        texts, rows = plain.get("texts"), plain.get("inspectors")
        texts = texts if isinstance(texts, dict) else {}
        rows = rows if isinstance(rows, list) else []
        return cls(
            {one.name: str(texts.get(one.name, "")) for one in FIELDS},
            tuple((str(row[0]), str(row[1])) for row in rows if isinstance(row, list) and len(row) == len(("name", "certificate"))),
        )

    def plain(self) -> dict[str, Any]:
        """Return the form as JSON can hold it."""
        return asdict(self)

    def with_text(self, name: str, text: str) -> ProfileForm:
        """Return the form with another text in a field."""
        return replace(self, texts={**self.texts, name: text})

    def with_inspectors(self, rows: tuple[tuple[str, str], ...]) -> ProfileForm:
        """Return the form with other inspectors."""
        return replace(self, inspectors=rows)

    def blank(self) -> bool:
        """Say whether nothing was typed at all."""
        return not any(text.strip() for text in self.texts.values()) and not self.filled_rows()

    def filled_rows(self) -> tuple[tuple[int, str, str], ...]:
        """Return place, name and certificate of the rows in which something was typed."""
        rows = ((index, _plain(name), _plain(certificate)) for index, (name, certificate) in enumerate(self.inspectors))
        return tuple(row for row in rows if row[1] or row[2])

    def profile(self) -> Profile:
        """Return the profile. Raises ValueError where `faults` would name a fault."""
        lines = {one.name: one.lines for one in FIELDS}
        text = {name: one_line(typed) if lines.get(name) == 1 else typed.strip() for name, typed in self.texts.items()}
        cap = text.pop("inspection_cap_per_year")
        fees = tuple(dict.fromkeys(line.strip() for line in text.pop("approved_fees").splitlines() if line.strip()))
        start = TermStart(text.pop("term_start") or TermStart.SERVICE)
        inspectors = tuple(Inspector(name, certificate) for _, name, certificate in self.filled_rows())
        most = int(cap) if cap else None
        return Profile(**text, approved_fees=fees, inspection_cap_per_year=most, inspectors=inspectors, term_start=start)


def faults(form: ProfileForm, vocabulary: Vocabulary | None) -> tuple[Fault, ...]:
    """Return everything that keeps the form from being a profile, each with the field's name as its path.

    Without a vocabulary a county's code is held against its form alone.
    """
    listed = [
        Fault("blank", "还没有填写", one.label, "请填写", one.name) for one in FIELDS if one.required and not form.texts[one.name].strip()
    ]
    county = form.texts["county"].strip()
    if county and not _COUNTY.fullmatch(county):
        listed.append(Fault("wrong_county", f"“{county}”不是六位数字", "行政区划代码", "请填六位县级代码", "county"))
    elif county and (county.endswith("00") or (vocabulary is not None and vocabulary.prefecture_of(county) is None)):
        listed.append(Fault("unknown_county", f"“{county}”不是县级代码", "行政区划代码", "请核对六位县级代码", "county"))
    phone = form.texts["contact_phone"].strip()
    if phone and not _PHONE.fullmatch(phone):
        what = f"“{phone}”不像电话号码"
        action = "请填至少七位数字，可以带 + - ( ) 和空格"
        listed.append(Fault("wrong_phone", what, "联系电话", action, "contact_phone"))
    cap = form.texts["inspection_cap_per_year"].strip()
    if cap and not (cap.isascii() and cap.isdigit() and 0 < int(cap) < 1000):  # noqa: PLR2004 # more is a typing error
        listed.append(Fault("wrong_cap", f"“{cap}”不是 1 至 999 的整数", "年度检查上限", "请改正，或者不填", "inspection_cap_per_year"))
    listed += (
        Fault("unprintable", wrong, one.label, "请改写成一行文字", one.name)
        for one in FIELDS
        if one.lines == 1 and (wrong := _unprintable(form.texts[one.name]))
    )
    return (*listed, *_inspector_faults(form))


def _inspector_faults(form: ProfileForm) -> list[Fault]:
    listed, seen = list[Fault](), dict[str, int]()
    for row, name, certificate in form.filled_rows():
        where = f"检查人第{row + 1}行"
        listed += (
            Fault("unprintable", wrong, where, "请改写成一行文字", f"{INSPECTORS}[{row}].{key}")
            for key, text in (("name", name), ("certificate", certificate))
            if (wrong := _unprintable(text))
        )
        if not name:
            listed.append(Fault("blank", "没有姓名", where, "请填写", f"{INSPECTORS}[{row}].name"))
        if not certificate:
            listed.append(Fault("blank", "没有执法证号", where, "请填写", f"{INSPECTORS}[{row}].certificate"))
        elif certificate in seen:
            what = f"执法证号“{certificate}”与第{seen[certificate] + 1}行重复"
            listed.append(Fault("repeated_certificate", what, where, "请改正", f"{INSPECTORS}[{row}].certificate"))
        else:
            seen[certificate] = row
    return listed


def _plain(text: str) -> str:
    """Return a text of one line without what nobody sees; one that cannot be mended as it is, for it is told as a fault."""
    return text.strip() if _unprintable(text) else one_line(text)


def _unprintable(text: str) -> str:
    """Return what a text of one line may not hold (a line break, a tab between cells, a control character); empty where it is sound."""
    try:
        one_line(text)
    except UnreadableError as error:
        return error.what
    return ""


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return "\n".join(map(str, value))
        case _:
            return str(value)
