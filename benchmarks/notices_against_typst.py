"""Two-page notices a second: this program against typst with one reused compiler, the same fonts and the same text, one process.

    python -m benchmarks.notices_against_typst [ROUNDS]

Like a month's real notices the documents differ in number, names, days and amounts, so that neither side answers from a
cache of finished paragraphs. Rounds alternate, the median ratio counts. Typst runs as fast as it can here: no tagged PDF.
"""

import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import typst

from inspections.notices.document import Level, OfficialDocument, Paragraph
from inspections.notices.drawing import render_pdf
from inspections.notices.fonts import FontSet

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
DOCUMENTS = 50
GOAL = 0.7
LARGEST = 200_000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = ("建国", "秀英", "志强", "桂兰", "晓峰", "海燕", "立新", "春梅", "永刚", "红霞", "瑞祥", "明亮", "思远")

NOTICE = OfficialDocument(
    issuer="武陟县发展和改革委员会",
    number="武发改能源〔2023〕12号",
    title="责令整改通知书",
    addressee="国网武陟县供电公司",
    paragraphs=(
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
        Paragraph(
            "依据《优化营商环境条例》第二十八条、第七十条，现责令你单位自收到本通知书之日起15个工作日内（2023年9月6日前）完成以下整改："
        ),
        Paragraph("（一）向用户退还移表费、带电作业费共36200.50元，并提供退款凭证；", Level.SECOND, 3),
        Paragraph("（二）终止前述“挖矿”项目的报装办理，书面告知申请人；", Level.SECOND, 3),
        Paragraph("整改结果请于期满前书面报送本机关。逾期未整改或者整改不到位的，依法处理；涉及价格违法的，移送市场监督管理部门。"),
        Paragraph("不服本通知书的，可以自收到之日起60日内向武陟县人民政府申请行政复议，或者在6个月内依法提起行政诉讼。"),
    ),
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
    for paragraph in NOTICE.paragraphs:
        text = paragraph.text
        for old, new in words.items():
            text = text.replace(old, new)
        texts.append(replace(paragraph, text=text))
    return replace(NOTICE, number=f"武发改能源〔2023〕{number}号", paragraphs=tuple(texts))


def speed(render: Callable[[OfficialDocument], bytes], first: int) -> float:
    """Documents a second over one round."""
    documents = [numbered(first + place) for place in range(DOCUMENTS)]
    start = perf_counter()
    for document in documents:
        render(document)
    return DOCUMENTS / (perf_counter() - start)


def main() -> int:
    """Measure, print, and fail where the goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    fonts = FontSet.committed(FONTS)
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def ours(document: OfficialDocument) -> bytes:
        return render_pdf(document, fonts)

    def theirs(document: OfficialDocument) -> bytes:
        content = compiler.compile(input=typst_source(document).encode(), format="pdf", pdf_tags=False)
        if not isinstance(content, bytes):
            message = "typst gave no single file"
            raise TypeError(message)
        return content

    sizes = [len(ours(NOTICE)), len(theirs(NOTICE))]
    ratios = []
    for place in range(rounds):
        fast, known = speed(ours, 1000 + place * DOCUMENTS), speed(theirs, 1000 + place * DOCUMENTS)
        ratios.append(fast / known)
        sys.stdout.write(f"round {place + 1}: ours {fast:.0f}/s, typst {known:.0f}/s, ratio {fast / known:.2f}\n")
    ratio = statistics.median(ratios)
    sys.stdout.write(f"median ratio {ratio:.2f} (goal {GOAL}); a notice has {sizes[0] / 1000:.0f} kB, typst's {sizes[1] / 1000:.0f} kB\n")
    return 0 if ratio >= GOAL and sizes[0] <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
