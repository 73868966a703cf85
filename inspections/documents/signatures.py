"""Who signs a paper, and how: strokes drawn on screen, a refusal with its reason, or nothing, which leaves a blank to sign by hand.

In a content `signatures` maps a signer's key to `{"strokes": [[[x, y], …], …]}` in any one unit, or to
`{"refused": {"reason": …, "witnesses": [{"name": …, "unit": …}, …]}}`, each with `of`, the SHA-256 of the words it was put under,
and `at`, the moment of signing as ISO 8601 with a zone; a signer who is absent signs by hand. A signature belongs to the words above it
and holds under no others.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, assert_never

from inspections.days import spoken_day
from inspections.documents.content_reading import SIGNATURES, lines_of, moment_of, text_of
from inspections.faults import Fault
from inspections.typesetting.official_document import Listing, Paragraph
from inspections.typesetting.paper import (
    Block,
    Entry,
    Exchange,
    FootPlace,
    Gap,
    Paper,
    RuledLines,
    SignaturePlace,
    Signatures,
    Signed,
    Strokes,
)

OF, AT = "of", "at"
"""Keys of a signature: what it was put under, and when."""
POINT = 2
"""Numbers of a point: x to the right, y downwards."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs: the key in the content and the words on the page. Officers may not refuse."""

    key: str
    label: str
    may_refuse: bool = False


def officers(record: Mapping[str, Any], label: str) -> tuple[Signer, ...]:
    """Return a signer for each inspector of a record, `officer_1` on; two where it names none."""
    names = [str(inspector.get("name", "")) for inspector in record.get("inspectors", [])] or ["", ""]
    return tuple(Signer(f"officer_{number}", f"{label} {name}".strip()) for number, name in enumerate(names, start=1))


def signature_faults(content: Mapping[str, Any], signers: Sequence[Signer]) -> list[Fault]:
    """Return what is wrong with the signatures of a content."""
    signatures = content.get(SIGNATURES)
    if signatures is None:
        return []
    if not isinstance(signatures, Mapping):
        return [Fault("wrong_type", "签名无法读取", "签名", "请重新签名", SIGNATURES)]
    known = {signer.key: signer for signer in signers}
    faults: list[Fault] = []
    for key, value in signatures.items():
        path = f"{SIGNATURES}.{key}"
        if key not in known:
            faults.append(Fault("unknown_signer", f"没有“{key}”这个签名处", "签名", "请删除", path))
        elif value is not None:
            faults += _one(value, known[key], path)
    return faults


def _one(value: object, signer: Signer, path: str) -> list[Fault]:
    wrong = [Fault("wrong_type", "签名无法读取", f"{signer.label}签名", "请重新签名", path)]
    if not isinstance(value, Mapping) or len(value.keys() - {OF, AT}) != 1 or not _is_dated(value):
        return wrong
    if "strokes" in value:
        return [] if _are_strokes(value["strokes"]) else wrong
    refused = value.get("refused")
    if not isinstance(refused, Mapping):
        return wrong
    if not signer.may_refuse:
        return [Fault("may_not_refuse", "这一处签名不能记为拒绝签名", f"{signer.label}签名", "请本人签名，或者留空打印后手签", path)]
    faults = []
    if not isinstance(refused.get("reason"), str) or not text_of(refused, "reason"):
        action = "请写明拒绝的原因，没有说明原因的写“未说明原因”"
        faults.append(Fault("no_reason", "没有写明拒绝签名的原因", f"{signer.label}签名", action, f"{path}.refused.reason"))
    witnesses = refused.get("witnesses", [])
    if not isinstance(witnesses, list) or not all(_is_witness(witness) for witness in witnesses):
        what = "见证人没有写明姓名"
        faults.append(Fault("wrong_witness", what, f"{signer.label}签名", "请填写见证人的姓名和单位", f"{path}.refused.witnesses"))
    return faults


def _is_dated(value: Mapping[str, Any]) -> bool:
    """Say whether words and moment of a signature, where there are any, are what they should be."""
    try:
        at = None if value.get(AT) is None else datetime.fromisoformat(str(value[AT]))
    except ValueError:
        return False
    return isinstance(value.get(OF, ""), str) and (at is None or at.tzinfo is not None)


def _are_strokes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(stroke, list) and all(map(_is_point, stroke)) for stroke in value)


def _is_point(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) == POINT and all(_is_length(number) for number in value)


def _is_length(value: object) -> bool:
    # Numbers come back from a store as Decimal, from the screen as float.
    return not isinstance(value, bool | str) and hasattr(value, "__float__") and math.isfinite(float(value))


