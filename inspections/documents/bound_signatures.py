"""A signature belongs to the words above it: it keeps their SHA-256 and the moment of signing, and holds under no others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from inspections.documents.content_reading import SIGNATURES
from inspections.documents.signatures import AT, OF, Signer
from inspections.faults import Fault


def bound(signature: Mapping[str, Any], words: str, at: datetime) -> dict[str, Any]:
    """Return a signature or a refusal as a content keeps it: with the SHA-256 of the words it was put under, and when (with a zone)."""
    return {**signature, OF: words, AT: at.isoformat(timespec="seconds")}


def unbound(content: Mapping[str, Any], signers: Sequence[Signer], words: str) -> tuple[Signer, ...]:
    """Return those whose signature was not put under these words, or is from before the program kept what it was put under."""
    return tuple(each for each in signers if (held := held_by(content, each.key)) and (held.get(OF) != words or not held.get(AT)))


def unbound_faults(content: Mapping[str, Any], signers: Sequence[Signer], words: str) -> list[Fault]:
    """Return a fault for each signature that does not belong to these words."""
    action = "请重新签名，或者留空打印后手签"
    return [
        Fault("signed_otherwise", "签名不是对现在的内容签的", f"{each.label}签名", action, f"{SIGNATURES}.{each.key}")
        for each in unbound(content, signers, words)
    ]


def without(content: Mapping[str, Any], keys: Collection[str]) -> dict[str, Any]:
    """Return the content without the signatures under these keys."""
    held = {key: value for key, value in (content.get(SIGNATURES) or {}).items() if key not in keys}
    rest = {key: value for key, value in content.items() if key != SIGNATURES}
    return rest | ({SIGNATURES: held} if held else {})


def held_by(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the signature or refusal that a content holds under a key, empty where there is none."""
    signatures = content.get(SIGNATURES)
    held = signatures.get(key) if isinstance(signatures, Mapping) else None
    return held if isinstance(held, Mapping) else {}
