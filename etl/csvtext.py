"""CSV as it comes: a stream of any length cut into pages, a page into records, a record into cells.

RFC 4180, in UTF-8, with commas or what the header has in their place: a record ends at a line's end (LF or
CRLF) outside quotes. Where that is, the parity of the quotes tells; no parser has to see a page before its
records are known. Lines without anything on them are no records.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from math import ceil
from typing import Protocol

import xxhash

from etl.charset import charset
from etl.errors import BrokenOff, Passing, SourceError
from etl.settings import MOST_HELD
from etl.wire import Answer

PAGE_BYTES, PAGE_RECORDS = 1 << 20, 5_000
MARK = "\ufeff"
BOM = MARK.encode()
SEPARATORS = (",", ";", "\t", "|", "^", "`")
"""What may stand between cells; RFC 4180 has the comma, vendors have these."""
INSIDE = "the CSV ends inside quotes"
CUT = "the CSV ends within a line: something was cut off"
ANOTHER_HEADER = "the header of the CSV changed within one answer"
ANOTHER = "a download broke off, and when asked for again it was another"

_TEXT = rb'(?:[^"\n]++|"[^"]*+")'  # in a record, with its quotes closed
RECORD = re.compile(_TEXT + rb"++")
FIRST = re.compile(_TEXT + rb"*+\n")
FIRST_QUOTED = re.compile(rb'[^"]*+"' + _TEXT + rb"*+\n")


class CsvAnswer(Answer, frozen=True):
    """A part of a long answer: the line with the names and some whole records.

    records: how many these are. header: the line with the names, without its end.
    """

    records: int = 0
    header: bytes = b""


class Pieces(Protocol):
    """What is cut: an `etl.download.Download`, or anything like it."""

    status: int
    headers: Mapping[str, str]
    asof: datetime

    def __iter__(self) -> Iterator[bytes]:
        """The body, once."""

    def close(self) -> None:
        """No more of it is wanted."""


def csv_answers(
    ask: Callable[[], Pieces],
    *,
    page_bytes: int = PAGE_BYTES,
    page_records: int = PAGE_RECORDS,
    attempts: int = 4,
    ended: bool = True,
    header: bytes = b"",
) -> Iterator[CsvAnswer]:
    """The answer that `ask` downloads, in parts of about `page_bytes` and at most `page_records`.

    There is at least one part, even if it has no record. What breaks off in the middle is asked for again
    and goes on where it was, so that every record comes once; `attempts` in all.

    ended: the vendor ends every line, the last one too: where that has no end, something was cut off on the
        way, though the transport had all that it was promised (reliability C6).
    header: that of the download before, where a vendor gives one answer in several.

    Raises BrokenOff after the last attempt, and if the last line is cut; Passing if another answer comes
    than the one that broke off; SourceError if it is in no known charset, ends inside quotes or has another
    header than the download before.
    """
    first = ask()
    with closing(first):
        try:
            known = charset(first.headers.get("content-type", ""))
        except LookupError:
            raise SourceError("the CSV is in a charset that is not known here") from None
        pieces = _all_of(first, ask, attempts)
        if known != "utf-8":
            pieces = _recoded(pieces, known)
        for body in _parts(pieces, page_bytes, ended=ended):
            for part, line, count in _split(body, page_records):
                if header and line != header:
                    before, after = (text[:200].decode(errors="replace") for text in (header, line))
                    raise SourceError(f"{ANOTHER_HEADER}: {after!r} instead of {before!r}")
                yield CsvAnswer(part, first.status, first.headers, first.asof, records=count, header=line)


def records(body: bytes) -> list[bytes]:
    """The records of a body, the names first, without line ends; SourceError if it ends inside quotes."""
    body = body.removeprefix(BOM)
    if len(body) > 4 * PAGE_BYTES:  # a cell too large may have millions of lines, which are never made then
        if _odd(body):
            raise SourceError(INSIDE)
        lines = RECORD.findall(body)
    else:
        lines = body.split(b"\n")
        odd = [at for at, line in enumerate(lines) if line.count(b'"') & 1]
        if odd:
            lines = _joined(lines, odd)
    if b"\r" in body:
        lines = [line[:-1] if line[-1:] == b"\r" else line for line in lines]
    return [line for line in lines if line] if b"" in lines else lines


def cells(texts: Sequence[str], width: int, separator: str = ",") -> tuple[list[list[str]], dict[int, str]]:
    """The cells of each record; and of those that have not `width` of them, by place, why: they get none.

    Where every cell or none is quoted, splitting is exact, as what it gives could only have been written
    so. It takes a third of the time of the standard library's parser, which takes the others.
    """
    found: list[list[str]] = []
    quotes, odd = 2 * width, []
    between = f'"{separator}"'
    for at, text in enumerate(texts):
        count = text.count('"')
        row: list[str] = []
        if not count:
            row = text.split(separator)
        elif count > 1 and text[0] == text[-1] == '"':
            row = text[1:-1].split(between)
            if count != quotes:
                row = _unquoted(row)
        if len(row) != width:
            odd.append(at)
        found.append(row)
    wrong: dict[int, str] = {}
    for at in odd:
        row, why = _parsed(texts[at], separator)
        if not why and len(row) != width:
            why = f"has {len(row)} cells, and the header {width}"
        found[at] = row
        if why:
            wrong[at], found[at] = why, []
    return found, wrong


def first_cells(raw: bytes, count: int, comma: bytes, between: bytes) -> list[str]:
    """So many cells of a record, if they can be told without reading all of it, as most often; else none.

    comma, between: the separator, and with quotes around it.
    """
    if raw[:1] == b'"':
        row = raw[1:].split(between, count)
    else:
        row = raw.split(comma, count)
    if len(row) <= count or any(b'"' in cell for cell in row[:count]):
        return []
    return [str(cell, "utf-8") for cell in row[:count]]


def read_alone(raw: bytes, separator: str) -> list[str]:
    """The cells of a record, however many; none if it cannot be read."""
    return _parsed(str(raw, "utf-8"), separator)[0]


def joined(row: Sequence[str], separator: str = ",") -> bytes:
    """A record of these cells, each in quotes."""
    return ('"' + f'"{separator}"'.join([cell.replace('"', '""') for cell in row]) + '"').encode()


def names(header: bytes, separator: str = ",") -> list[str]:
    """The names in a header; SourceError if it is none."""
    found, why = _parsed(header.decode(), separator)
    if why:
        raise SourceError(f"the header of the CSV {why}")
    return found


def separator_of(header: bytes, fit: Callable[[Sequence[str]], bool]) -> str:
    """What stands between the cells, by the header alone: that by which its names fit; else a comma.

    SourceError if they do so by several.
    """
    text = header.decode()
    tried = [(one, *_parsed(text, one)) for one in SEPARATORS if one in text]
    found = [one for one, row, why in tried if not why and fit(row)]
    if len(found) > 1:
        told = " and ".join(map(repr, found))
        raise SourceError(f"the header of the CSV has its key by {told}, so nobody can tell which separates")
    return found[0] if found else ","


def _unquoted(row: list[str]) -> list[str]:
    """Cells with their doubled quotes as single ones; none if there is another quote in one of them."""
    for at, cell in enumerate(row):
        if '"' in cell:
            if '"' in cell.replace('""', ""):
                return []
            row[at] = cell.replace('""', '"')
    return row


def _parsed(text: str, separator: str) -> tuple[list[str], str]:
    """One record's cells as the standard library reads them, or why it cannot."""
    import csv  # 0.5 ms, which only those pay who read CSV

    if csv.field_size_limit() < len(text):
        # The limit is the whole process's, so it only ever grows: what others read, they can still read.
        csv.field_size_limit(max(len(text), MOST_HELD))
    try:
        found = list(csv.reader([text], strict=True, delimiter=separator))
    except csv.Error as error:
        return [], f"is not readable as CSV: {error}"
    return found[0], ""


