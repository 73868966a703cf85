"""责令整改通知书: what is found against the party, which clauses it breaks, what is to be corrected by when, and the remedies.

Everything that it says stands in the record: it has no content of its own. What speaks against its issue is met when it is drafted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from inspections.cases.documents import Document, DocumentState
from inspections.cases.numbers import NumberKind
from inspections.checklists.answer import Verdict
from inspections.checklists.check import Verdicts
from inspections.checklists.pack import Outcome, Pack, Requirement, Term
from inspections.days import spoken_day
from inspections.documents.document_kind import DocumentKind
from inspections.documents.fee_table import fee_table
from inspections.documents.finding_words import basis_text, correction_text, found_text, further_text, heading_of, powers_text
from inspections.documents.framing import letter
from inspections.documents.precheck import currency, procedure
from inspections.documents.precheck import faults as fault_looks
from inspections.documents.precheck import findings as finding_looks
from inspections.documents.precheck.currency import CURRENT
from inspections.documents.precheck.findings import PROVED
from inspections.documents.precheck.officers import PEOPLE
from inspections.documents.precheck.provincial import DECISION
from inspections.documents.proofs import particulars_of
from inspections.documents.signatures import Signer
from inspections.documents.spoken import LEAST_INSPECTORS, bureau_values, certificates_of, record_values, task_text
from inspections.documents.templates.pieces import CASE, CONSEQUENCE, CONTACT, SHOWN, TASK, Piece
from inspections.documents.templates.template import Template
from inspections.documents.unstated import amount_faults, at_record, unstated, words_to_fill
from inspections.documents.visits import inspect_basis
from inspections.faults import Fault, UserError, refuse
from inspections.findings.numerals import numeral
from inspections.findings.phrases import cited_on, spoken_clause
from inspections.findings.violations import Fact, Finding, facts_of, notifiable, violations
from inspections.profiles.profile import Profile, from_service
from inspections.records.record import Record
from inspections.records.rows import record_of
from inspections.rectifications.terms import Deadline, days_of, deadlines
from inspections.typesetting.official_document import Level, OfficialDocument, Paragraph
from inspections.typesetting.paper import BLANK_DAY

if TYPE_CHECKING:
    from inspections.documents.document_order import DocumentOrder
    from inspections.documents.sample import SampleCase

_IN_ANNEX = "明细见附件"


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """All that a notice says but its number: the record, what is confirmed against it, and by when it is to be corrected.

    That is a day, or a term that runs from service. Only an unfinished one lacks deadlines: those that cannot be counted yet, which are
    left blank. `proofs` names what proves the facts (`proofs.py`), empty where nothing is known of it.
    """

    record: Record
    findings: Sequence[Finding]
    deadlines: Mapping[str, Deadline | Term]
    pack: Pack
    profile: Profile
    issuer: str
    template: Template
    replaced: Document | None = None
    proofs: str = ""

    @property
    def kind(self) -> DocumentKind[NoticeDraft]:
        """The notice."""
        return KIND

    @property
    def content(self) -> Mapping[str, Any]:
        """Nothing: what a notice says stands in the record."""
        return {}

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Nobody: a document with a red head is sealed by hand."""
        return ()

    def saying(self, content: Mapping[str, Any]) -> Self:  # noqa: ARG002 # a notice has no content
        """Return the same draft."""
        return self


def draft_notice(
    verdicts: Verdicts, row: int, issuer: str | None, issued_on: date, profile_of: Callable[[str], Profile], template: Template
) -> NoticeDraft | None:
    """Return the notice that a record calls for, or None where nothing is found against the inspectee.

    `profile_of` finds a county's bureau and raises UserError where there is none; `issuer` is the profile's where None.
    Raises UserError with every reason why a notice that is called for may not be issued.
    """
    made, faults = _drafted(verdicts, row, issued_on, profile_of, template, None)
    if faults:
        raise UserError(at_record(record_of(verdicts.facts.table, row), faults))
    return made if made is None or issuer is None else replace(made, issuer=issuer)


