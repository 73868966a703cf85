"""What a signature stands under, as one number: the SHA-256 of all that a paper says above its places to sign."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import assert_never

from inspections.typesetting.official_document import Listing, Paragraph
from inspections.typesetting.paper import Block, Entry, Exchange, Gap, Paper, RuledLines, Signatures


def digest_of(paper: Paper, pictures: Sequence[str] = ()) -> str:
    """Return the SHA-256, in hexadecimal digits, of a paper that was composed without number, day and signatures.

    Hashed is a JSON array in UTF-8: the bureau's name and the title, then for every block in its order its kind and its words
    (paragraphs; the label and value of each entry; questions and answers; a table's headings and cells; how many lines are left to
    write on), then `pictures`, the SHA-256 of each picture's original file. How it is set on the page, places to sign, number and day
    of issue are left out, so that the digest is the same before and after the issue, whoever has signed by then.
    """
    said = [paper.issuer, paper.title, *(list(said) for block in paper.blocks for said in _said(block)), list(pictures)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _said(block: Block) -> Iterator[tuple[object, ...]]:
    match block:
        case Paragraph(text):
            yield "paragraph", text
        case Entry(label, value):
            yield "entry", label, value
        case Exchange(question, answer):
            yield "exchange", question, answer
        case Listing():
            yield "table", list(block.headings), [list(row) for row in block.rows]
        case RuledLines(count):
            yield "lines", count
        case Signatures() | Gap():
            pass
        case _:
            assert_never(block)
