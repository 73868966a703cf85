"""Pages of the checklists: one a pack that an official can read, made from the packs that ship and never out of step with them."""

import re
from functools import cache
from pathlib import Path

import pytest

from inspections.checklist_pages.markdown import anchor_of
from inspections.checklist_pages.page import pages
from inspections.checklists.loading import Packs, load_packs
from inspections.records.vocabulary import load_prefectures
from tests.support.checklists import ROOT, SHIPPED, TRIAL
from tests.support.pack_texts import FEES, TEXT, written

COMMITTED = ROOT / "docs" / "checklists"
COMMAND = "python3 main.py checklists docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


@cache
def packs_of(folder: Path) -> Packs:
    return load_packs(folder)


@cache
def made(folder: Path) -> dict[str, str]:
    return pages(packs_of(folder), load_prefectures(ROOT / "resources" / "prefectures.csv"))


def paper(tmp_path: Path, text: str) -> str:
    written(tmp_path, text)
    return pages(load_packs(tmp_path), {})["paper.md"]


def section(page: str, heading: str) -> str:
    """Return what stands below a heading that ends so."""
    return page[page.index(f"{heading}\n") :].partition("\n#")[0]


def test_the_committed_pages_are_those_of_the_packs_that_ship() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.glob("*.md")}
    changed = sorted(name for name, text in made(SHIPPED).items() if committed.get(name) != text)
    assert changed == [], f"docs/checklists is out of step with resources/checklists; run: {COMMAND}"
    assert sorted(committed.keys() - made(SHIPPED).keys()) == [], "docs/checklists has pages of packs that are gone; delete them"


def test_every_requirement_has_its_table_and_nothing_is_left_in_code_words() -> None:
    for folder in (SHIPPED, TRIAL):
        for name, pack in packs_of(folder).by_id.items():
            page = made(folder)[f"{name}.md"]
            for requirement in pack.own:
                assert page.count(f"| 编号 | `{requirement.id}` |") == 1
            for requirement in pack.floor:
                assert page.count(f"| `{requirement.id}` | [") == 1
            prose = re.sub(r"`[^`]*`|\]\([^)]*\)|<!--.*?-->|收费清单 [\w-]+", "", page)
            assert re.findall(r"[a-z]+_[a-z_]+|\{[^}]*\}|\b(?:grid|must|aim|order|transfer|True|False|None)\b", prose) == []


def test_topics_and_requirements_stand_in_the_order_of_the_pack() -> None:
    for name, pack in packs_of(SHIPPED).by_id.items():
        numbers = re.findall(r"^\| 编号 \| `(.*)` \|$", made(SHIPPED)[f"{name}.md"], re.MULTILINE)
        topics = list(dict.fromkeys(requirement.topic for requirement in pack.own))
        assert numbers == [one.id for topic in topics for one in pack.own if one.topic == topic]


@pytest.mark.parametrize("folder", [SHIPPED, TRIAL], ids=lambda path: path.name)
def test_every_link_leads_to_a_page_and_a_heading_of_it(folder: Path) -> None:
    pages = made(folder)
    anchors = {name: {anchor_of(heading) for heading in HEADING.findall(text)} for name, text in pages.items()}
    for name, text in pages.items():
        for target in LINK.findall(text):
            page, _, anchor = target.partition("#")
            if page.startswith("../"):
                assert (COMMITTED / page).resolve().is_file()
            else:
                assert (page or name) in pages
                assert not anchor or anchor in anchors[page or name], target


def test_the_head_names_the_document_and_what_it_builds_on() -> None:
    page = made(SHIPPED)["wuzhi-2023.md"]
    head = page.partition("## ")[0]
    assert "# 武陟县“获得电力”提升专项行动方案（2023年度）" in head
    for row in (
        "| 文号 | 武发改能源〔2023〕114号 |",
        "| 发文机关 | 武陟县发展和改革委员会 |",
        "| 适用地区 | 焦作市下属，行政区划代码 410823 |",
        "| 版本 | 2 |",
        "| 依托 | [全国通用要求：“三指定”、收费和虚拟货币“挖矿”](national.md) |",
    ):
        assert row in head
    assert "| 文件有效期 | 2023年1月1日至2023年12月31日 |" in head
    assert "| 各项施行 | 2023年1月1日至2023年12月31日（" in head


