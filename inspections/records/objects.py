"""Records as nested objects (docs/contract.md, "A record") into a table of facts, with every fault noted."""

from __future__ import annotations

from collections.abc import Mapping

from inspections.faults import Fault
from inspections.records.drafting import TableDraft
from inspections.records.fact_table import Value
from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LISTS, OBJECTS, OBSERVATION
from inspections.records.fields.field import Field, ListField
from inspections.records.file_faults import FileFaults
from inspections.records.json_text import repeated_keys
from inspections.records.near_names import suggestion
from inspections.records.printable import printable, record_named
from inspections.records.unreadable import UnreadableError
from inspections.records.values import from_json

_BY_REQUIREMENT = ("observations", "determinations")
_LONGEST_PATH = 120
"""Characters of an unknown field's path that a fault gives."""


class ObjectReader:
    """Reads one record object after another into `draft`; whatever cannot be read becomes a fault."""

    def __init__(self, *, kept: bool = False) -> None:
        """Start with an empty table. With `kept` the records come from a store, and their values are taken as they were kept.

        So are those of a record that bears the identity a store gave it: what was exported comes back as it went.
        """
        self._kept = self._all_kept = kept
        self.draft = TableDraft()
        self.faults = FileFaults()
        self._places: list[str] = []

    def add(self, raw: object, where: str) -> None:
        """Read one record; `place` is file and number, to which the record's id is added."""
        if not isinstance(raw, dict):
            self.refuse(Fault("wrong_type", "不是一条记录", where, "每条记录应为一个 JSON 对象"))
            return
        row = self.draft.add_row()
        self._kept = self._all_kept or isinstance(raw.get("uuid"), str)
        self._places.append(f"{where}{record_named(raw['id'])}" if isinstance(raw.get("id"), str) else where)
        self._object(raw, "", row)

    def refuse(self, fault: Fault) -> None:
        """Take a fault in place of a whole record; its row stays empty and no later check looks at it."""
        self._places.append(fault.where)
        self.faults.unread(self.draft.add_row(), fault)

    def where(self, row: int, path: str) -> str:
        """Return where a fact stands: file, number, record id and path."""
        return f"{self._places[row]}的 {printable(path)}"

    def _object(self, raw: Mapping[str, object], prefix: str, row: int) -> None:
        self._repeats(raw, prefix, row)
        for key, value in raw.items():
            path = f"{prefix}{key}"
            if value is None and (path in FIELDS or path in LISTS or path in OBJECTS or path in _BY_REQUIREMENT):
                continue
            if path in FIELDS:
                self._put(self.draft, row, path, self._value(FIELDS[path], value, row, path))
            elif path in LISTS:
                self._lines(value, LISTS[path], row)
            elif path in _BY_REQUIREMENT:
                self._by_requirement(value, path, row)
            elif path in OBJECTS:
                if isinstance(value, dict):
                    self._object(value, f"{path}.", row)
                else:
                    self._no_object(row, path)
            else:
                self._unknown(row, path, suggestion(path, [*FIELDS, *LISTS, *OBJECTS, *_BY_REQUIREMENT]))

    def _value(self, field: Field, raw: object, row: int, path: str) -> Value | None:
        """Return the value, or None where it cannot be read, which is noted."""
        try:
            return from_json(field, raw, kept=self._kept)
        except UnreadableError as error:
            where = f"{self.where(row, path)}（{field.label}）"
            self.faults.unread(row, Fault(error.code, error.what, where, error.action, path))
            return None

    def _lines(self, raw: object, described: ListField, row: int) -> None:
        path = described.path
        if not isinstance(raw, list):
            where = f"{self.where(row, path)}（{described.label}）"
            self.faults.unread(row, Fault("wrong_type", "应为列表", where, "请写成 […]", path))
            return
        self.draft.declare_list(row, path)
        fields = {field.path: field for field in described.lines}
        for number, line in enumerate(raw, start=1):
            at = f"{path}[{number}]"
            # What is no object still counts as a line, so that the lines behind it keep their numbers.
            draft, line_number = self.draft.add_line(row, path)
            if not isinstance(line, dict):
                self._no_object(row, at)
                continue
            self._repeats(line, f"{at}.", row)
            for key, value in line.items():
                if key not in fields:
                    self._unknown(row, f"{at}.{key}", suggestion(key, list(fields)))
                elif value is not None:
                    self._put(draft, line_number, key, self._value(fields[key], value, row, f"{at}.{key}"))

    def _by_requirement(self, raw: object, path: str, row: int) -> None:
        if not isinstance(raw, dict):
            self._no_object(row, path)
            return
        self._repeats(raw, f"{path}.", row)
        for requirement, value in raw.items():
            at = f"{path}.{requirement}"
            if value is None:
                continue
            if path == "observations":
                self._put(self.draft, row, at, self._value(OBSERVATION, value, row, at))
            elif not isinstance(value, dict):
                self._no_object(row, at)
            else:
                self._determination(row, value, at)

    def _determination(self, row: int, raw: Mapping[str, object], at: str) -> None:
        self._repeats(raw, f"{at}.", row)
        for key, value in raw.items():
            if key not in DETERMINATION:
                self._unknown(row, f"{at}.{key}", suggestion(key, list(DETERMINATION)))
            elif value is not None:
                self._put(self.draft, row, f"{at}.{key}", self._value(DETERMINATION[key], value, row, f"{at}.{key}"))

    @staticmethod
    def _put(draft: TableDraft, row: int, path: str, value: Value | None) -> None:
        if value is not None:
            draft.put(row, path, value)

    def _repeats(self, raw: Mapping[str, object], prefix: str, row: int) -> None:
        for key in repeated_keys(raw):
            path = f"{prefix}{key}"
            self.faults.note(row, Fault("repeated_field", "同一字段写了不止一次", self.where(row, path), "请只保留一处", path))

    def _no_object(self, row: int, path: str) -> None:
        self.faults.unread(row, Fault("wrong_type", "应为对象", self.where(row, path), "请写成 {…}", path))

    def _unknown(self, row: int, path: str, guess: str) -> None:
        named = path if len(path) <= _LONGEST_PATH else f"{path[:_LONGEST_PATH]}…"
        self.faults.note(row, Fault("unknown_field", f"没有这个字段{guess}", self.where(row, named), "请改正或删除", named))
