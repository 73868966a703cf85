"""Names made up for each kind of fee, under every pack: no banned kind passes, nothing legal or of other supplies is asked about."""

from typing import Any

import pytest

from inspections.checklists.answer import Verdict
from tests.support.checklists import checked
from tests.support.records import record

PACKS = ("national", "wuzhi-2023", "jiangxi-2025", "zhejiang-2021", "linfen-2021", "jiangsu-2018")
SIMILAR = (
    "迁移电表费 挪表费 三相电能表费 电表工本费 装表接电费 表计检定费 互感器变比试验费 高压电缆耐压试验费 避雷器试验费 "
    "变压器试验费 保护装置调试费 定值计算费 停电配合费 不停电作业费 带电搭头费 开关柜间隔费 环网柜集资费 负控装置费 "
    "用电信息采集终端费 通信通道费 设计图纸审查费 竣工验收费 现场勘查服务费 供电方案编制费 报装代办费 用电押金 电费保证金 "
    "增容贴费 配套工程费 小区供电配套费 过户手续费 停电复电手续费 启动方案费 并网服务费 电费代缴手续费"
)
LEGAL = (
    "容量电费 需量电费 力调电费 上网环节线损费用 系统运行费 违约使用电费 电费违约金 滞纳金 高可靠性供电费 "
    "系统备用费 峰谷分时电费 居民阶梯电费 农网还贷资金 可再生能源电价附加 输配电费 代理购电费 偏差电费 电度电费 "
    "政府性基金及附加"
)
OTHER_SUPPLIES = (
    "自来水接口费 燃气表费 天然气初装费 暖气改造费 供热计量表费 换热站建设费 水表检定费 用热计量装置费 热力开口费 "
    "燃气调试费 供水管网建设费 蒸汽费 暖气入网费 污水处理费 煤气点火费 供暖调试费 热计量表检定费 管道试压费"
)
ASKED = {Verdict.VIOLATION, Verdict.UNDETERMINED}


def answered(words: str, pack_id: str) -> dict[str, set[Verdict]]:
    """Return for each name what the requirements on names answer to a charge of the supplier that states nothing else."""
    names = words.split()
    line: dict[str, Any] = {"amount": "10.00", "charged_on": "2023-06-01", "payee_relation": "supplier", "stage": "connection"}
    verdicts = checked([record(id=name, topics=["fees"], fees=[{**line, "name": name}]) for name in names], pack_id)
    by_name = {one.id for one in verdicts.pack.checked if one.kind.name in {"banned_fees", "unlisted_fees"}}
    return {name: {answer.verdict for answer in verdicts.of_record(row) if answer.requirement in by_name} for row, name in enumerate(names)}


@pytest.mark.parametrize("pack_id", PACKS)
def test_no_name_of_a_banned_kind_is_passed_over(pack_id: str) -> None:
    assert [name for name, verdicts in answered(SIMILAR, pack_id).items() if not verdicts & ASKED] == []


@pytest.mark.parametrize("pack_id", PACKS)
def test_no_fee_that_is_legal_or_of_water_gas_and_heat_is_asked_about(pack_id: str) -> None:
    assert [name for name, verdicts in answered(f"{LEGAL} {OTHER_SUPPLIES}", pack_id).items() if verdicts & ASKED] == []