def test_a_requirement_is_told_in_plain_words(tmp_path: Path) -> None:
    words = section(paper(tmp_path, TEXT), "1 五个工作日内接电")
    assert [line for line in words.splitlines() if line.startswith("| ")] == [
        "| 条款 | 一（一） |",
        "| --- | --- |",
        "| 要求 | 从申请日期到接电日期不超过 5 个工作日 |",
        "| 适用 | 供电类别为居民 |",
        "| 约束对象 | 供电企业（供电公司、增量配电网企业） |",
        "| 效力 | 应当 |",
        "| 施行 | 没有规定 |",
        "| 不符合时 | 责令改正；被检查单位不是约束对象的，报告上级 |",
        "| 等级 | 一般 |",
        "| 建议整改期限 | 15 个工作日 |",
        "| 法律依据 | 《某条例》第一条 |",
        "| 标题 | 接电超时限 |",
        "| 查明的事实 | 【用户名称】自【申请日期】至【接电日期】历时【实测值】个工作日 |",
        "| 整改要求 | 尽快接电 |",
        "| 不符合的例子 | 供电类别：居民；申请日期：2023年4月21日；接电日期：2023年4月28日 |",
        "| 符合的例子 | 供电类别：居民；申请日期：2023年4月21日；接电日期：2023年4月27日 |",
        "| 编号 | `paper.time` |",
        "| 依据的事实 | 供电类别 `user.supply`、申请日期 `connection.applied_on`、接电日期 `connection.energized_on` |",
    ]


def test_a_duty_is_told_with_its_period(tmp_path: Path) -> None:
    page = paper(tmp_path, TEXT)
    words = section(page, "2 每月报送")
    assert "| 周期 | 每月 |" in words
    assert "例子" not in words
    assert "不符合时" not in words
    assert "| 要求 | 2 项，其中报告职责 1 项，不参加核对 |" in page


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('force = "must"', 'force = "aim"', "| 效力 | 原则上、力争、逐步（只报告，不写进通知书） |"),
        (
            'outcome = "order"',
            'outcome = "transfer"\ntransfer_to = "某局"\ntransfer_ground = "law-1"',
            "| 不符合时 | 移送某局（依据《某条例》第一条） |",
        ),
        (
            'outcome = "order"',
            'outcome = "order"\ntransfer_to = "某局"\ntransfer_ground = "law-1"',
            "| 不符合时 | 责令改正；被检查单位不是约束对象的，移送某局（依据《某条例》第一条） |",
        ),
        ("confirmed = true", "confirmed = false", "| 法律依据 | 《某条例》第一条（待核） |"),
        ('severity = "general"', 'severity = "grave"', "| 等级 | 严重 |"),
        ('severity = "general"', "in_force_from = 2023-03-01", "| 施行 | 2023年3月1日起 |"),
        ('severity = "general"', "in_force_until = 2023-12-31", "| 施行 | 至2023年12月31日 |"),
        ("{measured}个工作日", "{measured}个，超过{limit}个", "历时【实测值】个，超过5个 |"),
        ('unit = "working_day"\nsev', 'unit = "day"\nsev', "不超过 5 日（按日历日计，最后一日不是工作日的顺延）"),
        ("limit = 5", "limit = 0", "| 要求 | 从申请日期到接电日期不超过 0 个工作日 |"),
        ('applies_when = [{ fact = "user.supply", is = "residential" }]', "", "| 适用 | 不限 |"),
        ('summary = "五个工作日内接电"', 'summary = "五个|工作日*内_接电<br>"', "### 1 五个\\|工作日\\*内\\_接电\\<br\\>"),
    ],
)
def test_what_a_pack_says_stands_on_its_page(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = TEXT.replace(old, new, 1)
    if "aim" in new:
        text = text.replace('outcome = "order"', 'outcome = "report"', 1)
    if "confirmed" in new:  # an article that nobody has read lets nobody order
        text = text.replace('outcome = "order"', 'outcome = "advise"', 1)
    assert expected in paper(tmp_path, text)


def test_fee_lists_stand_with_their_aliases_and_are_linked(tmp_path: Path) -> None:
    page = paper(tmp_path, TEXT + FEES)
    assert "| 收费清单 | [banned](#收费清单-banned) |" in page
    assert "| 1 | 移表费 | 表计移位费 |  |" in section(page, "## 收费清单 banned")
    assert "高可靠性供电费" in section(page, "## 合法收费")
    assert "| 不符合的例子 | 收费：表计移位费（收费金额：1.00元） |" in page


def test_what_a_pack_builds_on_is_linked_and_not_repeated() -> None:
    page, national = made(SHIPPED)["wuzhi-2023.md"], made(SHIPPED)["national.md"]
    assert "| 行为目录 | [“三指定”行为](national.md#三指定行为) |" in page
    assert "named" not in page
    assert re.findall(r"^\| `([\w-]+)` \|", section(page, "## 法律依据"), re.MULTILINE) == ["told-before", "decided-by-head"]
    assert "## “三指定”行为" not in page
    assert "## 收费清单 wuzhi-17" in page
    assert "| `named` | 直接指名" in section(national, "## “三指定”行为")
    assert re.search(r"\| `gdjg` \| .* \| 待核 \|", section(national, "## 法律依据"))


def test_what_a_pack_says_again_is_told_with_the_reasons() -> None:
    page = made(SHIPPED)["wuzhi-2023.md"]
    assert "| 重申 | `national.mining.new`；施行开始日比它宽松：本方案自2023年起施行，此前的日子按全国要求检查 |" in page
    assert re.search(r"\| 另立 \| 和`national\.fees\.2018`并行：本项只列办电环节的17项收费；", page)


@pytest.mark.parametrize(
    ("county", "expected"),
    [
        ("410823", "| 适用地区 | 焦作市下属，行政区划代码 410823 |"),
        ("410800", "| 适用地区 | 焦作市，行政区划代码 410800 |"),
        ("330000", "| 适用地区 | 全省（自治区、直辖市），行政区划代码 330000 |"),
        ("999999", "| 适用地区 | 行政区划代码 999999 |"),
        ("", "| 适用地区 | 全国 |"),
    ],
)
def test_the_area_is_told_in_words(tmp_path: Path, county: str, expected: str) -> None:
    written(tmp_path, TEXT.replace('version = "1"', f'version = "1"\ncounty = "{county}"' if county else 'version = "1"'))
    assert expected in pages(load_packs(tmp_path), load_prefectures(ROOT / "resources" / "prefectures.csv"))["paper.md"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ('"week"\ndue_weekday = "thursday"', "| 周期 | 每周四以前 |"),
        ('"once"\ndue_on = 2018-07-31', "| 周期 | 一次，不晚于2018年7月31日 |"),
        ('"half_year"', "| 周期 | 每半年 |"),
        ('"per_year"\nlimit = 2', "| 周期 | 每年不少于 2 次 |"),
        ('"unset"', "| 周期 | 文件没有规定周期，由本单位确定 |"),
    ],
)
def test_the_period_of_a_duty_is_told_in_words(tmp_path: Path, period: str, expected: str) -> None:
    assert expected in paper(tmp_path, TEXT.replace('period = "month"', f"period = {period}"))