def _joined(lines: list[bytes], odd: list[int]) -> list[bytes]:
    """Lines put together again where quotes open in one and close in another."""
    if len(odd) % 2:
        raise SourceError(INSIDE)
    joined: list[bytes] = []
    at = 0
    for first, last in zip(odd[::2], odd[1::2], strict=True):
        joined += lines[at:first]
        joined.append(b"\n".join(lines[first : last + 1]))
        at = last + 1
    return joined + lines[at:]


# ---- a stream into parts -----------------------------------------------------------------------


def _all_of(download: Pieces, ask: Callable[[], Pieces], attempts: int) -> Iterator[bytes]:
    """A download's pieces, though it break off: it is asked for again, and what came already is left out."""
    given, seen = 0, xxhash.xxh3_64()
    for attempt in range(1, attempts + 1):
        known, again = given, xxhash.xxh3_64()
        with closing(download):
            try:
                for piece in download:
                    if known:
                        again.update(piece[:known])
                        known, piece = max(0, known - len(piece)), piece[known:]
                        if not known and again.digest() != seen.digest():
                            raise Passing(ANOTHER)
                    if piece:
                        given += len(piece)
                        seen.update(piece)
                        yield piece
                if known:
                    raise Passing(ANOTHER)
                return
            except BrokenOff:
                if attempt == attempts:
                    raise
        download = ask()


