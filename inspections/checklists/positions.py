"""Where each key of a TOML file stands: tomllib reads the values, tree-sitter tells their lines."""

from __future__ import annotations

import tomllib

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]
"""Keys and list positions from the top: `("requirement", 3, "limit")`."""


def lines_of(text: str) -> dict[Path, int]:
    """Return the line (from 1) of every table and key of a valid TOML text."""
    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    for node in tree.root_node.children:
        if node.type == "pair":
            _pair(node, (), lines)
        elif node.type in {"table", "table_array_element"}:
            path = _resolved(_keys(node.children[1]), counts)
            for length in range(1, len(path) + 1):
                lines.setdefault(path[:length], node.start_point.row + 1)
            if node.type == "table_array_element":
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
            lines.setdefault(path, node.start_point.row + 1)
            for child in node.children:
                if child.type == "pair":
                    _pair(child, path, lines)
    return lines


def line_at(lines: dict[Path, int], path: Path) -> int:
    """Return the line of `path`, or of the nearest thing around it, or 1."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _resolved(keys: list[str], counts: dict[Path, int]) -> Path:
    """Return the path of a table header; within an array of tables it belongs to the newest element."""
    path: Path = ()
    for position, key in enumerate(keys):
        path = (*path, key)
        if position < len(keys) - 1 and path in counts:
            path = (*path, counts[path])
    return path


def _pair(node: Node, prefix: Path, lines: dict[Path, int]) -> None:
    path = prefix
    for key in _keys(node.children[0]):
        path = (*path, key)
        lines.setdefault(path, node.start_point.row + 1)
    value = node.children[-1]
    if value.type == "inline_table":
        for child in value.children:
            if child.type == "pair":
                _pair(child, path, lines)
    elif value.type == "array":
        elements = [child for child in value.children if child.is_named and child.type != "comment"]
        for position, element in enumerate(elements):
            lines.setdefault((*path, position), element.start_point.row + 1)
            for child in element.children if element.type == "inline_table" else ():
                if child.type == "pair":
                    _pair(child, (*path, position), lines)


def _keys(node: Node) -> list[str]:
    if node.type == "dotted_key":
        return [key for child in node.children for key in (_keys(child) if child.is_named else [])]
    text = (node.text or b"").decode()
    # A quoted key may hold escapes, which tomllib has read in the values too.
    return [*tomllib.loads(f"{text} = 0")] if node.type == "quoted_key" else [text]
