"""SOQL read into a tree, with the place of every word.

The grammar is that of the SOQL and SOSL Reference (developer.salesforce.com, salesforce-soql-sosl)
without subqueries in SELECT, GROUP BY but for DAY_ONLY, HAVING, TYPEOF, USING SCOPE, WITH and functions in
WHERE: those are valid there and say here that they are not simulated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from connectors.sandbox.salesforce.errors import SoqlError
from connectors.sandbox.salesforce.tree import (
    Aggregate,
    AllFields,
    Compare,
    Condition,
    DayOnly,
    Logic,
    Order,
    Path,
    Query,
    Value,
)

MAX_LENGTH: Final = 100_000  # characters of a statement
MAX_OFFSET: Final = 2_000
AGGREGATES: Final = frozenset({"COUNT", "COUNT_DISTINCT", "MIN", "MAX", "SUM", "AVG"})

_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
    |(?P<datetime>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d))
    |(?P<half>\d{4}-\d\d-\d\dT[\d:.]*)
    |(?P<date>\d{4}-\d\d-\d\d)
    |(?P<time>\d\d:\d\d:\d\d(?:\.\d{3})?Z)
    |(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+))
    |(?P<string>'(?:[^'\\]|\\.)*')
    |(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
    |(?P<op><=|>=|!=|<>|=|<|>)
    |(?P<mark>[(),:])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_CLAUSES: Final = frozenset(
    {"WHERE", "ORDER", "LIMIT", "OFFSET", "ALL", "GROUP", "HAVING", "WITH", "FOR", "USING", "UPDATE"}
)
NOT_SIMULATED: Final = "is valid SOQL that this sandbox does not simulate."


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query; `kind` is a group of the pattern above, or `end`."""

    kind: str
    text: str
    at: int

    @property
    def word(self) -> str:
        """The text in capitals when it is a bare word."""
        return self.text.upper() if self.kind == "name" else ""


def parse(text: str) -> Query:
    """A statement as a tree. Raises SoqlError in Salesforce's words."""
    if not text.strip():
        raise SoqlError("MALFORMED_QUERY", "SOQL statements cannot be empty or null")
    if len(text) > MAX_LENGTH:
        message = f"SOQL statements may not be longer than {MAX_LENGTH} characters"
        raise SoqlError("QUERY_TOO_COMPLICATED", message)
    parser = _Parser(_tokens(text))
    try:
        query = parser.query()
    except RecursionError:
        raise SoqlError(
            "QUERY_TOO_COMPLICATED",
            "Query is either selecting too many fields or the filter conditions are too complicated.",
        ) from None
    parser.expect_end()
    return query


def unquoted(text: str) -> str:
    """What a quoted string says. Raises ValueError for an escape that is none."""
    out, letters = [], iter(text[1:-1])
    for letter in letters:
        if letter != "\\":
            out.append(letter)
            continue
        escape = next(letters)
        if escape in "%_":
            out.append("\\" + escape)  # LIKE takes these as letters
        elif escape.lower() in _ESCAPES:
            out.append(_ESCAPES[escape.lower()])
        elif escape == "u":
            out.append(chr(int("".join(next(letters, "") for _ in range(4)), 16)))
        else:
            raise ValueError(escape)
    return "".join(out)


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if text[at] == "'":
                message = f"line 1:{len(text)} mismatched character '<EOF>' expecting '''"
                raise SoqlError("MALFORMED_QUERY", message, len(text) - 1)
            _no_viable(text, at)
        kind = match.lastgroup or ""
        if kind == "half":  # a zone is missing, or its + was a space in the URL
            _no_viable(text, match.end())
        if kind == "string":
            _check_escapes(match[0], at)
        if kind != "space":
            found.append(Token(kind, match[0], at))
        at = match.end()
    found.append(Token("end", "<EOF>", len(text)))
    return found


def _no_viable(text: str, at: int) -> NoReturn:
    letter = text[at] if at < len(text) else "<EOF>"
    raise SoqlError("MALFORMED_QUERY", f"line 1:{at} no viable alternative at character '{letter}'", at - 1)


