"""The name of a document's file."""

from hypothesis import given
from hypothesis import strategies as st

from inspections.documents.naming import document_file_name

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=100)


def test_number_and_party_can_be_read() -> None:
    assert document_file_name("武发改能源〔2023〕12号", "某公司", "责令整改通知书") == "武发改能源〔2023〕12号 某公司 责令整改通知书.pdf"


def test_what_windows_forbids_is_an_underline() -> None:
    assert document_file_name("a/b〔2023〕1号", 'c:\\d*"?"<|>\n', "责令整改通知书") == "a_b〔2023〕1号 c__d________ 责令整改通知书.pdf"


@given(TEXT, TEXT, TEXT.map("文书".__add__))
def test_nothing_makes_a_name_that_a_system_refuses(party: str, number: str, title: str) -> None:
    name = document_file_name(number, party, title)
    assert not set('\\/:*?"<>|') & set(name)
    assert min(map(ord, name)) >= ord(" ")
    assert name == name.strip(" .")
    assert len(name.encode()) <= 255
    assert name.endswith(".pdf")


def test_what_hides_in_a_name_or_turns_it_round_is_no_part_of_it() -> None:
    assert document_file_name("1号", "甲\u200b乙\u202e⽤电\u2009公司\ud800", "通知书") == "1号 甲乙_用电 公司_ 通知书.pdf"
