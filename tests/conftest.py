"""What every test runs under: repeatable made-up examples, no screen, no network, and never the user's own folders."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge
from inspections.session import Session
from inspections.store import Store
from inspections.typesetting.fonts import FontSet
from tests.support.sessions import load_knowledge, memory_session
from tests.support.store_samples import make_store

# `dev.py test` draws the same examples each time; `dev.py test --long` more of them, from a seed that moves and that it names.
settings.register_profile("default", deadline=None, derandomize=True, max_examples=50, database=None, print_blob=True)
settings.register_profile("long", deadline=None, derandomize=False, max_examples=300, database=None, print_blob=True)
settings.load_profile("default")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
FONTS = RESOURCES / "fonts"
"""The committed fonts: no test looks at the system's."""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Homes that nobody lived in yet, counted here: pytest would look through the folders of all tests before for each."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send whatever asks for the user's home, data, configuration or cache folder to an empty one."""
    home = next(homes)
    home.mkdir()
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
    mounted = tmp_path / "disk"
    mounted.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", mounted], check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield mounted
    subprocess.run(["umount", mounted], check=True)


@pytest.fixture(scope="session")
def font_folder() -> Path:
    return FONTS


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return FontSet.committed(FONTS)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind: what a use case does, it does on both."""
    made = make_store(request.param, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(RESOURCES)


@pytest.fixture(scope="session")
def pack(knowledge: Knowledge) -> Pack:
    return knowledge.packs.checklist("wuzhi-2023")


@pytest.fixture
def session(tmp_path: Path, knowledge: Knowledge) -> Session:
    """A session on a store in memory."""
    return memory_session(tmp_path, knowledge)
