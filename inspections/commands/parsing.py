"""The command line's words (docs/contract.md, "Commands"); a mistake in them gets one Chinese sentence and exit code 2."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn
from unicodedata import east_asian_width

from typing_extensions import override

from inspections.commands import (
    backing_up,
    case,
    check,
    checklist_docs,
    checklists,
    demo,
    exporting,
    forms,
    health,
    importing,
    ledger,
    notice,
    pack_schema,
    powers,
    rejudging,
    reports,
    restoring,
    signing,
)
from inspections.commands.context import Context

Run = Callable[[argparse.Namespace, Context], int]

_UNBROKEN = re.compile(r"(?:[!-~]+|\S)[，。；、：）”》]*\s*")
"""What stands on one line: a word of Latin letters or a Chinese character, with the marks behind it."""
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


class _Formatter(argparse.HelpFormatter):
    """Help whose own words are Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage under its Chinese name."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    @override
    def _split_lines(self, text: str, width: int) -> list[str]:
        """Break between Chinese characters, which take two places each, and never within a word or before a mark that closes."""
        lines = [""]
        for piece in _UNBROKEN.findall(text):
            if lines[-1] and _places(lines[-1] + piece.rstrip()) > width:
                lines.append("")
            lines[-1] += piece if lines[-1] else piece.lstrip()
        return [line.rstrip() for line in lines]


