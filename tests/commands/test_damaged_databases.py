"""Whatever a disk does to the file: every command ends with a sentence or with what is true, and no document is lost."""

import shutil
from pathlib import Path

import pytest

from tests.support import damaged_stores
from tests.support.command_line import CHECKLIST, Run, banned, on_paper
from tests.support.store_samples import record

TRIED = 60
OUTCOMES = {0, 1, 2}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a sound store."""
    folder = tmp_path_factory.mktemp("sound")
    damaged_stores.make(folder / "inspection.db")
    return folder


def kept(folder: Path) -> dict[str, bytes]:
    """Return the files of documents and evidence by name, wherever they lie."""
    return {
        path.name: path.read_bytes()
        for name in ("inspection.db-documents", "inspection.db-quarantine")
        if (folder / name).is_dir()
        for path in (folder / name).iterdir()
        if path.suffix == ""
    }


def test_random_damage_is_told_and_costs_no_document_and_no_silent_change(run: Run, sound: Path, tmp_path: Path) -> None:
    export, before = tmp_path / "出.jsonl", kept(sound)
    assert run("--db", sound / "inspection.db", "export", "--out", export).code == 0
    lines = export.read_bytes()
    paper = on_paper(tmp_path, banned(id="Z-1"))
    quick = (("export", "--out", export), ("health", "--format", "json"))
    slow = (("ledger", "--month", "2023-08", "--out", tmp_path / "台账.xlsx"), ("import", paper, *CHECKLIST))
    for seed in range(TRIED):
        folder = tmp_path / f"{seed}"
        shutil.copytree(sound, folder)
        damaged_stores.damage(folder / "inspection.db", seed)
        for words in (*quick, *slow) if seed % 7 == 0 else quick:
            export.unlink(missing_ok=True)
            result = run("--db", folder / "inspection.db", *words)
            assert result.code in OUTCOMES, (seed, words)
            assert result.code != 2 or result.err, (seed, words)  # docs/contract.md, "Commands"
            assert "Error" not in result.err, (seed, words, result.err)
            if words[0] == "export" and result.code == 0:
                assert export.read_bytes() == lines, seed
        now = kept(folder)
        assert {name: now.get(name) for name in before} == before, seed
        shutil.rmtree(folder)


@pytest.mark.parametrize("beginning", ["zeroes", "noise", "nothing but zeroes"])
def test_a_file_that_lost_its_beginning_is_damaged_and_nobody_is_asked_for_a_password(
    run: Run, sound: Path, tmp_path: Path, beginning: str
) -> None:
    base = tmp_path / "inspection.db"
    content = (sound / "inspection.db").read_bytes()
    lost = {"zeroes": bytes(100), "noise": bytes(range(0x9C, 0x100)), "nothing but zeroes": bytes(len(content))}[beginning]
    base.write_bytes(lost + content[len(lost) :])
    result = run("--db", base, "export", "--out", tmp_path / "a.jsonl")
    assert result.code == 2  # docs/contract.md, "Commands"
    assert "数据库文件已损坏" in result.err
    assert "口令" not in result.err
    assert "体检" in result.err
    assert "备份" in result.err


@pytest.mark.parametrize("content", ["会议记录\n" * 100, "id,topics\n1,fees\n"])
def test_a_file_of_another_kind_is_not_called_damaged(run: Run, tmp_path: Path, content: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(content.encode(encoding))
        result = run("--db", path, "export", "--out", tmp_path / "a.jsonl")
        assert result.code == 2  # docs/contract.md, "Commands"
        assert "不是本程序的数据库" in result.err
        assert path.read_bytes() == content.encode(encoding)


def test_a_changed_digit_of_a_record_stops_the_export_which_names_it(run: Run, sound: Path, tmp_path: Path) -> None:
    base = tmp_path / "inspection.db"
    content = (sound / "inspection.db").read_bytes()
    said = record("A-7").canonical()
    base.write_bytes(content.replace(said, said.replace(b"1200.00", b"1300.00")))
    result = run("--db", base, "export", "--out", tmp_path / "a.jsonl")
    assert result.code == 2  # docs/contract.md, "Commands"
    assert "记录“A-7”的内容与存入时的校验值不符" in result.err
    assert not (tmp_path / "a.jsonl").exists()
