"""Looking over a document of any kind before its issue: what fits each kind, in the order in which a person goes through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from inspections.cases.numbers import NumberKind
from inspections.documents.precheck import currency, faults, findings, officers, procedure, replacing
from inspections.documents.precheck.examined import Basis, Examined
from inspections.documents.precheck.remark import Mark, Remark

Look = Callable[[Examined, Basis], Iterator[Remark]]
"""Looks at one thing of a document of a case."""

_CURRENT = (currency.pack_version, currency.pack_years, currency.older_documents)
_PEOPLE = (officers.officers, officers.certificate_shown)
_PROVED = (findings.decided, findings.evidence, findings.legal_basis)

_FIRST_OF_NOTICE: tuple[Look, ...] = (findings.result, *_CURRENT)
"""Without a finding against the party nothing else of a notice is looked at."""

_LOOKS: Mapping[NumberKind, tuple[Look, ...]] = MappingProxyType(
    {
        NumberKind.NOTICE: (
            *_PEOPLE,
            procedure.recusal,
            procedure.right_to_reply,
            faults.amounts,
            faults.facts,
            faults.term,
            faults.issue_day,
            procedure.remedies,
            currency.visits,
            *_PROVED,
        ),
        NumberKind.SITE_RECORD: (
            *_PEOPLE,
            procedure.recusal,
            procedure.statement,
            faults.amounts,
            faults.facts,
            currency.visits,
            faults.issue_day,
            currency.older_documents,
        ),
        NumberKind.INTERVIEW: (*_PEOPLE, procedure.recusal, faults.issue_day),
        NumberKind.REVIEW: (*_PEOPLE, procedure.same_number, procedure.delivery, procedure.remedies, faults.issue_day, *_CURRENT),
        NumberKind.TRANSFER: (*_PEOPLE, faults.amounts, faults.facts, *_PROVED, faults.issue_day, *_CURRENT),
        NumberKind.RECEIPT: (procedure.same_number, procedure.still_standing, faults.issue_day, currency.older_documents),
        NumberKind.EVIDENCE_LIST: (findings.evidence, findings.photos, faults.issue_day, currency.older_documents),
        NumberKind.CATALOGUE: (procedure.right_to_reply, findings.evidence, procedure.delivery, currency.older_documents),
        NumberKind.REPORT: (),
    }
)


def review(kind: NumberKind, examined: Examined) -> tuple[Remark, ...]:
    """Return the remarks on a document before its issue; it may be issued where none of them is a fault."""
    remarks: list[Remark] = list(replacing.replacing(examined))
    basis = examined.basis
    if basis is not None:
        if kind is NumberKind.NOTICE:
            for look in _FIRST_OF_NOTICE:
                remarks.extend(look(examined, basis))
            if not basis.told:
                return tuple(remarks)
        for look in _LOOKS[kind]:
            remarks.extend(_of_records(look, examined, (*examined.others, basis)) if examined.others else look(examined, basis))
    if kind is NumberKind.REPORT:
        remarks.extend(faults.report(examined))
    remarks.extend((*faults.bureau(examined), *faults.text(examined)))
    return tuple(remarks)


def _of_records(look: Look, examined: Examined, bases: Sequence[Basis]) -> Iterator[Remark]:
    """Look at one thing of every record of a case: each that is not in order is named, and only if all are is that said."""
    looked_at = [(basis.record.id, remark) for basis in bases for remark in look(examined, basis)]
    for mark in (Mark.FAULT, Mark.WARNING):
        yield from (replace(remark, told=f"记录{number}：{remark.told}") for number, remark in looked_at if remark.mark is mark)
    if all(remark.mark is Mark.FINE for _, remark in looked_at):
        yield from dict.fromkeys(remark for _, remark in looked_at)
