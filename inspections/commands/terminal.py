"""Text for a terminal: what commands it, or turns the order of reading round, is shown as an escape and does nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast

from inspections.faults import refuse
from inspections.files.system_words import spoken
from inspections.records.printable import commands, has_control_characters

_KEPT = "\n\t"
_ASTRAL = 0xFFFF


def visible(text: str) -> str:
    r"""Return the text with every unseen character but line ends and tabs written as JSON escapes it (\u001b).

    So what is JSON stays JSON that says the same.
    """
    if not has_control_characters(text.replace("\n", "").replace("\t", "")):
        return text
    return "".join(_escaped(one) if one not in _KEPT and commands(one) else one for one in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if code <= _ASTRAL:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


class Terminal:
    """Standard output or standard error, for text alone. Raises UserError where what is written goes nowhere."""

    def __init__(self, stream: TextIO | None, *, must: bool) -> None:
        """Write to `stream`, None where it was closed before the program began; `must` says whether a failure is an error."""
        self._stream, self._must = stream, must

    def write(self, text: str) -> int:
        """Write the text; a line that is rewritten again and again begins with a return."""
        rewritten = self.isatty() and text.startswith("\r")
        shown = f"\r{visible(text[1:])}" if rewritten else visible(text)
        self._try(lambda stream: stream.write(shown))
        return len(text)

    def flush(self) -> None:
        """Hand over what was written."""
        self._try(lambda stream: stream.flush())

    def isatty(self) -> bool:
        """Return whether a person is watching."""
        return self._stream is not None and self._stream.isatty()

    def _try(self, act: Callable[[TextIO], object]) -> None:
        if self._stream is None:
            if self._must:
                raise refuse("no_output", "标准输出已关闭，结果没有地方写", "", "请不要关闭标准输出，或把它转到一个文件")
            return
        try:
            act(self._stream)
        except BrokenPipeError:
            raise
        except OSError as error:
            _let_go(self._stream)
            if self._must:
                raise refuse("no_output", f"结果没有写完（{spoken(error)}）", "标准输出", "请检查输出到的文件或磁盘") from error


@contextmanager
def on_terminal() -> Iterator[None]:
    """Let standard output and standard error show text alone while the block runs."""
    plain = sys.stdout, sys.stderr
    sys.stdout = cast("TextIO", Terminal(plain[0], must=True))
    sys.stderr = cast("TextIO", Terminal(plain[1], must=False))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = plain


def _let_go(stream: TextIO) -> None:
    """Send what is left in a stream's buffer nowhere, so that the interpreter does not complain of it when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
