"""Inspectors as documents name them."""

from inspections.documents.spoken import certificates_of, certified_in_brackets, certified_text, officers_text

ZHANG, LI = {"name": "张某", "certificate": " 豫H20010"}, {"name": "李某 ", "certificate": "豫H20011"}
NEW, NOBODY = {"name": "王某"}, {"name": " ", "certificate": "豫H20012"}


def test_all_who_came_are_named_and_those_without_a_certificate_by_their_names() -> None:
    assert officers_text([ZHANG, NEW, NOBODY]) == "张某（执法证号豫H20010）、王某"
    assert officers_text([]) == ""


def test_only_those_with_a_certificate_act_for_the_bureau() -> None:
    assert certified_text([ZHANG, NEW, LI]) == "张某（执法证号豫H20010）、李某（执法证号豫H20011）"
    assert certified_in_brackets([ZHANG, NEW, LI]) == "张某，执法证号豫H20010；李某，执法证号豫H20011"


def test_who_is_still_missing_of_two_is_a_blank() -> None:
    assert certified_text([NEW, LI, NOBODY]) == "李某（执法证号豫H20011）、＿＿＿＿（执法证号＿＿＿＿＿）"
    assert certified_in_brackets([]) == "＿＿＿＿，执法证号＿＿＿＿＿；＿＿＿＿，执法证号＿＿＿＿＿"


def test_one_certificate_in_two_spellings_is_one() -> None:
    assert len(certificates_of([LI, {"name": "赵某", "certificate": "豫ｈ２００１１"}, NEW, NOBODY])) == 1
