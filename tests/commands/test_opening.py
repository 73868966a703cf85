"""What commands say beside documents that belong to no row: one sentence, and nothing is made or removed."""

import os
from pathlib import Path

import pytest

from db.opening import open_store
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.command_line import CHECKLIST, Run, banned, on_paper
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the path of a store with a document."""
    base = tmp_path / "库" / "inspection.db"
    store = open_store(base)
    import_records(store, checked(record()), author="张某", at=AT)
    issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON)
    store.close()
    return base


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize("how", ["missing", "empty", "renamed"])
@pytest.mark.parametrize("command", ["import", "export", "ledger", "case", "reports", "rejudge"])
def test_no_command_begins_anew_over_documents(run: Run, base: Path, tmp_path: Path, how: str, command: str) -> None:
    match how:
        case "missing":
            base.unlink()
        case "empty":
            base.write_bytes(b"")
        case _:
            base.rename(base.with_name("2023.db"))
    before = everything(base.parent)
    words = {
        "import": ("import", on_paper(tmp_path, banned()), *CHECKLIST),
        "export": ("export", "--out", tmp_path / "a.jsonl"),
        "ledger": ("ledger", "--month", "2023-08", "--out", tmp_path / "a.xlsx"),
        "case": ("case", "--number", "2023-0001", "--out", tmp_path / "案"),
        "reports": ("reports", "--out", tmp_path / "报"),
        "rejudge": ("rejudge", "--record", "A-1", *CHECKLIST),
    }[command]
    result = run("--db", base, *words)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert f"{base}：数据库" in result.err
    assert "“inspection.db-documents”还在" in result.err
    assert everything(base.parent) == before


def test_what_was_put_aside_is_told_on_standard_error(run: Run, base: Path, tmp_path: Path) -> None:
    (base.with_name("inspection.db-documents") / ("f" * 64)).write_bytes(b"no row names this")
    result = run("--db", base, "import", on_paper(tmp_path, banned()), *CHECKLIST)
    assert result.code == 0
    (line,) = result.err.splitlines()
    assert line.startswith("注意：")
    assert "已移入隔离文件夹，没有删除" in line
    assert (base.with_name("inspection.db-quarantine") / ("f" * 64)).read_bytes() == b"no row names this"


def test_a_command_that_only_reads_changes_nothing(run: Run, base: Path, tmp_path: Path) -> None:
    (base.with_name("inspection.db-documents") / ("f" * 64)).write_bytes(b"no row names this")
    before = everything(base.parent)
    for words in (
        ("export", "--out", tmp_path / "a.jsonl"),
        ("ledger", "--month", "2023-08", "--out", tmp_path / "a.xlsx"),
        ("case", "--number", "2023-0001", "--out", tmp_path / "案"),
        ("reports", "--out", tmp_path / "报"),
    ):
        result = run("--db", base, *words)
        assert result.err.startswith(f"注意：{base}-documents：存档文件夹中有1个文件在数据库里没有登记")
        assert everything(base.parent) == before


@pytest.mark.parametrize("name", ["长" * 90, "没有/没有.db"])
def test_a_database_that_cannot_even_be_looked_for_is_told(run: Run, tmp_path: Path, name: str) -> None:
    for words in (("export", "--out", tmp_path / "a.jsonl"), ("rejudge", "--record", "A-1", *CHECKLIST)):
        result = run("--db", tmp_path / name, *words)
        assert (result.code, result.out) == (2, "")
        assert len(result.err.splitlines()) == 1
        assert name in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [("health",), ("export", "--out", "a.jsonl"), ("backup", "--to", "备份"), ("import", "a.jsonl", *CHECKLIST)]
)
def test_a_pipe_or_a_device_is_told_and_nothing_waits_for_it(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    pipe = tmp_path / "台账.db"
    os.mkfifo(pipe)
    (tmp_path / "a.jsonl").write_text("")
    for path_given in (pipe, Path(os.devnull)):
        result = run("--db", path_given, *(tmp_path / word if word in {"a.jsonl", "备份"} else word for word in words))
        assert (result.code, "不是数据库文件" in result.err) == (2, True)
        assert str(path_given) in result.err


def test_every_command_opens_a_store_in_the_one_way() -> None:
    commands = Path(__file__).parents[2] / "inspections" / "commands"
    assert [path.name for path in sorted(commands.glob("*.py")) if "open_store(" in path.read_text(encoding="utf-8")] == ["context.py"]