def _recoded(pieces: Iterator[bytes], known: str) -> Iterator[bytes]:
    try:
        for text in codecs.iterdecode(pieces, known):
            yield text.encode()
    except UnicodeError:
        raise SourceError(f"the CSV is not in {known}, as its content type says") from None


def _parts(pieces: Iterator[bytes], size: int, *, ended: bool) -> Iterator[bytes]:
    """The stream as bodies of about `size`, each headed by the names; of too large a record, a part."""
    cutter, header, first = _Cutter(), b"", True
    waiting: list[bytes] = []
    for piece in pieces:
        for start in range(0, len(piece), size):
            whole = cutter.add(piece[start : start + size])
            if not header:
                header, whole = _headed(whole)
            if whole:
                waiting.append(whole)
            if sum(map(len, waiting)) * 2 >= size:
                yield b"".join([header, *waiting])
                waiting, first = [], False
    last = cutter.rest()
    if last and ended:
        raise BrokenOff(CUT)
    if not header:
        header, last = _headed(last)
    if last or waiting or first:
        yield b"".join([header, *waiting, last])


def _headed(whole: bytes) -> tuple[bytes, bytes]:
    """The first record, which has the names, with its line end; and what follows it."""
    whole = whole.removeprefix(BOM).lstrip(b"\r\n")
    end = _first_end(whole, quoted=False) or len(whole)
    return whole[:end], whole[end:]


def _split(body: bytes, most: int) -> Iterator[tuple[bytes, bytes, int]]:
    """A part in parts of so many records; of each its header, and how many it has."""
    found = records(body)
    if len(found) - 1 <= most:
        yield body, found[0] if found else b"", max(len(found) - 1, 0)
        return
    size = ceil((len(found) - 1) / ceil((len(found) - 1) / most))
    for at in range(1, len(found), size):
        some = found[at : at + size]
        yield b"\n".join([found[0], *some]), found[0], len(some)


class _Cutter:
    """Gives what is whole of a stream, and keeps the beginning of the record that is not."""

    def __init__(self) -> None:
        self._kept: list[bytes] = []
        self._length = 0
        self._quoted = self._too_long = False

    def add(self, piece: bytes) -> bytes:
        """All records that end in this piece."""
        whole = b""
        if self._too_long:
            end = _first_end(piece, quoted=self._quoted)
            if not end:
                self._quoted ^= _odd(piece)
                return b""
            whole = self._kept[0] + b"\n"
            self._kept, self._length = [], 0
            self._quoted = self._too_long = False
            piece = piece[end:]
        after = self._quoted ^ _odd(piece)
        end = _last_end(piece, inside=after)
        self._quoted = after
        if end:
            whole = b"".join([whole, *self._kept, piece[:end]])
            self._kept, self._length = [], 0
        self._kept.append(piece[end:])
        self._length += len(piece) - end
        if self._length > MOST_HELD:
            begins = b"".join(self._kept)[: MOST_HELD + 1]
            begins = begins.decode(errors="replace").encode()  # it may end within a character
            self._kept = [begins + b'"' if _odd(begins) else begins]
            self._too_long = True
        return whole

    def rest(self) -> bytes:
        """The last record, if no line end follows it."""
        if self._quoted:
            raise SourceError(INSIDE)
        return b"".join(self._kept)


def _odd(text: bytes) -> bool:
    return text.count(b'"') % 2 == 1


def _last_end(piece: bytes, *, inside: bool) -> int:
    """The place behind the last line end outside quotes, 0 if there is none; inside: it ends in quotes."""
    at = len(piece)
    while (line := piece.rfind(b"\n", 0, at)) >= 0:
        inside ^= piece.count(b'"', line, at) % 2 == 1
        if not inside:
            return line + 1
        at = piece.rfind(b'"', 0, line)  # what opened the quotes; there is no end before it
        if at < 0:
            break
        inside = False
    return 0


def _first_end(piece: bytes, *, quoted: bool) -> int:
    """The place behind the first line end outside quotes, 0 if there is none."""
    found = (FIRST_QUOTED if quoted else FIRST).match(piece)
    return found.end() if found else 0
