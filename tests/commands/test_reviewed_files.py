"""What a command says of files that hide something."""

from tests.commands.made_up import CHECKLIST, Run
from tests.records.reviewed import REVIEW


def test_hidden_rows_are_taken_and_told(run: Run) -> None:
    told = run("check", REVIEW / "a08_hidden_row.xlsx", *CHECKLIST)
    assert told.err == "注意：a08_hidden_row.xlsx 工作表“检查记录”有1行被隐藏或筛选掉（第3行），已一并读入。\n"
    assert "共3条记录" in told.out


def test_sheets_that_were_left_out_are_told(run: Run) -> None:
    assert "工作表“下拉选项”是隐藏的，没有读入" in run("check", REVIEW / "a09_hidden_sheet.xlsx", *CHECKLIST).err
