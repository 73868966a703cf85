"""What is left of a fee's name without what people write around it; written from the rule's words, character by character."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product


def _words(text: str) -> list[str]:
    return text.split()


BRACKETS = ("()", "[]", "{}", "〔〕", "【】", "《》", "〈〉", "「」", "『』", "〖〗", "<>")
OPENING = {pair[0] for pair in BRACKETS}
CLOSING = {pair[1] for pair in BRACKETS}
QUOTES = set("\"'`“”‘’„′″")
MARKS = set(".,、，。:：;；·•-_~—–…/\\|*#+=!?×")
DIGITS = set("0123456789")
NUMERALS = set("〇零一二三四五六七八九十百千万两")
JOINTS = set(".,:/-")

UNITS = _words("万元 元整 元 圆整 圆 块 人民币 RMB rmb CNY ¥ $")
COUNTED = _words("户 只 台 次 项 套 组 个 笔 份 期 批 月 年 日 号 米 m 千伏 千伏安 千瓦 kV KV kv kVA KVA kva kW KW kw")
WHO = _words("供电公司 供电企业 供电所 供电局 电力公司 电网企业 电网公司 用户 客户")
TAKEN = _words("向用户收取 收取 收缴 缴纳 交纳 支付 加收 另收 预收 收")
QUALIFYING = [
    *UNITS,
    *COUNTED,
    *WHO,
    *_words("新装 报装 办电 用电报装 验收 接入 工程 单相 三相 一次性 收取 含税 不含税 价税合计 现金 转账 已付 已缴 实收 应收 每 第"),
]
LEADING = [
    *WHO,
    *TAKEN,
    *(verb + "的" for verb in TAKEN),
    *_words("实收 应收 已收 补收 一次性 所谓的 所谓 关于 其中 本次 本期 首次 用电报装 办电 报装"),
]
TRAILING = [*UNITS, *_words("项目 款项 款 收入 收费 收取 共计 合计 总计 小计 金额 总额 单价 明细 标准 一项 一笔 一次")]


def plain(name: str) -> str:
    """Return a fee's name after NFKC and without spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def settled(name: str) -> str:
    """Return a name that only lost its signs; 费用 is 费."""
    return _end_in_fee(_without_brackets(name))


def bare(name: str) -> str:
    """Return a name that lost all that stands around it."""
    text = _without_brackets(name)
    while True:
        shorter = text[next((max(lengths) for lengths in _front(text) if lengths), 0) :]
        shorter = shorter[: len(shorter) - max(_back(shorter), default=0)]
        if shorter == text:
            return _end_in_fee(text)
        text = shorter


def _without_brackets(name: str) -> str:
    levels = [""]
    for character in plain(name):
        if unicodedata.category(character) == "Cf" or character in QUOTES:
            continue
        if character in OPENING:
            levels.append("")
        elif character in CLOSING:
            if len(levels) > 1:
                content = levels.pop()
                levels[-1] += "" if _qualifies(content) else content
        else:
            levels[-1] += character
    return "".join(levels)


def _qualifies(content: str) -> bool:
    """Return whether the whole content can be laid out with qualifying words, numbers, numerals and marks."""
    reached = {0}
    for start in range(len(content)):
        if start in reached:
            rest = content[start:]
            if rest[0] in MARKS | NUMERALS | DIGITS:
                reached.add(start + 1)  # a joint between the digits of a number is a mark as well
            reached |= {start + len(word) for word in QUALIFYING if rest.startswith(word)}
    return len(content) in reached


def _front(text: str) -> Iterator[list[int]]:
    """Yield the lengths of what may go from the front, kind by kind."""
    yield [1] if text and text[0] in MARKS else []
    yield list(_ordinals(text))
    yield list(_dates(text))
    yield [len(word) for word in LEADING if text.startswith(word)]
    numbers = [length for length in range(1, len(text) + 1) if _is_number(text[:length])]
    yield [length + len(word) for length in numbers for word in ("", *COUNTED) if text[length:].startswith(word)]


def _ordinals(text: str) -> Iterator[int]:
    yield from (length + 1 for length in _counts(text) if text[length : length + 1] in {".", "、", ":"})
    if text.startswith("第"):
        for length in _counts(text[1:]):
            yield from (1 + length + len(word) for word in COUNTED if text[1 + length :].startswith(word))


def _counts(text: str) -> Iterator[int]:
    """Yield the lengths of numbers and of numerals at the front."""
    for length in range(1, len(text) + 1):
        if _is_number(text[:length]) or set(text[:length]) <= NUMERALS:
            yield length


def _dates(text: str) -> Iterator[int]:
    if len(text) > len("2023") and set(text[:4]) <= DIGITS and text[4] == "年":
        month = 5 + max(_months(text[5:]), default=0)
        yield month + max((len(day) + 1 for day in _short(text[month:]) if text[month:].startswith(f"{day}日")), default=0)
    yield from _months(text)


def _months(text: str) -> Iterator[int]:
    for number in _short(text):
        yield from (len(number + word) for word in ("月", "月份") if text.startswith(number + word))


def _short(text: str) -> list[str]:
    return [text[:length] for length in (1, 2) if len(text) >= length and set(text[:length]) <= DIGITS]


def _back(text: str) -> Iterator[int]:
    """Yield the lengths of what may go from the end."""
    if text[-1:] in MARKS and text:
        yield 1
    yield from (len(word) for word in TRAILING if text.endswith(word))
    yield from (1 + len(word) for word in COUNTED for sign in "/每" if text.endswith(sign + word))
    for start, word in product(range(len(text)), ["", *COUNTED]):
        if not text.endswith(word):
            continue
        tail = text[start : len(text) - len(word)]
        if _is_number(tail) or (tail[:1] in {"x", "¥", "$"} and _is_number(tail[1:])):
            yield len(text) - start


def _is_number(text: str) -> bool:
    """Return whether the text is digits with single joints between them."""
    ends = bool(text) and text[0] in DIGITS and text[-1] in DIGITS
    return ends and all(one in DIGITS or (one in JOINTS and before in DIGITS) for before, one in pairwise(text))


def _end_in_fee(text: str) -> str:
    text = "".join(character for character in text if character not in MARKS)
    name = text.rstrip("费用")
    if "费" not in text[len(name) :]:
        return text
    name = text[: text.index("费", len(name))]
    if name[-1:] in {"的", "之"}:
        name = name[:-1]
    return f"{name}费"
