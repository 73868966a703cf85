"""`demo --out DIR`: the main job on what ships; a second time it says and leaves the same."""

from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.support.command_line import Run, files_in


def test_demo_does_the_main_job_and_the_same_again(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "试用"
    result = run("demo", "--out", out)
    assert (result.code, result.err) == (0, "")
    notices, ledger = sorted((out / "整改通知书").iterdir()), out / "月度台账2023-08.xlsx"
    assert f"生成整改通知书{len(notices)}份" in result.out
    assert all(len(PdfReader(path).pages) >= 1 for path in notices)
    findings = load_workbook(ledger).worksheets[0]
    assert f"列问题{findings.max_row - 2}项" in result.out
    numbers = {row[1].value for row in findings.iter_rows(min_row=3)} | {row[2].value for row in findings.iter_rows(min_row=3)}
    assert any(str(number).startswith("武发改能源〔2023〕") for number in numbers)

    kept = {name: (out / name).read_bytes() for name in files_in(out) if not name.startswith("demo.db")}
    again = run("demo", "--out", out)
    assert again.code == 0
    assert "新增0条，更新0条，未变" in again.out
    assert {name: (out / name).read_bytes() for name in files_in(out) if not name.startswith("demo.db")} == kept


def test_demo_in_a_place_that_is_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "试用"
    out.write_text("", encoding="utf-8")
    result = run("demo", "--out", out)
    assert (result.code, result.out, files_in(tmp_path)) == (2, "", ["试用"])
    assert result.err
