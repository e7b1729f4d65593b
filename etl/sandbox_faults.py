"""Faults that a sandbox server plays on request: what goes wrong between a vendor and us, by rule.

A fault meets the requests whose path starts with `path`: it lets the first `after` of them pass,
then strikes `times` of them. Of several faults that fit one request only the oldest strikes.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

Mood = Literal[
    "throttle",  # 429 in the vendor's own form
    "fail",  # any status in the vendor's own form
    "answer",  # a given body with a given status and type, whatever was asked
    "redirect",  # 302 to another place
    "refuse",  # connection reset, the request is not worked on
    "swallow",  # the request is worked on, then the connection is reset without an answer
    "reset",  # connection reset after `share` of the body
    "cut",  # body shorter than its Content-Length, then an orderly close
    "cut_chunked",  # chunked body that never gets its last chunk
    "cut_gzip",  # gzip stream cut, while the HTTP framing around it is valid
    "bomb",  # a small gzip body that unpacks to `mebibytes` of spaces
    "delay",  # `seconds` of silence before the head, or (`share` > 0) between head and body
    "drip",  # the body at `rate` bytes a second
]
MOODS: Final = frozenset(get_args(Mood))


@dataclass(slots=True)
class Fault:
    """One rule: what strikes, whom, how often."""

    mood: Mood
    times: int = 1
    path: str = "/"
    after: int = 0
    method: str = ""  # any method when empty
    status: int = 500
    retry_after: str | None = None  # sent as given: seconds, a date, garbage
    body: str = ""
    content_type: str = "application/json"
    location: str = ""
    share: float = 0.5  # of the body that still arrives (0..1)
    seconds: float = 0.0
    rate: int = 1
    mebibytes: int = 1
    headers: dict[str, str] = field(default_factory=dict)
    name: str = ""  # of the fault in the record of requests; else its mood

    def __post_init__(self) -> None:
        if self.mood not in MOODS:
            raise ValueError(f"unknown mood {self.mood!r}; known: {', '.join(sorted(MOODS))}")
        if self.times < 1 or self.after < 0 or self.rate < 1 or not 0 <= self.share <= 1:
            raise ValueError("times and rate are at least 1, after at least 0, share between 0 and 1")


class Moods:
    """The faults that a server has been told to play; each method adds one. Safe across threads."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self.skew = 0.0  # seconds added to the vendor's `Date` header

    def add(self, mood: Mood, **how: Any) -> None:
        """Any fault by name, with the fields of `Fault`. Raises ValueError or TypeError for a wrong one."""
        fault = Fault(mood, **how)
        with self._lock:
            self._faults.append(fault)

    def throttle(
        self, times: int = 1, *, retry_after: str | None = None, path: str = "/", after: int = 0
    ) -> None:
        """Refuse the next requests with 429; `retry_after` is the header's text, as odd as you like."""
        self.add("throttle", times=times, retry_after=retry_after, path=path, after=after)

    def fail(self, status: int = 500, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Refuse the next requests with this status, in the vendor's error form."""
        self.add("fail", status=status, times=times, path=path, after=after)

    def answer(
        self,
        body: str,
        times: int = 1,
        *,
        status: int = 200,
        content_type: str = "application/json",
        path: str = "/",
        after: int = 0,
    ) -> None:
        """Give the next requests this body instead of the vendor's answer."""
        self.add(
            "answer", body=body, times=times, status=status, content_type=content_type, path=path, after=after
        )

    def html(self, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """A login page with status 200, as a proxy or a portal puts in the way."""
        page = "<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>"
        self.answer(page, times, content_type="text/html; charset=utf-8", path=path, after=after)

    def empty(self, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Status 200 and no body at all."""
        self.answer("", times, path=path, after=after)

    def error_in_200(self, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Status 200 with an error object for a body."""
        self.answer(json.dumps({"error": {"message": "backend unavailable"}}), times, path=path, after=after)

    def refuse(self, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Reset the connection before the request is worked on."""
        self.add("refuse", times=times, path=path, after=after)

    def swallow(self, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Work on the request, then reset the connection: the caller cannot know."""
        self.add("swallow", times=times, path=path, after=after)

    def reset(self, times: int = 1, *, share: float = 0.5, path: str = "/", after: int = 0) -> None:
        """Reset the connection when `share` of the body is out (0: after the head; 1: at the end)."""
        self.add("reset", times=times, share=share, path=path, after=after)

    def cut(self, times: int = 1, *, share: float = 0.5, path: str = "/", after: int = 0) -> None:
        """Close in order with `share` of the promised bytes sent."""
        self.add("cut", times=times, share=share, path=path, after=after)

    def cut_chunked(self, times: int = 1, *, share: float = 0.5, path: str = "/", after: int = 0) -> None:
        """Send `share` of the body chunked and close without the last chunk."""
        self.add("cut_chunked", times=times, share=share, path=path, after=after)

    def cut_gzip(self, times: int = 1, *, share: float = 0.5, path: str = "/", after: int = 0) -> None:
        """Send `share` of the packed bytes with a Content-Length that fits them."""
        self.add("cut_gzip", times=times, share=share, path=path, after=after)

    def bomb(self, mebibytes: int = 64, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Send a gzip body that unpacks to so many MiB."""
        self.add("bomb", mebibytes=mebibytes, times=times, path=path, after=after)

    def delay(
        self, seconds: float, times: int = 1, *, within_answer: bool = False, path: str = "/", after: int = 0
    ) -> None:
        """Stay silent before the head, or `within_answer` between the head and the body."""
        share = 1.0 if within_answer else 0.0
        self.add("delay", seconds=seconds, times=times, share=share, path=path, after=after)

    def drip(self, rate: int = 1, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Send the body at `rate` bytes a second."""
        self.add("drip", rate=rate, times=times, path=path, after=after)

    def redirect(self, location: str, times: int = 1, *, path: str = "/", after: int = 0) -> None:
        """Send the caller elsewhere with 302."""
        self.add("redirect", location=location, times=times, path=path, after=after)

    def clear(self) -> None:
        """Forget every fault and the skew."""
        with self._lock:
            self._faults.clear()
        self.skew = 0.0

    def pending(self) -> list[Fault]:
        """The faults that have strikes left, oldest first."""
        with self._lock:
            return list(self._faults)

    def strike(self, method: str, path: str) -> Fault | None:
        """The fault that meets this request, counted as played; None when all is well."""
        with self._lock:
            for fault in self._faults:
                if not path.startswith(fault.path) or fault.method not in ("", method):
                    continue
                if fault.after:
                    fault.after -= 1
                    continue
                fault.times -= 1
                if not fault.times:
                    self._faults.remove(fault)
                return fault
        return None
