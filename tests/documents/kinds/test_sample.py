from dataclasses import replace
from pathlib import Path

import pytest

from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.documents.kinds import KINDS
from inspections.documents.knowledge import Knowledge
from inspections.documents.sample import sample_document
from inspections.profiles.profile import Inspector
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.made_up_case import packs, profile, templates
from tests.support.notice_drafts import fonts
from tests.support.records import vocabulary


def knowledge() -> Knowledge:
    return Knowledge(packs(), vocabulary(), WorkingDays(), templates(), Path())


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_of_document_is_shown_on_the_made_up_case(kind: NumberKind) -> None:
    shipped = templates()[kind]
    words = {**shipped.words, "heading": ""} if "heading" in shipped.words else shipped.words
    document = sample_document(replace(shipped, title="某某样式", words=words), profile(), knowledge())
    assert document.title == "某某样式"
    assert document.issuer == profile().issuer
    assert render_pdf(document, fonts()).startswith(b"%PDF")


def test_the_sample_names_the_bureaus_own_officers_where_there_are_two() -> None:
    named = replace(profile(), inspectors=(Inspector("子某", "1"), Inspector("丑某", "2")))
    text = repr(sample_document(templates()[NumberKind.NOTICE], named, knowledge()))
    assert "子某（执法证号1）、丑某（执法证号2）" in text
    lone = repr(sample_document(templates()[NumberKind.NOTICE], replace(named, inspectors=named.inspectors[:1]), knowledge()))
    assert "甲某" in lone
