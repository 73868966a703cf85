"""The media type of a file by its first bytes; names count for recordings alone, of which there are too many kinds."""

from __future__ import annotations

import re
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from inspections.typesetting.picture_files.formats import brands, picture_format

HEAD: Final = 4096
"""Bytes from a file's start that tell what it is."""
UNKNOWN: Final = "application/octet-stream"
TEXT: Final = "text/plain"
PROGRAM: Final = "application/x-executable"
SCRIPT: Final = "text/x-script"
SHORTCUT: Final = "application/x-ms-shortcut"

_WRITTEN: Final = (
    (b"%PDF-", "application/pdf"),
    (b"%!PS", "application/postscript"),
    (b"{\\rtf", "application/rtf"),
    (b"[InternetShortcut]", SHORTCUT),
    (b"[Desktop Entry]", SHORTCUT),
    (b"#!", SCRIPT),
)
"""What files that are text, or begin as such, start with."""
_SIGNATURES: Final = (
    (b"\xc5\xd0\xd3\xc6", "application/postscript"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"#!AMR", "audio/amr"),
    (b"#!SILK", "audio/x-silk"),
    (b"\x02#!SILK", "audio/x-silk"),  # a voice message of WeChat
    (b"ID3", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"DHAV", "video/x-dav"),  # surveillance recorders
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", SHORTCUT),
)
"""What files that are no text start with; a list of meters may begin with the letters MZ."""
_SOUND_FRAMES: Final = frozenset({0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2})
"""Second bytes of a frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.2.3); the first is 0xFF."""
_TRANSPORT: Final = 188
"""Bytes of a packet of an MPEG transport stream (ISO/IEC 13818-1, 2.4.3.2), each of which begins with 0x47."""
_RIFF: Final = MappingProxyType({b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"})
_OFFICE: Final = MappingProxyType(
    {
        b"word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        b"xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        b"ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }
)
_RECORDINGS: Final = MappingProxyType(
    {
        ".mp4": "video/mp4",
        ".mov": "video/quicktime",
        ".avi": "video/x-msvideo",
        ".mkv": "video/x-matroska",
        ".3gp": "video/3gpp",
        ".ts": "video/mp2t",
        ".mts": "video/mp2t",
        ".wmv": "video/x-ms-asf",
        ".dav": "video/x-dav",
        ".mp3": "audio/mpeg",
        ".m4a": "audio/mp4",
        ".aac": "audio/aac",
        ".wav": "audio/wav",
        ".amr": "audio/amr",
        ".ogg": "audio/ogg",
        ".opus": "audio/ogg",
    }
)
"""What recordings are called whose first bytes are not known here: cameras and recorders have containers of their own."""
_PICTURES: Final = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".heic", ".heif", ".hif", ".webp", ".avif", ".gif", ".bmp", ".tif", ".tiff"}
)
_CONTROLS: Final = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def media_type_of(head: bytes, name: str) -> str:
    """Return the media type of a file that begins with `head` (`HEAD` bytes, where it has so many) and bears `name`."""
    picture = picture_format(head)
    if picture is not None:
        return picture.media_type
    if is_text(head):
        return _written(head) or TEXT
    return _by_bytes(head) or _written(head) or _RECORDINGS.get(PurePath(name).suffix.lower()) or UNKNOWN


def picture_name(name: str) -> bool:
    """Say whether a person would take a file of this name for a photo."""
    return PurePath(name).suffix.lower() in _PICTURES


def is_text(head: bytes) -> bool:
    """Say whether a file's start is text in one of the encodings that are met here."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if not head or not _CONTROLS.isdisjoint(head):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the last character may be cut off
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False


def _written(head: bytes) -> str | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, media_type in _WRITTEN:
        if start.startswith(signature):
            return media_type
    low = start.lower()
    if low.startswith((b"<!doctype html", b"<html", b"<hta:", b"<script")):
        return "text/html"
    drawn = low.startswith(b"<svg") or (low.startswith(b"<?xml") and re.search(rb"<svg[\s>]", low) is not None)
    return "image/svg+xml" if drawn else None


def _by_bytes(head: bytes) -> str | None:
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head.startswith(b"PK\x03\x04"):
        return next((media_type for folder, media_type in _OFFICE.items() if folder in head), "application/zip")
    if head[:1] == b"\xff" and head[1:2] and head[1] in _SOUND_FRAMES:
        return "audio/mpeg"
    if len(head) > 2 * _TRANSPORT and all(head[position] == 0x47 for position in (0, _TRANSPORT, 2 * _TRANSPORT)):  # noqa: PLR2004 # as said above
        return "video/mp2t"
    return _boxed(brands(head))


def _boxed(named: tuple[bytes, ...]) -> str | None:
    if not named:
        return None
    major = named[0]
    if major == b"qt  ":
        return "video/quicktime"
    if major.startswith(b"M4A"):
        return "audio/mp4"
    return "video/3gpp" if major.startswith(b"3g") else "video/mp4"
