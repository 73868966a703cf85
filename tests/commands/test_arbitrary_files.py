"""Whatever a file holds, a command ends with an exit code and never with a traceback."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import simplejson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.opening import open_store
from db.snapshots import SqliteDatabases
from inspections.commands.running import run_command
from inspections.records.fields.catalogue import FIELDS, LISTS, OBJECTS
from tests.support.command_line import CHECKLIST, RESOURCES, banned
from tests.support.loaded_packs import loaded_resources

KEYS = st.sampled_from(
    ["id", "name", "amount", "code", "wuzhi-2023.fees.banned", *{path.rpartition(".")[2] for path in (*FIELDS, *LISTS)}, *OBJECTS]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6)
    | st.sampled_from(["2023-08-15", "0001-01-01", "9999-12-31", "fees", "connection", "residential", "410823", "1200.00"])
)
JSON = st.recursive(
    LEAVES, lambda part: st.lists(part, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), part, max_size=5), max_leaves=12
)


@st.composite
def near_records(draw: st.DrawFn) -> dict[str, Any]:
    """Return a good record with a few facts replaced by anything, at their own places."""
    whole = banned(topics=draw(st.lists(st.sampled_from(list(FIELDS["topics"].choices)), min_size=1, max_size=3)))
    for path in draw(st.lists(st.sampled_from([*FIELDS, *LISTS, "observations", "determinations"]), max_size=4)):
        *owners, key = path.split(".")
        owner_object = whole
        for owner in owners:
            owner_object = owner_object.setdefault(owner, {})
            if not isinstance(owner_object, dict):
                break
        else:
            owner_object[key] = draw(JSON)
    return whole


def ends_well(path: Path, *words: str) -> None:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run_command([*words[:1], str(path), *words[1:]], RESOURCES, open_store, SqliteDatabases(), make=loaded_resources)
    assert code in {0, 1, 2}
    assert code != 2 or err.getvalue()
    assert code != 2 or not out.getvalue()
    if code != 2:
        assert isinstance(simplejson.loads(out.getvalue()), list)


many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50)


@many
@given(content=st.lists(near_records() | JSON, max_size=3) | JSON)
def test_any_json_is_answered_or_refused(tmp_path: Path, content: object) -> None:
    path = tmp_path / "记录.json"
    path.write_text(simplejson.dumps(content, use_decimal=True), encoding="utf-8")
    ends_well(path, "check", *CHECKLIST, "--format", "json")


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "xlsx"])
@many
@given(content=st.binary(max_size=60) | st.text('id,[]{}"\n:;1记录编号检查项目', max_size=40).map(str.encode))
def test_any_bytes_are_answered_or_refused(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"记录.{suffix}"
    path.write_bytes(content)
    ends_well(path, "check", *CHECKLIST, "--format", "json")
