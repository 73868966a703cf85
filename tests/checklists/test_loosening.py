"""A county's pack may tighten what it builds on, never silently loosen it: each looser point is a fault on its own line."""

from pathlib import Path

import pytest

from tests.support.two_packs import changed, copy_of, faults, where

NAMES = ("time", "fees", "most", "least", "between", "drop", "papers", "small", "large", "towns", "hours", "yearly")


@pytest.mark.parametrize("name", NAMES)
def test_what_says_the_same_again_is_clean(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, copy_of(name)) == []


TIGHTER = [
    ("time", "limit = 5", "limit = 4"),
    ("time", "in_force_from = 2022-01-01", "in_force_from = 2021-01-01"),
    ("time", "in_force_from = 2022-01-01", ""),
    ("time", "in_force_until = 2024-12-31", ""),
    ("time", 'applies_when = [{ fact = "user.supply", is = "residential" }]', ""),
    ("time", 'is = "residential"', 'in = ["residential", "lv_business"]'),
    ("time", 'severity = "general"', 'severity = "grave"'),
    ("least", "limit = 4", "limit = 5"),
    ("between", "lower = 2\nupper = 4", "lower = 3\nupper = 3"),
    ("drop", "drop_percent = 8", "drop_percent = 10"),
    ("papers", 'allowed = ["identity", "property"]', 'allowed = ["identity"]'),
    ("small", "at_most = 160", "at_most = 200"),
    ("large", "above = 160", "above = 100"),
    ("towns", 'not_in = ["rural"]', 'not_in = ["rural"] } , { fact = "site.area", not_in = ["rural"]'),
    ("hours", "above = 4", "above = 3"),
    ("hours", 'kind = "forbidden"', 'kind = "forbidden"\nlimit = 9\nunit = "hour"'),
    ("yearly", "limit = 2", "limit = 3"),
]


