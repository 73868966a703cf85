"""Set-up and checks with nothing but Python: ``python3 dev.py demo``, ``python3 dev.py run``, ``python3 dev.py test``.

``python3 dev.py test tests/test_files.py -k name`` runs pytest alone, with these arguments (CONTRIBUTING.md).

On Windows ``py dev.py demo`` (written for it, not tried there). The first run makes ``.venv`` beside this file and installs the
locked packages; later runs start at once. Only the standard library is used, and the file stays readable to Python 3.6: an
unsupported Python is to get one sentence instead of a traceback.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.stderr.write(
        "本程序需要 Python 3.11、3.12 或 3.13,当前运行的是 {}.{};请换用其中一种重新运行,例如:python3.11 dev.py demo\n".format(
            *sys.version_info[:2]
        )
    )
    sys.exit(2)

import argparse
import ctypes
import hashlib
import importlib.util
import io
import os
import random
import shutil
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "stamp.txt"
RUNTIME = ROOT / "requirements" / "runtime.lock"
DEVELOPMENT = ROOT / "requirements" / "development.lock"
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
# The one tool without a module that Python could run by name.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"
LAYERS = ["lint-imports", "--no-logo"]
LINTERS = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], LAYERS)
PARALLEL = ["pytest", "-n", "auto", "--maxprocesses", "4"]
PYTEST = [*PARALLEL, "--cov", "--cov-report", "term"]
LONG = [*PARALLEL, "--hypothesis-profile=long", "-m", "long or hypothesis"]
COMPILE = ["uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header", "--python-version", "3.11"]
# Without the extra's name beside its pin, pip asks the index for the newest of it, which no hash in the lock fits.
COMPILE += ["--no-strip-extras"]

QT = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libx11-6": "libX11.so.6",
    "libfreetype6": "libfreetype.so.6",
}
SCREEN = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
}
TOOLS = {"binutils": "objdump"}


class SetupError(Exception):
    """What keeps the set-up from going on: one sentence for the user."""


def stamp_text(lock: Path) -> str:
    """Text of the stamp once ``lock`` is installed; another Python, a moved folder or a changed lock gives another text."""
    return f"Python {PYTHON}\n{VENV}\n{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"


def missing_packages() -> list[str]:
    """Debian packages still needed: Debian splits ensurepip off Python, and its pip trusts the system's certificates alone."""
    missing = []
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{PYTHON}-venv")
    certificates = Path("/etc/ssl/certs/ca-certificates.crt").exists() or any(os.environ.get(name) for name in ("PIP_CERT", "PIP_NO_INDEX"))
    if shutil.which("apt-get") and not certificates:
        missing.append("ca-certificates")
    return missing


def missing_needs(needs: "dict[str, str]") -> list[str]:
    """Debian packages of ``needs`` (package to library or program) that are not there.

    The file decides, not the package: newer releases call some packages otherwise (libglib2.0-0t64), and apt still takes these names.
    """
    if not sys.platform.startswith("linux"):
        return []

    def there(file: str) -> bool:
        if ".so." not in file:
            return shutil.which(file) is not None
        try:
            ctypes.CDLL(file)
        except OSError:
            return False
        return True

    return [package for package, file in needs.items() if not there(file)]


