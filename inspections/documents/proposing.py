"""What record and case give for a document's content, and its fields with what can be chosen from: nobody types what is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from inspections.cases.documents import Document, DocumentState
from inspections.cases.links import DOCUMENT, NOTICE, SERVED, links_of
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Requirement
from inspections.documents.case_findings import pack_findings, requirement_of
from inspections.documents.composing import fields_of
from inspections.documents.content_reading import lines_of, text_of
from inspections.documents.kinds.transfer import receivers
from inspections.documents.paper_draft import PaperDraft
from inspections.records.fields.field import Field, FieldType, ListField

_SERVED = (NumberKind.NOTICE, NumberKind.REVIEW)
_LONGEST, _LONGEST_ROW = 22, 30
"""Characters of a requirement's summary that are shown where one is chosen beside other fields, and where each has a row to be ticked."""


def proposed(draft: PaperDraft) -> Mapping[str, Any]:
    """Return the content that a document of the draft's kind begins with."""
    names = [str(each.get("name", "")) for each in draft.payload["inspectors"]]
    match draft.kind:
        case NumberKind.INTERVIEW:
            # What the party answered at the visit is not what this person is asked.
            return _filled(recorder=names[-1] if names else "")
        case NumberKind.RECEIPT:
            papers = [{DOCUMENT: str(each.uuid), "copies": "1"} for each in _unserved(draft)]
            return _filled(documents=papers, servers=names, recipient=draft.party, place=text_of(draft.visit, "address"))
        case NumberKind.REVIEW:
            return _review(draft)
        case NumberKind.TRANSFER:
            return _filled(to=next(iter(receivers(draft)), ""))
        case NumberKind.EVIDENCE_LIST:
            return _filled(keeper=names[-1] if names else "")
        case NumberKind.CATALOGUE:
            return _filled(compiler=names[-1] if names else "", checker=names[0] if names else "")
        case _:
            return {}


def offered_fields(draft: PaperDraft) -> tuple[Field | ListField, ...]:
    """Return the fields of the draft's kind; findings and evidence are chosen by their words, not typed by their names."""
    fields = fields_of(draft.kind)
    match draft.kind:
        case NumberKind.REVIEW:
            named = links_of(draft.content)
            own = [*draft.own(NumberKind.NOTICE), *(each for each in draft.file.documents if each.uuid in named)]
            notices = _named({each.uuid: each for each in own}.values())
            told = {requirement for document in own for requirement in document.due}
            told |= {text_of(line, "requirement") for line in lines_of(draft.content, "findings")}
            chosen = {each: _summary(requirement_of(draft.packs, each), each) for each in sorted(told)}
            without = tuple(each for each in fields if each.path != NOTICE)
            fields = _choosing(fields, NOTICE, notices, FieldType.CHOICE) if notices else without
            return _choosing(fields, "findings.requirement", chosen, FieldType.CHOICE)
        case NumberKind.TRANSFER:
            held = [finding.requirement for each in pack_findings(draft) for finding in each.findings]
            return _choosing(fields, "requirements", offered_requirements(held), FieldType.CHOICES)
        case NumberKind.RECEIPT:
            chosen_before = links_of(draft.content)
            servable = [each for each in draft.file.documents if each.state is DocumentState.ISSUED or each.uuid in chosen_before]
            return _choosing(fields, f"{SERVED}.{DOCUMENT}", _named(servable), FieldType.CHOICE)
        case NumberKind.EVIDENCE_LIST:
            pieces = {str(piece.uuid): _short(f"{piece.number}号  {piece.shows}") for piece in draft.evidence}
            return _choosing(fields, "pieces", pieces, FieldType.CHOICES)
        case _:
            return fields


def offered_requirements(held: Sequence[Requirement]) -> dict[str, str]:
    """Return requirements by their ids with what they are about, each once."""
    return {each.id: _short(each.summary, _LONGEST_ROW) for each in held}


def choosing(fields: Sequence[Field | ListField], path: str, choices: Mapping[str, str]) -> tuple[Field | ListField, ...]:
    """Return the fields with several of these codes to be chosen at `path`."""
    return _choosing(tuple(fields), path, choices, FieldType.CHOICES)


def _choosing(
    fields: tuple[Field | ListField, ...], path: str, choices: Mapping[str, str], how: FieldType
) -> tuple[Field | ListField, ...]:
    return tuple(_chosen(each, path, choices, how) for each in fields)


def _chosen(described: Field | ListField, path: str, choices: Mapping[str, str], how: FieldType) -> Field | ListField:
    head, _, rest = path.partition(".")
    if described.path != head:
        return described
    if isinstance(described, ListField):
        # What is chosen by its words is no number any more.
        lines = tuple(
            replace(line, label=line.label.removesuffix("编号"), type=how, choices=choices) if line.path == rest else line
            for line in described.lines
        )
        return replace(described, lines=lines)
    return replace(described, type=how, choices=choices)


def _review(draft: PaperDraft) -> Mapping[str, Any]:
    own = draft.own(NumberKind.NOTICE)
    if not own:
        return {}
    facts = [fact for held in pack_findings(draft) for fact in held.facts(frozenset(own[-1].due))]
    further = {breach.requirement.id for fact in facts for breach in fact.further}
    people = [_filled(name=each.get("name"), certificate=each.get("certificate")) for each in draft.payload["inspectors"]]
    return _filled(
        notice=str(own[-1].uuid),
        officers=people,
        findings=[{"requirement": requirement} for requirement in own[-1].due if requirement not in further],
    )


def _unserved(draft: PaperDraft) -> list[Document]:
    served = {uuid for each in draft.file.standing(NumberKind.RECEIPT) for uuid in links_of(each.content)}
    standing = [each for kind in _SERVED for each in draft.own(kind)]
    return [each for each in standing if each.uuid not in served]


def _named(documents: Collection[Document]) -> dict[str, str]:
    """Return documents by their UUIDs with number and title, cut to what a field shows; those that read alike with their day in front."""
    names = [_short(f"{each.number.text}  {each.title}") for each in documents]
    return {
        str(each.uuid): name if names.count(name) == 1 else f"{each.issued_on} {name}" for each, name in zip(documents, names, strict=True)
    }


def _summary(requirement: Requirement | None, name: str) -> str:
    return name if requirement is None else _short(requirement.summary)


def _short(words: str, longest: int = _LONGEST) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _filled(**values: object) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
