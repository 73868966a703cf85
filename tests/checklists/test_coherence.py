"""What a pack says must hold together: outcomes, units, words, ids and names of fees, each fault on its own line."""

from pathlib import Path

import pytest

from inspections.checklists.loading import join
from inspections.checklists.reading import read_pack
from tests.support.pack_texts import FEES, TEXT, line_of, read, spoiled, written

OUTAGE = """
[[requirement]]
id = "paper.outage"
clause = "四"
topic = "reliability"
kind = "KIND"
addressee = "grid"
force = "must"
summary = "年平均停电时间"
measure = "outage.hours"
BOUNDS
unit = "hour"
outcome = "order"
legal_basis = ["law-1"]
heading = "停电时间超过规定"
found = "停电{measured}小时"
correct = "改正"
[requirement.violating]
outage.hours = 9
[requirement.compliant]
outage.hours = 1
"""
DROP = OUTAGE.replace("KIND", "limit_or_drop").replace("BOUNDS", "limit = 4\ndrop_percent = 8")
LIMIT = OUTAGE.replace("KIND", "limit").replace("BOUNDS", "limit = 4")
RANGE = OUTAGE.replace("KIND", "range").replace("BOUNDS", "lower = 0\nupper = 4")
EYE = OUTAGE.replace("KIND", "observation").replace('measure = "outage.hours"\nBOUNDS\nunit = "hour"\n', "").replace("{measured}", "")
ACTS = EYE.replace("observation", "acts")
FORBIDDEN = EYE.replace('"observation"', '"forbidden"\nviolation_when = [{ fact = "outage.hours", above = 4 }]')
PAID = FORBIDDEN.replace("outage.hours", "fee.amount", 1)
MATERIALS = EYE.replace('"observation"', '"materials"\nmeasure = "connection.materials"\nallowed = ["identity"]')
HANDLING = LIMIT.replace('"limit"', '"time_limit"').replace("outage.hours", "connection.handling", 1).replace('"hour"', '"day"')


def faults_of(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    """Return code and place of every fault, references included."""
    one = read_pack(written(tmp_path, text))
    join([one])
    return [(fault.code, fault.where) for fault in one.file.faults_by_line]


@pytest.mark.parametrize("added", [FEES, DROP, LIMIT, RANGE, EYE, ACTS, FORBIDDEN, PAID, MATERIALS, HANDLING])
def test_what_the_faults_are_made_from_has_none(tmp_path: Path, added: str) -> None:
    assert faults_of(tmp_path, TEXT + added) == []


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ('title = "纸上检查表"', "pack.title"),
        ('issuer = "某机关"', "source.issuer"),
        ('document = "某发〔2023〕1号"', "source.document"),
        ('title = "某通知"', "source.title"),
        ('clause = "一(一)"', "requirement[1].clause"),
        ('summary = "五个工作日内接电"', "requirement[1].summary"),
        ('heading = "接电超时限"', "requirement[1].heading"),
        ('found = "{user}自{start}至{end}历时{measured}个工作日"', "requirement[1].found"),
        ('correct = "尽快接电"', "requirement[1].correct"),
        ('name = "《某条例》第一条"', "law[1].name"),
        ('meaning = "口头指定"', "act[1].meaning"),
        ('name = "移表费"', "fee_list[1].fee[1].name"),
    ],
)
@pytest.mark.parametrize("blank", ["", "  ", "\u3000"])
def test_words_that_say_nothing_are_a_fault(tmp_path: Path, old: str, path: str, blank: str) -> None:
    new = f'{old.split(" = ", maxsplit=1)[0]} = "{blank}"'
    assert faults_of(tmp_path, spoiled(old, new)) == [("blank", f"paper.toml 第{line_of(TEXT, old)}行 {path}")]


@pytest.mark.parametrize(
    ("force", "outcome", "faulty"),
    [
        ("must", "order", False),
        ("must", "transfer", False),
        ("must", "report", True),
        ("must", None, True),
        ("aim", "order", True),
        ("aim", "transfer", True),
        ("aim", "report", False),
        ("aim", None, False),
    ],
)
def test_an_aim_is_reported_and_a_duty_is_not(tmp_path: Path, force: str, outcome: str | None, *, faulty: bool) -> None:
    outcome_lines = "" if outcome is None else f'outcome = "{outcome}"\ntransfer_to = "某局"\ntransfer_ground = "law-1"'
    text = spoiled('outcome = "order"', outcome_lines).replace('force = "must"', f'force = "{force}"', 1)
    line = line_of(text, "outcome =" if outcome else "[[requirement]]")
    assert faults_of(tmp_path, text) == ([("unfitting_outcome", f"paper.toml 第{line}行 requirement[1].outcome")] if faulty else [])


