import math
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gui.signing.presenter import LEAST, SigningPresenter
from gui.signing.refusal_presenter import RefusalPresenter
from gui.signing.state import RefusalState, SigningState
from inspections.documents.signatures import Signer, refusal, signature_faults, signed

PARTY = Signer("party", "被检查单位", may_refuse=True)


class Pen:
    def __init__(self) -> None:
        self.states: list[SigningState] = []
        self.signatures: list[Any] = []
        self.presenter = SigningPresenter(self.states.append, self.signatures.append)

    def draw(self, *points: tuple[float, float]) -> None:
        self.presenter.touch(points[0])
        for point in points[1:]:
            self.presenter.move(point)
        self.presenter.lift()


def test_strokes_become_what_a_content_holds() -> None:
    pen = Pen()
    pen.draw((0, 0), (30, 40))
    pen.draw((50.04, 10), (50, 60))
    assert pen.states[-1].message == "已写2笔。写完请点“确定”。"
    pen.presenter.accept()
    assert pen.signatures == [{"strokes": [[[0, 0], [30, 40]], [[50.0, 10], [50, 60]]]}]
    content = {"signatures": {"party": pen.signatures[0]}}
    assert not signature_faults(content, [PARTY])
    assert len(signed(content, [PARTY])) == 1


def test_an_empty_one_and_a_dot_are_not_accepted() -> None:
    pen = Pen()
    pen.presenter.accept()
    assert not pen.states[-1].may_accept
    pen.draw((10, 10), (11, 12))
    pen.presenter.accept()
    assert pen.states[-1].message == "笔画太少，还不能作为签名。"
    assert not pen.signatures


def test_strokes_are_taken_back_one_by_one_or_all() -> None:
    pen = Pen()
    for left in (0, 60, 120):
        pen.draw((left, 0), (left + 50, 50))
    pen.presenter.undo()
    assert [stroke[0] for stroke in pen.states[-1].strokes] == [(0, 0), (60, 0)]
    pen.presenter.clear()
    pen.presenter.undo()
    assert pen.states[-1].strokes == ()
    assert not pen.states[-1].may_undo


def test_nothing_is_accepted_while_the_pen_is_down() -> None:
    pen = Pen()
    pen.presenter.touch((0, 0))
    pen.presenter.move((100, 0))
    assert not pen.states[-1].may_accept
    pen.presenter.lift()
    assert pen.states[-1].may_accept


@given(st.lists(st.lists(st.tuples(st.floats(0, 700), st.floats(0, 300)), min_size=1, max_size=8), max_size=6))
def test_what_is_accepted_is_always_a_signature(strokes: list[list[tuple[float, float]]]) -> None:
    pen = Pen()
    for stroke in strokes:
        pen.draw(*stroke)
    pen.presenter.accept()
    assert bool(pen.signatures) is pen.states[-1].may_accept if pen.states else not pen.signatures
    for signature in pen.signatures:
        assert not signature_faults({"signatures": {"party": signature}}, [PARTY])
        length = sum(math.dist(one, other) for stroke in signature["strokes"] for one, other in pairwise(stroke))
        assert length >= LEAST


class Refusing:
    def __init__(self) -> None:
        self.states: list[RefusalState] = []
        self.refusals: list[Any] = []
        self.presenter = RefusalPresenter(self.states.append, self.refusals.append, PARTY.label)


def test_a_refusal_needs_its_reason_and_is_told_so_only_after_a_try() -> None:
    refusing = Refusing()
    refusing.presenter.write_witnesses((("赵某", "某村村民委员会"), ("", "")))
    assert not refusing.states[-1].faults
    refusing.presenter.accept()
    assert refusing.states[-1].faults == {"reason": "没有写明拒绝签名的原因，请写明拒绝的原因，没有说明原因的写“未说明原因”。"}
    refusing.presenter.write_reason(" 不认可检查结果 ")
    assert not refusing.states[-1].faults
    refusing.presenter.accept()
    content = {"signatures": {"party": refusing.refusals[0]}}
    assert not signature_faults(content, [PARTY])
    assert refusal(content, PARTY) == "被检查单位拒绝签名，原因：不认可检查结果。见证人：赵某（某村村民委员会）。"


def test_a_witness_of_no_name_is_told() -> None:
    refusing = Refusing()
    refusing.presenter.write_reason("未说明原因")
    refusing.presenter.write_witnesses((("", ""), ("", "某村村民委员会")))
    refusing.presenter.accept()
    assert refusing.states[-1].faults == {"witnesses": "见证人没有写明姓名，请填写见证人的姓名和单位。"}
    refusing.presenter.write_witnesses((("", ""), ("", "")))
    refusing.presenter.accept()
    assert refusing.refusals == [{"refused": {"reason": "未说明原因", "witnesses": []}}]
