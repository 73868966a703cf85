"""Records as nested objects (the contract's JSON) into a table of facts, with every fault noted."""

from __future__ import annotations

from collections.abc import Mapping

from inspections.errors import Fault
from inspections.records.drafting import TableDraft
from inspections.records.facts import Value
from inspections.records.fields.catalogue import DETERMINATION, FIELDS, LISTS, OBJECTS, OBSERVATION
from inspections.records.fields.field import Field, ListField
from inspections.records.values import UnreadableError, from_json, suggestion

_BY_REQUIREMENT = ("observations", "determinations")


class ObjectReader:
    """Reads one record object after another into `draft`; whatever cannot be read becomes a fault."""

    def __init__(self) -> None:
        """Start with an empty table."""
        self.draft = TableDraft()
        self.faults: list[Fault] = []
        self.places: list[str] = []
        """Where each row came from, for the faults of later checks."""

    def add(self, raw: object, place: str) -> None:
        """Read one record; `place` is file and number, to which the record's id is added."""
        row = self.draft.add_row()
        if isinstance(raw, dict) and isinstance(raw.get("id"), str):
            place = f"{place}记录“{raw['id']}”"
        self.places.append(place)
        if not isinstance(raw, dict):
            self.faults.append(Fault("wrong_type", "不是一条记录", place, "每条记录应为一个 JSON 对象"))
            return
        self._object(raw, "", row, place)

    def _object(self, raw: Mapping[object, object], prefix: str, row: int, place: str) -> None:
        for key, value in raw.items():
            path = f"{prefix}{key}"
            if value is None and (path in FIELDS or path in LISTS or path in OBJECTS or path in _BY_REQUIREMENT):
                continue
            if path in FIELDS:
                self._put(self.draft, row, path, self._value(FIELDS[path], value, path, place))
            elif path in LISTS:
                self._lines(value, LISTS[path], row, place)
            elif path in _BY_REQUIREMENT:
                self._by_requirement(value, path, row, place)
            elif path in OBJECTS:
                if isinstance(value, dict):
                    self._object(value, f"{path}.", row, place)
                else:
                    self._note("wrong_type", "应为对象", place, path, "请写成 {…}")
            else:
                known = [*FIELDS, *LISTS, *OBJECTS, *_BY_REQUIREMENT]
                self._note("unknown_field", f"没有这个字段{suggestion(path, known)}", place, path, "请改正或删除")

    def _value(self, field: Field, raw: object, path: str, place: str) -> Value | None:
        """Return the value, or None where it cannot be read, which is noted."""
        try:
            return from_json(field, raw)
        except UnreadableError as error:
            self._note(error.code, error.what, place, path, error.action, field.label)
            return None

    def _lines(self, raw: object, described: ListField, row: int, place: str) -> None:
        if not isinstance(raw, list):
            self._note("wrong_type", "应为列表", place, described.path, "请写成 […]", described.label)
            return
        self.draft.declare_list(row, described.path)
        fields = {field.path: field for field in described.lines}
        for number, line in enumerate(raw, start=1):
            at = f"{described.path}[{number}]"
            if not isinstance(line, dict):
                self._note("wrong_type", "应为对象", place, at, "请写成 {…}")
                continue
            draft, line_number = self.draft.add_line(row, described.path)
            for key, value in line.items():
                if key not in fields:
                    guess = suggestion(str(key), list(fields))
                    self._note("unknown_field", f"没有这个字段{guess}", place, f"{at}.{key}", "请改正或删除")
                elif value is not None:
                    self._put(draft, line_number, key, self._value(fields[key], value, f"{at}.{key}", place))

    def _by_requirement(self, raw: object, path: str, row: int, place: str) -> None:
        if not isinstance(raw, dict):
            self._note("wrong_type", "应为对象", place, path, "请写成 {…}")
            return
        for requirement, value in raw.items():
            at = f"{path}.{requirement}"
            if value is None:
                continue
            if path == "observations":
                self._put(self.draft, row, at, self._value(OBSERVATION, value, at, place))
            elif not isinstance(value, dict):
                self._note("wrong_type", "应为对象", place, at, "请写成 {…}")
            else:
                self._determination(row, value, at, place)

    def _determination(self, row: int, raw: Mapping[object, object], at: str, place: str) -> None:
        for key, value in raw.items():
            if key not in DETERMINATION:
                guess = suggestion(str(key), list(DETERMINATION))
                self._note("unknown_field", f"没有这个字段{guess}", place, f"{at}.{key}", "请改正或删除")
            elif value is not None:
                self._put(self.draft, row, f"{at}.{key}", self._value(DETERMINATION[str(key)], value, f"{at}.{key}", place))

    @staticmethod
    def _put(draft: TableDraft, row: int, path: str, value: Value | None) -> None:
        if value is not None:
            draft.put(row, path, value)

    def _note(self, code: str, what: str, place: str, path: str, action: str, label: str = "") -> None:  # a fault's parts
        self.faults.append(Fault(code, what, f"{place}的 {path}{label and f'（{label}）'}", action, path))
