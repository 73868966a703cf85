"""`forms --out DIR`: the papers of a case as blank forms to print and fill by hand."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from inspections.commands.context import Context
from inspections.files.writing import write_all
from inspections.profiles.loading import load_profile
from inspections.use_cases.blank_forms import blank_forms


def run(arguments: Namespace, context: Context) -> int:
    """Write the forms and print one path a line."""
    profile = None if arguments.profile is None else load_profile(Path(arguments.profile))
    folder, resources = Path(arguments.out), context.resources
    files = [(folder / name, content) for name, content in blank_forms(resources.templates, profile, resources.fonts)]
    write_all(files)
    sys.stdout.write("".join(f"{path}\n" for path, _ in files))
    return 0