def _places(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints are Chinese; options are written out, so that a later one changes no meaning."""

    def __init__(self, *, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog=prog, description=description, formatter_class=_Formatter, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("--help", action="help", help="显示本说明，也可以写 -h")

    def error(self, message: str) -> NoReturn:
        """Leave with the usage and one sentence."""
        self.exit(2, f"{self.format_usage()}命令写法有误：{_in_chinese(message)}。请用 --help 查看用法。\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `run` of what it returns is the command, `on_store` how it is written with `--db`."""
    top = _Parser(prog="main.py", description="供电监督检查：核对记录，生成整改通知书和月度台账。不带参数时打开窗口。")
    top.add_argument(
        "--db", metavar="FILE", type=Path, help="数据库文件（import、export、ledger、rejudge、case、reports、backup、health 使用）"
    )
    top.add_argument("--calendar", metavar="FILE", type=Path, action="append", default=[], help="补充某一年的放假安排（可多次使用）")
    commands = top.add_subparsers(dest="command", metavar="命令", required=True, parser_class=_Parser)
    command = _add(commands, "check", "核对记录文件，不保存", check.run)
    command.add_argument("file", metavar="FILE")
    command.add_argument("--checklist", metavar="ID", required=True)
    command.add_argument("--against", metavar="ID", help="另一个检查表：只列两者的差别")
    command.add_argument("--profile", metavar="F.toml", help="本单位资料：其中“已批准的收费”按已批准核对")
    command.add_argument("--format", choices=("json", "text"), default="text")
    command = _add(commands, "notice", "为记录文件生成整改通知书（文号不登记）", notice.run)
    command.add_argument("file", metavar="FILE")
    command.add_argument("--checklist", metavar="ID", required=True)
    command.add_argument("--out", metavar="DIR", required=True)
    command.add_argument("--issuer", metavar="NAME", required=True)
    command.add_argument("--prefix", metavar="字号", required=True)
    command.add_argument("--issued-on", metavar="DATE", required=True, type=_day)
    command.add_argument("--first-number", metavar="N", type=_positive, default=1)
    command.add_argument("--profile", metavar="F.toml")
    command = _add(commands, "ledger", "编制月度台账", ledger.run)
    command.add_argument("file", metavar="FILE", nargs="?")
    command.add_argument("--checklist", metavar="ID")
    command.add_argument("--month", metavar="YYYY-MM", required=True, type=_month)
    command.add_argument("--out", metavar="F.xlsx", required=True)
    command = _add(commands, "demo", "用样例记录做一遍主要工作", demo.run)
    command.add_argument("--out", metavar="DIR", required=True)
    command = _add(commands, "checklists", "列出检查表，或检查一个检查表文件", checklists.run)
    actions = command.add_subparsers(dest="action", metavar="动作", parser_class=_Parser)
    lint = actions.add_parser("lint", help="检查一个检查表文件，列出全部错误")
    lint.add_argument("file", metavar="FILE")
    pages = _add(actions, "docs", "生成检查表的说明，每个检查表一页（Markdown）", checklist_docs.run)
    pages.add_argument("--out", metavar="DIR", default=checklist_docs.FOLDER)
    power_list = _add(actions, "powers", "每项要求的处理方式、所依据的条文和理由", powers.run)
    power_list.add_argument("checklist", metavar="ID")
    power_list.add_argument("--format", choices=["text", "json"], default="text")
    form = _add(actions, "schema", "生成检查表的 JSON Schema，供编辑器随写随查", pack_schema.run)
    form.add_argument("--out", metavar="FILE", default=pack_schema.FILE)
    command = _add(commands, "import", "把记录文件存入数据库", importing.run, "import 记录文件 --checklist 编号")
    command.add_argument("file", metavar="FILE")
    command.add_argument("--checklist", metavar="ID", required=True)
    on_store = "rejudge --record 记录编号 --checklist 编号"
    command = _add(commands, "rejudge", "把数据库中的一条记录按现在的检查表重新核对", rejudging.run, on_store)
    command.add_argument("--record", metavar="ID", required=True)
    command.add_argument("--checklist", metavar="ID", required=True)
    command = _add(commands, "export", "导出数据库中的记录", exporting.run, "export --out 文件.jsonl")
    command.add_argument("--out", metavar="F.jsonl", required=True)
    _add_safekeeping(commands)
    _add_papers(commands)
    _add_sign(commands)
    return top


def _add_safekeeping(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _add(commands, "backup", "备份数据库、文书和证据，备份当场试开", backing_up.run, "backup --to 备份文件夹")
    command.add_argument("--to", metavar="DIR", required=True, help="备份文件夹，最好在 U 盘或者共享文件夹上")
    command = _add(commands, "restore", "把最新的完好备份（或者指定的一次）恢复到一个空文件夹", restoring.run)
    command.add_argument("source", metavar="FROM", help="备份文件夹，或者其中一次备份的清单")
    command.add_argument("--to", metavar="DIR", required=True, help="空的或者还没有的文件夹")
    command = _add(commands, "health", "体检：核对数据库、历史和存档文件是否完好，不作改动", health.run, "health")
    command.add_argument("--format", choices=("json", "text"), default="text")


def _add_papers(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _add(commands, "case", "取出一个案件的全部文书，并装订成一个文件", case.run, "case --number 案号 --out 文件夹")
    command.add_argument("--number", metavar="案号", required=True)
    command.add_argument("--county", metavar="代码", help="行政区划代码，数据库中有几个县（区）时使用")
    command.add_argument("--out", metavar="DIR", required=True)
    command = _add(commands, "reports", "取出已签发的月度通报", reports.run, "reports --out 文件夹")
    command.add_argument("--month", metavar="YYYY-MM", type=_month, help="只取通报这个月的")
    command.add_argument("--word", action="store_true", help="另按签发时的记录和现在的模板排成可以编辑的 .docx")
    command.add_argument("--out", metavar="DIR", required=True)
    command = _add(commands, "forms", "生成手工填写的空白文书", forms.run)
    command.add_argument("--out", metavar="DIR", required=True)
    command.add_argument("--profile", metavar="F.toml")


def _add_sign(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _add(commands, "sign", "给 PDF 文件加电子签名，或验证文件上的电子签名", signing.run)
    command.add_argument("file", metavar="FILE")
    command.add_argument("--verify", action="store_true", help="只验证，不签名")
    command.add_argument("--certificate", metavar="F.p12", help=f"证书文件；密码取自环境变量 {signing.PASSWORD}，没有则当场询问")
    command.add_argument("--out", metavar="F.pdf", help="签名后的文件")
    command.add_argument("--issuer", metavar="NAME", help="签名的单位，默认为证书上的名称")
    command.add_argument("--location", metavar="县", default="", help="签名的地点")
    command.add_argument("--reason", metavar="事由", default="签发文书", help="签名的事由，默认为“签发文书”")
    command.add_argument("--root", metavar="F.pem", action="append", default=[], help="验证时认可的发证机构根证书（可多次使用）")


def _add(commands: argparse._SubParsersAction[_Parser], name: str, does: str, run: Run, on_store: str = "") -> argparse.ArgumentParser:
    """Add a command; `on_store` is how to write one that works on a store, and is refused without `--db`."""
    command = commands.add_parser(name, help=does, description=does)
    command.set_defaults(run=run, on_store=on_store)
    return command


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2023-08-16 的形式") from None


def _month(text: str) -> tuple[int, int]:
    match = _MONTH.fullmatch(text)
    if match is None or int(match[1]) == 0:
        raise argparse.ArgumentTypeError(f"“{text}”不是月份，应写成 2023-08 的形式")
    return int(match[1]), int(match[2])


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”不是正整数")
    return int(text)


def _in_chinese(message: str) -> str:
    """Return argparse's message in Chinese; it has no catalogue of its own."""
    for pattern, words in (
        (r"the following arguments are required: (.+)", r"缺少 \1"),
        (r"unrecognized arguments: (.+)", r"不认识的参数 \1"),
        (r"argument (.+): expected one argument", r"\1 后面缺少内容"),
        (r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 没有“\2”，可选 \3"),
        (r"argument (.+): ignored explicit argument '?(.*?)'?", r"\1 后面多出“\2”"),
        (r"argument (.+): (.+)", r"\1：\2"),
    ):
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is not None:
            return match.expand(words).replace("'", "")
    return message
