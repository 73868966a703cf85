"""An inspector reads Chinese names, not those that programs give to facts."""

import pytest

from gui.exchange.plain_places import plain_sentence
from inspections.faults import Fault


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            Fault(
                "impossible_date",
                "日期“2023-02-30”不存在",
                "台账.csv 第2行记录“A-1”的 inspected_on（检查时间）",
                "请核对年月日",
                "inspected_on",
            ),
            "台账.csv 第2行记录“A-1”，“检查时间”：日期“2023-02-30”不存在，请核对年月日。",
        ),
        (
            Fault("wrong_type", "“x”不是十进制数", "台账.csv 第2行的 fees[1].amount（收费金额）", "请改正", "fees[1].amount"),
            "台账.csv 第2行，“收费金额”：“x”不是十进制数，请改正。",
        ),
        (
            Fault("missing_field", "缺少“检查人”", "台账.json 第1条的 inspectors", "请补填", "inspectors"),
            "台账.json 第1条：缺少“检查人”，请补填。",
        ),
        (Fault("unknown_field", "没有这个字段", "a.json 第1条的 foo", "请改正", "foo"), "a.json 第1条的 foo：没有这个字段，请改正。"),
        (Fault("no_file", "无法读取文件", "a.json", "请核对路径"), "a.json：无法读取文件，请核对路径。"),
    ],
)
def test_a_fault_of_a_file_is_told_by_the_chinese_name(fault: Fault, sentence: str) -> None:
    assert plain_sentence(fault) == sentence
