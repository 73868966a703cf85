"""The number formats of a workbook's cells that may change what a number means, by the number of their style.

Source: ISO/IEC 29500-1, 18.8 (styles), 18.8.30 (built-in formats).
"""

from __future__ import annotations

from collections.abc import Mapping

from inspections.records.number_formats import may_change
from inspections.records.workbook_parts import WorkbookParts

_BUILT_IN = {9: "0%", 10: "0.00%"}
"""Of the formats without a code of their own those that change anything; the rest are plain numbers, days and times."""


def meaningful_formats(parts: WorkbookParts) -> Mapping[int, str]:
    """Return the format code of each style of cells under which a number may mean something else."""
    codes = dict(_BUILT_IN)
    formats: dict[int, str] = {}
    in_cells, style = False, 0
    for element in parts.elements("xl/styles.xml", "numFmt", "cellXfs", "xf", "cellStyles", "dxfs"):
        match element[""]:
            case "numFmt" if not in_cells and element.get("numFmtId", "").isdigit():
                codes[int(element["numFmtId"])] = element.get("formatCode", "")
            case "cellXfs":
                in_cells = True
            case "xf" if in_cells:
                code = codes.get(int(element["numFmtId"]), "") if element.get("numFmtId", "").isdigit() else ""
                if code and may_change(code):
                    formats[style] = code
                style += 1
            case "cellStyles" | "dxfs":
                break
    return formats
