"""RS256 in plain integers, for assertions of the JWT bearer flow: made-up keys, signing, verifying.

RFC 8017 (RSASSA-PKCS1-v1_5) and RFC 7515. For tests alone: the keys are seeded and protect nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
from dataclasses import dataclass
from typing import Any, Final

_SHA256: Final = bytes.fromhex("3031300d060960864801650304020105000420")  # the DigestInfo before the hash
_E: Final = 65537


@dataclass(frozen=True, slots=True)
class Key:
    """A private key; `public` is what the org is given as the app's certificate."""

    n: int
    d: int
    p: int
    q: int

    @property
    def public(self) -> tuple[int, int]:
        """Modulus and exponent."""
        return self.n, _E

    def pem(self) -> str:
        """The key as `openssl` and every library reads it (PKCS#1)."""
        numbers = (0, self.n, _E, self.d, self.p, self.q)
        rest = (self.d % (self.p - 1), self.d % (self.q - 1), pow(self.q, -1, self.p))
        body = b"".join(_der(2, _integer(number)) for number in (*numbers, *rest))
        text = base64.b64encode(_der(0x30, body)).decode()
        wrapped = "\n".join(text[at : at + 64] for at in range(0, len(text), 64))
        label = "RSA PRIVATE " + "KEY"
        return f"-----BEGIN {label}-----\n{wrapped}\n-----END {label}-----\n"


def generate(seed: str, bits: int = 1024) -> Key:
    """A key that depends on its seed alone."""
    rng = random.Random(seed)
    while True:
        p, q = _prime(rng, bits // 2), _prime(rng, bits // 2)
        phi = (p - 1) * (q - 1)
        if p != q and phi % _E:
            return Key(p * q, pow(_E, -1, phi), p, q)


def sign(key: Key, claims: dict[str, Any]) -> str:
    """A signed assertion."""
    head = _encoded(b'{"alg":"RS256"}') + "." + _encoded(json.dumps(claims).encode())
    size = (key.n.bit_length() + 7) // 8
    number = pow(int.from_bytes(_padded(head.encode(), size)), key.d, key.n)
    return f"{head}.{_encoded(number.to_bytes(size))}"


def verified(assertion: str, public: tuple[int, int]) -> bool:
    """Whether an assertion's signature is the key's."""
    head, _, signature = assertion.rpartition(".")
    n, e = public
    size = (n.bit_length() + 7) // 8
    try:
        number = int.from_bytes(decoded(signature))
    except ValueError:
        return False
    return number < n and pow(number, e, n).to_bytes(size) == _padded(head.encode(), size)


def decoded(part: str) -> bytes:
    """A part of an assertion. Raises ValueError."""
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _padded(message: bytes, size: int) -> bytes:
    digest = _SHA256 + hashlib.sha256(message).digest()
    return b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest


def _prime(rng: random.Random, bits: int) -> int:
    while True:
        number = rng.getrandbits(bits) | 3 << (bits - 2) | 1
        if all(number % small for small in (3, 5, 7, 11, 13, 17, 19, 23)) and _probably(rng, number):
            return number


def _probably(rng: random.Random, number: int) -> bool:
    """Miller and Rabin, 16 rounds."""
    odd, twos = number - 1, 0
    while not odd % 2:
        odd, twos = odd // 2, twos + 1
    for _ in range(16):
        value = pow(rng.randrange(2, number - 1), odd, number)
        if value in (1, number - 1):
            continue
        for _ in range(twos - 1):
            value = value * value % number
            if value == number - 1:
                break
        else:
            return False
    return True


def _integer(number: int) -> bytes:
    return number.to_bytes(number.bit_length() // 8 + 1)


def _der(tag: int, body: bytes) -> bytes:
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    width = (size.bit_length() + 7) // 8
    return bytes([tag, 0x80 | width]) + size.to_bytes(width) + body


def basic(header: str) -> tuple[str, str] | None:
    """User and password of HTTP's basic authentication; None when a header is none."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, _, password = base64.b64decode(value.strip(), validate=True).decode().partition(":")
    except ValueError:
        return None
    return user, password
