"""The presenter of faults: every sentence, none twice, under a heading that says how many there are."""

from gui.faults.presenter import FaultPresenter
from inspections.faults import Fault

ONE = Fault("blank", "没有编号", "第3行", "请填写")
OTHER = Fault("wrong_date", "“2023-13-01”不是日期", "第4行", "请改正")


def shown(*faults: Fault, what: str = "") -> list[tuple[str, tuple[str, ...]]]:
    views: list[tuple[str, tuple[str, ...]]] = []
    FaultPresenter(lambda heading, sentences: views.append((heading, sentences))).show_faults(faults, what)
    return views


def test_all_faults_are_told_at_once_in_their_order() -> None:
    assert shown(ONE, OTHER) == [("没有完成，共有2处需要处理：", ("第3行：没有编号，请填写。", "第4行：“2023-13-01”不是日期，请改正。"))]


def test_a_fault_found_twice_is_told_once() -> None:
    assert shown(ONE, ONE) == [("没有完成，原因如下：", ("第3行：没有编号，请填写。",))]


def test_the_caller_may_say_more() -> None:
    ((heading, _),) = shown(ONE, what="不能出具通知书：")
    assert heading == "不能出具通知书："


def test_nothing_wrong_shows_nothing() -> None:
    assert shown() == []
