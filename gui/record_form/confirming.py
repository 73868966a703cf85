"""What a person confirms in one act, after looking: values that the program derived, and violations that nobody decided on yet."""

from __future__ import annotations

from collections.abc import Sequence

from gui.record_form.state import FormView
from inspections.checklists.answer import Verdict
from inspections.forms.changed_fields import name_of
from inspections.forms.content import Content, put
from inspections.forms.derived import derived_paths, stated
from inspections.forms.sections import Item
from inspections.forms.verdicts import VerdictLine, VerdictsState

_MOST = 12
"""Findings that a question names; of more it says how many there are."""


def confirmed_derived(content: Content, items: Sequence[Item], view: FormView) -> Content | None:
    """Return the content with what was derived in it confirmed; None where the person goes back to look at it."""
    derived = derived_paths(content)
    if not derived:
        return content
    names = "\n".join(f"· {name_of(path, items)}" for path in derived)
    question = f"下列内容由程序根据收款单位推定，还没有人核对：\n\n{names}\n\n核对无误后再完成。"
    if view.confirms(question, "核对无误", "返回核对"):
        return stated(content)
    view.focus(derived[0])
    return None


def confirmed_findings(content: Content, verdicts: VerdictsState, view: FormView) -> Content:
    """Return the content with every undecided violation upheld, once the person has agreed to their list; else as it is."""
    open_ones = undecided(verdicts)
    if not open_ones or not view.confirms(_question(open_ones), "全部认定", "返回核对"):
        return content
    for line in open_ones:
        content = put(content, f"determinations.{line.requirement}.decision", "confirmed")
    return content


def undecided(verdicts: VerdictsState) -> tuple[VerdictLine, ...]:
    """Return the violations that nobody has upheld or set aside."""
    violations = verdicts.lines.get(Verdict.VIOLATION, ())
    return tuple(line for line in violations if line.determination is not None and not line.determination.decision)


def _question(lines: Sequence[VerdictLine]) -> str:
    named = [f"· {line.summary}（{line.clause}）" for line in lines[:_MOST]]
    named += [f"……另有{len(lines) - _MOST}项"] if len(lines) > _MOST else []
    return "\n".join([f"确认认定以下{len(lines)}项问题？", "", *named, "", "认定后可以逐项改为不予认定。"])
