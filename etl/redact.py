"""What may be kept of a vendor's words: bodies and parameters without secrets and without what is personal.

By four rules: a name that speaks of secrets or persons hides its value; a value shows if its form says
nothing of a person (an id, a number, a time, one small word); where people write what they like it shows only
if it is a number or an id of a known form; and known secrets and personal patterns are struck out of whatever
is left. `value` is the one function that decides, and `key` of their names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from etl.secret_forms import LONGEST as MESSAGE
from etl.secret_forms import has_secret, redacted, uncut

HIDDEN = "***"
SENSITIVE = re.compile(
    r"(?i)auth(?!or)|token|secret|passw|pwd|credential|cookie|signature|(?:^|_)sig$|assertion|session|api_?key|private_?key"
    r"|(?:^|[_-])key$|(?:^|_)pin$|(?:^|_)otp$|\bcv[cv]\b|_cv[cv]\b|security_?code|identit|coordinates|\bvat\b"
    r"|e?mail|phone|mobile|fax\b|name|address|street|line_?[12]\b|city|postal|post_?code|zip|county|latitude"
    r"|longitude|\blat\b|\bln?o?ng\b|\bip\b|_ip\b|ip_|birth|\bdob\b|gender|\bssn\b|tax_?id|passport|iban"
    r"|account_?number|routing|last_?4|user_?agent|login|handle|alias|\buser\b|whatsapp|skype|twitter|facebook|linkedin"
    r"|instagram|telegram|tiktok|born|nick|initials|\bage\b|\bsex\b|national_?id|avatar|photo|(?:^|_)tel$"
)
"""Names whose values are not shown."""
OF_PERSONS = re.compile(
    r"(?i)(?:owner|requester|recipient|assignee|author|submitter|sender|receiver|creator|reporter|agent|employee|manager|spouse"
    r"|contact|customer|person|member|guest|body|comments?|notes?|text|subject|content|answer|question|feedback|summary|query"
    r"|search|value)$|^q$|(?:^|_)tags?$"
)
"""Names under which stands who somebody is, or what somebody wrote, unless it is an id."""
BAG = re.compile(r"(?i)(?:metadata|custom|(?:custom|user|organization)_?fields?|properties|traits)(?:$|\[)")
"""Names of objects in which anybody may put anything, by any name."""
WITHOUT_DIGIT = r"[a-z]{2,16}_(?=[a-z]*[A-Z])(?=[A-Z]*[a-z])[A-Za-z]{14,60}"
PLAIN = re.compile(rf"(?=[^\d]*\d)[A-Za-z0-9_.:+-]{{1,64}}Z?|{WITHOUT_DIGIT}")
"""The form of ids, numbers and times; what people are called and what they write has no digit, or a space."""
KNOWN = re.compile(
    r"[+-]?\d{1,20}(?:\.\d{1,20})?"
    rf"|{WITHOUT_DIGIT}|[a-z]{{2,16}}_(?=[A-Za-z]*\d)[A-Za-z0-9]{{14,60}}"  # Stripe's
    r"|(?:0[0-9A-Za-z]{2}|a[0-9][0-9A-Za-z])[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?"  # Salesforce's
    r"|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-f]{24,64}"
)
"""Numbers, and ids that nobody is called, whatever name they stand under."""
WORD = re.compile(r"\w{1,40}(?:[.-]\w{1,40}){0,4}")
ENUMERATED = re.compile(
    r"(?i)type$|status$|state$|^object$|kind$|currency$|reason$|code$|mode$|method$|interval$|sort|^order|field"
    r"|expand|include|channel$|priority$|format$|locale$|event$|operation$|^error$|country$"
)
"""Names whose values are words out of a list of the vendor's."""
SAID = re.compile(r"(?i)message|error|descri|detail|title|reason|cause|hint|fault")
"""Names under which a vendor says what was wrong."""
PERSONAL = re.compile(
    r"(?<![^\s@<>\"'(),;:=/&?])[^\s@<>\"'(),;:=/&?]+(?:@|%40)[^\s@<>\"'(),;:&]+"  # an e-mail address
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"  # an address of the internet
    r"|(?<![\w:])(?:[0-9a-fA-F]{1,4}:){5,7}[0-9a-fA-F]{1,4}(?![\w:])"
    r"|(?<![\w:])(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}(?![\w:])"
    r"|(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"  # a social security number
    r"|(?<!\w)(?:\+|%2B)\d(?:%20|[\d ().-]){6,18}\d(?!\w)"  # telephone numbers
    r"|(?<![\w.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])"
    r"|(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7} ?[A-Z0-9]{1,4}(?!\w)"  # an account's IBAN
    r"|(?P<card>(?<![\w.-])(?:\d[ -]?){14,15}\d(?![\w-]))"
    r"|eyJ[\w-]{10,}(?:\.[\w-]+)*"  # a JSON web token
)
NAME = re.compile(r"[A-Za-z_]{1,40}")
"""A name that is nothing but one."""
BRACKETS = str.maketrans("", "", "[]")
SIMPLE = re.compile(r"\w{1,12}|\d{1,14}|[a-z]{2,}_\w{1,60}")
"""What none of these patterns is found in."""
DEEPEST, LONGEST = 60, 8192
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},"]', re.DOTALL)


_RULED: ContextVar[Collection[str]] = ContextVar("ruled", default=())


