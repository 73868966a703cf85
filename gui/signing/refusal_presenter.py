"""A refusal to sign: why, and who saw it. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gui.signing.state import RefusalState
from inspections.documents.signatures import Signer, signature_faults
from inspections.faults import Fault

_KEY = "party"
"""The content that is judged holds this one signature."""

LEAST_ROWS = 2
"""Rows for witnesses."""

Witnesses = tuple[tuple[str, str], ...]


class RefusalPresenter:
    """Takes reason and witnesses, gives the refusal. `accepted` gets what the content holds: `{"refused": {…}}`."""

    def __init__(
        self,
        show: Callable[[RefusalState], None],
        accepted: Callable[[Mapping[str, Any]], None],
        who: str,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        """Show by `show`; `who` refuses, and `held` is what the content holds already."""
        self._show_state, self._accepted = show, accepted
        self._signer = Signer(_KEY, who, may_refuse=True)
        refused = (kept or {}).get("refused", {})
        named = [(str(witness.get("name", "")), str(witness.get("unit", ""))) for witness in refused.get("witnesses", ())]
        self._reason = str(refused.get("reason", ""))
        self._witnesses: Witnesses = (*named, *((("", ""),) * (LEAST_ROWS - len(named))))
        self._tried = False

    @property
    def rows(self) -> int:
        """How many witnesses there is room for."""
        return len(self._witnesses)

    def show(self) -> None:
        """Show how things stand; what is missing is not held against anybody before the first try."""
        faults = {path.rpartition(".")[2]: sentence for path, sentence in self._faults().items()} if self._tried else {}
        self._show_state(RefusalState(self._reason, self._witnesses, faults))

    def write_reason(self, text: str) -> None:
        """Take the reason as it is typed."""
        if text != self._reason:
            self._reason = text
            self.show()

    def write_witnesses(self, rows: Witnesses) -> None:
        """Take the witnesses as they are typed; a row that is wholly blank is none."""
        if rows != self._witnesses:
            self._witnesses = rows
            self.show()

    def accept(self) -> None:
        """Hand the refusal out, or show what is missing."""
        self._tried = True
        if self._faults():
            self.show()
        else:
            self._accepted(self._content())

    def _content(self) -> dict[str, Any]:
        rows = [(name.strip(), unit.strip()) for name, unit in self._witnesses]
        witnesses = [{"name": name, "unit": unit} for name, unit in rows if name or unit]
        return {"refused": {"reason": self._reason.strip(), "witnesses": witnesses}}

    def _faults(self) -> dict[str, str]:
        wrong = signature_faults({"signatures": {_KEY: self._content()}}, [self._signer])
        return {fault.path: _sentence(fault) for fault in wrong}


def _sentence(fault: Fault) -> str:
    return f"{fault.what}，{fault.action}。"
