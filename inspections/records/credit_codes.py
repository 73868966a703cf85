"""统一社会信用代码: 17 characters and a check digit (GB 32100-2015, 4.3)."""

from __future__ import annotations

import unicodedata

from inspections.records.printable import shown
from inspections.records.unreadable import UnreadableError

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""In the order of their values; I, O, S, V and Z are left out because they look like others."""
_LENGTH = 18
_WEIGHTS = tuple(pow(3, position, len(_CHARACTERS)) for position in range(_LENGTH - 1))
_LOOKALIKES = {"I": "1", "O": "0", "S": "5", "Z": "2"}
_AS_LICENSED = "请照营业执照（或者登记证书）核对后改正，不清楚的不填"


def credit_code(text: str) -> str:
    """Return the code in capitals of ordinary width, without blanks. Raises UnreadableError."""
    code = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if len(code) != _LENGTH:
        raise _unreadable(f"统一社会信用代码“{shown(text)}”是{len(code)}位，应为{_LENGTH}位", _AS_LICENSED)
    strange = next((character for character in code if character not in _CHARACTERS), "")
    if strange:
        meant = f"，是否为“{_LOOKALIKES[strange]}”？" if strange in _LOOKALIKES else ""
        what = f"统一社会信用代码“{shown(text)}”第{code.index(strange) + 1}位“{strange}”不是代码可用的字符{meant}"
        raise _unreadable(what, f"代码只用数字和大写字母，不用 I、O、S、V、Z；{_AS_LICENSED}")
    if code[-1] != _check_digit(code[:-1]):
        raise _unreadable(f"统一社会信用代码“{shown(text)}”的校验位不符，其中有一位写错了", _AS_LICENSED)
    return code


def _check_digit(body: str) -> str:
    total = sum(_CHARACTERS.index(character) * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return _CHARACTERS[-total % len(_CHARACTERS)]


def _unreadable(what: str, action: str) -> UnreadableError:
    return UnreadableError("wrong_credit_code", what, action)
