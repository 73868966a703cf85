"""A case of a county as it happens: two visits, fees of an affiliate, a notice, its delivery refused; all people are invented."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from inspections.cases.case_file import CaseFile
from inspections.cases.checked import CheckedRecord, PackStamp, RecordCheck
from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.checklists.check import check
from inspections.checklists.loading import Packs, load_packs
from inspections.documents.composing import compose, compose_unfinished, content_faults
from inspections.documents.document_kind import DocumentDraft
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.notice import draft_notice
from inspections.documents.orders import order_notice, order_paper
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.signatures import bound
from inspections.documents.templates.reading import load_templates
from inspections.documents.templates.template import Templates
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile, TermStart
from inspections.records.reading import table_of
from inspections.records.record import Record
from inspections.records.rows import record_of
from inspections.store import Store
from inspections.typesetting.official_document import OfficialDocument
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.load_case_file import load_case_file
from tests.support.checklists import calendar
from tests.support.notice_drafts import fonts
from tests.support.records import RESOURCES, vocabulary

CHINA = timezone(timedelta(hours=8))
PARTY = "国网河南省电力公司武陟县供电公司（武陟县某镇供电服务中心）"
OFFICERS = [{"name": "张某某", "certificate": "豫H20010"}, {"name": "欧阳某某", "certificate": "豫H20011"}]
STROKES = [[[0, 20], [18, 4], [30, 24], [44, 2]], [[50, 6], [52, 26], [70, 10], [88, 25]], [[92, 14], [120, 12]]]
SIGNED = {"strokes": STROKES}
REFUSED = {
    "refused": {"reason": "认为收费由关联企业收取，与本单位无关", "witnesses": [{"name": "赵某", "unit": "武陟县某镇某村村民委员会"}]}
}
SITE = {
    "attendee": "周某某",
    "attendee_post": "营业厅主任",
    "situation": "检查人员查阅了2023年1月至7月高压新装业务档案12份、收费明细账和收费公示栏，并向窗口工作人员了解了收费流程。",
    "materials": ["收费收据复印件2张", "用电业务工作单复印件1份"],
    "statement": "带电作业费由电力工程公司与用户签订合同后收取，我单位没有直接收取。对移表费一项没有异议。",
}
INTERVIEW: dict[str, Any] = {
    "started_at": "2023-08-15T14:30",
    "ended_at": "2023-08-15T15:20",
    "place": "武陟县发展和改革委员会一楼询问室",
    "name": "吴某某",
    "sex": "male",
    "identity_number": "41082319800101001X",
    "unit": "武陟县某某合金制品有限公司",
    "post": "设备科科长",
    "relation": "用电客户的经办人",
    "phone": "0391-7200102",
    "recorder": "欧阳某某",
    "rights_told": True,
    "recusal": "none",
    "questions": [
        {"question": "请介绍你单位办理高压新装用电的经过。", "answer": "2023年4月3日在营业厅提出申请，报装容量800千伏安，6月20日接电。"},
        {
            "question": "办理期间交过哪些费用，交给了谁，有没有收据？",
            "answer": "6月1日交了移表费1200.00元，交给供电公司；6月2日交了带电作业费35000.50元，交给武陟县某电力工程有限公司，都有收据，"
            "收据复印件刚才已经提供。当时窗口的人说不交带电作业费就排不上停送电计划。",
        },
        {"question": "你还有什么需要补充的？", "answer": "没有。"},
    ],
    "signatures": {"officer_1": SIGNED, "officer_2": SIGNED, "party": SIGNED},
}


@cache
def packs() -> Packs:
    return load_packs(RESOURCES / "checklists")


@cache
def templates() -> Templates:
    return load_templates(RESOURCES / "templates" / "documents.toml")


@cache
def profile() -> Profile:
    return load_profile(RESOURCES / "profiles" / "410823.toml")


def visit(number: str = "WZ-2023-001", day: str = "2023-08-15", **changes: object) -> dict[str, Any]:
    return {
        "id": number,
        "topics": ["fees", "designation"],
        "inspected_on": day,
        "county": "410823",
        "inspectee": {"name": PARTY, "kind": "grid_company"},
        "inspectors": OFFICERS,
        "visit": {
            "address": "河南省焦作市武陟县某某大道88号",
            "legal_representative": "周某",
            "phone": "0391-7200101",
            "place": "供电公司营业厅、业务档案室和武陟县某某合金制品有限公司配电室",
            "started_at": f"{day}T09:05:00",
            "ended_at": f"{day}T11:30:00",
            "source": "random",
            "certificate_shown": True,
            "recusal": "none",
        },
        "user": {"name": "武陟县某某合金制品有限公司", "supply": "hv_single", "kind": "private"},
        "connection": {"voltage_kv": 10},
        "designation": {"acts": []},
        "fees": [
            {
                "name": "移表费",
                "amount": "1200.00",
                "charged_on": "2023-06-01",
                "payee_relation": "supplier",
                "stage": "connection",
                "receipt": True,
            },
            {
                "name": "带电作业费",
                "amount": "35000.50",
                "charged_on": "2023-06-02",
                "payee": "武陟县某电力工程有限公司",
                "payee_relation": "affiliate",
                "stage": "connection",
                "receipt": True,
            },
        ],
        **changes,
    }


def checked(payload: dict[str, Any]) -> CheckedRecord:
    pack = packs().checklist("wuzhi-2023")
    verdicts = check(table_of([payload], vocabulary()), pack, calendar())
    stamp = PackStamp.of(pack)
    answers = {answer.requirement: answer for answer in verdicts.of_record(0)}
    codes = bytes(answers[name].verdict if name in answers else 255 for name in stamp.topics)
    worst = tuple(answer for answer in answers.values() if answer.verdict in {Verdict.VIOLATION, Verdict.UNDETERMINED})
    return CheckedRecord(record_of(verdicts.facts.table, 0), RecordCheck(stamp, codes, worst))


def opened(store: Store, *payloads: dict[str, Any], profiled: bool = True) -> tuple[Record, ...]:
    """Keep the records and the bureau's profile."""
    checked_records = [checked(payload) for payload in payloads or (visit(),)]
    import_records(store, checked_records, author="张某某", at=datetime(2023, 8, 15, 18, tzinfo=CHINA))
    if profiled:
        with store.writing() as unit:
            unit.profiles.save(profile())
    return tuple(one.record for one in checked_records)


