"""A pack on a pack on a pack: the floor reaches all the way down, and a changed floor is a changed pack."""

from pathlib import Path

from inspections.checklists.loading import load_packs
from tests.support.two_packs import BASE, HEAD, copy_of

TOP = HEAD.replace('"upper"', '"top"').replace('["paper"]', '["upper"]')


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_floor_goes_through_all_packs_below_but_for_what_one_on_the_way_restates(tmp_path: Path) -> None:
    packs = load_packs(write(tmp_path, paper=BASE, upper=f"{HEAD}\n{copy_of('most')}", top=f"{TOP}\n")).by_id
    ids = [requirement.id for requirement in packs["top"].requirements]
    assert ids[0] == "upper.most"
    assert "paper.most" not in ids
    assert "paper.least" in ids
    assert packs["top"].own == ()


def test_a_changed_floor_is_a_changed_pack(tmp_path: Path) -> None:
    texts = {"upper": f"{HEAD}\n{copy_of('most')}", "top": f"{TOP}\n"}
    first = load_packs(write(tmp_path, paper=BASE, **texts)).by_id
    second = load_packs(write(tmp_path, paper=f"{BASE}\n# 改动\n", **texts)).by_id
    assert [first[name].content_hash != second[name].content_hash for name in ("paper", "upper", "top")] == [True] * 3
