"""All packs of a folder, each with what it builds on, and the vocabulary that records may use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path as FilePath

from inspections.checklists.fee_clashes import note_fee_clashes
from inspections.checklists.kinds.known import KINDS
from inspections.checklists.law import Law
from inspections.checklists.loosening import note_loosening
from inspections.checklists.overlapping import note_overlaps
from inspections.checklists.pack import Act, BannedFee, Pack, Requirement
from inspections.checklists.positions import Path
from inspections.checklists.powers import note_powerless
from inspections.checklists.reading import PackFile, read_pack
from inspections.checklists.rule_kind import RuleKind
from inspections.checklists.strict import TomlFile
from inspections.faults import UserError, refuse
from inspections.records.near_names import suggestion
from inspections.records.vocabulary import Vocabulary

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Packs:
    """The known packs by id, each complete with the laws, acts, fee lists and requirements of the packs it builds on."""

    by_id: Mapping[str, Pack]

    @property
    def checklists(self) -> tuple[Pack, ...]:
        """The packs that hold requirements of their own, in the order of their ids: those of a place before those of the nation."""
        packs = sorted(self.by_id.values(), key=lambda pack: (not pack.county, pack.id))
        return tuple(pack for pack in packs if pack.own)

    def checklist(self, pack_id: str) -> Pack:
        """Return the pack of this id. Raises UserError with the nearest name."""
        if pack_id not in self.by_id or not self.by_id[pack_id].own:
            known = [pack.id for pack in self.checklists]
            raise refuse("unknown_checklist", f"没有检查表“{pack_id}”{suggestion(pack_id, known)}", "", f"可用的检查表为{'、'.join(known)}")
        return self.by_id[pack_id]

    def vocabulary(self, prefectures: Mapping[str, str]) -> Vocabulary:
        """Return the names that records may use."""
        requirements = [requirement for pack in self.by_id.values() for requirement in pack.requirements]
        return Vocabulary(
            acts=frozenset(code for pack in self.by_id.values() for code in pack.acts),
            observations=frozenset(requirement.id for requirement in requirements if requirement.kind.observed),
            requirements=frozenset(requirement.id for requirement in requirements),
            prefectures=prefectures,
        )


def load_packs(folder: FilePath, kinds: tuple[RuleKind, ...] = KINDS) -> Packs:
    """Load every pack of a folder, whose requirements may have the rule kinds `kinds`. Raises UserError with every fault of every file."""
    files = read_folder(folder, kinds)
    packs = join(files)
    faults = [fault for one in files for fault in one.file.faults_by_line]
    if faults:
        raise UserError(faults)
    return packs


def read_folder(folder: FilePath, kinds: tuple[RuleKind, ...] = KINDS) -> list[PackFile]:
    """Read every pack file of a folder, in the order of their names. Raises UserError where one is no TOML."""
    return [read_pack(path, kinds) for path in sorted(folder.glob("*.toml"))]


def join(files: Sequence[PackFile]) -> Packs:
    """Return the packs, each with what it builds on; an id used twice or a reference that leads nowhere is noted in its file."""
    by_id: dict[str, PackFile] = {}
    for one in files:
        if one.pack.id in by_id:
            one.file.note("repeated_id", ("pack", "id"), f"检查表编号“{one.pack.id}”重复", "请改用别的编号")
        by_id[one.pack.id] = one
    complete: dict[str, Pack] = {}
    for name in by_id:
        _complete(name, by_id, complete, ())
    return Packs({name: complete[name] for name in by_id})


def _complete(name: str, files: Mapping[str, PackFile], complete: dict[str, Pack], above: tuple[str, ...]) -> Pack:
    """Return the pack with all that it builds on, and keep it in `complete`; `above` are the packs that are being completed by it."""
    if name in complete:
        return complete[name]
    pack, file = files[name].pack, files[name].file
    below = []
    for position, base in enumerate(pack.builds_on):
        if base not in files or base == name or base in above:
            guess = suggestion(base, sorted(files.keys() - {name, *above}))
            file.note("unknown_checklist", ("pack", "builds_on", position), f"没有可依托的检查表“{base}”{guess}", "请改正")
            continue
        below.append(_complete(base, files, complete, (*above, name)))
    full = complete[name] = on_floor(pack, below)
    note_fee_clashes(file, full.legal_fees)
    if file.is_sound(("pack", "builds_on")):
        # With a base that is not there, every reference into it would be told as one more fault.
        _note_dead_references(full, file)
        note_loosening(file, full, below)
        note_overlaps(file, full, below)
        note_powerless(file, full)
    return full


def on_floor(pack: Pack, below: Sequence[Pack]) -> Pack:
    """Return the pack with laws, acts, fees and requirements of the complete packs `below`; what it says itself is its own.

    What it restates, it answers itself on the days on which its own requirement is in force.
    """
    laws: dict[str, Law] = {}
    acts: dict[str, Act] = {}
    fee_lists: dict[str, tuple[BannedFee, ...]] = {}
    floor: dict[str, Requirement] = {}
    for base in below:
        laws.update(base.laws)
        acts.update(base.acts)
        fee_lists.update(base.fee_lists)
        floor.update((requirement.id, requirement) for requirement in base.requirements)
    for own in pack.requirements:
        if own.restates in floor:
            left = _left_over(floor[own.restates], own)
            if left is None:
                del floor[own.restates]
            else:
                floor[own.restates] = left  # in its place: the order of answers is the order of the base
    legal_fees = dict.fromkeys(name for base in below for name in base.legal_fees)
    return replace(
        pack,
        content_hash=_hash_with(pack, below),
        laws={**laws, **pack.laws},
        acts={**acts, **pack.acts},
        fee_lists={**fee_lists, **pack.fee_lists},
        legal_fees=(*legal_fees, *pack.legal_fees),
        requirements=(*pack.requirements, *floor.values()),
        floor_ids=frozenset(floor),
    )


def _left_over(base: Requirement, own: Requirement) -> Requirement | None:
    """Return what is left of a requirement that `own` restates: the days on which `own` is not in force, if there are any.

    Where days are left on both sides of them, both are answered.
    """
    first, last = own.in_force_from or date.min, own.in_force_until or date.max
    before, after = (base.in_force_from or date.min) < first, last < (base.in_force_until or date.max)
    if before and after:
        return base
    if before:
        return replace(base, in_force_until=min(base.in_force_until or date.max, first - _DAY))
    if after:
        return replace(base, in_force_from=max(base.in_force_from or date.min, last + _DAY))
    return None


def _hash_with(pack: Pack, below: Sequence[Pack]) -> str:
    """Return a hash that changes with the pack's own file and with every pack below."""
    if not below:
        return pack.content_hash
    return hashlib.sha256("\n".join([pack.content_hash, *(base.content_hash for base in below)]).encode()).hexdigest()


def _note_dead_references(pack: Pack, file: TomlFile) -> None:
    for number, requirement in enumerate(pack.own):
        at: Path = ("requirement", number)
        laws: list[tuple[Path, str]] = [((*at, "legal_basis", index), key) for index, key in enumerate(requirement.legal_basis)]
        if requirement.transfer_ground:
            laws.append(((*at, "transfer_ground"), requirement.transfer_ground))
        for path, key in laws:
            if key not in pack.laws:
                guess = suggestion(key, sorted(pack.laws))
                file.note("unknown_law", path, f"没有法律依据“{key}”{guess}", "请改正或补充 [[law]]")
        for index, name in enumerate(requirement.fee_lists):
            if name not in pack.fee_lists:
                guess = suggestion(name, sorted(pack.fee_lists))
                file.note("unknown_fee_list", (*at, "fee_lists", index), f"没有收费清单“{name}”{guess}", "请改正或补充 [[fee_list]]")