def file_of(store: Store, record: Record) -> CaseFile:
    with store.reading() as unit:
        stored = unit.records.get(record.uuid)
        assert stored is not None
        return load_case_file(unit, stored.case)


def draft(
    store: Store, record: Record, kind: NumberKind, content: dict[str, Any] | None = None, replaced: Document | None = None
) -> PaperDraft:
    file = file_of(store, record)
    filed = next(one for one in file.records if one.stored.record.uuid == record.uuid)
    return signed_on(
        PaperDraft(KINDS, file, filed, templates()[kind], packs(), store.archive.read, content or {}, replaced, calendar=calendar())
    )


def signed_on(made: PaperDraft, day: date = date(2023, 8, 15)) -> PaperDraft:
    """Return the draft with its signatures put under the words that it has now, at 11:30 of a day."""
    signatures_written = made.content.get("signatures")
    if not isinstance(signatures_written, Mapping) or made.file.profile is None:
        return made
    words, at = made.words_signed, datetime(day.year, day.month, day.day, 11, 30, tzinfo=CHINA)
    signatures = {
        key: bound(signature, words, at) if isinstance(signature, Mapping) and signature else signature
        for key, signature in signatures_written.items()
    }
    return replace(made, content={**made.content, "signatures": signatures})


def issued(store: Store, made: PaperDraft, day: date) -> Document:
    made = signed_on(made, day)
    return issue_document(store, order_paper(made, fonts()), prefix=made.template.prefix(made.profile), issued_on=day).document


def issued_notice(store: Store, payload: dict[str, Any], record: Record, day: date, term_start: TermStart = TermStart.SERVICE) -> Document:
    bureau = replace(profile(), term_start=term_start)
    verdicts = check(table_of([payload], vocabulary()), packs().checklist("wuzhi-2023"), calendar())
    made = draft_notice(verdicts, 0, None, day, lambda _county: bureau, templates()[NumberKind.NOTICE])
    assert made is not None
    with store.reading() as unit:
        revision = unit.records.heads([record.uuid])[record.uuid].event
    return issue_document(store, order_notice(made, record.uuid, revision, fonts()), prefix=profile().number_prefix, issued_on=day).document


def photo(folder: Path, name: str, colour: tuple[int, int, int]) -> Path:
    picture = Image.new("RGB", (1600, 1200), colour)
    ImageDraw.Draw(picture).rectangle((300, 250, 1300, 950), fill=(245, 245, 240), outline=(60, 60, 60), width=12)
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=80)
    path = folder / name
    path.write_bytes(packed.getvalue())
    return path


