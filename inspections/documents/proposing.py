"""What record and case give for a document's content, and its fields with what can be chosen from: nobody types what is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from inspections.cases.documents import Document
from inspections.checklists.pack import Requirement
from inspections.documents.document_kind import Fields
from inspections.documents.paper_draft import PaperDraft
from inspections.records.fields.field import Field, FieldType, ListField

_LONGEST, _LONGEST_ROW = 22, 30
"""Characters of a requirement's summary that are shown where one is chosen beside other fields, and where each has a row to be ticked."""


def proposed(draft: PaperDraft) -> Mapping[str, Any]:
    """Return the content that a document of the draft's kind begins with."""
    return draft.kind.proposed(draft)


def offered_fields(draft: PaperDraft) -> Fields:
    """Return the fields of the draft's kind; findings and evidence are chosen by their words, not typed by their names."""
    return draft.kind.offered(draft)


def offered_requirements(requirements: Sequence[Requirement]) -> dict[str, str]:
    """Return requirements by their ids with what they are about, each once."""
    return {requirement.id: short(requirement.summary, _LONGEST_ROW) for requirement in requirements}


def offered_findings(draft: PaperDraft) -> dict[str, str]:
    """Return what the record's letters may tell of: requirements that are broken by id, problems by key, with what they are about."""
    problems = {problem.key: short(f"（其他问题）{' '.join(problem.text.split())}", _LONGEST_ROW) for problem in draft.problems}
    return offered_requirements([finding.requirement for finding in draft.findings]) | problems


def choosing_findings(draft: PaperDraft) -> Fields:
    """Return the fields of a letter with what it may tell of to be chosen from."""
    return choosing(draft.kind.fields, "requirements", offered_findings(draft), FieldType.CHOICES)


def choosing(fields: Fields, path: str, choices: Mapping[str, str], how: FieldType) -> Fields:
    """Return the fields with one (CHOICE) or several (CHOICES) of these codes to be chosen at `path`, dotted for a field of a line."""
    return tuple(_chosen(described, path, choices, how) for described in fields)


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


def inspector_names(draft: PaperDraft) -> list[str]:
    """Return the names of the record's inspectors as they stand there."""
    return [str(inspector.get("name", "")) for inspector in draft.payload["inspectors"]]


def last_inspector(draft: PaperDraft) -> str:
    """Return the last inspector, who more often than not keeps records and evidence; empty where the record names none."""
    return "".join(inspector_names(draft)[-1:])


def named(documents: Collection[Document]) -> dict[str, str]:
    """Return documents by their UUIDs with number and title, cut to what a field shows; those that read alike with their day in front."""
    names = [short(f"{document.number.text}  {document.title}") for document in documents]
    return {
        str(document.uuid): name if names.count(name) == 1 else f"{document.issued_on} {name}"
        for document, name in zip(documents, names, strict=True)
    }


def short(words: str, longest: int = _LONGEST) -> str:
    """Return words cut to what a field shows."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def filled_in(**values: object) -> dict[str, Any]:
    """Return a content of those values that say anything."""
    return {key: value for key, value in values.items() if value}
