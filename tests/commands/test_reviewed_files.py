"""What a command says of files that hide something."""

import json
from pathlib import Path

import pypdf
import pytest

from tests.support.command_line import CHECKLIST, Run, on_paper
from tests.support.reviewed_files import REVIEW


def test_hidden_rows_are_taken_and_told(run: Run) -> None:
    result = run("check", REVIEW / "a08_hidden_row.xlsx", *CHECKLIST)
    assert result.err == "注意：a08_hidden_row.xlsx 工作表“检查记录”有1行被隐藏或筛选掉（第3行），已一并读入。\n"
    assert "共3条记录" in result.out


def test_sheets_that_were_left_out_are_told(run: Run) -> None:
    assert "工作表“下拉选项”是隐藏的，没有读入" in run("check", REVIEW / "a09_hidden_sheet.xlsx", *CHECKLIST).err


def test_a_profile_in_the_encoding_of_windows_notepad_is_told_as_such(run: Run, tmp_path: Path) -> None:
    issue = ("--issuer", "武陟县发展和改革委员会", "--prefix", "武发改能源", "--issued-on", "2023-09-01", "--out", tmp_path / "出")
    result = run("notice", REVIEW / "j15_amount_wan.xlsx", *CHECKLIST, *issue, "--profile", REVIEW / "profile_gbk.toml")
    assert (result.code, result.out) == (2, "")
    assert "profile_gbk.toml 第" in result.err
    assert "文件的文字编码不是 UTF-8，请另存为 UTF-8 后重试" in result.err


def test_an_amount_shown_in_ten_thousands_is_judged_in_full(run: Run) -> None:
    result = run("check", REVIEW / "j15_amount_wan.xlsx", *CHECKLIST)
    assert "12000" in result.out.replace(",", "")
    assert "1.20" not in result.out


@pytest.mark.parametrize("name", ["inv_U2009.jsonl", "inv_U202A.jsonl"])
def test_a_text_with_marks_that_nobody_sees_is_printed_without_them(run: Run, tmp_path: Path, name: str) -> None:
    issue = ("--issuer", "武陟县发展和改革委员会", "--prefix", "武发改能源", "--issued-on", "2023-09-01", "--out", tmp_path)
    (record,) = (json.loads(line) for line in (REVIEW / name).read_text(encoding="utf-8").splitlines())
    result = run("notice", on_paper(tmp_path, record | {"user": {"kind": "private"}}), *CHECKLIST, *issue)
    assert (result.code, len(result.lines)) == (0, 1)


@pytest.mark.parametrize("name", ["inv_U2009.jsonl", "inv_U202A.jsonl"])
def test_what_waits_for_the_kind_of_user_is_named_and_goes_into_no_notice(run: Run, tmp_path: Path, name: str) -> None:
    issue = ("--issuer", "武陟县发展和改革委员会", "--prefix", "武发改能源", "--issued-on", "2023-09-01", "--out", tmp_path)
    result = run("notice", REVIEW / name, *CHECKLIST, *issue)
    assert (result.code, result.out) == (0, "")
    assert "没有填写用户类别（user.kind）或者填的是“其他”，责令改正的依据不能确定，没有写入通知书，请补填。" in result.err


def test_a_name_that_looks_like_a_web_page_is_text_in_terminal_and_paper(run: Run, tmp_path: Path) -> None:
    issue = ("--issuer", "武陟县发展和改革委员会", "--prefix", "武发改能源", "--issued-on", "2023-09-01", "--out", tmp_path)
    name = '<b>粗</b><img src="file:///tmp/x.png">'
    assert {one["inspectee"] for one in json.loads(run("check", REVIEW / "html.json", *CHECKLIST, "--format", "json").out)} == {name}
    result = run("notice", REVIEW / "html.json", *CHECKLIST, *issue)
    assert (result.code, len(result.lines)) == (0, 1)
    assert name in "".join(page.extract_text() for page in pypdf.PdfReader(result.lines[0]).pages).replace("\n", "")
