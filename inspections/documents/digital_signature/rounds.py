"""How often a PKCS#12 file would have its password hashed, read before any of it is decrypted.

The file says so itself (RFC 7292, 4 and B.2; RFC 8018, A.2): one that says two thousand million would keep the program busy for minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from asn1crypto import algos, pkcs12

MOST_ROUNDS: Final = 10_000_000
"""Seconds of a laptop; banks' and offices' files have 2,000 to some 600,000."""
_DEEPEST: Final = 8
"""Bags within bags that are looked into; files of this world have none."""


def rounds_of(file: pkcs12.Pfx) -> int:
    """Return how many rounds all parts of a file ask for together. Raises ValueError where it does not say so in a known way."""
    mac = file["mac_data"]
    authentic = 0 if not mac.native else int(mac["iterations"].native)
    return authentic + sum(rounds for content in file.authenticated_safe for rounds in _of_content(content))


def _of_content(content: pkcs12.cms.ContentInfo) -> Iterator[int]:
    match content["content_type"].native:
        case "data":
            yield from _of_bags(pkcs12.SafeContents.load(content["content"].native), 1)
        case "encrypted_data":
            yield _of_encryption(content["content"]["encrypted_content_info"]["content_encryption_algorithm"])
        case other:
            raise ValueError(f"a part of type {other}")


def _of_bags(bags: pkcs12.SafeContents, depth: int) -> Iterator[int]:
    if depth > _DEEPEST:
        raise ValueError("bags within bags")
    for bag in bags:
        match bag["bag_id"].native:
            case "pkcs8_shrouded_key_bag":
                yield _of_encryption(bag["bag_value"]["encryption_algorithm"])
            case "safe_contents":
                yield from _of_bags(bag["bag_value"], depth + 1)
            case _:
                pass  # a certificate, a key without encryption


def _of_encryption(algorithm: algos.EncryptionAlgorithm) -> int:
    if algorithm["algorithm"].native == "pbes2" and algorithm["parameters"]["key_derivation_func"]["algorithm"].native != "pbkdf2":
        raise ValueError("a password that is not hashed by PBKDF2")
    return int(algorithm.kdf_iterations)
