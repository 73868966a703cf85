"""The bureau's certificate with its private key, from a PKCS#12 file (.p12, .pfx; RFC 7292)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from asn1crypto import keys, pkcs12, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12Certificate, PKCS12KeyAndCertificates, load_pkcs12

from inspections.documents.digital_signature.rounds import MOST_ROUNDS, rounds_of
from inspections.faults import UserError, refuse
from inspections.files.system_words import spoken

SIGNING_USES = frozenset({"digital_signature", "non_repudiation"})
"""Key usages (RFC 5280, 4.2.1.3) of which a certificate for documents has one; without the extension every use is allowed."""
LARGEST = 10_000_000
"""Bytes, a thousand times what a certificate with its key and issuers takes."""
_ANOTHER = "请换用单位的电子签名证书（.p12 或 .pfx）"


@dataclass(frozen=True, slots=True)
class SigningCertificate:
    """A certificate that can sign: with its private key, and the `issuers` that came along; `where` names the file."""

    certificate: x509.Certificate = field(repr=False)
    key: keys.PrivateKeyInfo = field(repr=False)
    issuers: tuple[x509.Certificate, ...] = field(repr=False)
    where: str

    @property
    def name(self) -> str:
        """Whose certificate it is."""
        return subject_name(self.certificate)

    @property
    def ends(self) -> datetime:
        """Until when it holds, with its zone."""
        ends: datetime = self.certificate.not_valid_after
        return ends

    def refuse_where_unfit(self, at: datetime) -> None:
        """Raise UserError where the certificate does not hold at the time `at` (with its zone), or is not meant for documents."""
        begins, ends = self.certificate.not_valid_before, self.certificate.not_valid_after
        if at < begins:
            raise refuse("certificate_not_yet", f"证书从{_day(begins, at)}起才有效", self.where, "请核对电脑的日期，或换用现在有效的证书")
        refuse_where_expired(ends, at, self.where)
        uses = self.certificate.key_usage_value
        if uses is not None and not SIGNING_USES & uses.native:
            raise refuse("certificate_use", "证书的用途不包括签名", self.where, _ANOTHER)


def read_certificate(path: Path, password: str) -> SigningCertificate:
    """Read a PKCS#12 file.

    Raises UserError where there is no such file, the password is wrong, there is no certificate with its key in it, or its key is of
    a kind that cannot sign here (RSA and the curves of NIST can; SM2 cannot).
    """
    where = str(path)
    parsed = _opened(read_certificate_file(path), password, where)
    if parsed.key is None or parsed.cert is None:
        raise refuse("no_key", "证书文件中没有证书和它的私钥", where, "请导出带私钥的证书（.p12 或 .pfx）")
    if not isinstance(parsed.key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise _unsupported(where)
    key = parsed.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SigningCertificate(_plain(parsed.cert), keys.PrivateKeyInfo.load(key), tuple(map(_plain, parsed.additional_certs)), where)


def read_certificate_file(path: Path) -> bytes:
    """Return the bytes of a PKCS#12 file, for which no password is needed. Raises UserError where there is no such file."""
    where = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise refuse("no_file", "证书文件不存在", where, "请核对文件名") from error
    except OSError as error:
        raise refuse("unreadable", f"证书文件无法读取（{spoken(error)}）", where, "请检查文件和它的权限") from error
    if len(content) > LARGEST:
        raise refuse("no_certificate", "这不是证书文件", where, _ANOTHER)
    try:
        rounds = rounds_of(pkcs12.Pfx.load(content, strict=True))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refuse("no_certificate", "这不是证书文件", where, _ANOTHER) from error
    if not 0 < rounds <= MOST_ROUNDS:
        what = f"证书文件要求把密码反复计算{rounds}次，多得打不开"
        raise refuse("certificate_rounds", what, where, "请重新导出证书，或者向发证机构换一个文件")
    return content


def refuse_where_expired(ends: datetime, at: datetime, where: str) -> None:
    """Raise UserError where a certificate that holds until `ends` no longer does at the time `at`; `where` names its file."""
    if at > ends:
        raise refuse("certificate_expired", f"证书已在{_day(ends, at)}到期", where, "请向发证机构换发证书，再重新签名")


def subject_name(certificate: x509.Certificate) -> str:
    """The common name, or the organisation where there is none, or all of the subject."""
    subject: dict[str, object] = certificate.subject.native
    common = subject.get("common_name") or subject.get("organization_name") or certificate.subject.human_friendly
    return "、".join(map(str, common)) if isinstance(common, list) else str(common)


def _opened(content: bytes, password: str, where: str) -> PKCS12KeyAndCertificates:
    try:
        return load_pkcs12(content, password.encode())
    except UnsupportedAlgorithm as error:
        raise _unsupported(where) from error
    except ValueError as error:
        # OpenSSL tells a wrong password by the same error as damage behind the intact outer shell.
        raise refuse("wrong_password", "证书的密码不对，或者证书文件已损坏", where, "请重新输入密码") from error


def _unsupported(where: str) -> UserError:
    return refuse("certificate_kind", "证书的密钥种类不能在这里签名（国密 SM2 证书目前不支持）", where, "请换用 RSA 证书")


def _plain(parsed: PKCS12Certificate) -> x509.Certificate:
    return x509.Certificate.load(parsed.certificate.public_bytes(Encoding.DER))


def _day(at: datetime, seen: datetime) -> str:
    """The day as it is called in the zone of `seen`."""
    day = at.astimezone(seen.tzinfo)
    return f"{day.year}年{day.month}月{day.day}日"
