"""Salesforce's documented objects and fields as tables, and what an org makes of them.

`facts/objects.json` holds names, types, lengths and references as the Object Reference and describe give them
(developer.salesforce.com/docs/atlas.en-us.object_reference.meta); Subscription__c, Usage__c and
User_Id__c of contacts are the made-up company's own. How it is written:

    object   name: {prefix: key prefix, label, plural, flags, fields: [field]}
             flags: mergeable feed history activity readonly nodelete nobin (no recycle bin)
             noquery noreplicate nobulk nocount (no COUNT(), as of external objects) noprefix (none is shown)
             filter:A,B (needs such a filter) one (of a single value, by equals, unless it is of Id)
    field    "Name type words": type is str area pick mpick combo url email phone enc with :length, int with
             :digits, dbl cur pct with :precision.scale, ref with :targets, bool dt date time addr loc b64 any
             words: req (not nillable), ro (neither createable nor updateable), co (createable only), uo,
             nofilter, nosort, calc, auto, name, ext, uniq, cs, html, master, casc (is deleted with its
             parent), @Compound, rel=Name (what the parent is called; empty: nothing), =value|value (a
             picklist's, _ for a space)
    *sys *del *view   the usual runs of system fields
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent / "facts"

TYPES: Final = {
    "id": ("id", "tns:ID"), "str": ("string", "xsd:string"), "area": ("textarea", "xsd:string"),
    "pick": ("picklist", "xsd:string"), "mpick": ("multipicklist", "xsd:string"),
    "combo": ("combobox", "xsd:string"), "url": ("url", "xsd:string"), "email": ("email", "xsd:string"),
    "phone": ("phone", "xsd:string"), "enc": ("encryptedstring", "xsd:string"),
    "ref": ("reference", "tns:ID"), "bool": ("boolean", "xsd:boolean"), "int": ("int", "xsd:int"),
    "dbl": ("double", "xsd:double"), "cur": ("currency", "xsd:double"), "pct": ("percent", "xsd:double"),
    "dt": ("datetime", "xsd:dateTime"), "date": ("date", "xsd:date"), "time": ("time", "xsd:time"),
    "addr": ("address", "urn:address"), "loc": ("location", "urn:location"),
    "b64": ("base64", "xsd:base64Binary"), "any": ("anyType", "xsd:anyType"),
}  # fmt: skip
TEXT: Final = frozenset(
    {"string", "textarea", "picklist", "combobox", "url", "email", "phone", "encryptedstring", "anyType"}
)
NUMBERS: Final = frozenset({"double", "currency", "percent", "int"})
COMPOUND: Final = frozenset({"address", "location"})

_RUNS: Final = {
    "*sys": (
        "CreatedDate dt req ro",
        "CreatedById ref:User req ro",
        "LastModifiedDate dt req ro",
        "LastModifiedById ref:User req ro",
        "SystemModstamp dt req ro",
    ),
    "*del": ("IsDeleted bool ro",),
    "*view": ("LastViewedDate dt ro", "LastReferencedDate dt ro"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field, with what describe says of it."""

    name: str
    type: str
    soap: str
    length: int = 0
    precision: int = 0
    scale: int = 0
    digits: int = 0
    targets: tuple[str, ...] = ()
    relationship: str | None = None
    compound: str | None = None
    values: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    @property
    def custom(self) -> bool:
        """Whether it is the org's own."""
        return self.name.endswith(("__c", "__s", "__pc"))

    @property
    def nillable(self) -> bool:
        """Whether it may be null; booleans never are."""
        return "req" not in self.words and self.type not in ("boolean", "id")

    @property
    def calculated(self) -> bool:
        """Whether a formula or a roll-up makes the value."""
        return "calc" in self.words

    @property
    def long(self) -> bool:
        """A long text area: neither filterable nor sortable."""
        return self.type == "textarea" and self.length > 255

    @property
    def filterable(self) -> bool:
        """Whether WHERE may name it."""
        out = self.long or self.type in ("encryptedstring", "base64")
        return not out and "nofilter" not in self.words

    @property
    def sortable(self) -> bool:
        """Whether ORDER BY may name it."""
        out = self.long or self.type in COMPOUND | {"multipicklist", "encryptedstring", "base64"}
        return not out and "nosort" not in self.words


