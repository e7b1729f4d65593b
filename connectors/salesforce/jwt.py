"""RS256 assertions for the JWT bearer flow, out of a PEM key and plain integers.

RFC 7515 and RFC 8017 (RSASSA-PKCS1-v1_5). The key is the user's own, on the user's own machine, and signs one
short text a run: that takes no library of cryptography, which would be larger than all of Tributary.
"""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256

from etl.errors import ConfigError

SHA256 = bytes.fromhex("3031300d060960864801650304020105000420")
"""The DigestInfo before a SHA-256."""
INTEGER, OCTETS, SEQUENCE = 0x02, 0x04, 0x30
WRONG = "private_key is no unencrypted RSA key in PEM (BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY)."


def assertion(pem: str, claims: Mapping[str, object]) -> str:
    """The claims, signed; ConfigError, which quotes nothing, if the key cannot be used."""
    modulus, exponent = _key(pem)
    size = (modulus.bit_length() + 7) // 8
    text = f"{_encoded(json.dumps({'alg': 'RS256'}).encode())}.{_encoded(json.dumps(claims).encode())}"
    digest = SHA256 + sha256(text.encode()).digest()
    if size < len(digest) + 11:
        raise ConfigError(WRONG)
    padded = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    signature = pow(int.from_bytes(padded), exponent, modulus)
    return f"{text}.{_encoded(signature.to_bytes(size))}"


def _encoded(part: bytes) -> str:
    return urlsafe_b64encode(part).rstrip(b"=").decode()


def _key(pem: str) -> tuple[int, int]:
    """Modulus and private exponent of a key in PKCS#1 or PKCS#8."""
    try:
        lines = [line.strip() for line in pem.replace("\\n", "\n").strip().splitlines()]
        if "PRIVATE KEY" not in lines[0] or any(":" in line for line in lines):  # headers tell of encryption
            raise ValueError
        parts = list(_parts(next(_parts(b64decode("".join(lines[1:-1]), validate=True)))[1]))
        if parts[1][0] == SEQUENCE:  # PKCS#8: version, algorithm, and the key as octets
            kind, inner = parts[2]
            if kind != OCTETS:
                raise ValueError
            parts = list(_parts(next(_parts(inner))[1]))
        numbers = [int.from_bytes(body) for kind, body in parts if kind == INTEGER]
        modulus, exponent = numbers[1], numbers[3]
    except (ValueError, IndexError, StopIteration):
        raise ConfigError(WRONG) from None
    if modulus < 2:
        raise ConfigError(WRONG)
    return modulus, exponent


def _parts(der: bytes) -> Iterator[tuple[int, bytes]]:
    """What stands in a piece of DER, one behind the other: tag and body."""
    at = 0
    while at < len(der):
        tag, length, at = der[at], der[at + 1], at + 2
        if length & 0x80:
            count = length & 0x7F
            length, at = int.from_bytes(der[at : at + count]), at + count
        if at + length > len(der):
            raise ValueError
        yield tag, der[at : at + length]
        at += length
