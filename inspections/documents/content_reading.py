"""What a paper alone holds, as JSON beside the record: read strictly by its description, all faults at once, and then into its type.

A kind has a `DocumentContent`, a frozen dataclass whose names bear the paths of its description: a text is empty where there is none, a
day, a moment, a choice or a yes-or-no is None, a list is a tuple. Lines have a dataclass of their own, which `lines` names. Signatures
stay as they are: `signatures.py` reads them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from inspections.cases.case_file import CaseFile
from inspections.cases.linking import BY_NUMBER, Bearer, linked
from inspections.cases.numbers import NumberKind
from inspections.days import BEIJING
from inspections.faults import Fault
from inspections.records.fields.field import Field, FieldType, ListField
from inspections.records.near_names import suggestion
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_json

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

C = TypeVar("C", bound="DataclassInstance")
SIGNATURES = "signatures"
"""The content's key under which the signatures stand; every paper may have it."""
_LINE = "line"
"""Key in the metadata of a dataclass's field: the type of its lines."""


def described_faults(fields: tuple[Field | ListField, ...], content: Mapping[str, Any]) -> list[Fault]:
    """Return a fault with its path for whatever the description does not allow: names, types, and what is required and absent."""
    faults = _unknown(content, [described.path for described in fields] + [SIGNATURES], "")
    for described in fields:
        value = content.get(described.path)
        if isinstance(described, ListField):
            faults += _list_faults(described, value)
        else:
            faults += _field_faults(described, value, described.path, described.label)
    return faults


def readable(fields: tuple[Field | ListField, ...], content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a content its description allows, and its signatures as they are: whatever else is there is left open."""
    allowed = {SIGNATURES: content[SIGNATURES]} if SIGNATURES in content else {}
    for described in fields:
        value = content.get(described.path)
        if not isinstance(described, ListField):
            allowed |= {} if any(_field_faults(described, value, "", "")) or value is None else {described.path: value}
        elif isinstance(value, list):
            allowed[described.path] = [readable(described.lines, line) for line in value if isinstance(line, Mapping)]
    return allowed


def lines(of: type[C]) -> tuple[C, ...]:
    """Return a dataclass's field for the lines of a list, each of which is read into `of`."""
    none: tuple[C, ...] = dataclasses.field(default=(), metadata={_LINE: of})
    return none


def typed(into: type[C], described: tuple[Field | ListField, ...], content: Mapping[str, Any]) -> C:
    """Return a content that can be read (`readable`, or one without a fault of its description) in its type.

    Lines that say nothing are left out.
    """
    of_lines = {part.name: part.metadata[_LINE] for part in dataclasses.fields(into) if _LINE in part.metadata}
    values: dict[str, Any] = {}
    for one in described:
        if isinstance(one, ListField):
            values[one.path] = tuple(typed(of_lines[one.path], one.lines, line) for line in lines_of(content, one.path))
        else:
            values[one.path] = _value(one, content)
    return into(**values)


@dataclass(frozen=True)
class DocumentContent:
    """What a document of a kind says beyond its record, in its type.

    Its subclasses are frozen dataclasses, made with the `fields` that describe them; what they hold bears the names of those fields.
    """

    __slots__ = ()
    fields: ClassVar[tuple[Field | ListField, ...]]

    def __init_subclass__(cls, fields: tuple[Field | ListField, ...] | None = None) -> None:
        """Remember the description; a dataclass with slots is made a second time, from the first, and keeps it."""
        super().__init_subclass__()
        if fields is not None:
            cls.fields = fields

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Self:
        """Return a content that can be read in its type."""
        return typed(cls, cls.fields, content)


def _value(described: Field, content: Mapping[str, Any]) -> object:
    value = content.get(described.path)
    match described.type:
        case FieldType.TEXT:
            return text_of(content, described.path)
        case FieldType.DATE:
            day = text_of(content, described.path)
            return date.fromisoformat(day) if day else None
        case FieldType.DATETIME:
            return moment_of(content, described.path)
        case FieldType.CHOICES | FieldType.TEXTS:
            return tuple(value or ())
        case _:
            return value


def text_of(content: Mapping[str, Any], path: str) -> str:
    """Return a text without spaces around it, empty where there is none."""
    return str(content.get(path) or "").strip()


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, a line each, blank ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def sentences_of(text: str) -> list[str]:
    """Return the paragraphs of a text, each of which ends with a full stop."""
    return [f"{paragraph.rstrip('。')}。" for paragraph in paragraphs_of(text)]


def moment_of(content: Mapping[str, Any], path: str) -> datetime | None:
    """Return a time as the clock on the wall showed it, one with a time zone as in Beijing; None where there is none."""
    written = text_of(content, path)
    if not written:
        return None
    at = datetime.fromisoformat(written)
    return at if at.tzinfo is None else at.astimezone(BEIJING).replace(tzinfo=None)


def lines_of(content: Mapping[str, Any], path: str) -> list[Mapping[str, Any]]:
    """Return the lines of a list that say anything."""
    return [line for line in content.get(path) or [] if any(text_of(line, key) for key in line)]


def missing(label: str, path: str) -> Fault:
    """Return the fault of something that has to be filled in."""
    return Fault("missing_content", f"没有填写{label}", label, "请填写", path)


def _list_faults(described: ListField, value: object) -> list[Fault]:
    if value is None or value == []:
        return [missing(described.label, described.path)] if described.required else []
    if not isinstance(value, list):
        return [Fault("wrong_type", "应为列表", described.label, "请逐行填写", described.path)]
    faults: list[Fault] = []
    for number, line in enumerate(value, start=1):
        at = f"{described.path}[{number}]"
        where = f"{described.label}第{number}行"
        if not isinstance(line, Mapping):
            faults.append(Fault("wrong_type", "这一行无法读取", where, "请重新填写", at))
            continue
        faults += _unknown(line, [field.path for field in described.lines], f"{at}.")
        for field in described.lines:
            faults += _field_faults(field, line.get(field.path), f"{at}.{field.path}", f"{where}的{field.label}")
    return faults


def _field_faults(field: Field, value: object, path: str, where: str) -> Iterator[Fault]:
    blank = value is None or (isinstance(value, str) and not value.strip()) or value == []
    if blank:
        if field.required:
            yield Fault("missing_content", f"没有填写{field.label}", where, "请填写", path)
        return
    try:
        from_json(field, value)
    except UnreadableError as error:
        yield Fault(error.code, error.what, where, error.action, path)


def _unknown(content: Mapping[str, Any], known: list[str], prefix: str) -> list[Fault]:
    return [
        Fault("unknown_field", f"没有“{key}”这一栏{suggestion(str(key), known)}", f"{prefix}{key}", "请删除或改正", f"{prefix}{key}")
        for key in content
        if key not in known
    ]


def with_links(content: Mapping[str, Any], file: CaseFile) -> Mapping[str, Any]:
    """Return a content with links by UUID; one that has them already is returned as it is."""
    if BY_NUMBER not in content:
        return content
    bearers = [
        Bearer(document.uuid, document.number.text, document.title, document.number.series.kind == NumberKind.NOTICE)
        for document in file.documents
    ]
    pieces = {str(piece.number): piece.uuid for piece in file.evidence}
    return linked({key: value for key, value in content.items() if key != BY_NUMBER}, bearers, pieces)
