"""A whole case file: ten documents of twenty pages, four photos among them, laid out, drawn and bound to one PDF.

    python -m benchmarks.case_file [ROUNDS]

The photos have twelve megapixels, as a telephone takes them. Everything is made anew in every round; the fonts are read once.
"""

import io
import random
import statistics
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

import pypdfium2
from PIL import Image, ImageFilter

from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Annex, Colophon, Listing, OfficialDocument, Paragraph
from inspections.typesetting.paper import Block, Entry, Exchange, FootPlace, Gap, Paper, Photo, Printed, SignaturePlace, Signatures, Strokes
from inspections.typesetting.pdf.binding import bind
from inspections.typesetting.pdf.drawing import render_pdf

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
GOAL_S = 0.5
PAGES = 20
DAY = date(2023, 8, 16)
ISSUER = "武陟县发展和改革委员会"
FACTS = "2023年6月1日至2日，你单位为武陟县某合金制品有限公司办理新装用电时，收取移表费1200.00元，并通过关联企业收取带电作业费35000.50元。"
SIGNED = Strokes(tuple(tuple((x * 3.0 + stroke * 20, (x * 7 + stroke * 5) % 23) for x in range(14)) for stroke in range(5)))
FOOT = (FootPlace("检查人员签名", (SIGNED, SIGNED)), FootPlace("被检查单位（人）签名", (SIGNED,)))
PARTY = (
    Entry("被检查单位", "国网武陟县供电公司"),
    Entry("地址", "河南省焦作市武陟县木城街道兴华路东段118号"),
    Entry("法定代表人", "王建国", half=True),
    Entry("联系电话", "0391-7200000", half=True),
    Entry("检查时间", "2023年8月15日9时30分至11时20分"),
)


def photographs(count: int) -> tuple[Photo, ...]:
    """Photos of four thousand by three thousand points, with as much detail as photos have."""
    chance = random.Random(0)
    taken = []
    for number in range(1, count + 1):
        noise = Image.frombytes("RGB", (1000, 750), chance.randbytes(1000 * 750 * 3)).filter(ImageFilter.GaussianBlur(2))
        packed = io.BytesIO()
        noise.resize((4000, 3000)).save(packed, "JPEG", quality=90)
        taken.append(Photo(packed.getvalue(), f"ZP-{number}", "2023年8月15日10时12分", "营业厅", "收费公示栏", "9f86d081" * 8))
    return tuple(taken)


def record(title: str, exchanges: int, photos: tuple[Photo, ...] = ()) -> Paper:
    signatures = Signatures(
        tuple(SignaturePlace(label, (SIGNED,), "2023年8月15日") for label in ("检查人员签名", "当事人签名", "见证人签名"))
    )
    blocks: tuple[Block, ...] = (*PARTY, *[Exchange("上述费用由谁收取？依据是什么？", FACTS)] * exchanges, Paragraph(FACTS), signatures)
    return Paper(ISSUER, title, DAY, blocks, number="武发改检〔2023〕12号", foot=FOOT, photos=photos)


def notice(title: str, paragraphs: int, rows: int) -> OfficialDocument:
    fees = tuple((str(row), "移表费", f"{row * 371}.50", "国网武陟县供电公司") for row in range(1, rows + 1))
    annex = Annex("违规收费明细表", ("序号", "收费项目", "金额（元）", "收款单位"), fees)
    colophon = Colophon(f"{ISSUER}办公室", DAY, ("焦作市发展和改革委员会", "武陟县市场监督管理局"))
    text = (Paragraph(FACTS),) * paragraphs
    return OfficialDocument(
        ISSUER, "武发改能源〔2023〕12号", title, "国网武陟县供电公司", text, ISSUER, DAY, (annex,), "联系人：王某", colophon=colophon
    )


def catalogue(title: str, rows: int) -> Paper:
    listed = tuple((str(row), "责令整改通知书", "武发改能源〔2023〕12号", "2023年8月16日", str(row)) for row in range(1, rows + 1))
    return Paper(ISSUER, title, DAY, (Listing(("序号", "文书名称", "文号", "日期", "页次"), listed),))


def documents(photos: tuple[Photo, ...]) -> Iterator[tuple[str, Printed]]:
    cover = (Gap(3), *PARTY[:2], Gap(), *PARTY[2:])
    yield "卷宗封面", Paper(ISSUER, "行政检查案卷", DAY, cover, headed=True, title_line=3, counted=False)
    yield "案卷目录", catalogue("案卷目录", 10)
    yield "现场检查记录", record("现场检查记录", 2, photos)
    yield "询问笔录", record("询问笔录", 10)
    yield "责令整改通知书", notice("责令整改通知书", 4, 12)
    yield "送达回证", catalogue("送达回证", 2)
    yield "整改复查意见书", notice("整改复查意见书", 2, 6)
    yield "移送函", notice("移送函", 3, 6)
    yield "送达回证", catalogue("送达回证", 3)
    yield "证据清单", catalogue("证据清单", 12)


def made(photos: tuple[Photo, ...], fonts: FontSet) -> bytes:
    return bind([(title, render_pdf(document, fonts)) for title, document in documents(photos)])


def main() -> int:
    """Measure, print, and fail where the goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    fonts = FontSet.committed(FONTS)
    photos = photographs(4)
    content = made(photos, fonts)
    with pypdfium2.PdfDocument(content) as pdf:
        pages = len(pdf)
    assert pages >= PAGES
    times, processor = [], []
    for _ in range(rounds):
        start, used = perf_counter(), process_time()
        made(photos, fonts)
        times.append(perf_counter() - start)
        processor.append(process_time() - used)
    parts = [(title, render_pdf(document, fonts)) for title, document in documents(photos)]
    start, used = perf_counter(), process_time()
    bind(parts)
    binding, binding_used = perf_counter() - start, process_time() - used
    best = min(times)
    print(f"ten documents, {pages} pages, {len(photos)} photos of {len(photos[0].content) / 1e6:.1f} MB, {len(content) / 1e6:.2f} MB")
    print(f"best {best:.3f} s, median {statistics.median(times):.3f} s (goal {GOAL_S} s), of the processor's time {min(processor):.3f} s")
    print(f"binding alone {binding:.3f} s, of the processor's time {binding_used:.3f} s")
    return 0 if best <= GOAL_S else 1


if __name__ == "__main__":
    sys.exit(main())
