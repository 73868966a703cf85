"""Two-page notices a second: this program, in one process and in two, against typst with one reused compiler in one process.

    python -m benchmarks.notices_against_typst [ROUNDS] [DOCUMENTS FOR THE MEMORY]

The fonts and the text are the same. Like a month's real notices the documents differ in number, names, days and amounts, so that
neither side answers from a cache of finished paragraphs. Rounds alternate, the median ratio counts. Typst runs as fast as it can
here: no tagged PDF. Then 10,000 notices are made in one process, whose memory has to stay where it was after the first thousand.
"""

import statistics
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import typst

from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.pdf.drawing import render_pdf

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
DOCUMENTS = 50
GOAL = 1.0
GOAL_OF_TWO = 1.8
LARGEST = 200_000
MANY = 10_000
WARM = 1_000
"""Notices after which the fonts' tables hold nearly every character."""
MOST_GROWTH_MB = 5.0
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = ("建国", "秀英", "志强", "桂兰", "晓峰", "海燕", "立新", "春梅", "永刚", "红霞", "瑞祥", "明亮", "思远")

TEXT = (
    Paragraph(
        "2023年8月15日，本机关执法人员张某（执法证号豫H20010）、李某（执法证号豫H20011）对你单位进行现场检查（任务来源：双随机抽查）。"
        "经查，存在下列问题："
    ),
    Paragraph("一、收取已明令取消的费用", Level.FIRST),
    Paragraph(
        "2023年6月1日至2日，你单位为武陟县某合金制品有限公司办理新装用电时，收取移表费1200.00元，并通过关联企业收取带电作业费"
        "35000.50元，与武发改能源〔2023〕114号文件三（一）2（1）的要求不符。"
    ),
    Paragraph("二、未停止办理在办的“挖矿”项目报装", Level.FIRST),
    Paragraph("2023年5月20日受理的某数据服务部报装申请，经核实用于虚拟货币“挖矿”，至检查之日仍在办理，与同一文件三（一）7的要求不符。"),
    Paragraph("依据《优化营商环境条例》第二十八条、第七十条，现责令你单位自收到本通知书之日起15个工作日内（2023年9月6日前）完成以下整改："),
    Paragraph("（一）向用户退还移表费、带电作业费共36200.50元，并提供退款凭证；", Level.SECOND, 3),
    Paragraph("（二）终止前述“挖矿”项目的报装办理，书面告知申请人；", Level.SECOND, 3),
    Paragraph("整改结果请于期满前书面报送本机关。逾期未整改或者整改不到位的，依法处理；涉及价格违法的，移送市场监督管理部门。"),
    Paragraph("不服本通知书的，可以自收到之日起60日内向武陟县人民政府申请行政复议，或者在6个月内依法提起行政诉讼。"),
)
NOTICE = OfficialDocument(
    issuer="武陟县发展和改革委员会",
    number="武发改能源〔2023〕12号",
    title="责令整改通知书",
    addressee="国网武陟县供电公司",
    paragraphs=TEXT,
    signed_by="武陟县发展和改革委员会",
    dated=date(2023, 8, 16),
    note="联系人：王某，电话：0391-7200000",
)

TYPST_HEAD = """
#set document(date: none)
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))
#set page(footer: align(right)[— #context counter(page).display() —])
#set text(
  font: ((name: "Inspection Song", covers: regex("[!-~]")), "Inspection Fangsong", "Inspection Kai"),
  size: 16pt, lang: "zh", region: "cn", tracking: -0.207pt,
)
#set par(justify: true, leading: 12.95pt, spacing: 12.95pt, first-line-indent: (amount: 2em, all: true))
#let hei(it) = text(font: "Inspection Hei", it)
#let kai(it) = text(font: "Inspection Kai", it)
"""


def typst_source(document: OfficialDocument) -> str:
    """The same notice for typst."""
    day = document.dated
    parts = [
        TYPST_HEAD,
        f'#v(35mm)\n#align(center, text(font: "Inspection Biaosong", size: 37pt, fill: red)[{document.issuer}])\n#v(2em)',
        f"#align(center)[{document.number}]\n#line(length: 100%, stroke: 1.5pt + red)\n#v(2em)",
        f'#align(center, text(font: "Inspection Biaosong", size: 22pt)[{document.title}])\n',
        f"#par(first-line-indent: 0em)[{document.addressee}：]\n",
    ]
    faces = {Level.FIRST: "hei", Level.SECOND: "kai"}
    for paragraph in document.paragraphs:
        assert isinstance(paragraph, Paragraph)
        if paragraph.level in faces:
            lead = len(paragraph.text) if paragraph.lead is None else paragraph.lead
            parts.append(f"#{faces[paragraph.level]}[{paragraph.text[:lead]}]{paragraph.text[lead:]}\n")
        else:
            parts.append(f"{paragraph.text}\n")
    parts += [f"#v(4em)\n#align(right)[{document.signed_by}\n\n{day.year}年{day.month}月{day.day}日]\n", f"（{document.note}）\n"]
    return "\n".join(parts)