def unfinished_notice(
    verdicts: Verdicts,
    row: int,
    issued_on: date,
    profile_of: Callable[[str], Profile],
    template: Template,
    *,
    ordered: Collection[str] | None = None,
) -> NoticeDraft | None:
    """Return the notice as far as the record goes, to be looked at and never to be issued, or None where nothing is found.

    `ordered` are the requirements that an issued one told: it tells them again, whatever may be ordered today. Raises UserError where
    there is no bureau.
    """
    made, faults = _drafted(verdicts, row, issued_on, profile_of, template, ordered)
    if made is None and faults:
        raise UserError(at_record(record_of(verdicts.facts.table, row), faults))
    return made


def _drafted(
    verdicts: Verdicts,
    row: int,
    issued_on: date,
    profile_of: Callable[[str], Profile],
    template: Template,
    ordered: Collection[str] | None,
) -> tuple[NoticeDraft | None, list[Fault]]:
    """Return the notice as far as it goes, without a profile None, with what speaks against its issue."""
    record = record_of(verdicts.facts.table, row)
    answers = verdicts.of_record(row, least=Verdict.VIOLATION)
    broken = violations(answers, record, verdicts.pack)
    findings = notifiable(broken) if ordered is None else [finding for finding in broken if finding.requirement.id in ordered]
    if not findings:
        return None, []
    faults = [*_inspector_faults(record), *_unstated_faults(record, findings)]
    if issued_on < record.inspected_on:
        faults.append(Fault("issued_too_early", f"签发日期 {issued_on} 早于检查时间 {record.inspected_on}", "", "请核对两个日期"))
    profile, bureau_faults = None, list[Fault]()
    try:
        profile = profile_of(record.county)
    except UserError as error:
        bureau_faults = list(error.faults)
    runs = from_service(profile)
    last_days: dict[str, Deadline | Term] = {}
    try:
        suggested = {finding.requirement.id: finding.requirement.term for finding in findings}
        last_days = deadlines(record.payload.get("rectification"), suggested, issued_on, verdicts.calendar, from_service=runs)
    except UserError as error:
        faults.extend(error.faults)
    if profile is None:
        return None, [*faults, *bureau_faults]
    return NoticeDraft(record, tuple(findings), last_days, verdicts.pack, profile, profile.issuer, template), faults


def _draw(draft: NoticeDraft, number: str, day: date) -> OfficialDocument:
    """Put the notice in the words of its template."""
    facts = facts_of(list(draft.findings))
    annex = fee_table(facts, draft.record, draft.pack)
    template, profile = draft.template, draft.profile
    values = bureau_values(profile, number, day, draft.issuer) | record_values(draft.record)
    remedies = {"reconsideration": profile.reconsideration, "court": profile.court}
    return letter(
        template,
        values,
        day,
        addressee=draft.record.inspectee_name,
        paragraphs=(
            *_optional(template.say("particulars", particulars=particulars) if (particulars := particulars_of(draft.record)) else ""),
            Paragraph(_opening(draft, values, alone=len(facts) == 1)),
            *(paragraph for index, fact in enumerate(facts) for paragraph in _fact(draft, fact, index, alone=len(facts) == 1)),
            *_optional(template.say("proved", proofs=draft.proofs) if draft.proofs else ""),
            *_orders(draft, facts, day, values),
            Paragraph(template.say("closing", **values, consequence=template.consequence_of(profile))),
            Paragraph(template.say("remedies", **values, **remedies)),
            *_optional(template.say("copies_made")),
        ),
        annexes=() if annex is None else (annex,),
        replaced=draft.replaced,
    )


def _optional(words: str) -> tuple[Paragraph, ...]:
    return (Paragraph(words),) if words.strip() else ()


