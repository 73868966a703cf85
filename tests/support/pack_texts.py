"""A small correct pack as text, so that a test can spoil one line of it and say which."""

from pathlib import Path

from inspections.checklists.pack import Pack
from inspections.checklists.reading import read_pack
from inspections.faults import Fault

TEXT = """\
[pack]
id = "paper"
version = "1"
title = "纸上检查表"

[source]
issuer = "某机关"
document = "某发〔2023〕1号"
title = "某通知"

[[law]]
key = "law-1"
name = "《某条例》第一条"
confirmed = true
roles = ["duty", "power"]
orders = ["grid"]

[[act]]
code = "told"
meaning = "口头指定"
clause = "一"

[[fee_list]]
id = "banned"
[[fee_list.fee]]
name = "移表费"
aliases = ["表计移位费"]

[[legal_fee]]
name = "高可靠性供电费"

[[requirement]]
id = "paper.time"
clause = "一(一)"
topic = "connection"
kind = "time_limit"
addressee = "grid"
force = "must"
summary = "五个工作日内接电"
applies_when = [{ fact = "user.supply", is = "residential" }]
start = "connection.applied_on"
end = "connection.energized_on"
limit = 5
unit = "working_day"
severity = "general"
outcome = "order"
term = { days = 15, unit = "working_day" }
legal_basis = ["law-1"]
heading = "接电超时限"
found = "{user}自{start}至{end}历时{measured}个工作日"
correct = "尽快接电"
[requirement.violating]
user.supply = "residential"
connection.applied_on = "2023-04-21"
connection.energized_on = "2023-04-28"
[requirement.compliant]
user.supply = "residential"
connection.applied_on = "2023-04-21"
connection.energized_on = "2023-04-27"

[[requirement]]
id = "paper.monthly"
clause = "二"
topic = "duty"
kind = "report"
addressee = "authority"
force = "must"
summary = "每月报送"
period = "month"
"""

FEES = """
[[requirement]]
id = "paper.fees"
clause = "三"
topic = "fees"
kind = "banned_fees"
addressee = "grid"
force = "must"
summary = "不得收取移表费"
fee_lists = ["banned"]
outcome = "order"
legal_basis = ["law-1"]
heading = "违规收费"
found = "收取{fees}，合计{amount}元"
correct = "退还"
[requirement.violating]
fees = [{ name = "表计移位费", amount = "1.00" }]
[requirement.compliant]
fees = []
"""
"""A requirement to be added to the pack."""


def written(tmp_path: Path, text: str = TEXT) -> Path:
    path = tmp_path / "paper.toml"
    path.write_text(text, encoding="utf-8")
    return path


def spoiled(old: str, new: str) -> str:
    """Return the pack with its one place `old` replaced."""
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


def line_of(text: str, part: str) -> int:
    """Return the line on which `part` first stands."""
    return text[: text.index(part)].count("\n") + 1


def read(tmp_path: Path, text: str) -> tuple[Pack, list[Fault]]:
    one = read_pack(written(tmp_path, text))
    return one.pack, one.file.faults_by_line
