"""`checklists` lists the packs; `checklists lint FILE` tells every fault of one, with its line."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import RESOURCES, Run, files_in
from tests.support.pack_texts import FEES, TEXT, line_of, spoiled, written


def test_the_packs_are_listed_with_document_and_size(run: Run) -> None:
    result = run("checklists")
    assert result.code == 0
    (line,) = [line for line in result.lines if line.startswith("wuzhi-2023\t")]
    assert "武发改能源〔2023〕114号" in line
    assert line.endswith("项")
    assert result.lines[-1].startswith("national\t")


@pytest.mark.parametrize("name", sorted(path.stem for path in (RESOURCES / "checklists").glob("*.toml")))
def test_what_ships_is_clean(run: Run, name: str) -> None:
    result = run("checklists", "lint", RESOURCES / "checklists" / f"{name}.toml")
    assert (result.code, result.err) == (0, "")
    assert "没有发现错误" in result.out


def test_a_correct_pack_of_one_s_own_is_clean(run: Run, tmp_path: Path) -> None:
    assert run("checklists", "lint", written(tmp_path)).out == "paper.toml：2项要求，没有发现错误。\n"


def test_every_fault_is_a_line_with_file_line_and_path(run: Run, tmp_path: Path) -> None:
    text = spoiled("limit = 5", 'limit = "5"').replace("{user}", "{usr}")
    result = run("checklists", "lint", written(tmp_path, text))
    assert (result.code, result.out) == (2, "")
    assert [line.split("：")[0] for line in result.err.splitlines()] == [
        f"paper.toml 第{line_of(text, 'limit =')}行 requirement[1].limit",
        f"paper.toml 第{line_of(text, 'found =')}行 requirement[1].found",
    ]


def places(err: str) -> list[str]:
    """Return file and line of each fault told."""
    return [" ".join(line.split(" ")[:2]) for line in err.splitlines()]


def test_faults_of_form_references_and_samples_are_told_in_one_run_each_with_its_line(run: Run, tmp_path: Path) -> None:
    text = (
        spoiled('period = "month"', "period = 1")
        .replace('legal_basis = ["law-1"]', 'legal_basis = ["law-2"]')
        .replace('energized_on = "2023-04-28"', 'energized_on = "2023-04-27"')
        + FEES.replace('["banned"]', '["gone"]')
        + FEES.replace('kind = "banned_fees"', 'kind = "banned_fee"').replace("paper.fees", "paper.more")
        + FEES.replace("paper.fees", "paper.time")
    )
    result = run("checklists", "lint", written(tmp_path, text))
    assert result.code == 2
    again = text.rindex('id = "paper.time"')
    expected = [
        line_of(text, "law-2"),
        line_of(text, "[requirement.violating]"),
        line_of(text, "period = 1"),
        line_of(text, '["gone"]'),
        line_of(text, 'kind = "banned_fee"\n'),
        text[:again].count("\n") + 1,
    ]
    assert places(result.err) == [f"paper.toml 第{line}行" for line in expected]


def shipped(name: str) -> str:
    return (RESOURCES / "checklists" / f"{name}.toml").read_text(encoding="utf-8")


def once(text: str, old: str, new: str) -> str:
    """Return the text with the first `old` replaced."""
    assert old in text, old
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('kind = "limit_or_drop"', 'kind = "limit_or_dorp"', 'kind = "limit_or_dorp"'),
        ('county = "410823"', 'county = "41082"', 'county = "41082"'),
        ('unit = "hour"', 'unit = "hours"', 'unit = "hours"'),
        ('unit = "hour"', 'unit = "working_day"  # no', '"working_day"  # no'),
        ('outcome = "report"', 'outcome = "order"  # no', '"order"  # no'),
        ('aliases = ["电能计量装置赔偿费"]', 'aliases = ["移表费"]', 'aliases = ["移表费"]'),
        ('aliases = ["电能计量装置赔偿费"]', 'aliases = ["高可靠性供电费"]', 'aliases = ["高可靠性供电费"]'),
        ('"wuzhi-2023.time.residential"', '"foo"', 'id = "foo"'),
        ('clause = "二(二)"', 'clause = ""', 'clause = ""'),
        ("{start}至{end}，全过程办电历时{measured}", "{start}至{end}，全过程办电历时{previous}", "{previous}个工作日"),
        ('builds_on = ["national"]', 'builds_on = ["nation"]', 'builds_on = ["nation"]'),
    ],
)
def test_a_slip_in_a_bureau_s_copy_is_one_fault_with_its_line(run: Run, tmp_path: Path, old: str, new: str, line: str) -> None:
    text = once(shipped("wuzhi-2023"), old, new)
    path = tmp_path / "copy.toml"
    path.write_text(text, encoding="utf-8")
    result = run("checklists", "lint", path)
    assert result.code == 2
    assert places(result.err) == [f"copy.toml 第{line_of(text, line)}行"]


@pytest.mark.parametrize(("old", "new"), [("[pack]", "[pack]  # a bureau's copy"), ('county = "410823"', 'county = "410825"')])
def test_a_bureau_s_sound_copy_of_a_shipped_pack_is_clean(run: Run, tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "copy.toml"
    path.write_text(once(shipped("wuzhi-2023"), old, new), encoding="utf-8")
    result = run("checklists", "lint", path)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('key = "nyf-43"', 'key = "nyf-44"', 'legal_basis = ["nyf-43", "nyf-72-2"'),
        ('code = "unit_inserted"', 'code = "gone"', 'code = "unit_inserted"'),
    ],
)
def test_what_builds_on_a_shipped_pack_must_hold_with_the_copy_too(run: Run, tmp_path: Path, old: str, new: str, line: str) -> None:
    path = tmp_path / "national.toml"
    path.write_text(once(shipped("national"), old, new), encoding="utf-8")
    result = run("checklists", "lint", path)
    assert result.code == 2
    assert f"wuzhi-2023.toml 第{line_of(shipped('wuzhi-2023'), line)}行" in places(result.err)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('legal_basis = ["law-1"]', 'legal_basis = ["law-2"]', "没有法律依据“law-2”"),
        ('version = "1"', 'version = "1"\nbuilds_on = ["national", "gone"]', "没有可依托的检查表“gone”"),
        ('connection.energized_on = "2023-04-28"', 'connection.energized_on = "2023-04-27"', "样例的结论应为“不符合”，实为“符合”"),
        ('user.supply = "residential"\nconnection.applied_on = "2023-04-21"\nconnection.energized_on = "2023-04-28"', "fees = 1", "fees"),
    ],
)
def test_what_it_rests_on_and_its_samples_are_checked(run: Run, tmp_path: Path, old: str, new: str, expected: str) -> None:
    answer = run("checklists", "lint", written(tmp_path, spoiled(old, new)))
    assert (answer.code, answer.out) == (2, "")
    assert expected in answer.err


@pytest.mark.parametrize("content", [b"", b"\xff", b"[[[", b"pack = 1\nsource = 2\nrequirement = 3\nlaw = [4]\nfee_list = [{}]"])
def test_what_is_no_pack_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "paper.toml"
    path.write_bytes(content)
    assert (run("checklists", "lint", path).code, run("checklists", "lint", tmp_path / "gone.toml").code) == (2, 2)


def test_a_new_version_of_a_shipped_pack_stands_in_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "wuzhi-2023.toml"
    path.write_bytes(
        (RESOURCES / "checklists" / "wuzhi-2023.toml").read_bytes() + TEXT[TEXT.index("[[law]]") : TEXT.index("[[act]]")].encode()
    )
    assert run("checklists", "lint", path).code == 0


def test_docs_writes_a_page_a_pack_and_an_index_and_names_them(run: Run, tmp_path: Path) -> None:
    result = run("checklists", "docs", "--out", tmp_path / "说明")
    assert (result.code, result.err) == (0, "")
    assert result.lines == [str(tmp_path / "说明" / name) for name in files_in(tmp_path / "说明")]
    assert {"README.md", "national.md", "wuzhi-2023.md"} <= set(files_in(tmp_path / "说明"))


def test_docs_says_where_it_cannot_write(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("checklists", "docs", "--out", tmp_path / "file")
    assert (result.code, result.out) == (2, "")
    assert "文件无法写入" in result.err


def test_schema_writes_a_schema_of_packs(run: Run, tmp_path: Path) -> None:
    result = run("checklists", "schema", "--out", tmp_path / "pack.schema.json")
    assert (result.code, result.out) == (0, f"{tmp_path / 'pack.schema.json'}\n")
    assert json.loads((tmp_path / "pack.schema.json").read_text(encoding="utf-8"))["title"] == "供电监督检查的检查表"
