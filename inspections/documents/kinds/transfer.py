"""移送函: one letter a receiving body, with what was found, on which ground, and the evidence as an annex.

Content, as JSON beside the record: `{"to": "武陟县市场监督管理局", "requirements": ["wuzhi-2023.fees.banned"], "facts": "…", "ground": "…",
"asked": "…"}`. Without `requirements` the letter tells the findings that the checklist hands over to that very body; for another body
(公安机关 for a mining site, say) they are named. `facts`, `ground` and `asked` stand in the place of what the program would say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from inspections.cases.evidence import Evidence
from inspections.cases.numbers import NumberKind
from inspections.checklists.pack import Requirement
from inspections.days import BEIJING, spoken_day
from inspections.documents.case_findings import PackFindings, pack_findings
from inspections.documents.content_reading import described_faults, sentences_of, text_of
from inspections.documents.fee_table import fee_table
from inspections.documents.kinds.notice import found_text, further_text, heading_of, laws_text
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.templates.values import bureau_values, record_values, task_source
from inspections.documents.unstated import amount_faults, found_to_fill, unstated
from inspections.faults import Fault, UserError
from inspections.findings.numerals import numeral
from inspections.findings.phrases import MOST_TOLD, Pointer, cited, cited_again, spoken_clause
from inspections.findings.violations import Fact
from inspections.records.fields.field import Field, FieldType, ListField, long_text, text
from inspections.typesetting.annexes import annex_label
from inspections.typesetting.blanks import BLANK_LINE, BLANK_NAME
from inspections.typesetting.official_document import Annex, Level, OfficialDocument, Paragraph

FIELDS: tuple[Field | ListField, ...] = (
    text("to", "接收单位", required=True),
    Field("requirements", "移送的问题", FieldType.TEXTS),
    long_text("facts", "查明的事实"),
    long_text("ground", "移送的依据"),
    long_text("asked", "请求事项"),
)
"""What the letter says beyond the record."""

ANNEX_TITLE = "证据清单"
ANNEX_HEADINGS = ("编号", "种类", "证明内容", "取得日期", "取得地点")


def receivers(draft: PaperDraft) -> tuple[str, ...]:
    """Return the bodies that the checklist hands findings of the record over to, each of which gets a letter of its own."""
    found = (finding.requirement.transfer_to for held in pack_findings(draft) for finding in held.findings)
    return tuple(dict.fromkeys(filter(None, found)))


def requirements_of(draft: PaperDraft) -> tuple[str, ...]:
    """Return the requirements that the letter tells of: those that are named, else those handed over to the receiving body."""
    named = tuple(draft.content.get("requirements") or ())
    to = text_of(draft.content, "to")
    findings = [finding for held in pack_findings(draft) for finding in held.findings]
    return named or tuple(finding.requirement.id for finding in findings if finding.requirement.transfer_to == to)


def evidence_of(draft: PaperDraft) -> tuple[Evidence, ...]:
    """Return the evidence that goes with the letter: what belongs to its findings, and what belongs to none in particular."""
    told = set(requirements_of(draft))
    return tuple(piece for piece in draft.evidence if not piece.requirements or told & set(piece.requirements))


def faults(draft: PaperDraft, issued_on: date) -> tuple[Fault, ...]:
    """Return whatever is wrong with the content, all at once; each fault's `path` is that of the content."""
    found = described_faults(FIELDS, draft.content)
    if found:
        return tuple(found)
    held = {finding.requirement.id for each in pack_findings(draft) for finding in each.findings}
    told = requirements_of(draft)
    unknown = [requirement for requirement in told if requirement not in held]
    if unknown:
        what = f"记录中没有{'、'.join(f'“{each}”' for each in unknown)}这样的问题，或者不予认定"
        found.append(Fault("no_finding", what, "移送的问题", "请重新选择", "requirements"))
    if not told and not text_of(draft.content, "facts"):
        what = f"没有应当移送{text_of(draft.content, 'to')}的问题"
        found.append(Fault("nothing_to_transfer", what, "移送的问题", "请选择要移送的问题，或者写明查明的事实", "requirements"))
    if not text_of(draft.content, "facts"):
        facts = [fact for _, fact in _told(draft)]
        record = draft.filed.stored.record
        found += amount_faults({number for fact in facts if found_to_fill(fact) for number in fact.lines}, record)
        found += unstated(((fact, found_to_fill(fact)) for fact in facts), record)
    inspected = draft.filed.stored.record.inspected_on
    if issued_on < inspected:
        found.append(Fault("issued_too_early", f"签发日期 {issued_on} 早于检查时间 {inspected}", "", "请核对两个日期"))
    return tuple(found)