@pytest.mark.parametrize(
    "expected",
    [
        "| 要求 | 年平均停电时间不超过 4.9 小时；超过的，比上年至少下降 8% |",
        "| 要求 | 光伏容量占额定容量比例不超过 80% |",
        "| 要求 | 居民办电一件事项数不低于 13 项 |",
        "| 要求 | 由供电企业负责的各环节合计不超过 5 个工作日（重叠的日子只计一次） |",
        "| 要求 | 受理环节资料只能要求：有效身份证件、统一社会信用代码证照、5G基站报装地址列表 |",
        "| 要求 | 不得有下列情形：挖矿报装情况为在办 |",
        "| 要求 | 任何一笔收费都不得有下列情形：“收费合理”为“否” |",
        "| 周期 | 每年不少于 2 次 |",
    ],
)
def test_each_kind_has_its_words(expected: str) -> None:
    assert expected in made(SHIPPED)["wuzhi-2023.md"]


def test_the_index_names_every_pack_first_those_with_requirements() -> None:
    rows = [line for line in made(SHIPPED)["README.md"].splitlines() if line.startswith("| [")]
    assert len(rows) == len(packs_of(SHIPPED).by_id)
    for name, pack in packs_of(SHIPPED).by_id.items():
        (row,) = [row for row in rows if f"({name}.md)" in row]
        assert pack.source.document in row
    has_requirements = [bool(packs_of(SHIPPED).by_id[name].requirements) for row in rows for name in re.findall(r"\(([\w-]+)\.md\)", row)]
    assert has_requirements == sorted(has_requirements, reverse=True)
