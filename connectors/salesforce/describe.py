"""What Salesforce says of its objects, as tables: the fields that are read, as columns; the cursor."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

import msgspec
import xxhash

from connectors.salesforce import soql
from etl.described import column, table
from etl.names import snake
from etl.schema import Column, Table
from models.salesforce.base import SalesforceTable

UNREADABLE = frozenset(("address", "location", "base64", "complexvalue", "junctionidlist"))
"""Types of no column: compounds, whose parts are fields of their own, and files, asked for one by one."""

KINDS: Mapping[str, type] = {
    "boolean": bool,
    "int": int,
    "long": int,
    "double": Decimal,
    "currency": Decimal,
    "percent": Decimal,
    "date": date,
    "datetime": datetime,
}
"""Salesforce's type -> ours; every other is text, `time` among them."""
SHOWN = "Salesforce shows {0} decimals, and may hold more"
"""What a number's scale means: it bounds what people type, not what programs and formulas write."""

TYPES = (
    "string", "boolean", "int", "double", "date", "datetime", "base64", "id", "reference", "currency",
    "textarea", "percent", "phone", "url", "email", "combobox", "picklist", "multipicklist", "anyType",
    "location", "address", "encryptedstring", "time", "long", "complexvalue", "datacategorygroupreference",
    "junctionidlist", "byte", "json", "file",
)  # fmt: skip
"""What a field can be."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

LATER = "Id > '000000000000000000'"
CURSORS = ("SystemModstamp", "LastModifiedDate", "CreatedDate", "LoginTime")
"""By which changes are asked for, the best first."""
STAMPS = ("SystemModstamp", "LastModifiedDate")
"""Cursors that move with a record's changes."""


class Brief(msgspec.Struct, rename="camel"):
    """An object as the list of all tells of it."""

    name: str
    label: str = ""
    queryable: bool = False
    replicateable: bool = False
    deprecated_and_hidden: bool = False

    @property
    def big(self) -> bool:
        """Whether it is a big object, whose records have no ids."""
        return self.name.endswith("__b")

    @property
    def read(self) -> bool:
        """Whether its records can be asked for, and told apart."""
        return self.queryable and not self.big

    @property
    def ours(self) -> bool:
        """Whether the organisation or a package made it, to hold records."""
        return self.name.endswith("__c") and self.queryable and not self.deprecated_and_hidden


class Global(msgspec.Struct):
    """The list of all objects."""

    sobjects: list[Brief]


class Field(msgspec.Struct, rename="camel"):
    """A field as its object's description tells of it."""

    name: str
    type: str
    label: str = ""
    inline_help_text: str | None = None
    scale: int = 0
    calculated: bool = False
    filterable: bool = False
    sortable: bool = False
    aggregatable: bool = False
    deprecated_and_hidden: bool = False
    reference_to: list[str] = []

    @property
    def read(self) -> bool:
        """Whether a column can hold it."""
        return self.type not in UNREADABLE and not self.deprecated_and_hidden


class SObject(Brief):
    """An object with its fields."""

    label_plural: str = msgspec.field(default="", name="labelPlural")
    fields: list[Field] = []

    @property
    def selected(self) -> list[str]:
        """The fields that are asked for, the id first."""
        return [f.name for f in sorted(self.fields, key=lambda f: f.type != "id") if f.read]

    @property
    def cursor(self) -> str:
        """The field by which changes are asked for; "" if there is none that can be filtered by."""
        usable = {f.name for f in self.fields if f.filterable and f.type == "datetime"}
        return next((name for name in CURSORS if name in usable), "")

    @property
    def keyset(self) -> bool:
        """Whether it can be read in the order of its ids."""
        return any(f.type == "id" and f.filterable and f.sortable for f in self.fields)

    @property
    def stamp(self) -> str:
        """The field that is a record's version; "" if it has none."""
        return next((name for name in STAMPS if self.has(name)), "")

    @property
    def calculated(self) -> list[str]:
        """Formula and roll-up fields, whose changes leave no stamp."""
        return [f.name for f in self.fields if f.calculated and f.read]

    @property
    def shape(self) -> str:
        """What tells of fields that come, go, are shown, or have another type: five letters for each."""
        return "".join(sorted(self.called(f.name) + _kind(f) for f in self.fields if f.read))

    @staticmethod
    def called(name: str) -> str:
        """The letters that stand for a field's name."""
        return b64encode(xxhash.xxh32_digest(name.encode())[:3]).decode()

    def has_more(self, shape: str) -> bool:
        """Whether there are fields that it does not tell of: records have other values then."""
        return not _told(self.shape, 5) <= _told(shape, 5)

    def lost(self, shape: str) -> set[str]:
        """The fields, as `called`, that it tells of and that are not there, or not shown, any more."""
        return _told(shape, 4) - _told(self.shape, 4)

    def fits(self, where: Sequence[str]) -> bool:
        """Whether an address can hold a statement of all fields."""
        return soql.fits(soql.select(self.selected, self.name, [*where, LATER], "ORDER BY Id LIMIT 50000"))

    def filters(self, name: str) -> bool:
        """Whether records can be chosen by a field of this name."""
        return any(f.name == name and f.filterable for f in self.fields)

    def has(self, name: str) -> bool:
        """Whether it has a field of this name that is read."""
        return any(f.name == name and f.read for f in self.fields)

    def columns(self, tables: Mapping[str, str]) -> list[Column]:
        """A column for each field that is read. tables: of the objects that are read."""
        return [self._column(field, tables) for field in self.fields if field.read]

    def table(self, name: str, base: type[Table] | None, tables: Mapping[str, str]) -> type[Table]:
        """Its table: the model's columns if there is a model, and all others."""
        about = {} if base else {"doc": f"{self.label_plural or self.label}.", "spelled": self.name}
        made = table(name, self.columns(tables), base=base or SalesforceTable, **about)
        self.spare(made)
        return made

    def spare(self, table: type[Table]) -> None:
        """Let the rows of its table keep what they have of fields that are not there, or not shown."""
        shown = {f.name for f in self.fields if f.read}
        table.__sometimes__ = frozenset(c.name for c in table.columns if c.paths[0][0] not in shown)

    def _column(self, field: Field, tables: Mapping[str, str]) -> Column:
        target = field.reference_to[0] if len(field.reference_to) == 1 else ""
        words = [field.label or field.name, field.inline_help_text or ""]
        if KINDS.get(field.type) is Decimal:
            words.append(SHOWN.format(field.scale))
        return column(
            field.name,
            KINDS.get(field.type, str),
            ". ".join(word.strip().rstrip(".") for word in words if word.strip()),
            name=snake(field.name, digits=True),
            key=field.type == "id",
            version=field.name == self.stamp,
            deleted=field.name == "IsDeleted",
            references=tables.get(target) if field.type == "reference" else None,
        )


def _kind(field: Field) -> str:
    """A letter for what a field's values are: no two known types have the same."""
    known = TYPES.index(field.type) if field.type in TYPES else len(TYPES) + len(field.type) % 2
    return LETTERS[2 * known + field.calculated]


def _told(shape: str, letters: int) -> set[str]:
    """What a shape tells of each field, or the first letters of that."""
    return {shape[at : at + letters] for at in range(0, len(shape), 5)}
