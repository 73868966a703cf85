"""One PDF of a whole case: the documents one behind the other, each with a bookmark and its own page numbers in the viewer."""

import io
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from inspections.faults import Fault, UserError
from inspections.typesetting.pdf.archival import CONDITION, CREATOR, LANGUAGE, PROFILE, Description, pdf_date, xmp_packet

TITLE: Final = "案件材料"
PRODUCER: Final = "inspections, pypdf"
CLAIM: Final = b"<pdfaid:part>2</pdfaid:part>"
"""How this program's files say that they are PDF/A-2."""
IDENTIFIER_LENGTH: Final = 16
NO_DAY: Final = date(1970, 1, 1)


def bind(parts: Sequence[tuple[str, bytes]], title: str = TITLE) -> bytes:
    """The parts, each a title and a PDF, as one PDF with a bookmark a part; the same bytes for the same parts.

    A viewer calls the second page of the third part 3-2. Author is the first part's, the date that of the newest part. The file
    says that it is PDF/A-2b if all its parts do. Digital signatures stay behind in the parts.

    Raises `ValueError` for no parts and `UserError` that names every part that cannot be read.
    """
    if not parts:
        raise ValueError("nothing to bind")
    readers = _read(parts)
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    for number, ((name, _), reader) in enumerate(zip(parts, readers, strict=True), 1):
        first = len(writer.pages)
        writer.append(reader, import_outline=False)
        writer.set_page_label(first, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, prefix=f"{number}-", start=1)
        writer.add_outline_item(title=name, page_number=first)
    description = Description(title, _author(readers), "、".join(name for name, _ in parts), _day(readers))
    _describe(writer, description, archival=all(map(_claims_pdfa, readers)))
    digest = sha256(b"".join(sha256(name.encode() + content).digest() for name, content in parts)).digest()[:IDENTIFIER_LENGTH]
    # pypdf offers only a random identifier, with which no two bindings would be the same.
    writer._ID = ArrayObject([ByteStringObject(digest), ByteStringObject(digest)])  # noqa: SLF001 - as said above
    bound = io.BytesIO()
    writer.write(bound)
    return bound.getvalue()


def _read(parts: Sequence[tuple[str, bytes]]) -> list[PdfReader]:
    readers, faults = [], []
    for name, content in parts:
        try:
            reader = PdfReader(io.BytesIO(content))
            pages = len(reader.pages)
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
            pages = 0
        if pages:
            _leave_signatures(reader)
            readers.append(reader)
        else:
            faults.append(Fault("part_unreadable", "文书文件已损坏，或者不是 PDF", name, "请从备份中恢复该文书后再合并"))
    if faults:
        raise UserError(faults)
    return readers


def _leave_signatures(reader: PdfReader) -> None:
    """Take away the fields of digital signatures: they cover the part's own file, and would be false in the bound one."""
    form = reader.root_object.get("/AcroForm")
    if form is None:
        return

    def kept(places: PdfObject | None) -> ArrayObject:
        fields = places.get_object() if places is not None else None
        places_held = fields if isinstance(fields, ArrayObject) else ()
        return ArrayObject(field for field in places_held if field.get_object().get("/FT") != "/Sig")

    fields = kept(form.get_object().get("/Fields"))
    if fields:
        form.get_object()[NameObject("/Fields")] = fields
    else:
        del reader.root_object["/AcroForm"]
    for page in reader.pages:
        if "/Annots" in page:
            page[NameObject("/Annots")] = kept(page["/Annots"])


def _author(readers: Sequence[PdfReader]) -> str:
    metadata = readers[0].metadata
    return (metadata.author if metadata is not None else None) or ""


def _day(readers: Sequence[PdfReader]) -> date:
    days = [reader.metadata.creation_date for reader in readers if reader.metadata is not None]
    return max((day.date() for day in days if day is not None), default=NO_DAY)


def _claims_pdfa(reader: PdfReader) -> bool:
    metadata = reader.root_object.get("/Metadata")
    stream = metadata.get_object() if metadata is not None else None
    return isinstance(stream, StreamObject) and CLAIM in stream.get_data()


def _describe(writer: PdfWriter, description: Description, *, archival: bool) -> None:
    """Write the metadata twice, as the document's information and as XMP, and name the colours' profile."""
    made = pdf_date(description.day)
    writer.metadata = {
        "/Title": description.title,
        "/Author": description.author,
        "/Subject": description.subject,
        "/Creator": CREATOR,
        "/Producer": PRODUCER,
        "/CreationDate": made,
        "/ModDate": made,
    }
    packet = xmp_packet(description, producer=PRODUCER, archival=archival)
    metadata = _stream(packet, {"/Type": NameObject("/Metadata"), "/Subtype": NameObject("/XML")})
    profile = _stream(PROFILE, {"/N": NumberObject(3)})
    intent = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject("/GTS_PDFA1"),
            NameObject("/OutputConditionIdentifier"): TextStringObject(CONDITION),
            NameObject("/Info"): TextStringObject(CONDITION),
            NameObject("/DestOutputProfile"): writer._add_object(profile),  # noqa: SLF001 - pypdf's documentation uses it so
        }
    )
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    root[NameObject("/Metadata")] = writer._add_object(metadata)  # noqa: SLF001 - as above
    root[NameObject("/OutputIntents")] = ArrayObject([intent])
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")


def _stream(content: bytes, entries: dict[str, PdfObject]) -> StreamObject:
    stream = StreamObject()
    stream.set_data(content)
    stream.update({NameObject(name): value for name, value in entries.items()})
    return stream
