"""The composition root: the command line, with the store handed in. Started without its packages it runs itself in `.venv`."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HOME = Path(__file__).resolve().parent


def _in_own_environment() -> int | None:
    """Run this very command in `.venv` where the packages are missing here; None where they are present."""
    if find_spec("sqlcipher3") is not None and find_spec("numpy") is not None:
        return None
    python = HOME / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists() or Path(sys.prefix).resolve() == (HOME / ".venv").resolve():
        sys.stderr.write("程序所需的软件包尚未安装，请先运行：python3 dev.py demo\n")
        return 2
    return subprocess.run([python, __file__, *sys.argv[1:]], check=False).returncode  # noqa: S603 # this same program


def main() -> int:
    """Run the command line and return its exit code."""
    code = _in_own_environment()
    if code is not None:
        return code
    from db.opening import open_store
    from inspections.commands.running import run_command

    try:
        return run_command(sys.argv[1:], HOME / "resources", open_store)
    except BrokenPipeError:
        # The reader of the output has gone (`| head`): that is no fault of anybody's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    raise SystemExit(main())
