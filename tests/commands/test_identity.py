"""Identity at the command line: what two laptops export meets in one store, and nothing is written over."""

from pathlib import Path
from uuid import UUID

import pytest
import simplejson

from tests.support.command_line import CHECKLIST, Run, banned, on_paper

INPUTS = Path(__file__).resolve().parents[1] / "data/identity"
UUID_A = "7d1b6f0e-3c55-4f0a-9a55-0d5b7c0a2f11"
UUID_B = "0b8d8c1c-42c9-4d0f-8d1e-5a9c6be2f622"


def exported(run: Run, base: Path) -> list[dict[str, object]]:
    out = base.with_suffix(".jsonl")
    assert run("--db", base, "export", "--out", out).code == 0
    return [simplejson.loads(line, use_decimal=True) for line in out.read_text(encoding="utf-8").splitlines()]


def test_the_record_of_another_laptop_under_the_same_number_is_refused_with_both_shown(run: Run, tmp_path: Path) -> None:
    here, there = tmp_path / "甲.db", tmp_path / "乙.db"
    assert run("--db", here, "import", INPUTS / "e01_laptop_a.jsonl", *CHECKLIST).code == 0
    assert run("--db", there, "import", INPUTS / "e01_laptop_b.jsonl", *CHECKLIST).code == 0
    before = exported(run, here)
    exported(run, there)
    for file in (there.with_suffix(".jsonl"), INPUTS / "e01_laptop_b.jsonl"):
        result = run("--db", here, "import", file, *CHECKLIST)
        assert (result.code, result.out) == (2, "")
        assert "武陟县甲供电所（供电公司，县（区）410823），2023-08-15检查" in result.err
        assert "武陟县乙物业服务有限公司（物业服务企业，县（区）410823），2023-08-16检查" in result.err
        assert exported(run, here) == before


def test_a_corrected_record_that_keeps_its_identity_is_taken(run: Run, tmp_path: Path) -> None:
    base = tmp_path / "库.db"
    run("--db", base, "import", INPUTS / "g01_typo.jsonl", *CHECKLIST)
    assert run("--db", base, "import", INPUTS / "g02_typo_fixed.jsonl", *CHECKLIST).code == 2
    (kept,) = exported(run, base)
    fixed = tmp_path / "更正.jsonl"
    corrected = {**kept, "inspectee": {"name": "武陟县甲供电所", "kind": "grid_company"}}
    fixed.write_text(simplejson.dumps(corrected, use_decimal=True), encoding="utf-8")
    assert run("--db", base, "import", fixed, *CHECKLIST).out.startswith("新增0条，更新1条")
    assert exported(run, base) == [corrected]
    # The case bears the corrected name now, so that the next record of the same party joins it.
    assert "新立案0件" in run("--db", base, "import", INPUTS / "g03_next_record.jsonl", *CHECKLIST).out


def test_an_exported_store_comes_back_byte_by_byte_with_its_identities(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "一.db", tmp_path / "二.db"
    run("--db", first, "import", on_paper(tmp_path, banned(), banned(id="A-2", uuid=UUID_A.upper()), banned(id="A-3")), *CHECKLIST)
    exported(run, first)
    run("--db", second, "import", first.with_suffix(".jsonl"), *CHECKLIST)
    assert [one["uuid"] for one in exported(run, second)][1] == UUID_A
    assert second.with_suffix(".jsonl").read_bytes() == first.with_suffix(".jsonl").read_bytes()


@pytest.mark.parametrize("wrong", ["x", UUID_A[:-1], f"{{{UUID_A}}}", str(UUID(int=0)), UUID_A.replace("-", "")])
def test_what_is_no_identity_is_refused_with_its_path(run: Run, tmp_path: Path, wrong: str) -> None:
    result = run("check", on_paper(tmp_path, banned(uuid=wrong)), *CHECKLIST)
    assert result.code == 2
    assert "记录“A-1”的 uuid" in result.err
    assert "不是记录标识" in result.err


def test_an_identity_that_is_no_text_is_refused_and_null_is_none(run: Run, tmp_path: Path) -> None:
    assert "uuid（记录标识）：“7”不是文本" in run("check", on_paper(tmp_path, banned(uuid=7)), *CHECKLIST).err
    assert run("check", on_paper(tmp_path, banned(uuid=None)), *CHECKLIST).code == 1


def test_one_identity_stands_once_in_a_file_however_it_is_written(run: Run, tmp_path: Path) -> None:
    result = run(
        "check", on_paper(tmp_path, banned(uuid=UUID_A), banned(id="A-2", uuid=UUID_A.upper()), banned(id="A-3", uuid=UUID_B)), *CHECKLIST
    )
    assert result.code == 2
    assert result.err.count("已在前面的记录中用过") == 1
    assert "记录“A-2”的 uuid" in result.err


@pytest.mark.parametrize("heading", ["uuid", "记录标识"])
def test_a_table_states_identities_too(run: Run, tmp_path: Path, heading: str) -> None:
    table = tmp_path / "表.csv"
    head = f"{heading},记录编号,检查项目,检查时间,行政区划代码,被检查单位,被检查单位类别"
    rows = [f"{UUID_A},A-1,挖矿,2023-08-15,410823,某供电公司,供电公司", ",A-2,挖矿,2023-08-15,410823,某供电公司,供电公司"]
    table.write_text("\n".join([head, *rows]), encoding="utf-8")
    base = tmp_path / "库.db"
    assert run("--db", base, "import", table, *CHECKLIST).code == 0
    first, second = exported(run, base)
    assert first["uuid"] == UUID_A
    assert second["uuid"] not in {UUID_A, None}


def test_an_identity_changes_nothing_that_is_hashed_or_compared(run: Run, tmp_path: Path) -> None:
    base = tmp_path / "库.db"
    run("--db", base, "import", on_paper(tmp_path, banned()), *CHECKLIST)
    (kept,) = exported(run, base)
    assert run("--db", base, "import", on_paper(tmp_path, banned(uuid=kept["uuid"])), *CHECKLIST).out.startswith(
        "新增0条，更新0条，未变1条"
    )
