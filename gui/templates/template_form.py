"""The fields of one template as they are typed, and what is wrong with them, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inspections.cases.numbers import NumberKind
from inspections.documents.kinds import KINDS
from inspections.documents.templates.reading import overlaid
from inspections.documents.templates.template import Template, Templates
from inspections.faults import Fault, UserError
from inspections.use_cases.own_templates import own_text

TITLE, NUMBER_WORD, CONSEQUENCE, COPIES, SEALED, COLOPHON = "title", "number_word", "consequence", "copies", "sealed", "colophon"
"""Names of the fields that are no pieces of wording; those are `words.` and the piece's name."""


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field: its name, its label, the placeholders that it may hold. An `optional` one may be blank; `lines` is its height."""

    name: str
    label: str
    placeholders: tuple[str, ...] = ()
    optional: bool = False
    lines: int = 1
    hint: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What each placeholder stands for."""


def fields_of(kind: NumberKind) -> tuple[TemplateField, ...]:
    """Return the text fields of a kind of document, in the order in which they are shown."""
    head = [
        TemplateField(TITLE, "文书名称"),
        TemplateField(NUMBER_WORD, "文号代字", optional=True, hint="写在发文字号之后，各种文书不得相同。"),
    ]
    words = [
        TemplateField(
            f"words.{piece.name}",
            piece.label,
            piece.placeholders,
            piece.optional,
            lines=_LONG if piece.placeholders else _SHORT,
            meanings={name: KINDS[kind].meaning(name) for name in piece.placeholders},
        )
        for piece in KINDS[kind].pieces
    ]
    tail = []
    if KINDS[kind].sets_term:
        tail.append(TemplateField(CONSEQUENCE, "逾期后果", optional=True, lines=_SHORT, hint="不填的，用“本单位”资料中的。"))
    if KINDS[kind].red_head:
        tail.append(TemplateField(COPIES, "抄送", optional=True, lines=_SHORT, hint="一行一个单位，不写标点。"))
    return (*head, *words, *tail)


_LONG, _SHORT = 3, 2


def texts_of(template: Template) -> dict[str, str]:
    """Return the texts of a template by field."""
    return {
        TITLE: template.title,
        NUMBER_WORD: template.number_word,
        CONSEQUENCE: template.consequence,
        COPIES: "\n".join(template.copies),
        **{f"words.{name}": text for name, text in template.words.items()},
    }


def with_text(template: Template, name: str, text: str) -> Template:
    """Return the template with a field as it is typed. Only copies have lines: elsewhere a line break is left out."""
    if name == COPIES:
        return replace(template, copies=tuple(text.split("\n")) if text else ())
    plain = text.replace("\n", "")
    if name.startswith("words."):
        return replace(template, words={**template.words, name.removeprefix("words."): plain})
    match name:
        case "title":
            return replace(template, title=plain)
        case "number_word":
            return replace(template, number_word=plain)
        case _:
            return replace(template, consequence=plain)


def faults_of(templates: Templates, shipped: Templates) -> Mapping[NumberKind, Mapping[str, str]]:
    """Return what is wrong with templates as they are typed: a sentence by kind and field; a kind without faults is left out."""
    text = own_text(shipped, templates)
    if not text:
        return {}
    try:
        overlaid(shipped, text.encode(), "")
    except UserError as error:
        sentences: dict[NumberKind, dict[str, str]] = {}
        for fault in error.faults:
            kind, _, rest = fault.path.partition(".")
            name = rest if rest.startswith("words.") else rest.partition(".")[0]
            sentences.setdefault(NumberKind(kind), {}).setdefault(name, _sentence(fault))
        return sentences
    return {}


def _sentence(fault: Fault) -> str:
    match fault.code:
        case "blank":
            return "这里不能空着，请填写。"
        case "wrong_text":
            return "有看不见的字符，请删去后重新填写。"
        case _:
            return f"{fault.what}，{fault.action}。"
