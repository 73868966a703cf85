"""`check FILE`: problems that no requirement computes are listed behind the answers."""

from pathlib import Path

import simplejson

from tests.support.command_line import CHECKLIST, Run, banned, clean, on_paper
from tests.support.problem_lines import BARE, FULL


def test_check_lists_problems_behind_its_answers_and_does_not_count_them(run: Run, tmp_path: Path) -> None:
    path = on_paper(tmp_path, clean(problems=[FULL, BARE]), clean(id="A-2", problems=[BARE]))
    result = run("check", path, *CHECKLIST, "--format", "json")
    assert result.code == 0
    objects = simplejson.loads(result.out)
    problems = [one for one in objects if one["requirement"] is None]
    assert objects[-3:] == problems
    assert [(one["record"], one["clause"], one["verdict"], one["outcome"], one["reason"]) for one in problems] == [
        ("A-1", "三(六)2", None, "advise", FULL["text"]),
        ("A-1", None, None, None, BARE["text"]),
        ("A-2", None, None, None, BARE["text"]),
    ]
    assert problems[0]["evidence"] == {f"problems[1].{key}": value for key, value in FULL.items()}
    assert list(objects[0]) == list(problems[0])


def test_check_tells_a_person_of_problems_record_by_record(run: Run, tmp_path: Path) -> None:
    path = on_paper(tmp_path, banned(problems=[FULL, BARE]))
    result = run("check", path, *CHECKLIST)
    assert result.code == 1
    assert result.out.splitlines()[-3:] == [
        "记录 A-1 某县供电公司 的其他问题（不由检查表计算）",
        "  【信息公开，督促整改，已整改】三（六）2 营业厅没有公示停电信息 电话无人接听",
        "  【转供电】收据没有注明单价",
    ]
