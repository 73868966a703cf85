"""`--db FILE backup` and `restore`: what comes back is what went in."""

from pathlib import Path

import pytest

from tests.support.command_line import CHECKLIST, Run, banned, clean, files_in, on_paper


@pytest.fixture
def base(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "库" / "检查.db"
    run("--db", path, "import", on_paper(tmp_path, banned(), clean(id="A-2")), *CHECKLIST)
    return path


def exported(run: Run, base: Path, out: Path) -> bytes:
    assert run("--db", base, "export", "--out", out).code == 0
    return out.read_bytes()


def test_a_store_goes_to_a_backup_and_back(run: Run, base: Path, tmp_path: Path) -> None:
    result = run("--db", base, "backup", "--to", tmp_path / "备份")
    assert result.code == 0
    (manifest,) = (Path(line) for line in result.lines)
    assert manifest.is_file()
    assert "备份完成并已试开" in result.err
    assert "记录2条" in result.err
    back = run("restore", tmp_path / "备份", "--to", tmp_path / "恢复")
    assert (back.code, back.lines) == (0, [str(tmp_path / "恢复" / "检查.db")])
    assert exported(run, tmp_path / "恢复" / "检查.db", tmp_path / "二.jsonl") == exported(run, base, tmp_path / "一.jsonl")


def test_a_bad_backup_is_told_and_the_older_one_used(run: Run, base: Path, tmp_path: Path) -> None:
    run("--db", base, "backup", "--to", tmp_path / "备份")
    newer = Path(run("--db", base, "backup", "--to", tmp_path / "备份").lines[0])
    newer.write_bytes(newer.read_bytes()[:-20])
    back = run("restore", tmp_path / "备份", "--to", tmp_path / "恢复")
    assert back.code == 0
    assert str(newer) in back.err
    assert "改用了较早的一次" in back.err


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    run("demo", "--out", tmp_path / "demo")
    base = tmp_path / "demo" / "demo.db"
    first, *_ = sorted((tmp_path / "demo" / "demo.db-documents").iterdir())
    first.unlink()
    result = run("--db", base, "backup", "--to", tmp_path / "备份")
    assert result.code == 0
    assert first.name in result.err
    assert "备份不完整，缺1个文件" in result.err


@pytest.mark.parametrize("expected", ["demo.db-documents", "demo.db-documents/备份", "demo.db-quarantine", "calendars/x"])
def test_a_backup_never_lies_within_what_it_is_taken_of(run: Run, tmp_path: Path, expected: str) -> None:
    run("demo", "--out", tmp_path / "demo")
    before = files_in(tmp_path)
    result = run("--db", tmp_path / "demo" / "demo.db", "backup", "--to", tmp_path / "demo" / expected)
    assert (result.code, "备份不能放在里面" in result.err) == (2, True)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("backup", "--to", "x"), "没有指定数据库"),
        (("--db", "没有.db", "backup", "--to", "x"), "找不到数据库文件"),
        (("--db", "记录.json", "backup", "--to", "x"), "记录.json"),
        (("--db", "空.db", "backup", "--to", "x"), "空.db：数据库文件是空的（0字节）"),
        (("--db", ".", "backup", "--to", "x"), "找不到数据库文件"),
        (("restore", "没有", "--to", "x"), "备份文件夹不能用"),
        (("restore", ".", "--to", "x"), "没有备份"),
        (("restore", "记录.json", "--to", "x"), "备份清单已损坏"),
        (("restore", ".", "--to", "."), "文件夹不是空的"),
        (("restore", ".", "--to", "记录.json"), "不是文件夹"),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    on_paper(tmp_path, banned())
    (tmp_path / "空.db").touch()
    monkeypatch.chdir(tmp_path)
    answer = run(*words)
    assert (answer.code, answer.out, files_in(tmp_path)) == (2, "", ["空.db", "记录.json"])
    assert said in answer.err
