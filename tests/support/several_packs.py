"""Knowledge with more than the one checklist: of other areas, of other years, and newer versions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from inspections.checklists.loading import Packs
from inspections.checklists.pack import Pack
from inspections.documents.knowledge import Knowledge

HOURS = "wuzhi-2023.outage.hours"


def with_packs(knowledge: Knowledge, *packs: Pack) -> Knowledge:
    """Return knowledge of these checklists alone, beside what they build on."""
    base = {key: pack for key, pack in knowledge.packs.by_id.items() if not pack.requirements}
    return replace(knowledge, packs=Packs(MappingProxyType({**base, **{pack.id: pack for pack in packs}})))


def wuzhi(knowledge: Knowledge) -> Pack:
    """Return the county's own checklist, for the year 2023."""
    return replace(knowledge.packs.checklist("wuzhi-2023"), in_force_from=date(2023, 1, 1), in_force_until=date(2023, 12, 31))


def newer(pack: Pack) -> Pack:
    """Return a later version in which five hours of outage are allowed and one requirement is gone."""
    kept = [requirement for requirement in pack.requirements if requirement.id != "wuzhi-2023.disclosure.outage"]
    changed = tuple(replace(requirement, limit=Decimal(5)) if requirement.id == HOURS else requirement for requirement in kept)
    return replace(pack, version="3", content_hash="cd" * 32, requirements=changed)


def provincial(pack: Pack) -> Pack:
    """Return a checklist of another province, without observations, in which six hours of outage are allowed."""
    kept = (requirement for requirement in pack.requirements if not requirement.kind.observed)
    named = tuple(replace(requirement, id=requirement.id.replace("wuzhi-2023", "zhejiang")) for requirement in kept)
    changed = tuple(
        replace(requirement, limit=Decimal(6)) if requirement.id == "zhejiang.outage.hours" else requirement for requirement in named
    )
    return replace(
        pack,
        id="zhejiang",
        title="浙江省检查表",
        county="330000",
        content_hash="ef" * 32,
        in_force_from=None,
        in_force_until=None,
        requirements=changed,
    )
