"""Before a document comes in the place of another: what no longer holds, what must be served anew, what follows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.documents.precheck.examined import Examined
from inspections.documents.precheck.remark import Mark
from inspections.documents.precheck.replacing import replacing
from inspections.documents.precheck.review import review
from tests.support.examined_cases import examined
from tests.support.notice_drafts import charged, fee
from tests.support.stored_case import KeptCase

BANNED, PUBLISHED = "wuzhi-2023.fees.banned", "wuzhi-2023.fees.published"
DUE, LATER = date(2023, 9, 8), date(2023, 12, 31)


@pytest.fixture
def case(tmp_path: Path) -> KeptCase:
    made = KeptCase(tmp_path)
    made.keep(charged(fee(), observations={PUBLISHED: "violation"}))
    return made


def remarks(
    case: KeptCase, former: Document, kind: NumberKind = NumberKind.NOTICE, *, from_issue: bool = False
) -> dict[str, tuple[Mark, str]]:
    of: Examined = replace(examined(case, kind, from_issue=from_issue), replaced=former)
    return {remark.title: (remark.mark, remark.message) for remark in replacing(of)}


def reviewed(case: KeptCase, notice: Document, **states: str) -> None:
    names = {"banned": BANNED, "published": PUBLISHED}
    findings = [{"requirement": names[key], "state": state, "seen": "见"} for key, state in states.items()]
    due = {names[key]: LATER for key, state in states.items() if state != "rectified"}
    case.issue(NumberKind.REVIEW, due, {"notice": str(notice.uuid), "findings": findings})


def test_what_is_replaced_is_named_and_nothing_more_where_nothing_rests_on_it(case: KeptCase) -> None:
    notice = case.issue(due={BANNED: DUE, PUBLISHED: DUE})
    by_title = remarks(case, notice)
    assert by_title == {"替换": (Mark.FINE, "签发后替换武发改能源责改〔2023〕1号（2023年8月16日签发），该件不再生效，仍留在案卷中。")}
    assert review(replace(examined(case), replaced=notice))[0].title == "替换"


def test_what_was_served_must_be_served_anew(case: KeptCase) -> None:
    notice = case.issue(due={BANNED: DUE, PUBLISHED: DUE})
    case.issue(NumberKind.RECEIPT, content={"documents": [{"document": str(notice.uuid)}]})
    mark, message = remarks(case, notice)["重新送达"]
    assert (mark, "请重新送达并制作送达回证" in message) == (Mark.WARNING, True)


def test_what_was_seen_follows_and_what_no_longer_fits_is_pointed_out(case: KeptCase) -> None:
    notice = case.issue(due={BANNED: DUE, PUBLISHED: DUE})
    reviewed(case, notice, banned="rectified", published="partly")
    by_title = remarks(case, notice, from_issue=True)
    assert by_title["复查情况"] == (Mark.FINE, "此前复查看到的已整改1项、部分整改1项沿用到新的通知书。")
    assert by_title["已整改"][0] is Mark.WARNING
    assert "复查时已延至2023年12月31日，新的通知书写明" in by_title["延长的期限"][1]


def test_what_the_new_notice_no_longer_orders_is_told(case: KeptCase) -> None:
    notice = case.issue(due={BANNED: DUE, PUBLISHED: DUE, "wuzhi-2023.mining.new": DUE})
    assert "有1项不在新的通知书中" in remarks(case, notice)["不再责令"][1]


@pytest.mark.parametrize("kind", [NumberKind.SITE_RECORD, NumberKind.RECEIPT, NumberKind.CATALOGUE, NumberKind.TRANSFER])
def test_a_document_that_nobody_is_served_with_names_what_it_replaces_alone(case: KeptCase, kind: NumberKind) -> None:
    assert list(remarks(case, case.issue(kind), kind)) == ["替换"]
