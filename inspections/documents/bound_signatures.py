"""A signature belongs to the words above it: it keeps their SHA-256 and the moment of signing, and holds under no others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, assert_never

from inspections.documents.content_reading import SIGNATURES
from inspections.documents.signatures import AT, OF, Signer
from inspections.faults import Fault
from inspections.typesetting.official_document import Listing, Paragraph
from inspections.typesetting.paper import Block, Entry, Exchange, Gap, Paper, RuledLines, Signatures


def bound(signature: Mapping[str, Any], words: str, at: datetime) -> dict[str, Any]:
    """Return a signature or a refusal as a content keeps it: with the SHA-256 of the words it was put under, and when (with a zone)."""
    return {**signature, OF: words, AT: at.isoformat(timespec="seconds")}


def unbound(content: Mapping[str, Any], signers: Sequence[Signer], words: str) -> tuple[Signer, ...]:
    """Return those whose signature was not put under these words, or is from before the program kept what it was put under."""
    return tuple(
        signer
        for signer in signers
        if (signature := held_by(content, signer.key)) and (signature.get(OF) != words or not signature.get(AT))
    )


def unbound_faults(content: Mapping[str, Any], signers: Sequence[Signer], words: str) -> list[Fault]:
    """Return a fault for each signature that does not belong to these words."""
    action = "请重新签名，或者留空打印后手签"
    return [
        Fault("signed_otherwise", "签名不是对现在的内容签的", f"{signer.label}签名", action, f"{SIGNATURES}.{signer.key}")
        for signer in unbound(content, signers, words)
    ]


def without(content: Mapping[str, Any], keys: Collection[str]) -> dict[str, Any]:
    """Return the content without the signatures under these keys."""
    kept = {key: value for key, value in (content.get(SIGNATURES) or {}).items() if key not in keys}
    rest = {key: value for key, value in content.items() if key != SIGNATURES}
    return rest | ({SIGNATURES: kept} if kept else {})


def held_by(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the signature or refusal that a content holds under a key, empty where there is none."""
    signatures = content.get(SIGNATURES)
    signature = signatures.get(key) if isinstance(signatures, Mapping) else None
    return signature if isinstance(signature, Mapping) else {}


def digest_of(paper: Paper, pictures: Sequence[str] = ()) -> str:
    """Return the SHA-256, in hexadecimal digits, of a paper that was composed without number, day and signatures.

    Hashed is a JSON array in UTF-8: the bureau's name and the title, then for every block in its order its kind and its words
    (paragraphs; the label and value of each entry; questions and answers; a table's headings and cells; how many lines are left to
    write on), then `pictures`, the SHA-256 of each picture's original file. How it is set on the page, places to sign, number and day
    of issue are left out, so that the digest is the same before and after the issue, whoever has signed by then.
    """
    said = [paper.issuer, paper.title, *(list(said) for block in paper.blocks for said in _said(block)), list(pictures)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _said(block: Block) -> Iterator[tuple[object, ...]]:
    match block:
        case Paragraph(text):
            yield "paragraph", text
        case Entry(label, value):
            yield "entry", label, value
        case Exchange(question, answer):
            yield "exchange", question, answer
        case Listing():
            yield "table", list(block.headings), [list(row) for row in block.rows]
        case RuledLines(count):
            yield "lines", count
        case Signatures() | Gap():
            pass
        case _:
            assert_never(block)
