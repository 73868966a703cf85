"""Characters that no font draws, with the part of the document they stand in: such a document is not printed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from inspections.faults import Fault
from inspections.typesetting.characters import character_named, in_print, is_unseen
from inspections.typesetting.fonts import FontSet, Role
from inspections.typesetting.official_document import Annex, Listing, OfficialDocument, Paragraph, annex_label
from inspections.typesetting.paper import Block, Entry, Exchange, Gap, Paper, Printed, RuledLines, Signatures
from inspections.typesetting.pictures import photo_named
from inspections.typesetting.rows import ROLES

ALWAYS_DRAWN = "附件：注（）年月日—.0123456789"
COLOPHON_WORDS = "抄送：，。年月日印发0123456789"
PAPER_WORDS = "问答：　年月日第页共照片编号拍摄取得时间地点内容前位（）SHA-0123456789abcdef无法显示。原文件在存档中，以下列校验码为准"

Part = tuple[str, Role, str]
"""Where, in which typeface, what."""


class MissingGlyph(NamedTuple):
    """A character that no font draws, and the part of the document it stands in."""

    character: str
    where: str

    @property
    def code(self) -> str:
        """U+E000, as a person looks it up."""
        return f"U+{ord(self.character):04X}"

    @property
    def fault(self) -> Fault:
        """What a person is told of it."""
        if is_unseen(self.character):
            what = f"有一个看不见的字符（{character_named(self.character)}），无法打印"
            return Fault("missing_glyph", what, self.where, "请在填写这段文字的地方把它删去，看不出在哪里的，请把这段文字重新输入一遍")
        what = f"字体中没有“{self.character}”（{self.code}）这个字"
        return Fault("missing_glyph", what, self.where, "请改用其他写法，或安装含有该字的字体")


def missing_glyphs(document: Printed, fonts: FontSet) -> tuple[MissingGlyph, ...]:
    """Characters that would not be printed, each once a part, in the document's order."""
    missing = []
    for where, role, text in _paper_parts(document) if isinstance(document, Paper) else _document_parts(document):
        glyphs = fonts.glyphs(role)
        missing += [MissingGlyph(character, where) for character in dict.fromkeys(in_print(text)) if glyphs[character] is None]
    return tuple(dict.fromkeys(missing))


def _document_parts(document: OfficialDocument) -> Iterator[Part]:
    yield "发文机关标志", Role.BIAOSONG, document.issuer
    yield "发文字号", Role.FANGSONG, document.number
    yield "标题", Role.BIAOSONG, document.title
    yield "主送机关", Role.FANGSONG, document.addressee
    yield from _block_parts(document.paragraphs)
    for number, annex in enumerate(document.annexes, 1):
        yield from _annex_parts(annex_label(number, len(document.annexes)), annex)
    yield "发文机关署名", Role.FANGSONG, document.signed_by
    yield "附注", Role.FANGSONG, document.note or ""
    if document.colophon is not None:
        yield "版记抄送机关", Role.FANGSONG, "".join(document.colophon.copies)
        yield "版记印发机关", Role.FANGSONG, document.colophon.printed_by
        yield "固定文字", Role.FANGSONG, COLOPHON_WORDS
    yield "固定文字", Role.FANGSONG, ALWAYS_DRAWN
    yield "页码", Role.SONG, "— 0123456789"


def _annex_parts(label: str, annex: Annex) -> Iterator[Part]:
    # The list of annexes has the title in another typeface.
    yield f"{label}标题", Role.FANGSONG, annex.title
    yield f"{label}标题", Role.BIAOSONG, annex.title
    yield from _table_parts(label, annex)
    yield f"{label}表注", Role.FANGSONG, annex.note
    yield "固定文字", Role.HEI, ALWAYS_DRAWN


def _table_parts(label: str, table: Annex | Listing) -> Iterator[Part]:
    yield f"{label}表头", Role.FANGSONG, "".join(table.headings)
    for number, row in enumerate(table.rows, 1):
        for heading, cell in zip(table.headings, row, strict=True):
            yield f"{label}第{number}行“{heading}”栏", Role.FANGSONG, cell


def _paper_parts(paper: Paper) -> Iterator[Part]:
    yield "标题", Role.BIAOSONG, paper.title
    yield "单位名称", Role.BIAOSONG, paper.issuer if paper.headed else ""
    yield "文书编号", Role.FANGSONG, paper.number
    yield from _block_parts(paper.blocks)
    for foot in paper.foot:
        yield "页脚签名处", Role.FANGSONG, foot.label
    for number, photo in enumerate(paper.photos, 1):
        yield (
            photo_named(number, photo),
            Role.FANGSONG,
            photo.number + photo.taken + photo.location + photo.shows + photo.sha256 + photo.unshown,
        )
    yield "固定文字", Role.FANGSONG, PAPER_WORDS


def _block_parts(blocks: Sequence[Block]) -> Iterator[Part]:
    """The blocks' texts; paragraphs, tables, questions and answers are counted each for themselves."""
    paragraphs = tables = exchanges = 0
    for block in blocks:
        match block:
            case Paragraph(text, level, lead):
                paragraphs += 1
                turn = len(text) if lead is None else lead
                yield f"正文第{paragraphs}段", ROLES[level], text[:turn]
                yield f"正文第{paragraphs}段", Role.FANGSONG, text[turn:]
            case Listing():
                tables += 1
                yield from _table_parts(f"正文第{tables}个表格", block)
            case Entry(label, value):
                yield label, Role.FANGSONG, label + value
            case Exchange(question, answer):
                exchanges += 1
                yield f"第{exchanges}个问题", Role.FANGSONG, question
                yield f"第{exchanges}个回答", Role.FANGSONG, answer
            case Signatures(places):
                for signing in places:
                    yield signing.label, Role.FANGSONG, signing.label + (signing.dated or "")
            case RuledLines() | Gap():
                pass
            case _:
                assert_never(block)
