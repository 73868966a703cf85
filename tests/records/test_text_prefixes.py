"""What keeps a spreadsheet from taking a text for a number is taken off when the text is read."""

from pathlib import Path

import pytest

from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.records import vocabulary
from tests.support.reviewed_files import reviewed

HEADINGS = "记录编号,检查项目,检查时间,行政区划代码,被检查单位,被检查单位类别,联系电话,收费[1].收费金额,检查开始时间"


def test_an_id_in_equals_and_quotes_keeps_its_zeros() -> None:
    assert [record["id"] for record in reviewed("b13_excel_text_prefix.csv")] == ["0012"]


def test_names_and_certificates_in_equals_and_quotes_are_those_inside() -> None:
    (record,) = reviewed("b20_equals_quote_everywhere.csv")
    assert record["inspectee"]["name"] == "武陟县某供电公司"
    assert [one["certificate"] for one in record["inspectors"]] == ["0020010", "0020011"]


@pytest.mark.parametrize("written", ['"=""{}"""', '="{}"', "'{}"])
def test_every_type_of_fact_is_read_from_such_a_cell(tmp_path: Path, written: str) -> None:
    cells = ["0012", "违规收费", "2023-08-15", "410823", "某县供电公司", "供电公司", "03917200000", "1200.50", "2023-08-15 09:30"]
    path = tmp_path / "台账.csv"
    path.write_text("\n".join([HEADINGS, ",".join(written.format(cell) for cell in cells)]), encoding="utf-8")
    (record,) = records_of(read_records(path, vocabulary()))
    assert (record.id, record.payload["inspected_on"], record.payload["visit"]["phone"]) == ("0012", "2023-08-15", "03917200000")
    assert (record.payload["fees"], record.inspectee_kind) == ([{"amount": "1200.50"}], "grid_company")


@pytest.mark.parametrize("empty", ['"="""""', '=""', "'", "\u200b", "\ufeff", " \u00a0"])
def test_a_cell_that_shows_nothing_is_empty(tmp_path: Path, empty: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(f"{HEADINGS}\nA-1,违规收费,2023-08-15,410823,某公司,供电公司,{empty},1.00,\n", encoding="utf-8")
    (record,) = records_of(read_records(path, vocabulary()))
    assert "visit" not in record.payload
