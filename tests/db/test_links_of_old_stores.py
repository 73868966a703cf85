"""A store of 0.4.0, whose documents named one another by printed numbers, opens with links by UUID and the same states as before."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from db.drafts import open_drafts
from db.opening import open_store
from inspections.cases.case_file import CaseFile
from inspections.cases.documents import Document
from inspections.cases.links import links_of
from inspections.cases.numbers import NumberKind
from inspections.documents.content_reading import with_links
from inspections.documents.issued_reports import county_of, month_of
from inspections.ledgers.ledger_rows import rows_of
from inspections.store import Store
from inspections.use_cases.load_case_file import load_case_file
from tests.support.made_up_case import packs

GOLDEN = Path(__file__).resolve().parents[1] / "data/stores/0.4.0"
N = "武发改能源"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(GOLDEN, tmp_path / "golden")
    opened = open_store(tmp_path / "golden/linked.store", create=False)
    yield opened
    opened.close()


def files(store: Store) -> list[CaseFile]:
    with store.reading() as unit:
        cases = dict.fromkeys(stored.case for stored in unit.records.all())
        return [load_case_file(unit, case) for case in cases]


def by_number(store: Store) -> dict[str, Document]:
    documents = {document.number.text: document for file in files(store) for document in file.documents}
    with store.reading() as unit:
        return documents | {report.number.text: report for report in unit.documents.of_kind(NumberKind.REPORT)}


def test_the_ledger_says_what_it_said_and_a_replaced_notice_keeps_what_was_seen(store: Store) -> None:
    with store.reading() as unit:
        rows = list(rows_of(unit.ledgers.of_month(None, 2023, 8), packs().by_id))
    assert [(row.record, row.notice, row.term, row.state) for row in rows] == [
        ("WZ-2023-001", f"{N}〔2023〕1号", "2023年10月20日前", "部分整改"),
        ("WZ-2023-002", "", "15个工作日", "待下达通知书"),
        # 0.4.0 said 整改中 here: the review was of notice 3, in whose place notice 4 came.
        ("WZ-2023-003", f"{N}〔2023〕4号", "2023年10月19日前", "已整改"),
    ]


def test_reviews_and_receipts_name_what_they_named(store: Store) -> None:
    documents = by_number(store)
    named = {
        number: [value.number.text for value in documents.values() if value.uuid in links_of(of.content)]
        for number, of in documents.items()
    }
    assert {number: links for number, links in named.items() if links} == {
        f"{N}送〔2023〕1号": [f"{N}〔2023〕1号"],
        f"{N}送〔2023〕2号": [f"{N}〔2023〕2号"],
        f"{N}复〔2023〕1号": [f"{N}〔2023〕1号"],
        f"{N}复〔2023〕3号": [f"{N}〔2023〕3号"],
    }


def test_what_was_made_elsewhere_or_lies_in_another_case_stays_in_words(store: Store) -> None:
    documents = by_number(store)
    assert documents[f"{N}送〔2023〕1号"].content["documents"] == [
        {"document": str(documents[f"{N}〔2023〕1号"].uuid), "copies": "1"},
        {"title": "限期整改通知（手工）", "number": "武发改函〔2023〕7号", "copies": "1"},
    ]
    (strange,) = documents[f"{N}送〔2023〕3号"].content["documents"]
    assert strange == {"title": "责令整改通知书", "number": f"{N}〔2023〕1号", "copies": "1"}
    by_hand = documents[f"{N}复〔2023〕2号"].content
    assert (by_hand["notice_number"], by_hand["notice_dated"], "notice" in by_hand) == ("武发改函〔2023〕7号", "2023-08-10", False)


def test_a_list_of_evidence_names_its_pieces_and_every_document_its_title(store: Store) -> None:
    (mine, *_) = files(store)
    (listed,) = mine.standing(NumberKind.EVIDENCE_LIST)
    assert listed.content["pieces"] == [str(mine.evidence[0].uuid), str(mine.evidence[2].uuid)]
    titles = {document.number.series.kind: document.title for document in by_number(store).values()}
    assert titles == {
        NumberKind.NOTICE: "责令整改通知书",
        NumberKind.EVIDENCE_LIST: "证据清单",
        NumberKind.RECEIPT: "送达回证",
        NumberKind.REVIEW: "整改复查意见书",
        NumberKind.TRANSFER: "移送函",
        NumberKind.CATALOGUE: "案卷目录",
        NumberKind.REPORT: "供电监督检查情况通报",
    }


def test_a_report_that_had_its_month_in_the_name_of_its_file_keeps_it_with_its_county(store: Store) -> None:
    documents = by_number(store)
    void, old = documents[f"{N}通〔2023〕1号"], documents[f"{N}通〔2023〕2号"]
    assert [(month_of(report), county_of(report)) for report in (void, old)] == [((2023, 8), "410823")] * 2
    assert "revisions" not in old.content, "what it told of is not known, and not guessed"


def test_files_and_all_else_of_the_documents_stay_as_they_were(store: Store) -> None:
    notice = by_number(store)[f"{N}〔2023〕1号"]
    assert notice.file_name == f"{N}〔2023〕1号 国网河南省电力公司武陟县供电公司（武陟县某镇供电服务中心） 责令整改通知书.pdf"
    assert notice.issued_on == date(2023, 8, 17)
    assert notice.number.text in store.archive.read(notice.sha256).decode()


def test_what_was_typed_and_not_issued_gets_its_links_with_the_case_at_hand(store: Store, tmp_path: Path) -> None:
    documents, (mine, *_) = by_number(store), files(store)
    case, record = mine.case.uuid, mine.records[0].stored.record.uuid
    drafts = open_drafts(tmp_path / "golden/linked.drafts", create=False)

    def typed(key: str) -> dict[str, Any]:
        content = drafts.paper(key)
        assert content is not None
        return dict(with_links(content, mine))

    notice = documents[f"{N}〔2023〕1号"]
    assert typed(f"review/{case}/{record}/") == {"notice": str(notice.uuid), "findings": [{"seen": "退了一半"}]}
    first, second = typed(f"receipt/{case}//")["documents"]
    assert (UUID(first["document"]), second) == (notice.uuid, {"title": "手工通知", "number": "武发改函〔2023〕7号", "copies": "1"})
    assert typed(f"evidence_list/{case}//") == {"pieces": [str(mine.evidence[1].uuid), "9"]}
    assert typed(f"interview/{case}//") == {"name": "吴某某"}
    drafts.keep_paper(f"receipt/{case}//", {"documents": [{"title": "责令整改通知书", "number": notice.number.text}]})
    again = typed(f"receipt/{case}//")
    assert links_of(again) == (), "what is typed today as made elsewhere stays so"
    drafts.close()
