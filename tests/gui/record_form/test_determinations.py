"""What finishing asks of determinations."""

from inspections.checklists.answer import Verdict
from tests.support.form_contents import WHOLE
from tests.support.gui.record_form import FormBench

BANNED = "wuzhi-2023.fees.banned"


def test_setting_aside_asks_for_a_reason_when_finishing(bench: FormBench) -> None:
    bench.open(WHOLE)
    path = f"determinations.{BANNED}"
    bench.presenter.edit(f"{path}.decision", "set_aside")
    said = bench.view.state.verdicts.lines[Verdict.VIOLATION][0].determination
    assert said is not None
    assert said.faults == {}
    bench.presenter.finish()
    said = bench.view.state.verdicts.lines[Verdict.VIOLATION][0].determination
    assert said is not None
    assert said.faults == {"reason": "不予认定没有写明理由，请填写理由。"}
    assert bench.view.focused[-1] == f"{path}.reason"
    bench.presenter.edit(f"{path}.reason", "该费用已退还")
    bench.presenter.finish()
    assert len(bench.view.done) == 1
    assert bench.presenter.content["determinations"] == {BANNED: {"decision": "set_aside", "reason": "该费用已退还"}}


def test_words_without_a_decision_ask_for_one(bench: FormBench) -> None:
    bench.open(WHOLE)
    bench.presenter.edit(f"determinations.{BANNED}.found", "经查……")
    bench.presenter.finish()
    assert bench.view.state.faults[f"determinations.{BANNED}.decision"] == "认定没有写明确认还是不予认定，请选择确认或不予认定。"
