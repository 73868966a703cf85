"""证据清单: every piece with what it shows, its photos behind it, and which pieces it was of stays known."""

from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from inspections.cases.numbers import NumberKind
from inspections.days import BEIJING
from inspections.documents.composing import compose
from inspections.documents.precheck.examining import examined_paper
from inspections.documents.precheck.remark import Mark
from inspections.documents.precheck.review import review
from inspections.store import Store
from inspections.typesetting.paper import Paper
from inspections.use_cases.attach_evidence import Found, attach
from tests.support.checklists import calendar
from tests.support.made_up_case import codes, draft, evidence, issued, opened, pieces_of, printed
from tests.support.notice_drafts import fonts

KIND = NumberKind.EVIDENCE_LIST
REVIEW = Path(__file__).resolve().parents[2] / "data/review/pictures"


def test_pieces_and_photos(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    made = draft(store, record, KIND, {"holder": "吴某某", "keeper": "欧阳某某"})
    text = printed(made).replace("　", "").replace(" ", "")
    paper = compose(made, "1", date(2023, 8, 18))
    assert isinstance(paper, Paper)
    assert [photo.number for photo in paper.photos] == ["证据1", "证据2", "证据3"]
    assert paper.photos_per_page == 2
    first = made.file.evidence[0]
    for words in ("证据提供人：吴某某", "案号：2023-0001", "书证", first.sha256[:8], first.sha256, "2023年8月15日10时12分"):
        assert words in text


def test_a_list_of_some_pieces(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    second = pieces_of(store, record)[1]
    document = issued(store, draft(store, record, KIND, {"pieces": [second]}), date(2023, 8, 18))
    assert document.content["pieces"] == [second]
    for unknown in ("2", "9", str(uuid4())):
        assert codes(draft(store, record, KIND, {"pieces": [second, unknown]})) == {"pieces": "no_such_piece"}


def test_a_list_of_all_keeps_which_there_were(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    assert codes(draft(store, record, KIND)) == {"pieces": "no_evidence"}
    evidence(store, record, tmp_path)
    assert issued(store, draft(store, record, KIND), date(2023, 8, 18)).content["pieces"] == pieces_of(store, record)


def test_a_photo_that_cannot_be_shown_is_named_before_issue_and_said_in_its_place(store: Store, tmp_path: Path) -> None:
    (record,) = opened(store)
    evidence(store, record, tmp_path)
    taken = datetime(2023, 8, 15, 10, tzinfo=BEIJING)
    attach(store, record.uuid, [Found(REVIEW / name, "公示栏", (), taken, "营业厅", "张某某") for name in ("photo.heic", "d09_avif.avif")])
    made = draft(store, record, NumberKind.EVIDENCE_LIST)
    examined = examined_paper(made, date(2023, 8, 18), calendar(), fonts())
    assert examined.faults == ()
    photo_remarks = [remark for remark in review(examined) if remark.title == "照片"]
    assert [remark.mark for remark in photo_remarks] == [Mark.WARNING]
    assert photo_remarks[0].message.startswith("证据5无法显示：HEIC 图片打不开，文件已损坏或者不完整；页上印“无法显示”")
    assert "无法显示：HEIC图片打不开" in printed(made).replace(" ", "")
