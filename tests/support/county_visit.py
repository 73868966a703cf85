"""What happened in a case of an invented county: the visit with its payments, the interview, the photos, the refused delivery.

The users, the people, the companies and the numbers are nobody's. The county's code is the checklist's, for the days it is in force.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from inspections.profiles.profile import Inspector, Profile
from tests.support.made_up_case import SIGNED

PARTY = "国网河南省电力公司云溪县供电公司"
AFFILIATE = "云溪县昌明电力工程有限公司"
USER = "云溪县禾丰农产品冷链物流有限公司"
INSPECTORS = (Inspector("贺明远", "豫H20231"), Inspector("司马晓岚", "豫H20237"))
OFFICERS: list[dict[str, str]] = [{"name": inspector.name, "certificate": inspector.certificate} for inspector in INSPECTORS]
PROFILE = Profile(
    county="410823",
    issuer="云溪县发展和改革委员会",
    number_prefix="云发改能源",
    contact_name="贺明远",
    contact_phone="0391-7200316",
    address="河南省云溪县兴业路18号行政服务中心3楼",
    reconsideration="云溪县人民政府",
    court="云溪县人民法院",
    consequence="逾期未整改或者整改不到位的，依法处理。",
    approved_fees=("高可靠性供电费",),
    inspection_cap_per_year=2,
    inspectors=INSPECTORS,
)
FEE_NAMES = (
    "移表费",
    "计量装置赔偿费",
    "环境监测费",
    "高压电缆介损试验费",
    "高压电缆震荡波试验费",
    "低压电缆试验费",
    "低压计量检测费",
    "互感器试验费",
    "网络自动化费",
    "配电室试验费",
    "开闭站集资费",
    "调试费",
    "保护定值整定计算费",
    "带电作业费",
    "变电站间隔占用费",
    "电力负荷管理终端建设费",
    "搭伙费",
)
SIGNED_BY_ALL = {"officer_1": SIGNED, "officer_2": SIGNED, "party": SIGNED}
REFUSED = {
    "refused": {
        "reason": "认为部分费用由电力工程公司收取，与本单位无关",
        "witnesses": [{"name": "郑国栋", "unit": "云溪县城关镇东关社区居民委员会"}],
    }
}


def fees() -> Iterator[dict[str, object]]:
    """Yield thirty-two payments: listed ones of supplier and affiliate, some twice, and some that nobody approved."""
    for index, name in enumerate((*FEE_NAMES, *FEE_NAMES[:11]), start=1):
        by_affiliate = index % 3 == 0
        yield {
            "name": name,
            "amount": f"{index * 1375 + 80}.{index % 4 * 25:02d}",
            "charged_on": (date(2023, 2, 20) + timedelta(days=3 * index)).isoformat(),
            "payee": AFFILIATE if by_affiliate else PARTY,
            "payee_relation": "affiliate" if by_affiliate else "supplier",
            "stage": "connection",
            "approved_item": False,
            "above_standard": False,
            "reasonable": not by_affiliate,
            "receipt": index % 5 != 0,
        }
    for name, amount in (
        ("业务受理咨询费", "600.00"),
        ("图纸审查服务费", "4500.00"),
        ("供电方案编制服务费", "12000.00"),
        ("资料档案费", "300"),
    ):
        yield {
            "name": name,
            "amount": amount,
            "charged_on": "2023-05-30",
            "payee_relation": "supplier",
            "stage": "connection",
            "approved_item": False,
            "above_standard": False,
            "reasonable": True,
            "receipt": True,
        }


def visit() -> dict[str, Any]:
    """Return the record of the first visit: fees, acts and a term that was not kept."""
    return {
        "id": "YX-2023-021",
        "topics": ["fees", "designation", "connection"],
        "inspected_on": "2023-08-09",
        "county": "410823",
        "inspectee": {"name": PARTY, "kind": "grid_company"},
        "inspectors": OFFICERS,
        "visit": {
            "address": "河南省云溪县迎宾大道268号",
            "legal_representative": "邱建国",
            "phone": "0391-7200188",
            "place": "供电公司营业厅、客户服务中心档案室和云溪县禾丰农产品冷链物流有限公司配电室",
            "started_at": "2023-08-09T08:50:00",
            "ended_at": "2023-08-09T12:05:00",
            "source": "hotline",
            "certificate_shown": True,
            "recusal": "none",
        },
        "user": {"name": USER, "supply": "hv_single", "kind": "private", "capacity_kva": 1250},
        "site": {"area": "town"},
        "connection": {
            "applied_on": "2023-02-13",
            "accepted_on": "2023-02-14",
            "plan_issued_on": "2023-03-20",
            "energized_on": "2023-07-14",
            "voltage_kv": 10,
            "access_voltage": "high",
            "source": "ordinary",
            "step_count": 5,
            "user_visits": 6,
            "stages": [
                {"name": "业务受理", "started_on": "2023-02-13", "finished_on": "2023-02-14", "held_by": "supplier"},
                {"name": "供电方案答复", "started_on": "2023-02-14", "finished_on": "2023-03-20", "held_by": "supplier"},
                {"name": "设计", "started_on": "2023-03-20", "finished_on": "2023-04-12", "held_by": "user"},
                {"name": "设计审查", "started_on": "2023-04-12", "finished_on": "2023-05-05", "held_by": "supplier"},
                {"name": "外部工程施工", "started_on": "2023-05-05", "finished_on": "2023-06-27", "held_by": "construction"},
                {"name": "竣工检验和装表接电", "started_on": "2023-06-27", "finished_on": "2023-07-14", "held_by": "supplier"},
            ],
        },
        "designation": {
            "acts": [
                {
                    "code": "recommended",
                    "target": "design",
                    "unit": "云溪县昌明电力设计有限公司",
                    "note": "窗口人员在答复供电方案时口头推荐该单位承担设计",
                },
                {
                    "code": "unit_inserted",
                    "target": "construction",
                    "unit": AFFILIATE,
                    "note": "受理申请的次日由客户经理带该单位人员到用户现场查勘",
                },
                {"code": "review_blocked", "target": "construction", "note": "用户自行选择的施工单位报送的图纸三次退回，未书面说明理由"},
            ]
        },
        "fees": list(fees()),
        "observations": {"wuzhi-2023.fees.published": "violation"},
    }


def others() -> list[dict[str, Any]]:
    """Return the month's other records: other parties, with a trouble or without."""
    plain: dict[str, Any] = {"county": "410823", "inspectors": OFFICERS, "fees": [], "designation": {"acts": []}}
    return [
        {
            **plain,
            "id": "YX-2023-019",
            "topics": ["fees"],
            "inspected_on": "2023-08-02",
            "inspectee": {"name": "云溪县新城配售电有限公司", "kind": "incremental_grid"},
            "fees": [{**next(fees()), "charged_on": "2023-07-03"}],
        },
        {
            **plain,
            "id": "YX-2023-023",
            "topics": ["fees", "designation"],
            "inspected_on": "2023-08-22",
            "inspectee": {"name": "国网河南省电力公司云溪县供电公司柳树镇供电所", "kind": "grid_company"},
            "observations": {"wuzhi-2023.fees.published": "violation"},
        },
        {
            **plain,
            "id": "YX-2023-024",
            "topics": ["fees"],
            "inspected_on": "2023-08-29",
            "inspectee": {"name": "国网河南省电力公司云溪县供电公司石桥镇供电所", "kind": "grid_company"},
        },
    ]


