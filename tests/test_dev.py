"""dev.py on a fresh machine: run in a copy of its own, with locks that hold no package, so that nothing is fetched."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
import main

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)
MAIN = "import sys\nprint(*sys.argv[1:])\nsys.exit(7 if 'fail' in sys.argv[3] else 0)\n"
TOOL = "import sys\nprint('{0} ran')\nsys.exit({1})\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project with dev.py, empty locks, a main.py that echoes its arguments, and ruff, mypy and pytest that only say so."""
    folder = tmp_path / "项目 one"
    (folder / "requirements").mkdir(parents=True)
    shutil.copy(ROOT / "dev.py", folder)
    (folder / "main.py").write_text(MAIN, encoding="utf-8")
    for name in ("runtime", "development"):
        (folder / "requirements" / f"{name}.lock").write_text(f"# {name}\n", encoding="utf-8")
    for tool in ("ruff", "mypy", "pytest"):
        (folder / f"{tool}.py").write_text(TOOL.format(tool, 0), encoding="utf-8")
    (folder / "importlinter").mkdir()
    (folder / "importlinter/cli.py").write_text("def lint_imports_command():\n    print('importlinter ran')\n", encoding="utf-8")
    return folder


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "PIP_CERT": "as if there were one", **environment}
    command = [sys.executable, "dev.py", *arguments]
    return subprocess.run(command, cwd=project, env=environment, check=False, capture_output=True, encoding="utf-8")


def set_up(project: Path, lock: str) -> Path:
    """Do what a finished set-up leaves behind, with this very Python in place of a real environment's."""
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to(sys.executable)
    stamp = dev.stamp_text(project / "requirements" / lock).replace(str(dev.VENV), str(project / ".venv"))
    (project / ".venv/stamp.txt").write_text(stamp, encoding="utf-8")
    return project


def test_the_first_run_sets_up_and_the_second_starts_at_once(project: Path) -> None:
    first = run(project, "demo", "--out", "here")
    assert first.returncode == 0, first.stderr
    assert "正在建立 .venv" in first.stdout
    assert first.stdout.endswith(f"demo --out {project / 'here'}\n")
    second = run(project, "demo")
    assert second.stdout == f"demo --out {project / 'demo-output'}\n"
    assert second.returncode == 0

    (project / ".venv/stamp.txt").unlink()  # as when the power went during the installation
    (project / ".venv/half").touch()
    third = run(project, "demo")
    assert third.returncode == 0
    assert "正在建立 .venv" in third.stdout
    assert not (project / ".venv/half").exists()


def test_the_development_packages_come_on_top_of_the_runtime_ones_and_serve_both(project: Path) -> None:
    assert run(project, "demo").returncode == 0
    (project / ".venv/kept").touch()
    tested = run(project, "test")
    assert "development.lock" in tested.stdout
    assert "正在建立" not in tested.stdout
    assert (project / ".venv/kept").exists()
    assert "正在" not in run(project, "demo").stdout + run(project, "test").stdout

    (project / "requirements/development.lock").write_text("# changed\n", encoding="utf-8")
    assert "正在建立 .venv" in run(project, "test").stdout
    assert not (project / ".venv/kept").exists()


