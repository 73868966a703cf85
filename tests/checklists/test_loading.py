"""A pack is read strictly: every fault with its line, and nothing that it rests on may be missing."""

import re
from pathlib import Path

import pytest

from inspections.checklists.loading import load_packs
from inspections.checklists.pack import Outcome
from inspections.checklists.reading import read_pack
from inspections.faults import UserError
from tests.support.checklists import SHIPPED
from tests.support.pack_texts import TEXT, line_of, read, spoiled, written


def test_a_correct_pack_has_no_faults(tmp_path: Path) -> None:
    pack, faults = read(tmp_path, TEXT)
    assert faults == []
    assert [one.id for one in pack.requirements] == ["paper.time", "paper.monthly"]
    assert [one.id for one in pack.checked] == ["paper.time"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_what_windows_editors_do_to_a_file_changes_no_place(tmp_path: Path, ending: str, encoding: str) -> None:
    path = tmp_path / "paper.toml"
    path.write_bytes(spoiled("limit = 5", 'limit = "5"').replace("\n", ending).encode(encoding))
    (fault,) = read_pack(path).file.faults
    assert fault.where == f"paper.toml 第{line_of(TEXT, 'limit = 5')}行 requirement[1].limit"


FAULTS = [
    ('version = "1"', "version = 1", "wrong_type", "pack.version"),
    ('version = "1"', 'versoin = "1"', "unknown_key", "pack.versoin"),
    ('title = "某通知"', "", "missing_key", "source"),
    ("confirmed = true", 'confirmed = "yes"', "wrong_type", "law[1].confirmed"),
    ('meaning = "口头指定"', "", "missing_key", "act[1]"),
    ('aliases = ["表计移位费"]', "aliases = [1]", "wrong_type", "fee_list[1].fee[1].aliases[1]"),
    ('aliases = ["表计移位费"]', 'alias = ["表计移位费"]', "unknown_key", "fee_list[1].fee[1].alias"),
    ('kind = "time_limit"', 'kind = "time_limits"', "unknown_choice", "requirement[1].kind"),
    ('topic = "connection"', 'topic = "conection"', "unknown_choice", "requirement[1].topic"),
    ('addressee = "grid"', 'addressee = "user"', "unknown_choice", "requirement[1].addressee"),
    ('severity = "general"', 'severity = "bad"', "unknown_choice", "requirement[1].severity"),
    ("limit = 5", "limit = 5.5", "wrong_type", "requirement[1].limit"),
    ("limit = 5", "limit = inf", "wrong_type", "requirement[1].limit"),
    ("limit = 5", "limit = nan", "wrong_type", "requirement[1].limit"),
    ("limit = 5", "limit = 99999999999", "wrong_type", "requirement[1].limit"),
    ("limit = 5", "limit = true", "wrong_type", "requirement[1].limit"),
    ("limit = 5", "", "missing_key", "requirement[1]"),
    ('unit = "working_day"\nsev', 'unit = "week"\nsev', "unknown_choice", "requirement[1].unit"),
    ('start = "connection.applied_on"', 'start = "connection.aplied_on"', "unknown_fact", "requirement[1].start"),
    ('start = "connection.applied_on"', 'start = "user.name"', "unknown_fact", "requirement[1].start"),
    ('start = "connection.applied_on"', "", "missing_key", "requirement[1]"),
    ("limit = 5", "limit = 5\nlower = 2", "unfitting_key", "requirement[1].lower"),
    ("limit = 5", 'limit = 5\nmeasure = "outage.hours"', "unknown_fact", "requirement[1].measure"),
    ('outcome = "order"', 'outcome = "transfer"', "missing_key", "requirement[1]"),
    ("days = 15", "days = 0", "wrong_type", "requirement[1].term.days"),
    ("days = 15", "days = 10000000000000", "wrong_type", "requirement[1].term.days"),
    ("days = 15, unit", "dayz = 15, unit", "unknown_key", "requirement[1].term.dayz"),
    ("term = { days = 15", "term = 15 #", "wrong_type", "requirement[1].term"),
    ("{user}自", "{usr}自", "unknown_placeholder", "requirement[1].found"),
    ("{user}自", "{user自", "unknown_placeholder", "requirement[1].found"),
    ('severity = "general"', 'in_force_from = "2023-01-01"', "wrong_type", "requirement[1].in_force_from"),
    ('severity = "general"', "in_force_from = 2023-01-01T00:00:00", "wrong_type", "requirement[1].in_force_from"),
    (
        'severity = "general"',
        "in_force_from = 2023-01-02\nin_force_until = 2023-01-01",
        "ends_before_start",
        "requirement[1].in_force_until",
    ),
    ('fact = "user.supply"', 'fact = "user.suply"', "unknown_fact", "requirement[1].applies_when[1].fact"),
    ('is = "residential"', 'is = "residental"', "unknown_choice", "requirement[1].applies_when[1].is"),
    ('is = "residential"', 'is = ["residential"]', "wrong_type", "requirement[1].applies_when[1].is"),
    ('is = "residential"', 'in = "residential"', "wrong_type", "requirement[1].applies_when[1].in"),
    ('is = "residential"', "in = []", "wrong_type", "requirement[1].applies_when[1].in"),
    ('is = "residential"', 'at_most = "residential"', "wrong_type", "requirement[1].applies_when[1].at_most"),
    ('is = "residential"', 'is = "residential", is_not = "hv_dual"', "one_comparison", "requirement[1].applies_when[1]"),
    ('is = "residential"', 'equals = "residential"', "one_comparison", "requirement[1].applies_when[1]"),
    ('version = "1"', 'version = "1"\nin_force_from = "2023"', "wrong_type", "pack.in_force_from"),
    (
        'version = "1"',
        'version = "1"\nin_force_from = 2023-01-02\nin_force_until = 2023-01-01',
        "ends_before_start",
        "pack.in_force_until",
    ),
    ('period = "month"', 'period = "monthly"', "unknown_choice", "requirement[2].period"),
    ('period = "month"', "period = 1", "wrong_type", "requirement[2].period"),
    ('period = "month"', "", "missing_key", "requirement[2]"),
    ('period = "month"', 'period = "week"\ndue_weekday = "thurs"', "unknown_choice", "requirement[2].due_weekday"),
    ('period = "month"', 'period = "month"\ndue_weekday = "thursday"', "unfitting_key", "requirement[2].due_weekday"),
    ('period = "month"', 'period = "month"\ndue_on = 2023-07-31', "unfitting_key", "requirement[2].due_on"),
    ('period = "month"', 'period = "month"\nlimit = 2', "unfitting_key", "requirement[2].limit"),
    ('period = "month"', 'period = "per_year"', "missing_key", "requirement[2]"),
    ('period = "month"', 'period = "per_year"\nlimit = 0', "missing_key", "requirement[2]"),
    ('period = "month"', 'period = "once"\ndue_on = "2023-07-31"', "wrong_type", "requirement[2].due_on"),
    ("limit = 5", 'limit = 5\nsigns = "backfilling"', "unfitting_key", "requirement[1].signs"),
    ('{ fact = "user.supply", is = "residential" }', '"user.supply"', "wrong_type", "requirement[1].applies_when[1]"),
    ('[{ fact = "user.supply", is = "residential" }]', '"user.supply"', "wrong_type", "requirement[1].applies_when"),
    ('fact = "user.supply", is = "residential"', 'fact = "fee.stage", is = "connection"', "unfitting_key", "requirement[1]"),
    ('fact = "user.supply", is', "is", "missing_key", "requirement[1].applies_when[1]"),
    ("[requirement.violating]", "[requirement.violates]", "missing_key", "requirement[1]"),
    ('id = "paper.monthly"', 'id = "paper.time"', "repeated_id", "requirement[2].id"),
    ('period = "month"', "", "missing_key", "requirement[2]"),
    ('period = "month"', 'period = "mouth"', "unknown_choice", "requirement[2].period"),
    ('period = "month"', 'period = "month"\nallowed = ["passport"]', "unknown_choice", "requirement[2].allowed"),
    ('code = "told"', 'code = "told"\nmeaning = "一"\nclause = "一"\n[[act]]\ncode = "told"', "repeated_id", "act[2].code"),
]


@pytest.mark.parametrize(("old", "new", "code", "path"), FAULTS, ids=[f"{code} {path}" for _, _, code, path in FAULTS])
def test_a_fault_is_told_with_its_line_and_path(tmp_path: Path, old: str, new: str, code: str, path: str) -> None:
    text = spoiled(old, new)
    matching = [fault for fault in read(tmp_path, text)[1] if fault.code == code and fault.where.endswith(f" {path}")]
    assert matching, read(tmp_path, text)[1]
    line = int(matching[0].where.split("第")[1].split("行")[0])
    assert re.sub(r"\[\d+\]$", "", path.rpartition(".")[2]) in text.splitlines()[line - 1]


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = spoiled("limit = 5", 'limit = "5"').replace('version = "1"', "").replace("{user}", "{usr}")
    assert {fault.code for fault in read(tmp_path, text)[1]} == {"wrong_type", "missing_key", "unknown_placeholder"}


def test_faults_are_told_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = spoiled("{user}", "{usr}").replace('version = "1"', "").replace('legal_basis = ["law-1"]', 'legal_basis = ["law-2"]')
    written(tmp_path, text)
    with pytest.raises(UserError) as caught:
        load_packs(tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["missing_key", "unknown_law", "unknown_placeholder"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"id = ", "第1行"),
        (b"[pack]\n[pack]\n", "第2行第6列"),
        (b'[pack]\nid = """\n', "第3行"),
        (b"[pack]\r\nin_force_until = 2023-02-30\r\n", "第2行第18列"),
        (b"\xff\xfe", "第1行"),
        ("[pack]\ntitle = '武陟'".encode("gb18030"), "第2行"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "paper.toml"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_pack(path)
    assert [(fault.code, fault.where) for fault in caught.value.faults] == [("no_toml", f"paper.toml {expected}")]


def test_a_pack_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="无法读取文件"):
        read_pack(tmp_path / "nowhere.toml")


REFERENCES = [
    ('legal_basis = ["law-1"]', 'legal_basis = ["law-2"]', "是否为“law-1”？", "requirement[1].legal_basis[1]"),
    ('legal_basis = ["law-1"]', 'transfer_ground = "law-9"', "law-9", "requirement[1].transfer_ground"),
    ('version = "1"', 'version = "1"\nbuilds_on = ["nation"]', "nation", "pack.builds_on[1]"),
    ('version = "1"', 'version = "1"\nbuilds_on = ["paper"]', "paper", "pack.builds_on[1]"),
    ('kind = "report"', 'kind = "report"\nlegal_basis = ["law-2"]', "law-2", "requirement[2].legal_basis[1]"),
]


@pytest.mark.parametrize(("old", "new", "expected", "path"), REFERENCES)
def test_what_a_pack_rests_on_must_be_there(tmp_path: Path, old: str, new: str, expected: str, path: str) -> None:
    text = spoiled(old, new)
    written(tmp_path, text)
    with pytest.raises(UserError) as caught:
        load_packs(tmp_path)
    (fault,) = caught.value.faults
    assert expected in fault.what
    key = path.rpartition(".")[2].partition("[")[0]
    assert fault.where == f"paper.toml 第{line_of(text, new) + new[: new.index(key)].count(chr(10))}行 {path}"


def test_what_a_missing_pack_would_have_held_is_not_told_as_faults_of_their_own(tmp_path: Path) -> None:
    text = spoiled('version = "1"', 'version = "1"\nbuilds_on = ["nation"]').replace(
        'legal_basis = ["law-1"]', 'legal_basis = ["nation-1"]'
    )
    written(tmp_path, text)
    with pytest.raises(UserError) as caught:
        load_packs(tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["unknown_checklist"]


def test_fee_lists_must_be_there(tmp_path: Path) -> None:
    text = spoiled('kind = "report"', 'kind = "banned_fees"\noutcome = "order"\nfee_lists = ["banned", "gone"]').replace(
        'period = "month"', ""
    )
    text += 'heading = "一"\nfound = "一"\ncorrect = "一"\n[requirement.violating]\n[requirement.compliant]\n'
    written(tmp_path, text)
    with pytest.raises(UserError) as caught:
        load_packs(tmp_path)
    (fault,) = caught.value.faults
    assert fault.what.startswith("没有收费清单“gone”")
    assert fault.where == f"paper.toml 第{line_of(text, 'gone')}行 requirement[2].fee_lists[2]"


def test_a_pack_s_id_is_used_once(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "other.toml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UserError, match=r"paper.toml 第2行 pack.id：检查表编号“paper”重复"):
        load_packs(tmp_path)


def test_what_a_pack_builds_on_is_its_own_and_its_own_word_wins(tmp_path: Path) -> None:
    written(tmp_path, spoiled('name = "《某条例》第一条"', 'name = "《旧条例》第一条"'))
    over = TEXT.replace('id = "paper', 'id = "upper').replace('version = "1"', 'version = "1"\nbuilds_on = ["paper"]')
    over = over.replace('[[act]]\ncode = "told"\nmeaning = "口头指定"\nclause = "一"\n', "")
    over = over.replace('id = "upper.time"', 'id = "upper.time"\nrestates = "paper.time"')
    (tmp_path / "upper.toml").write_text(over, encoding="utf-8")
    pack = load_packs(tmp_path).checklist("upper")
    assert pack.acts["told"].meaning == "口头指定"
    assert pack.laws["law-1"].name == "《某条例》第一条"


def test_an_unknown_checklist_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UserError) as caught:
        load_packs(SHIPPED).checklist("wuzhi-2024")
    assert "是否为“wuzhi-2023”？" in caught.value.faults[0].what
    assert "wuzhi-2023" in caught.value.faults[0].action


def test_a_pack_s_hash_changes_with_any_byte(tmp_path: Path) -> None:
    assert read(tmp_path, TEXT)[0].content_hash != read(tmp_path, TEXT + "# \n")[0].content_hash


@pytest.mark.parametrize(
    ("force", "transfer_to", "kind", "outcome"),
    [
        ("must", "", "grid_company", Outcome.ORDER),
        ("must", "", "incremental_grid", Outcome.ORDER),
        ("aim", "", "grid_company", Outcome.REPORT),
        ("must", "", "developer", Outcome.REPORT),
        ("must", "市场监管部门", "developer", Outcome.TRANSFER),
        ("aim", "市场监管部门", "developer", Outcome.REPORT),
    ],
)
def test_what_a_violation_leads_to(tmp_path: Path, force: str, transfer_to: str, kind: str, outcome: Outcome) -> None:
    text = TEXT.replace('force = "must"', f'force = "{force}"', 1).replace(
        'outcome = "order"', f'outcome = "order"\ntransfer_to = "{transfer_to}"'
    )
    assert read(tmp_path, text)[0].requirement("paper.time").outcome_for(kind) is outcome
