"""Commands run in this process as the user would run them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.opening import open_store
from db.snapshots import SqliteDatabases
from inspections.commands.running import run_command
from tests.support.command_line import RESOURCES, Result
from tests.support.loaded_packs import loaded_resources


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Return a function that runs a command line and gives exit code, standard output and standard error."""

    def run_words(*words: object, resources: Path = RESOURCES) -> Result:
        capsys.readouterr()
        try:
            code = run_command([str(word) for word in words], resources, open_store, SqliteDatabases(), "1.2.3", loaded_resources)
        except SystemExit as left:
            code = int(left.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_words
