"""What invented records are made of: the same number gives the same in every process.

So whoever loaded records can be checked against them. What is hard to carry is among it: quotes, backslashes,
line ends, tabs, other scripts.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import unpack

PEOPLE = (
    "Zoë Müller", "José García", "Anna Smith", "Wei Ng", 'Dara "Dee" O\'Neil', "Łukasz Kowalski",
    "Fatima Haddad", "John\\Jane Back\\slash", "Мария Иванова", "김민준", "Renée D'Arcy", "Lee\tTab",
)  # fmt: skip
COUNTRIES = ("DE", "US", "BR", "FR")
HARD = 'first line\nsecond line\ta tab, a \\ and a "quote"'
WORDS = (
    "order", "invoice", "shipment", "account", "password", "delivery", "refund", "contract",
    "renewal", "price", "quote", "meeting", "follow-up", "billing", "upgrade", "export",
    "question", "machine", "warehouse", "deadline", "discount", "region", "partner", "margin",
    "budget", "call",
)  # fmt: skip


def dice(number: int) -> tuple[tuple[int, ...], str]:
    """Eight throws of 64 bits, and the 128 hexadecimal digits that these are."""
    digest = blake2b(number.to_bytes(8, "big"), digest_size=64).digest()
    return unpack(">8Q", digest), digest.hex()


def prose(throw: int, words: int) -> str:
    """A text of so many words."""
    return " ".join(WORDS[(throw >> 5 * k % 59) % len(WORDS)] for k in range(words))
