"""What would run when it is opened is known by its content and by its ending, whichever says so."""

import io
import zipfile
from pathlib import Path

import pytest

from inspections.recognising.names import copy_name, readable_name
from inspections.recognising.programs import program_kind

ENDINGS = (
    *("exe", "EXE", "bat", "cmd", "com", "scr", "pif", "lnk", "desktop", "sh", "js", "jse", "vbs", "vbe", "wsf", "msi", "jar", "ps1"),
    *("hta", "url", "docm", "xlsm", "pptm", "reg", "cpl", "apk", "appimage", "py", "html", "svg"),
)


def kind(folder: Path, name: str, content: bytes) -> str:
    (folder / "kept").write_bytes(content)
    return program_kind(folder / "kept", name)


def packed(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x" * 5000)
    return made.getvalue()


@pytest.mark.parametrize("suffix", ENDINGS)
def test_an_ending_that_a_system_runs_is_enough(tmp_path: Path, suffix: str) -> None:
    assert kind(tmp_path, f"照片.jpg.{suffix}", b"harmless text")
    assert kind(tmp_path, f"照片.{suffix} . ", b"harmless text")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\0" + bytes(300), "可执行程序"),
        (b"\x7fELF\2\1\1" + bytes(300), "可执行程序"),
        (b"\xcf\xfa\xed\xfe" + bytes(300), "可执行程序"),
        (b"#!/bin/sh\nrm -rf ~\n", "脚本"),
        (b"\xef\xbb\xbf#!/usr/bin/env python3\n", "脚本"),
        (b"L\0\0\0\x01\x14\x02\0" + bytes(300), "快捷方式"),
        (b"[Desktop Entry]\nExec=sh\n", "快捷方式"),
        (b"[InternetShortcut]\r\nURL=file:///c:/x.exe\r\n", "快捷方式"),
        (b"<html><script>1</script></html>", "网页"),
        (b"<?xml version='1.0'?><svg onload='x()'/>", "网页图形（可以带脚本）"),
        (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "带宏的 Office 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3_000_000) + "_VBA_PROJECT".encode("utf-16-le"), "带宏的 Office 文件"),
    ],
)
def test_a_content_that_runs_is_enough_whatever_the_name(tmp_path: Path, content: bytes, words: str) -> None:
    assert kind(tmp_path, "照片.jpg", content) == words


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.jpg", b"\xff\xd8\xff\xe0" + bytes(300)),
        ("收据.pdf", b"%PDF-1.7"),
        ("电表.csv", b"MZ0012,3\nMZ0013,4\n"),
        ("录像.mp4", b"\0\0\0\x18ftypmp42" + bytes(300)),
        ("录音.amr", b"#!AMR\n" + bytes(300)),
        ("合同.docx", packed("[Content_Types].xml", "word/document.xml")),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)),
        ("坏的.docx", packed("word/document.xml")[:-30]),
        ("无后缀", b"1"),
        ("exe", b"1"),
    ],
)
def test_evidence_of_every_day_is_no_program(tmp_path: Path, name: str, content: bytes) -> None:
    assert kind(tmp_path, name, content) == ""


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("收据.jpg", "收据.jpg"),
        ("a\u202egpj.exe", "a(U+202E)gpj.exe"),
        ("a/b\\c:d*e?.jpg", "a_b_c_d_e_.jpg"),
        ("a\nb.jpg", "a(U+000A)b.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("com1", "_com1"),
        ("...", "文件"),
        ("x. . ", "x"),
        ("电" * 100 + ".jpg", "电" * 65 + ".jpg"),
    ],
)
def test_a_copy_bears_a_name_that_every_system_takes(name: str, copy: str) -> None:
    assert copy_name(name) == copy


def test_a_name_in_utf_8_stays_as_it_is() -> None:
    assert readable_name(Path("某处/电表箱 ①.jpg")) == "电表箱 ①.jpg"