def _is_witness(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("name"), str) and bool(text_of(value, "name"))


def signed(content: Mapping[str, Any], signers: Sequence[Signer]) -> tuple[Signed, ...]:
    """Return the signatures that were drawn, in the order of the signers."""
    signatures = content.get(SIGNATURES) or {}
    drawn = (signatures.get(signer.key) or {} for signer in signers)
    return tuple(
        Strokes(tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in drawing["strokes"]))
        for drawing in drawn
        if drawing.get("strokes")
    )


def signing_places(content: Mapping[str, Any], label: str, signers: Sequence[Signer]) -> tuple[SignaturePlace, ...]:
    """Return a place for each day on which somebody of a group signed, with that day beside it, and one for those who sign by hand."""
    days: dict[date | None, list[Signer]] = {}
    for signer in signers:
        if signed(content, (signer,)):
            days.setdefault(_day(content, signer), []).append(signer)
    places = (SignaturePlace(label, signed(content, own), "" if day is None else spoken_day(day)) for day, own in days.items())
    by_hand = not days or any(not signed(content, (signer,)) for signer in signers)
    return (*places, SignaturePlace(label)) if by_hand else tuple(places)


def last_signed(content: Mapping[str, Any]) -> date | None:
    """Return the last day on which somebody signed or refused to, as the calendar in China showed it; None where nobody did."""
    kept = content.get(SIGNATURES)
    signatures = kept.values() if isinstance(kept, Mapping) else ()
    moments = (moment_of(signature, AT) for signature in signatures if isinstance(signature, Mapping) and _is_dated(signature))
    return max((at.date() for at in moments if at is not None), default=None)


def _day(content: Mapping[str, Any], signer: Signer) -> date | None:
    """Return the day on which one signed, as the calendar in China showed it."""
    at = moment_of((content.get(SIGNATURES) or {}).get(signer.key) or {}, AT)
    return None if at is None else at.date()


def refusal(content: Mapping[str, Any], signer: Signer) -> str:
    """Return the sentence that stands where one should have signed who refused to, empty where nobody did."""
    refused = _refused(content, signer)
    if not refused:
        return ""
    witnesses = witnesses_text([(text_of(witness, "name"), text_of(witness, "unit")) for witness in _witnesses(content, signer)])
    reason = text_of(refused, "reason").rstrip("。")
    return f"{signer.label}拒绝签名，原因：{reason}。{f'见证人：{witnesses}。' if witnesses else ''}"


def refuses(content: Mapping[str, Any], signer: Signer) -> bool:
    """Say whether one refused to sign: then nothing is said in that one's name."""
    return bool(_refused(content, signer))


def _refused(content: Mapping[str, Any], signer: Signer) -> Mapping[str, Any]:
    refused: Mapping[str, Any] = ((content.get(SIGNATURES) or {}).get(signer.key) or {}).get("refused") or {}
    return refused


def _witnesses(content: Mapping[str, Any], signer: Signer) -> Sequence[Mapping[str, Any]]:
    return lines_of(_refused(content, signer), "witnesses")


def witnesses_text(witnesses: Sequence[tuple[str, str]]) -> str:
    """Return witnesses, each a name and a unit, which may be empty: 王某（某村委会）、李某."""
    return "、".join(f"{name}（{unit}）" if unit else name for name, unit in witnesses)


def foot_of(content: Mapping[str, Any], *groups: tuple[str, Sequence[Signer]]) -> tuple[FootPlace, ...]:
    """Return the line for signatures at the foot of each page: a place for each label and its signers."""
    places = []
    for label, signers in groups:
        refused = any(refusal(content, signer) for signer in signers)
        places.append(FootPlace(label, signed(content, signers), "拒绝签名，见末页" if refused else ""))
    return tuple(places)


def places_of(content: Mapping[str, Any], *groups: tuple[str, Sequence[Signer]]) -> tuple[Block, ...]:
    """Return the places at a paper's end, each with what was drawn and the day on which it was.

    A refusal is a sentence, and where there are witnesses their place stands for the one who refused.

    Who has not signed on screen signs by hand and writes the day.
    """
    blocks: list[Block] = []
    places: list[SignaturePlace] = []
    for label, signers in groups:
        refusals = "".join(refusal(content, signer) for signer in signers)
        if refusals:
            blocks.append(Paragraph(refusals))
            places += [SignaturePlace("见证人")] if any(_witnesses(content, signer) for signer in signers) else []
            continue
        places += signing_places(content, label, signers)
    return (*blocks, Signatures(tuple(places))) if places else tuple(blocks)


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
