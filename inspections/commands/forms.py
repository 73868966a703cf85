"""`forms --out DIR`: the papers of a case as blank forms to print and fill by hand."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.commands.context import Context
from inspections.documents.composing import PAPERS, blank
from inspections.documents.kinds.catalogue import COVER, blank_cover
from inspections.files.writing import write_all
from inspections.profiles.loading import load_profile
from inspections.typesetting.pdf.drawing import render_pdf


def run(arguments: Namespace, context: Context) -> int:
    """Write the forms and print one path a line."""
    profile = None if arguments.profile is None else load_profile(Path(arguments.profile))
    templates, folder = context.resources.templates, Path(arguments.out)
    forms = {templates[kind].title: blank(kind, templates[kind], profile) for kind in PAPERS} | {COVER: blank_cover(profile)}
    rendered = {title: render_pdf(form, context.resources.fonts) for title, form in forms.items()}
    files = [(folder / f"{title}（空白）.pdf", content) for title, content in rendered.items()]
    write_all(files)
    sys.stdout.write("".join(f"{path}\n" for path, _ in files))
    return 0
