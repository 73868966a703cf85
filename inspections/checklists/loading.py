"""All packs of a folder, each with what it builds on, and the vocabulary that records may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from inspections.checklists.pack import Act, BannedFee, Kind, Law, Pack
from inspections.checklists.reading import read_pack
from inspections.errors import Fault, UserError, refuse
from inspections.records.values import suggestion
from inspections.records.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Packs:
    """The known packs by id, each complete with the laws, acts and fee lists of the packs it builds on."""

    by_id: Mapping[str, Pack]

    @property
    def checklists(self) -> tuple[Pack, ...]:
        """The packs that hold requirements of their own, in the order of their ids."""
        return tuple(pack for _, pack in sorted(self.by_id.items()) if pack.requirements)

    def checklist(self, pack_id: str) -> Pack:
        """Return the pack of this id. Raises UserError with the nearest name."""
        if pack_id not in self.by_id or not self.by_id[pack_id].requirements:
            known = [pack.id for pack in self.checklists]
            raise refuse("unknown_checklist", f"没有检查表“{pack_id}”{suggestion(pack_id, known)}", "", f"可用的检查表为{'、'.join(known)}")
        return self.by_id[pack_id]

    def vocabulary(self, prefectures: Mapping[str, str]) -> Vocabulary:
        """Return the names that records may use."""
        requirements = [requirement for pack in self.by_id.values() for requirement in pack.requirements]
        return Vocabulary(
            acts=frozenset(code for pack in self.by_id.values() for code in pack.acts),
            observations=frozenset(each.id for each in requirements if each.kind is Kind.OBSERVATION),
            requirements=frozenset(each.id for each in requirements),
            prefectures=prefectures,
        )


def load_packs(folder: Path) -> Packs:
    """Load every pack of a folder. Raises UserError with every fault of every file."""
    packs: dict[str, Pack] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        pack, found = read_pack(path)
        faults.extend(found)
        if pack.id in packs:
            faults.append(Fault("repeated_id", f"检查表编号“{pack.id}”重复", path.name, "请改用别的编号"))
        packs[pack.id] = pack
    completed = {}
    for pack in packs.values():
        completed[pack.id], found = complete(pack, packs)
        faults.extend(found)
    if faults:
        raise UserError(faults)
    return Packs(completed)


def complete(pack: Pack, others: Mapping[str, Pack]) -> tuple[Pack, list[Fault]]:
    """Return the pack with what it builds on, and a fault for each reference that leads nowhere."""
    faults: list[Fault] = []
    laws: dict[str, Law] = {}
    acts: dict[str, Act] = {}
    fee_lists: dict[str, tuple[BannedFee, ...]] = {}
    legal_fees: list[str] = []
    for name in pack.builds_on:
        if name not in others:
            faults.append(Fault("unknown_checklist", f"没有可依托的检查表“{name}”", f"{pack.id} pack.builds_on", "请改正"))
            continue
        base = others[name]
        laws.update(base.laws)
        acts.update(base.acts)
        fee_lists.update(base.fee_lists)
        legal_fees.extend(base.legal_fees)
    full = replace(
        pack,
        laws={**laws, **pack.laws},
        acts={**acts, **pack.acts},
        fee_lists={**fee_lists, **pack.fee_lists},
        legal_fees=(*legal_fees, *pack.legal_fees),
    )
    for requirement in full.requirements:
        grounds = [*requirement.legal_basis, *([requirement.transfer_ground] if requirement.transfer_ground else [])]
        for key in grounds:
            if key not in full.laws:
                guess = suggestion(key, sorted(full.laws))
                faults.append(Fault("unknown_law", f"没有法律依据“{key}”{guess}", f"{pack.id} {requirement.id}", "请改正或补充 [[law]]"))
        faults.extend(
            Fault("unknown_fee_list", f"没有收费清单“{name}”", f"{pack.id} {requirement.id}", "请改正或补充 [[fee_list]]")
            for name in requirement.fee_lists
            if name not in full.fee_lists
        )
    return full, faults
