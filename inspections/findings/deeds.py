"""Which requirements one deed breaks at once: the kind says so, or a checklist that rules beside what it builds on (`stands_beside`)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from inspections.checklists.pack import Requirement


def deeds_of(requirements: Iterable[Requirement]) -> Mapping[str, str]:
    """Return for each requirement's id the id of the first one that the same deed breaks.

    Whom it binds is part of the deed: what a supplier does and what its customer does are two things.
    """
    known = {requirement.id: requirement for requirement in requirements}
    groups = {name: {name} for name in known}
    by_deed: dict[Hashable, str] = {}
    for name, requirement in known.items():
        alike = by_deed.setdefault((requirement.addressee, requirement.kind.deed(requirement)), name)
        beside = (one for one in requirement.stands_beside if one in known and known[one].addressee == requirement.addressee)
        for other in (alike, *beside):
            merged = groups[name] | groups[other]
            groups.update(dict.fromkeys(merged, merged))
    return {name: next(one for one in known if one in group) for name, group in groups.items()}
