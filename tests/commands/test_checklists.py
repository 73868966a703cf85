"""`checklists` lists the packs; `checklists lint FILE` tells every fault of one, with its line."""

from pathlib import Path

import pytest

from tests.checklists.packs_on_paper import TEXT, line_of, spoiled, written
from tests.commands.made_up import RESOURCES, Run


def test_the_packs_are_listed_with_document_and_size(run: Run) -> None:
    told = run("checklists")
    assert told.code == 0
    (line,) = [line for line in told.lines if line.startswith("wuzhi-2023\t")]
    assert "武发改能源〔2023〕114号" in line
    assert line.endswith("项")
    assert not any(line.startswith("national\t") for line in told.lines)


@pytest.mark.parametrize("name", ["wuzhi-2023", "national"])
def test_what_ships_is_clean(run: Run, name: str) -> None:
    told = run("checklists", "lint", RESOURCES / "checklists" / f"{name}.toml")
    assert (told.code, told.err) == (0, "")
    assert "没有发现错误" in told.out


def test_a_correct_pack_of_one_s_own_is_clean(run: Run, tmp_path: Path) -> None:
    assert run("checklists", "lint", written(tmp_path)).out == "paper.toml：2项要求，没有发现错误。\n"


def test_every_fault_is_a_line_with_file_line_and_path(run: Run, tmp_path: Path) -> None:
    text = spoiled("limit = 5", 'limit = "5"').replace("{user}", "{usr}")
    told = run("checklists", "lint", written(tmp_path, text))
    assert (told.code, told.out) == (2, "")
    assert [line.split("：")[0] for line in told.err.splitlines()] == [
        f"paper.toml 第{line_of(text, 'limit =')}行 requirement[1].limit",
        f"paper.toml 第{line_of(text, 'found =')}行 requirement[1].found",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('legal_basis = ["law-1"]', 'legal_basis = ["law-2"]', "没有法律依据“law-2”"),
        ('version = "1"', 'version = "1"\nbuilds_on = ["national", "gone"]', "没有可依托的检查表“gone”"),
        ('connection.energized_on = "2023-04-28"', 'connection.energized_on = "2023-04-27"', "样例的结论应为“不符合”，实为“符合”"),
        ('user.supply = "residential"\nconnection.applied_on = "2023-04-21"\nconnection.energized_on = "2023-04-28"', "fees = 1", "fees"),
    ],
)
def test_what_it_rests_on_and_its_samples_are_checked(run: Run, tmp_path: Path, old: str, new: str, told: str) -> None:
    answer = run("checklists", "lint", written(tmp_path, spoiled(old, new)))
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


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
