"""Every document of a whole case of an invented county, long enough to run over its pages, and the month's report of its bureau."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from inspections.cases.documents import Document
from inspections.cases.numbers import NumberKind
from inspections.checklists.check import check
from inspections.documents.case_binding import bind_case
from inspections.documents.composing import blank
from inspections.documents.kinds import KINDS
from inspections.documents.kinds.catalogue import blank_cover
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.notice import draft_notice
from inspections.documents.orders import order_notice, order_report
from inspections.documents.templates.template import Template
from inspections.records.reading import table_of
from inspections.records.record import Record
from inspections.store import Store
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.issue import issue_document
from inspections.use_cases.void_document import void_document
from tests.support.checklists import calendar
from tests.support.county_visit import (
    EVIDENCE,
    INTERVIEW,
    LEFT,
    OFFICERS,
    PARTY,
    PROFILE,
    REFUSED,
    SIGNED_BY_ALL,
    SITE,
    others,
    visit,
)
from tests.support.made_up_case import CHINA, PAPERS, SIGNED, draft, file_of, issued, opened, packs, templates
from tests.support.notice_drafts import fonts
from tests.support.records import vocabulary

APPROVED = {"officer_1": SIGNED, "officer_2": SIGNED, "office": SIGNED, "head": SIGNED}

MATERIALS = [
    {"name": "2023年1月至7月高压新装业务收费明细账", "form": "copy", "copies": "1", "notes": "逐页盖章"},
    {"name": "与昌明电力工程公司签订的全部合同", "form": "original", "copies": "1"},
    {"name": "营销系统导出的业扩报装流程记录", "form": "electronic"},
]
ADDRESS = {"receiver": "范文静", "electronic": "yes", "fax": "0391-7200199", "signatures": {"party": SIGNED}}
KEPT = {
    "items": [
        {"name": "收费登记簿", "kind": "A4，硬皮", "quantity": "2本", "state": "2022年和2023年各一本，手写"},
        {"name": "办公电脑主机", "quantity": "1台", "state": "贴封条，编号001"},
    ],
    "reason": "收费登记簿由窗口人员个人保管，电子台账可以随时删改",
    "approved_by": "邓国栋",
    "approved_on": "2023-08-09",
    "signatures": {"officer_1": SIGNED, "officer_2": SIGNED, "party": REFUSED},
}

TALK = {
    "ended_at": "2023-08-18T16:10",
    "attendees": [{"name": "邱建国", "post": "总经理"}, {"name": "苏丽萍", "post": "用电报装班班长"}],
    "reply": "我单位已停止收取有关费用，正在核对应当退还的金额。",
    "asked": "对照检查指出的问题逐项整改，按期退还费用，并在营业厅公示收费清单。",
    "promised": "9月底以前完成全部整改。",
}
CLOSED = {"carried_out": "责令整改的问题经复查已经全部整改，费用已经退还用户。", "reason": "rectified", "signatures": APPROVED}
CRIME = {
    "to": "云溪县公安局",
    "suspect": "云溪县某数据科技有限公司",
    "offence": "盗窃罪",
    "facts": "该公司在机房进线侧私接电缆，绕越计量装置用电，从2023年3月起至8月9日止。供电公司测算的电量和金额见调查报告。",
    "basis": "《中华人民共和国刑法》的有关规定和司法解释，详见调查报告",
    "reported_on": "2023-08-17",
    "approved_by": "邓国栋",
    "approved_at": "2023-08-18T09:30",
}


def photo(path: Path, size: tuple[int, int], orientation: int, at: datetime) -> Path:
    """Write a JPEG as a camera does, with its time and its orientation in EXIF."""
    picture = Image.new("RGB", size, (150, 165, 175))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((size[0] // 5, size[1] // 5, size[0] * 4 // 5, size[1] * 4 // 5), fill=(244, 243, 236), outline=(50, 60, 70), width=14)
    pen.polygon([(size[0] // 2, size[1] // 4), (size[0] // 3, size[1] // 2), (size[0] * 2 // 3, size[1] // 2)], fill=(180, 60, 50))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0132] = f"{at:%Y:%m:%d %H:%M:%S}"
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=70, exif=exif)
    path.write_bytes(packed.getvalue())
    return path


def attach_evidence(store: Store, record: Record, folder: Path) -> None:
    at = datetime(2023, 8, 9, 9, 16, tzinfo=CHINA)
    files = []
    for index, (name, shows, size, orientation) in enumerate(EVIDENCE):
        taken = at + timedelta(minutes=17 * index)
        taken_file = photo(folder / name, size, orientation, taken)
        files.append(Found(taken_file, shows, (), taken, "云溪县供电公司营业厅", OFFICERS[index % 2]["name"]))
    for name, shows, requirements in (
        ("工作单.pdf", "用电业务工作单，记载申请、答复供电方案和接电的日期", ("wuzhi-2023.time.hv-single",)),
        ("窗口录音.mp3", "窗口人员2023年2月13日向用户推荐设计单位的录音，时长6分12秒", ("wuzhi-2023.designation.acts",)),
    ):
        (folder / name).write_bytes(name.encode())
        files.append(Found(folder / name, shows, requirements, at + timedelta(hours=2), "客户服务中心档案室", OFFICERS[0]["name"]))
    attach(store, record.uuid, files)


def wording(kind: NumberKind, **changes: object) -> Template:
    return replace(templates()[kind], **changes)  # type: ignore[arg-type] # changes are typed as anything


def issued_notice(store: Store, payload: dict[str, Any], record: Record, day: date, replaced: Document | None = None) -> Document:
    verdicts = check(table_of([payload], vocabulary()), packs().checklist("wuzhi-2023"), calendar())
    made = draft_notice(verdicts, 0, None, day, lambda _county: PROFILE, wording(NumberKind.NOTICE))
    assert made is not None
    with store.reading() as unit:
        revision = unit.records.heads([record.uuid])[record.uuid].event
    order = order_notice(made, record.uuid, revision, fonts(), replaced)
    return issue_document(store, order, prefix=PROFILE.number_prefix, issued_on=day).document


def review_content(notice: Document) -> dict[str, Any]:
    """Return what a second visit saw: fees given back in part, the acts ended, the term dealt with."""
    seen = {
        "wuzhi-2023.time.hv-single": (
            "rectified",
            "供电公司印发了高压新装环节时限管控办法，抽查9月办结的3户，负责办理的环节均在22个工作日以内",
        ),
        "wuzhi-2023.steps.hv": ("rectified", "业务流程已经调整为申请受理、供电方案答复、竣工检验和装表接电三个环节"),
        "wuzhi-2023.fees.banned": ("partly", "已停止收取，并向用户退还412360.50元，退款凭证齐全；由昌明电力工程公司收取的费用尚未退还"),
        "wuzhi-2023.fees.unapproved": ("rectified", "四笔费用17400.00元已经全部退还用户"),
        "wuzhi-2023.fees.published": ("rectified", "营业厅和“网上国网”均已公示取消的收费项目"),
        "wuzhi-2023.designation.acts": ("open", "没有书面告知用户可以自主选择，自查报告没有涉及其他用户受电工程"),
    }
    affiliate = ("partly", "昌明电力工程公司承诺9月底以前退还所收费用")
    return {
        "notice": str(notice.uuid),
        "reported_on": "2023-09-06",
        "reviewed_on": "2023-09-12",
        "officers": OFFICERS,
        "certificate_shown": True,
        "findings": [
            {"requirement": requirement, "state": state, "seen": words}
            for requirement in notice.due
            for state, words in [seen.get(requirement, affiliate)]
        ],
        "due_on": "2023-09-28",
    }


def receipt(*served: Document, **changes: object) -> dict[str, Any]:
    return {
        "documents": [{"document": str(document.uuid), "copies": "1"} for document in served],
        "servers": [officer["name"] for officer in OFFICERS],
        "served_at": "2023-08-16T15:06",
        "place": "云溪县供电公司综合办公室",
        "manner": "direct",
        "received_by": "范文静",
        "relation": "客户服务中心副主任",
        "signatures": {"server_1": SIGNED, "server_2": SIGNED, "party": SIGNED},
        **changes,
    }


def county_case(store: Store, folder: Path) -> dict[str, Document]:
    """Issue every document of the case, one after the other as the days go, and the report of the month; by short names."""
    payload = visit()
    record = opened(store, *others(), payload, profiled=False)[-1]
    with store.writing() as unit:
        unit.profiles.save(PROFILE)
    attach_evidence(store, record, folder)

    def paper(kind: NumberKind, content: dict[str, Any], day: date, **looks: object) -> Document:
        made = draft(store, record, kind, content)
        return issued(store, replace(made, template=wording(kind, **looks)), day)

    def begun(key: str, day: date, **content: object) -> Document:
        """Issue a document with what record and case give for it, and this."""
        kind = NumberKind(key)
        given = dict(KINDS[kind].proposed(draft(store, record, kind)))
        return paper(kind, given | content, day)

    made: dict[str, Document] = {
        "inspection_approval": begun("inspection_approval", date(2023, 8, 7), reason="12398热线转办", helpers=2, signatures=APPROVED),
        "inspection_notice": begun("inspection_notice", date(2023, 8, 8), prepare="2023年以来高压新装业务档案、收费明细账和收费公示的资料"),
        "site_record": paper(NumberKind.SITE_RECORD, SITE, date(2023, 8, 9)),
        "interview_voided": paper(NumberKind.INTERVIEW, INTERVIEW | {"questions": INTERVIEW["questions"][:2]}, date(2023, 8, 9)),
        "interview": paper(NumberKind.INTERVIEW, INTERVIEW, date(2023, 8, 9)),
        "interview_refused": paper(
            NumberKind.INTERVIEW,
            INTERVIEW
            | {
                "name": "范文静",
                "relation": "本单位工作人员",
                "unit": PARTY,
                "post": "客户服务中心副主任",
                "identity_number": "",
                "address": "",
                "questions": INTERVIEW["questions"][1:6],
                "signatures": {"officer_1": SIGNED, "officer_2": SIGNED, "party": REFUSED},
            },
            date(2023, 8, 9),
        ),
        "evidence_list": paper(
            NumberKind.EVIDENCE_LIST,
            {"holder": "苏丽萍", "holder_relation": "用电报装的经办人", "keeper": "司马晓岚", "signatures": SIGNED_BY_ALL},
            date(2023, 8, 10),
        ),
    }
    made |= {
        "address_confirmation": begun(
            "address_confirmation",
            date(2023, 8, 9),
            receiver="范文静",
            electronic="yes",
            fax="0391-7200199",
            signatures={"party": SIGNED},
        ),
        "material_request": begun("material_request", date(2023, 8, 9), materials=MATERIALS, due_on="2023-08-14"),
        "interview_notice": begun(
            "interview_notice", date(2023, 8, 9), name="苏丽萍", post="客户服务中心用电报装班班长", at="2023-08-10T09:30"
        ),
        "safekeeping": begun("safekeeping", date(2023, 8, 9), **KEPT),
    }
    void_document(store, made["interview_voided"].uuid, "问答没有记全")
    wrong = payload | {"user": {**payload["user"], "name": "云溪县禾丰冷链公司"}}
    made["notice_replaced"] = issued_notice(store, wrong, record, date(2023, 8, 15))
    made["notice"] = issued_notice(store, payload, record, date(2023, 8, 16), made["notice_replaced"])
    made["result_notice"] = begun("result_notice", date(2023, 8, 16), handling="另行送达责令整改通知书\n涉及价格的问题移送市场监督管理部门")
    made["filing_approval"] = begun("filing_approval", date(2023, 8, 10), signatures=APPROVED)
    made["talk_notice"] = begun("talk_notice", date(2023, 8, 16), at="2023-08-18T15:00")
    made["talk_record"] = begun("talk_record", date(2023, 8, 18), **TALK)
    made["receipt_left"] = paper(NumberKind.RECEIPT, receipt(made["notice"], **LEFT), date(2023, 8, 16))
    made["receipt"] = paper(NumberKind.RECEIPT, receipt(made["notice"], made["site_record"]), date(2023, 8, 16))
    fee_requirements = [
        requirement for requirement in made["notice"].due if ".fees." in requirement and not requirement.endswith("published")
    ]
    made["transfer_market"] = paper(
        NumberKind.TRANSFER,
        {"to": "云溪县市场监督管理局", "requirements": fee_requirements},
        date(2023, 8, 18),
        copies=("云溪县人民政府办公室", "云溪县司法局", "焦作市发展和改革委员会"),
        colophon=True,
    )
    made["transfer_nea"] = paper(
        NumberKind.TRANSFER, {"to": "国家能源局河南监管办公室"}, date(2023, 8, 18), copies=("云溪县人民政府办公室",)
    )
    made["review"] = paper(NumberKind.REVIEW, review_content(made["notice"]), date(2023, 9, 13), colophon=True, sealed=False)
    made["report"] = issued_report(store, date(2023, 9, 15))
    made["crime_transfer"] = begun("crime_transfer", date(2023, 8, 18), **CRIME)
    made["closing_approval"] = begun(
        "closing_approval",
        date(2023, 10, 9),
        carried_out="责令整改的问题经复查已经全部整改，费用已经退还用户。",
        reason="rectified",
        signatures=APPROVED,
    )
    made["file_note"] = begun("file_note", date(2023, 10, 9), checker="贺明远", compiled_on="2023-10-09")
    made["catalogue"] = paper(NumberKind.CATALOGUE, {"compiler": "司马晓岚", "checker": "贺明远"}, date(2023, 10, 10))
    return made


def issued_report(store: Store, day: date) -> Document:
    with store.reading() as unit:
        entries = unit.ledgers.of_month("410823", 2023, 8)
    made = ReportDraft(PROFILE, templates()[NumberKind.REPORT], packs().by_id, 2023, 8, entries, {"addressee": "各供电企业"})
    order = order_report(made, fonts())
    return issue_document(store, order, prefix=made.template.prefix(PROFILE), issued_on=day).document


def drawn_case(store: Store, folder: Path) -> dict[str, bytes]:
    """Return every document of the case, the blank forms and the bound file as PDF, by short names."""
    made = county_case(store, folder)
    drawn = {name: store.archive.read(document.sha256) for name, document in made.items()}
    for kind in PAPERS:
        drawn[f"blank_{kind}"] = render_pdf(blank(templates()[kind], PROFILE), fonts())
    drawn["blank_cover"] = render_pdf(blank_cover(PROFILE), fonts())
    with store.reading() as unit:
        record = next(stored.record for stored in unit.records.all() if stored.record.id == "YX-2023-021")
    drawn["case"] = bind_case(file_of(store, record), store.archive.read, fonts())
    return drawn
