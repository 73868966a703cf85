"""A template: how a bureau words one kind of document, and what its form needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspections.cases.numbers import NumberKind
from inspections.checklists.placeholders import PLACEHOLDER
from inspections.documents.document_kind import DocumentKind
from inspections.profiles.profile import Profile
from inspections.typesetting.official_document import Colophon


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of one kind of document.

    `title` is the document's. `number_word` stands behind the bureau's 发文字号 and keeps the kinds' numbers apart. `words` maps
    every piece of its kind to its wording with {placeholders}; a blank piece is left out of the document. `consequence` is
    what follows where a term passes unheeded; blank, the profile's holds. `copies` are the bodies after 抄送：, `sealed` says whether
    the place for a seal is kept free, and `colophon` whether there is a 版记 even where nobody gets a copy: those three are
    for documents with a red head only.
    """

    kind: DocumentKind[Any]
    title: str
    number_word: str
    words: Mapping[str, str]
    consequence: str = ""
    copies: tuple[str, ...] = ()
    sealed: bool = False
    colophon: bool = False

    def say(self, piece: str, **values: str) -> str:
        """Return a piece with its placeholders filled; what is filled in is not read again. Raises KeyError for a missing value."""
        return PLACEHOLDER.sub(lambda match: values[match[1]], self.words[piece])

    def prefix(self, profile: Profile) -> str:
        """Return the 发文字号 of this kind of document without year and number."""
        return f"{profile.number_prefix}{self.number_word}"

    def colophon_of(self, issuer: str, issued_on: date) -> Colophon | None:
        """Return the 版记, None where the template asks for none and nobody gets a copy."""
        alone = self.colophon and not self.kind.letter_form  # without copies a letter has nothing to say there
        return Colophon(issuer, issued_on, self.copies) if alone or self.copies else None

    def consequence_of(self, profile: Profile) -> str:
        """Return what follows where a term passes unheeded: the template's words, else the bureau's, else the usual ones."""
        return self.consequence or profile.consequence or self.words["usual_consequence"]


Templates = Mapping[NumberKind, Template]
"""A template for every kind of document, by its key."""
