"""Make the pictures of the documentation: page 1 of the first notice that the sample records call for.

    .venv/bin/python -m docs.make_images

The committed fonts are used whatever the machine has, so that the picture is the same everywhere.
"""

# ruff: noqa: INP001 - a script that belongs to the documentation, not a package

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from inspections.cases.numbers import NumberKind
from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.documents.composing import compose
from inspections.documents.drafting import draft_notices
from inspections.documents.templates.reading import load_templates
from inspections.profiles.loading import load_profile
from inspections.profiles.profile import Profile
from inspections.records.reading import read_records
from inspections.records.vocabulary import load_prefectures
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from inspections.use_cases.import_samples import load_sample

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
IMAGES = ROOT / "docs" / "images"
POINTS_PER_INCH = 72
RESOLUTION = 96
COLOURS = 48
"""Enough for black and red type with soft edges."""


def first_notice() -> bytes:
    """Return the PDF of the first notice, as `demo` issues it."""
    packs = load_packs(RESOURCES / "checklists")
    vocabulary = packs.vocabulary(load_prefectures(RESOURCES / "prefectures.csv"))
    sample = load_sample(RESOURCES / "samples")
    verdicts = check(read_records(sample.records, vocabulary), packs.checklist(sample.checklist), WorkingDays())
    fonts = FontSet.committed(RESOURCES / "fonts")
    template = load_templates(RESOURCES / "templates" / "documents.toml")[NumberKind.NOTICE]
    draft, *_ = draft_notices(verdicts, None, sample.issued_on, shipped_profile, template, fonts)
    number = f"{draft.profile.number_prefix}〔{sample.issued_on.year}〕1号"
    return render_pdf(compose(draft, number, sample.issued_on), fonts)


def shipped_profile(county: str) -> Profile:
    """Return the bureau profile that ships for a county."""
    return load_profile(RESOURCES / "profiles" / f"{county}.toml")


def picture_of(pdf: bytes) -> Image.Image:
    """Return page 1 with a thin frame, in few colours."""
    page = pypdfium2.PdfDocument(pdf)[0]
    drawn: Image.Image = page.render(scale=RESOLUTION / POINTS_PER_INCH).to_pil()
    return ImageOps.expand(drawn.convert("RGB"), border=1, fill="#BFBFBF").quantize(COLOURS)


def main() -> int:
    """Write the pictures."""
    IMAGES.mkdir(exist_ok=True)
    path = IMAGES / "notice.png"
    picture_of(first_notice()).save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
