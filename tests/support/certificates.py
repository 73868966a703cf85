"""Throw-away certificates: a root, and a bureau's certificate under it, as a PKCS#12 file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, KeySerializationEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

BUREAU = "武陟县发展和改革委员会"
PASSWORD = "武陟-1234"  # noqa: S105 - of a throw-away certificate
AT = datetime(2023, 8, 20, 9, 30, tzinfo=UTC)
ROOT = "某根证书"
DECADE = timedelta(days=3650)
BEGINS, ENDS = datetime(2023, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class MadeUp:
    pkcs12: bytes
    root_pem: bytes
    certificate_pem: bytes


@cache
def made_up(
    uses: str = "content_commitment",
    *,
    ends: datetime = ENDS,
    edwards: bool = False,
    with_key: bool = True,
    encrypted: KeySerializationEncryption | None = None,
) -> MadeUp:
    """A bureau's certificate, of 2023 unless it `ends` later, under a root of its own.

    `uses` names its key usage, "" leaves the extension out; `encrypted` says how the file is, by PASSWORD in any case.
    """
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    other = ed25519.Ed25519PrivateKey.generate()
    root = certified(ROOT, root_key.public_key(), root_key, [usage("key_cert_sign")], (BEGINS - DECADE, ends + DECADE))
    extensions = [usage(uses)] if uses else []
    certificate = certified(BUREAU, (other if edwards else key).public_key(), root_key, extensions, (BEGINS, ends))
    packed = serialize_key_and_certificates(
        BUREAU.encode(),
        (other if edwards else key) if with_key else None,
        certificate if with_key else None,
        [root],
        encrypted or BestAvailableEncryption(PASSWORD.encode()),
    )
    return MadeUp(packed, root.public_bytes(Encoding.PEM), certificate.public_bytes(Encoding.PEM))


def certified(
    subject: str,
    public: ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey,
    by: ec.EllipticCurvePrivateKey,
    extensions: Sequence[x509.ExtensionType],
    holds: tuple[datetime, datetime],
) -> x509.Certificate:
    """A certificate by the root; the root itself is the one that may certify others."""
    builder = x509.CertificateBuilder(name(ROOT), name(subject), public, x509.random_serial_number(), *holds)
    builder = builder.add_extension(x509.BasicConstraints(subject == ROOT, None), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(by, SHA256())


def name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def usage(asked: str) -> x509.KeyUsage:
    every = "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign"
    return x509.KeyUsage(**{use: use == asked for use in [*every.split(), "encipher_only", "decipher_only"]})
