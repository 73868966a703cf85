"""A record of a charging operator that holds each fact of resale, arrears, licence, lead, refunds and problems."""

from typing import Any

from tests.support.records import record

VISIT, CASE = "6f1f0f9a-41aa-4c1e-9d3a-0c7d2b6a5f0e", "0c7d2b6a-5f0e-4d0b-8a6f-2f6f1f0f9a41"

RESALE_RECORD: dict[str, Any] = record(
    visit_uuid=VISIT,
    case_uuid=CASE,
    topics=["resale", "fees", "reliability"],
    inspectee={"name": "某充电运营公司", "kind": "charging_operator", "credit_code": "91350100M000100Y43"},
    visit={
        "source": "petition",
        "inspection_code": "0410823202600012",
        "lead": {"kind": "12398", "number": "2026-0031", "received_on": "2023-08-01", "answer_due_on": "2023-09-30"},
    },
    fees=[{"name": "服务费", "amount": "120.00"}],
    resale={
        "lines": [
            {
                "user": "某商户",
                "from": "2023-01-01",
                "until": "2023-06-30",
                "kwh": 1200,
                "charged": "1560.00",
                "reference_price": "0.651234",
                "added": "0.50",
                "repaid": "100.05",
            },
            {"user": "某住户", "from": "2023-01-01", "until": "2023-01-01", "charged": "20.1", "reference_price": "0.6"},
        ]
    },
    arrears={
        "cut_off": True,
        "amount": "195642.49",
        "due_on": "2023-05-10",
        "reminded_on": "2023-05-20",
        "notified_on": "2023-06-09",
        "cut_on": "2023-06-16",
        "loads": ["lift", "pump"],
    },
    licence={"class": "four", "works_voltage_kv": 35, "lent": False},
    refunds=[
        {"fee": 1, "user": "某商户", "owed": "120.00", "repaid": "20.00", "repaid_on": "2023-08-10", "proof": "证据3，转账凭证"},
        {"fee": "电费", "owed": "40", "repaid": "40"},
    ],
    problems=[
        {
            "text": "营业厅没有公示停电信息\n电话无人接听",
            "topic": "disclosure",
            "clause": "三(六)2",
            "basis": "《优化营商环境条例》第二十八条",
            "outcome": "advise",
            "correct": "公示停电信息",
            "responsible": "某营业厅",
            "state": "rectified",
            "rectified_on": "2023-08-20",
        },
        {"text": "收据没有注明单价", "topic": "resale"},
    ],
    remark="另有两户不在家\n已约时间",
)
"""A record that holds each of these facts."""
