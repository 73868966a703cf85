"""What makes the file fit for an archive: PDF/A-2b (ISO 19005-2) asks for XMP metadata, an output intent and a file identifier.

The output intent names the colour profile of sRGB (IEC 61966-2-1 as an ICC profile, ICC.1:2001-04), which is written here from the
standard's figures, so that no file of somebody else's licence is embedded in every document.
"""

import zlib
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from struct import pack
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

D50: Final = (0.9642, 1.0, 0.8249)
"""The profile connection space's white."""
# The primaries adapted from D65 to D50 (Bradford).
RED: Final = (0.43607, 0.22249, 0.01392)
GREEN: Final = (0.38515, 0.71687, 0.09708)
BLUE: Final = (0.14307, 0.06061, 0.71410)
STEPS: Final = 256
"""Points of the curve from the picture's values to light; between them it is taken as straight."""
LINEAR_UP_TO: Final = 0.04045
MADE: Final = (2023, 1, 1, 0, 0, 0)
HEADER: Final = 128


def srgb_profile() -> bytes:
    """The profile's bytes, always the same."""
    curve = pack(f">4sII{STEPS}H", b"curv", 0, STEPS, *(round(65535 * _light(step / (STEPS - 1))) for step in range(STEPS)))
    tags = {
        b"desc": _text_description(b"sRGB IEC61966-2.1\0"),
        b"cprt": b"text" + bytes(4) + b"No rights reserved\0",
        b"wtpt": _colour(D50),
        b"rXYZ": _colour(RED),
        b"gXYZ": _colour(GREEN),
        b"bXYZ": _colour(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = HEADER + 4 + 12 * len(tags)
    offsets: dict[bytes, int] = {}
    content = b""
    for element in tags.values():
        if element not in offsets:
            offsets[element] = start + len(content)
            content += element + bytes(-len(element) % 4)
    table = b"".join(pack(">4sII", name, offsets[element], len(element)) for name, element in tags.items())
    header = pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI12s4s44x",
        start + len(content),
        bytes(4),
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *MADE,
        b"acsp",
        bytes(4),
        0,
        bytes(4),
        bytes(4),
        0,
        0,
        _fixed(*D50),
        bytes(4),
    )
    return header + pack(">I", len(tags)) + table + content


def _fixed(*numbers: float) -> bytes:
    """Numbers of 16 bits before and 16 behind the point."""
    return pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _colour(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*values)


def _text_description(words: bytes) -> bytes:
    """An element of type textDescriptionType with its ASCII part alone."""
    return pack(">4sII", b"desc", 0, len(words)) + words + bytes(4 + 4 + 2 + 1 + 67)


def _light(value: float) -> float:
    """The light that a value of sRGB stands for."""
    return value / 12.92 if value <= LINEAR_UP_TO else float(((value + 0.055) / 1.055) ** 2.4)


CREATOR: Final = "inspections"
PRODUCER: Final = "inspections, ReportLab"
LANGUAGE: Final = "zh-CN"
PROFILE: Final = srgb_profile()
CONDITION: Final = "sRGB IEC61966-2.1"


class Description(NamedTuple):
    """What the file says of its content; `day` is when the document was made, not when this program ran."""

    title: str
    author: str
    subject: str
    day: date


class Stream(PDFObject):
    """A stream as PDF/A asks for it: an end of line stands between the content and `endstream` (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, entries: dict[str, object], content: bytes) -> None:
        """Take the dictionary's entries, without the length, and the content as it is to be written."""
        self._entries = entries
        self._content = content

    def format(self, document: PDFDocument) -> bytes:
        """Write it."""
        written: bytes = PDFDictionary({**self._entries, "Length": len(self._content)}).format(document)
        return b"".join((written, b"\nstream\n", self._content, b"\nendstream\n"))


class _Catalog(PDFCatalog):
    """ReportLab's catalogue of the document, with the entries that PDF/A adds."""

    __NoDefault__ = PDFCatalog.__NoDefault__ + ["OutputIntents"]  # noqa: RUF005 - a list in ReportLab, and never changed

    def __init__(self, pdf: PDFDocument, metadata: Stream, intents: PDFArray) -> None:
        """Take over what the document's own catalogue would hold."""
        self.Pages, self.Outlines = pdf.Pages, pdf.Outlines  # type: ignore[attr-defined] # the stubs leave out what is set late
        self.Lang = PDFString(LANGUAGE)
        self.Metadata = metadata
        self.OutputIntents = intents
        # ReportLab keeps it under both names.
        pdf.Catalog = pdf._catalog = self  # type: ignore[attr-defined] # noqa: SLF001 # as said above


class _Info(PDFInfo):
    """The document's information without the entries that say nothing, which XMP would have to repeat."""

    def __init__(self, description: Description) -> None:
        """Say the same as `xmp_packet`."""
        super().__init__()
        self.title, self.author, self.subject = description.title, description.author, description.subject
        self._day = description.day

    def format(self, document: PDFDocument) -> bytes:
        """Write it."""
        made = PDFString(pdf_date(self._day))
        words = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Creator": CREATOR, "Producer": PRODUCER}
        entries = {**{name: PDFString(text) for name, text in words.items()}, "CreationDate": made, "ModDate": made}
        written: bytes = PDFDictionary(entries).format(document)
        return written


def refer(document: PDFDocument, part: PDFObject) -> PDFObjectReference:
    """Write the object on its own and return the reference to it."""
    reference: PDFObjectReference = document.Reference(part)  # type: ignore[no-untyped-call] # ReportLab leaves it untyped
    return reference


def archival_document(description: Description) -> PDFDocument:
    """A document without pages that holds everything else."""
    pdf = PDFDocument(invariant=1, pdfVersion=(1, 7), lang=LANGUAGE)
    pdf.info = _Info(description)
    profile = refer(pdf, Stream({"N": 3, "Filter": PDFName("FlateDecode")}, zlib.compress(PROFILE, 9)))
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(CONDITION),
        "Info": PDFString(CONDITION),
        "DestOutputProfile": profile,
    }
    metadata = Stream({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, xmp_packet(description))
    _Catalog(pdf, metadata, PDFArray([PDFDictionary(intent)]))
    return pdf


def identify(pdf: PDFDocument, contents: Iterable[bytes]) -> None:
    """Make the file's identifier depend on these contents."""
    for content in contents:
        pdf.updateSignature(sha256(content).digest())


def pdf_date(day: date) -> str:
    """The beginning of a day in China as PDF writes it (ISO 32000-1, 7.9.4)."""
    return f"D:{day:%Y%m%d}000000+08'00'"


def xmp_packet(description: Description, *, producer: str = PRODUCER, archival: bool = True) -> bytes:
    """The same metadata as XMP (ISO 16684-1); where the file is `archival`, with the part and level of PDF/A that it claims."""
    claim = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" if archival else ""
    made = f"{description.day:%Y-%m-%d}T00:00:00+08:00"
    title, author, subject = map(escape, (description.title, description.author, description.subject))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{claim}
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate><xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
