"""The parameters of a request, read as strictly as Zendesk documents them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from connectors.sandbox.zendesk.errors import bad_page, invalid, unknown_parameter
from connectors.sandbox.zendesk.routes import Endpoint

LARGEST: Final = 100  # records of a page of a list
CURSOR: Final = ("page[size]", "page[after]", "page[before]")
TELLING: Final = ("include_boundary_indicators", "include_item_cursors")  # taken, and told nothing more
OFFSET: Final = ("page", "per_page")
SORTING: Final = ("sort", "sort_by", "sort_order")


@dataclass(slots=True)
class Asked:
    """What a request asks for. `pages`: how it wants pages: cursor, offset, or "" for none."""

    filters: dict[str, Any] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    pages: str = ""
    size: int = 100
    page: int = 1
    after: str = ""
    before: str = ""
    sort: str = ""
    sort_by: str = ""
    sort_order: str = "asc"
    query: list[tuple[str, str]] = field(default_factory=list)


def read(endpoint: Endpoint, query: list[tuple[str, str]]) -> Asked:
    """Raises Refusal for what Zendesk would not take. A parameter that comes twice is a list of values."""
    asked = Asked(query=query)
    paged = endpoint.how == "list" and endpoint.page in ("both", "cursor", "offset")
    known = {*endpoint.params, *(("include",) if endpoint.include else ())}
    known |= {*CURSOR, *TELLING, *OFFSET, *SORTING} if paged else set()
    for name, text in query:
        if name not in known:
            raise unknown_parameter(name)
        if name == "include":
            asked.include = tuple(each.strip() for each in text.split(","))
        elif name in endpoint.params:
            value = _value(endpoint, name, text)
            if name.endswith("[]"):
                asked.filters.setdefault(name, []).append(value)
            else:
                asked.filters[name] = value
    for name in endpoint.required - asked.filters.keys():
        raise invalid(name, "is required", endpoint.action)
    if paged:
        _pages(endpoint, dict(query), asked)
    return asked


def _value(endpoint: Endpoint, name: str, text: str) -> Any:
    code = endpoint.params[name]
    match code:
        case "i":
            return integer(endpoint, name, text)
        case "I":
            return [integer(endpoint, name, each) for each in text.split(",")]
        case "b":
            if text not in ("true", "false", "1", "0"):
                raise invalid(name, "must be a boolean", endpoint.action)
            return text in ("true", "1")
        case "d":
            try:
                return datetime.fromisoformat(text).timestamp()
            except ValueError:
                raise invalid(name, "must be a date and time in ISO 8601", endpoint.action) from None
        case "s":
            return text
    if text not in code[1:].split("|"):
        raise invalid(name, f"must be one of {code[1:].replace('|', ', ')}", endpoint.action)
    return text


def integer(endpoint: Endpoint, name: str, text: str) -> int:
    """A whole number. Raises Refusal 400 in the words of Zendesk: `page.size must be an integer`."""
    dotted = name.replace("[", ".").replace("]", "")
    try:
        return int(text.strip(), 10)
    except ValueError:
        raise invalid(dotted, "must be an integer", endpoint.action) from None


def _pages(endpoint: Endpoint, given: dict[str, str], asked: Asked) -> None:
    """How a list is to be paged. Sorting by the other style's parameters is ignored, as Zendesk does."""
    by_cursor = [name for name in CURSOR if name in given]
    asked.sort = given.get("sort", "")
    if by_cursor:
        if endpoint.page == "offset":
            raise invalid("page", "must be an integer", endpoint.action)
        asked.pages = "cursor"
        asked.size = integer(endpoint, "page[size]", given.get("page[size]", "100"))
        if not 1 <= asked.size <= LARGEST:
            raise invalid("page.size", f"must be between 1 and {LARGEST}", endpoint.action)
        asked.after, asked.before = given.get("page[after]", ""), given.get("page[before]", "")
        if asked.after and asked.before:
            raise bad_page("page[after] and page[before] cannot be used together")
        return
    asked.sort_by = given.get("sort_by", "")
    asked.sort_order = given.get("sort_order", "asc")
    if asked.sort_order not in ("asc", "desc"):
        raise invalid("sort_order", "must be one of asc, desc", endpoint.action)
    if endpoint.page == "cursor" and not any(name in given for name in OFFSET):
        return  # everything at once
    asked.pages = "offset"
    asked.size = min(integer(endpoint, "per_page", given.get("per_page", str(endpoint.size))), LARGEST)
    asked.page = integer(endpoint, "page", given.get("page", "1"))
    if asked.size < 1 or asked.page < 1:
        raise invalid("page" if asked.page < 1 else "per_page", "must be greater than 0", endpoint.action)
