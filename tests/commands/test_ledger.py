"""`ledger`: a month's findings of a file, or of the stored records; both the same where nothing was issued."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.command_line import CHECKLIST, Run, banned, clean, on_paper


def cells(path: Path) -> list[list[list[Any]]]:
    """Return the cells of every sheet of a workbook."""
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in load_workbook(path).worksheets]


def ledger(run: Run, path: Path, month: str = "2023-08") -> list[list[list[Any]]]:
    out = path.parent / "台账.xlsx"
    result = run("ledger", path, *CHECKLIST, "--month", month, "--out", out)
    assert (result.code, result.out) == (0, f"{out}\n")
    return cells(out)


RECORDS = (
    banned(id="迟", inspected_on="2023-08-31"),
    banned(id="早", inspected_on="2023-08-01"),
    clean(id="清", inspected_on="2023-08-02"),
    banned(id="别月", inspected_on="2023-09-01"),
    banned(id="去年", inspected_on="2022-08-01"),
)


def test_the_month_s_findings_stand_by_day(run: Run, tmp_path: Path) -> None:
    findings, counts = ledger(run, on_paper(tmp_path, *RECORDS))
    assert findings[0][0] == "2023年8月供电监督检查问题台账"
    assert findings[1][0] == "序号"
    heading = findings[1].index("检查时间")
    assert [row[heading] for row in findings[2:]] == ["2023年8月1日", "2023年8月31日"]
    assert [row[0] for row in findings[2:]] == [1, 2]
    assert counts[2][:3] == ["违规收费", 3, 2]


def test_a_month_without_findings_says_so(run: Run, tmp_path: Path) -> None:
    findings, counts = ledger(run, on_paper(tmp_path, *RECORDS), "2023-07")
    assert findings[2][0] == "本月没有发现问题"
    assert counts[2][0] == "合计"
    assert set(counts[2][1:]) == {0}


def test_the_stored_records_give_the_same_ledger_as_their_file(run: Run, tmp_path: Path) -> None:
    path, base, out = on_paper(tmp_path, *RECORDS), tmp_path / "库.db", tmp_path / "库.xlsx"
    assert run("--db", base, "import", path, *CHECKLIST).code == 0
    result = run("--db", base, "ledger", "--month", "2023-08", "--out", out)
    assert (result.code, result.out) == (0, f"{out}\n")
    assert cells(out) == ledger(run, path)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ledger",), "没有指定记录文件和检查表"),
        (("ledger", "记录.json"), "没有指定记录文件和检查表"),
        (("--db", "库.db", "ledger", "记录.json"), "同时指定了"),
        (("--db", "没有.db", "ledger"), "找不到数据库文件"),
        (("ledger", "没有.json", *CHECKLIST), "找不到文件"),
        (("ledger", "记录.json", "--checklist", "x"), "没有检查表“x”"),
    ],
)
def test_without_one_source_there_is_no_ledger(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], expected: str
) -> None:
    on_paper(tmp_path, *RECORDS)
    monkeypatch.chdir(tmp_path)
    answer = run(*words, "--month", "2023-08", "--out", "台账.xlsx")
    assert (answer.code, answer.out) == (2, "")
    assert expected in answer.err
    assert not (tmp_path / "台账.xlsx").exists()
    assert not (tmp_path / "没有.db").exists()