def evidence(store: Store, record: Record, folder: Path) -> None:
    at = datetime(2023, 8, 15, 10, 12, tzinfo=CHINA)
    said_of_each = (
        ("收费公示栏.jpg", (120, 140, 170), "营业厅收费公示栏没有移表费、带电作业费两个项目"),
        ("收据一.jpg", (170, 140, 120), "2023年6月1日收取移表费1200.00元的收据"),
        ("收据二.jpg", (140, 170, 120), "2023年6月2日武陟县某电力工程有限公司收取带电作业费35000.50元的收据"),
    )
    files = [
        Found(photo(folder, name, colour), shows, (), at + timedelta(minutes=index * 7), "武陟县供电公司营业厅", "欧阳某某")
        for index, (name, colour, shows) in enumerate(said_of_each)
    ]
    scan = folder / "工作单.pdf"
    scan.write_bytes(b"%PDF-1.4 a scan")
    attach(store, record.uuid, [*files, Found(scan, "用电业务工作单，记载申请和接电的日期", (), at, "业务档案室", "张某某")])


def pieces_of(store: Store, record: Record) -> list[str]:
    """Return the pieces of evidence of a record's case as a content names them."""
    return [str(piece.uuid) for piece in file_of(store, record).evidence]


def receipt(*served: Document | tuple[str, str], **changes: object) -> dict[str, Any]:
    """Return a content that lists documents of the case, and others by title and number."""
    return {
        "documents": [
            {"document": str(document.uuid), "copies": "1"}
            if isinstance(document, Document)
            else {"title": document[0], "number": document[1], "copies": "1"}
            for document in served
        ],
        "servers": ["张某某", "欧阳某某"],
        "served_at": "2023-08-18T09:06",
        "place": "武陟县供电公司办公室",
        "manner": "direct",
        "received_by": "周某某",
        "relation": "营业厅主任",
        "signatures": {"server_1": SIGNED, "server_2": SIGNED, "party": SIGNED},
        **changes,
    }


LEFT = {
    "manner": "left",
    "received_by": "",
    "relation": "",
    "refusal": "办公室工作人员周某某拒绝签收，称须请示上级单位",
    "witnesses": [{"name": "赵某", "unit": "武陟县某镇某村村民委员会"}],
    "recording": "both",
    "signatures": {"server_1": SIGNED, "server_2": SIGNED},
}


def whole_case(store: Store, folder: Path) -> Record:
    """Issue every paper of a case of two visits and return its first record."""
    first, second = visit(), visit("WZ-2023-014", "2023-09-18", fees=[], topics=["fees"])
    record, later = opened(store, first, second)
    evidence(store, record, folder)
    signed = {"officer_1": SIGNED, "officer_2": SIGNED, "party": SIGNED}
    issued(store, draft(store, record, NumberKind.SITE_RECORD, SITE | {"signatures": signed}), date(2023, 8, 15))
    issued(store, draft(store, record, NumberKind.INTERVIEW, INTERVIEW), date(2023, 8, 15))
    issued(store, draft(store, record, NumberKind.EVIDENCE_LIST, {"holder": "吴某某", "keeper": "欧阳某某"}), date(2023, 8, 16))
    notice = issued_notice(store, first, record, date(2023, 8, 17))
    served = receipt(notice, **LEFT)
    issued(store, draft(store, record, NumberKind.RECEIPT, served), date(2023, 8, 18))
    issued(store, draft(store, later, NumberKind.SITE_RECORD, SITE | {"signatures": signed | {"party": REFUSED}}), date(2023, 9, 18))
    return record


PAPERS = tuple(key for key, kind in KINDS.items() if kind.blank is not None)
"""The kinds that have a form to fill by hand."""


def letter_of(draft: DocumentDraft, number: str, day: date) -> OfficialDocument:
    """Return a document under the red head."""
    made = compose(draft, number, day)
    assert isinstance(made, OfficialDocument)
    return made


def unfinished_letter_of(draft: DocumentDraft, number: str, day: date) -> OfficialDocument:
    """Return a document under the red head as far as it is filled in."""
    made = compose_unfinished(draft, number, day)
    assert isinstance(made, OfficialDocument)
    return made


def printed(made: PaperDraft, number: str = "武发改能源〔2023〕1号", day: date = date(2023, 8, 18)) -> str:
    """Return the text of the rendered paper, page after page, without line ends."""
    return words_in(render_pdf(compose(made, number, day), fonts()))


def words_in(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r", "").replace("\n", "")


def codes(made: PaperDraft, day: date = date(2023, 8, 18)) -> dict[str, str]:
    """Return the faults of a draft's content: path to code."""
    return {fault.path: fault.code for fault in content_faults(made, day)}
