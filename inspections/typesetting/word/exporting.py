"""Whatever can be printed, as .docx."""

from __future__ import annotations

import io

from inspections.typesetting.paper import Paper, Printed
from inspections.typesetting.word.official import official_docx
from inspections.typesetting.word.paper_parts import paper_docx


def to_docx(document: Printed) -> bytes:
    """Return the document or paper as .docx, to be edited; what is issued is the PDF alone.

    The typefaces are named, not embedded: a machine without 仿宋_GB2312 and its like shows others in their place.
    """
    made = paper_docx(document) if isinstance(document, Paper) else official_docx(document)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
