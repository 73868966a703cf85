"""A document of one page, a certificate for it, and the document signed."""

from pathlib import Path

import pytest

from inspections.documents.digital_signature.certificate import SigningCertificate, read_certificate
from inspections.documents.digital_signature.sign import SignatureWords, sign
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.certificates import AT, BUREAU, PASSWORD, made_up
from tests.support.page_measures import document

WORDS = SignatureWords(BUREAU, "武陟县", "签发责令整改通知书")


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> SigningCertificate:
    path = tmp_path_factory.mktemp("certificate") / "单位.p12"
    path.write_bytes(made_up().pkcs12)
    return read_certificate(path, PASSWORD)


@pytest.fixture(scope="session")
def roots_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roots") / "根证书.pem"
    path.write_bytes(made_up().root_pem)
    return path


@pytest.fixture(scope="session")
def plain(fonts: FontSet) -> bytes:
    return render_pdf(document(), fonts)


@pytest.fixture(scope="session")
def signed(plain: bytes, certificate: SigningCertificate) -> bytes:
    return sign(plain, certificate, WORDS, AT)
