"""What every test runs under: repeatable made-up examples, no screen, no network, and never the user's own folders."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from inspections.typesetting.fonts import FontSet

settings.register_profile("default", deadline=None, derandomize=True, max_examples=100, database=None)
settings.register_profile("long", deadline=None, max_examples=5000, database=None)  # --hypothesis-profile=long -m long
settings.load_profile("default")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
"""The committed fonts: no test looks at the system's."""


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send whatever asks for the user's home, data, configuration or cache folder to an empty one."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whatever reaches for another machine fail."""

    def refuse(_socket: socket.socket, address: object) -> None:
        raise AssertionError(f"the program works without a network, and this reached for {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB; only root may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture(scope="session")
def font_folder() -> Path:
    return FONTS


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return FontSet.committed(FONTS)
