"""What requirements rest on: lists of fees that may not be charged, fees that stay legal, the acts of 三指定, and laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inspections.checklist_pages.markdown import code, link, plain, table
from inspections.checklists.law import Law
from inspections.checklists.pack import Act, BannedFee, Pack
from inspections.findings.phrases import clause_text

ACTS = "“三指定”行为"


def link_to_list(name: str, bases: Mapping[str, Pack]) -> str:
    """Return a link to a fee list, on this page or on that of the pack it comes from."""
    return link(name, _page_of(name, {pack: base.fee_lists for pack, base in bases.items()}), _heading(name))


def link_to_acts(bases: Mapping[str, Pack]) -> str:
    """Return a link to the acts of 三指定."""
    page = next((f"{name}.md" for name, base in bases.items() if base.acts), "")
    return link(ACTS, page, ACTS)


def own_lists(pack: Pack, bases: Mapping[str, Pack]) -> Iterator[str]:
    """Yield the sections on what the pack holds itself, not by what it builds on."""
    for name, fees in pack.fee_lists.items():
        if not any(base.fee_lists.get(name) == fees for base in bases.values()):
            yield f"## {_heading(name)}\n\n以下收费不得收取。名称近似的不直接认定，由检查人核实。\n\n{_fees(fees)}\n"
    legal = [name for name in pack.legal_fees if not any(name in base.legal_fees for base in bases.values())]
    if legal:
        yield f"## 合法收费\n\n下列名称是合法的收费，不作为违规收费，也不作为近似名称：{'、'.join(map(plain, legal))}。\n"
    acts = [act for code, act in pack.acts.items() if not any(base.acts.get(code) == act for base in bases.values())]
    if acts:
        yield f"## {ACTS}\n\n{_acts(acts)}\n"
    laws = [law for key, law in pack.laws.items() if not any(base.laws.get(key) == law for base in bases.values())]
    if laws:
        yield f"## 法律依据\n\n待核的条文尚未与正式文本核对，不印入通知书。\n\n{_laws(laws)}\n"


def _page_of(name: str, lists_of: Mapping[str, Mapping[str, object]]) -> str:
    return next((f"{pack}.md" for pack, lists in lists_of.items() if name in lists), "")


def _heading(name: str) -> str:
    return f"收费清单 {name}"


def _fees(fees: Iterable[BannedFee]) -> str:
    rows = [
        (str(number), plain(fee.name), "、".join(map(plain, fee.aliases)), "、".join(map(plain, (*fee.resembling, *_kinds(fee)))))
        for number, fee in enumerate(fees, start=1)
    ]
    return table(("序号", "收费名称", "同一收费的其他名称", "近似名称（须核实）"), rows)


def _kinds(fee: BannedFee) -> Iterator[str]:
    for words in fee.words:
        groups = ("或".join(f"“{word}”" for word in group.split("/")) for group in words.split(" "))
        yield f"带有{'又带有'.join(groups)}字样的"


def _acts(acts: Iterable[Act]) -> str:
    return table(("代码", "行为", "出处"), [(code(act.code), plain(act.meaning), plain(clause_text(act.clause))) for act in acts])


def _laws(laws: Iterable[Law]) -> str:
    return table(("代码", "法条", "核对"), [(code(law.key), plain(law.name), "已核对" if law.confirmed else "待核") for law in laws])