SITE: dict[str, Any] = {
    "attendee": "范文静",
    "attendee_post": "客户服务中心副主任",
    "situation": "检查人员查阅了2023年1月至7月高压新装业务档案18份、业务收费明细账1本和窗口录音，核对了营业厅收费公示栏和“网上国网”"
    "公示内容，并到用户配电室查看了计量装置和接入点。\n"
    f"{USER}于2023年2月13日提出新装申请，报装容量1250千伏安，7月14日接电。档案中没有用户自主选择设计、施工单位的书面记录。",
    "materials": ["收费票据复印件32张", "用电业务工作单复印件6份", "供电方案答复单复印件1份", "图纸审查意见3份"],
    "statement": "部分费用由昌明电力工程公司与用户签订合同后收取，供电公司没有直接收取。供电方案答复超时限是因为上级审批环节较多。",
    "signatures": SIGNED_BY_ALL,
}
QUESTIONS = (
    ("请介绍你的身份和在本单位的职责。", "我叫苏丽萍，是公司的行政部经理，2023年的新装用电由我经办。"),
    (
        "请介绍办理新装用电的经过。",
        "2023年2月13日我到营业厅提出申请，报装容量1250千伏安，要求单电源供电。3月20日拿到供电方案，4月12日送审图纸，前后退回三次，5月5日才通过。6月27日报验，7月14日送电。",
    ),
    ("供电公司有没有告知可以自主选择设计、施工单位？", "没有书面告知。窗口的人说昌明公司熟悉流程，让我们找他们。"),
    (
        "昌明公司的人什么时候与你们接触的？",
        "提出申请的第二天，客户经理带着昌明公司的两个人来现场看配电室的位置，当场给了名片，说设计、施工、试验可以一起包下来，送电也快。",
    ),
    ("你们为什么没有让昌明公司施工？", "他们报价68万元，我们自己找的施工单位报价49万元，资质证书都齐全。"),
    (
        "图纸退回时供电公司怎么说的？",
        "第一次说图例不规范，第二次说缺少保护定值计算书，第三次没有说原因，只让再改。后来交了保护定值整定计算费和图纸审查服务费就通过了。",
    ),
    (
        "共交了哪些费用，交给了谁？",
        "从2月下旬到5月下旬陆续交了三十多笔，有移表费、互感器试验费、搭伙费等，多数交给供电公司，一部分转到昌明公司账户，收据复印件已经提供，有几笔没有给收据。",
    ),
    ("不交这些费用会怎样？", "营业厅的人说不交就排不上停电计划。"),
    ("你对供电公司的整改有什么要求？", "希望把不该收的费用退给我们，以后办电按规定的时间来。"),
    ("你还有什么需要补充的？", "没有了。以上说的都是事实。"),
)
INTERVIEW: dict[str, Any] = {
    "started_at": "2023-08-09T14:40",
    "ended_at": "2023-08-09T16:05",
    "place": "云溪县禾丰农产品冷链物流有限公司二楼会议室",
    "name": "苏丽萍",
    "sex": "female",
    "identity_number": "410823198506150029",
    "unit": USER,
    "post": "行政部经理",
    "relation": "用电报装的经办人",
    "phone": "0391-7200256",
    "address": "河南省云溪县城关镇东关社区6号楼2单元301室",
    "recorder": "司马晓岚",
    "rights_told": True,
    "recusal": "none",
    "questions": [{"question": question, "answer": answer} for question, answer in QUESTIONS],
    "signatures": SIGNED_BY_ALL,
}
EVIDENCE: tuple[tuple[str, str, tuple[int, int], int], ...] = (
    ("公示栏.jpg", "营业厅收费公示栏没有公示已经取消的用电报装收费项目", (2000, 1500), 1),
    ("票据一.jpg", "2023年2月23日收取移表费的票据", (1500, 2000), 1),
    ("票据二.jpg", "2023年3月1日由云溪县昌明电力工程有限公司收取环境监测费的票据，盖有该公司财务专用章", (2000, 1500), 6),
    ("名片.jpg", "昌明电力工程公司人员留给用户的名片", (2000, 1500), 3),
    ("配电室.jpg", "用户配电室的计量装置和接入点", (2400, 1350), 1),
)
LEFT = {
    "manner": "left",
    "received_by": "",
    "relation": "",
    "refusal": "综合办公室工作人员范文静称须经公司领导同意，拒绝签收",
    "witnesses": [{"name": "郑国栋", "unit": "云溪县城关镇东关社区居民委员会"}],
    "recording": "both",
    "signatures": {"server_1": SIGNED, "server_2": SIGNED},
}
