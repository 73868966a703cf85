"""Packs as bureaus break them: each slip is one clear Chinese sentence with its line, and nothing ends in a traceback."""

import os
import re
from pathlib import Path

import pytest

from tests.support.command_line import Run
from tests.support.pack_texts import FEES, TEXT, line_of, spoiled

LIMIT = "limit = 5"
TITLE = 'title = "纸上检查表"'
SEVERITY = 'severity = "general"'
BASIS = 'legal_basis = ["law-1"]'
CONDITION = 'applies_when = [{ fact = "user.supply", is = "residential" }]'
SENTENCE = re.compile(r"paper\.toml( 第\d+行(第\d+列)?)?( [\w.\[\]<>+-]+)?：[^\n]*[\u4e00-\u9fff][^\n]*。")


def lint(run: Run, tmp_path: Path, content: bytes) -> list[str]:
    """Return the faults that lint tells of a file, one a line; every one is a sentence with its place."""
    path = tmp_path / "paper.toml"
    path.write_bytes(content)
    result = run("checklists", "lint", path)
    assert (result.code, result.out) == (2, "")
    lines = result.err.splitlines()
    assert [line for line in lines if not SENTENCE.fullmatch(line)] == []
    return lines


NO_TOML = [
    (LIMIT, "limit ＝ 5", "第43行第7列：有全角符号 ＝，请在英文输入状态下改为 =。"),
    (LIMIT, "limit：5", "第43行第6列：有全角符号 ：，请在英文输入状态下改为 =。"),
    (LIMIT, "limit = ５", "第43行第9列：有全角符号 ５，请在英文输入状态下改为 5。"),
    (LIMIT, "limit\u3000= 5", "第43行第6列：有一个看不见的字符（U+3000），请删去，需要空格时用英文空格。"),
    (LIMIT, "\u200blimit = 5", "第43行第1列：有一个看不见的字符（U+200B），请删去，需要空格时用英文空格。"),
    (LIMIT, "时限 = 5", "第43行第1列：“时”不能出现在引号之外，名称用英文字母、数字、- 和 _，文本请加英文双引号。"),
    (LIMIT, "limit", "第43行第6列：名称后面缺少等号，请写成 名称 = 值。"),
    (LIMIT, "limit 5", "第43行第7列：名称后面缺少等号，请写成 名称 = 值。"),
    (LIMIT, "= 5", "第43行第1列：这一行既不是 名称 = 值，也不是 [节]，请改正。"),
    (LIMIT, "limit = ", "第43行第9列：值的写法不对，文本请加英文双引号，日期写成 2023-01-01，是否写成 true 或 false。"),
    (LIMIT, "limit = 5个", "第43行第10列：“个”不能出现在引号之外，名称用英文字母、数字、- 和 _，文本请加英文双引号。"),
    (LIMIT, "limit = 05", "第43行第10列：值的后面还有多余的内容，请检查引号和逗号，日期写成 2023-01-01，每行只写一项。"),
    (LIMIT, "limit = 5\nlimit = 6", "第44行第10列：同名的项或者节在前面已经写过，请只保留一个，并核对 [ ] 和 [[ ]] 是否写对。"),
    ("[source]", "[pack]", "第6行第6列：同名的项或者节在前面已经写过，请只保留一个，并核对 [ ] 和 [[ ]] 是否写对。"),
    ("[source]", "【source】", "第6行第1列：有全角符号 【，请在英文输入状态下改为 [。"),
    ("[source]", "[source", "第6行第8列：节名的方括号没有写完，请补上 ]。"),
    (TITLE, "title = “纸上检查表”", '第4行第9列：有全角符号 “，请在英文输入状态下改为 "。'),
    (TITLE, 'title = "纸上检查表”', "第4行第16列：引号没有写完，请把中文引号改为英文引号。"),
    (TITLE, 'title = "纸上检查表', "第4行第15列：引号没有写完，请在同一行补上英文引号。"),
    (TITLE, 'title = "D:\\纸上检查表"', "第4行第14列：文本中的反斜杠写法不对，请把 \\ 写成 \\\\，或改用英文单引号。"),
    (TITLE, 'title = "纸上\0检查表"', "第4行第12列：有不能出现的控制字符，请删去该字符后重新输入。"),
    (BASIS, 'legal_basis = ["law-1"，"law-1"]', "第48行第23列：有全角符号 ，，请在英文输入状态下改为 ,。"),
    (BASIS, 'legal_basis = ["law-1"', "第49行第1列：列表的方括号没有写完，或者两项之间缺少逗号，请补上 ] 或逗号。"),
    (BASIS, 'legal_basis = ["law-1" "law-1"]', "第48行第24列：列表的方括号没有写完，或者两项之间缺少逗号，请补上 ] 或逗号。"),
    (SEVERITY, "in_force_from = 2023-02-30", "第45行第17列：日期不存在或者写法不对，请核对年月日，写成 2023-01-01，不加引号。"),
    (SEVERITY, "in_force_from = 2023/01/01", "第45行第21列：日期不存在或者写法不对，请核对年月日，写成 2023-01-01，不加引号。"),
    (SEVERITY, "in_force_from = 2023-1-1", "第45行第21列：日期不存在或者写法不对，请核对年月日，写成 2023-01-01，不加引号。"),
    (SEVERITY, "in_force_from = 2023年1月1日", "第45行第21列：日期不存在或者写法不对，请核对年月日，写成 2023-01-01，不加引号。"),
    (
        CONDITION,
        CONDITION.replace(", is", ",\nis"),
        "第40行第40列：名称的写法不对，名称用英文字母、数字、- 和 _，花括号中的内容写在一行里。",
    ),
    (CONDITION, CONDITION.replace(" }]", "]"), "第40行第59列：花括号没有写完，或者两项之间缺少逗号，请补上 } 或逗号。"),
]


