"""The blocks of a document's text or of a paper as lines that pages are filled with."""

from collections.abc import Sequence
from itertools import chain
from typing import assert_never

from inspections.typesetting.document_rows import EMPTY, paragraph_rows
from inspections.typesetting.entry_rows import entry_rows, exchange_rows, ruled_rows
from inspections.typesetting.flow import Line, table_lines
from inspections.typesetting.official_document import Listing, Paragraph
from inspections.typesetting.paper import Block, Entry, Exchange, Gap, RuledLines, Signatures
from inspections.typesetting.signing import signing_rows
from inspections.typesetting.spans import Typesetter
from inspections.typesetting.table import set_table


def block_lines(blocks: Sequence[Block], typesetter: Typesetter) -> list[list[Line]]:
    """The lines of each block; entries that follow one another, gaps among them, count as one.

    What stands above a table or above signatures is kept with them.
    """
    laid_out: list[list[Line]] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        run = _entry_run(blocks, position)
        if isinstance(block, Listing | Signatures) and laid_out and laid_out[-1]:
            laid_out[-1][-1] = laid_out[-1][-1]._replace(kept=True)
        laid_out.append(list(entry_rows(run, typesetter)) if run else _lines(block, typesetter))
        position += len(run) or 1
    return laid_out


def _entry_run(blocks: Sequence[Block], start: int) -> list[Entry | Gap]:
    """The entries from a place on with the gaps between them; empty where no entry stands there."""
    run: list[Entry | Gap] = []
    for block in blocks[start:]:
        if not isinstance(block, Entry | Gap) or (not run and isinstance(block, Gap)):
            break
        run.append(block)
    return run


def _lines(block: Block, typesetter: Typesetter) -> list[Line]:
    match block:
        case Paragraph():
            return list(paragraph_rows(block, typesetter))
        case Listing():
            return table_lines(set_table(block, typesetter))
        case Entry():
            return list(entry_rows([block], typesetter))
        case Exchange():
            return list(exchange_rows(block, typesetter))
        case RuledLines():
            return list(ruled_rows(block))
        case Gap():
            return [EMPTY] * block.lines
        case Signatures():
            return list(signing_rows(block, typesetter))
        case _:
            assert_never(block)


def joined(laid_out: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines in a row."""
    return list(chain.from_iterable(laid_out))
