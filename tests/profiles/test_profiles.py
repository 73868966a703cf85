"""A bureau's profile is read strictly, with all its faults at once."""

from pathlib import Path

import pytest

from inspections.faults import UserError
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Inspector, Profile, TermStart
from inspections.profiles.profile_text import profile_toml

SHIPPED = Path(__file__).resolve().parents[2] / "resources/profiles"
LEAST = """[profile]
county = "410823"
issuer = "武陟县发展和改革委员会"
number_prefix = "武发改能源"
contact_name = "王某"
contact_phone = "0391-7200000"
address = "某路1号"
reconsideration = "武陟县人民政府"
court = "武陟县人民法院"
"""
FULL = (
    LEAST
    + """consequence = "移送有权机关"
approved_fees = ["高可靠性供电费"]
inspection_cap_per_year = 2
[[inspector]]
name = "张某"
certificate = "豫H20010"
[[inspector]]
name = "李某"
certificate = "豫H20011"
"""
)
NAMES = ("410823", "武陟县发展和改革委员会", "武发改能源", "王某", "0391-7200000", "某路1号", "武陟县人民政府", "武陟县人民法院")


def load(folder: Path, text: str) -> Profile:
    path = folder / "本单位.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)


def sentences(folder: Path, text: str) -> list[str]:
    with pytest.raises(UserError) as refused:
        load(folder, text)
    return [fault.sentence() for fault in refused.value.faults]


def test_a_profile_is_read(tmp_path: Path) -> None:
    inspectors = (Inspector("张某", "豫H20010"), Inspector("李某", "豫H20011"))
    assert load(tmp_path, FULL) == Profile(*NAMES, "移送有权机关", ("高可靠性供电费",), 2, inspectors)
    assert load(tmp_path, LEAST) == Profile(*NAMES)


def test_every_fault_is_named_with_its_line(tmp_path: Path) -> None:
    broken = (
        FULL.replace('court = "武陟县人民法院"', 'cuort = "武陟县人民法院"').replace('"王某"', '" "').replace('"豫H20011"', '"豫H20010"')
    )
    broken = broken.replace("per_year = 2", "per_year = 0").replace('"410823"', '"4108"').replace('address = "某路1号"', "address = 1")
    assert sentences(tmp_path, broken) == [
        "本单位.toml 第5行 profile.contact_name：contact_name 是空的，请填写。",
        "本单位.toml 第7行 profile.address：“1”不是文本，请加英文双引号。",
        "本单位.toml 第1行 profile：缺少 court，请补填。",
        "本单位.toml 第18行 inspector[2].certificate：执法证号“豫H20010”重复，请改正。",
        "本单位.toml 第9行 profile.cuort：没有 cuort 这一项（是否为“court”？），请改正或删除。",
        "本单位.toml 第2行 profile.county：“4108”不是六位县级代码，请填 GB/T 2260 代码。",
        "本单位.toml 第12行 profile.inspection_cap_per_year：“0”不是大于零的整数，请改正或删除。",
    ]


def test_an_empty_file_and_one_without_the_section_are_told_as_one_fault(tmp_path: Path) -> None:
    assert sentences(tmp_path, "") == ["本单位.toml：文件是空的，请核对文件。"]
    assert sentences(tmp_path, "# 资料\n") == ["本单位.toml 第1行：缺少 [profile] 一节，请补写。"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="无法读取文件"):
        load_profile(tmp_path / "none.toml")


def test_the_shipped_profile_is_whole() -> None:
    profile = load_profile(SHIPPED / "410823.toml")
    assert profile.county == "410823"
    assert len({inspector.certificate for inspector in profile.inspectors}) >= 2


def test_a_bureau_counts_its_terms_from_service_unless_it_says_from_issue(tmp_path: Path) -> None:
    assert load(tmp_path, LEAST).term_start is TermStart.SERVICE
    from_issue = load(tmp_path, LEAST + 'term_start = "issue"\n')
    assert from_issue.term_start is TermStart.ISSUE
    assert load(tmp_path, profile_toml(from_issue)) == from_issue
    assert sentences(tmp_path, LEAST + 'term_start = "receipt"\n') == [
        "本单位.toml 第10行 profile.term_start：“receipt”不是整改期限起算日的写法，请填 service（送达之日）或者 issue（签发之日）。"
    ]