def _opening(draft: NoticeDraft, values: Mapping[str, str], *, alone: bool) -> str:
    template = draft.template
    return template.say(
        "opening",
        **values,
        shown=template.say("shown") if draft.record.payload.get("visit", {}).get("certificate_shown") else "",
        task=task_text(template, draft.record),
        found=template.say("found_one" if alone else "found_several"),
        inspect_basis=inspect_basis(draft.record.inspected_on),
    )


def _fact(draft: NoticeDraft, fact: Fact, ordinal: int, *, alone: bool) -> list[Paragraph]:
    """Return a fact's heading and text; a fact that stands alone needs no heading and no number."""
    requirement = fact.main.requirement
    seen = found_text(fact, draft.record, draft.pack, lambda _lines: _IN_ANNEX)
    broken = _broken(draft, requirement, ordinal)
    further = further_text(fact, draft.record, draft.pack, draft.template)
    say = draft.template.say
    basis = basis_text(fact.consequences)
    duty = say("basis", basis=basis) if basis else ""
    text = Paragraph(f"{seen}{broken}{further}{duty}。")
    return [text] if alone else [Paragraph(f"{numeral(ordinal + 1)}、{heading_of(requirement)}", Level.FIRST), text]


def _broken(draft: NoticeDraft, requirement: Requirement, ordinal: int) -> str:
    """Return which clause is broken; with several sources the legal basis alone says it, for their own clauses may be 待核."""
    if not draft.pack.cites(requirement):
        return ""
    named = cited_on(draft.pack, draft.record.inspected_on, again=ordinal > 0)
    return draft.template.say("breach", clause=f"{named}{spoken_clause(requirement.clause)}")


def _orders(draft: NoticeDraft, facts: Sequence[Fact], issued_on: date, values: Mapping[str, str]) -> list[Paragraph]:
    given = [draft.deadlines.get(fact.main.requirement.id) for fact in facts]
    untils = [_until(deadline, issued_on) for deadline in given]
    same = len({deadline.day if isinstance(deadline, Deadline) else deadline for deadline in given if deadline is not None}) <= 1
    when = untils[0] if same else "按下列期限"
    powers = powers_text(consequence for fact in facts for consequence in fact.consequences)
    powered = draft.template.say("powered", powers=powers) if powers else ""
    lines = [Paragraph(draft.template.say("orders", **values, when=when, powered=powered))]
    for index, fact in enumerate(facts):
        correct = correction_text(fact, draft.record, draft.pack)
        own = "" if same else f"，{untils[index]}完成"
        number = f"（{numeral(index + 1)}）" if len(facts) > 1 else ""
        lines.append(Paragraph(f"{number}{correct}{own}{'。' if index == len(facts) - 1 else '；'}"))
    return lines


def _until(deadline: Deadline | Term | None, issued_on: date) -> str:
    """Return a deadline without doubt: where the count begins is said, and of a day that it is included."""
    if deadline is None:
        return f"于{BLANK_DAY}前（含当日）"
    if isinstance(deadline, Term):
        return f"自收到本通知书之日的次日起{days_of(deadline)}内"
    term = "" if deadline.term is None else f"，自{spoken_day(issued_on)}的次日起{days_of(deadline.term)}"
    running_on = "" if deadline.certain else "，该日经公布为休假日的顺延"
    return f"于{spoken_day(deadline.day)}前（含当日{term}{running_on}）"


def _inspector_faults(record: Record) -> list[Fault]:
    faults = []
    if record.payload.get("visit", {}).get("certificate_shown") is False:
        action = "依法应当出示，确已出示的请改正记录（行政处罚法第五十五条）"
        faults.append(Fault("certificate_not_shown", "记录为检查时没有出示执法证件", "visit.certificate_shown", action))
    if len(certificates_of(record.payload["inspectors"])) >= LEAST_INSPECTORS:
        return faults
    what = "持不同执法证件的检查人不足两名"
    return [
        *faults,
        Fault("too_few_inspectors", what, "inspectors", "须由两名以上持证人员检查并填写姓名和证号，方可出具通知书（行政处罚法第四十二条）"),
    ]


