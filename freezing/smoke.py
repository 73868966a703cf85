"""Try a built program: its demonstration gives what the source gives, byte for byte, and its window opens and closes.

    python -m freezing.smoke PROGRAM

The window is shown offscreen unless QT_QPA_PLATFORM says otherwise (`QT_QPA_PLATFORM=xcb xvfb-run -a python3 dev.py smoke`).
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
KNOWN = ("This plugin does not support propagateSizeHints()", "This plugin does not support raise()")
"""What Qt always says where there is no screen."""
SECONDS = 120
"""Longer than the slowest machine takes; a window with a message in front of it would wait for ever."""


def products(folder: Path) -> dict[str, bytes]:
    """Return the files that the demonstration made; the database holds times and identities of its own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("demo.db")
    }


def differences(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> list[str]:
    """Return the names of files that only one side has, or that differ."""
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def bare(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what belongs to Python: the built program is to run where there is none."""
    return {name: value for name, value in environment.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def demonstrate(program: Path, folder: Path) -> str | None:
    """Run the demonstration of the program and of the source; return what is wrong."""
    made, expected = folder / "built", folder / "source"
    code = subprocess.run([program, "demo", "--out", made], env=bare(os.environ), cwd=folder, check=False, timeout=SECONDS).returncode
    if code:
        return f"打包程序的演示失败,退出码为 {code}"
    subprocess.run([sys.executable, ROOT / "main.py", "demo", "--out", expected], check=True, stdout=subprocess.DEVNULL)
    wrong = differences(products(made), products(expected))
    if wrong:
        return f"打包程序和源程序的演示结果不同:{'、'.join(wrong[:5])};如果打包后改过程序,请重新打包"
    print(f"演示:{len(products(made))} 个文件与源程序的结果逐字节相同")
    return None


def open_window(program: Path, folder: Path) -> str | None:
    """Open the window on an empty folder and wait until it has closed itself; return what is wrong."""
    data = folder / "data"
    environment = {"QT_QPA_PLATFORM": "offscreen", **bare(os.environ), "INSPECTION_DATA": str(data), "INSPECTION_CLOSE": "1"}
    started = perf_counter()
    try:
        code = subprocess.run([program], env=environment, cwd=folder, check=False, timeout=SECONDS).returncode
    except subprocess.TimeoutExpired:
        return f"打包程序的窗口 {SECONDS} 秒内没有打开完毕;请直接运行 {program} 查看"
    lines = [line for path in sorted(data.glob("logs/*")) for line in path.read_text(encoding="utf-8").splitlines()]
    complaints = "\n".join(line for line in lines if not line.endswith(KNOWN))
    if code or complaints or not (data / "inspection.db").exists():
        return f"打包程序的窗口没有正常打开和关闭,退出码为 {code}。{complaints}"
    print(f"窗口:打开、建立数据库、关闭,共 {perf_counter() - started:.1f} 秒({environment['QT_QPA_PLATFORM']})")
    return None


def main() -> int:
    """Try both; exit code 1 where anything is wrong."""
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        wrong = [fault for attempt in (demonstrate, open_window) if (fault := attempt(program, Path(name))) is not None]
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