def provide_packages(missing: list[str]) -> None:
    """Install Debian packages as root; raise SetupError with the exact command where only the user can."""
    names = " ".join(missing)
    if shutil.which("apt-get") is None:
        raise SetupError(f"本机缺少系统软件包(在 Debian 中的名称是 {names});请用本系统的软件管理工具装上相应的软件包,再重新运行。")
    if os.name == "nt" or os.geteuid() != 0:
        command = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        raise SetupError(f"缺少系统软件包 {names};请先执行下面的命令再重新运行:\n{command}")
    print(f"正在安装系统软件包 {names} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        command = " ".join(["apt-get", *step])
        if subprocess.run(["apt-get", "-q", *step], env=environment, check=False).returncode:
            raise SetupError(f"系统软件包 {names} 没有装上,{command} 失败,原因见上面的输出;请处理后重新运行。")


def install(lock: Path) -> None:
    """Install the packages of ``lock`` into ``.venv`` with the machine's own pip settings, naming each as it comes."""
    total = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    print(f"正在按 {lock.relative_to(ROOT)} 安装 {total} 个依赖包,首次约需一至数分钟 …", flush=True)
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    command += ["--require-hashes", "-r", str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as pip:
        for line in pip.stdout or ():
            if line.startswith("Collecting "):
                print(f"  {line.split()[1]}", flush=True)
    if pip.returncode:
        raise SetupError("依赖包没有装全,原因见上面的输出;请检查网络或 pip 的镜像设置,再重新运行同一命令。")


def provide_venv(lock: Path, *needs: "dict[str, str]") -> None:
    """Make ``.venv`` hold ``lock``, and the system ``needs``. The stamp is removed first and written last: what broke off is begun anew.

    The development lock holds the whole runtime lock: it serves both, and is installed on top of the runtime's.
    """
    stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() and VENV_PYTHON.exists() else ""
    current = stamp in (stamp_text(lock), stamp_text(DEVELOPMENT))
    if not current and Path(sys.prefix).resolve() == VENV:
        raise SetupError("依赖有变化,要重建 .venv,而当前正用 .venv 里的 Python 运行;请改用系统的 python3 运行 dev.py。")
    if not current and VENV.is_symlink():
        raise SetupError(f"{VENV} 是一个链接,指向的环境属于别的目录,这里不去改动;请删去这个链接,再重新运行。")
    missing = [] if current else missing_packages()
    for need in needs:
        missing += missing_needs(need)
    if missing:
        provide_packages(missing)
    if current:
        return
    STAMP.unlink(missing_ok=True)
    if stamp != stamp_text(RUNTIME):
        print("正在建立 .venv …", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            raise SetupError(f"没能建立 {VENV},原因见上面的输出;请检查磁盘空间和目录的写权限,再重新运行。")
    install(lock)
    STAMP.write_text(stamp_text(lock), encoding="utf-8")


def run(*arguments: str) -> int:
    """Run the Python of ``.venv`` in the project's folder; return its exit code."""
    return subprocess.run([str(VENV_PYTHON), *arguments], cwd=ROOT, check=False).returncode


def demo(options: argparse.Namespace) -> int:
    """Do the main job on the sample records."""
    provide_venv(RUNTIME)
    return run("main.py", "demo", "--out", str(options.out.resolve()))


def window(_options: argparse.Namespace) -> int:
    """Open the window."""
    # Asked before anything is installed: without a screen nothing of it would be of use.
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise SetupError("这里没有图形界面(DISPLAY 和 WAYLAND_DISPLAY 都没有设置);请在桌面上的终端里运行,或用 python3 dev.py demo")
    provide_venv(RUNTIME, QT, SCREEN)
    return run("main.py")


def check(*tools: list[str]) -> int:
    """Run every tool, even after one has failed; the failed ones are named at the end. Exit code 1 when there are any."""
    provide_venv(DEVELOPMENT, *([QT] if any(tool[0] == "pytest" for tool in tools) else []))
    failed = []
    for tool in tools:
        print(f"== {' '.join(tool)}", flush=True)
        if run(*(["-c", LINT_IMPORTS, *tool[1:]] if tool is LAYERS else ["-m", *tool])):
            failed.append(tool[0])
    if failed:
        print(f"未通过:{'、'.join(dict.fromkeys(failed))}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def lint(_options: argparse.Namespace) -> int:
    """Check style and types."""
    return check(*LINTERS)


def test(options: argparse.Namespace) -> int:
    """Check style, types, behaviour and coverage; with arguments run pytest alone with them, with ``--long`` the long form."""
    if options.long:
        return long_test(options.rest)
    return check(["pytest", *options.rest]) if options.rest else check(*LINTERS, PYTEST)


def long_test(arguments: "list[str]") -> int:
    """Run the tests marked long, and every property on examples drawn from a seed that nobody chose; name the seed at both ends."""
    seeds = [argument for argument in arguments if argument.startswith("--hypothesis-seed=")]
    seed = seeds[-1].partition("=")[2] if seeds else str(random.SystemRandom().randrange(2**32))
    others = [argument for argument in arguments if argument not in seeds]
    command = subprocess.list2cmdline(["test", "--long", f"--hypothesis-seed={seed}", *others])
    again = f"种子 {seed};用同一种子再做一遍:python3 dev.py {command}"
    print(again, flush=True)
    code = check([*LONG, f"--hypothesis-seed={seed}", *others])
    if code:
        print(again, file=sys.stderr, flush=True)
    return code


def lock(options: argparse.Namespace) -> int:
    """Write both locks from requirements/*.in; versions stay where they are unless ``--upgrade`` is given."""
    provide_venv(DEVELOPMENT)
    upgrade = ["--upgrade"] if options.upgrade else []
    names = ("runtime", "development")
    return max(run("-m", *COMPILE, *upgrade, f"requirements/{name}.in", "-o", f"requirements/{name}.lock") for name in names)


def built() -> Path:
    """Return the built program's folder; name and version are those of the project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return ROOT / "dist" / "{}-{}".format(project["name"], project["version"])


def build(_options: argparse.Namespace) -> int:
    """Make the folder that runs without Python, and tell its size and the systems it is for."""
    provide_venv(DEVELOPMENT, QT, SCREEN, TOOLS)
    print(f"正在打包到 {built().relative_to(ROOT)},约需一分钟 …", flush=True)
    code = run("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "build.spec")
    return code or run("-m", "freezing.figures", str(built()))


def smoke(_options: argparse.Namespace) -> int:
    """Try the built program: its demonstration must give what the source gives, and its window must open and close."""
    program = built() / (built().name.partition("-")[0] + (".exe" if os.name == "nt" else ""))
    if not program.exists():
        raise SetupError("还没有打包的程序;请先运行:python3 dev.py build")
    provide_venv(RUNTIME, QT)
    return run("-m", "freezing.smoke", str(program))


def bench(options: argparse.Namespace) -> int:
    """Run ``benchmarks/NAME.py`` with the rest of the arguments."""
    provide_venv(DEVELOPMENT, QT)
    return run("-m", f"benchmarks.{options.name}", *options.arguments)


def stress(options: argparse.Namespace) -> int:
    """Attack the program: kills, failing system calls, damages, mutated files; exit code 1 where anything was lost."""
    provide_venv(DEVELOPMENT, QT)
    return run("-m", "benchmarks.stress", *options.arguments)


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="dev.py", description="在只有 Python 的机器上准备环境,运行、演示、测试或打包本程序。")
    commands = parser.add_subparsers(required=True, metavar="命令")
    command = commands.add_parser("demo", help="演示:样例记录、核对、整改通知书、当月台账")
    command.add_argument("--out", type=Path, default=ROOT / "demo-output", metavar="目录", help="输出目录,默认为 demo-output")
    command.set_defaults(action=demo)
    commands.add_parser("run", help="打开窗口").set_defaults(action=window)
    command = commands.add_parser("test", help="代码规范、类型和全部测试;后面写了 pytest 的参数,就只用它们运行 pytest", allow_abbrev=False)
    command.add_argument("--long", action="store_true", help="长测:标为 long 的测试,以及每次另取种子的随机样例")
    command.set_defaults(action=test)
    commands.add_parser("lint", help="只查代码规范和类型").set_defaults(action=lint)
    command = commands.add_parser("lock", help="按 requirements/*.in 重新生成锁定文件")
    command.add_argument("--upgrade", action="store_true", help="同时升到最新版本")
    command.set_defaults(action=lock)
    commands.add_parser("build", help="打包成不需要 Python 的文件夹,放在 dist/").set_defaults(action=build)
    commands.add_parser("smoke", help="试运行打包好的程序").set_defaults(action=smoke)
    command = commands.add_parser("bench", help="运行 benchmarks/ 中的一项")
    command.add_argument("name", metavar="名称")
    command.add_argument("arguments", nargs=argparse.REMAINDER, metavar="参数")
    command.set_defaults(action=bench)
    command = commands.add_parser("stress", help="攻击试验：强行结束、系统调用失败、损坏、变异文件，打印试了多少、丢了多少")
    command.add_argument("arguments", nargs=argparse.REMAINDER, metavar="参数")
    command.set_defaults(action=stress)
    options, rest = parser.parse_known_args()
    if rest and options.action is not test:
        parser.error("unrecognized arguments: {}".format(" ".join(rest)))
    options.rest = rest
    return options


def main() -> int:
    """Return the exit code: the command's own, or 2 with one sentence when the set-up cannot go on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console without Chinese shows question marks, not a traceback
            stream.reconfigure(errors="replace")
    options = read_arguments()
    try:
        return int(options.action(options))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("已中断;重新运行同一命令即可继续。", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