@pytest.mark.parametrize(("name", "old", "new"), TIGHTER)
def test_a_tighter_one_is_clean(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert faults(tmp_path, changed(copy_of(name), old, new)) == []


ALSO = ', { fact = "user.three_zero", is = true }]'
LOOSER = [
    ("time", "limit = 5", "limit = 6", "limit", "由5成了6"),
    ("time", "in_force_from = 2022-01-01", "in_force_from = 2022-01-02", "in_force_from", "施行得晚"),
    ("time", "in_force_until = 2024-12-31", "in_force_until = 2024-12-30", "in_force_until", "截止得早"),
    ("time", '"residential" }]', f'"residential" }}{ALSO}', "applies_when", "适用条件更窄"),
    ("time", 'is = "residential"', 'is = "lv_business"', "applies_when", "适用条件更窄"),
    ("time", 'force = "must"\n', 'force = "aim"\n', "force", "成了原则性要求"),
    ("most", "limit = 4", "limit = 4.5", "limit", "由4成了4.5"),
    ("least", "limit = 4", "limit = 3", "limit", "由4成了3"),
    ("between", "lower = 2", "lower = 1", "lower", "由2成了1"),
    ("between", "upper = 4", "upper = 5", "upper", "由4成了5"),
    ("drop", "drop_percent = 8", "drop_percent = 5", "drop_percent", "由8成了5"),
    ("papers", '"property"]', '"property", "credit_code"]', "allowed", "允许要求更多的资料"),
    ("small", "at_most = 160", "at_most = 100", "applies_when", "适用条件更窄"),
    ("small", "at_most = 160", "is = 160", "applies_when", "适用条件更窄"),
    ("large", "above = 160", "above = 200", "applies_when", "适用条件更窄"),
    ("towns", 'not_in = ["rural"]', 'not_in = ["rural", "town"]', "applies_when", "适用条件更窄"),
    ("yearly", "limit = 2", "limit = 1", "limit", "由2成了1"),
    ("hours", "above = 4", "above = 5", "violation_when", "违反条件更窄"),
    ("fees", 'severity = "serious"', 'severity = "general"', "severity", "等级更轻"),
    (
        "fees",
        'outcome = "order"',
        'outcome = "transfer"\ntransfer_to = "市场监管部门"\ntransfer_ground = "law-1"',
        "outcome",
        "由责令改正成了移送",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "key", "expected"), LOOSER)
def test_a_looser_point_is_a_fault_on_its_line(tmp_path: Path, name: str, old: str, new: str, key: str, expected: str) -> None:
    text = changed(copy_of(name), old, new)
    if key == "force":
        text = changed(text, 'outcome = "order"', 'outcome = "report"')
    by_path = {where: (code, what) for code, where, what in faults(tmp_path, text)}
    code, what = by_path[where(text, f"{key} = ", f"requirement[1].{key}")]
    assert code == "loosened"
    assert f"“upper.{name}”比所重申的“paper.{name}”宽松" in what
    assert expected in what


@pytest.mark.parametrize(("name", "old", "new", "key", "expected"), [one for one in LOOSER if one[3] != "force"])
def test_what_says_openly_in_which_point_it_is_looser_and_why_is_clean(
    tmp_path: Path, name: str, old: str, new: str, key: str, expected: str
) -> None:
    text = changed(copy_of(name), old, new).replace("restates", f'loosens.{key} = "县里另有规定：{expected}"\nrestates')
    assert faults(tmp_path, text) == []


def test_a_reason_for_one_point_excuses_no_other(tmp_path: Path) -> None:
    text = changed(changed(copy_of("time"), "limit = 5", "limit = 6"), "in_force_from = 2022-01-01", "in_force_from = 2023-01-01")
    text = text.replace("restates", 'loosens.in_force_from = "本方案自2023年起施行"\nrestates')
    ((code, stands_at, _),) = faults(tmp_path, text)
    assert (code, stands_at) == ("loosened", where(text, "limit = ", "requirement[1].limit"))


@pytest.mark.parametrize(
    ("said", "code", "path"),
    [
        ('restates = "paper.time"\nloosens.limit = "其实没有"', "unfitting_key", "loosens.limit"),
        ('restates = "paper.time"\nloosens.limits = "没有这一项"', "unfitting_key", "loosens.limits"),
        ('restates = "paper.time"\nloosens.limit = ""', "blank", "loosens.limit"),
        ('restates = "paper.time"\nloosens.limit = 1', "wrong_type", "loosens.limit"),
        ('restates = "paper.time"\nloosens = "有理由"', "wrong_type", "loosens"),
        ('loosens.limit = "没有说重申哪一项"', "unfitting_key", "loosens"),
        ('restates = "paper.tim"', "unknown_requirement", "restates"),
        ('restates = "upper.time"', "unknown_requirement", "restates"),
        ('restates = ""', "blank", "restates"),
    ],
)
def test_a_wrong_word_on_restating_is_a_fault(tmp_path: Path, said: str, code: str, path: str) -> None:
    text = changed(copy_of("time"), 'restates = "paper.time"', said)
    ((code_given, where, _),) = faults(tmp_path, text)
    assert code_given == code
    assert where.endswith(f" requirement[1].{path}")


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("most", 'kind = "limit"', 'kind = "minimum"', "kind"),
        ("time", 'unit = "working_day"\nsev', 'unit = "day"\nsev', "unit"),
        ("time", 'connection.applied_on"\nend', 'connection.accepted_on"\nend', "start"),
        ("yearly", 'period = "per_year"\nlimit = 2', 'period = "month"', "period"),
        ("most", 'topic = "reliability"', 'topic = "disclosure"', "topic"),
        ("most", 'addressee = "grid"', 'addressee = "developer"', "addressee"),
    ],
)
def test_what_cannot_be_compared_is_no_restatement_whatever_it_says(tmp_path: Path, name: str, old: str, new: str, key: str) -> None:
    text = changed(copy_of(name), old, new)
    for said in (text, text.replace("restates", f'loosens.{key} = "有理由"\nrestates')):
        ((code, stands_at, what),) = faults(tmp_path, said)
        assert (code, stands_at) == ("no_restatement", where(said, f"\n{key} = ", f"requirement[1].{key}"))
        assert f"不能算作重申“paper.{name}”" in what