def compose(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    """Return the letter under its number. Raises UserError with every fault of its content, and where there is no profile."""
    wrong = faults(draft, issued_on)
    if wrong:
        raise UserError(wrong)
    return unfinished(draft, number, issued_on)


def unfinished(draft: PaperDraft, number: str, issued_on: date) -> OfficialDocument:
    """Return the letter as far as its readable content goes, with blanks for the rest. Raises UserError where there is no profile."""
    profile, template, record = draft.profile, draft.template, draft.filed.stored.record
    to, source = text_of(draft.content, "to") or BLANK_NAME, task_source(record)
    values = bureau_values(profile, number, issued_on) | record_values(record) | {"to": to}
    pieces = evidence_of(draft)
    tables = _fee_tables(draft)
    evidence = (Annex(ANNEX_TITLE, ANNEX_HEADINGS, tuple(map(_row, pieces))),) if pieces else ()
    annexes = (*tables.values(), *evidence)
    pointers = {pack: f"明细见{annex_label(place, len(annexes))}" for place, pack in enumerate(tables, start=1)}
    return OfficialDocument(
        issuer=profile.issuer,
        number=number,
        title=template.title,
        addressee=to,
        paragraphs=(
            Paragraph(template.say("opening", **values, task=template.say("task", source=source) if source else "")),
            Paragraph(f"一、{template.say('facts')}", Level.FIRST),
            *_facts(draft, pointers),
            Paragraph(f"二、{template.say('grounds')}", Level.FIRST),
            Paragraph(_ground(draft, values)),
            *_material(draft, len(pieces)),
            *map(Paragraph, sentences_of(draft.content, "asked") or [template.say("asked", **values)]),
        ),
        signed_by=profile.issuer,
        dated=issued_on,
        annexes=annexes,
        note=template.say("contact", **values) or None,
        sealed=template.sealed,
        colophon=template.colophon_of(profile.issuer, issued_on),
        author=profile.issuer,
        subject=f"{template.title} {number}",
    )


def _material(draft: PaperDraft, pieces: int) -> list[Paragraph]:
    """Return what goes with the letter: the evidence, else the record of the inspection where there is one; else nothing is said."""
    say = draft.template.say
    if pieces:
        words = say("listed", evidence_count=str(pieces))
    elif draft.own(NumberKind.SITE_RECORD):
        words = say("nothing_listed")
    else:
        return []
    return [Paragraph(f"三、{say('evidence')}", Level.FIRST), Paragraph(words)]


def _told(draft: PaperDraft) -> list[tuple[PackFindings, Fact]]:
    told = frozenset(requirements_of(draft))
    return [(held, fact) for held in pack_findings(draft) for fact in held.facts(told)]


def _fee_tables(draft: PaperDraft) -> dict[str, Annex]:
    """Return for each pack the table of the told payments, where a fact has more of them than a sentence tells.

    There is none where a person told the facts.
    """
    if text_of(draft.content, "facts"):
        return {}
    record, told = draft.filed.stored.record, frozenset(requirements_of(draft))
    tables = {}
    for held in pack_findings(draft):
        facts = held.facts(told)
        table = fee_table(facts, record, held.pack.source)
        if table is not None and any(len(fact.lines) > MOST_TOLD for fact in facts):
            tables[held.pack.id] = table
    return tables


def _facts(draft: PaperDraft, pointers: Mapping[str, str]) -> list[Paragraph]:
    given = sentences_of(draft.content, "facts")
    if given:
        return list(map(Paragraph, given))
    facts = _told(draft)
    cited_before: set[str] = set()
    paragraphs = []
    for place, (held, fact) in enumerate(facts, start=1):
        source = held.pack.source
        named = cited_again(source) if held.pack.id in cited_before else cited(source)
        cited_before.add(held.pack.id)
        record = draft.filed.stored.record
        # With several sources the legal basis alone says what is broken, for their own clauses may be 待核.
        clause = "" if source.collected else f"{named}{spoken_clause(fact.main.requirement.clause)}"
        breach = draft.template.say("breach", clause=clause) if clause else ""
        found = found_text(fact, record, held.pack, _pointing(pointers.get(held.pack.id, "")))
        words = f"{found}{breach}{further_text(fact, record, held.pack, draft.template)}。"
        heading = f"（{numeral(place)}）{heading_of(fact.main.requirement)}。"
        alone = len(facts) == 1
        paragraphs.append(Paragraph(words) if alone else Paragraph(f"{heading}{words}", Level.SECOND, lead=len(heading)))
    return paragraphs or [Paragraph(BLANK_LINE)]


def _pointing(words: str) -> Pointer:
    return lambda _lines: words


def _ground(draft: PaperDraft, values: Mapping[str, str]) -> str:
    say = draft.template.say
    ground = text_of(draft.content, "ground").rstrip("。") or _laws(draft, lambda requirement: (requirement.transfer_ground,))
    if ground:
        return say("ground", **values, ground=ground)
    basis = _laws(draft, lambda requirement: requirement.legal_basis)
    return say("only_basis", **values, basis=basis) if basis else say("no_ground", **values)


def _laws(draft: PaperDraft, keys_of: Callable[[Requirement], Sequence[str]]) -> str:
    """Return the confirmed laws that `keys_of` the told requirements name, those of one pack together."""
    keys: dict[str, list[str]] = {}
    for held, fact in _told(draft):
        for requirement in (fact.main.requirement, *(breach.requirement for breach in fact.further)):
            keys.setdefault(held.pack.id, []).extend(filter(None, keys_of(requirement)))
    return "，".join(filter(None, dict.fromkeys(laws_text(named, draft.packs.by_id[pack]) for pack, named in keys.items())))


def _row(piece: Evidence) -> tuple[str, ...]:
    return (str(piece.number), piece.kind.label, piece.shows, spoken_day(piece.taken_at.astimezone(BEIJING).date()), piece.place)