@pytest.mark.parametrize(("old", "new", "expected"), NO_TOML, ids=[new for _, new, _ in NO_TOML])
@pytest.mark.parametrize("form", [("utf-8", "\n"), ("utf-8-sig", "\r\n")], ids=["plain", "notepad"])
def test_what_is_no_toml_is_told_with_line_and_cause(
    run: Run, tmp_path: Path, old: str, new: str, expected: str, form: tuple[str, str]
) -> None:
    encoding, ending = form
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    assert lint(run, tmp_path, text.replace("\n", ending).encode(encoding)) == [f"paper.toml {expected}"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "paper.toml：文件是空的，请核对文件。"),
        (b"\xef\xbb\xbf\r\n \r\n", "paper.toml：文件是空的，请核对文件。"),
        (b'{"pack": {"id": "paper"}}', "paper.toml：这是 JSON 或者网页，不是 TOML，请核对文件。"),
        (b"<!DOCTYPE html>\n<html></html>", "paper.toml：这是 JSON 或者网页，不是 TOML，请核对文件。"),
        (b"\x89PNG\r\n\x1a\n\0\0", "paper.toml 第1行：文件的文字编码不是 UTF-8，请另存为 UTF-8 后重试。"),
        (TEXT.encode("gb18030"), "paper.toml 第4行：文件的文字编码不是 UTF-8，请另存为 UTF-8 后重试。"),
        (TEXT.encode("utf-16"), "paper.toml 第1行：文件的文字编码不是 UTF-8，请另存为 UTF-8 后重试。"),
        (TEXT.replace("\n", "\r").encode(), "paper.toml 第1行第7列：换行符不对，请用记事本等另存为普通文本。"),
        (b"x = " + b"[" * 100_000, "paper.toml：括号或者名称套了太多层，请核对括号。"),
        (b"x = " + b"{a=" * 2000 + b"1" + b"}" * 2000, "paper.toml：括号或者名称套了太多层，请核对括号。"),
        (b"x = " + b"[" * 60 + b"]" * 60, "paper.toml：括号或者名称套了太多层，请核对括号。"),
        (b".".join([b"a"] * 3000) + b" = 1", "paper.toml：括号或者名称套了太多层，请核对括号。"),
        (TEXT.replace(LIMIT, f"limit = {'9' * 5000}").encode(), "paper.toml：有一个数位数太多，请核对各个数。"),
    ],
    ids=range(13),
)
def test_what_is_no_pack_at_all_is_told_in_one_sentence(run: Run, tmp_path: Path, content: bytes, expected: str) -> None:
    assert lint(run, tmp_path, content) == [expected]


def test_a_file_of_another_size_or_sort_is_refused_unread(run: Run, tmp_path: Path) -> None:
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        file.truncate(9 * 2**20)
    assert f"{huge}：文件超过 8 MB，不是这种文件，请核对路径。" in run("checklists", "lint", huge).err
    assert f"{tmp_path}：不是文件，请核对路径。" in run("checklists", "lint", tmp_path).err
    assert f"{os.devnull}：不是文件，请核对路径。" in run("checklists", "lint", os.devnull).err


