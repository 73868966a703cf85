"""A new version of a document says in its own text which one it replaces."""

from __future__ import annotations

from dataclasses import replace

from inspections.typesetting.official_document import OfficialDocument, Paragraph


def replaced_text(number: str) -> str:
    """Return the sentence that names a replaced document."""
    return f"本件替换{number}，该件自本件签发之日起不再使用。"


def naming_replaced(document: OfficialDocument, number: str) -> OfficialDocument:
    """Return the document with that sentence as its last paragraph."""
    return replace(document, paragraphs=(*document.paragraphs, Paragraph(replaced_text(number))))
