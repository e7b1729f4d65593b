"""Every way of paging reads all there is, once, and ends even if the vendor does not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from etl.errors import SourceError
from etl.http import Answer, Client
from etl.paginate import by_last_id, by_link, by_offset, by_page
from etl.sandbox import Request, Response, SandboxServer
from tests.unit.vendors import JSON, Vendor, urls

Records = list[dict[str, Any]]
CHARGES: Records = [{"id": f"ch_{n}", "at": n} for n in range(250)]


class Source:
    """A vendor whose answers are made by `page`, of the parameters of a request."""

    def __init__(self) -> None:
        self.vendor = Vendor()
        self.server = SandboxServer(self.vendor).start()
        self.client = Client(self.server.url, sleep=lambda _: None)

    def page(self, make: Callable[[dict[str, str]], Any], **headers: Callable[[dict[str, str]], str]) -> None:
        def answer(request: Request) -> Response:
            asked = {**dict(request.query), "": request.path}
            sent = {name: make_one(asked) for name, make_one in headers.items()}
            return Response(200, json.dumps(make(asked)).encode(), {**JSON, **sent})

        self.vendor.answer = answer

    def asked(self) -> list[str]:
        return urls(self.server)


@pytest.fixture
def source() -> Iterator[Source]:
    made = Source()
    yield made
    made.client.close()
    made.server.stop()


def ids(answers: Iterator[Answer], records: str = "data") -> list[Any]:
    return [record["id"] for answer in answers for record in at(json.loads(answer.body), records)]


def at(body: Any, path: str) -> Any:
    for name in path.split(".") if path else ():
        body = body[name]
    return body


def stripe(records: Sequence[dict[str, Any]], key: str = "id") -> Callable[[dict[str, str]], Any]:
    def page(asked: dict[str, str]) -> Any:
        places = [str(record[key]) for record in records]
        start = places.index(asked["starting_after"]) + 1 if "starting_after" in asked else 0
        end = start + int(asked["limit"])
        return {"object": "list", "data": records[start:end], "has_more": end < len(records)}

    return page


# by_last_id


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_a_list_by_last_id_is_read_to_its_end(count: int, source: Source) -> None:
    source.page(stripe(CHARGES[:count]))
    answers = list(by_last_id(source.client, "/v1/charges", {"created[gte]": 5}))
    assert ids(iter(answers)) == [c["id"] for c in CHARGES[:count]]
    assert len(answers) == max(1, -(-count // 100))
    assert source.asked()[0] == "/v1/charges?created%5Bgte%5D=5&limit=100"


def test_a_list_by_last_id_begins_where_it_is_told_with_the_size_it_is_told(source: Source) -> None:
    source.page(stripe(CHARGES))
    pages = by_last_id(source.client, "/c", [("starting_after", "ch_239"), ("limit", 4)])
    assert ids(pages) == [f"ch_{n}" for n in range(240, 250)]
    assert source.asked()[1:] == ["/c?limit=4&starting_after=ch_243", "/c?limit=4&starting_after=ch_247"]


def test_names_and_places_of_a_list_by_last_id_may_be_others(source: Source) -> None:
    def page(asked: dict[str, str]) -> Any:
        start = int(asked.get("id_greater", -1)) + 1
        rows = [{"meta": {"no": n}, "id": f"x{n}"} for n in range(start, min(start + 3, 7))]
        return {"result": {"contacts": rows, "@more": start < 6}}

    source.page(page)
    names: dict[str, Any] = {
        "records": "result.contacts",
        "key": "meta.no",
        "more": "result.@more",
        "cursor": "id_greater",
    }
    pages = by_last_id(source.client, "/contacts", **names, limit=3)
    assert ids(pages, "result.contacts") == [f"x{n}" for n in range(7)]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ({"data": [], "has_more": True}, r"/v1/charges\?a: page 1 is empty, although its has_more is true"),
        (
            {"data": [{"id": "ch_1"}], "has_more": True},
            "page 2 leads to 'ch_1', as page 1 did: pages 2 to 2 ",
        ),
        ({"data": [{"id": "ch_1"}]}, r"does not have what paging needs: .*`has_more`"),
        ({"has_more": False}, r"does not have what paging needs: .*`data`"),
        ({"data": [{"no": 1}], "has_more": False}, r"does not have what paging needs: .*`id`"),
        ({"data": None, "has_more": False}, "Expected `array`, got `null`"),
        ([], "Expected `object`, got `array`"),
    ],
)
@pytest.mark.C9
def test_a_page_that_cannot_lead_on_is_an_error_and_never_the_end(
    page: Any, said: str, source: Source
) -> None:
    source.page(lambda _: page)
    with pytest.raises(SourceError, match=said):
        list(by_last_id(source.client, "/v1/charges?a=secret"))
    assert len(source.asked()) <= 2


@pytest.mark.C9
def test_a_longer_circle_is_shown(source: Source) -> None:
    after = {"": "a", "a": "b", "b": "c", "c": "b"}
    source.page(lambda asked: {"data": [{"id": after[asked.get("starting_after", "")]}], "has_more": True})
    circle = "page 4 leads to 'b', as page 2 did: pages 3 to 4 would come again and again"
    with pytest.raises(SourceError, match=circle):
        list(by_last_id(source.client, "/v1/charges"))
    assert len(source.asked()) == 4


@pytest.mark.C6
def test_a_page_cut_where_it_could_end_is_asked_for_again(source: Source) -> None:
    source.page(stripe(CHARGES))
    source.server.moods.answer('{"data": [{"id": "ch_0"}', 2)
    assert ids(by_last_id(source.client, "/v1/charges")) == [c["id"] for c in CHARGES]
    source.server.moods.answer('{"data": [{"id": "ch_0"}', 50)
    with pytest.raises(SourceError, match="page 1 does not have what paging needs: Input data was truncated"):
        list(by_last_id(source.client, "/v1/charges"))
    assert len(source.asked()) == 5 + 3


def test_what_is_read_ahead_is_one_page(source: Source) -> None:
    source.page(stripe(CHARGES))
    next(by_last_id(source.client, "/v1/charges"))
    assert len(source.asked()) == 1


@pytest.mark.parametrize(
    "pages",
    [
        lambda client: by_last_id(client, "/"),
        lambda client: by_offset(client, "/", total="total"),
        lambda client: by_page(client, "/", records="data"),
        lambda client: by_link(client, "/", next="next"),
        lambda client: by_link(client, "/", next="link"),
    ],
)
@pytest.mark.C8
def test_no_content_is_no_page(pages: Callable[[Client], Iterator[Answer]], source: Source) -> None:
    source.vendor.answer = lambda _: Response(204)
    assert list(pages(source.client)) == []


# by_offset


def offsets(total: int, most: int = 500, **more: Any) -> Callable[[dict[str, str]], Any]:
    def page(asked: dict[str, str]) -> Any:
        start = int(asked["offset"])
        rows = CHARGES[:total][start : start + min(most, int(asked["count"]))]
        return {"TotalCount": total, "Bounces": rows, **more}

    return page


@pytest.mark.parametrize("records", [None, "Bounces"])
@pytest.mark.parametrize(("total", "pages"), [(0, 1), (99, 1), (100, 1), (101, 2), (250, 3)])
def test_a_list_by_offset_is_read_to_its_total(
    total: int, pages: int, records: str | None, source: Source
) -> None:
    source.page(offsets(total))
    names: dict[str, Any] = {"total": "TotalCount", "records": records, "limit": ("count", 100)}
    assert ids(by_offset(source.client, "/b", {"from": 1}, **names), "Bounces") == [
        c["id"] for c in CHARGES[:total]
    ]
    assert source.asked() == [f"/b?from=1&offset={100 * n}&count=100" for n in range(pages)]


def test_a_vendor_that_gives_smaller_pages_than_asked_for_loses_nothing(source: Source) -> None:
    source.page(offsets(250, most=40))
    assert len(ids(by_offset(source.client, "/b", total="TotalCount"), "Bounces")) == 250


def test_without_a_total_a_short_page_is_the_last(source: Source) -> None:
    source.page(lambda asked: CHARGES[int(asked["offset"]) :][:125])
    pages = by_offset(source.client, "/b", total=None, records="", limit=("count", 125))
    assert ids(pages, "") == [c["id"] for c in CHARGES]
    assert len(source.asked()) == 3


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ({"total": 9, "rows": []}, "page 1 is empty at offset 0, although total is 9"),
        ({"total": "9", "rows": [{"id": 1}]}, "page 2 is page 1 again: the vendor does not go on"),
        ({"total": "many", "rows": []}, "total is no number"),
        ({"rows": []}, "missing required field `total`"),
        ({"total": 9, "rows": [], "links": []}, r"there is 2 lists \(rows, links\), so `records` must say"),
        ({"total": 9}, "there is no list, so `records` must say"),
    ],
)
def test_a_list_by_offset_that_contradicts_itself_is_an_error(page: Any, said: str, source: Source) -> None:
    source.page(lambda _: page)
    with pytest.raises(SourceError, match=said):
        list(by_offset(source.client, "/b", total="total"))
    assert len(source.asked()) <= 2


@pytest.mark.C10
def test_a_record_that_moved_to_the_next_page_is_no_circle(source: Source) -> None:
    rows = {"0": CHARGES[:5], "5": CHARGES[4:5]}  # one was added in front meanwhile
    source.page(lambda asked: {"total": 5 + int(asked["offset"]) // 5, "rows": rows[asked["offset"]]})
    assert len(list(by_offset(source.client, "/b", total="total"))) == 1
    source.page(lambda asked: {"total": 6, "rows": rows[asked["offset"]]})
    assert len(list(by_offset(source.client, "/b", total="total"))) == 2


# by_page


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (99, 1), (100, 2), (250, 3)])
def test_numbered_pages_end_with_a_short_or_an_empty_one(count: int, pages: int, source: Source) -> None:
    def page(asked: dict[str, str]) -> Any:
        start = (int(asked["page"]) - 1) * 100
        return {"data": CHARGES[:count][start : start + 100]}

    source.page(page)
    assert len(ids(by_page(source.client, "/p", records="data"))) == count
    assert source.asked() == [f"/p?per_page=100&page={n + 1}" for n in range(pages)]


def test_numbered_pages_of_an_unknown_size_end_with_an_empty_one(source: Source) -> None:
    source.page(lambda asked: CHARGES[int(asked["p"]) * 7 :][:7])
    assert len(ids(by_page(source.client, "/p", records="", page="p", start=0, size=None), "")) == 250


@pytest.mark.parametrize("key", ["", "id"])
@pytest.mark.C9
def test_a_vendor_that_ignores_the_number_of_the_page_is_found_out(key: str, source: Source) -> None:
    seen: list[int] = []

    def page(_: dict[str, str]) -> Any:
        seen.append(1)
        return {"data": [{**c, "read": len(seen) if key else 0} for c in CHARGES[:100]]}

    source.page(page)
    with pytest.raises(SourceError, match="/p: page 2 is page 1 again"):
        list(by_page(source.client, "/p", records="data", key=key))


# by_link


def chained(asked: dict[str, str]) -> tuple[Records, str]:
    start = int(asked.get("after", 0))
    return CHARGES[start : start + 100], f"after={start + 100}" if start < 200 else ""


@pytest.mark.parametrize("form", ["{url}/v2/list?{query}", "/v2/list?{query}", "list?{query}", "?{query}"])
def test_links_in_the_body_are_followed_whole_or_relative(form: str, source: Source) -> None:
    def page(asked: dict[str, str]) -> Any:
        rows, query = chained(asked)
        link = form.format(url=source.server.url, query=query)
        return {"data": rows, **({"links": {"next": link}} if query else {})}

    source.page(page)
    assert ids(by_link(source.client, "/v2/list", {"x": 1}, next="links.next")) == [c["id"] for c in CHARGES]
    assert source.asked() == ["/v2/list?x=1", "/v2/list?after=100", "/v2/list?after=200"]


@pytest.mark.parametrize("end", [None, "", False])
def test_links_end_with_any_kind_of_nothing(end: Any, source: Source) -> None:
    source.page(lambda _: {"next": end, "data": []})
    assert len(list(by_link(source.client, "/", next="next"))) == 1


def test_links_of_the_header_are_followed(source: Source) -> None:
    def link(asked: dict[str, str]) -> str:
        _, query = chained(asked)
        return (
            f'<{source.server.url}/?a,b=<>; rel="prev first", </c?{query}>; title="x"; rel="last NEXT"'
            * bool(query)
        )

    source.page(lambda asked: chained(asked)[0], Link=link)
    assert ids(by_link(source.client, "/c", next="link"), "") == [c["id"] for c in CHARGES]


@pytest.mark.parametrize(
    ("links", "requests", "said"),
    [
        ({"/a": "/a"}, 2, "/a: page 2 leads to '/a', as page 1 did"),
        ({"/a": "/b", "/b": "/a"}, 3, "/a: page 3 leads to '/b', as page 1 did: pages 2 to 3 "),
        ({"/a": "/b?token=hunter2", "/b": "/b?token=hunter2"}, 2, r"page 2 leads to '/b\?token', as page 1"),
    ],
)
@pytest.mark.C9
def test_links_that_go_round_are_found_out(
    links: dict[str, str], requests: int, said: str, source: Source
) -> None:
    source.page(lambda asked: {"next": links[asked[""]], "data": []})
    with pytest.raises(SourceError, match=said) as stopped:
        list(by_link(source.client, "/a", next="next"))
    assert "hunter2" not in str(stopped.value)
    assert len(source.asked()) == requests


@pytest.mark.C9
def test_links_that_never_end_do_at_an_empty_page_or_one_that_comes_twice(source: Source) -> None:
    def onward(asked: dict[str, str]) -> tuple[int, str]:
        number = int(asked.get("n", 1))
        return number, f"/?n={number + 1}"

    source.page(lambda asked: {"next": onward(asked)[1], "data": CHARGES[: 250 * (onward(asked)[0] == 1)]})
    assert len(ids(by_link(source.client, "/", next="next", records="data"))) == 250
    source.page(lambda asked: {"next": onward(asked)[1], "data": CHARGES})
    with pytest.raises(SourceError, match="page 2 is page 1 again"):
        list(by_link(source.client, "/", next="next", records="data", key="id"))
    assert len(source.asked()) == 4


@pytest.mark.C15
def test_a_link_to_another_host_is_refused_and_told_nothing(source: Source) -> None:
    with SandboxServer(Vendor()) as foreign:
        source.page(lambda _: {"next": f"{foreign.url}/steal", "data": []})
        with pytest.raises(SourceError, match="which was not followed"):
            list(by_link(source.client, "/", next="next"))
        assert foreign.asked() == []


def test_half_a_character_in_a_record_is_the_decoders_affair_and_stops_no_paging(source: Source) -> None:
    source.page(stripe([{**charge, "note": "\ud83d"} for charge in CHARGES]))
    assert ids(by_last_id(source.client, "/v1/charges")) == [c["id"] for c in CHARGES]
