"""What a built folder weighs, and the oldest glibc it runs on: `python -m freezing.figures FOLDER`."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ELF = b"\x7fELF"
REFERENCE = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)\b")
MEGABYTE = 1_000_000


def size(folder: Path) -> int:
    """Return the bytes of all files; a link counts for nothing."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def binaries(folder: Path) -> Iterator[Path]:
    """Yield programs and shared libraries."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(ELF)) == ELF:
                    yield path


def newest_reference(dump: str) -> str | None:
    """Return the highest version of glibc named in what `objdump -p` told of a binary; None where none is named."""
    return max(REFERENCE.findall(dump), key=_numbers, default=None)


def least_glibc(folder: Path) -> tuple[str, Path] | None:
    """Return the oldest glibc that has every symbol the folder's binaries refer to, and the binary that refers to it.

    None where nothing refers to glibc, as on Windows, or where there is no objdump.
    """
    if shutil.which("objdump") is None:
        return None
    wanted = [(version, path) for path in binaries(folder) if (version := newest_reference(_dump(path))) is not None]
    return max(wanted, key=lambda needed: _numbers(needed[0]), default=None)


def _dump(binary: Path) -> str:
    return subprocess.run(["objdump", "-p", binary], check=True, capture_output=True, text=True, errors="replace").stdout


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def main() -> None:
    """Print both."""
    folder = Path(sys.argv[1])
    print(f"打包完成:{folder},共 {size(folder) / MEGABYTE:.0f} MB")
    needed = least_glibc(folder)
    if needed is not None:
        version, binary = needed
        print(f"最低需要 glibc {version}(由 {binary.relative_to(folder)} 决定)")


if __name__ == "__main__":
    main()
