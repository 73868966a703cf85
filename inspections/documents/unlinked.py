"""What was typed for a document before documents named one another by UUID, read with the case at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspections.cases.case_file import CaseFile
from inspections.cases.linking import BY_NUMBER, Bearer, linked
from inspections.cases.numbers import NumberKind


def with_links(content: Mapping[str, Any], file: CaseFile) -> Mapping[str, Any]:
    """Return a content with links by UUID; one that has them already is returned as it is."""
    if BY_NUMBER not in content:
        return content
    bearers = [
        Bearer(document.uuid, document.number.text, document.title, document.number.series.kind == NumberKind.NOTICE)
        for document in file.documents
    ]
    pieces = {str(piece.number): piece.uuid for piece in file.evidence}
    return linked({key: value for key, value in content.items() if key != BY_NUMBER}, bearers, pieces)
