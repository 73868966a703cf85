"""`--db FILE case --number N --out DIR`: every document of a case as it was issued, and all of them in one file."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.opening import open_store
from inspections.cases.numbers import NumberKind
from inspections.days import BEIJING
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.void_document import void_document
from tests.support.command_line import Run
from tests.support.made_up_case import PARTY, SITE, draft, issued, opened, visit, whole_case

REVIEW = Path(__file__).resolve().parents[1] / "data/review/pictures"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "库.db"
    store = open_store(path, create=True)
    whole_case(store, tmp_path)
    store.close()
    return path


def test_the_documents_and_the_bound_file_are_written(run: Run, base: Path, tmp_path: Path) -> None:
    out = tmp_path / "案卷"
    result = run("--db", base, "case", "--number", "2023-0001", "--out", out)
    assert result.code == 0
    assert result.err == f"案件 2023-0001（{PARTY}）共取出文书6份，装订成一个文件。\n"
    paths = [Path(line) for line in result.lines]
    assert sorted(out.iterdir()) == sorted(paths)
    assert paths[-1].name == f"2023-0001 {PARTY} 案件卷宗.pdf"
    pages = [len(PdfReader(io.BytesIO(path.read_bytes())).pages) for path in paths]
    assert pages[-1] == 2 + sum(pages[:-1])
    assert run("--db", base, "case", "--number", "2023-0001", "--out", out).lines == result.lines


def test_a_photo_that_cannot_be_shown_is_told_and_the_case_is_bound(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "库.db"
    store = open_store(path, create=True)
    (record,) = opened(store)
    issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    taken = datetime(2023, 8, 15, 10, tzinfo=BEIJING)
    for name in ("truncated.jpg", "photo.webp"):
        attach(store, record.uuid, [Found(REVIEW / name, "公示栏", (), taken, "营业厅", "张某某")])
    store.close()
    result = run("--db", path, "case", "--number", "2023-0001", "--out", tmp_path / "案卷")
    assert result.code == 0
    assert "证据1无法显示：JPEG 图片打不开，文件已损坏或者不完整，页上印“无法显示”" in result.err
    assert "证据2" not in result.err
    assert len(result.lines) == 2


def test_void_documents_stay_in_the_store(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "库.db"
    store = open_store(path, create=True)
    (record,) = opened(store)
    first, second = (issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15)) for _ in range(2))
    void_document(store, first.uuid, "误")
    store.close()
    result = run("--db", path, "case", "--number", "2023-0001", "--out", tmp_path / "案卷")
    assert [Path(line).name for line in result.lines] == [second.file_name, f"2023-0001 {PARTY} 案件卷宗.pdf"]


def test_a_number_of_two_counties_asks_which(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "库.db"
    store = open_store(path, create=True)
    opened(store, visit(), visit("BA-1", county="410822"))
    store.close()
    result = run("--db", path, "case", "--number", "2023-0001", "--out", tmp_path / "案卷")
    assert (result.code, result.err) == (2, "有2个县（区）的案件都是“2023-0001”，请加 --county，可选 410823、410822。\n")
    result = run("--db", path, "case", "--number", "2023-0001", "--county", "410822", "--out", tmp_path / "案卷")
    assert (result.code, result.err) == (2, "2023-0001：本案还没有文书，无法装订，请先出具文书。\n")
    assert not (tmp_path / "案卷").exists()


def test_an_unknown_case_and_a_missing_database_are_refused(run: Run, base: Path, tmp_path: Path) -> None:
    result = run("--db", base, "case", "--number", "2023-0009", "--out", tmp_path / "案卷")
    assert (result.code, result.err) == (2, "数据库中没有案件“2023-0009”，请核对案号，写法如 2023-0001。\n")
    result = run("case", "--number", "2023-0001", "--out", tmp_path / "案卷")
    assert result.code == 2
    assert result.err.startswith("没有指定数据库")
