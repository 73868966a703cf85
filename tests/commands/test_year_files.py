"""Year files given to the commands: by `--calendar`, or in the folder `calendars` beside the database."""

from datetime import date
from pathlib import Path

import pytest

from inspections.checklists.calendars import WorkingDays
from inspections.resources import Resources
from tests.support.command_line import CHECKLIST, RESOURCES, Run, banned, on_paper
from tests.support.year_files import YEAR_2027

FOREIGN = '{"year": 2027, "papers": [], "days": []}'


def calendar_beside(tmp_path: Path, *files: Path) -> WorkingDays:
    return Resources(RESOURCES, tmp_path, files).calendar


def put(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "calendars").mkdir(exist_ok=True)
    (tmp_path / "calendars" / name).write_text(text, encoding="utf-8")


def test_a_year_file_named_on_the_command_line_is_used(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2027.toml"
    path.write_text("[calendar]\nyear = 2027\n", encoding="utf-8")
    result = run("--calendar", path, "check", on_paper(tmp_path, banned()), *CHECKLIST)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        f"2027.toml 第1行 calendar：缺少 {key}，请补填。" for key in ("document", "days_off", "make_up_days")
    ]
    path.write_text(YEAR_2027, encoding="utf-8")
    assert run("--calendar", path, "check", on_paper(tmp_path, banned()), *CHECKLIST).code == 1


@pytest.mark.parametrize("name", ["2027.toml", "2027.TOML", "2027.toml.txt"])
def test_a_year_file_beside_the_database_is_used_whatever_windows_made_of_its_name(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, YEAR_2027)
    put(tmp_path, "说明.txt", "放假安排放在这里")
    assert calendar_beside(tmp_path).is_working(date(2027, 2, 20)) is True


def test_holidays_of_another_publisher_are_refused_and_not_passed_over(run: Run, tmp_path: Path) -> None:
    put(tmp_path, "2027.json", FOREIGN)
    result = run("--db", tmp_path / "检查.db", "import", on_paper(tmp_path, banned()), *CHECKLIST)
    assert (result.code, result.out) == (2, "")
    assert result.err == "2027.json：这是 JSON 或者网页，不是 TOML，请核对文件。\n"
