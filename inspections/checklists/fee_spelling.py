"""One fee, many spellings: what people write around the name of a fee is taken away until the name itself is left.

The rule, in this order (the reference evaluator in tests/ is written from these words and the lists below):

1. NFKC; then white space, invisible characters (Unicode category Cf) and quotation marks go.
2. Brackets of all kinds are one kind. From the inside out: a bracket whose content is made of qualifying words, numbers, numerals and
   marks alone (or of nothing) goes with its content; any other gives up its two signs and keeps its content. A bracket without its
   partner goes.
3. Again and again, until nothing changes: from the front the first of these that fits goes, as long as it can be: a mark, an ordinal (a
   number or numerals and one of . 、 :, or 第, a number or numerals, and a counted word), a date (year, month, day; or a month), a
   leading word, a number with or without a counted word. From the end the longest of these that fits goes: a mark, a trailing word, a
   number (x ¥ $ before it and a counted word behind it may go along), / or 每 and a counted word. A number is digits with single
   . , : / - between them.
4. Marks within the name go. 费 with any 费 and 用 behind it at the end is 费, and one 的 or 之 right before it goes.

Words that turn the meaning (免 退 减 未 不 取消 冲) are in none of the lists: a fee that was waived or paid back is never spelt like one
that was charged. Nor is 代收 or 手续: who collects on behalf of another takes a fee of its own.
"""

from __future__ import annotations

import re
import unicodedata

_OPENING = "([{〔【《〈「『〖<"
_CLOSING = ")]}〕】》〉」』〗>"
_QUOTES = "\"'`“”‘’„′″"
_ONE_KIND = str.maketrans({**dict.fromkeys(_OPENING, "("), **dict.fromkeys(_CLOSING, ")"), **dict.fromkeys(_QUOTES, "")})

_UNITS = ("万元", "元整", "元", "圆整", "圆", "块", "人民币", "RMB", "rmb", "CNY", "¥", "$")
_COUNTED = (
    *("户", "只", "台", "次", "项", "套", "组", "个", "笔", "份", "期", "批", "月", "年", "日", "号", "米", "m"),
    *("千伏", "千伏安", "千瓦", "kV", "KV", "kv", "kVA", "KVA", "kva", "kW", "KW", "kw"),
)
_WHO = ("供电公司", "供电企业", "供电所", "供电局", "电力公司", "电网企业", "电网公司", "用户", "客户")
_TAKEN = ("向用户收取", "收取", "收缴", "缴纳", "交纳", "支付", "加收", "另收", "预收", "收")

_QUALIFYING = (
    *_UNITS,
    *_COUNTED,
    *_WHO,
    *("新装", "报装", "办电", "用电报装", "验收", "接入", "工程", "单相", "三相", "一次性", "收取", "含税", "不含税", "价税合计"),
    *("现金", "转账", "已付", "已缴", "实收", "应收", "每", "第"),
)
_LEADING = (
    *_WHO,
    *(f"{verb}的" for verb in _TAKEN),
    *_TAKEN,
    *("实收", "应收", "已收", "补收", "一次性", "所谓的", "所谓", "关于", "其中", "本次", "本期", "首次", "用电报装", "办电", "报装"),
)
_TRAILING = (
    *_UNITS,
    *("项目", "款项", "款", "收入", "收费", "收取", "共计", "合计", "总计", "小计", "金额", "总额", "单价", "明细", "标准"),
    *("一项", "一笔", "一次"),
)

_MARK = r"[.,、，。:：;；·•\-_~—–…/\\|*#+=!?×]"
_NUMBER = r"[0-9]+(?:[.,:/\-][0-9]+)*"
_NUMERALS = "[〇零一二三四五六七八九十百千万两]+"


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ORDINAL = rf"(?:{_NUMBER}|{_NUMERALS})[.、:]|第(?:{_NUMBER}|{_NUMERALS})(?:{_any_of(_COUNTED)})"
_DATE = r"[0-9]{4}年(?:[0-9]{1,2}月份?)?(?:[0-9]{1,2}日)?|[0-9]{1,2}月份?"
_INNERMOST = re.compile(r"\(([^()]*)\)")
_QUALIFIES = re.compile(rf"(?:{_any_of(_QUALIFYING)}|{_NUMBER}|{_NUMERALS}|{_MARK})*")
_FRONT = re.compile(rf"^(?:{_MARK}|{_ORDINAL}|{_DATE}|{_any_of(_LEADING)}|{_NUMBER}(?:{_any_of(_COUNTED)})?)")
_END = re.compile(rf"(?:{_MARK}|[x¥$]?{_NUMBER}(?:{_any_of(_COUNTED)})?|[/每](?:{_any_of(_COUNTED)})|{_any_of(_TRAILING)})$")
_WITHIN = re.compile(_MARK)
_FEES = re.compile(r"[的之]?费[用费]*$")


def plain(name: str) -> str:
    """Return a fee's name as names are compared: after NFKC and without spaces (docs/contract.md, "`banned_fees`")."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def settled(name: str) -> str:
    """Return a name after steps 1, 2 and 4: nothing but signs is gone, and 费用 is 费. A pack's own names are read so."""
    return _joined(_unbracketed(name))


def bare(name: str) -> str:
    """Return a name after all four steps."""
    text, before = _unbracketed(name), ""
    while text != before:
        before = text
        text = _END.sub("", _FRONT.sub("", text))
    return _joined(text)


def _unbracketed(name: str) -> str:
    text = plain(name)
    if not text.isprintable():
        text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = text.translate(_ONE_KIND)
    before = ""
    while "(" in text and text != before:
        before = text
        text = _INNERMOST.sub(lambda match: "" if _QUALIFIES.fullmatch(match[1]) else match[1], text)
    return text.replace("(", "").replace(")", "")


def _joined(text: str) -> str:
    return _FEES.sub("费", _WITHIN.sub("", text))
