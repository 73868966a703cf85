"""Titles broken by sense, into few lines that form a trapezoid or a rhombus."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspections.typesetting.heads import break_title

ROOM = 442.2
SIZE = 22.0


def broken(title: str) -> tuple[str, ...]:
    return break_title(title, [SIZE / 2 if character.isascii() else SIZE for character in title], ROOM)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("责令整改通知书", ("责令整改通知书",)),
        (
            "武陟县发展和改革委员会关于责令国网武陟县供电公司限期整改违规收取费用问题的通知",
            ("武陟县发展和改革委员会", "关于责令国网武陟县供电公司", "限期整改违规收取费用问题的通知"),
        ),
        ("武陟县发展和改革委员会责令国网武陟县供电公司整改通知书", ("武陟县发展和改革委员会", "责令国网武陟县供电公司整改通知书")),
        (
            "关于武陟县某合金制品有限公司用电报装收费问题的责令整改通知书",
            ("关于武陟县某合金制品有限公司", "用电报装收费问题的责令整改通知书"),
        ),
        (
            "武陟县发展和改革委员会关于印发《武陟县用电报装领域优化营商环境专项整治行动实施方案》的通知",
            ("武陟县发展和改革委员会关于印发", "《武陟县用电报装领域优化营商环境", "专项整治行动实施方案》的通知"),
        ),
        ("武陟县发展和改革委员会关于印发《供电监管办法》的通知", ("武陟县发展和改革委员会", "关于印发《供电监管办法》的通知")),
    ],
)
def test_titles_of_notices_break_where_a_reader_would(title: str, lines: tuple[str, ...]) -> None:
    assert broken(title) == lines


parts = st.sampled_from(
    [
        "关于",
        "责令",
        "武陟县发展和改革委员会",
        "国网武陟县供电公司",
        "某某有限公司",
        "限期整改",
        "《优化营商环境条例》",
        "违规收取费用",
        "的",
        "和",
        "通知书",
        "2023年",
        "“挖矿”",
    ]
)


@given(st.lists(parts, min_size=1, max_size=9).map("".join))
def test_lines_are_the_title_fit_and_tear_no_word(title: str) -> None:
    lines = broken(title)
    assert "".join(lines) == title
    for line in lines:
        assert sum(SIZE / 2 if character.isascii() else SIZE for character in line) <= ROOM
    ends = {sum(map(len, lines[:count])) for count in range(1, len(lines))}
    for match in re.finditer("通知书|委员会|有限公司|供电公司|《[^》]*》|“[^”]*”|2023年", title):
        assert ends.isdisjoint(range(match.start() + 1, match.end())), lines


@given(st.text("甲乙丙丁《》，、的", max_size=130))
@example("甲" * 90)
@example("甲" * 130)
def test_any_title_fits(title: str) -> None:
    lines = broken(title)
    assert "".join(lines) == title
    assert all(len(line) * SIZE <= ROOM for line in lines)


def test_no_line_begins_with_a_particle_or_a_closing_mark() -> None:
    for line in broken("关于对国网武陟县供电公司违规收取移表费、带电作业费等费用及未停止办理虚拟货币“挖矿”项目报装问题的整改复查意见书")[
        1:
    ]:
        assert line[0] not in "的、”》"


def test_a_name_too_long_for_a_line_breaks_after_a_place() -> None:
    lines = broken("内蒙古自治区鄂尔多斯市达拉特旗发展和改革委员会关于责令国网内蒙古东部电力有限公司限期整改的通知")
    assert all(line.endswith(("自治区", "市", "旗", "委员会", "公司", "通知")) for line in lines)


@given(st.text("用电报装领域监督检查收费规范整改落实", min_size=1, max_size=45), st.sampled_from(["通知", "函", "意见", "通知书"]))
def test_the_kind_of_document_is_not_left_alone_on_the_last_line(name: str, kind: str) -> None:
    lines = broken(f"武陟县发展和改革委员会关于印发《{name}》的{kind}")
    assert len(lines[-1]) >= 4
    assert lines[-1].endswith(f"》的{kind}")