@pytest.mark.parametrize(
    ("added", "unit"),
    [
        (DROP, "hours"),
        (DROP, "count"),
        (LIMIT, "day"),
        (LIMIT, "working_day"),
        (RANGE, ""),
        (HANDLING, "hour"),
        (FEES + 'unit = "hour"', "kilometre"),
        (FEES + 'unit = "hour"', "day"),
    ],
)
def test_a_unit_is_known_and_fits_what_is_measured(tmp_path: Path, added: str, unit: str) -> None:
    if added.startswith(FEES):
        added = FEES.replace('outcome = "order"', 'outcome = "order"\nunit = "hour"')
    text = TEXT + added.replace('unit = "hour"', f'unit = "{unit}"').replace('unit = "day"', f'unit = "{unit}"')
    line = text.splitlines().index(f'unit = "{unit}"', TEXT.count("\n")) + 1
    assert faults_of(tmp_path, text) == [("unknown_choice", f"paper.toml 第{line}行 requirement[3].unit")]


def test_a_number_without_a_unit_is_counted_or_bare(tmp_path: Path) -> None:
    for unit, right in (("count", True), ("", True), ("hour", False)):
        text = TEXT + LIMIT.replace("outage.hours", "site.basement_floors", 1).replace('"hour"', f'"{unit}"')
        assert (faults_of(tmp_path, text) == []) is right


@pytest.mark.parametrize(
    ("added", "name"),
    [
        (LIMIT, "previous"),
        (LIMIT, "start"),
        (LIMIT, "fees"),
        (RANGE, "limit"),
        (HANDLING, "start"),
        (HANDLING, "end"),
        (EYE, "measured"),
        (EYE, "limit"),
        (EYE, "materials"),
        (FORBIDDEN, "measured"),
        (FORBIDDEN, "amount"),
        (MATERIALS, "acts"),
        (ACTS, "materials"),
        (FEES, "previous"),
    ],
)
@pytest.mark.parametrize("key", ["heading", "found", "correct"])
def test_words_ask_only_for_what_the_requirement_can_fill(tmp_path: Path, added: str, name: str, key: str) -> None:
    text = TEXT + added.replace(f'{key} = "', f'{key} = "{{{name}}}')
    line = text.splitlines().index(next(line for line in text.splitlines() if line.startswith(f'{key} = "{{{name}}}'))) + 1
    assert faults_of(tmp_path, text) == [("unfitting_placeholder", f"paper.toml 第{line}行 requirement[3].{key}")]


