"""The pages of the made-up case in a bureau's own wording. Runs in the worker; draws in reportlab."""

from __future__ import annotations

from gui.documents.shown_pages import page_images
from gui.documents.state import PageImage
from inspections.documents.sample import sample_document
from inspections.documents.templates.template import Template
from inspections.profiles.profile import Profile
from inspections.session import Session
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf


def sample_pages(session: Session, template: Template, profile: Profile, fonts: FontSet, scale: float) -> tuple[PageImage, ...]:
    """Return the pages, rendered at `scale` dots a point. Raises UserError where the wording cannot be printed."""
    return page_images(render_pdf(sample_document(template, profile, session.knowledge), fonts), scale)