LIST = '[[fee_list]]\nid = "own"\n[[fee_list.fee]]\nname = "移表费"\naliases = ["表计移位费"]\n'


def restated_fees(fee_list: str) -> str:
    return fee_list + copy_of("fees").replace('fee_lists = ["banned"]', 'fee_lists = ["own"]')


def test_a_list_that_holds_all_and_more_in_any_spelling_is_clean(tmp_path: Path) -> None:
    more = changed(LIST, '"移表费"', '"移表费用"') + '[[fee_list.fee]]\nname = "搭伙费"\n'
    assert faults(tmp_path, restated_fees(more)) == []


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ('name = "移表费"', 'name = "搭伙费"', "“移表费”"),
        ('aliases = ["表计移位费"]', "", "“表计移位费”"),
        ('aliases = ["表计移位费"]', 'resembling = ["表计移位费"]', "“表计移位费”"),
        ('aliases = ["表计移位费"]', 'aliases = ["表计移位费"]\ncondition = "第四次起可以收取"', "“移表费”、“表计移位费”"),
    ],
)
def test_a_list_that_bans_less_is_a_fault_that_names_what_is_missing(tmp_path: Path, old: str, new: str, missing: str) -> None:
    text = restated_fees(changed(LIST, old, new))
    ((code, stands_at, what),) = faults(tmp_path, text)
    assert (code, stands_at) == ("loosened", where(text, 'fee_lists = ["own"]', "requirement[1].fee_lists"))
    assert what.endswith(f"收费清单没有{missing}")


def test_a_list_under_the_name_of_one_below_must_hold_all_of_it(tmp_path: Path) -> None:
    assert faults(tmp_path, LIST.replace('"own"', '"banned"')) == []
    text = changed(LIST, '["表计移位费"]', "[]").replace('"own"', '"banned"')
    ((code, stands_at, what),) = faults(tmp_path, text)
    assert (code, stands_at) == ("loosened", where(text, 'id = "banned"', "fee_list[1].id"))
    assert "没有其中的“表计移位费”" in what


@pytest.mark.parametrize(
    ("legal", "path"),
    [
        ('name = "移表费"', "legal_fee[1].name"),
        ('name = "移 表 费用"', "legal_fee[1].name"),
        ('name = "表计费"\naliases = ["表计费用一", "表计移位费"]', "legal_fee[1].aliases[2]"),
    ],
)
def test_a_fee_that_is_banned_below_cannot_be_called_legal(tmp_path: Path, legal: str, path: str) -> None:
    listed = faults(tmp_path, f"[[legal_fee]]\n{legal}\n")
    assert [(code, where.rpartition(" ")[2]) for code, where, _ in listed if code == "loosened"] == [("loosened", path)]


def test_a_name_that_would_be_lost_in_its_own_spelling_is_a_fault(tmp_path: Path) -> None:
    text = changed(LIST, '["表计移位费"]', '["表计移位费", "收取的手续费"]') + '[[legal_fee]]\nname = "用户电费"\n'
    assert [(code, where.rpartition(" ")[2]) for code, where, _ in faults(tmp_path, text)] == [
        ("lost_name", "fee_list[1].fee[1].aliases[2]"),
        ("lost_name", "legal_fee[1].name"),
    ]


@pytest.mark.parametrize(
    ("said", "code"), [('condition = ""', "blank"), ("condition = 4", "wrong_type"), ('conditon = "一"', "unknown_key")]
)
def test_a_condition_of_a_fee_is_read_strictly(tmp_path: Path, said: str, code: str) -> None:
    ((fault_code, _, _),) = faults(tmp_path, f"{LIST}{said}\n")
    assert fault_code == code
