"""“是否为 X？”: the known name that a wrong one was meant to be, and never one that says the opposite.

A hint is followed without a thought. So a name is proposed only where a slip of the pen explains the difference: one that says when
something ended is not proposed for when it began, 高压 not for 低压, nor what happened for what did not happen; of two that are
equally near none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_CUTOFF = 0.6
_SHORTEST = 3
"""Characters of a Chinese name below which any slip makes another word of it."""
_LONG = 7
"""From so many Chinese characters on two of them may be wrong."""
_HAN = re.compile("[㐀-鿿]")
_MEASURE = re.compile(r"(?<!\d)\d{1,3}(?=[A-Za-z㐀-鿿])|(?<=[㐀-鿿])\d{1,3}(?!\d)", re.ASCII)
"""A number that counts or measures; those of years and ids tell one name from the next."""
_WORD = re.compile("[a-z]+")
_NEGATION = re.compile("[不未非无没免否拒禁]")
_NOT = frozenset({"not", "non", "no"})
_UNDOING = ("un", "non", "dis", "in", "im")

_RIVALS: tuple[tuple[str, ...], ...] = (
    ("高", "低"),
    ("单", "双"),
    ("前", "后"),
    ("上", "下", "本"),
    ("内", "外"),
    ("有", "无"),
    ("是", "否"),
    ("新", "旧", "老"),
    ("增", "减"),
    ("收", "付", "退", "支"),
    ("应退", "已退", "待退", "未退"),
    ("开始", "结束", "截止"),
    ("开工", "完工", "竣工", "停工", "动工", "复工"),
    ("到达", "发送"),
    ("申请", "受理", "出具", "确定", "推送", "对接", "接电", "办结", "查实", "截止", "整改"),
    ("设计", "施工", "设备", "中间", "竣工", "受理"),
    ("居民", "企业", "行业", "政企"),
    ("政府", "供电", "用户", "施工", "物业", "开发"),
    ("责任", "期限"),
    ("姓名", "名称", "证号", "编号", "金额", "日期", "时间", "时刻", "单位", "关系", "环节", "天数"),
    ("千瓦", "千伏安", "千伏"),
    ("公共", "红线"),
    ("红", "黄", "绿"),
    ("公司", "用户"),
)
_ENGLISH_RIVALS: tuple[tuple[str, ...], ...] = (
    ("low", "high"),
    ("lv", "hv"),
    ("single", "dual"),
    ("before", "after"),
    ("start started begin", "end ended finish finished complete completed"),
    ("offered accepted agreed", "refused rejected"),
    ("true yes", "false no"),
    ("compliant", "violation", "applicable"),
    ("confirmed", "suspected", "excluded", "set"),
    ("applied", "accepted", "issued", "confirmed", "pushed", "received", "contacted", "energized", "granted", "submitted", "identified"),
    ("supplier", "user", "construction", "government", "affiliate", "other"),
    ("design", "interim", "completion", "construction", "equipment", "concealed"),
    ("kw", "kva", "kv", "kwh"),
    ("red", "yellow", "green"),
    ("public", "private", "outside", "inside", "within"),
    ("urban", "rural", "town", "core"),
    ("resident", "enterprise", "industry", "government"),
    ("none", "requested", "asked", "limited", "stopped"),
    ("working", "calendar"),
    ("hours", "days", "months", "year"),
)


_RIVAL_WORDS = frozenset(word for rivals in _ENGLISH_RIVALS for rival in rivals for word in rival.split() if len(word) > _SHORTEST)


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return “（是否为“X”？）” for the name that was meant, or an empty text."""
    meant = nearest(wrong, list(known))
    return "" if meant is None else f"（是否为“{meant}”？）"


def nearest(wrong: str, known: Sequence[str]) -> str | None:
    """Return the known name of which the wrong one is a slip of the pen, or None where there is none or more than one."""
    matcher = SequenceMatcher(b=wrong)
    likely: list[tuple[float, str]] = []
    for name in known:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= _CUTOFF and matcher.quick_ratio() >= _CUTOFF and (ratio := matcher.ratio()) >= _CUTOFF:
            likely.append((ratio, name))
    likely.sort(key=lambda match: -match[0])
    if not likely or (len(likely) > 1 and likely[0][0] == likely[1][0] and are_rivals(likely[0][1], likely[1][1])):
        return None
    name = likely[0][1]
    return None if are_rivals(wrong, name) or not _is_slip(wrong, name) else name


def are_rivals(one: str, other: str) -> bool:
    """Return whether two names say things that exclude each other, so that one is never a slip of the other."""
    if sorted(_NEGATION.findall(one)) != sorted(_NEGATION.findall(other)):
        return True
    if _MEASURE.findall(one) != _MEASURE.findall(other):
        return True
    if any(_differ({word for word in rivals if word in one}, {word for word in rivals if word in other}) for rivals in _RIVALS):
        return True
    words, others = _words(one), _words(other)
    if _NOT & (words ^ others):
        return True
    for rivals in _ENGLISH_RIVALS:
        groups = [set(rival.split()) for rival in rivals]
        if _differ(
            {number for number, group in enumerate(groups) if group & words},
            {number for number, group in enumerate(groups) if group & others},
        ):
            return True
    return any(f"{undo}{word}" in others for undo in _UNDOING for word in words) or any(
        f"{undo}{word}" in words for undo in _UNDOING for word in others
    )


def _words(name: str) -> set[str]:
    """Return the English words of a name, one that is a slip of a word with rivals as that word."""
    return {
        next((rival for rival in _RIVAL_WORDS if len(word) > _SHORTEST and _edits(word, rival) <= 1), word)
        for word in _WORD.findall(name.lower())
    }


def _differ(one: set[str] | set[int], other: set[str] | set[int]) -> bool:
    return bool(one) and bool(other) and one != other


def _is_slip(wrong: str, name: str) -> bool:
    """Return whether so few characters differ as a slip of the pen explains; every character of a Chinese name carries meaning."""
    if _HAN.search(wrong) is None and _HAN.search(name) is None:
        return True
    longest = max(len(wrong), len(name))
    return min(len(wrong), len(name)) >= _SHORTEST and _edits(wrong, name) <= (2 if longest >= _LONG else 1)


def _edits(one: str, other: str) -> int:
    """Return how many characters have to be put in, left out or changed (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, character in enumerate(one, start=1):
        last, row[0] = row[0], number
        for position, wanted in enumerate(other, start=1):
            last, row[position] = row[position], min(row[position] + 1, row[position - 1] + 1, last + (character != wanted))
    return row[-1]
