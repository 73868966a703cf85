"""A document made ready for its issue: what it is about, its fields and what is proposed for them, remarks, faults, its pages as PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from inspections.documents.composing import compose_unfinished, composed_faultless
from inspections.documents.content_reading import SIGNATURES
from inspections.documents.kinds import KINDS
from inspections.documents.precheck.examined import Examined
from inspections.documents.precheck.remark import Mark, Remark, fault
from inspections.documents.precheck.review import review
from inspections.documents.wanted import WantedDocument
from inspections.faults import Fault, UserError
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.begin_notice import begin_notice
from inspections.use_cases.begin_typed import begin_typed
from inspections.use_cases.prepared_document import NO_NUMBER_YET, PreparedDocument

_LINE = re.compile(r".+?第\d+行")
"""A line of a list, as the place of a fault names it."""


def prepare_document(  # noqa: PLR0913 # what a document depends on, named at the call
    session: Session,
    fonts: FontSet,
    wanted: WantedDocument,
    content: Mapping[str, Any] | None,
    issued_on: date,
    *,
    county: str,
    usual_checklist: str,
) -> PreparedDocument:
    """Return a wanted document as it would be issued on a day; a content that is given is kept first, where it can be.

    Without a content what was typed before is taken, else what record and case propose. `county` is that of a month's report,
    `usual_checklist` what a record that was never checked is held against. A record that is judged anew gives all that its document
    says; one that was issued already is returned as it is. Raises UserError.
    """
    judged = KINDS[wanted.kind].judged
    if judged:
        begun = begin_notice(session, fonts, wanted, issued_on, usual_checklist)
    else:
        begun = begin_typed(session, fonts, wanted, content, issued_on, county)
    if begun.examined is None:
        return begun.prepared
    prepared, examined = begun.prepared, begun.examined
    pdf, lacking = _drawn(prepared, examined, issued_on, fonts)
    remarks = _looked_over(prepared, examined)
    if judged and not pdf:
        # Nobody typed what is missing: it is said as the look over the record says it.
        lacking = next((remark.message for remark in remarks if remark.mark is Mark.FAULT), "")
    return replace(prepared, remarks=remarks, faults=tuple(examined.faults), pdf=pdf, lacking=lacking)


def _drawn(prepared: PreparedDocument, examined: Examined, issued_on: date, fonts: FontSet) -> tuple[bytes, str]:
    """Return the pages as far as they go, and what is missing first where there is nothing to show."""
    if prepared.draft is None:
        return b"", ""
    try:
        compose = compose_unfinished if examined.faults else composed_faultless
        return render_pdf(compose(prepared.draft, NO_NUMBER_YET, issued_on), fonts), ""
    except UserError as error:
        return b"", error.faults[0].sentence()


def _looked_over(prepared: PreparedDocument, examined: Examined) -> tuple[Remark, ...]:
    """Return the remarks; what is wrong with the content stands first, in the words of its fields."""
    paths = {described.path for described in prepared.fields} | {SIGNATURES}
    typed = [wrong for wrong in examined.faults if wrong.path and wrong.path.partition("[")[0].partition(".")[0] in paths]
    others = [wrong for wrong in examined.faults if wrong not in typed]
    looked_at = review(replace(examined, faults=others))
    if not typed:
        return looked_at
    # Nothing was printed, so nothing can be said of what it would look like.
    first = (fault("填写内容", f"{_line(wrong)}{wrong.what}，{wrong.action}。") for wrong in typed)
    return (*first, *(remark for remark in looked_at if remark.title != "文字"))


def _line(wrong: Fault) -> str:
    """Return which line of a list a fault lies in (复查情况第2行：); nothing where the field stands alone."""
    line = _LINE.match(wrong.where) if "[" in wrong.path else None
    return f"{line[0]}：" if line else ""
