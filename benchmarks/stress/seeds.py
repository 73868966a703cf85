"""Sound files of every kind that the program reads, small, to be mutated; each with the door that it comes in by."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import simplejson
import xlsxwriter
from PIL import Image

from benchmarks.stress.world import CHECKLIST, RESOURCES, ROOT, SAMPLES, World
from inspections.checklists.year_notices import load_notices
from inspections.documents.digital_signature.certificate import read_certificate
from inspections.documents.templates.reading import load_templates
from inspections.profiles.loading import load_profile
from inspections.typesetting.picture_files.opening import UnshownPictureError, opened_picture
from tests.support.certificates import PASSWORD, made_up
from tests.support.year_files import YEAR_2027

PACK = ROOT / "tests" / "data" / "checklists" / "trial.toml"
PROFILE = RESOURCES / "profiles" / "410823.toml"
PICTURES = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
HEADINGS = ("id", "topics", "inspected_on", "county", "inspectee.name", "inspectee.kind", "inspectors[1].name", "inspectors[1].certificate")
ROW = ("T-1", "fees;connection", "2023-08-15", "410823", "武陟县甲供电公司", "grid_company", "张某", "豫H20010")


@dataclass(frozen=True, slots=True)
class Seed:
    """A kind of file: its ending, sound bytes, and what reads it; the reader may refuse by UserError alone."""

    name: str
    suffix: str
    content: bytes
    read: Callable[[Path], object]


def all_seeds(folder: Path) -> tuple[Seed, ...]:
    """Return a seed of each kind; `place` is an empty folder to make them in."""
    lines = SAMPLES.read_text(encoding="utf-8").splitlines()[:3]
    records = [simplejson.loads(line, use_decimal=True) for line in lines]
    check = _checked(World(folder))
    table = "\n".join(",".join(row) for row in (HEADINGS, ROW, ROW)).encode()
    return (
        Seed("records.jsonl", ".jsonl", "\n".join(lines).encode(), check),
        Seed("records.json", ".json", simplejson.dumps(records, use_decimal=True, ensure_ascii=False).encode(), check),
        Seed("records.csv", ".csv", table, check),
        Seed("records gb18030", ".csv", table.decode().encode("gb18030"), check),
        Seed("workbook", ".xlsx", _workbook(), check),
        Seed("pack", ".toml", PACK.read_bytes(), lambda path: World(folder).command("checklists", "lint", str(path))),
        Seed("profile", ".toml", PROFILE.read_bytes(), load_profile),
        Seed("year file", ".toml", YEAR_2027.encode(), lambda path: load_notices([path])),
        Seed("templates", ".toml", (RESOURCES / "templates" / "documents.toml").read_bytes(), load_templates),
        Seed("certificate", ".p12", made_up().pkcs12, lambda path: read_certificate(path, PASSWORD)),
        Seed("PDF", ".pdf", _pdf(), lambda path: World(folder).command("sign", str(path), "--verify")),
        *(Seed(f"picture {kind}", ".jpg", _picture(kind), _shown) for kind in PICTURES),
    )


def _checked(world: World) -> Callable[[Path], object]:
    return lambda path: world.command("check", str(path), "--checklist", CHECKLIST, "--format", "json")


def _shown(path: Path) -> object:
    try:
        with opened_picture(path) as picture:
            picture.thumbnail((200, 200))
            return picture.size
    except UnshownPictureError as error:
        return json.dumps([error.what, error.action])


def _picture(kind: str) -> bytes:
    made = io.BytesIO()
    picture = Image.linear_gradient("L").resize((120, 90)).convert("RGB")
    picture.save(made, kind)
    return made.getvalue()


def _pdf() -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").save(made, "PDF")
    return made.getvalue()


def _workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("记录")
        for number, row in enumerate((HEADINGS, ROW, ROW)):
            sheet.write_row(number, 0, row)
    return made.getvalue()