@contextmanager
def hiding(names: Collection[str]) -> Iterator[None]:
    """Show no value of these names meanwhile, whatever its form: columns have rules, such as `drop`."""
    token = _RULED.set(names)
    try:
        yield
    finally:
        _RULED.reset(token)


def value(path: tuple[str, ...], found: object, *, reason: bool) -> object:
    """A text or number that stands at this path of a body, as it may be kept.

    path: the names that lead to it, lists left out.
    reason: the body says what was wrong, so the sentences that say it are kept, without personal patterns.
    """
    if found is None or isinstance(found, bool):
        return found
    if path and (sensitive(path[-1]) or (len(path) > 1 and sensitive(path[-2]))):
        return HIDDEN
    if any(name in path for name in _RULED.get()):
        return HIDDEN
    if not isinstance(found, str) or not found:
        return found
    if not KNOWN.fullmatch(found) and any(_is_bag(name) for name in path):
        return HIDDEN
    if reason and (not path or _is_said(path[-1])):
        return text(found)
    if path and _is_of_persons(path[-1]) and not KNOWN.fullmatch(found):
        return HIDDEN
    if not PLAIN.fullmatch(found):
        listed = path and _is_enumerated(path[-1]) and WORD.fullmatch(found)
        if not listed:
            return HIDDEN
    return found if text(found) == found else HIDDEN


def key(found: str) -> str:
    """The name of a value as it may be kept: an object may have for names what people wrote, or are called.

    Brackets may stand in it, as in `created[gte]`.
    """
    bare = found.translate(BRACKETS) if "[" in found else found
    if (NAME.fullmatch(bare) and not has_secret(found)) or (WORD.fullmatch(bare) and text(bare) == bare):
        return found
    return HIDDEN


@lru_cache(4096)
def sensitive(name: str) -> bool:
    """Whether a name speaks of secrets or persons."""
    return SENSITIVE.search(name) is not None


@lru_cache(4096)
def _is_said(name: str) -> bool:
    return SAID.search(name) is not None


@lru_cache(4096)
def _is_enumerated(name: str) -> bool:
    return ENUMERATED.search(name) is not None


@lru_cache(4096)
def _is_bag(name: str) -> bool:
    return BAG.search(name) is not None


@lru_cache(4096)
def _is_of_persons(name: str) -> bool:
    return OF_PERSONS.search(name) is not None


def text(found: str, host: str = "") -> str:
    """A sentence in one line without secrets and personal patterns. host: what is no person's address."""

    def instead(match: re.Match[str]) -> str:
        harmless = match[0] == host or (match["card"] and not _is_card(match[0]))
        return match[0] if harmless else HIDDEN

    if SIMPLE.fullmatch(found) and not has_secret(found):
        return found
    return PERSONAL.sub(instead, uncut(found[:LONGEST]))[:MESSAGE]


def _is_card(digits: str) -> bool:
    """Whether the check digit fits, as it does for every number of a card, and for a tenth of all others."""
    numbers = [int(digit) for digit in reversed(digits) if digit.isdigit()]
    return sum(sum(divmod(n * 2, 10)) if i % 2 else n for i, n in enumerate(numbers)) % 10 == 0


def media_type(headers: Mapping[str, str]) -> str:
    """The media type that headers name, in lower case and without parameters."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def body(data: bytes, media: str, most: int, *, reason: bool = False) -> str:
    """A body as it may be kept: JSON and forms value by value, of their first `most` bytes.

    Of anything else the type and the size; of a page or plain text that is to give a `reason`, its text.
    """
    if "json" in media or (not media and data[:1] in (b"{", b"[")):
        try:
            found = json.loads(_head(data, most))
            return json.dumps(_walk((), found, reason=reason), ensure_ascii=False)[: 2 * most]
        except (ValueError, RecursionError):
            return f"({len(data):,} bytes that are no JSON)"
    if media == "application/x-www-form-urlencoded":
        begins = data[:most] if len(data) <= most else data[:most].rpartition(b"&")[0]
        pairs = parse_qsl(begins.decode(errors="replace"), keep_blank_values=True)
        shown = [(key(name), value((name,), one, reason=False)) for name, one in pairs]
        return urlencode(shown, safe="*[]")
    if reason and media in ("text/html", "text/plain"):
        return text(data[: 4 * most].decode(errors="replace"))[:most]
    return f"({len(data):,} bytes of {redacted(media)[:80] or 'no type'})"


def _walk(path: tuple[str, ...], found: object, *, reason: bool) -> object:
    if len(path) > DEEPEST:
        return HIDDEN
    if isinstance(found, dict):
        walked = ((name, _walk((*path, name), one, reason=reason)) for name, one in found.items())
        return {key(name): one for name, one in walked}
    if isinstance(found, list):
        return [_walk(path, one, reason=reason) for one in found]
    return value(path, found, reason=reason)


def _head(data: bytes, most: int) -> str:
    """The first `most` bytes of JSON, closed so that they are JSON: what is cut in two is left out."""
    begins = data[:most].decode(errors="replace")
    if len(data) <= most:
        return begins
    closers, end, closed = "", 0, ""
    for token in _TOKENS.finditer(begins):
        match token[0]:
            case "{" | "[" as opener:
                closers = ("}" if opener == "{" else "]") + closers
                end, closed = token.end(), closers
            case "}" | "]":
                closers = closers[1:]
                end, closed = token.end(), closers
            case ",":
                end, closed = token.start(), closers
            case '"':
                break
    return begins[:end] + closed
