"""What each requirement of a pack leads to where every power holds, the articles it rests on by what they do, and why: for fresh eyes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspections.checklists.consequences import by_role
from inspections.checklists.law import Law, LawRole, Payers
from inspections.checklists.pack import Outcome, Pack, Requirement
from inspections.days import spoken_day


@dataclass(frozen=True, slots=True)
class PowerEntry:
    """One requirement with the articles by role; under `power` stand those alone that bear its order.

    `ground` is the article broken by what is handed over, None where nothing is.
    """

    requirement: Requirement
    articles: Mapping[LawRole, tuple[Law, ...]]
    ground: Law | None
    why: str

    @property
    def outcome(self) -> Outcome:
        """What it leads to where every power holds."""
        return Outcome.REPORT if self.requirement.force == "aim" else self.requirement.outcome


def power_list(pack: Pack) -> Iterator[PowerEntry]:
    """Yield the requirements that a check answers, in the order of the pack and then of its floor."""
    for requirement in pack.checked:
        ground = pack.laws.get(requirement.transfer_ground)
        basis = by_role([*(pack.laws[key] for key in requirement.legal_basis), *([ground] if ground else [])])
        ordering = tuple(law for law in basis.pop(LawRole.POWER, ()) if law.empowers_over(requirement.addressee))
        powers = ordering if requirement.outcome is Outcome.ORDER else ()
        articles = {role: laws for role in LawRole if (laws := powers if role is LawRole.POWER else basis.get(role, ()))}
        yield PowerEntry(requirement, articles, ground, _why(requirement, powers))


def _why(requirement: Requirement, powers: tuple[Law, ...]) -> str:
    if requirement.force == "aim":
        return "原则性要求，只报告上级"
    match requirement.outcome:
        case Outcome.ORDER:
            return f"可以责令：{'；'.join(map(_bounds, powers))}。这些条文管不到的，改为督促整改"
        case Outcome.SUPERVISE:
            return "约束行政机关，不能责令；属于本单位职责的，是本单位的任务"
        case Outcome.TRANSFER:
            return f"由{requirement.transfer_to}决定，本单位不能责令"
        case Outcome.REPORT:
            return "只报告上级"
        case Outcome.ADVISE:
            informed = f"，并函告{requirement.inform}" if requirement.inform else ""
            return f"文件提出了要求，没有条文授权县级能源主管部门责令这一义务主体改正{informed}"


def _bounds(law: Law) -> str:
    limits = [f"{spoken_day(law.in_force_from)}起"] if law.in_force_from else []
    limits += ["只保护市场主体"] if law.payers is Payers.MARKET else []
    return f"{law.name}（{'，'.join(limits)}）" if limits else law.name
