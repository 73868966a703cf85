"""A power behind every order: what may not stand in a pack, whatever its words (docs/contract.md, "Outcome").

An order needs, among the articles it rests on, one that lets the department order this addressee and was in force on some day on which the
requirement is. What is handed over needs an article that can be broken: a ban or a duty. A peer department is ordered by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspections.checklists.law import LawRole
from inspections.checklists.pack import Outcome, Pack, Requirement
from inspections.checklists.strict import TomlFile

_Fault = tuple[str, str, str, str]
"""Key of the requirement, code, what and action."""


def note_powerless(file: TomlFile, pack: Pack) -> None:
    """Note in the file of `pack` (complete with what it builds on) each order without a power, and each ground that nobody can break."""
    for number, requirement in enumerate(pack.own):
        if file.is_sound(("requirement", number)) and file.is_sound(("law",)):
            for key, code, what, action in _faults(requirement, pack):
                file.note(code, ("requirement", number, key), f"“{requirement.id}”{what}", action)


def _faults(requirement: Requirement, pack: Pack) -> Iterator[_Fault]:
    if requirement.outcome is Outcome.ORDER and requirement.addressee == "authority":
        yield "outcome", "no_power", "约束行政机关，不能责令改正", "请将 outcome 改为 supervise（督办）"
    elif requirement.outcome is Outcome.ORDER and not may_be_ordered(requirement, pack):
        what = "的法律依据中，没有一条在施行期内授权责令这一义务主体改正"
        yield "outcome", "no_power", what, "请补充有责令权力（power）的 legal_basis，或者将 outcome 改为 advise（督促整改）"
    ground = pack.laws.get(requirement.transfer_ground)
    if ground is not None and not ground.has(LawRole.DUTY, LawRole.BAN):
        what = f"的移送依据“{ground.name}”既不是义务也不是禁止，没有人会违反它"
        yield "transfer_ground", "no_ground", what, "请改用被违反的条文（duty 或者 ban）"
    if requirement.transfer_to and not requirement.transfer_ground:
        yield "transfer_to", "no_ground", "写了移送机关，却没有写移送依据", "请补填 transfer_ground：被违反的条文"


def may_be_ordered(requirement: Requirement, pack: Pack) -> bool:
    """Say whether one of the articles it rests on lets the department order its addressee on some day of its force."""
    laws = (pack.laws[key] for key in requirement.legal_basis if key in pack.laws)
    first, last = requirement.in_force_from, requirement.in_force_until
    return any(law.empowers_over(requirement.addressee) and law.in_force_within(first, last) for law in laws)
