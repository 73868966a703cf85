"""How a document's places to sign stand, and its content with one's signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gui.documents.paper_state import SignerLine
from inspections.documents.content_reading import SIGNATURES
from inspections.documents.signatures import Signer


def signer_lines(signers: Sequence[Signer], content: Mapping[str, Any], *, may_sign: bool) -> tuple[SignerLine, ...]:
    """Return the places to sign with how they stand; what was signed can be taken back also where nothing may be signed now."""
    held = content.get(SIGNATURES) or {}
    return tuple(
        SignerLine(each.key, each.label, bool(held.get(each.key)), _told(held.get(each.key)), may_sign or bool(held.get(each.key)))
        for each in signers
    )


def told_of_signing(label: str) -> str:
    """Return what is said of a signature that was taken away because it stood under other words."""
    return f"内容改动后需要重新签名：{label}"


def with_signature(content: Mapping[str, Any], key: str, signature: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the content with one's signature, or without."""
    held = {name: value for name, value in (content.get(SIGNATURES) or {}).items() if name != key}
    if signature is not None:
        held[key] = signature
    rest = {name: value for name, value in content.items() if name != SIGNATURES}
    return rest | ({SIGNATURES: held} if held else {})


def _told(signature: Mapping[str, Any] | None) -> str:
    if not signature:
        return "打印后手签"
    return "拒绝签名" if "refused" in signature else "已签名"
