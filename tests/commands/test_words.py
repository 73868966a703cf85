"""The command line's own words: a mistake gets the usage, one Chinese sentence, and exit code 2."""

import pytest

from tests.support.command_line import Run

NOTICE = ("notice", "f.json", "--checklist", "x", "--out", "d", "--issuer", "某委", "--prefix", "某发")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "缺少 命令"),
        (("chek",), "没有“chek”"),
        (("check",), "缺少 FILE, --checklist"),
        (("check", "f.json"), "缺少 --checklist"),
        (("check", "f.json", "--checklist"), "--checklist 后面缺少内容"),
        (("check", "f.json", "--checklist", "x", "--fast"), "不认识的参数 --fast"),
        (("check", "f.json", "--checklist", "x", "--format", "xml"), "--format 没有“xml”"),
        (("check", "f.json", "--checklist", "x", "--form", "xml"), "不认识的参数 --form"),
        (("check", "f.json", "g.json", "--checklist", "x"), "不认识的参数 g.json"),
        (("check", "f.json", "--checklist", "x", "-hx"), "不认识的参数 -hx"),
        (("check", "--help=x"), "--help 后面多出“x”"),
        ((*NOTICE, "--issued-on", "2023-02-30"), "“2023-02-30”不是日期"),
        ((*NOTICE, "--issued-on", "今天"), "“今天”不是日期"),
        ((*NOTICE, "--issued-on", "2023-08-16", "--first-number", "0"), "“0”不是正整数"),
        ((*NOTICE, "--issued-on", "2023-08-16", "--first-number", "１"), "“１”不是正整数"),
        ((*NOTICE, "--i", "2023-08-16"), "缺少 --issued-on"),
        (("ledger", "f.json", "--month", "2023-13", "--out", "a.xlsx"), "“2023-13”不是月份"),
        (("ledger", "f.json", "--month", "0000-01", "--out", "a.xlsx"), "“0000-01”不是月份"),
        (("ledger", "f.json", "--month", "2023-8", "--out", "a.xlsx"), "“2023-8”不是月份"),
        (("checklists", "lnt"), "没有“lnt”"),
        (("checklists", "lint"), "缺少 FILE"),
        (("--db",), "--db 后面缺少内容"),
        (("export",), "缺少 --out"),
    ],
)
def test_a_mistake_is_told_in_chinese(run: Run, words: tuple[str, ...], expected: str) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    sentence = answer.err.splitlines()[-1]
    assert sentence.startswith("命令写法有误：")
    assert sentence.endswith("。请用 --help 查看用法。")
    assert expected in sentence
    assert not any(english in answer.err for english in ("usage", "error", "argument", "Traceback", "required", "ignored"))


@pytest.mark.parametrize("words", [(), ("check",), ("notice",), ("ledger",), ("demo",), ("checklists",), ("import",), ("export",)])
def test_help_is_chinese(run: Run, words: tuple[str, ...]) -> None:
    answer = run(*words, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("用法：")
    assert not any(english in answer.out for english in ("usage", "show this", "positional", "options"))


@pytest.mark.parametrize("columns", ["40", "60", "80", "100"])
def test_help_breaks_no_word_and_begins_no_line_with_a_mark_that_closes(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """The help of 0.4.0 broke “health” into “heal” and “th”."""
    monkeypatch.setenv("COLUMNS", columns)
    for words, unbroken in ((("--help",), ("reports", "backup", "health")), (("sign", "--help"), ("INSPECTION_CERTIFICATE_PASSWORD",))):
        result = run(*words).out
        assert all(word in result for word in unbroken)
        assert not any(line.lstrip().startswith(tuple("，。；、：）”")) for line in result.splitlines())