@dataclass(slots=True)
class SObject:
    """One object of the org; its fields can change while the org lives."""

    name: str
    prefix: str
    label: str
    plural: str
    flags: frozenset[str]
    fields: dict[str, Field] = field(default_factory=dict)
    changed: float = 0.0  # when its description last changed, unix seconds

    def find(self, name: str) -> Field | None:
        """A field whatever its case."""
        wanted = name.lower()
        exact = self.fields.get(name)
        return exact or next((one for one in self.fields.values() if one.name.lower() == wanted), None)

    def parent(self, relationship: str) -> Field | None:
        """The reference whose parent is called so, whatever the case."""
        wanted = relationship.lower()
        for candidate in self.fields.values():
            if candidate.relationship and candidate.relationship.lower() == wanted:
                return candidate
        return None

    @property
    def hangs_by(self) -> tuple[str, ...]:
        """The references to what its records are deleted with."""
        return tuple(one.name for one in self.fields.values() if "casc" in one.words)

    def has(self, flag: str) -> bool:
        """Whether a flag of the facts is set."""
        return flag in self.flags

    @property
    def needs_filter(self) -> tuple[str, ...]:
        """The fields one of which a query must filter on; empty for most objects."""
        for flag in self.flags:
            if flag.startswith("filter:"):
                return tuple(flag[7:].split(","))
        return ()


def read_field(text: str) -> Field:
    """A field from its line in the facts. Raises ValueError for an unknown type."""
    name, code, *words = text.split(" ")
    kind, _, size = code.partition(":")
    if kind not in TYPES:
        raise ValueError(f"unknown type {kind!r} in {text!r}")
    type_, soap = TYPES[kind]
    made = Field(name, type_, soap)
    if kind in ("dbl", "cur", "pct"):
        precision, _, scale = size.partition(".")
        made = replace(made, precision=int(precision), scale=int(scale))
    elif kind == "int":
        made = replace(made, digits=int(size))
    elif kind == "ref":
        made = replace(made, targets=tuple(size.split(",")), length=18, relationship=_called(name))
    elif kind == "id":
        made = replace(made, length=18)
    elif size:
        made = replace(made, length=int(size))
    plain = set()
    for word in words:
        if word.startswith("@"):
            made = replace(made, compound=word[1:])
        elif word.startswith("rel="):
            made = replace(made, relationship=word[4:] or None)
        elif word.startswith("="):
            made = replace(made, values=tuple(value.replace("_", " ") for value in word[1:].split("|")))
        else:
            plain.add(word)
    return replace(made, words=frozenset(plain))


def _called(name: str) -> str | None:
    if name.endswith("__c"):
        return f"{name[:-3]}__r"
    return name[:-2] if name.endswith("Id") else None


def read_object(name: str, row: dict[str, Any]) -> SObject:
    """An object from its entry in the facts."""
    made = SObject(name, row["prefix"], row["label"], row["plural"], frozenset(row["flags"].split()))
    made.fields["Id"] = Field("Id", "id", "tns:ID", length=18)
    for line in _lines(row["fields"]):
        one = read_field(line)
        made.fields[one.name] = one
    return made


def _lines(fields: list[str]) -> Iterator[str]:
    for line in fields:
        yield from _RUNS.get(line, (line,))


def objects() -> dict[str, SObject]:
    """A fresh set of every object, for one org to change as it likes."""
    rows: dict[str, Any] = json.loads((_FOLDER / "objects.json").read_text(encoding="utf-8"))
    return {name: read_object(name, row) for name, row in rows.items()}
