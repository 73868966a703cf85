"""`reports`: the issued monthly reports of a store, as files."""

from datetime import date
from pathlib import Path

import docx
import pytest

from db.opening import open_store
from inspections.cases.documents import Document
from inspections.documents.orders import order_report
from inspections.store import Store
from inspections.use_cases.draft_report import draft_report
from inspections.use_cases.issue import issue_document
from inspections.use_cases.void_document import void_document
from tests.support.command_line import Run
from tests.support.made_up_case import opened, packs, templates, visit
from tests.support.notice_drafts import fonts


def issued(store: Store, month: tuple[int, int], replaced: Document | None = None) -> Document:
    with store.reading() as unit:
        draft = draft_report(unit, templates(), packs(), "410823", month, None, replaced)
    order = order_report(draft, fonts())
    return issue_document(store, order, prefix="武发改能源通", issued_on=date(2023, 9, 1)).document


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A store with a report of July that is void, one of August that was replaced, and the one in its place."""
    path = tmp_path / "c.db"
    store = open_store(path)
    opened(store, visit(), visit("WZ-2023-020", "2023-07-05"))
    void_document(store, issued(store, (2023, 7)).uuid, "数字有误")
    issued(store, (2023, 8), issued(store, (2023, 8)))
    store.close()
    return path


def test_the_reports_are_taken_out_as_they_were_issued(run: Run, database: Path, tmp_path: Path) -> None:
    result = run("--db", database, "reports", "--out", tmp_path / "out")
    assert (result.code, result.err) == (0, "共取出月度通报2份，其中1份已被替换。\n")
    paths = [Path(line) for line in result.lines]
    assert [path.name[:13] for path in paths] == ["武发改能源通〔2023〕2", "武发改能源通〔2023〕3"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
    assert run("--db", database, "reports", "--month", "2023-08", "--out", tmp_path / "out").lines == result.lines


def test_a_report_can_be_had_to_be_edited(run: Run, database: Path, tmp_path: Path) -> None:
    result = run("--db", database, "reports", "--month", "2023-08", "--word", "--out", tmp_path / "out")
    _, first, _, second = map(Path, result.lines)
    texts = [[paragraph.text for paragraph in docx.Document(str(path)).paragraphs] for path in (first, second)]
    replaced = "本件替换武发改能源通〔2023〕2号，该件自本件签发之日起不再使用。"
    assert [replaced in text for text in texts] == [False, True]


def test_what_there_is_not_is_told_and_nothing_is_written(run: Run, database: Path, tmp_path: Path) -> None:
    for words, said in (
        (("--db", database, "reports", "--month", "2023-07"), "没有2023年7月的月度通报"),
        (("reports",), "没有指定数据库"),
        (("--db", tmp_path / "no.db", "reports"), "no.db"),
    ):
        result = run(*words, "--out", tmp_path / "out")
        assert (result.code, result.out) == (2, "")
        assert said in result.err
    for path in (tmp_path / "c.db-documents").iterdir():
        path.write_bytes(b"changed")
    result = run("--db", database, "reports", "--out", tmp_path / "out")
    assert result.code == 2
    assert "改动" in result.err
    assert not (tmp_path / "out").exists()
