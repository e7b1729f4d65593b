"""How a vendor's own spelling becomes the name of a column or table: readable, allowed, never twice the same.

    AccountId -> account_id         Foo_Bar__c -> foo_bar_c         SFContentUser -> sfcontent_user
    2FA Enabled -> _2fa_enabled     Group -> _group                 received_at -> _received_at

`snake` spells, `safe` puts an underscore before what a warehouse reserves, `distinct` names tables.
`tagged` tells two apart that are spelled alike: it adds two underscores, which `snake` never leaves inside
a name, and a fingerprint of the vendor's spelling. So the order in which a vendor names things never matters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable

import xxhash

from etl.schema import MAX_NAME_BYTES, SYSTEM_COLUMNS

WORD = re.compile(r"[A-Z0-9]+[a-z0-9]*|[a-z0-9]+")
DIGITS = re.compile(r"(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Z])")

RESERVED = frozenset(
    """
    aes128 aes256 all allowoverwrite analyse analyze and any array as asc asymmetric authorization az64
    backup between binary blanksasnull both bytedict bzip2 case cast check collate column constraint
    create credentials cross current_catalog current_date current_role current_schema current_time
    current_timestamp current_user current_user_id default deferrable deflate defrag delta delta32k desc
    disable distinct do else emptyasnull enable encode encrypt encryption end except explicit false fetch
    for foreign freeze from full globaldict256 globaldict64k grant group gzip having identity ignore ilike
    in initially inner intersect interval into is isnull join lateral leading left like limit localtime
    localtimestamp lun luns lzo lzop minus mostly16 mostly32 mostly8 natural new not notnull null nulls
    off offline offset old on only open or order outer overlaps parallel partition percent permissions
    pivot placing primary raw readratio recover references reject rejectlog resort respect restore
    returning right select session_user similar snapshot some symmetric sysdate system table tag tdes
    text255 text32k then to top trailing true truncatecolumns union unique unnest unpivot user using
    variadic verbose wallet when where window with without cmax cmin ctid oid tableoid xmax xmin
    """.split()  # noqa: SIM905  a list to read
)
"""Words that PostgreSQL or Redshift take for something else, and names of PostgreSQL's own columns."""


def snake(spelled: str, *, digits: bool = False) -> str:
    """Words in small letters, joined by underscores: capitals and digits, then small letters and digits.

    digits: a number in the middle is a word of its own: Pricebook2Id -> pricebook_2_id, not pricebook2_id.
    Letters beyond ASCII are left out, so that a name can be typed on any keyboard; "" if nothing is left.
    """
    plain = "".join(c for c in unicodedata.normalize("NFC", spelled) if c.isascii())
    if digits:
        plain = DIGITS.sub("_", plain)
    return "_".join(WORD.findall(plain)).lower()


def plural(name: str) -> str:
    """A name of one thing as that of many, by the rules of English; exceptions need a name of their own."""
    if name.endswith("y") and name[-2:-1] not in ("", *"aeiou"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "x", "z", "ch", "sh")) else f"{name}s"


def distinct(
    spelled: Iterable[str], name: Callable[[str], str], taken: Collection[str] = ()
) -> dict[str, str]:
    """A table's name for each spelling. Those that are spelled alike, or like one `taken`, are all tagged.

    None of them gets the plain name: if one that comes later could take it over, its rows would be mixed with
    the other's.
    """
    plain = {s: safe(name(s), s) for s in dict.fromkeys(spelled)}
    times = Counter([*plain.values(), *taken])
    return {s: n if times[n] == 1 else tagged(n, s) for s, n in plain.items()}


def safe(name: str, spelled: str) -> str:
    """A name that a warehouse takes as it is: reserved words, our own columns and digits get an underscore.

    spelled: the vendor's spelling, of which a fingerprint is taken where no name is left, or one too long.
    """
    if not name.strip("_"):
        return f"_{fingerprint(spelled)}"
    if name in RESERVED or name in SYSTEM_COLUMNS or name[0].isdigit():
        name = f"_{name}"
    return name if len(name.encode()) <= MAX_NAME_BYTES else tagged(name, spelled)


def tagged(name: str, spelled: str) -> str:
    """The name with a fingerprint of the vendor's spelling, cut to what a name may have."""
    return suffixed(name, fingerprint(spelled))


def suffixed(name: str, suffix: str) -> str:
    """The name, two underscores and the suffix; of a name that must be cut, its fingerprint stays."""
    if len(name.encode()) + 2 + len(suffix) > MAX_NAME_BYTES and len(suffix) != 8:
        suffix = f"{fingerprint(name)}_{suffix}"
    room = MAX_NAME_BYTES - 2 - len(suffix)
    return f"{name.encode()[:room].decode(errors='ignore').rstrip('_')}__{suffix}"


def fingerprint(spelled: str) -> str:
    """Eight characters that stand for a spelling."""
    return xxhash.xxh32_hexdigest(unicodedata.normalize("NFC", spelled).encode(errors="surrogatepass"))
