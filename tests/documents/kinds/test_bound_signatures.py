"""A signature belongs to the words above it: whatever changes them takes it away, and nothing is issued under another's signature."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from inspections.cases.numbers import DocumentNumber, NumberKind, Series
from inspections.documents.composing import compose, compose_unfinished
from inspections.documents.kinds import KINDS
from inspections.documents.orders import order_paper
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import bound, signature_faults, unbound, without
from inspections.faults import UserError
from inspections.store import Store
from inspections.typesetting.paper import Paper, SignaturePlace, Signatures
from tests.support.begun_papers import TYPED, begun
from tests.support.made_up_case import (
    CHINA,
    INTERVIEW,
    REFUSED,
    SIGNED,
    SITE,
    codes,
    draft,
    evidence,
    issued,
    opened,
    receipt,
    signed_on,
    templates,
    visit,
)
from tests.support.notice_drafts import fonts

KIND = NumberKind.SITE_RECORD
DAY = date(2023, 8, 15)
NUMBER = DocumentNumber(Series(KIND, "武发改检", 2023), 1)
PARTY = {"signatures": {"party": SIGNED}}


def places(made: PaperDraft, day: date = DAY) -> list[SignaturePlace]:
    paper = compose(made, "1", day)
    assert isinstance(paper, Paper)
    return [signing for block in paper.blocks if isinstance(block, Signatures) for signing in block.places]


def with_fee(amount: str) -> dict[str, Any]:
    lines = visit()["fees"]
    return visit(fees=[{**lines[0], "amount": amount}, *lines[1:]])


def test_words_are_the_same_whatever_number_day_and_signatures(store: Store) -> None:
    (record,) = opened(store)
    bare = draft(store, record, KIND, SITE)
    signed = draft(store, record, KIND, SITE | {"signatures": {"officer_1": SIGNED, "party": REFUSED}})
    assert signed.words_signed == bare.words_signed
    assert len(bare.words_signed) == 64
    document = issued(store, signed, date(2023, 8, 16))
    assert document.content["signatures"]["party"]["of"] == bare.words_signed
    assert document.content["signatures"]["party"]["at"] == "2023-08-16T11:30:00+08:00"


def _typed(made: PaperDraft) -> PaperDraft:
    return replace(made, content={**made.content, "statement": "没有意见。"})


def _worded(made: PaperDraft) -> PaperDraft:
    words = {**made.template.words, "closing": "以上记录属实。"}
    return replace(made, template=replace(made.template, words=words))


def _entitled(made: PaperDraft) -> PaperDraft:
    return replace(made, template=replace(made.template, title="检查笔录"))


def _issued_by_another(made: PaperDraft) -> PaperDraft:
    return replace(made, file=replace(made.file, profile=replace(made.profile, issuer="云溪县发展和改革委员会")))


@pytest.mark.parametrize("change", [_typed, _worded, _entitled, _issued_by_another])
def test_whatever_is_printed_otherwise_parts_the_signatures_from_it(store: Store, change: Callable[[PaperDraft], PaperDraft]) -> None:
    (record,) = opened(store)
    made = draft(store, record, KIND, SITE | PARTY)
    assert codes(made) == {}
    changed = change(made)
    assert unbound(changed.content, KINDS[KIND].signers(changed.payload), changed.words_signed) == (KINDS[KIND].signers(made.payload)[-1],)
    assert codes(changed) == {"signatures.party": "signed_otherwise"}
    with pytest.raises(UserError) as refused:
        order_paper(changed, fonts()).render(NUMBER, DAY)
    (fault,) = refused.value.faults
    assert "签名不是对现在的内容签的" in fault.sentence()
    preview = compose_unfinished(changed, "", DAY)
    assert isinstance(preview, Paper)
    assert not any(signing.signed for block in preview.blocks if isinstance(block, Signatures) for signing in block.places)
    assert not any(foot.signed for foot in preview.foot)


def test_a_fee_changed_in_the_record_after_the_signature(store: Store) -> None:
    """The trial of 0.4.0: signed above 1200 yuan, issued above 99999 yuan."""
    before, after = opened(store, with_fee("1200.00"), {**with_fee("99999.00"), "id": "WZ-2023-002"})
    signed = draft(store, before, KIND, SITE | PARTY)
    other = draft(store, after, KIND, SITE)
    moved = replace(other, content=signed.content)
    assert codes(moved) == {"signatures.party": "signed_otherwise"}


@pytest.mark.parametrize("lacking", ["of", "at"])
def test_a_signature_that_does_not_say_what_it_was_put_under_and_when_is_given_anew(store: Store, lacking: str) -> None:
    (record,) = opened(store)
    made = draft(store, record, KIND, SITE | PARTY)
    party = {key: value for key, value in made.content["signatures"]["party"].items() if key != lacking}
    assert codes(replace(made, content={**made.content, "signatures": {"party": party}})) == {"signatures.party": "signed_otherwise"}


@pytest.mark.parametrize("wrong", [{"of": 3}, {"at": "gestern"}, {"at": "2023-08-15T11:30:00"}])
def test_words_and_moment_are_read_strictly(store: Store, wrong: dict[str, Any]) -> None:
    (record,) = opened(store)
    content = {"signatures": {"party": {**SIGNED, "of": "0" * 64, "at": "2023-08-15T11:30:00+08:00", **wrong}}}
    listed = signature_faults(content, KINDS[KIND].signers(record.payload))
    assert [(fault.code, fault.path) for fault in listed] == [("wrong_type", "signatures.party")]


def test_several_sign_one_after_another_each_with_the_day_of_signing(store: Store) -> None:
    (record,) = opened(store)
    made = draft(store, record, KIND, SITE)
    words = made.words_signed
    evening = datetime(2023, 8, 15, 23, 50, tzinfo=CHINA)
    signatures: dict[str, Any] = {}
    for key, at in (("officer_1", evening), ("party", evening), ("officer_2", datetime(2023, 8, 16, 0, 5, tzinfo=CHINA))):
        signatures[key] = bound(SIGNED, words, at)
        made = replace(made, content={**SITE, "signatures": signatures})
        assert codes(made) == {}
    assert [(signing.label, len(signing.signed), signing.dated) for signing in places(made, date(2023, 8, 20))] == [
        ("检查人员", 1, "2023年8月15日"),
        ("检查人员", 1, "2023年8月16日"),
        ("被检查单位负责人", 1, "2023年8月15日"),
    ]


def test_an_officer_who_signs_by_hand_has_a_place_beside_the_one_who_signed_on_screen(store: Store) -> None:
    (record,) = opened(store)
    made = draft(store, record, KIND, SITE)
    first = bound(SIGNED, made.words_signed, datetime(2023, 8, 15, 11, 30, tzinfo=CHINA))
    signed = places(replace(made, content={**SITE, "signatures": {"officer_1": first}}), date(2023, 8, 20))
    assert [(signing.label, len(signing.signed), signing.dated) for signing in signed] == [
        ("检查人员", 1, "2023年8月15日"),
        ("检查人员", 0, ""),
        ("被检查单位负责人", 0, ""),
    ]


def test_the_moment_is_that_of_china_wherever_the_computer_s_clock_stands(store: Store) -> None:
    (record,) = opened(store)
    made = draft(store, record, KIND, SITE)
    late = bound(SIGNED, made.words_signed, datetime.fromisoformat("2023-08-15T17:30:00+00:00"))
    assert places(replace(made, content={**SITE, "signatures": {"party": late}}))[-1].dated == "2023年8月16日"


def test_every_kind_that_is_signed_on_screen_is_bound(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    contents: dict[NumberKind, tuple[dict[str, Any], dict[str, Any]]] = {
        NumberKind.SITE_RECORD: (SITE, {"situation": "另行查看了机房。"}),
        NumberKind.INTERVIEW: ({**INTERVIEW, "signatures": {}}, {"name": "郑某某"}),
        NumberKind.RECEIPT: ({**receipt(("通知书", "1号")), "signatures": {}}, {"place": "别处"}),
        NumberKind.EVIDENCE_LIST: ({}, {"pieces": ["1"]}),
    }
    for kind, (content, changed) in contents.items():
        key = KINDS[kind].signers(record.payload)[0].key
        made = draft(store, record, kind, content | {"signatures": {key: SIGNED}})
        assert codes(made) == {}, kind
        other = replace(made, content={**made.content, **changed})
        assert f"signatures.{key}" in codes(other), kind
    for kind, typed in TYPED.items():
        key = KINDS[kind].signers(record.payload)[0].key
        made = begun(store, kind, record, **{**typed, "signatures": {key: SIGNED}})
        assert codes(made) == {}, kind
        assert f"signatures.{key}" in codes(replace(made, template=replace(made.template, title="别的文书"))), kind
    for kind in set(templates()) - set(contents) - set(TYPED):
        if kind not in {NumberKind.NOTICE, NumberKind.REPORT}:
            assert draft(store, record, kind, {}).words_signed == ""


def test_a_picture_is_signed_by_its_original(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    made = draft(store, record, NumberKind.EVIDENCE_LIST, PARTY)
    first, *others = made.file.evidence
    tail = "0" if first.sha256[-1] != "0" else "1"
    forged = replace(made, file=replace(made.file, evidence=(replace(first, sha256=first.sha256[:-1] + tail), *others)))
    assert forged.words_signed != made.words_signed


def test_one_signature_is_taken_away_and_the_others_stay() -> None:
    content = {"statement": "无", "signatures": {"party": SIGNED, "officer_1": SIGNED}}
    assert without(content, {"party"}) == {"statement": "无", "signatures": {"officer_1": SIGNED}}
    assert without(content, {"party", "officer_1"}) == {"statement": "无"}


def test_the_place_on_a_receipt_bears_the_day_of_signing_too(store: Store) -> None:
    (record,) = opened(store)
    made = signed_on(draft(store, record, NumberKind.RECEIPT, receipt(("通知书", "1号"))), date(2023, 8, 18))
    assert {signing.dated for signing in places(made, date(2023, 8, 21)) if signing.signed} == {"2023年8月18日"}