SLIPS = [
    (LIMIT, 'limit = "5"', "requirement[1].limit：“5”不是数，请写数，不加引号。"),
    (LIMIT, "limit = true", "requirement[1].limit：true不是数，请写数，不加引号。"),
    (LIMIT, "limit = [5]", "requirement[1].limit：一个列表不是数，请写数，不加引号。"),
    (LIMIT, "limit = -5", "requirement[1].limit：时限应为 0 至 3650 的整数天，请改正。"),
    (LIMIT, "limit = 1e999999999", "requirement[1].limit：“1E+999999999”不是可能的数，请核对位数。"),
    (LIMIT, "limit = 1e-999999", "requirement[1].limit：“1E-999999”不是可能的数，请核对位数。"),
    (LIMIT, "limit = inf", "requirement[1].limit：“Infinity”不是可能的数，请核对位数。"),
    (LIMIT, "limit = 5\nlimits = 6", "requirement[1].limits：没有 limits 这一项（是否为“limit”？），请改正或删除。"),
    (LIMIT, '"\\u001b[31m" = 6\nlimit = 5', "requirement[1].<U+001B>[31m：没有 <U+001B>[31m 这一项，请改正或删除。"),
    ("confirmed = true", 'confirmed = "是"', "law[1].confirmed：“是”不是true 或 false，请写 true 或 false，不加引号。"),
    ('version = "1"', "version = 1", "pack.version：“1”不是文本，请加英文双引号。"),
    ('version = "1"', 'version = "1"\ncounty = 410823', "pack.county：“410823”不是文本，请加英文双引号。"),
    ('version = "1"', 'version = "1"\nbuilds_on = "national"', "pack.builds_on：“national”不是列表，请写在方括号里，用逗号隔开。"),
    (TITLE, 'title = "纸上\\u0007检查表"', "pack.title：title 中有换行或者看不见的字符，请写成一行，删去这些字符。"),
    (TITLE, 'title = """\n纸上\n检查表"""', "pack.title：title 中有换行或者看不见的字符，请写成一行，删去这些字符。"),
    (SEVERITY, 'in_force_from = "2023-01-01"', "requirement[1].in_force_from：“2023-01-01”不是日期，请写成 2023-01-01，不加引号。"),
    (
        SEVERITY,
        "in_force_until = 2023-01-01\nin_force_from = 2024-01-01",
        "requirement[1].in_force_until：施行截止日早于开始日，请核对两个日期。",
    ),
    (SEVERITY, 'severity = "严重"', "requirement[1].severity：“严重”不在可选值之内，可选值为general、serious、grave。"),
    ('is = "residential"', 'is = "居民"', "requirement[1].applies_when[1].is：“居民”不在可选值之内（是否为“residential”？）"),
    ('is = "residential"', 'in = ["residential", 3]', "requirement[1].applies_when[1].in：“3”不是文本，请改为带引号的文本。"),
    ('is = "residential"', "above = 3", "requirement[1].applies_when[1].above：“供电类别”不是数，不能比较大小，请改用 is 或 in。"),
    (
        'fact = "user.supply"',
        'fact = "user.suply"',
        "requirement[1].applies_when[1].fact：没有“user.suply”这项事实（是否为“user.supply”？）",
    ),
    (
        'id = "paper.time"',
        'id = "paper.time "',
        "requirement[1].id：编号“paper.time ”含有空格或者其他字符，请只用英文字母、数字、点、连字符和下划线。",
    ),
    ('id = "paper.monthly"', 'id = "paper.time"', "requirement[2].id：编号“paper.time”重复，请改用别的编号。"),
    ("{user}自", "｛user}自", "requirement[1].found：花括号 } 不成对，占位符写成 {user} 的形式。"),
    ("2023-04-28", "2023-04-26", "requirement[1].violating：“paper.time”样例的结论应为“不符合”，实为“符合”（自2023年4月21日"),
    ('period = "month"', 'period = "每月"', "requirement[2].period：“每月”不在可选值之内，可选值为week、month、quarter"),
]


@pytest.mark.parametrize(("old", "new", "expected"), SLIPS, ids=[words.partition("，")[0] for _, _, words in SLIPS])
def test_a_slip_is_one_sentence_with_its_line(run: Run, tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    first = lint(run, tmp_path, text.encode())[0]
    where, _, words = first.partition("：")
    assert expected in f"{where.rpartition(' ')[2]}：{words}"
    line = int(where.split("第")[1].partition("行")[0])
    key = re.sub(r"\[\d+\]$|^.*<U\+001B>", "", where.rpartition(".")[2])
    assert key in text.splitlines()[line - 1]


def test_tables_under_another_name_are_told_where_they_stand(run: Run, tmp_path: Path) -> None:
    text = f'{TEXT}\n[[requirements]]\nid = "paper.more"\n'
    line = line_of(text, "[[requirements]]")
    assert lint(run, tmp_path, text.encode()) == [
        f"paper.toml 第{line}行 requirements：没有 requirements 这一项（是否为“requirement”？），请改正或删除。"
    ]


def test_a_section_of_the_wrong_form_is_not_told_key_by_key(run: Run, tmp_path: Path) -> None:
    assert lint(run, tmp_path, spoiled("[pack]", "[[pack]]").encode()) == ["paper.toml 第1行 pack：一个列表不是表，请写成 [表] 或 {…}。"]
    gone = TEXT.partition("[source]")[0] + TEXT[TEXT.index("[[law]]") :]
    assert lint(run, tmp_path, gone.encode()) == ["paper.toml 第1行：缺少 [source] 一节，请补写。"]


def test_a_thousand_faults_are_all_told(run: Run, tmp_path: Path) -> None:
    text = TEXT + "".join(FEES.replace("paper.fees", f"paper.fees-{number}").replace("force", "forse", 1) for number in range(500))
    assert len(lint(run, tmp_path, text.encode())) == 1000
