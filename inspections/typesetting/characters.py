"""Characters as a page shows them: which of them nobody sees, and which only look like an ordinary one."""

from __future__ import annotations

import re
import unicodedata

DROPPED = (
    "\xad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202c\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""Marks without width: soft hyphen, joiners, direction marks and embeddings, byte order mark, variation selectors, tags."""
_BLANKS = "\xa0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3164\uffa0"
"""Blanks of other widths than the ordinary one, and letters without a shape (fillers of Hangul, Braille without a dot), which pass
for a name in chat programs. The ideographic blank (U+3000) is an ordinary one in Chinese."""
_BREAKS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_REFUSED = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\uf000-\uf0ff\ufdd0-\ufdef\ufff9-\uffff\ud800-\udfff"
_LOOKALIKES = "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Radicals, and Han characters that are coded twice."""

ODD = re.compile(f"[\t\n\r\x0b\x0c\x85\u2028\u2029{DROPPED}{_BLANKS}{_REFUSED}{_LOOKALIKES}]")
DROP, BLANK, BREAK = re.compile(f"[{DROPPED}]"), re.compile(f"[{_BLANKS}]"), re.compile(_BREAKS)
REFUSE, LOOKALIKE = re.compile(f"[{_REFUSED}]"), re.compile(f"[{_LOOKALIKES}]")

_RADICALS = str.maketrans(
    "⺁⺆⺇⺌⺘⺙⺛⺟⺠⺡⺣⺤⺧⺫⺭⺮⺰⺱⺲⺳⺶⺷⺸⺹⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
    "厂冂几小扌攵旡母民氵灬爫牛罒礻竹纟罓罒罓羊羊羊耂聿月艹艹艹虎衤覀西见角角讠贝足车辶辶阝钅長长门阝雨青韦页风飞食饣饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀龟",
)
"""CJK radicals supplement to the character that they are (Unicode's EquivalentUnifiedIdeograph); NFKC knows only two of them."""

_NAMES = {
    "\x00": "空字符",
    "\x07": "响铃符",
    "\x08": "退格符",
    "\x1a": "文件结束符",
    "\x1b": "转义符（ESC）",
    "\x7f": "删除符",
    "\u202d": "改变文字方向的标记",
    "\u202e": "改变文字方向的标记",
    "\ufffc": "图片或附件的占位符",
    "\ufffd": "转换文字编码时丢失的字",
}


def character_named(character: str) -> str:
    """Return what a person is told of a character that cannot be seen: its kind in Chinese and its code point."""
    return f"{_kind(character)} U+{ord(character):04X}"


def without_marks(text: str) -> str:
    """Return a text as names are compared: without marks that nobody sees, with ordinary characters."""
    return LOOKALIKE.sub(lambda match: ordinary(match[0]), DROP.sub("", text)) if ODD.search(text) else text


def in_print(text: str) -> str:
    """Return a text as it is set on one line: blanks for line ends and tabs, nothing for marks, ordinary characters for look-alikes.

    Tabs and line ends would be drawn as boxes, marks of no width not at all, and no font has the characters that only look like others.
    """
    if ODD.search(text) is None:
        return text
    return without_marks(BLANK.sub(" ", BREAK.sub(" ", text)).replace("\t", " ").replace("\n", " "))


def ordinary(character: str) -> str:
    """Return the ordinary character that one of another code only looks like, else the character itself."""
    return unicodedata.normalize("NFKC", character.translate(_RADICALS)) if LOOKALIKE.match(character) else character


def is_unseen(character: str) -> bool:
    """Return whether the character cannot be seen: a control character, a mark without width, or an odd blank."""
    return bool(DROP.match(character) or BLANK.match(character) or REFUSE.match(character) or BREAK.match(character) or character in "\t\n")


def _kind(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    if "\ud800" <= character <= "\udfff":
        return "残缺字符"
    if "\uf000" <= character <= "\uf0ff":
        return "Word 的项目符号或图形符号"
    if BREAK.match(character) or character == "\n":
        return "换行符"
    if BLANK.match(character):
        return "特殊空格"
    return "制表符" if character == "\t" else "看不见的标记" if DROP.match(character) else "控制字符"
