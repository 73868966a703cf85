"""`checklists powers`: outcome and articles of each requirement (docs/contract.md, "Powers as JSON")."""

import simplejson

from tests.support.checklists import pack_with
from tests.support.command_line import Run


def test_each_requirement_is_listed_with_what_it_rests_on(run: Run) -> None:
    result = run("checklists", "powers", "wuzhi-2023", "--format", "json")
    listed = simplejson.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert [one["requirement"] for one in listed] == [one.id for one in pack_with("wuzhi-2023").checked]
    assert {tuple(one) for one in listed} == {("requirement", "clause", "addressee", "outcome", "articles", "transfer", "inform", "why")}
    for one in listed:
        assert ("power" in one["articles"]) == (one["outcome"] == "order"), one
        assert one["why"]
        assert one["outcome"] != "order" or one["addressee"] != "authority"


def test_a_person_reads_it_as_text(run: Run) -> None:
    result = run("checklists", "powers", "national")
    assert result.code == 0
    assert "《优化营商环境条例》第七十条第三项（2020年1月1日起，只保护市场主体）" in result.out


def test_an_unknown_checklist_is_named(run: Run) -> None:
    assert run("checklists", "powers", "wuzhi").code == 2
