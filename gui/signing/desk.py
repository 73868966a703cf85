"""Asks one person to sign on screen, to refuse, or to sign by hand on what is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.faults.front import open_dialog
from gui.signing.dialog import SignatureDialog
from gui.signing.refusal_dialog import RefusalDialog
from inspections.documents.signatures import Signer

Done = Callable[[Mapping[str, Any] | None], None]


class SigningDesk:
    """Opens the dialogs for a signature, over whichever dialog asks."""

    def ask(self, signer: Signer, kept: Mapping[str, Any] | None, done: Done, parent: QWidget) -> SignatureDialog:
        """Open at once and return the pad; `done` gets what the content holds then, None where one signs by hand.

        It is not called where nothing changes. `held` is what the content holds now.
        """
        pad = SignatureDialog(signer.label, kept, parent, may_refuse=signer.may_refuse)
        pad.signed.connect(done)
        pad.by_hand_requested.connect(lambda: done(None))
        pad.refusal_requested.connect(lambda: self._ask_refusal(signer, kept, done, pad))
        open_dialog(pad)
        return pad

    def _ask_refusal(self, signer: Signer, kept: Mapping[str, Any] | None, done: Done, pad: SignatureDialog) -> None:
        dialog = RefusalDialog(signer.label, kept, pad)
        dialog.refused.connect(done)
        dialog.accepted.connect(pad.accept)
        open_dialog(dialog)
