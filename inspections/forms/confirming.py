"""What a person confirms in one act, after looking: values that the program derived, and violations that nobody decided on yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inspections.checklists.answer import Verdict
from inspections.forms.content import Content, put
from inspections.forms.verdicts import VerdictLine, VerdictsState

_MOST_NAMED = 12
"""Violations that a question names; of more it says how many there are."""


def derived_question(names: Iterable[str]) -> str:
    """Return the question whether what was derived is right; `names` are what the fields are called on the form."""
    listed = "\n".join(f"· {name}" for name in names)
    return f"下列内容由程序根据收款单位推定，还没有人核对：\n\n{listed}\n\n核对无误后再完成。"


def undecided(verdicts: VerdictsState) -> tuple[VerdictLine, ...]:
    """Return the violations that nobody has upheld or set aside."""
    violations = verdicts.lines.get(Verdict.VIOLATION, ())
    return tuple(line for line in violations if line.determination is not None and not line.determination.decision)


def violations_question(violations: Sequence[VerdictLine]) -> str:
    """Return the question whether violations are all upheld."""
    named = [f"· {line.summary}（{line.clause}）" for line in violations[:_MOST_NAMED]]
    named += [f"……另有{len(violations) - _MOST_NAMED}项"] if len(violations) > _MOST_NAMED else []
    return "\n".join([f"确认认定以下{len(violations)}项问题？", "", *named, "", "认定后可以逐项改为不予认定。"])


def upheld(content: Content, violations: Iterable[VerdictLine]) -> Content:
    """Return the content with these violations upheld."""
    for line in violations:
        content = put(content, f"determinations.{line.requirement}.decision", "confirmed")
    return content
