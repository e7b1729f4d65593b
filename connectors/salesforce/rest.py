"""Records by REST: in the order of their ids, page by page, so that any page may be lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from connectors.salesforce import soql
from connectors.salesforce.api import Api, FieldGone, LocatorGone, Restricted, TooMuch, Uncounted, decode
from connectors.salesforce.describe import LATER, SObject
from etl.errors import Passing, PermissionMissing, SourceError
from etl.http import Answer

CHUNK, LEAST = 50_000, 500
"""Records that one statement asks for: at first, and at least, if statements run for too long."""
LOST = 5
"""How often in a row the rest of a result may be gone, or fewer records come than were counted."""
IDS_AT_ONCE = 200
"""Ids in a statement: of 21 characters each, so that fields have room beside them."""
Groups = Sequence[Sequence[str]]
"""The fields of one object, in as many statements as addresses need."""
FEWER = "{0}: Salesforce found {1:,} records and gave {2:,}"


class Row(msgspec.Struct):
    """A record's id."""

    Id: str = ""


class Head(msgspec.Struct, rename="camel"):
    """What a page says besides its records."""

    total_size: int
    done: bool
    records: list[Row]
    next_records_url: str | None = None


class Given(msgspec.Struct, frozen=True):
    """A page of records, and of how many that its statement found.

    after: all up to this id have been given; "" where there is no order.
    behind, received: how many were since this one, where the statement begins: at its end they are counted.
    """

    answer: Answer
    ids: list[str]
    total: int
    after: str = ""
    behind: str = ""
    received: int = 0


