"""`--db FILE rejudge --record ID --checklist ID`: one record, by the checklist as the program has it now."""

from decimal import Decimal
from pathlib import Path

from tests.support.command_line import CHECKLIST, Run, on_paper, record
from tests.support.other_resources import resources_with


def kept(run: Run, tmp_path: Path) -> Path:
    outage = {"year": 2023, "hours": Decimal("4.95"), "hours_previous_year": Decimal(5)}
    base = tmp_path / "库.db"
    run("--db", base, "import", on_paper(tmp_path, record(topics=["reliability"], outage=outage)), *CHECKLIST)
    return base


def rejudge(base: Path, number: str = "A-1") -> tuple[object, ...]:
    return "--db", base, "rejudge", "--record", number, *CHECKLIST


def test_it_says_from_which_version_to_which_and_what_changed(run: Run, tmp_path: Path) -> None:
    base = kept(run, tmp_path)
    result = run(*rejudge(base), resources=resources_with(tmp_path, hours="5", version="3"))
    assert (result.code, result.err) == (0, "")
    head, change = result.lines
    assert head.startswith("记录“A-1”由 wuzhi-2023 第2版（")
    assert "改为 wuzhi-2023 第3版（" in head
    assert head.endswith("核对，1项结论不同。")
    assert change == "  二(四) 县域用户年平均停电时间，或较上年压缩8%以上：不符合 → 符合"


def test_a_second_time_changes_nothing(run: Run, tmp_path: Path) -> None:
    base, resources = kept(run, tmp_path), resources_with(tmp_path, hours="5", version="3")
    run(*rejudge(base), resources=resources)
    result = run(*rejudge(base), resources=resources)
    assert result.code == 0
    assert result.out.startswith("记录“A-1”已由 wuzhi-2023 第3版（")
    assert result.out.endswith("核对，结论没有变化，没有改动。\n")


def test_importing_the_same_record_never_judges_it_anew(run: Run, tmp_path: Path) -> None:
    base, resources = kept(run, tmp_path), resources_with(tmp_path, hours="5", version="3")
    run("--db", base, "import", tmp_path / "记录.json", *CHECKLIST, resources=resources)
    assert run(*rejudge(base), resources=resources).out.startswith("记录“A-1”由 wuzhi-2023 第2版（")


def test_an_unknown_record_and_a_missing_database_are_refused(run: Run, tmp_path: Path) -> None:
    base = kept(run, tmp_path)
    result = run(*rejudge(base, "A-9"))
    assert (result.code, result.err) == (2, "数据库中没有记录“A-9”，请核对记录编号。\n")
    result = run("rejudge", "--record", "A-1", *CHECKLIST)
    assert result.code == 2
    assert result.err.startswith("没有指定数据库")
