"""The pictures of the window can be made at any time, and all of them are there."""

import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    size_of = {}
    for path in folder.iterdir():
        with Image.open(path) as picture:
            size_of[path.name] = picture.size
    return size_of


def test_the_pictures_are_made_anew_in_the_sizes_of_those_that_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "images"
    subprocess.run([sys.executable, "-m", "docs.screenshots", folder], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=300)
    kept = sizes(IMAGES)
    del kept["notice.png"]  # of docs/make_images.py
    assert sizes(folder) == kept


def test_every_picture_is_small() -> None:
    assert all(path.stat().st_size <= 150_000 for path in IMAGES.iterdir())
