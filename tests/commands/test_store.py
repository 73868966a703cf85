"""`--db FILE import` and `export`: all records or none, and the same ones out as in."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import simplejson

from tests.support.command_line import CHECKLIST, RESOURCES, Run, banned, clean, files_in, on_paper
from tests.support.records import ONE_OF_EVERYTHING
from tests.support.resale_record import CASE, RESALE_RECORD, VISIT

SHIPPED = RESOURCES / "samples" / "records.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    return [simplejson.loads(line, use_decimal=True) for line in path.read_text(encoding="utf-8").splitlines()]


def exported(run: Run, base: Path, name: str = "导出.jsonl") -> Path:
    out = base.parent / name
    result = run("--db", base, "export", "--out", out)
    assert (result.code, result.out) == (0, f"{out}\n")
    return out


def test_importing_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    path, base = on_paper(tmp_path, banned(), clean(id="A-2")), tmp_path / "库.db"
    assert run("--db", base, "import", path, *CHECKLIST).out.startswith("新增2条，更新0条，未变0条")
    before = exported(run, base).read_bytes()
    assert run("--db", base, "import", path, *CHECKLIST).out.startswith("新增0条，更新0条，未变2条，新立案0件")
    assert exported(run, base).read_bytes() == before


def test_a_changed_record_is_changed(run: Run, tmp_path: Path) -> None:
    base = tmp_path / "库.db"
    run("--db", base, "import", on_paper(tmp_path, banned(), clean(id="A-2")), *CHECKLIST)
    result = run("--db", base, "import", on_paper(tmp_path, banned(fees=[]), clean(id="A-3")), *CHECKLIST)
    assert result.out.startswith("新增1条，更新1条，未变0条")
    assert [one["id"] for one in lines(exported(run, base))] == ["A-1", "A-2", "A-3"]


def test_export_and_import_give_the_same_records(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "一.db", tmp_path / "二.db"
    path = on_paper(tmp_path, ONE_OF_EVERYTHING, banned(id="A-2"), {**RESALE_RECORD, "id": "A-3"})
    run("--db", first, "import", path, *CHECKLIST)
    out = exported(run, first)
    kept = lines(out)
    identities = [one.pop("uuid") for one in kept]
    links = [(UUID(one.pop("visit_uuid")), UUID(one.pop("case_uuid"))) for one in kept]
    without = {path: fact for path, fact in RESALE_RECORD.items() if path not in {"visit_uuid", "case_uuid"}}
    assert kept == [ONE_OF_EVERYTHING, banned(id="A-2"), {**without, "id": "A-3"}]
    assert len({UUID(identity) for identity in identities}) == 3
    assert links[2] == (UUID(VISIT), UUID(CASE))
    assert run("--db", second, "import", out, *CHECKLIST).code == 0
    assert exported(run, second, "再导出.jsonl").read_bytes() == out.read_bytes()


def test_what_ships_goes_in_and_out(run: Run, tmp_path: Path) -> None:
    base = tmp_path / "库.db"
    assert run("--db", base, "import", SHIPPED, *CHECKLIST).code == 0
    out = exported(run, base)
    assert [one["id"] for one in lines(out)] == [one["id"] for one in lines(SHIPPED)]
    assert run("--db", base, "import", out, *CHECKLIST).out.startswith("新增0条，更新0条，未变50条")


def test_bad_input_stores_nothing_and_makes_no_database(run: Run, tmp_path: Path) -> None:
    path, base = on_paper(tmp_path, banned(), banned(id="A-2", county="1")), tmp_path / "库.db"
    result = run("--db", base, "import", path, *CHECKLIST)
    assert (result.code, result.out, files_in(tmp_path)) == (2, "", ["记录.json"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("import", "记录.json", *CHECKLIST), "没有指定数据库"),
        (("export", "--out", "a.jsonl"), "没有指定数据库，请写 --db 数据库文件 export --out 文件.jsonl。"),
        (("health",), "没有指定数据库，请写 --db 数据库文件 health。"),
        (("reports", "--out", "a"), "没有指定数据库，请写 --db 数据库文件 reports --out 文件夹。"),
        (("--db", "没有.db", "export", "--out", "a.jsonl"), "找不到数据库文件"),
        (("--db", ".", "export", "--out", "a.jsonl"), "找不到数据库文件"),
        (("--db", "没有.db", "export", "--out", "a.json"), "只能导出 .jsonl 文件"),
        (("--db", "记录.json", "export", "--out", "a.jsonl"), "记录.json"),
        (("--db", "没有.db", "import", "没有.json", *CHECKLIST), "找不到文件"),
        (("--db", "没有.db", "import", "记录.json", "--checklist", "x"), "没有检查表“x”"),
    ],
)
def test_without_database_or_file_nothing_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], expected: str
) -> None:
    on_paper(tmp_path, banned())
    monkeypatch.chdir(tmp_path)
    answer = run(*words)
    assert (answer.code, answer.out, files_in(tmp_path)) == (2, "", ["记录.json"])
    assert expected in answer.err


def test_an_author_without_a_name_is_still_an_author(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("inspections.events.author.getuser", nameless)
    assert run("--db", tmp_path / "库.db", "import", on_paper(tmp_path, banned()), *CHECKLIST).code == 0