def test_a_package_that_cannot_be_had_leaves_a_set_up_that_is_begun_anew(project: Path) -> None:
    lock = project / "requirements/runtime.lock"
    lock.write_text("absent==1 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    failed = run(project, "demo", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(project))
    assert failed.returncode == 2
    assert failed.stderr.endswith("依赖包没有装全,原因见上面的输出;请检查网络或 pip 的镜像设置,再重新运行同一命令。\n")
    lock.write_text("", encoding="utf-8")
    assert run(project, "demo").returncode == 0


def test_an_environment_of_another_folder_is_left_alone(project: Path) -> None:
    """A link was followed: the other folder's stamp was removed, and what it held would have been set up anew."""
    own = set_up(shutil.copytree(project, project.parent / "another"), "runtime.lock")
    before = (own / ".venv/stamp.txt").read_bytes()
    (project / ".venv").symlink_to(own / ".venv")
    refused = run(project, "demo")
    assert refused.returncode == 2
    assert refused.stderr.endswith("请删去这个链接,再重新运行。\n")
    assert (own / ".venv/stamp.txt").read_bytes() == before


def test_the_exit_code_of_the_demonstration_is_handed_on(project: Path) -> None:
    assert run(set_up(project, "runtime.lock"), "demo", "--out", "fail").returncode == 7


def test_every_check_runs_in_order_and_nothing_follows_the_last_ones_words(project: Path) -> None:
    tested = run(set_up(project, "development.lock"), "test")
    assert tested.returncode == 0
    assert re.findall(r"^(\w+) ran$", tested.stdout, re.MULTILINE) == ["ruff", "ruff", "mypy", "importlinter", "pytest"]
    assert tested.stdout.endswith("pytest ran\n")
    assert tested.stderr == ""


@pytest.mark.parametrize("tool", ["ruff", "mypy", "pytest"])
def test_one_failed_check_fails_the_whole_and_the_others_still_run(project: Path, tool: str) -> None:
    (project / f"{tool}.py").write_text(TOOL.format(tool, 3), encoding="utf-8")
    tested = run(set_up(project, "development.lock"), "test")
    assert tested.returncode == 1
    assert tested.stderr == f"未通过:{tool}\n"
    assert "pytest ran" in tested.stdout


@pytest.fixture
def telling(project: Path) -> Path:
    """Make a set-up project whose pytest says with which arguments it ran, and fails where one is "fail"."""
    tool = "import sys\nprint('pytest ran', *sys.argv[1:])\nsys.exit('fail' in sys.argv)\n"
    (project / "pytest.py").write_text(tool, encoding="utf-8")
    return set_up(project, "development.lock")


def test_arguments_go_to_pytest_and_nothing_else_runs(telling: Path) -> None:
    tested = run(telling, "test", "tests/test_files.py", "-k", "folder", "-x")
    assert (tested.returncode, tested.stderr) == (0, "")
    assert tested.stdout.splitlines()[1:] == ["pytest ran tests/test_files.py -k folder -x"]


def test_words_that_only_tests_take_are_refused_elsewhere(telling: Path) -> None:
    refused = run(telling, "lint", "tests/test_files.py")
    assert refused.returncode == 2
    assert "tests/test_files.py" in refused.stderr


def test_the_long_run_draws_a_seed_and_says_how_to_draw_the_same_again(telling: Path) -> None:
    tested = [run(telling, "test", "--long", "tests/forms").stdout.splitlines() for _ in range(2)]
    seeds = [re.findall(r"--hypothesis-seed=(\d+)", lines[-1]) for lines in tested]
    assert seeds[0] != seeds[1]
    again = tested[0][0].partition("python3 dev.py ")[2].split()
    assert again == ["test", "--long", f"--hypothesis-seed={seeds[0][0]}", "tests/forms"]
    assert run(telling, *again).stdout.splitlines() == tested[0]


def test_the_seed_of_a_long_run_that_failed_is_the_last_word(telling: Path) -> None:
    tested = run(telling, "test", "--long", "fail")
    assert tested.returncode == 1
    assert tested.stderr.splitlines()[-1] == tested.stdout.splitlines()[0]


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_another_python_gets_one_sentence(version: tuple[int, int, int]) -> None:
    program = f"import runpy, sys; sys.version_info = {version}; runpy.run_path('dev.py', run_name='__main__')"
    command = [sys.executable, "-X", "utf8", "-c", program]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"当前运行的是 {version[0]}.{version[1]};" in done.stderr


def test_an_old_python_can_read_the_file_down_to_that_sentence() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.fixture
def debian_without_venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Make this machine look like a Debian without python3-venv, where apt-get notes what it was asked for."""
    notes = tmp_path / "apt-get.txt"
    (tmp_path / "bin").mkdir()
    apt = tmp_path / "bin" / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >>\'{notes}\'\ntest "$2" != "$APT_FAILS"\n', encoding="utf-8")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(apt.parent), prepend=os.pathsep)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setenv("PIP_CERT", "as if there were one")
    return notes


def test_a_missing_system_package_is_found(debian_without_venv: Path) -> None:
    assert dev.missing_packages() == [f"python3.{sys.version_info[1]}-venv"]
    assert not debian_without_venv.exists()


def test_root_gets_the_missing_system_packages(debian_without_venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    dev.provide_packages(["python3.11-venv", "ca-certificates"])
    assert debian_without_venv.read_text(encoding="utf-8").splitlines() == [
        "noninteractive -q update",
        "noninteractive -q install -y --no-install-recommends python3.11-venv ca-certificates",
    ]


@pytest.mark.parametrize("step", ["update", "install"])
def test_apt_that_fails_is_named(debian_without_venv: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setenv("APT_FAILS", step)
    with pytest.raises(dev.SetupError, match=rf"python3.11-venv 没有装上,apt-get {step}.* 失败"):
        dev.provide_packages(["python3.11-venv"])
    assert debian_without_venv.read_text(encoding="utf-8").endswith("python3.11-venv\n" if step == "install" else "update\n")


def test_anybody_else_gets_the_exact_command(debian_without_venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(dev.SetupError) as refused:
        dev.provide_packages(["python3.11-venv", "ca-certificates"])
    assert str(refused.value).splitlines()[1:] == [
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3.11-venv ca-certificates"
    ]
    assert not debian_without_venv.exists()


def test_a_system_without_apt_gets_the_name_of_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(dev.SetupError, match=r"缺少系统软件包.*python3.11-venv"):
        dev.provide_packages(["python3.11-venv"])


def test_what_the_system_lacks_is_found_by_file_whatever_its_package_is_called() -> None:
    needs = {"libc6": "libc.so.6", "libnone7": "libnone.so.7", "coreutils": "ls", "none-tools": "no-such-program"}
    assert dev.missing_needs(needs) == (["libnone7", "none-tools"] if sys.platform.startswith("linux") else [])


@pytest.mark.parametrize(
    ("command", "needs"),
    [("demo", []), ("lint", []), ("run", [dev.QT, dev.SCREEN]), ("test", [dev.QT]), ("build", [dev.QT, dev.SCREEN, dev.TOOLS])],
)
def test_a_command_asks_the_system_for_no_more_than_it_uses(
    command: str, needs: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, str]] = []
    monkeypatch.setattr(dev, "provide_venv", lambda _lock, *wanted: asked.extend(wanted))
    monkeypatch.setattr(dev, "run", lambda *_arguments: 0)
    monkeypatch.setattr("sys.argv", ["dev.py", command])
    assert dev.main() == 0
    assert asked == needs


def test_libraries_are_asked_for_together_with_the_rest_and_before_anything_is_made(
    debian_without_venv: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv/stamp.txt")
    with pytest.raises(dev.SetupError, match=r"python3.\d+-venv libnone7;") as refused:
        dev.provide_venv(dev.RUNTIME, {"libnone7": "libnone.so.7"})
    assert str(refused.value).endswith("-venv libnone7")
    assert not (tmp_path / ".venv").exists()
    assert not debian_without_venv.exists()


def test_a_window_without_a_screen_gets_one_sentence(project: Path) -> None:
    environment = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    result = run(set_up(project, "runtime.lock"), "run", **environment)
    assert result.returncode == 2
    assert result.stderr.startswith("这里没有图形界面")
    assert result.stderr.count("\n") == 1


def test_trying_a_program_that_was_not_built_says_how_to_build_it(project: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", project)
    result = run(project, "smoke")
    assert (result.returncode, result.stderr) == (2, "还没有打包的程序;请先运行:python3 dev.py build\n")


def test_the_program_has_the_version_of_the_project() -> None:
    assert dev.built().name == f"inspections-{main.VERSION}"


def pins(lock: str) -> set[tuple[str, str]]:
    """Return name and version of everything in the lock; a package may stand with one version for each kind of machine."""
    return set(PIN.findall((ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")))


def packages(lock: str) -> set[str]:
    return {name for name, _ in pins(lock)}


def test_the_development_lock_holds_the_whole_runtime_lock() -> None:
    assert pins("runtime") <= pins("development")


@pytest.mark.parametrize("lock", ["runtime", "development"])
def test_a_lock_has_hashes_and_leaves_the_index_to_the_machine(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    blocks = [block for block in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE) if "==" in block]
    assert len(blocks) == len(pins(lock))
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|^-", text, re.MULTILINE)


@pytest.mark.parametrize("lock", ["runtime", "development"])
def test_everything_asked_for_is_locked(lock: str) -> None:
    asked = re.findall(r"^[A-Za-z][\w.-]*", (ROOT / "requirements" / f"{lock}.in").read_text(encoding="utf-8"), re.MULTILINE)
    assert asked
    assert {name.lower().replace("_", "-") for name in asked} <= packages(lock)


def asked_for(lock: str) -> list[str]:
    """Return the lines of what is asked for, without remarks and without other files."""
    lines = (ROOT / "requirements" / f"{lock}.in").read_text(encoding="utf-8").splitlines()
    return [line.partition("  #")[0].strip() for line in lines if line.strip() and not line.startswith(("#", "-"))]


def test_uv_brings_along_what_the_locks_are_made_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["dependency-groups"]["dev"] == asked_for("development")
    assert project["tool"]["setuptools"]["dynamic"]["dependencies"] == {"file": ["requirements/runtime.in"]}


def test_the_hooks_of_a_commit_are_the_linters() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = [entry.removesuffix(" --force-exclude").split() for entry in re.findall(r"entry: \.venv/bin/(?:python -m )?(.+)", hooks)]
    assert entries == [[word for word in tool if word != "."] for tool in dev.LINTERS]


def test_the_workflow_tries_every_python_and_installs_what_qt_needs() -> None:
    workflow = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    assert " ".join(dev.QT) in workflow
    assert 'python: ["3.11", "3.12", "3.13"]' in workflow


def test_the_window_needs_no_qt_module_under_the_gpl() -> None:
    assert "pyside6-addons" not in packages("development")


def test_the_program_carries_neither_a_second_table_engine_nor_tools() -> None:
    assert not {"pyarrow", "polars", "openpyxl", "pytest", "pytest-qt", "pyinstaller", "ruff", "mypy", "uv", "typst"} & packages("runtime")


def test_every_package_of_the_program_stands_with_its_licence() -> None:
    rows = re.findall(r"^\| ([a-z][a-z0-9.-]*) \| (\S[^|]*) \|", (ROOT / "docs/licences.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in rows] == sorted(packages("runtime"))
