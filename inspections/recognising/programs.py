"""Files that would run when they are opened: by what they hold, or by the ending that the system goes by."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final

from inspections.recognising.media_types import HEAD, PROGRAM, SCRIPT, SHORTCUT, media_type_of

_ENDINGS: Final = MappingProxyType(
    {
        "Windows 程序": (".exe", ".com", ".scr", ".pif", ".cpl", ".dll", ".sys", ".ocx", ".drv"),
        "Windows 安装包": (".msi", ".msp", ".mst", ".msix", ".msixbundle", ".appx", ".appxbundle", ".appinstaller", ".application"),
        "批处理文件": (".bat", ".cmd"),
        "脚本": (
            *(".vbs", ".vbe", ".js", ".jse", ".mjs", ".wsf", ".wsh", ".wsc", ".sct", ".ps1", ".psm1", ".psd1", ".ps1xml", ".sh", ".bash"),
            *(".zsh", ".csh", ".ksh", ".fish", ".py", ".pyw", ".pyc", ".pyz", ".pl", ".rb", ".php", ".lua", ".tcl", ".ahk", ".au3", ".run"),
        ),
        "快捷方式": (".lnk", ".url", ".desktop", ".scf", ".library-ms", ".searchconnector-ms", ".webloc", ".website", ".settingcontent-ms"),
        "网页应用": (".hta", ".chm", ".hlp", ".mht", ".mhtml", ".xbap", ".html", ".htm", ".xhtml", ".shtml", ".svg", ".svgz"),
        "注册表或者系统设置文件": (".reg", ".inf", ".gadget", ".msc", ".theme", ".themepack", ".diagcab", ".job", ".rdp", ".vsto"),
        "Java 程序": (".jar", ".jnlp", ".class"),
        "手机或者苹果电脑的程序": (".apk", ".xapk", ".ipa", ".hap", ".app", ".dmg", ".pkg", ".command", ".workflow"),
        "Linux 程序或者安装包": (".deb", ".rpm", ".appimage", ".flatpak", ".flatpakref", ".snap", ".elf", ".so", ".bin", ".out"),
        "带宏的 Office 文件": (
            *(".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".xll", ".xla", ".wll", ".pptm", ".potm", ".ppsm", ".ppam", ".sldm"),
            *(".slk", ".iqy", ".oqy", ".dqy", ".odc", ".accdb", ".accde", ".mdb", ".mde", ".one", ".onepkg", ".pub"),
        ),
        "磁盘映像": (".iso", ".img", ".vhd", ".vhdx", ".cab"),
    }
)
_WORDS: Final = MappingProxyType({ending: words for words, endings in _ENDINGS.items() for ending in endings})
_CONTENTS: Final = MappingProxyType(
    {PROGRAM: "可执行程序", SCRIPT: "脚本", SHORTCUT: "快捷方式", "text/html": "网页", "image/svg+xml": "网页图形（可以带脚本）"}
)
_MACROS: Final = (b"vbaProject.bin", "_VBA_PROJECT".encode("utf-16-le"))
"""What an Office file with macros holds: a part of that name (ISO/IEC 29500 packages), or a storage (the older kind)."""
_STEP: Final = 1 << 20


def program_kind(path: Path, name: str) -> str:
    """Return in Chinese what kind of program the file at `path`, which is called `name`, is; empty where it is none.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        media_type = media_type_of(head, name)
        kind = _CONTENTS.get(media_type, "")
        if not kind and _may_hold_macros(media_type) and _holds_macros(path, file):
            kind = "带宏的 Office 文件"
    return kind or next((_WORDS[ending] for ending in _endings(name) if ending in _WORDS), "")


def _may_hold_macros(media_type: str) -> bool:
    return media_type in {"application/x-ole-storage", "application/zip"} or "openxmlformats" in media_type


def _holds_macros(path: Path, file: IO[bytes]) -> bool:
    if zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as packed:
                return any(name.endswith("vbaProject.bin") for name in packed.namelist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError, RuntimeError):
            pass  # damaged: its bytes are looked through
    file.seek(0)
    return any(mark in part for part in _overlapping(file) for mark in _MACROS)


def _overlapping(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the file in parts, each with the end of the one before, so that no mark is cut in two."""
    before = b""
    while part := file.read(_STEP):
        yield before + part
        before = part[-64:]


def _endings(name: str) -> Iterable[str]:
    """Return the endings by which a system may take a file: Windows drops dots and blanks at the end of a name."""
    bare = name.rstrip(". \u3000\xa0").lower()
    return (f".{bare.rpartition('.')[2]}",) if "." in bare else ()
