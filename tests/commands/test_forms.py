"""`forms --out DIR`: blank forms, with the bureau's name where a profile is given."""

from pathlib import Path

import pytest

from tests.support.command_line import RESOURCES, Run
from tests.support.made_up_case import words_in

NAMES = [
    "行政检查审批表",
    "行政检查通知书",
    "检查结果告知书",
    "立案审批表",
    "结案审批表",
    "约谈通知书",
    "约谈记录",
    "涉嫌犯罪案件移送书",
    "备考表",
    "送达地址确认书",
    "询问通知书",
    "限期提供材料通知书",
    "先行登记保存通知书",
    "案卷目录",
    "供电监督检查卷宗",
    "送达回证",
    "现场检查记录",
    "询问笔录",
    "证据清单",
]


@pytest.mark.parametrize("named", [True, False])
def test_every_record_has_a_blank_form(run: Run, tmp_path: Path, named: bool) -> None:
    profile = ["--profile", RESOURCES / "profiles" / "410823.toml"] if named else []
    result = run("forms", "--out", tmp_path / "空白", *profile)
    assert (result.code, result.err) == (0, "")
    paths = [Path(line) for line in result.lines]
    assert {path.name for path in paths} == {f"{name}（空白）.pdf" for name in NAMES}
    for path in paths:
        assert ("武陟县发展和改革委员会" in words_in(path.read_bytes())) is named


def test_a_wrong_profile_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("forms", "--out", tmp_path, "--profile", tmp_path / "没有.toml")
    assert result.code == 2
    assert not list(tmp_path.glob("*.pdf"))
