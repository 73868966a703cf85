"""PDF/A-2b (ISO 19005-2) as far as it can be shown here: clause by clause, and by Apache PDFBox Preflight where that is installed.

Preflight knows PDF/A-1b alone, which is the stricter part for such files, so it is shown the same bytes under that part's name.
"""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms

from inspections.documents.digital_signature.certificate import read_certificate
from inspections.documents.digital_signature.sign import SignatureWords, sign
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.official_document import Colophon, Level, Listing, Paragraph
from inspections.typesetting.paper import Exchange, Picture, SignaturePlace, Signatures
from inspections.typesetting.pdf.archival import srgb_profile
from inspections.typesetting.pdf.binding import bind
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.certificates import AT, PASSWORD, made_up
from tests.support.made_up_papers import DAY, ENTRY, FOOT, SIGNED, paper, photo, photo_bytes, signature_png
from tests.support.page_measures import document, named

TITLE = "关于A&B<公司>的责令整改通知书"
JAVA = Path("/usr/share/java")
JARS = [JAVA / f"{name}.jar" for name in ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "jaxb-api", "javax.activation")]
NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@pytest.fixture(scope="module")
def files(fonts: FontSet, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A notice with all its parts, a record with signatures and photos, both bound, and the notice with a digital signature."""
    paragraphs = (Paragraph("一、收取䶮㛃𬭎", Level.FIRST), Listing(("项目", "金额"), (("移表费", "1200.00"),)), Paragraph("整改A1。" * 90))
    notice = document(title=TITLE, paragraphs=paragraphs, annexes=named("甲"), colophon=Colophon("乙", DAY, ("丙",)))
    signatures = Signatures((SignaturePlace("甲", (SIGNED, Picture(signature_png()))),))
    record = paper(ENTRY, Exchange(), signatures, photos=(photo(photo_bytes(kind="PNG")), photo(photo_bytes())), foot=FOOT)
    parts = [("通知书", render_pdf(notice, fonts)), ("记录", render_pdf(record, fonts))]
    path = tmp_path_factory.mktemp("certificate") / "单位.p12"
    path.write_bytes(made_up().pkcs12)
    signed = sign(parts[0][1], read_certificate(path, PASSWORD), SignatureWords("甲", "乙", "丙"), AT)
    return {**dict(parts), "案卷": bind(parts), "签名的通知书": signed}


NAMED = pytest.mark.parametrize("name", ["通知书", "记录", "案卷", "签名的通知书"])


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def xmp(content: bytes) -> ET.Element:
    catalog: Any = opened(content).root_object
    return ET.fromstring(catalog["/Metadata"].get_data().decode())  # noqa: S314 - our own file


@NAMED
def test_the_file_is_plain_and_has_an_identifier(files: dict[str, bytes], name: str) -> None:
    content = files[name]
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", content)
    assert content.rstrip(b"\n").endswith(b"%%EOF")
    trailer: Any = opened(content).trailer
    assert "/Encrypt" not in trailer
    first, second = trailer["/ID"]
    assert len(first.original_bytes) == len(second.original_bytes) == 16
    assert content.count(b"\nendstream\nendobj") == content.count(b"stream\n") / 2 > 5
    assert not re.search(rb"/(LZWDecode|JavaScript|EmbeddedFiles|Launch|OC|Crypt)\b", content)


@NAMED
def test_metadata_claim_the_part_and_say_what_the_information_says(files: dict[str, bytes], name: str) -> None:
    packet = xmp(files[name])

    def metadata(path: str) -> str | None:
        return packet.findtext(f".//{path}", namespaces=NAMES)

    assert (metadata("pdfaid:part"), metadata("pdfaid:conformance")) == ("2", "B")
    information = opened(files[name]).metadata
    assert information is not None
    assert metadata("dc:title//rdf:li") == information.title
    assert metadata("dc:creator//rdf:li") == information.author
    assert metadata("dc:description//rdf:li") == information.subject
    assert metadata("xmp:CreatorTool") == information.creator
    assert metadata("pdf:Producer") == information.producer
    assert information.creation_date is not None
    assert metadata("xmp:CreateDate") == metadata("xmp:ModifyDate") == information.creation_date.isoformat()
    assert set(information) <= {"/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    catalog: Any = opened(files[name]).root_object
    assert "/Filter" not in catalog["/Metadata"]
    assert catalog["/Lang"] == "zh-CN"
    assert information.title == {"记录": "现场检查记录", "案卷": "案件材料"}.get(name, TITLE)


@NAMED
def test_colours_have_a_profile(files: dict[str, bytes], name: str) -> None:
    catalog: Any = opened(files[name]).root_object
    [intent] = catalog["/OutputIntents"]
    assert (intent["/S"], intent["/DestOutputProfile"]["/N"]) == ("/GTS_PDFA1", 3)
    assert intent["/DestOutputProfile"].get_data() == srgb_profile()


def test_the_profile_is_that_of_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    colours = Image.new("RGB", (64, 64))
    colours.putdata([(number % 256, number * 7 % 256, number * 13 % 256) for number in range(64 * 64)])
    turned = ImageCms.profileToProfile(colours, ours, ImageCms.createProfile("sRGB"))
    assert turned is not None
    assert turned.tobytes() == colours.tobytes()


@NAMED
def test_nothing_is_transparent_and_pictures_are_grey_or_rgb(files: dict[str, bytes], name: str) -> None:
    pictures = 0
    for page in opened(files[name]).pages:
        sheet: Any = page
        assert "/Group" not in sheet
        resources = sheet["/Resources"]
        assert set(resources) <= {"/Font", "/XObject"}
        for picture in resources.get("/XObject", {}).values():
            pictures += 1
            assert picture["/ColorSpace"] in {"/DeviceRGB", "/DeviceGray"}
            assert not {"/SMask", "/Mask", "/Interpolate", "/Alternates", "/OPI"} & set(picture.get_object())
    assert (pictures > 0) == (name in {"记录", "案卷"})


@NAMED
def test_fonts_are_embedded_whole_with_equal_widths_and_maps(files: dict[str, bytes], name: str) -> None:
    for page in opened(files[name]).pages:
        sheet: Any = page
        for font in sheet["/Resources"]["/Font"].values():
            [descendant] = font["/DescendantFonts"]
            inner, descriptor = descendant.get_object(), descendant.get_object()["/FontDescriptor"]
            assert (font["/Subtype"], font["/Encoding"], inner["/Subtype"]) == ("/Type0", "/Identity-H", "/CIDFontType2")
            assert inner["/CIDToGIDMap"] == "/Identity"
            assert font["/BaseFont"] == inner["/BaseFont"] == descriptor["/FontName"]
            embedded = TTFont(io.BytesIO(descriptor["/FontFile2"].get_data()))
            count = embedded["maxp"].numGlyphs
            bits = "".join(f"{byte:08b}" for byte in descriptor["/CIDSet"].get_data())
            assert bits.rstrip("0") == "1" * count
            widths_written = inner["/W"]
            widths = {widths_written[position]: widths_written[position + 1][0] for position in range(0, len(widths_written), 2)}
            units = embedded["head"].unitsPerEm
            used = {int(code, 16) for code in re.findall(rb"<([0-9A-F]{4})> <(?!FFFF)", font["/ToUnicode"].get_data())}
            assert used
            for code in used:
                assert 0 < code < count
                advance = embedded["hmtx"][embedded.getGlyphName(code)][0]
                assert float(widths.get(code, 1000)) == pytest.approx(advance * 1000 / units, abs=1)


def test_a_digital_signature_needs_no_picture_and_asks_for_none(files: dict[str, bytes]) -> None:
    catalog: Any = opened(files["签名的通知书"]).root_object
    form = catalog["/AcroForm"]
    assert set(form) == {"/Fields", "/SigFlags"}  # no scripts, no XFA, nothing to be drawn anew (ISO 19005-2, 6.4.1)
    [field] = form["/Fields"]
    assert field["/F"] & 0b100111 == 0b100  # printed, not hidden (6.3.2)
    assert list(field["/Rect"]) == [0, 0, 0, 0]  # without extent it needs no appearance (6.3.3)
    assert not {"/A", "/AA"} & set(field)
    assert "/Version" not in catalog


def test_the_identifier_follows_the_content(fonts: FontSet) -> None:
    def identifier(text: str) -> bytes:
        trailer: Any = opened(render_pdf(document(paragraphs=(Paragraph(text),)), fonts)).trailer
        return bytes(trailer["/ID"][0].original_bytes)

    assert identifier("甲") == identifier("甲") != identifier("乙")


@pytest.mark.skipif(
    shutil.which("java") is None or not all(jar.exists() for jar in JARS),
    reason="Apache PDFBox Preflight: apt-get install libpdfbox2-java libjaxb-api-java libactivation-java",
)
@NAMED
def test_preflight_finds_no_fault(files: dict[str, bytes], name: str, tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(files[name].replace(b"%PDF-1.7", b"%PDF-1.4", 1).replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<", 1))
    command = ["java", "-cp", ":".join(map(str, JARS)), "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    faults = [line for line in result.stdout.splitlines() if re.match(r"\d+(\.\d+)+ :", line)]
    if name == "签名的通知书":
        # Part 1 asks for an appearance even of what has no extent; part 2 (6.3.3) does not.
        assert faults
        assert all("widget annotation lacks an appearance dictionary" in fault for fault in faults), result.stdout
    else:
        assert "is a valid PDF/A-1b file" in result.stdout, result.stdout + result.stderr
