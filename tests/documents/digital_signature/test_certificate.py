"""The certificate's file: what cannot sign is refused in one sentence that says why."""

import time
from pathlib import Path

import pytest
from asn1crypto import core, pkcs12
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PBES

from inspections.documents.digital_signature.certificate import read_certificate
from inspections.faults import UserError
from tests.support.certificates import AT, BUREAU, PASSWORD, made_up


def refused(path: Path, content: bytes | None, password: str = PASSWORD) -> tuple[str, str]:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as error:
        read_certificate(path, password)
    (fault,) = error.value.faults
    assert fault.where == str(path)
    return fault.code, fault.sentence()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "单位.p12"


def test_a_certificate_has_a_name_and_keeps_its_key_to_itself(path: Path) -> None:
    path.write_bytes(made_up().pkcs12)
    certificate = read_certificate(path, PASSWORD)
    assert certificate.name == BUREAU
    assert repr(certificate) == f"SigningCertificate(where={str(path)!r})"


def test_a_missing_file(path: Path) -> None:
    assert refused(path, None)[0] == "no_file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path, None)[0] == "unreadable"


@pytest.mark.parametrize("password", ["", "1234", PASSWORD + " "])
def test_a_wrong_password(path: Path, password: str) -> None:
    code, sentence = refused(path, made_up().pkcs12, password)
    assert code == "wrong_password"
    assert "密码不对" in sentence
    assert PASSWORD not in sentence


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"0" * 500, made_up().certificate_pem, made_up().pkcs12[:-20]])
def test_what_is_no_certificate(path: Path, content: bytes) -> None:
    assert refused(path, content)[0] == "no_certificate"


def with_rounds(content: bytes, mac: int, key: int, certificates: int) -> bytes:
    """The file as if its three parts asked for so many rounds each."""
    file = pkcs12.Pfx.load(content)
    file["mac_data"]["iterations"] = mac
    safe = pkcs12.AuthenticatedSafe.load(file["auth_safe"]["content"].native)
    for part in safe:
        if part["content_type"].native == "encrypted_data":
            algorithm = part["content"]["encrypted_content_info"]["content_encryption_algorithm"]
            algorithm["parameters"]["key_derivation_func"]["parameters"]["iteration_count"] = certificates
        else:
            bags = pkcs12.SafeContents.load(part["content"].native)
            for bag in bags:
                algorithm = bag["bag_value"]["encryption_algorithm"]
                algorithm["parameters"]["key_derivation_func"]["parameters"]["iteration_count"] = key
            part["content"] = core.OctetString(bags.dump(force=True))
    file["auth_safe"]["content"] = core.OctetString(safe.dump(force=True))
    return bytes(file.dump(force=True))


@pytest.mark.parametrize("rounds", [(2**31 - 1, 1, 1), (1, 2**31 - 1, 1), (1, 1, 2**31 - 1), (2**63, 1, 1), (4_000_000,) * 3, (-5, 1, 1)])
def test_a_file_that_asks_for_thousands_of_millions_of_rounds_is_refused_at_once(path: Path, rounds: tuple[int, int, int]) -> None:
    started = time.perf_counter()
    code, sentence = refused(path, with_rounds(made_up().pkcs12, *rounds))
    assert code == "certificate_rounds"
    assert str(sum(rounds)) in sentence
    assert time.perf_counter() - started < 1


def test_a_file_of_many_rounds_is_opened(path: Path) -> None:
    strong = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(600_000).build(PASSWORD.encode())
    path.write_bytes(made_up(encrypted=strong).pkcs12)
    assert read_certificate(path, PASSWORD).name == BUREAU


def test_a_file_of_an_older_make_is_opened(path: Path) -> None:
    builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2000)
    older = builder.key_cert_algorithm(PBES.PBESv1SHA1And3KeyTripleDESCBC).hmac_hash(SHA1()).build(PASSWORD.encode())  # noqa: S303 # as Windows exports
    path.write_bytes(made_up(encrypted=older).pkcs12)
    assert read_certificate(path, PASSWORD).name == BUREAU


def test_a_file_of_any_size_that_is_no_certificate_is_refused(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    assert refused(path, None)[0] == "no_certificate"


def test_a_certificate_without_its_key(path: Path) -> None:
    assert refused(path, made_up(with_key=False).pkcs12)[0] == "no_key"


def test_a_key_of_another_kind(path: Path) -> None:
    code, sentence = refused(path, made_up(edwards=True).pkcs12)
    assert code == "certificate_kind"
    assert "SM2" in sentence


@pytest.mark.parametrize("uses", ["digital_signature", "content_commitment", ""])
def test_uses_that_fit(path: Path, uses: str) -> None:
    path.write_bytes(made_up(uses).pkcs12)
    read_certificate(path, PASSWORD).refuse_where_unfit(AT)


def test_a_use_that_does_not_fit(path: Path) -> None:
    path.write_bytes(made_up("key_encipherment").pkcs12)
    with pytest.raises(UserError, match="证书的用途不包括签名"):
        read_certificate(path, PASSWORD).refuse_where_unfit(AT)
