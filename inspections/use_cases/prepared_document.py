"""A document that is ready to be looked at before its issue, of any kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from inspections.cases.documents import Document
from inspections.documents.kinds.monthly_report import ReportDraft
from inspections.documents.kinds.notice import NoticeDraft
from inspections.documents.paper_draft import PaperDraft
from inspections.documents.precheck.examined import Examined
from inspections.documents.precheck.remark import Mark, Remark
from inspections.documents.signatures import Signer
from inspections.documents.templates.template import Template
from inspections.events.event import StoredRecord
from inspections.faults import Fault
from inspections.profiles.profile import Profile
from inspections.records.fields.field import Field, ListField

NO_NUMBER_YET = "编号在签发时给出"
"""Stands on the pages where the number will."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDocument:
    """`draft` is what it is made from, None where there is nothing to make it from or it was issued already, as `issued`.

    `about` says what it is about, `addressee` to whom it goes (empty where it goes to nobody in particular); `stored` is the record it
    rests on. `pdf` shows it as far as it goes; where there is nothing to show, `lacking` says what is missing first. `replaced` is the
    document in whose place it comes.

    A notice has no `fields`: its record gives everything. It is held against `checklist`, and `formers` are those that stand on an
    earlier state of the record and order the same.

    Of what is typed: `recovered` says that `content` was typed before and kept, `unkept` is what kept it from the disk, `proposed` what
    record and case propose for it; `faults` are those of the content, by path. `words` is the SHA-256 of what a signature would stand
    under, and `unsigned` are those whose signatures were taken away because they stood under other words.
    """

    template: Template
    profile: Profile | None
    about: str
    draft: NoticeDraft | PaperDraft | ReportDraft | None
    addressee: str = ""
    stored: StoredRecord | None = None
    replaced: Document | None = None
    issued: Document | None = None
    remarks: tuple[Remark, ...] = ()
    faults: tuple[Fault, ...] = ()
    pdf: bytes = b""
    lacking: str = ""
    checklist: str = ""
    formers: tuple[Document, ...] = ()
    records: tuple[tuple[UUID, str], ...] = ()
    fields: tuple[Field | ListField, ...] = ()
    content: Mapping[str, Any] = field(default_factory=dict)
    proposed: Mapping[str, Any] = field(default_factory=dict)
    recovered: bool = False
    unkept: Exception | None = None
    signers: tuple[Signer, ...] = ()
    words: str = ""
    unsigned: tuple[Signer, ...] = ()

    @property
    def record(self) -> UUID | None:
        """The record that the document rests on."""
        return None if self.stored is None else self.stored.record.uuid

    @property
    def prefix(self) -> str:
        """The 发文字号 that is proposed, without year and number; empty where the bureau is not known."""
        return "" if self.profile is None else self.template.prefix(self.profile)

    @property
    def ready(self) -> bool:
        """Whether nothing speaks against the issue."""
        whole = self.draft is not None and bool(self.pdf) and not self.faults
        return whole and not any(remark.mark is Mark.FAULT for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class BegunDocument:
    """A document before it is drawn: what there is of it, and what it is looked over with; None for one that was issued already."""

    prepared: PreparedDocument
    examined: Examined | None = None
