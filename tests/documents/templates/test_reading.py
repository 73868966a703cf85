"""Templates: what ships words every document whole, and whatever is wrong in a file is named with its place, all at once."""

from pathlib import Path

import pytest

from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import KINDS
from inspections.documents.templates.pieces import PLACEHOLDERS
from inspections.documents.templates.reading import load_templates, overlaid
from inspections.documents.templates.template import Templates
from inspections.faults import UserError
from inspections.profiles.loading import load_profile
from tests.support.records import RESOURCES

SHIPPED = RESOURCES / "templates" / "documents.toml"


@pytest.fixture(scope="module")
def shipped() -> Templates:
    return load_templates(SHIPPED)


def faults_of(shipped: Templates, text: str) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as refused:
        overlaid(shipped, text.encode(), "本单位.toml")
    return [(fault.code, fault.sentence()) for fault in refused.value.faults]


def test_every_kind_of_document_has_a_template_and_a_number_of_its_own(shipped: Templates) -> None:
    assert set(shipped) == set(KINDS)
    assert len({template.number_word for template in shipped.values()}) == len(shipped)
    for kind, template in shipped.items():
        assert list(template.words) == [piece.name for piece in KINDS[kind].pieces]
        assert template.sealed == KINDS[kind].red_head


def test_every_placeholder_has_a_meaning() -> None:
    used = {name for kind in KINDS.values() for piece in kind.pieces for name in piece.placeholders if name not in kind.placeholders}
    assert used == set(PLACEHOLDERS)


def test_the_number_s_prefix_is_the_bureau_s_with_the_kind_s_word(shipped: Templates) -> None:
    profile = load_profile(RESOURCES / "profiles" / "410823.toml")
    assert shipped[NumberKind.NOTICE].prefix(profile) == "武发改能源责改"
    assert shipped[NumberKind.SITE_RECORD].prefix(profile) == "武发改能源检"


def test_a_piece_is_filled_once_and_what_is_filled_in_is_not_read_again(shipped: Templates) -> None:
    filled = shipped[NumberKind.NOTICE].say("contact", contact="{phone}", phone="1")
    assert filled == "联系人：{phone}，电话：1"
    with pytest.raises(KeyError):
        shipped[NumberKind.NOTICE].say("contact", contact="王某")


def test_a_bureau_s_file_holds_only_what_differs(shipped: Templates) -> None:
    text = '[notice]\ncopies = ["某市发展和改革委员会"]\n[notice.words]\norders = "现责令你单位{when}改正："\ncontact = ""\n'
    own = overlaid(shipped, text.encode(), "本单位.toml")
    assert own[NumberKind.NOTICE].copies == ("某市发展和改革委员会",)
    assert own[NumberKind.NOTICE].say("orders", when="立即") == "现责令你单位立即改正："
    assert own[NumberKind.NOTICE].words["contact"] == ""
    assert own[NumberKind.NOTICE].words["opening"] == shipped[NumberKind.NOTICE].words["opening"]
    assert own[NumberKind.REVIEW] == shipped[NumberKind.REVIEW]


def test_all_faults_are_told_at_once_with_their_lines(shipped: Templates) -> None:
    text = """
[notice]
titel = "责令改正通知书"
sealed = "是"
copies = ["某市发展和改革委员会。"]
[notice.words]
opening = "{partie}：{summary}"
orders = "限期{when改正"
closing = " "
remedys = ""
[revue]
"""
    faults = faults_of(shipped, text)
    assert [code for code, _ in faults] == [
        "unknown_key",
        "wrong_type",
        "wrong_copy",
        "unknown_placeholder",
        "misplaced_placeholder",
        "stray_brace",
        "blank",
        "unknown_key",
        "unknown_key",
    ]
    sentences = [sentence for _, sentence in faults]
    assert sentences[0].startswith("本单位.toml 第3行 notice.titel：")
    assert "是否为“title”" in sentences[0]
    assert "第7行" in sentences[3]
    assert "是否为“party”" in sentences[3]
    assert "{summary}" in sentences[4]
    assert "是否为“remedies”" in sentences[7]
    assert "是否为“review”" in sentences[8]


def test_two_kinds_never_number_in_one_series(shipped: Templates) -> None:
    ((code, sentence),) = faults_of(shipped, '[review]\nnumber_word = "检"\n')
    assert code == "shared_number_word"
    assert "现场检查记录" in sentence
    for word in ("〔通〕", "通 ", "通\u202e"):
        ((code, _),) = faults_of(shipped, f'[report]\nnumber_word = "{word}"\n')
        assert code == "wrong_number_word"


def test_a_paper_without_red_head_has_neither_copies_nor_colophon(shipped: Templates) -> None:
    assert [code for code, _ in faults_of(shipped, "[receipt]\ncopies = []\ncolophon = true\nconsequence = ''\n")] == ["unknown_key"] * 3


def test_what_ships_must_be_whole(tmp_path: Path) -> None:
    file = tmp_path / "documents.toml"
    file.write_text(SHIPPED.read_text(encoding="utf-8").replace('found_one = "发现以下问题："\n', ""), encoding="utf-8")
    with pytest.raises(UserError, match="缺少 found_one"):
        load_templates(file)
