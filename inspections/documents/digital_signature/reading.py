"""Opening a PDF of any origin by pyHanko, whose parser meets broken files with many kinds of error."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from dataclasses import dataclass
from typing import Final

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from inspections.faults import UserError, refuse

UNREADABLE: Final = (
    PdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
)
"""What pyHanko and asn1crypto raise for bytes that are no PDF, or no signature."""

# What is wrong with a signature is our answer; without a handler Python would print pyHanko's tracebacks.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class SignedField:
    """A field with a signature in it: its name, itself, and the signature's dictionary (ISO 32000-1, 12.8.1)."""

    name: str
    field: DictionaryObject
    signature: DictionaryObject

    def word(self, key: str) -> str:
        """A text of the signature's dictionary, empty where there is none."""
        value = self.signature.get(key, "")
        return str(value) if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class OpenedPdf:
    """A PDF that could be read, and the fields in it that are signed."""

    file: PdfFileReader
    signed: tuple[SignedField, ...]


def opened(pdf: bytes, where: str = "") -> OpenedPdf:
    """Open a PDF. Raises UserError where it is broken or locked by a password; `where` names the file."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        locked = reader.encrypted
        if not locked:
            reader.root["/Pages"]["/Kids"]
        fields = () if locked else tuple(enumerate_sig_fields(reader, filled_status=True))
        signed = tuple(SignedField(str(name), field, signature.get_object()) for name, signature, field in fields)
    except UNREADABLE as error:
        raise unreadable(where) from error
    if locked:
        raise refuse("pdf_locked", "文件有密码保护，不能签名或验证", where, "请用没有密码的文件")
    return OpenedPdf(reader, signed)


def unreadable(where: str) -> UserError:
    """What is said of a file that is no PDF, or a broken one."""
    return refuse("pdf_unreadable", "文件已损坏，或者不是 PDF", where, "请换用完好的文件")
