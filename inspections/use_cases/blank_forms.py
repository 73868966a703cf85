"""The papers of a case as blank forms, to print and fill by hand."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.documents.composing import blank_papers
from inspections.documents.kinds.catalogue import blank_cover
from inspections.documents.templates.template import Templates
from inspections.profiles.profile import Profile
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.own_templates import templates_of


def blank_forms(templates: Templates, profile: Profile | None, fonts: FontSet) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the PDF of every form to fill by hand; without a bureau's profile its name is left out too."""
    for form in (*blank_papers(templates, profile), blank_cover(profile)):
        yield f"{form.title}（空白）.pdf", render_pdf(form, fonts)


def forms_of_bureau(session: Session, county: str, fonts: FontSet) -> Iterator[tuple[str, bytes]]:
    """Yield the same in the words and the name of a county's bureau, as far as they are stored."""
    with session.store.reading() as unit:
        profile = unit.profiles.of(county)
        templates = templates_of(unit, county, session.knowledge.templates)
    return blank_forms(templates, profile, fonts)
