"""The laws of line breaking, on any text: nothing lost, nothing outside the block, marks on their side, numbers whole."""

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.typesetting.lines import LONG_TOKEN, TextLine, break_lines

EM = 15.793
ROOM = 28 * EM
FIRST = 26 * EM
# Written anew from GB/T 15834, not taken from the program.
NOT_FIRST = "，。、；：！？）》」』】〕”’％%…·～"
NOT_LAST = "（《「『【〔“‘"
HAN = "本机关依照法定职责对用电报装领域开展监督检查"

han = st.text(HAN, min_size=1, max_size=12)
number = st.from_regex(r"[1-9][0-9]{0,5}(\.[0-9]{2})?(元|万元|千瓦|个|日|户|%)?", fullmatch=True)
word = st.from_regex(r"[A-Z][A-Za-z0-9]{0,8}(-[0-9]{1,4})?", fullmatch=True)
reference = st.from_regex(r"〔20[0-9]{2}〕[1-9][0-9]{0,2}号", fullmatch=True)
token = st.one_of(number, word, reference, st.sampled_from(["……", "——"]))
quoted = st.one_of(han.map("《{}》".format), han.map("“{}”".format), han.map("（{}）".format), token.map("（{}）".format))
piece = st.one_of(han, han, quoted, token, st.sampled_from([*"，。、；：！？", "》、《", "）。", "：“"]))
texts = st.lists(piece, min_size=1, max_size=40).map("".join).filter(lambda text: not re.search(r"[，。、；：！？]{3}", text))
anything = st.text(st.sampled_from([*HAN, *NOT_FIRST, *NOT_LAST, *"aZ09 .-/", "𬭎", "㛃"]), max_size=200)


def width(character: str) -> float:
    return 8.0 if character.isascii() else EM


def broken(text: str) -> list[TextLine]:
    return break_lines(text, [width(character) for character in text], FIRST, ROOM)


def rooms(lines: list[TextLine]) -> list[float]:
    return [FIRST, *[ROOM] * (len(lines) - 1)]


@given(anything)
def test_the_lines_together_are_the_text_and_none_is_wider_than_the_block(text: str) -> None:
    lines = broken(text)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line, room in zip(lines, rooms(lines), strict=False):
        assert len(line.widths) == line.end - line.start > 0
        assert sum(line.widths) <= room + 0.01
        assert min(line.widths) >= 0


@given(texts)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    lines = broken(text)
    for line in lines[1:]:
        # A text may itself begin with a mark; then no line break is to blame.
        assert text[line.start] not in NOT_FIRST, [text[line.start : line.end] for line in lines]
    for line in lines[:-1]:
        assert text[line.end - 1] not in NOT_LAST


@given(texts)
def test_numbers_with_their_units_words_and_document_numbers_are_not_torn(text: str) -> None:
    whole = r"〔[0-9]+〕[0-9]+号|[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:(?<=[0-9])(?:万元|元|千瓦|个|日|户|%))?|……|——"
    cuts = {line.start for line in broken(text)}
    for match in re.finditer(whole, text):
        if len(match[0]) < LONG_TOKEN:
            assert cuts.isdisjoint(range(match.start() + 1, match.end())), match[0]


@given(han, han, st.from_regex(r"[京豫蒙][A-Z][0-9]{4,8}", fullmatch=True))
def test_a_certificate_number_stays_with_its_province(before: str, after: str, certificate: str) -> None:
    for count in range(1, 4):
        text = before * count + "（执法证号" + certificate + "）" + after
        cuts = {line.start for line in broken(text)}
        start = text.index(certificate)
        assert cuts.isdisjoint(range(start + 1, start + len(certificate)))


@given(texts)
def test_every_line_but_the_last_ends_flush(text: str) -> None:
    lines = broken(text)
    for line, room in list(zip(lines, rooms(lines), strict=False))[:-1]:
        assert sum(line.widths) == pytest.approx(room, abs=0.01)


@given(texts)
def test_only_marks_give_way_and_no_more_than_their_blank_half(text: str) -> None:
    for line in broken(text):
        for character, used in zip(text[line.start : line.end], line.widths, strict=True):
            if character in NOT_FIRST:
                assert used >= width(character) / 2 - 0.01
            else:
                assert used >= width(character) - 0.01


def test_plain_text_stands_on_the_grid() -> None:
    text = (HAN * 5)[: 26 + 28 + 10]
    lines = broken(text)
    assert [line.end - line.start for line in lines] == [26, 28, 10]
    assert all(used == pytest.approx(EM) for line in lines for used in line.widths)


def test_a_mark_that_just_does_not_fit_is_squeezed_in() -> None:
    text = "本" * 6 + "，" + "本" * 6 + "，" + "本" * 6 + "，" + "本" * 5 + "。" + "本" * 5
    first = broken(text)[0]
    assert text[: first.end].endswith("本。")
    assert sum(first.widths) == pytest.approx(FIRST)


def test_spreading_leaves_words_and_numbers_as_they_are() -> None:
    text = "本机关2023" + "本" * 19 + "ABC201-2023"
    first, second = broken(text)
    assert text[second.start :] == "ABC201-2023"
    # Gaps open between ideographs and around the number, not inside it.
    assert first.widths[3:6] == [8.0, 8.0, 8.0]
    assert first.widths[6] > 8.0
    assert first.widths[0] > EM


@pytest.mark.parametrize("long", ["1234567890" * 9, "https://www.example.gov.cn/" + "a" * 120])
def test_what_is_longer_than_a_line_is_cut_at_its_edge(long: str) -> None:
    lines = broken("网址" + long + "。")
    assert len(lines) > 1
    for line in lines[1:-1]:
        assert ROOM - 8.0 < sum(line.widths) <= ROOM + 0.01


def test_a_long_code_is_parted_rather_than_its_line_torn_wide_open() -> None:
    text = "统一社会信用代码为某某公司的法人所持91410823MA9ABCDE1X"
    first, second = broken(text)
    assert 4 <= second.end - second.start <= 14
    assert max(first.widths) < EM + 4


def test_a_space_at_a_lines_end_takes_no_room() -> None:
    text = "本" * 24 + "AB CD"
    lines = break_lines(text, [width(character) for character in text], 26 * EM, ROOM)
    sums = list(accumulate(lines[0].widths))
    assert text[lines[1].start :] == "CD"
    assert lines[0].widths[-1] == 0
    assert sums[-1] == pytest.approx(26 * EM)


def test_nothing_has_no_lines() -> None:
    assert broken("") == []


def test_marks_keep_to_their_side_even_where_a_token_has_to_be_cut() -> None:
    text = "（" * 3 + "1" * 60 + "）" * 3
    lines = broken(text)
    assert all(text[line.start] not in NOT_FIRST for line in lines)
    assert all(text[line.end - 1] not in NOT_LAST for line in lines)


def test_a_line_of_nothing_but_closing_marks_is_cut_all_the_same() -> None:
    assert "".join("）" * (line.end - line.start) for line in broken("）" * 90)) == "）" * 90
    assert break_lines("本机关", [30.0, 30.0, 30.0], 20.0, 20.0)[0].end == 1