class Rest:
    """Asks one organisation."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def count(self, name: str, where: Sequence[str]) -> int:
        """How many records there are, those in the recycle bin included; Uncounted if nobody may know."""
        try:
            found: Head = self._api.read("queryAll", Head, {"q": soql.count(name, where)})
        except (Passing, TooMuch, Restricted, FieldGone):
            raise
        except (PermissionMissing, SourceError) as refusal:
            raise Uncounted(str(refusal)) from None
        return found.total_size

    def first(self, statement: str) -> str:
        """The id of the first record that a statement finds; "" if it finds none."""
        found: Head = self._api.read("queryAll", Head, {"q": statement})
        return found.records[0].Id if found.records else ""

    def named(self, obj: SObject, keys: Sequence[str]) -> Iterator[Given]:
        """The records that have these ids."""
        for at in range(0, len(keys), IDS_AT_ONCE):
            yield from self.rows(obj, [soql.among("Id", keys[at : at + IDS_AT_ONCE])])

    def rows(
        self, obj: SObject, where: Sequence[str], *, after: str = "", smaller: bool = True,
        fields: Sequence[str] = (),
    ) -> Iterator[Given]:  # fmt: skip
        """All records for which the conditions hold, also deleted and archived ones, from an id on.

        smaller: ask for less at a time where a statement runs for too long; else TooMuch is raised.
        fields: instead of all that are read.
        """
        groups = _groups(obj.name, fields or obj.selected, where)
        if not obj.keyset:
            yield from self._unordered(obj, where, groups)
            return
        limit, lost = CHUNK, 0
        while True:
            behind, received, total = after, set[str](), 0
            statement = soql.select(
                groups[0], obj.name, [*where, *soql.between(behind, "")], f"ORDER BY Id LIMIT {limit}"
            )
            try:
                for given in self._pages(statement, obj.name, groups):
                    received.update(given.ids)
                    total = given.total
                    after = given.ids[-1] if given.ids else after
                    lost = 0 if given.ids else lost
                    yield replace(given, after=after, behind=behind, received=len(received))
            except LocatorGone:
                lost += 1
                if lost > LOST:
                    raise
                continue
            except TooMuch:
                if not smaller or limit <= LEAST:
                    raise
                limit = max(LEAST, limit // 8)
                continue
            if len(received) == total < limit:
                return
            if received and len(received) != total:  # what lies behind is asked for again
                part = [*where, *soql.between(behind, after)]
                for given in self._missing(obj, part, groups, received):
                    yield replace(given, after=after, behind=behind, received=len(received))
            elif not received:
                lost += 1
                if lost > LOST:
                    raise SourceError(FEWER.format(obj.name, total, 0))

    def _missing(
        self, obj: SObject, where: Sequence[str], groups: Groups, received: set[str]
    ) -> Iterator[Given]:
        """The records of a part of an object that were not received, as fewer came than were counted.

        Those that were deleted for good between two pages are not among them: the ids that are there tell.
        """
        there, total = set[str](), -1
        for _ in range(LOST):
            there = set[str]()
            for given in self._pages(soql.select(["Id"], obj.name, where, "ORDER BY Id"), obj.name):
                there.update(given.ids)
                total = given.total
            unseen = iter(sorted(there - received))
            while some := list(islice(unseen, IDS_AT_ONCE)):
                statement = soql.select(groups[0], obj.name, [soql.among("Id", some)])
                for given in self._pages(statement, obj.name, groups):
                    received.update(given.ids)
                    yield given
            if len(there) == total and there <= received:
                return
        raise SourceError(FEWER.format(obj.name, total, len(there)))

    def _unordered(self, obj: SObject, where: Sequence[str], groups: Groups) -> Iterator[Given]:
        """As `rows`, of an object without an order: all over again if a page, or a record, is lost."""
        statement = soql.select(groups[0], obj.name, where)
        received = total = 0
        for attempt in range(1, LOST + 1):
            received = total = 0
            try:
                for given in self._pages(statement, obj.name, groups):
                    received, total = received + len(given.ids), given.total
                    yield given
            except LocatorGone:
                if attempt == LOST:
                    raise
                continue
            if received == total:
                return
        raise SourceError(FEWER.format(obj.name, total, received))

    def _pages(self, statement: str, name: str, groups: Groups = ()) -> Iterator[Given]:
        """The pages of one statement's result, each with the fields of all groups."""
        answer = self._api.get("queryAll", {"q": statement})
        while True:
            head: Head = decode(answer.body, Head)
            given = Given(answer, [row.Id for row in head.records], head.total_size)
            yield self._joined(given, name, groups) if len(groups) > 1 else given
            if head.done:
                return
            if not head.next_records_url:
                raise SourceError("Salesforce's page has no nextRecordsUrl, and is not the last")
            answer = self._api.get(head.next_records_url)

    def _joined(self, given: Given, name: str, groups: Groups) -> Given:
        """A page whose records have too many fields for one statement, with those of all groups."""
        found = dict(zip(given.ids, _records(given.answer), strict=True))
        for group in groups[1:]:
            rest = iter(list(found))
            while some := list(islice(rest, IDS_AT_ONCE)):
                for page in self._pages(soql.select(group, name, [soql.among("Id", some)]), name):
                    for row, record in zip(page.ids, _records(page.answer), strict=True):
                        found[row] |= record
                        some.remove(row)
                for gone in some:  # for good, between two questions
                    del found[gone]
        body = msgspec.json.encode({"records": list(found.values())})
        return Given(replace(given.answer, body=body), list(found), given.total)


def _records(answer: Answer) -> list[dict[str, msgspec.Raw]]:
    """The records of a page, their values as they came."""
    page: dict[str, msgspec.Raw] = decode(answer.body, dict[str, msgspec.Raw])
    records: list[dict[str, msgspec.Raw]] = decode(bytes(page["records"]), list[dict[str, msgspec.Raw]])
    return records


def _groups(name: str, fields: Sequence[str], where: Sequence[str]) -> list[list[str]]:
    """The fields in as many statements as addresses need, each with the id."""
    longest = [*where, soql.among("Id", ["0" * 18] * IDS_AT_ONCE)]
    if soql.fits(soql.select(fields, name, [*where, LATER], "ORDER BY Id LIMIT 50000")):
        return [list(fields)]
    groups: list[list[str]] = [["Id"]]
    for field in fields:
        if field == "Id":
            continue
        if not soql.fits(soql.select([*groups[-1], field], name, longest)):
            groups.append(["Id"])
        groups[-1].append(field)
    return groups
