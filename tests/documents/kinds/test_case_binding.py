"""A whole case as one PDF: archived files untouched, in the order of the proceeding, with the pages that the catalogue names."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from inspections.cases.documents import DocumentState
from inspections.cases.evidence import EvidenceKind
from inspections.cases.numbers import NumberKind
from inspections.days import BEIJING
from inspections.documents.case_binding import bind_case, bound_file_name
from inspections.documents.kinds import KINDS
from inspections.documents.proceeding import filed_papers, in_order
from inspections.faults import Fault, UserError
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.void_document import void_document
from tests.support.made_up_case import (
    PARTY,
    SITE,
    codes,
    draft,
    evidence,
    file_of,
    issued,
    issued_notice,
    opened,
    pieces_of,
    printed,
    receipt,
    visit,
    whole_case,
    words_in,
)
from tests.support.notice_drafts import fonts

REVIEW = Path(__file__).resolve().parents[2] / "data/review/pictures"


def titles(content: bytes) -> list[str]:
    return [str(item["/Title"]) for item in PdfReader(io.BytesIO(content)).outline if not isinstance(item, list)]


def unbroken(page: PageObject) -> str:
    return "".join(page.extract_text().split())


def test_cover_catalogue_and_documents_in_order(store: Store, tmp_path: Path) -> None:
    file = file_of(store, whole_case(store, tmp_path))
    bound = bind_case(file, store.archive.read, fonts())
    assert titles(bound) == [
        "卷宗封面",
        "案卷目录",
        "现场检查记录 武发改能源检〔2023〕1号",
        "询问笔录 武发改能源询〔2023〕1号",
        "证据清单 武发改能源证〔2023〕1号",
        "责令整改通知书 武发改能源〔2023〕1号",
        "送达回证 武发改能源送〔2023〕1号",
        "现场检查记录 武发改能源检〔2023〕2号",
    ]
    reader = PdfReader(io.BytesIO(bound))
    papers = filed_papers(file, store.archive.read, KINDS)
    assert len(reader.pages) == 2 + sum(paper.pages for paper in papers)
    starts = [reader.get_destination_page_number(item) or 0 for item in reader.outline if not isinstance(item, list)]
    catalogue = reader.pages[1].extract_text().replace("\n", "")
    for paper, start in zip(papers, starts[2:], strict=True):
        first, last = start - 1, start - 2 + paper.pages
        span = str(first) if paper.pages == 1 else f"{first}—{last}"
        assert span in catalogue
    cover = words_in(bound)
    for words in (PARTY, "供电监督检查（违规收费、三指定）", "2023年8月15日、2023年9月18日", f"6件，{len(reader.pages) - 2}页"):
        assert words in cover


def test_the_same_case_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    file = file_of(store, whole_case(store, tmp_path))
    assert bind_case(file, store.archive.read, fonts()) == bind_case(file, store.archive.read, fonts())


def test_photos_that_no_list_shows_come_at_the_end(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    assert titles(bind_case(file_of(store, record), store.archive.read, fonts()))[-1] == "证据照片"
    issued(store, draft(store, record, NumberKind.EVIDENCE_LIST, {"pieces": pieces_of(store, record)[:2]}), date(2023, 8, 16))
    bound = bind_case(file_of(store, record), store.archive.read, fonts())
    assert titles(bound)[-1] == "证据照片"
    pages = PdfReader(io.BytesIO(bound)).pages
    last = pages[-1].extract_text()
    assert ("证据3" in last, "证据1" in last) == (True, False)
    assert "收取带电作业费35000.50元的收据" in unbroken(pages[-2]), "no page with a title alone"
    assert f"3证据照片{len(pages) - 3}—{len(pages) - 2}1张" in unbroken(pages[1])
    assert f"3件，{len(pages) - 2}页" in unbroken(pages[0])
    issued(store, draft(store, record, NumberKind.EVIDENCE_LIST), date(2023, 8, 17))
    assert "证据照片" not in titles(bind_case(file_of(store, record), store.archive.read, fonts()))


def test_a_receipt_follows_what_it_serves(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 18))
    early = issued(store, draft(store, record, NumberKind.RECEIPT, receipt(notice)), date(2023, 8, 18))
    site = issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 18))
    last = issued(store, draft(store, record, NumberKind.RECEIPT, receipt(site)), date(2023, 8, 18))
    assert [document.uuid for document in in_order(file_of(store, record), KINDS)] == [site.uuid, last.uuid, notice.uuid, early.uuid]


def test_a_replaced_document_stays_and_its_successor_names_it(store: Store) -> None:
    (record,) = opened(store)
    first = issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    made = draft(store, record, NumberKind.SITE_RECORD, SITE, replaced=first)
    assert "本件替换武发改能源检〔2023〕1号" in printed(made)
    second = issued(store, made, date(2023, 8, 16))
    file = file_of(store, record)
    assert [(document.uuid, document.state) for document in in_order(file, KINDS)] == [
        (first.uuid, DocumentState.REPLACED),
        (second.uuid, DocumentState.ISSUED),
    ]
    catalogue = printed(draft(store, record, NumberKind.CATALOGUE))
    assert "已由2号替换" in catalogue


def test_a_void_document_has_its_line_and_what_speaks_of_it_says_so(store: Store) -> None:
    payload = visit()
    (record,) = opened(store, payload)
    notice = issued_notice(store, payload, record, date(2023, 8, 17))
    served = issued(store, draft(store, record, NumberKind.RECEIPT, receipt(notice)), date(2023, 8, 18))
    void_document(store, notice.uuid, "误")
    file = file_of(store, record)
    assert [document.uuid for document in in_order(file, KINDS)] == [notice.uuid, served.uuid]
    bound = bind_case(file, store.archive.read, fonts())
    assert titles(bound) == ["卷宗封面", "案卷目录", f"送达回证 {served.number.text}"]
    pages = PdfReader(io.BytesIO(bound)).pages
    assert "1责令整改通知书武发改能源〔2023〕1号2023.8.17—已作废2送达回证" in unbroken(pages[1])
    assert unbroken(pages[1]).endswith("武发改能源送〔2023〕1号2023.8.181所涉1号已作废")
    assert "1件，1页（另有作废1件，不装订）" in unbroken(pages[0])
    assert "已作废" in printed(draft(store, record, NumberKind.CATALOGUE)), "the catalogue that is issued says so too"


def test_void_documents_stay_out_and_an_empty_case_is_refused(store: Store) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, NumberKind.CATALOGUE)) == {"": "no_documents"}
    document = issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    void_document(store, document.uuid, "误")
    with pytest.raises(UserError, match="本案还没有文书，无法装订"):
        bind_case(file_of(store, record), store.archive.read, fonts())


def test_every_file_that_cannot_be_read_is_named(store: Store) -> None:
    (record,) = opened(store)
    document = issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    (store.archive.folder / document.sha256).unlink()
    with pytest.raises(UserError, match="存档文件缺失"):
        bind_case(file_of(store, record), store.archive.read, fonts())
    with pytest.raises(UserError, match=r"武发改能源检〔2023〕1号.*已损坏"):
        bind_case(file_of(store, record), lambda _digest: b"no PDF", fonts())


def test_a_bound_file_bears_number_and_party(store: Store) -> None:
    (record,) = opened(store)
    assert bound_file_name(file_of(store, record)) == f"2023-0001 {PARTY} 案件卷宗.pdf"


def test_a_photo_that_cannot_be_shown_is_said_in_its_place_and_the_rest_is_bound(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE), date(2023, 8, 15))
    shown = [piece for piece in file_of(store, record).evidence if piece.kind is EvidenceKind.PHOTO]
    (store.archive.folder / shown[0].sha256).unlink()
    for name in ("photo.heic", "d06_iphone.heic", "webp_named.jpg"):
        attach(
            store, record.uuid, [Found(REVIEW / name, f"公示栏 {name}", (), datetime(2023, 8, 15, 10, tzinfo=BEIJING), "营业厅", "张某某")]
        )
    notes: list[Fault] = []
    bound = bind_case(file_of(store, record), store.archive.read, fonts(), notes.append)
    text = words_in(bound).replace(" ", "")
    assert "无法显示：存档文件缺失或无法读取" in text
    assert "无法显示：HEIC图片打不开，文件已损坏或者不完整" in text
    assert "公示栏d06_iphone.heic" in text
    assert [fault.code for fault in notes] == ["photo_unshown", "photo_unshown"]
    assert notes[0].what == f"证据{shown[0].number}无法显示：存档文件缺失或无法读取"
    pictures = {image.name for page in PdfReader(io.BytesIO(bound)).pages for image in page.images}
    assert len(pictures) == len(shown) - 1 + 2
