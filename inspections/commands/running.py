"""Running one command: user errors in Chinese on standard error, and the exit codes (docs/contract.md, "Exit codes and output")."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from inspections.backups.databases import Databases
from inspections.commands.context import Context
from inspections.commands.parsing import parser
from inspections.commands.terminal import on_terminal
from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken
from inspections.resources import Resources
from inspections.store import OpenStore

BAD_INPUT = 2
"""Exit code where something was refused."""


def run_command(
    words: Sequence[str],
    resources: Path,
    open_store: OpenStore,
    databases: Databases,
    version: str = "",
    make: Callable[..., Resources] = Resources,
) -> int:
    """Run the command line `words` and return the exit code. Nothing raises but a bug, and a reader of the output that has gone.

    `make` makes the resources: who runs many commands in one process hands in some whose packs are loaded already.
    """
    for stream in (sys.stdout, sys.stderr):
        # Windows' consoles and LANG=C would refuse Chinese; a file's name may hold bytes that are no text at all.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def context_of(arguments: Namespace) -> Context:
        data = None if arguments.db is None else arguments.db.parent
        return Context(make(resources, data, tuple(arguments.calendar)), open_store, databases, version)

    with on_terminal():
        return _run(words, context_of)


def _run(words: Sequence[str], context_of: Callable[[Namespace], Context]) -> int:
    try:
        arguments = _parsed(words)
        if arguments.on_store and arguments.db is None:
            raise refuse("no_database", "没有指定数据库", "", f"请写 --db 数据库文件 {arguments.on_store}")
        code: int = arguments.run(arguments, context_of(arguments))
        sys.stdout.flush()
    except UserError as error:
        for fault in error.faults:
            sys.stderr.write(f"{fault.sentence()}\n")
        return BAD_INPUT
    except BrokenPipeError:
        raise
    except OSError as error:
        file = f"{error.filename}：" if error.filename else ""
        sys.stderr.write(f"{file}无法读写（{spoken(error)}），请核对路径、权限和剩余空间。\n")
        return BAD_INPUT
    return code


def _parsed(words: Sequence[str]) -> Namespace:
    # Written out here: what argparse makes of `-hx` beside a short option changes with the version of Python.
    try:
        return parser().parse_args(["--help" if word == "-h" else word for word in words])
    except SystemExit:
        sys.stdout.flush()  # a help text that finds no space is told here: the interpreter would complain of it in English as it ends
        raise
