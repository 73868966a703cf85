"""Set-up and checks with nothing but Python: ``python3 dev.py demo`` and ``python3 dev.py test`` (Windows: ``py dev.py …``, not tried there).

The first run makes ``.venv`` beside this file and installs the locked packages into it; later runs start at once. Only the
standard library is used. The file must stay readable to Python 3.6: an unsupported Python is to get one sentence, not a
traceback, so no syntax newer than that and nothing newer executed above the check of the version.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.stderr.write(
        "本程序需要 Python 3.11、3.12 或 3.13,现在运行的是 {}.{}.{};请改用其中一种,例如 python3.11 dev.py demo。\n".format(*sys.version_info[:3])
    )
    sys.exit(2)

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "stamp.txt"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
RUNTIME = ROOT / "requirements" / "runtime.lock"
DEVELOPMENT = ROOT / "requirements" / "development.lock"
LINTERS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
)


class SetupError(Exception):
    """What keeps the set-up from going on, as one sentence for the user."""


def stamp_for(lock: Path) -> str:
    """What the stamp says once ``lock`` is installed: another Python, a moved folder or a changed lock makes it a different text."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"python {sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix}\nvenv {VENV}\n{lock.name} {digest}\n"


def missing_packages() -> "list[str]":
    """Debian packages that the set-up cannot do without: Debian splits ensurepip off, and its pip trusts the system's certificates."""
    missing = []
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    own_certificates = any(os.environ.get(name) for name in ("PIP_CERT", "SSL_CERT_FILE", "PIP_NO_INDEX"))
    if Path("/etc/debian_version").exists() and not CERTIFICATES.exists() and not own_certificates:
        missing.append("ca-certificates")
    return missing


def provide_packages(missing: "list[str]") -> None:
    """Install Debian packages as root; otherwise, or without apt, raise SetupError with the exact command."""
    if not missing:
        return
    command = "apt-get update && apt-get install -y --no-install-recommends " + " ".join(missing)
    if shutil.which("apt-get") is None:
        raise SetupError(f"缺少系统组件 {'、'.join(missing)},本机又没有 apt-get;请用系统自带的方法装好后重试。")
    if os.geteuid() != 0:
        sudo = command.replace("apt-get", "sudo apt-get")
        raise SetupError(f"缺少系统软件包 {'、'.join(missing)};请先执行:{sudo}")
    print(f"正在安装系统软件包:{'、'.join(missing)} …", flush=True)
    done = subprocess.run(["sh", "-c", command], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False)
    if done.returncode:
        raise SetupError(f"系统软件包没有装上(见上面的输出);请检查网络后重试,或手工执行:{command}")


def provide_venv(lock: Path) -> None:
    """Make ``.venv`` hold the packages of ``lock``; the stamp goes first and comes back last, so an interrupted set-up starts afresh."""
    stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() and VENV_PYTHON.exists() else ""
    if stamp == stamp_for(lock) or stamp == stamp_for(DEVELOPMENT):  # the development lock holds the whole runtime lock
        return
    if Path(sys.prefix).resolve() == VENV:
        raise SetupError("依赖已变更,需要重建 .venv,但当前正是用 .venv 里的 Python 运行;请改用系统的 python3 运行 dev.py。")
    provide_packages(missing_packages())
    STAMP.unlink(missing_ok=True)
    if stamp != stamp_for(RUNTIME):
        print("正在建立 .venv …", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            raise SetupError(f"无法在 {VENV} 建立虚拟环境(见上面的输出);请检查磁盘空间和目录权限后重试。")
    print(f"正在按 {lock.relative_to(ROOT)} 安装依赖(首次约一两分钟) …", flush=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
    if subprocess.run(pip, check=False).returncode:
        raise SetupError("依赖没有装上(见上面的输出);请检查网络或 pip 的镜像设置,然后重新运行同一命令。")
    STAMP.write_text(stamp_for(lock), encoding="utf-8")


def run_module(arguments: "list[str]") -> int:
    """Run ``python -m …`` (or a script) of ``.venv`` in the project's folder and hand back its exit code."""
    return subprocess.run([str(VENV_PYTHON), *arguments], cwd=ROOT, check=False).returncode


def demo(options: argparse.Namespace) -> int:
    provide_venv(RUNTIME)
    return run_module(["main.py", "demo", "--out", str(options.out.resolve())])


def lint(_options: argparse.Namespace) -> int:
    provide_venv(DEVELOPMENT)
    failed = []
    for name, arguments in LINTERS:
        print(f"== {name}", flush=True)
        if run_module(["-m", *arguments]):
            failed.append(name)
    if failed:
        print(f"未通过:{'、'.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def test(options: argparse.Namespace) -> int:
    linted = lint(options)
    print("== pytest", flush=True)
    tested = run_module(["-m", "pytest", "-n", "2", "--cov", "--cov-report=term:skip-covered", "--dist=worksteal"])
    return linted or tested


def lock(options: argparse.Namespace) -> int:
    provide_venv(DEVELOPMENT)
    for name in ("runtime", "development"):
        command = ["-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header", "--python-version", "3.11"]
        upgrade = ["--upgrade"] if options.upgrade else []
        code = run_module([*command, *upgrade, f"requirements/{name}.in", "-o", f"requirements/{name}.lock"])
        if code:
            return code
    return 0


def bench(options: argparse.Namespace) -> int:
    provide_venv(DEVELOPMENT)
    return run_module(["-m", f"benchmarks.{options.name}", *options.arguments])


def parse(arguments: "list[str] | None" = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py", description="在只有 Python 的机器上准备环境、演示和测试。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    command = commands.add_parser("demo", help="准备环境并演示:记录、检查、通知书、台账")
    command.add_argument("--out", type=Path, default=ROOT / "demo-output", help="输出目录(默认 demo-output)")
    command.set_defaults(run=demo)
    commands.add_parser("test", help="代码检查、类型检查和全部测试").set_defaults(run=test)
    commands.add_parser("lint", help="只做代码检查和类型检查").set_defaults(run=lint)
    command = commands.add_parser("lock", help="按 requirements/*.in 重新生成锁定文件")
    command.add_argument("--upgrade", action="store_true", help="同时升级到最新版本")
    command.set_defaults(run=lock)
    command = commands.add_parser("bench", help="运行 benchmarks/ 下的一项基准测试")
    command.add_argument("name")
    command.add_argument("arguments", nargs=argparse.REMAINDER)
    command.set_defaults(run=bench)
    return parser.parse_args(arguments)


def main() -> int:
    options = parse()
    try:
        return int(options.run(options))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
