"""What a pack rules again must say so: a requirement of the same matter as one below restates it, or gives the reason to stand beside it.

The same matter is what a record is judged by: the acts of 三指定, a fee under any of its names, a fact whose state is a violation, the same
days counted, the same quantity measured. What no record can meet at once – other users, other states, other years – is another matter.
An inspector's own observation cannot be compared: each is answered by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from inspections.checklists.entailment import never_together
from inspections.checklists.pack import Pack, Requirement
from inspections.checklists.positions import Path
from inspections.checklists.strict import TomlFile
from inspections.records.near_names import suggestion

_RestatingFault = tuple[Path, str, str, str]
"""Place within the requirement, code, what and action."""


def note_overlaps(file: TomlFile, pack: Pack, below: Sequence[Pack]) -> None:
    """Note in the file of `pack` (complete with what it builds on) where it rules again, unsaid, what the packs `below` rule."""
    known = {requirement.id: (requirement, one) for one in below for requirement in one.requirements}
    for number, requirement in enumerate(pack.own):
        if file.is_sound(("requirement", number)) and file.is_sound(("fee_list",)):
            for path, code, what, action in _faults(requirement, pack, known):
                file.note(code, ("requirement", number, *path), f"“{requirement.id}”{what}", action)


def _faults(own: Requirement, pack: Pack, known: Mapping[str, tuple[Requirement, Pack]]) -> Iterator[_RestatingFault]:
    shared = {name: shared for name, (base, one) in known.items() if (shared := _shared(own, pack, base, one))}
    for name, what in shared.items():
        if name != own.restates and name not in own.stands_beside:
            said = f"和所依托的“{name}”管的是同一件事（{what}），却没有写明是重申还是另立"
            action = f'重申它的，写 restates = "{name}"；另立的，写 stands_beside."{name}" = "理由"'
            yield ("id",), "unsaid_overlap", said, action
    for name in own.stands_beside:
        path: Path = ("stands_beside", name)
        if name not in known:
            guess = suggestion(name, sorted(known))
            yield path, "unknown_requirement", f"所依托的检查表中没有要求“{name}”{guess}", "请改正"
        elif name == own.restates:
            yield path, "unfitting_key", f"已经写明重申“{name}”，不能又另立", "请删除其中一处"
        elif name not in shared:
            yield path, "unfitting_key", f"和“{name}”管的不是同一件事", "不用写明另立，请删除"


def _shared(own: Requirement, pack: Pack, base: Requirement, below: Pack) -> str:
    """Return in words what both judge by; empty: nothing that can be compared."""
    if _never_meet(own, base):
        return ""
    theirs = base.kind.judges_by(base, below)
    return "、".join(dict.fromkeys(words for what, words in own.kind.judges_by(own, pack).items() if what in theirs))


def _never_meet(own: Requirement, base: Requirement) -> bool:
    """Say whether no record is judged by both: their years do not touch, or one of their conditions rules out one of the other's."""
    began = max(own.in_force_from or date.min, base.in_force_from or date.min)
    if began > min(own.in_force_until or date.max, base.in_force_until or date.max):
        return True
    theirs = (*base.applies_when, *base.violation_when)
    return any(never_together(one, other) for one in (*own.applies_when, *own.violation_when) for other in theirs)
