"""What a file is by its first bytes, where that is another kind than its name says: each has a sentence of its own."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from inspections.faults import refuse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_MARKUP = re.compile(rb"\s*<(?:!doctype html|html|head|body|table|meta|style|div|!--)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml", re.IGNORECASE)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096
_SAVE = "请用 Excel 或 WPS 打开，另存为 .xlsx 后重试"


def refuse_lock_file(name: str) -> None:
    """Raise UserError for the small file that Office and WPS put beside a workbook that is open."""
    if name.startswith("~$"):
        raise refuse("lock_file", "这是 Excel 或 WPS 打开文件时的临时锁文件，不是表格", name, f"请先关闭表格，再选不带“~$”的“{name[2:]}”")


def refuse_no_package(content: bytes, name: str) -> None:
    """Raise UserError for a file named .xlsx that is no package of parts at all."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_OLE):
        if _ENCRYPTED in content:
            raise refuse("password", "工作簿有密码，无法读取", name, "请在 Excel 或 WPS 中打开，取消密码后另存")
        raise refuse("no_workbook", "这是旧版的 .xls（或 WPS 的 .et）文件，只是名称写成了 .xlsx", name, _SAVE)
    if head.startswith(_ZIP):
        _refuse_other_package(content, name)
        return
    if not content:
        raise refuse("no_workbook", "文件是空的，没有内容", name, "请重新拷贝或者重新下载")
    if _MARKUP.match(head):
        raise refuse("no_workbook", "这是网页，只是名称写成了 .xlsx", name, _SAVE)
    if _XML.match(head):
        raise refuse("no_workbook", "这是 XML 文件，只是名称写成了 .xlsx", name, _SAVE)
    if b"\0" not in head:
        raise refuse(
            "no_workbook",
            "这是文本文件，不是 .xlsx 工作簿",
            name,
            "是用逗号分隔的，请把扩展名改为 .csv；否则请用 Excel 或 WPS 另存为 .xlsx",
        )
    raise refuse("no_workbook", "不是可以读取的 .xlsx 工作簿", name, _SAVE)


def refuse_no_text(head: bytes, name: str) -> None:
    """Raise UserError for a file named .csv, .json or .jsonl that is a workbook or a web page."""
    if head.startswith(_ZIP):
        raise refuse("no_text", "这是 Excel 工作簿或者压缩包，不是文本", name, "是工作簿的，请把扩展名改为 .xlsx")
    if head.startswith(_OLE):
        raise refuse("no_text", "这是旧版的 .xls 文件，不是文本", name, _SAVE)
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise refuse("no_text", "这是网页，不是表格", name, _SAVE)


def _refuse_other_package(content: bytes, name: str) -> None:
    try:
        parts = {part.lower() for part in ZipFile(BytesIO(content)).namelist()}
    except (BadZipFile, ValueError, NotImplementedError, EOFError):
        raise refuse(
            "no_workbook", "文件不完整或者已损坏", name, "请重新拷贝或者重新下载；能打开的，用 Excel 或 WPS 另存为 .xlsx 后重试"
        ) from None
    if any(part.startswith("word/") for part in parts):
        raise refuse("no_workbook", "这是 Word 文档，只是名称写成了 .xlsx", name, "请选择表格文件")
    if "xl/workbook.bin" in parts:
        raise refuse("no_workbook", "这是二进制的 .xlsb 工作簿，只是名称写成了 .xlsx", name, _SAVE)
    if "content.xml" in parts:
        raise refuse("no_workbook", "这是 OpenDocument（.ods）表格，只是名称写成了 .xlsx", name, _SAVE)
