"""Reading a bureau's profile from TOML, strictly, with all its faults at once."""

from __future__ import annotations

import re
from pathlib import Path

from inspections.checklists.strict import TomlFile, TomlTable, read_toml
from inspections.faults import UserError
from inspections.profiles.profile import Inspector, Profile, TermStart

_COUNTY = re.compile(r"\d{6}", re.ASCII)


def load_profile(path: Path) -> Profile:
    """Return the profile of a TOML file: [profile] and any number of [[inspector]]. Raises UserError with every fault."""
    file = read_toml(path)
    root = file.table((), file.root)
    table = root.section("profile")
    profile = Profile(
        county=_text(table, "county"),
        issuer=_text(table, "issuer"),
        number_prefix=_text(table, "number_prefix"),
        contact_name=_text(table, "contact_name"),
        contact_phone=_text(table, "contact_phone"),
        address=_text(table, "address"),
        reconsideration=_text(table, "reconsideration"),
        court=_text(table, "court"),
        consequence=table.get("consequence", str, ""),
        approved_fees=table.texts("approved_fees"),
        inspection_cap_per_year=table.get("inspection_cap_per_year", int, None),
        inspectors=_inspectors(file, root),
        term_start=_term_start(table),
    )
    table.finish()
    root.finish()
    if profile.county and not _COUNTY.fullmatch(profile.county):
        file.note("wrong_county", ("profile", "county"), f"“{profile.county}”不是六位县级代码", "请填 GB/T 2260 代码")
    cap = profile.inspection_cap_per_year
    if cap is not None and cap < 1:
        file.note("wrong_cap", ("profile", "inspection_cap_per_year"), f"“{cap}”不是大于零的整数", "请改正或删除")
    if file.faults:
        raise UserError(file.faults)
    return profile


def _text(table: TomlTable, key: str) -> str:
    text = table.need(key, str, "").strip()
    if not text and isinstance(table.raw.get(key), str):
        table.file.note("blank", (*table.path, key), f"{key} 是空的", "请填写")
    return text


def _term_start(table: TomlTable) -> TermStart:
    given = table.get("term_start", str, TermStart.SERVICE.value)
    if given not in set(TermStart):
        table.file.note(
            "wrong_term_start",
            (*table.path, "term_start"),
            f"“{given}”不是整改期限起算日的写法",
            "请填 service（送达之日）或者 issue（签发之日）",
        )
        return TermStart.SERVICE
    return TermStart(given)


def _inspectors(file: TomlFile, root: TomlTable) -> tuple[Inspector, ...]:
    inspectors: list[Inspector] = []
    for table in file.tables(("inspector",), root.get("inspector", list, [])):
        inspector = Inspector(_text(table, "name"), _text(table, "certificate"))
        table.finish()
        if inspector.certificate and any(inspector.certificate == other.certificate for other in inspectors):
            file.note("repeated_certificate", (*table.path, "certificate"), f"执法证号“{inspector.certificate}”重复", "请改正")
        inspectors.append(inspector)
    return tuple(inspectors)