def _check_escapes(text: str, at: int) -> None:
    try:
        unquoted(text)
    except (ValueError, StopIteration, RuntimeError):
        raise SoqlError("MALFORMED_QUERY", f"Invalid string literal {text}", at) from None


class _Parser:
    """Recursive descent over the words of one statement."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._token
        self._next += 1
        return token

    def _is(self, *words: str) -> bool:
        ahead = self._tokens[self._next : self._next + len(words)]
        return [token.word or token.text for token in ahead] == list(words)

    def _skip(self, *words: str) -> bool:
        found = self._is(*words)
        if found:
            self._next += len(words)
        return found

    def _need(self, word: str) -> Token:
        if not self._is(word):
            self._unexpected()
        return self._take()

    def _unexpected(self) -> NoReturn:
        token = self._token
        raise SoqlError("MALFORMED_QUERY", f"unexpected token: '{token.text}'", token.at)

    def _unsupported(self, what: str) -> NoReturn:
        raise SoqlError("FUNCTIONALITY_NOT_ENABLED", f"{what} {NOT_SIMULATED}", self._token.at)

    def expect_end(self) -> None:
        """Nothing may follow."""
        if self._token.kind != "end":
            self._unexpected()

    def query(self) -> Query:
        """SELECT ... [WHERE] [ORDER BY] [LIMIT] [OFFSET] [ALL ROWS]."""
        self._need("SELECT")
        select = [self._selected()]
        while self._skip(","):
            select.append(self._selected())
        self._need("FROM")
        if self._token.kind != "name":
            self._unexpected()
        entity = self._take()
        alias = ""
        if self._token.kind == "name" and self._token.word not in _CLAUSES:
            self._skip("AS")
            alias = self._take().text
        if self._is(","):
            self._unsupported("A second object in FROM")
        for word in ("USING", "WITH"):
            if self._is(word):
                self._unsupported(word)
        where = self._condition() if self._skip("WHERE") else None
        if self._is("WITH"):
            self._unsupported("WITH")
        group = self._group() if self._skip("GROUP", "BY") else None
        if self._is("HAVING"):
            self._unsupported("HAVING")
        order = self._ordering() if self._skip("ORDER", "BY") else ()
        limit = self._count() if self._skip("LIMIT") else None
        offset = self._offset() if self._skip("OFFSET") else None
        if self._is("FOR") or self._is("UPDATE"):
            self._unsupported(self._token.text)
        all_rows = self._skip("ALL", "ROWS")
        return Query(
            tuple(select), entity.text, entity.at, alias, where, order, limit, offset, all_rows, group
        )

    def _group(self) -> DayOnly:
        token = self._take()
        if token.word != "DAY_ONLY" or not self._skip("("):
            self._next -= 1
            self._unsupported("GROUP BY of anything but DAY_ONLY")
        path = self._path()
        self._need(")")
        if self._is(","):
            self._unsupported("A second group")
        return DayOnly(path, "", token.at)

    def _selected(self) -> Path | Aggregate | DayOnly | AllFields:
        token = self._token
        if token.text == "(":
            self._unsupported("A subquery in SELECT")
        if token.kind != "name" or token.word in ("FROM", "SELECT"):
            self._unexpected()
        if token.word == "TYPEOF":
            self._unsupported("TYPEOF")
        self._take()
        if not self._skip("("):
            return Path(tuple(token.text.split(".")), token.at)
        if token.word == "FIELDS":
            which = self._take().word
            if which not in ("ALL", "STANDARD", "CUSTOM"):
                self._next -= 1
                self._unexpected()
            self._need(")")
            return AllFields(which, token.at)
        if token.word not in AGGREGATES and token.word != "DAY_ONLY":
            self._unsupported(f"{token.text}()")
        path = None
        if not self._is(")"):
            path = self._path()
        elif token.word != "COUNT":
            self._unexpected()
        self._need(")")
        alias = ""
        if self._token.kind == "name" and not self._is("FROM"):
            alias = self._take().text
        if path and token.word == "DAY_ONLY":
            return DayOnly(path, alias, token.at)
        return Aggregate(token.word, path, alias, token.at)

    def _path(self) -> Path:
        token = self._token
        if token.kind != "name":
            self._unexpected()
        self._take()
        if self._is("("):
            self._unsupported(f"{token.text}()")
        return Path(tuple(token.text.split(".")), token.at)

    def _condition(self) -> Condition:
        first = self._term()
        for word, other in (("AND", "OR"), ("OR", "AND")):
            if self._is(word):
                parts = [first]
                while self._skip(word):
                    parts.append(self._term())
                if self._is(other):  # the two mix in parentheses only
                    self._unexpected()
                return Logic("AND" if word == "AND" else "OR", tuple(parts))
        return first

    def _term(self) -> Condition:
        if self._skip("NOT"):
            return Logic("NOT", (self._term(),))
        if self._skip("("):
            inside = self._condition()
            self._need(")")
            return inside
        return self._comparison()

    def _comparison(self) -> Condition:
        path = self._path()
        token = self._take()
        op = "!=" if token.text == "<>" else token.word or token.text
        if op == "NOT":
            self._need("IN")
            op = "NOT IN"
        if op in ("IN", "NOT IN", "INCLUDES", "EXCLUDES"):
            return self._list(path, op)
        if token.kind != "op" and op != "LIKE":
            self._next -= 1
            self._unexpected()
        return Compare(path, op, (self._value(),))

    def _list(self, path: Path, op: str) -> Condition:
        self._need("(")
        if self._is("SELECT") and "IN" in op.split():
            inside = self.query()
            self._need(")")
            return Compare(path, op, (), inside)
        values = [self._value()]
        while self._skip(","):
            values.append(self._value())
        self._need(")")
        return Compare(path, op, tuple(values))

    def _value(self) -> Value:
        token = self._token
        if token.kind == "string":
            self._take()
            return Value("string", unquoted(token.text), token.at)
        if token.kind in ("number", "datetime", "date", "time"):
            self._take()
            return Value(token.kind, token.text, token.at)
        word = token.word
        if word in ("TRUE", "FALSE"):
            self._take()
            return Value("boolean", word, token.at)
        if word == "NULL":
            self._take()
            return Value("null", word, token.at)
        if word in RELATIVE or word in RELATIVE_N:
            self._take()
            if word in RELATIVE_N:
                self._need(":")
                return Value("relative", f"{word}:{self._count()}", token.at)
            return Value("relative", word, token.at)
        return self._unexpected()

    def _ordering(self) -> tuple[Order, ...]:
        found = []
        while True:
            path = self._path()
            descending = self._skip("DESC")
            if not descending:
                self._skip("ASC")
            last = self._skip("NULLS", "LAST")
            if not last:
                self._skip("NULLS", "FIRST")
            found.append(Order(path, descending, last))
            if not self._skip(","):
                return tuple(found)

    def _count(self) -> int:
        if not (self._token.kind == "number" and self._token.text.isdigit()):
            self._unexpected()
        return int(self._take().text)

    def _offset(self) -> int:
        found = self._count()
        if found > MAX_OFFSET:
            raise SoqlError("NUMBER_OUTSIDE_VALID_RANGE", f"Maximum SOQL offset allowed is {MAX_OFFSET}")
        return found


_SPANS: Final = ("DAY", "WEEK", "MONTH", "QUARTER", "YEAR")
RELATIVE: Final = frozenset({"YESTERDAY", "TODAY", "TOMORROW", "LAST_90_DAYS", "NEXT_90_DAYS"}) | {
    f"{when}_{span}" for when in ("LAST", "THIS", "NEXT") for span in _SPANS[1:]
}
RELATIVE_N: Final = frozenset(f"{when}_N_{span}S" for when in ("LAST", "NEXT") for span in _SPANS) | {
    f"N_{span}S_AGO" for span in _SPANS
}
