"""Pages in the size that is wanted now, whatever was under way when it was asked for."""

import pytest

from gui.documents.shown_pages import ShownPages, page_images
from inspections.cases.numbers import NumberKind
from inspections.documents.composing import blank
from inspections.session import Session
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.made_up_case import profile, templates
from tests.support.notice_drafts import fonts


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(blank(templates()[NumberKind.CATALOGUE], profile()), fonts())


def test_pages_that_were_rendered_before_the_zoom_changed_are_rendered_anew(session: Session, pdf: bytes) -> None:
    zooms: list[float] = []
    shown = ShownPages(SynchronousOperations(session), 1.0, 620, lambda: zooms.append(shown.pages[0].width))
    before = shown.scale
    shown.take(pdf, page_images(pdf, before), before)
    assert zooms == [], "what was rendered at this size is taken as it is"
    shown.step(1)
    shown.take(pdf, page_images(pdf, before), before)  # comes from a preparation that began before
    assert shown.pages == page_images(pdf, shown.scale)
    assert zooms[0] > page_images(pdf, before)[0].width


def test_the_zoom_ends_at_its_last_steps_and_begins_with_what_fits(session: Session, pdf: bytes) -> None:
    shown = ShownPages(SynchronousOperations(session), 1.0, 10, lambda: None)
    assert shown.zoom == 0.5
    shown.step(1)
    assert shown.zoom == 0.5, "without pages there is nothing to make larger"
    shown.take(pdf, (), shown.scale)
    for _ in range(20):
        shown.step(1)
    assert shown.zoom == 2.0
