"""The pages of the made-up case in a bureau's own wording. Runs in the worker; draws in reportlab."""

from __future__ import annotations

from gui.notices.pages import page_images
from gui.notices.state import PageImage
from inspections.notices.papers.sample import sample_document
from inspections.notices.pdf.drawing import render_pdf
from inspections.notices.templates.template import Template
from inspections.notices.typesetting.fonts import FontSet
from inspections.profiles.profile import Profile
from inspections.session import Session


def sample_pages(session: Session, template: Template, profile: Profile, fonts: FontSet, scale: float) -> tuple[PageImage, ...]:
    """Return the pages, rendered at `scale` dots a point. Raises UserError where the wording cannot be printed."""
    return page_images(render_pdf(sample_document(template, profile, session.knowledge), fonts), scale)
