"""Looking over a document of any kind before its issue, in the order in which a person goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from inspections.documents.document_kind import Look
from inspections.documents.precheck import faults, replacing
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Mark, Remark


def review(examined: Examined) -> tuple[Remark, ...]:
    """Return the remarks on a document before its issue; it may be issued where none of them is a fault."""
    remarks: list[Remark] = list(replacing.replacing(examined))
    kind, basis = examined.template.kind, examined.basis
    if basis is None:
        remarks.extend(faults.report(examined))
    else:
        for look in kind.first_looks:
            remarks.extend(look(examined, basis))
        if kind.first_looks and not basis.stated:
            return tuple(remarks)
        for look in kind.looks:
            remarks.extend(_of_records(look, examined, (*examined.others, basis)) if examined.others else look(examined, basis))
    remarks.extend((*faults.bureau(examined), *faults.text(examined)))
    return tuple(remarks)


def _of_records(look: Look, examined: Examined, bases: Sequence[Basis]) -> Iterator[Remark]:
    """Look at one thing of every record of a case: each that is not in order is named, and only if all are is that said."""
    looked_at = [(basis.record.id, remark) for basis in bases for remark in look(examined, basis)]
    for mark in (Mark.FAULT, Mark.WARNING):
        yield from (replace(remark, message=f"记录{number}：{remark.message}") for number, remark in looked_at if remark.mark is mark)
    if all(remark.mark is Mark.FINE for _, remark in looked_at):
        yield from dict.fromkeys(remark for _, remark in looked_at)
