"""`notice FILE`: a PDF a record with violations for the inspectee; all of them or none."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.command_line import CHECKLIST, RESOURCES, Result, Run, aimed, banned, clean, files_in, on_paper

PEOPLE = [{"name": "张某", "certificate": "甲"}, {"name": "李某", "certificate": "乙"}]


def notice(run: Run, path: Path, *more: object, issued_on: str = "2023-08-16") -> Result:
    words = ("--out", path.parent / "out", "--issuer", "武陟县发展和改革委员会", "--prefix", "武发改能源", "--issued-on", issued_on)
    return run("notice", path, *CHECKLIST, *words, *more)


def text_of(path: str) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_path_a_line_and_numbers_that_run_from_the_first(run: Run, tmp_path: Path) -> None:
    path = on_paper(tmp_path, banned(id="A"), clean(id="B"), banned(id="C"))
    result = notice(run, path, "--first-number", "12")
    assert result.code == 0
    assert [Path(line).name for line in result.lines] == [
        "武发改能源〔2023〕12号 某县供电公司 责令整改通知书.pdf",
        "武发改能源〔2023〕13号 某县供电公司 责令整改通知书.pdf",
    ]
    assert files_in(tmp_path / "out") == sorted(Path(line).name for line in result.lines)
    assert "武发改能源〔2023〕13号" in text_of(result.lines[1])
    assert "没有登记" in result.err


def test_the_notice_says_what_the_record_says(run: Run, tmp_path: Path) -> None:
    (path,) = notice(run, on_paper(tmp_path, banned())).lines
    said = text_of(path)
    for part in ("某县供电公司：", "移表费1200.00元", "张某", "豫H20010", "武陟县人民政府", "武陟县人民法院"):
        assert part in said
    assert "自收到本通知书之日的次日起15个工作日内" in said
    assert "2023年9月6日" not in said


def test_where_nothing_is_found_there_is_no_notice(run: Run, tmp_path: Path) -> None:
    result = notice(run, on_paper(tmp_path, clean()))
    assert (result.code, result.out, files_in(tmp_path)) == (0, "", ["记录.json"])
    assert "未生成文件" in result.err


def test_what_is_not_the_inspectee_s_is_in_no_notice(run: Run, tmp_path: Path) -> None:
    aside = {"wuzhi-2023.fees.banned": {"decision": "set_aside", "reason": "已退还"}}
    another = banned(id="B", inspectee={"name": "某小区物业", "kind": "property_manager"})
    for one in (banned(determinations=aside), another, aimed(id="C")):
        path = on_paper(tmp_path, one)
        assert run("check", path, *CHECKLIST).code == 1
        result = notice(run, path)
        assert (result.code, result.out, files_in(tmp_path)) == (0, "", ["记录.json"])


REFUSED = [
    ({"inspectors": PEOPLE[:1]}, "检查人不足两名"),
    ({"inspectors": []}, "检查人不足两名"),
    ({"inspectors": [PEOPLE[0], {"name": "李某", "certificate": "甲"}]}, "检查人不足两名"),
    ({"inspectors": [PEOPLE[0], {"name": "李某"}]}, "检查人不足两名"),
    ({"inspectors": [PEOPLE[0], {"name": "李某", "certificate": " "}]}, "检查人不足两名"),
    ({"inspectee": {"name": "某\U0001f600公司", "kind": "grid_company"}}, "\U0001f600"),
    ({"county": "410825"}, "没有行政区划代码 410825 的单位资料"),
    ({"inspected_on": "2023-08-17"}, "早于检查时间"),
    ({"rectification": {"due_on": "2023-08-15"}}, "早于签发日期"),
]


@pytest.mark.parametrize(("changes", "expected"), REFUSED)
def test_one_record_refused_and_nothing_is_written(run: Run, tmp_path: Path, changes: dict[str, object], expected: str) -> None:
    answer = notice(run, on_paper(tmp_path, banned(id="好"), banned(id="坏", **changes)))
    assert (answer.code, answer.out, files_in(tmp_path)) == (2, "", ["记录.json"])
    assert expected in answer.err
    assert "记录“坏”" in answer.err
    assert "记录“好”" not in answer.err


def test_every_reason_of_every_record_is_told_at_once(run: Run, tmp_path: Path) -> None:
    path = on_paper(tmp_path, banned(id="A", inspectors=[], county="410825"), banned(id="B", inspected_on="2023-08-17"))
    assert [line.split("：")[0] for line in notice(run, path).err.splitlines() if not line.startswith("注意")] == [
        "记录“A”的 inspectors",
        "记录“A”",
        "记录“B”",
    ]


def test_a_bureau_that_counts_from_issue_names_the_day_or_why_it_cannot(run: Run, tmp_path: Path) -> None:
    profile, folder = tmp_path / "本县.toml", tmp_path / "表"
    folder.mkdir()
    shipped = (RESOURCES / "profiles" / "410823.toml").read_text(encoding="utf-8")
    profile.write_text(shipped.replace("[profile]", '[profile]\nterm_start = "issue"', 1), encoding="utf-8")
    (path,) = notice(run, on_paper(folder, banned()), "--profile", profile).lines
    assert "于2023年9月6日前（含当日，自2023年8月16日的次日起15个工作日）" in text_of(path)
    far = banned(rectification={"term": 900, "unit": "working_day"})
    answer = notice(run, on_paper(folder, far), "--profile", profile)
    assert (answer.code, "未公布放假安排" in answer.err) == (2, True)


def test_a_bureau_s_own_profile_serves_a_county_that_has_none(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "本县.toml"
    shipped = (RESOURCES / "profiles" / "410823.toml").read_text(encoding="utf-8")
    profile.write_text(shipped.replace("武陟县人民法院", "某县人民法院").replace('"410823"', '"410825"'), encoding="utf-8")
    result = notice(run, on_paper(tmp_path, banned(county="410825")), "--profile", profile)
    assert result.code == 0
    assert "某县人民法院" in text_of(result.lines[0])


@pytest.mark.parametrize("content", ["", "[profile]", None])
def test_a_profile_that_cannot_be_used_is_refused(run: Run, tmp_path: Path, content: str | None) -> None:
    profile = tmp_path / "本县.toml"
    if content is not None:
        profile.write_text(content, encoding="utf-8")
    result = notice(run, on_paper(tmp_path, banned()), "--profile", profile)
    assert (result.code, result.out) == (2, "")
    assert "本县.toml" in result.err


@pytest.mark.parametrize("party", ["某/公\\司:*?", "长" * 80, " .某公司. "])
def test_a_party_s_name_makes_a_file_name_that_every_system_takes(run: Run, tmp_path: Path, party: str) -> None:
    result = notice(run, on_paper(tmp_path, banned(inspectee={"name": party, "kind": "grid_company"})))
    assert result.code == 0
    (name,) = files_in(tmp_path / "out")
    assert not set('\\/:*?"<>|') & set(name)
    assert len(name.encode()) <= 255


def test_an_out_folder_that_is_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    result = notice(run, on_paper(tmp_path, banned()))
    assert (result.code, result.out) == (2, "")
    assert "文件无法写入" in result.err


def test_the_same_records_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    path = on_paper(tmp_path, banned())
    first = [Path(line).read_bytes() for line in notice(run, path).lines]
    assert [Path(line).read_bytes() for line in notice(run, path).lines] == first


def test_a_finding_that_nobody_decided_on_is_named_and_the_notice_is_made(run: Run, tmp_path: Path) -> None:
    decision = {"wuzhi-2023.fees.banned": {"decision": "confirmed"}}
    file = on_paper(tmp_path, banned(id="A-1"), banned(id="A-2", determinations=decision))
    result = notice(run, file)
    assert result.code == 0
    assert len(result.lines) == 2
    named = [line for line in result.err.splitlines() if "还没有认定" in line]
    assert len(named) == 1
    assert "记录“A-1”的“" in named[0]
    assert "wuzhi-2023.fees.banned" in named[0]
