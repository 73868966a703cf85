"""Reading templates from TOML, strictly, with all faults at once: the shipped file whole, a bureau's own only where it differs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inspections.cases.numbers import NumberKind, unfit_for_number
from inspections.checklists.placeholders import PLACEHOLDER
from inspections.checklists.strict import TomlFile, TomlTable, read_toml
from inspections.documents.document_kind import DocumentKind, Kinds
from inspections.documents.kinds import KINDS
from inspections.documents.templates.pieces import PLACEHOLDERS, Piece
from inspections.documents.templates.template import Template, Templates
from inspections.faults import UserError
from inspections.records.near_names import suggestion


def load_templates(path: Path, kinds: Kinds = KINDS) -> Templates:
    """Return the templates of a file that words every one of these kinds whole. Raises UserError with every fault."""
    return _read(read_toml(path), {}, kinds)


def overlaid(shipped: Templates, content: bytes, name: str) -> Templates:
    """Return the shipped templates with what a bureau's TOML file says otherwise; `name` is the file's. Raises UserError."""
    return _read(TomlFile(name, content), shipped, {key: template.kind for key, template in shipped.items()})


def _read(file: TomlFile, shipped: Templates, kinds: Kinds) -> Templates:
    root = file.table((), file.root)
    templates: dict[NumberKind, Template] = {}
    for kind in sorted(kinds.values(), key=lambda kind: not kind.red_head):
        key, base = kind.key, shipped.get(kind.key)
        if base is not None and key not in root.raw:
            root.get(key, dict, {})  # asked for, so that a wrong name is guessed at
            templates[key] = base
            continue
        table = file.table((key,), root.need(key, dict, {}))
        templates[key] = _template(table, kind, base)
        table.finish()
    root.finish()
    _fault_shared_words(file, templates)
    if file.faults:
        raise UserError(file.faults_by_line)
    return templates


def _template(table: TomlTable, kind: DocumentKind[Any], base: Template | None) -> Template:
    title = _own(table, "title", None if base is None else base.title)
    word = table.need("number_word", str, "") if base is None else table.get("number_word", str, base.number_word)
    if unfit_for_number(word) or not word.isprintable():
        table.file.note("wrong_number_word", (*table.path, "number_word"), f"“{word}”不能用在文号中", "请去掉空白、〔〕号和看不见的字符")
    copies = () if base is None else base.copies
    red = kind.red_head
    return Template(
        kind,
        title,
        word,
        _words(table, kind, {} if base is None else base.words),
        consequence=table.get("consequence", str, "" if base is None else base.consequence) if kind.sets_term else "",
        copies=_copies(table) if red and "copies" in table.raw else copies,
        sealed=_flag(table, "sealed", None if base is None else base.sealed) if red else False,
        colophon=_flag(table, "colophon", None if base is None else base.colophon) if red else False,
    )


def _own(table: TomlTable, key: str, default: str | None) -> str:
    return table.words(key) if default is None or key in table.raw else table.get(key, str, default)


def _flag(table: TomlTable, key: str, default: bool | None) -> bool:  # noqa: FBT001 # what the shipped template says
    return table.need(key, bool, False) if default is None else table.get(key, bool, default)  # noqa: FBT003 # TOML's own value


def _copies(table: TomlTable) -> tuple[str, ...]:
    copies = table.texts("copies")
    for index, copy in enumerate(copies):
        if not copy.strip() or copy.strip()[-1] in "，、；。":
            what = f"抄送单位“{copy}”是空的或者带有标点"
            table.file.note("wrong_copy", (*table.path, "copies", index), what, "请只写单位名称，标点由程序加上")
    return copies


def _words(table: TomlTable, kind: DocumentKind[Any], base: Mapping[str, str]) -> dict[str, str]:
    inner = table.file.table((*table.path, "words"), table.get("words", dict, {}) if base else table.need("words", dict, {}))
    words = {}
    for piece in kind.pieces:
        if base and piece.name not in inner.raw:
            words[piece.name] = inner.get(piece.name, str, base[piece.name])
            continue
        words[piece.name] = inner.need(piece.name, str, "") if piece.optional else inner.words(piece.name)
        _fault_placeholders(inner, piece, words[piece.name])
    inner.finish()
    return words


def _fault_placeholders(table: TomlTable, piece: Piece, words: str) -> None:
    path = (*table.path, piece.name)
    can = f"可以使用{'、'.join(f'{{{name}}}' for name in piece.placeholders)}" if piece.placeholders else "这一段不能使用占位符"
    for name in dict.fromkeys(PLACEHOLDER.findall(words)):
        if name in piece.placeholders:
            continue
        if name in PLACEHOLDERS:
            table.file.note("misplaced_placeholder", path, f"占位符 {{{name}}}（{PLACEHOLDERS[name]}）不能用在“{piece.label}”中", can)
        else:
            guess = suggestion(name, list(piece.placeholders))
            table.file.note("unknown_placeholder", path, f"没有 {{{name}}} 这个占位符{guess}", can)
    stray = PLACEHOLDER.sub("", words)
    if "{" in stray or "}" in stray:
        table.file.note("stray_brace", path, "有不成对的花括号", "占位符写作 {party}，花括号不能单独使用")


def _fault_shared_words(file: TomlFile, templates: Templates) -> None:
    """Fault kinds that would number in one series: two documents would bear the very same number."""
    first: dict[str, NumberKind] = {}
    for kind, template in templates.items():
        if template.number_word in first:
            other = templates[first[template.number_word]].title
            word = f"“{template.number_word}”" if template.number_word else "（空着）"
            what = f"{template.title}的文号代字{word}与{other}相同，两种文书会出现相同的文号"
            file.note("shared_number_word", (kind, "number_word"), what, "请另设代字")
        first.setdefault(template.number_word, kind)
