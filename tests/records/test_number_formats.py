"""Formats under which a number is the number it is need no look at the sheet's XML, which takes long for a large one."""

import pytest

from inspections.records.number_formats import may_change


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "0.00",
        "#,##0.00",
        "@",
        "yyyy-mm-dd",
        'yyyy"年"m"月"d"日"',
        "[$-804]aaaa",
        "h:mm",
        "0.00E+00",
        "# ?/?",
        '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        "0.00_ ;[Red]-0.00\\ ",
    ],
)
def test_usual_formats_change_nothing(code: str) -> None:
    assert not may_change(code)


@pytest.mark.parametrize("code", ['0.00"万元"', "0000", "0%", "#,##0,", '0!.0,"万元"', ";;;", "0.00;0.00", '"是";;"否"', "000-0000"])
def test_formats_with_a_meaning_are_looked_at(code: str) -> None:
    assert may_change(code)
