"""A plain list in a cell is read item by item; what may be a list written otherwise is refused with the right spelling."""

from pathlib import Path

import pytest

from inspections.checklists.calendars import WorkingDays
from inspections.checklists.check import check
from inspections.checklists.loading import load_packs
from inspections.records.fields.inspection import TOPICS
from inspections.records.reading import read_records
from inspections.records.rows import records_of
from tests.support.records import RESOURCES, file_faults, vocabulary
from tests.support.reviewed_files import REVIEW, reviewed

HEADINGS = "记录编号,检查项目,检查时间,行政区划代码,被检查单位,被检查单位类别"
ROW = "A-1,{topics},2023-08-15,410823,某县供电公司,供电公司"


def written(tmp_path: Path, topics: str = "办电", heading: str = "", cell: str = "") -> Path:
    path = tmp_path / "台账.csv"
    ends = (f",{heading}", f',"{cell}"') if heading else ("", "")
    row = ROW.replace("{topics}", f'"{topics}"')
    path.write_text(f"{HEADINGS}{ends[0]}\n{row}{ends[1]}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("separator", [";", "；", "、", " 、 ", "； "])
def test_a_list_is_split_at_each_separator(tmp_path: Path, separator: str) -> None:
    (record,) = records_of(read_records(written(tmp_path, f"违规收费{separator}三指定"), vocabulary()))
    assert record.payload["topics"] == ["fees", "designation"]
    (record,) = records_of(read_records(written(tmp_path, "办电", "办电环节", f"申请受理{separator}装表接电"), vocabulary()))
    assert record.payload["connection"]["steps"] == ["申请受理", "装表接电"]


def test_topics_with_the_chinese_enumeration_comma_are_taken() -> None:
    (record,) = reviewed("f04_topics_dunhao.csv")
    assert record["topics"] == ["fees", "designation"]


@pytest.mark.parametrize(("pack", "clause"), [("linfen-2021", "三6"), ("wuzhi-2023", "办电环节")])
def test_the_separator_decides_no_verdict(pack: str, clause: str) -> None:
    knowledge = load_packs(RESOURCES / "checklists")
    verdicts = check(read_records(REVIEW / "f02_separators_verdict.csv", vocabulary()), knowledge.checklist(pack), WorkingDays())
    answers = [(one.requirement, one.verdict, one.reason) for one in verdicts.answers() if one.record == "T-001"]
    assert answers == [(one.requirement, one.verdict, one.reason) for one in verdicts.answers() if one.record == "T-002"]
    assert any(clause in reason or pack == "linfen-2021" for _, _, reason in answers)


def test_every_other_separator_of_the_reported_table_is_refused_with_all_steps() -> None:
    faults = file_faults(REVIEW / "f01_separators.csv")
    assert {fault.path for fault in faults} <= {"connection.steps", "connection.materials"}
    assert {fault.where.split("第")[1].split("行")[0] for fault in faults} >= {"4", "5"}
    for fault in faults:
        wanted = "申请受理；装表接电；设计审查；竣工检验" if fault.path == "connection.steps" else "有效身份证件；物权证件"
        assert wanted in fault.action


@pytest.mark.parametrize(
    "cell", ["违规收费/三指定", "违规收费 三指定", "违规收费，三指定", "1.违规收费2.三指定", "违规收费\n三指定", "①违规收费②三指定"]
)
def test_topics_joined_otherwise_are_refused_with_the_spelling_that_keeps_them_all(tmp_path: Path, cell: str) -> None:
    (fault,) = file_faults(written(tmp_path, cell))
    assert (fault.path, "写成“违规收费；三指定”" in fault.action) == ("topics", True)


@pytest.mark.parametrize(
    "cell",
    [
        "有效身份证件/物权证件",
        "有效身份证件 物权证件",
        "有效身份证件，物权证件",
        "有效身份证件和物权证件",
        "有效身份证件物权证件",
        "1.有效身份证件2.物权证件",
        "1、有效身份证件2、物权证件",
        "1、有效身份证件；2、物权证件",
        "（1）有效身份证件（2）物权证件",
        "有效身份证件\n物权证件",
        "有效身份证件→物权证件",
        "有效身份证件--物权证件",
        "有效身份证件 · 物权证件",
    ],
)
def test_known_materials_never_stand_in_one_item(tmp_path: Path, cell: str) -> None:
    (fault,) = file_faults(written(tmp_path, "办电", "受理环节资料", cell))
    assert "有效身份证件；物权证件" in fault.action


def test_codes_with_blanks_between_are_no_one_material(tmp_path: Path) -> None:
    (fault,) = file_faults(written(tmp_path, "办电", "受理环节资料", "identity property"))
    assert "identity；property" in fault.action


@pytest.mark.parametrize("arrow", ["→", " ⇒ ", "->", "-->", "—", "·", "～"])
def test_steps_drawn_as_a_chain_are_no_one_step(tmp_path: Path, arrow: str) -> None:
    (fault,) = file_faults(written(tmp_path, "办电", "办电环节", arrow.join(["申请受理", "竣工检验", "装表接电"])))
    assert "申请受理；竣工检验；装表接电" in fault.action


@pytest.mark.parametrize(
    "cell", ["有效身份证件复印件", "5G基站报装地址列表", "10kV图纸", "其他承诺书（一式两份）", "设计文件（含图纸、说明，盖章）"]
)
def test_a_single_item_is_taken_as_it_stands(tmp_path: Path, cell: str) -> None:
    (record,) = records_of(read_records(written(tmp_path, "办电", "受理环节资料", cell), vocabulary()))
    assert record.payload["connection"]["materials"] == ["base_station_list" if cell.startswith("5G") else cell]


@pytest.mark.parametrize("label", [*TOPICS.values()])
def test_every_topic_s_label_is_read_with_a_blank_in_it(tmp_path: Path, label: str) -> None:
    (record,) = records_of(read_records(written(tmp_path, f"{label[:2]} {label[2:]}"), vocabulary()))
    assert [TOPICS[code] for code in record.payload["topics"]] == [label]
