"""Deciding which notices a file of records calls for, and refusing those that may not be issued, all reasons at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from inspections.checklists.check import Verdicts
from inspections.documents.composing import compose
from inspections.documents.kinds.notice import NoticeDraft, draft_notice
from inspections.documents.templates.template import Template
from inspections.documents.unstated import at_record
from inspections.faults import Fault, UserError
from inspections.profiles.profile import Profile
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import print_faults


def draft_notices(
    verdicts: Verdicts, issuer: str | None, issued_on: date, profile_of: Callable[[str], Profile], template: Template, fonts: FontSet
) -> list[NoticeDraft]:
    """Return the notices that a whole file calls for.

    Raises UserError with the faults of every record that is refused, those that only printing would show among them.
    """
    drafts: list[NoticeDraft] = []
    faults: list[Fault] = []
    for row in range(verdicts.facts.size):
        try:
            draft = draft_notice(verdicts, row, issuer, issued_on, profile_of, template)
        except UserError as error:
            faults.extend(error.faults)
        else:
            if draft is not None:
                drafts.append(draft)
                faults.extend(at_record(draft.record, print_faults(compose(draft, "", issued_on), fonts)))
    if faults:
        raise UserError(faults)
    return drafts
