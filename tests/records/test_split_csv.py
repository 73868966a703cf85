"""A CSV file that programs write is split as a whole, any other is read row by row: both say the same."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.faults import UserError
from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.records import file_faults, vocabulary

HEADINGS = (
    "id",
    "topics",
    "inspected_on",
    "county",
    "inspectee.name",
    "inspectee.kind",
    "user.name",
    "user.capacity_kw",
    "inspectors[1].name",
)
LONG = "一个很长很长的名称" * 20
"""More bytes than are compared as words."""

CELLS = st.one_of(
    st.text(st.characters(codec="gb18030", exclude_characters='",\r\n\0', exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["", " ", "　", "甲", "甲乙丙", "12345678", "123456789", "1234567", "1.5", "#N/A", LONG, f"{LONG}甲"]),
)
ROWS = st.lists(st.tuples(CELLS, st.one_of(CELLS, st.sampled_from(["10", "10.0", "１０"])), CELLS), max_size=8)


def outcome_of(path: Path) -> object:
    """Return the records of a file as they would be written back, or all its faults."""
    try:
        return [one.payload for one in records_of(read_records(path, vocabulary()))]
    except UserError as error:
        return error.faults


def written(folder: Path, lines: list[tuple[str, ...]], *, quoted: bool, end: str, encoding: str, last: bool = True) -> Path:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator=end).writerows(lines)
    path = folder / "台账.csv"
    path.write_bytes((text.getvalue() if last else text.getvalue().removesuffix(end)).encode(encoding))
    return path


def table(rows: list[tuple[str, str, str]], first: int = 1) -> list[tuple[str, ...]]:
    fixed = ("fees", "2023-08-15", "410823", "某县供电公司", "grid_company")
    return [HEADINGS, *((f"A-{number}", *fixed, *row) for number, row in enumerate(rows, start=first))]


@given(rows=ROWS, end=st.sampled_from(["\n", "\r\n"]), encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]), last=st.booleans())
def test_quotes_change_nothing(rows: list[tuple[str, str, str]], end: str, encoding: str, last: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        plain = outcome_of(written(Path(name), table(rows), quoted=False, end=end, encoding=encoding, last=last))
        quoted = outcome_of(written(Path(name), table(rows), quoted=True, end=end, encoding=encoding, last=last))
    assert plain == quoted


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("quoted", [False, True])
def test_the_end_of_a_line_is_no_part_of_its_last_cell(tmp_path: Path, end: str, quoted: bool) -> None:
    (fault,) = file_faults(written(tmp_path, table([("甲", "10", "#N/A")]), quoted=quoted, end=end, encoding="utf-8"))
    assert fault.what == "单元格 I2 的结果是错误值 #N/A"


@pytest.mark.parametrize("fault", [(), ("昨天", "约10", "张某"), ("甲", "10", "#N/A")])
def test_a_large_file_is_one_table(tmp_path: Path, fault: tuple[str, str, str] | tuple[()]) -> None:
    rows = [(f"{LONG}{number % 700}", f"{number % 90}.50", f"张{number}") for number in range(12_000)]
    if fault:
        rows[11_000] = fault
    plain = outcome_of(written(tmp_path, table(rows), quoted=False, end="\n", encoding="utf-8"))
    assert plain == outcome_of(written(tmp_path, table(rows), quoted=True, end="\n", encoding="utf-8"))


@pytest.mark.parametrize("line", ["A-2", 'A-2,fees,2023-08-15,410823,"某县,供电公司",grid_company,甲,10,张某', "", "A-2\r"])
def test_one_line_that_is_not_plain_spoils_no_other(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, table([("甲", "10", "张某")]), quoted=False, end="\n", encoding="utf-8")
    before = outcome_of(path)
    path.write_text(path.read_text(encoding="utf-8") + f"{line}\n", encoding="utf-8", newline="")
    after = outcome_of(path)
    if line == "":
        assert after == before
    elif line.startswith("A-2,"):
        assert isinstance(after, list)
        assert [one["inspectee"]["name"] for one in after] == ["某县供电公司", "某县,供电公司"]
    else:
        assert not isinstance(after, list)


NAMES = [
    ('"某县,供电公司"', "某县,供电公司"),
    ('"某县""一""公司"', '某县"一"公司'),
    ('某县"一"公司', '某县"一"公司'),
    ('"某县"公司', "某县公司"),
]


@pytest.mark.parametrize(("cell", "name"), NAMES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("tail", [",甲,10,张某", ",甲,10", ",甲"])
def test_a_quote_means_the_same_wherever_lines_end_and_rows_are_short(tmp_path: Path, cell: str, name: str, end: str, tail: str) -> None:
    rows = [",".join(HEADINGS), *(f"A-{number},fees,2023-08-15,410823,{cell},grid_company{tail}" for number in range(3))]
    path = tmp_path / "台账.csv"
    path.write_bytes(end.join(rows).encode())
    assert [record.payload["inspectee"]["name"] for record in records_of(read_records(path, vocabulary()))] == [name] * 3


@pytest.mark.parametrize("separator", [",", "\t"])
@pytest.mark.parametrize("last", ['"', 'A-2,"甲', 'A-2,甲\n"'])
def test_quotes_that_are_still_open_at_the_end_are_refused(tmp_path: Path, separator: str, last: str) -> None:
    path = written(tmp_path, table([("甲", "10", "张某")]), quoted=False, end="\n", encoding="utf-8")
    text = f"{path.read_text(encoding='utf-8')}{last}"
    path.write_text(text.replace(",", separator), encoding="utf-8", newline="")
    assert [fault.what for fault in file_faults(path)] == ["有一行无法分列，可能是引号没有成对"]


def test_a_line_break_in_a_cell_is_no_end_of_its_row_where_a_block_ends_either(tmp_path: Path) -> None:
    rows = [(f"甲{number}", "10", f"张{number}") for number in range(30_000)]
    lines = [(*row[:4], f"某县\n供电公司{'。' * 40}", *row[5:]) if row[0] != "id" else row for row in table(rows)]
    (fault, *_) = file_faults(written(tmp_path, lines, quoted=False, end="\n", encoding="utf-8"))
    assert fault.path == "inspectee.name"
