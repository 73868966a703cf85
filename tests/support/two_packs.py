"""Two small packs as text, one that builds on the other, so that a test can say again in the upper one what the lower one rules."""

from pathlib import Path

from inspections.checklists.loading import join
from inspections.checklists.reading import read_pack
from tests.support.pack_texts import FEES, TEXT, line_of

EYE = 'outcome = "order"\nlegal_basis = ["law-1"]\nheading = "一"\n'
EYE += 'found = "一"\ncorrect = "一"\n[requirement.violating]\n[requirement.compliant]\n'


def requirement(name: str, body: str) -> str:
    head = 'clause = "四"\ntopic = "reliability"\naddressee = "grid"\nforce = "must"\nsummary = "一"\n'
    return f'\n[[requirement]]\nid = "paper.{name}"\n{head}{body}{EYE}'


def measured(fact: str) -> str:
    """Return what is measured; each requirement its own, for what measures the same is the same matter."""
    return f'measure = "{fact}"\nunit = "count"\n'


BASE = (
    TEXT.replace(
        'legal_basis = ["law-1"]',
        'legal_basis = ["law-1"]\nin_force_from = 2022-01-01\nin_force_until = 2024-12-31',
    )
    + FEES.replace('fee_lists = ["banned"]', 'fee_lists = ["banned"]\nseverity = "serious"')
    + requirement("most", f'kind = "limit"\n{measured("connection.user_visits")}limit = 4\n')
    + requirement("least", f'kind = "minimum"\n{measured("outage.count_60_days")}limit = 4\n')
    + requirement("between", f'kind = "range"\n{measured("outage.count_12_months")}lower = 2\nupper = 4\n')
    + requirement("drop", 'kind = "limit_or_drop"\nmeasure = "outage.hours"\nunit = "hour"\nlimit = 4\ndrop_percent = 8\n')
    + requirement("papers", 'kind = "materials"\nmeasure = "connection.materials"\nallowed = ["identity", "property"]\n')
    + requirement("small", 'kind = "observation"\napplies_when = [{ fact = "user.capacity_kw", at_most = 160 }]\n')
    + requirement("large", 'kind = "observation"\napplies_when = [{ fact = "user.capacity_kw", above = 160 }]\n')
    + requirement("towns", 'kind = "observation"\napplies_when = [{ fact = "site.area", not_in = ["rural"] }]\n')
    + requirement("yearly", 'kind = "report"\nperiod = "per_year"\nlimit = 2\n').replace(EYE, "")
    + requirement("hours", 'kind = "forbidden"\nviolation_when = [{ fact = "outage.hours", above = 4 }]\n')
)
HEAD = TEXT[: TEXT.index("[[law]]")].replace('"paper"', '"upper"').replace('version = "1"', 'version = "1"\nbuilds_on = ["paper"]')


def copy_of(name: str) -> str:
    """Return the requirement of the lower pack as the upper pack's own, which says that it restates it."""
    parts = BASE.split("\n[[requirement]]\n")
    (part,) = [part for part in parts if part.startswith(f'id = "paper.{name}"')]
    return f'[[requirement]]\nrestates = "paper.{name}"\n' + part.replace(f'id = "paper.{name}"', f'id = "upper.{name}"').rstrip() + "\n"


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, (old, text)
    return text.replace(old, new)


def faults(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    """Return code, place and words of the faults of an upper pack on the lower one."""
    (tmp_path / "paper.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "upper.toml").write_text(f"{HEAD}\n{text}", encoding="utf-8")
    lower, upper = (read_pack(tmp_path / f"{name}.toml") for name in ("paper", "upper"))
    join([lower, upper])
    assert lower.file.faults == []
    return [(fault.code, fault.where, fault.what) for fault in upper.file.faults_by_line]


def where(text: str, part: str, path: str) -> str:
    """Return the place of `part`, of the line below where it begins with a line's end."""
    return f"upper.toml 第{line_of(f'{HEAD}{chr(10)}{text}', part) + part.startswith(chr(10))}行 {path}"