@pytest.mark.parametrize(
    ("added", "names"),
    [
        (DROP, "previous measured limit period user"),
        (RANGE, "measured"),
        (HANDLING, "measured limit"),
        (ACTS, "acts"),
        (MATERIALS, "materials measured"),
        (PAID, "fees amount"),
        (FEES, "fees amount user"),
        (EYE, "user user.capacity_kw"),
    ],
)
def test_words_may_ask_for_all_that_it_can_fill(tmp_path: Path, added: str, names: str) -> None:
    words = "".join(f"{{{name}}}" for name in names.split())
    assert faults_of(tmp_path, TEXT + added.replace('found = "', f'found = "{words}')) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ('id = "paper.time"', 'id = "time"', "wrong_id", "requirement[1].id"),
        ('id = "paper.time"', 'id = "paper."', "wrong_id", "requirement[1].id"),
        ('id = "paper.time"', 'id = "paper-2.time"', "wrong_id", "requirement[1].id"),
        ('id = "paper.time"', 'id = ""', "blank", "requirement[1].id"),
        ('id = "paper"', 'id = "paper.a"', "wrong_id", "pack.id"),
        ('id = "paper"', 'id = "纸"', "wrong_id", "pack.id"),
        ('id = "paper"', 'id = "a/b"', "wrong_id", "pack.id"),
        ('id = "paper"', 'id = ""', "blank", "pack.id"),
        ("limit = 5\n", "limit = -5\n", "wrong_type", "requirement[1].limit"),
        ('version = "1"', 'version = "1"\ncounty = "41082"', "wrong_county", "pack.county"),
        ('kind = "time_limit"', 'kind = "timelimit"', "unknown_choice", "requirement[1].kind"),
        ('kind = "report"', 'kind = "reports"', "unknown_choice", "requirement[2].kind"),
        ('kind = "report"', "kind = 1", "wrong_type", "requirement[2].kind"),
        ('outcome = "order"', 'outcome = "ordr"', "unknown_choice", "requirement[1].outcome"),
        ('aliases = ["表计移位费"]', 'aliases = [\n"移 表费",\n]', "repeated_name", "fee_list[1].fee[1].aliases[1]"),
        ('aliases = ["表计移位费"]', 'resembling = ["高可靠性供电费"]', "legal_fee", "fee_list[1].fee[1].resembling[1]"),
        ('aliases = ["表计移位费"]', 'aliases = ["高可靠性 供电费"]', "legal_fee", "fee_list[1].fee[1].aliases[1]"),
        ('name = "移表费"', 'name = "高可靠性供电费"', "legal_fee", "fee_list[1].fee[1].name"),
    ],
)
def test_one_slip_is_one_fault_on_its_line(tmp_path: Path, old: str, new: str, code: str, path: str) -> None:
    text = spoiled(old, new)
    key = path.rpartition(".")[2].partition("[")[0]
    line = line_of(text, new) + new[: new.index(key)].count("\n") + (new.startswith("aliases = [\n"))
    assert faults_of(tmp_path, text) == [(code, f"paper.toml 第{line}行 {path}")]


def test_an_alias_that_is_another_fee_of_the_list_is_told_at_the_alias(tmp_path: Path) -> None:
    for key in ("aliases", "resembling"):
        text = spoiled('aliases = ["表计移位费"]', f'{key} = ["调试费"]\n[[fee_list.fee]]\nname = "调试费"')
        assert faults_of(tmp_path, text) == [("repeated_name", f"paper.toml 第{line_of(text, key)}行 fee_list[1].fee[1].{key}[1]")]


def test_another_list_may_hold_the_same_fee(tmp_path: Path) -> None:
    text = spoiled("[[legal_fee]]", '[[fee_list]]\nid = "later"\n[[fee_list.fee]]\nname = "移表费"\n[[legal_fee]]')
    assert faults_of(tmp_path, text) == []


@pytest.mark.parametrize(
    ("added", "old", "new", "path"),
    [
        (RANGE, "lower = 0", "lower = 5", "upper"),
        (DROP, "drop_percent = 8", "drop_percent = 100", "drop_percent"),
        (LIMIT, "limit = 4", "limit = -4", "limit"),
        (FEES, 'fee_lists = ["banned"]', "fee_lists = []", "fee_lists"),
        (FORBIDDEN, 'violation_when = [{ fact = "outage.hours", above = 4 }]', "violation_when = []", "violation_when"),
    ],
)
def test_bounds_and_lists_say_something(tmp_path: Path, added: str, old: str, new: str, path: str) -> None:
    ((_, where),) = faults_of(tmp_path, TEXT + added.replace(old, new))
    assert where.endswith(f" requirement[3].{path}")


def test_a_pack_s_own_faults_leave_the_rest_readable(tmp_path: Path) -> None:
    pack, faults = read(tmp_path, spoiled('kind = "time_limit"', 'kind = "timelimit"') + FEES)
    assert [one.id for one in pack.checked] == ["paper.fees"]
    assert len(faults) == 1


@pytest.mark.parametrize(("key", "words"), [("end", "{end}"), ("start", "{start}"), ("limit", "{limit}")])
def test_a_key_that_is_missing_is_not_told_once_more_where_the_words_ask_for_it(tmp_path: Path, key: str, words: str) -> None:
    text = spoiled("{user}自", words)
    lines = text.splitlines(keepends=True)
    lines.remove(next(line for line in lines if line.startswith(f"{key} = ")))
    assert faults_of(tmp_path, "".join(lines)) == [("missing_key", f"paper.toml 第{line_of(TEXT, '[[requirement]]')}行 requirement[1]")]
