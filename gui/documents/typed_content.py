"""What is typed for a document that is not issued yet, and who signed it: kept in memory until it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from gui.documents.state import SignerLine, TypedState
from gui.operations.operation import Operation
from gui.operations.running import Running
from inspections.documents.content_reading import SIGNATURES
from inspections.documents.precheck.remark import Remark, warning
from inspections.documents.signatures import Signer, bound, held_by, without
from inspections.drafts.saving import Trouble, troubled
from inspections.forms.content import Content, add_line, described_at, put, remove_line
from inspections.forms.entry import entered
from inspections.use_cases.keep_content import keep_content

if TYPE_CHECKING:
    from inspections.use_cases.prepared_document import PreparedDocument

NOTE = "由检查记录带入，请核对"
"""Stands beneath a field that record and case have filled in, until a person touched it."""


class TypedContent:
    """`content` is None until something was prepared. `lacking` says whether some of it is not on the disk, `trouble` why."""

    def __init__(self, operations: Running, now: Callable[[], datetime]) -> None:
        """Begin with nothing; `now` bears a time zone."""
        self._operations, self._now = operations, now
        self.content: Content | None = None
        self._on_disk: Content | None = None
        self._trouble: Trouble | None = None
        self._generation = 0
        self._touched: set[str] = set()
        self._unsigned: dict[str, str] = {}

    @property
    def trouble(self) -> str:
        """Why something is not on the disk and since when; empty while it is."""
        return "" if self._trouble is None else self._trouble.sentence(self._now())

    @property
    def lacking(self) -> bool:
        """Whether something was typed that is not on the disk."""
        return self.content is not None and self.content != self._on_disk

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """A warning for each signature that was taken away and not put anew."""
        return tuple(warning("签名", _told_of_signing(label)) for label in self._unsigned.values())

    def clear(self) -> None:
        """Have nothing, as before anything was prepared."""
        self.content = None
        self._unsigned.clear()

    def kept(self, prepared: PreparedDocument, content: Content) -> None:
        """Take over how the keeping of a content ended that was prepared."""
        self._took(prepared.content if prepared.unsigned else content, prepared.unkept)

    def begin(self, prepared: PreparedDocument) -> None:
        """Show what was kept or is proposed."""
        self.content = self._on_disk = prepared.content
        self._trouble = None
        self._generation += 1

    def unsign(self, signers: tuple[Signer, ...]) -> None:
        """Take away the signatures that stood under other words."""
        self._unsigned |= {signer.key: signer.label for signer in signers}
        if self.content is not None and signers:
            self.content = without(self.content, {signer.key for signer in signers})

    def edit(self, prepared: PreparedDocument, path: str, raw: object) -> None:
        """Take up what is typed into a field."""
        described = described_at(prepared.fields, path)
        self._touched |= {path, path.partition("[")[0]}
        self.content = put(self.content or {}, path, raw if described is None else entered(described, raw))

    def add_line(self, path: str) -> None:
        """Add a line to a list."""
        self.content = add_line(self.content or {}, path, {})
        self._generation += 1

    def remove_line(self, path: str, number: int) -> None:
        """Take a line (from 1) out of a list."""
        self.content = remove_line(self.content or {}, path, number)
        self._generation += 1

    def sign(self, key: str, signature: Mapping[str, Any] | None, words: str) -> None:
        """Take up a signature or a refusal, bound to the words (their SHA-256) that are shown; None where one signs by hand."""
        content = without(self.content or {}, {key})
        if signature is not None:
            self._unsigned.pop(key, None)
            content[SIGNATURES] = {**content.get(SIGNATURES, {}), key: bound(signature, words, self._now())}
        self.content = content

    def signature_of(self, key: str) -> Mapping[str, Any]:
        """Return what stands under a key, empty where nothing does."""
        return held_by(self.content or {}, key)

    def keep(self, key: str, then: Callable[[], None]) -> None:
        """Write it under a key in the background, where it is not there; `then` is called however it ends."""
        content = self.content
        if content is None or not self.lacking:
            then()
            return

        def done(error: Exception | None) -> None:
            self._took(content, error)
            then()

        self._operations.run(Operation("保存填写的内容", lambda session, _: keep_content(session, key, content), done, quiet=True))

    def state(self, prepared: PreparedDocument | None, *, may_sign: bool, issued: bool) -> TypedState:
        """Return what is shown of it; of an `issued` document no wish is left."""
        content = self.content or {}
        if prepared is None:
            return TypedState(content=content, generation=self._generation, faults={}, notes={})
        proposed = {} if issued else prepared.proposed
        return TypedState(
            fields=prepared.fields,
            content=content,
            generation=self._generation,
            # What is only missing stands in the list of checks: a form that is opened is not red all over.
            faults={fault.path: fault.sentence() for fault in prepared.faults if fault.path and fault.code != "missing_content"},
            notes={path: NOTE for path, value in proposed.items() if path not in self._touched and content.get(path) == value},
            signers=tuple(self._line(signer, may_sign=may_sign) for signer in prepared.signers),
            unsigned=tuple(map(_told_of_signing, self._unsigned.values())),
            recovered=prepared.recovered and not issued,
            trouble="" if issued else self.trouble,
        )

    def _line(self, signer: Signer, *, may_sign: bool) -> SignerLine:
        """Return how a place to sign stands; what was signed can be taken back also where nothing may be signed now."""
        signature = self.signature_of(signer.key)
        standing = "打印后手签" if not signature else "拒绝签名" if "refused" in signature else "已签名"
        return SignerLine(signer.key, signer.label, bool(signature), standing, may_sign or bool(signature))

    def _took(self, content: Content, error: Exception | None) -> None:
        if error is None:
            self._on_disk, self._trouble = content, None
        else:
            self._trouble = troubled(self._trouble, self._now(), error)


def _told_of_signing(label: str) -> str:
    """Return what is said of a signature that was taken away because it stood under other words."""
    return f"内容改动后需要重新签名：{label}"
