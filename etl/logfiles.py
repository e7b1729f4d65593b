"""Where logs of exchanges lie: files of JSON lines, one per writer and hour, in a folder or a store.

A file is written as plain lines, so that it can be read meanwhile and loses no more than its last line when
the process is killed. Once its hour or its process is over it is packed by gzip, which DuckDB reads as it is,
and put where `folder` points: a folder, or a URL that fsspec understands (`s3://bucket/logs`). What a dead
process left, the next one puts there. Files are readable by their owner alone, at a `file://` as well; in any
other store, its rules hold.
"""

from __future__ import annotations

import fcntl
import gzip
import os
import re
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj
from typing import IO, Any

from etl.errors import ConfigError
from etl.home import own_folder
from etl.settings import Logs

EXCHANGES, FAILURES = "", "failures"
KINDS = (EXCHANGES, FAILURES)
"""The folders below the one of the configuration, by what their files hold."""
NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d)\.[a-z0-9_]+\.[0-9a-f]+\.jsonl(\.gz)?")
LARGEST = 64 << 20
"""Bytes after which a file is closed before its hour is over."""
SWEPT_EVERY = 3600.0
"""Seconds between looks at what is too old or too much."""
PIECE = 1 << 20


class Writing:
    """One file of lines that this process writes; no other touches it while it is locked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
        while True:
            self._file = os.open(path, flags, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX)
            if os.fstat(self._file).st_nlink:
                break
            os.close(self._file)  # another process took it for a dead one's, before it was locked
        self.size = 0

    def write(self, data: bytes) -> None:
        """Add whole lines, or nothing; OSError if the disk will not have them."""
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(self._file, left) :]
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._file, self.size)
            raise
        self.size += len(data)

    def close(self) -> None:
        """Let go of it; another process may pack it now."""
        os.close(self._file)


class Files:
    """The files of one configuration.

    home: .tributary/ beside the configuration; a relative folder is beside the configuration too.
    """

    def __init__(self, logs: Logs, home: Path) -> None:
        self._days, self._most = logs.days, logs.max_mb << 20
        self.url = logs.folder if "://" in logs.folder else ""
        self.folder = home / "exchanges" if self.url or not logs.folder else home.parent / logs.folder
        self._fs: Any = None
        self._path = ""

    def check(self) -> str:
        """Where closed files go; ConfigError if they cannot, as far as can be said without writing one."""
        if self.url:
            self._store()
            return _shown(self.url)
        there = next(path for path in (self.folder, *self.folder.absolute().parents) if path.exists())
        if not there.is_dir():
            raise ConfigError(f"[logs] folder: {there} is a file; name a folder.")
        if not os.access(there, os.W_OK | os.X_OK):
            raise ConfigError(f"[logs] folder: nothing can be written in {there}; allow it, or name another.")
        return str(self.folder)

    # ---- writing ----

    def begin(self, kind: str, source: str, now: datetime) -> Writing:
        """A new file; folders are made, for their owner alone."""
        folder = self.folder / kind
        if self.folder.parent.name == ".tributary":
            own_folder(self.folder.parent)
        for made in (self.folder, folder):
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Writing(folder / f"{now:%Y-%m-%dT%H}.{source}.{token_hex(6)}.jsonl")

    def ship(self, path: Path) -> None:
        """Pack a file that is written no more and put it where it belongs, without a line that was cut."""
        packed = path.with_name(f"{path.name}.gz.new")
        try:
            self._pack(path, packed)
            if self.url:
                self._put(packed, path.parent.name if path.parent != self.folder else EXCHANGES, path.name)
            else:
                packed.replace(path.with_name(f"{path.name}.gz"))
            path.unlink()
        finally:
            packed.unlink(missing_ok=True)

    def _put(self, packed: Path, kind: str, name: str) -> None:
        from fsspec.implementations.local import LocalFileSystem

        root, store = self._root(kind), self._store()
        if not isinstance(store, LocalFileSystem):
            store.makedirs(root, exist_ok=True)
            store.put_file(str(packed), f"{root}/{name}.gz")
            return
        for made in (Path(self._root(EXCHANGES)), Path(root)):  # which the store would open to everybody
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = Path(root, f"{name}.gz.new")
        try:
            with packed.open("rb") as content, _private(beside) as file:
                copyfileobj(content, file)
            beside.replace(beside.with_suffix(""))
        finally:
            beside.unlink(missing_ok=True)

    def _pack(self, path: Path, packed: Path) -> None:
        with (
            path.open("rb") as lines,
            _private(packed) as file,
            gzip.open(file, "wb", compresslevel=6) as out,
        ):
            rest = b""
            while piece := lines.read(PIECE):
                whole, newline, rest = (rest + piece).rpartition(b"\n")
                out.write(whole + newline)

    def sweep(self, now: datetime) -> None:
        """Ship what dead processes left; once an hour, remove what is too old, and the oldest of too much."""
        if not self.folder.is_dir():
            return
        with os.fdopen(os.open(self.folder / ".swept", os.O_RDWR | os.O_CREAT, 0o600), "rb+") as turn:
            try:
                fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return  # another process is at it
            status = os.fstat(turn.fileno())
            rested = status.st_size and time.time() - status.st_mtime < SWEPT_EVERY
            try:
                for path in self._left():
                    self._unless_written(path, self.ship)
            finally:  # what no store takes must not fill the disk
                if not rested:
                    turn.write(b"swept")
                    turn.flush()
                    os.utime(turn.fileno())
                    for path in self._too_old({path: _size(path) for path in self._left()}, now):
                        self._unless_written(path, Path.unlink)
            if not rested:
                closed = {Path(kind, name): size for kind in KINDS for name, size in self._closed(kind)}
                for path in self._too_old(closed, now):
                    self._remove(path)

    def _left(self) -> list[Path]:
        """Files that are not closed, oldest first: they are being written, or their process is dead."""
        found = [path for kind in KINDS for path in (self.folder / kind).glob("*.jsonl")]
        return sorted((path for path in found if NAME.fullmatch(path.name)), key=lambda path: path.name)

    def _unless_written(self, path: Path, work: Callable[[Path], object]) -> None:
        with suppress(FileNotFoundError), path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return
            if path.exists():
                work(path)

    def _too_old(self, files: Mapping[Path, int], now: datetime) -> Iterator[Path]:
        """Of files and their bytes those that are too old, and the oldest of too much."""
        oldest, total = now - timedelta(days=self._days), sum(files.values())
        for path in sorted(files, key=lambda path: path.name):
            if _hour(path.name) + timedelta(hours=1) < oldest or total > self._most:
                total -= files[path]
                yield path

    def _remove(self, path: Path) -> None:
        """Remove a closed file, by kind and name."""
        if self.url:
            self._store().rm_file(f"{self._root(path.parent.name)}/{path.name}")
        else:
            (self.folder / path).unlink(missing_ok=True)

    # ---- reading ----

    def hours(
        self,
        kind: str,
        since: datetime | None,
        source: str | None,
        until: datetime | None,
        *,
        closed: bool = True,
    ) -> Iterator[list[str]]:
        """Names of files by the hour, oldest first.

        since, until: leave out those that end before, or begin after. source: only files of this one.
        closed: also those that are written no more.
        """
        names = [path.name for path in (self.folder / kind).glob("*.jsonl")]
        packed = [name for name, _ in self._closed(kind)] if closed else []
        found: dict[str, str] = {}
        for name in (*packed, *names):  # one may be packed just now
            if not NAME.fullmatch(name) or (source and name.split(".")[1] != source):
                continue
            hour = _hour(name)
            if (since is None or hour + timedelta(hours=1) > since) and (until is None or hour < until):
                found[name.removesuffix(".gz")] = name
        for _, stems in groupby(sorted(found), key=lambda stem: stem[:13]):
            yield [found[stem] for stem in stems]

    def lines(self, kind: str, name: str, after: int = 0) -> Iterator[bytes]:
        """The lines of one file, which may have been packed meanwhile; of one that is gone, none.

        after: bytes of lines to begin behind.
        """
        for found in (name,) if name.endswith(".gz") else (name, f"{name}.gz"):
            with (
                suppress(FileNotFoundError, EOFError, gzip.BadGzipFile, zlib.error),
                self._open(kind, found) as file,
            ):
                lines = gzip.GzipFile(fileobj=file) if found.endswith(".gz") else file
                lines.seek(after)
                yield from lines
                return

    def _open(self, kind: str, name: str) -> IO[bytes]:
        if self.url and name.endswith(".gz"):
            store, path = self._store(), f"{self._root(kind)}/{name}"
            with self._reached():
                stored: IO[bytes] = store.open(path, "rb")
            return stored
        return (self.folder / kind / name).open("rb")

    def _closed(self, kind: str) -> Iterator[tuple[str, int]]:
        """Name and size of each file that is closed."""
        if self.url:
            store, root = self._store(), self._root(kind)
            with suppress(FileNotFoundError), self._reached():
                store.invalidate_cache(root)
                for found in store.ls(root, detail=True):
                    name = str(found["name"]).rpartition("/")[2]
                    if NAME.fullmatch(name):
                        yield name, int(found["size"] or 0)
        else:
            for path in (self.folder / kind).glob("*.jsonl.gz"):
                if NAME.fullmatch(path.name):
                    yield path.name, path.stat().st_size

    # ---- the store ----

    def _store(self) -> Any:
        if self._fs is None:
            import fsspec

            try:
                with self._reached():
                    self._fs, self._path = fsspec.url_to_fs(self.url)
            except (ImportError, ValueError) as error:
                raise ConfigError(f"[logs] folder: {self.url.partition('://')[0]}:// {error}") from None
        return self._fs

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """ConfigError where a store fails, whatever its own error is; not where a file is not there."""
        try:
            yield
        except (FileNotFoundError, ImportError, ValueError):
            raise
        except Exception as error:  # noqa: BLE001  each store has errors of its own
            reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
            what = f"{_shown(self.url)} cannot be used ({reason})"
            raise ConfigError(f"[logs] folder: {what}; see its address and credentials.") from None

    def _root(self, kind: str) -> str:
        """Where closed files of a kind lie, in the words of the store."""
        if self.url:
            self._store()
        root = self._path.rstrip("/") if self.url else str(self.folder)
        return f"{root}/{kind}" if kind else root


def _shown(url: str) -> str:
    """A store's URL without what may open it."""
    return re.sub(r"(?<=://)[^/@]*:.*@", "", url).partition("?")[0]


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _size(path: Path) -> int:
    with suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


def _hour(name: str) -> datetime:
    return datetime.strptime(name[:13], "%Y-%m-%dT%H").replace(tzinfo=UTC)