def _unstated_faults(record: Record, findings: list[Finding]) -> list[Fault]:
    """Return a fault for whatever the words of the findings need and the record does not state."""
    payments = {number for finding in findings if not finding.determination.get("found") for number in finding.lines}
    return [*amount_faults(payments, record), *unstated(((fact, words_to_fill(fact)) for fact in facts_of(findings)), record)]


def _standing_alike(documents: Sequence[Document], order: DocumentOrder, _prefix: str) -> Document | None:
    """Return the notice that stands on the very state of the record that the order rests on."""
    notices = [document for document in documents if document.number.series.kind == KIND.key and document.revision == order.revision]
    return next((document for document in notices if document.state is DocumentState.ISSUED), None)


def _due(draft: NoticeDraft) -> Mapping[str, date | Term]:
    ordered = {finding.requirement.id: draft.deadlines[finding.requirement.id] for finding in draft.findings}
    return {name: deadline.day if isinstance(deadline, Deadline) else deadline for name, deadline in ordered.items()}


def _sample(case: SampleCase) -> tuple[NoticeDraft, date]:
    draft = draft_notice(case.verdicts, 0, None, case.issued_on, lambda _county: case.profile, case.template)
    if draft is None:
        raise refuse("nothing_found", "检查表中没有可用于样例的要求", "", "请核对检查表")
    return draft, case.issued_on


_OPENING = (*CASE, "shown", "task", "found", "inspect_basis")
KIND: DocumentKind[NoticeDraft] = DocumentKind(
    key=NumberKind.NOTICE,
    title="责令整改通知书",
    judged=True,
    pieces=(
        Piece("particulars", "当事人基本情况（记录中有的才写）", ("particulars",), optional=True),
        Piece("opening", "开头", _OPENING),
        SHOWN,
        TASK,
        Piece("found_one", "发现一项问题的引语（{found}）", ()),
        Piece("found_several", "发现多项问题的引语（{found}）", ()),
        Piece("breach", "违反的条款", ("clause",)),
        Piece("further", "同时违反的条款", ("which", "clause", "summary")),
        Piece("basis", "法律依据", ("basis",)),
        Piece("proved", "证据（有证据或者笔录的才写）", ("proofs",), optional=True),
        Piece("powered", "责令的依据（{powered}）", ("powers",), optional=True),
        Piece("orders", "责令整改", (*CASE, "when", "powered")),
        Piece("closing", "报送整改结果", (*CASE, "consequence")),
        CONSEQUENCE,
        Piece("remedies", "救济途径", (*CASE, "reconsideration", "court")),
        Piece("copies_made", "文书份数", (), optional=True),
        CONTACT,
    ),
    placeholders={
        "particulars": "被检查单位的名称、统一社会信用代码、地址、法定代表人",
        "proofs": "现场检查记录、笔录和证据的种类、件数",
        "inspect_basis": "检查的法律依据",
        "powered": "“责令的依据”一段",
        "powers": "授权责令改正的条文，按行为发生之日有效的写",
    },
    red_head=True,
    sets_term=True,
    served=True,
    outcome=Outcome.ORDER,
    rank=3,
    faults=lambda _draft, _day: (),
    draw=_draw,
    due=_due,
    stands=_standing_alike,
    first_looks=(finding_looks.result, *CURRENT),
    looks=(
        *PEOPLE,
        *DECISION,
        procedure.recusal,
        procedure.right_to_reply,
        fault_looks.amounts,
        fault_looks.facts,
        fault_looks.term,
        fault_looks.issue_day,
        procedure.remedies,
        procedure.consequence,
        currency.visits,
        *PROVED,
    ),
    sample=_sample,
)