def numbered(number: int) -> OfficialDocument:
    """A notice of its own: another number, other names, days and amounts."""
    family, given = SURNAMES[number % len(SURNAMES)], GIVEN[number // len(SURNAMES) % len(GIVEN)]
    words = {
        "张某": family + given,
        "某合金": given + "合金",
        "某数据": given + "数据",
        "0.": f"{number % 10}.",
        "15日": f"{number % 28 + 1}日",
        "挖矿": f"{family}矿",
        "15个": f"{number % 9 + 2}个",
        "凭证": f"{given}凭证",
        "报装办理": f"报装办理{number}",
        "价格违法": f"{given}价格违法",
        "60日": f"{number}日",
    }
    texts = []
    for paragraph in TEXT:
        text = paragraph.text
        for old, new in words.items():
            text = text.replace(old, new)
        texts.append(replace(paragraph, text=text))
    return replace(NOTICE, number=f"武发改能源〔2023〕{number}号", paragraphs=tuple(texts))


def speed(render: Callable[[OfficialDocument], bytes], first: int, count: int = DOCUMENTS) -> float:
    """Documents a second over one round."""
    documents = [numbered(first + offset) for offset in range(count)]
    start = perf_counter()
    for document in documents:
        render(document)
    return count / (perf_counter() - start)


class Ours:
    """This program's notices in one process; its fonts are read once."""

    fonts = FontSet.committed(FONTS)

    @classmethod
    def render(cls, document: OfficialDocument) -> bytes:
        """One notice."""
        return render_pdf(document, cls.fonts)

    @classmethod
    def share(cls, first: int) -> int:
        """One process's share of a round; how many notices it made."""
        return sum(bool(cls.render(numbered(first + offset))) for offset in range(DOCUMENTS))


def speed_of_two(pool: ProcessPoolExecutor, first: int) -> float:
    """Documents a second of two processes, each with a full round."""
    start = perf_counter()
    made = sum(pool.map(Ours.share, (first, first + DOCUMENTS)))
    return made / (perf_counter() - start)


def resident_mb() -> float:
    """VmRSS in 10⁶ bytes; Linux alone tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024 / 1e6


def growth(count: int) -> float:
    """By how much the memory of this process grows from the first notices to the last."""
    warm = 0.0
    for number in range(count):
        Ours.render(numbered(number))
        if number == min(WARM, count // 2):
            warm = resident_mb()
    after = resident_mb()
    print(f"memory: {warm:.1f} MB after {min(WARM, count // 2)} notices, {after:.1f} MB after {count}")
    return after - warm


def main() -> int:
    """Measure, print, and fail where a goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    many = int(sys.argv[2]) if len(sys.argv) > 2 else MANY
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def theirs(document: OfficialDocument) -> bytes:
        content = compiler.compile(input=typst_source(document).encode(), format="pdf", pdf_tags=False)
        if not isinstance(content, bytes):
            message = "typst gave no single file"
            raise TypeError(message)
        return content

    sizes = [len(Ours.render(NOTICE)), len(theirs(NOTICE))]
    ones, twos = [], []
    with ProcessPoolExecutor(2) as pool:
        speed_of_two(pool, 0)
        for number in range(rounds):
            first = 1000 + number * 4 * DOCUMENTS
            known = speed(theirs, first)
            one, two = speed(Ours.render, first), speed_of_two(pool, first + DOCUMENTS)
            ones.append(one / known)
            twos.append(two / known)
            print(f"round {number + 1}: typst {known:.0f}/s, ours {one:.0f}/s ({ones[-1]:.2f}), two processes {two:.0f}/s ({twos[-1]:.2f})")
    ratio, ratio_of_two = statistics.median(ones), statistics.median(twos)
    print(f"median ratio {ratio:.2f} (goal {GOAL}), of two processes {ratio_of_two:.2f} (goal {GOAL_OF_TWO})")
    print(f"a notice has {sizes[0] / 1000:.0f} kB, typst's {sizes[1] / 1000:.0f} kB")
    grown = growth(many)
    print(f"growth {grown:.1f} MB (at most {MOST_GROWTH_MB})")
    met = ratio >= GOAL and ratio_of_two >= GOAL_OF_TWO and sizes[0] <= LARGEST and grown <= MOST_GROWTH_MB
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
