"""tributary.toml: found, read, its ${VARIABLES} filled in, unknown keys refused with the nearest name."""

from __future__ import annotations

import os
import re
import tomllib
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from etl.errors import ConfigError
from etl.home import password_in
from etl.options import check
from etl.secret_forms import remember
from etl.settings import MOST_HELD, MOST_RECORD_BYTES, Limits, Logs

FILE_NAME = "tributary.toml"
VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
UNCLOSED = re.compile(r"\$\{[A-Za-z_][A-Za-z0-9_]*+(?!\})")
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
WORDS = {
    r" \| null": "",
    r"`(str)`": "a string",
    r"`(int)`": "a whole number",
    r"`(float)`": "a number",
    r"`(bool)`": "true or false",
    r"`(array)`": "a list",
    r"`(null)`": "nothing",
    r"matching regex '\^\((.*?)\\+w\+\)\?\$'": r"that begins with \1",
    r" > (\d+)\.0$": r" above \1",
    r"matching regex '.*'": "of another form",
}
"""What msgspec says -> what we say."""
OWNER = re.compile(r"team:[\w-]+|[^@\s]+@[^@\s.]+\.[^@\s]+")
SECTIONS = ("warehouse", "sources", "events", "identity", "logs", "notifications", "privacy")
RESERVED = (
    "tributary", "tributary_stage", "events", "identity", "customers", "report", "public",
    "information_schema",
)  # fmt: skip
"""Schemas that are not a source's to use."""
COMMON = ("connector", "streams", "start_date", "owners", "exchanges", "dead_letters", "columns")
T = TypeVar("T")


class Secret:
    """A string that prints as *** and that no error or log shows; `reveal()` gives it to who must send it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value
        if not VARIABLE.fullmatch(value):  # else not filled in: a name, which advice shows
            remember(value)

    def reveal(self) -> str:
        """The secret itself; never put it in a message, a log or metadata."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every connector's Config: what all sources may set."""

    base_url: str = ""
    """Scheme and host of the vendor's API, for a sandbox, a region or a proxy; the vendor's path follows."""
    allow_http: bool = False
    """Whether base_url and allowed_origins may be http at other hosts than this machine; it hides nothing."""
    allowed_origins: tuple[str, ...] = ()
    """Other origins that the vendor's links and redirects may lead to, such as ["https://files.example.com"]:
    asked without credentials. What is at an address that is not public must be listed by that address."""
    timezone: str = "UTC"
    """Whose clocks a time without an offset is by, such as "Europe/Berlin"."""
    max_record_bytes: Annotated[int, msgspec.Meta(ge=1024, le=MOST_HELD)] = MOST_RECORD_BYTES
    """Bytes of one record, 1 KiB to 32 MiB; one that has more is a dead letter, and the others load."""


class SourceConfig(msgspec.Struct, frozen=True):
    """One [sources.NAME] section; the name is the schema of its tables."""

    name: str
    connector: str
    streams: tuple[str, ...] | None
    start_date: date | datetime | None
    options: Mapping[str, Any]
    owners: tuple[str, ...] = ()
    path: Path | None = None
    logs: Logs = Logs()
    dead_letters: Limits = Limits()
    columns: Mapping[str, Any] = {}
    hash_key: str | None = None

    def __repr__(self) -> str:  # without the options, as there are secrets among them
        return f"SourceConfig({self.name!r}, {self.connector!r})"


class Config(msgspec.Struct, frozen=True):
    """All of tributary.toml. `home` is where .tributary/ lies: beside the file."""

    path: Path | None
    home: Path
    warehouse_url: Secret | None
    sources: Mapping[str, SourceConfig]
    events: Mapping[str, Any] = msgspec.field(default_factory=dict)
    identity: Mapping[str, Any] = msgspec.field(default_factory=dict)
    notifications: tuple[Mapping[str, Any], ...] = ()
    hash_key: str | None = None
    insecure: bool = False
    logs: Logs = Logs()

    def __repr__(self) -> str:  # likewise
        return f"Config({self.path!r}, {self.sources!r})"

    def chosen(self, names: Iterable[str]) -> list[SourceConfig]:
        """The sources of these names, or all; ConfigError names the nearest to an unknown one."""
        wanted = list(dict.fromkeys(names)) or list(self.sources)
        for name in wanted:
            if name not in self.sources:
                raise ConfigError(
                    f"no source {name!r} in {self.path or FILE_NAME}{nearest(name, self.sources)}"
                )
        return [self.sources[name] for name in wanted]


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, or all of them."""
    from difflib import get_close_matches

    known = list(known)
    close = get_close_matches(name, known, 1, 0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; there is {', '.join(sorted(known)) or 'none'}."


def find(start: Path | None = None) -> Path | None:
    """TRIBUTARY_CONFIG, else the first tributary.toml from the working directory upward, else None."""
    if named := os.environ.get("TRIBUTARY_CONFIG"):
        return Path(named)
    folder = (start or Path.cwd()).resolve()
    return next((p for d in (folder, *folder.parents) if (p := d / FILE_NAME).is_file()), None)


def load(path: Path | str | None = None, *, secrets: bool = True) -> Config:
    """Read the configuration; raises ConfigError, which names file, section and key, if it cannot be used.

    secrets: without them ${VAR} stays as it is written: enough to know what there is, not to reach it.
    """
    found = Path(path) if path else find()
    if found is None:
        raise ConfigError(f"no {FILE_NAME} here or above; `etl init` writes one.")
    try:
        document = tomllib.loads(found.read_text())
    except FileNotFoundError:
        raise ConfigError(f"{found} does not exist; `etl --config {found} init` writes one.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{found} cannot be read: {error}.") from None
    except RecursionError:
        raise ConfigError(f"{found} is nested too deep to be read.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{found} is not TOML: {error}.") from None
    return parse(document, found.resolve(), secrets=secrets)


def parse(document: Mapping[str, Any], path: Path, *, secrets: bool = True) -> Config:
    """A Config of a TOML document; `path` is the file it came from."""
    _known(document, SECTIONS, f"{path}")
    warehouse = _table(document, "warehouse", path)
    _known(warehouse, ("url", "insecure"), f"{path}: [warehouse]")
    if not isinstance(insecure := warehouse.get("insecure", False), bool):
        raise ConfigError(f"{path}: [warehouse] insecure must be true or false.")
    url = warehouse.get("url")
    if url is not None and not isinstance(url, str):
        raise ConfigError(
            f"{path}: [warehouse] url must be a string such as postgresql://user@host/database."
        )
    url = expand(url, f"{path}: [warehouse] url") if url and secrets else url
    if url and not url.startswith(("postgresql://", "postgres://", "${")):
        raise ConfigError(f"{path}: [warehouse] url must be postgresql://user@host/database.")
    if password_in(warehouse.get("url") or ""):
        raise ConfigError(
            f"{path}: [warehouse] url holds a password; write ${{PGPASSWORD}} in its place, and export that."
        )
    logs = _logs(_table(document, "logs", path), f"{path}: [logs]", secrets=secrets)
    _known(privacy := _table(document, "privacy", path), ("hash_key",), f"{path}: [privacy]")
    key = privacy.get("hash_key")
    sources = {n: _source(n, body, path, logs, key) for n, body in _table(document, "sources", path).items()}
    events = _each(_table(document, "events", path), _filled)
    for name in events["schemas"] if isinstance(events.get("schemas"), list) else ():
        if name in sources:
            raise ConfigError(
                f"{path}: [sources.{name}] and [events] schemas both name schema {name}, where each would"
                " write into the other's tables; give the source another name."
            )
    return Config(
        path=path,
        home=path.parent / ".tributary",
        warehouse_url=Secret(url) if url else None,
        sources=sources,
        events=events,
        identity=_each(_table(document, "identity", path), _filled),
        notifications=_tables(document, "notifications", path),
        hash_key=key,
        insecure=insecure,
        logs=logs,
    )


def expand(text: str, where: str) -> str:
    """Fill in ${VAR} from the environment; ConfigError if one is not set, or has no closing brace."""
    if UNCLOSED.search(text):  # not shown, as what follows the brace may be a secret
        raise ConfigError(f"{where}: a ${{ has no closing brace; write ${{VARIABLE}}.")

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name not in os.environ:
            raise ConfigError(f"{where}: {name} is not set in the environment; export it and run again.")
        return os.environ[name]

    return VARIABLE.sub(value, text)


def unset(source: SourceConfig) -> list[str]:
    """The variables that a source's options name and the environment lacks."""
    hashed = source.hash_key if "hash" in str(source.columns) else ""
    found = VARIABLE.findall(f"{source.options} {hashed}")
    return sorted({name for name in found if name not in os.environ})


def expanded(body: Mapping[str, Any], where: str) -> dict[str, Any]:
    """A section with its variables filled in; ConfigError names the key."""
    return {key: _each(value, partial(expand, where=f"{where} {key}")) for key, value in body.items()}


def _filled(text: str) -> str:
    """What says how things are named, and is no secret: a variable that is not set stays as it is written."""
    return VARIABLE.sub(lambda match: os.environ.get(match[1], match[0]), text)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """A value of TOML with each string in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _each(item, change) for key, item in value.items()}
    return value


def read_options(cls: type[T], source: SourceConfig, *, secrets: bool = True) -> T:
    """A connector's Config of its source's own keys, ${VAR} filled in; ConfigError names file and key."""
    where = f"{source.path}: [sources.{source.name}]" if source.path else f"[sources.{source.name}]"
    names = {f.encode_name: f for f in msgspec.structs.fields(cls)}  # type: ignore[arg-type]
    _known(source.options, (*names, *COMMON), where)
    missing = [name for name, f in names.items() if f.required and name not in source.options]
    if missing:
        raise ConfigError(f"{where} {missing[0]} is missing; connector {source.connector!r} needs it.")
    filled = expanded(source.options, where) if secrets else source.options
    options = _converted(cls, filled, where)
    if isinstance(options, Options):
        check(options, where, secrets=secrets)
    return options


def read_section(cls: type[T], body: Mapping[str, Any], where: str) -> T:
    """A section as a Struct; ConfigError names the key. where: file and section, as messages say it."""
    _known(body, [f.encode_name for f in msgspec.structs.fields(cls)], where)  # type: ignore[arg-type]
    return _converted(cls, body, where)


def _converted(cls: type[T], body: Mapping[str, Any], where: str) -> T:
    try:
        return msgspec.convert(body, cls, dec_hook=_secret)
    except msgspec.ValidationError as error:
        key = str(error).rpartition("`$.")[2].rstrip("`")
        reason = _in_words(str(error).partition(" - at")[0])
        raise ConfigError(f"{where} {key}: {reason}{_choices(cls, key)}.") from None


def _choices(cls: type[Any], key: str) -> str:
    """What a key that has to be one of a few words may be; "" where it is free."""
    kind = next((f.type for f in msgspec.structs.fields(cls) if f.encode_name == key), None)
    words = typing.get_args(kind) if typing.get_origin(kind) is typing.Literal else ()
    return f"; there is {', '.join(words)}" if words else ""


def _in_words(reason: str) -> str:
    """What msgspec says of a value, for people who do not know Python."""
    for pattern, words in WORDS.items():
        reason = re.sub(pattern, words, reason)
    return reason[:1].lower() + reason[1:]


def secret_options(cls: type[Any]) -> list[str]:
    """The names of a connector's options that hold secrets."""
    fields = msgspec.structs.fields(cls)
    return [f.encode_name for f in fields if f.type is Secret or Secret in typing.get_args(f.type)]


def _secret(kind: type[Any], value: Any) -> Any:
    if kind is Secret and isinstance(value, str):
        if not value.strip():
            raise ValueError("must not be empty")
        return Secret(value)
    raise ValueError("expected a string")


def _logs(body: Mapping[str, Any], where: str, *, secrets: bool) -> Logs:
    logs = read_section(Logs, body, where)
    if password_in(logs.folder):
        raise ConfigError(
            f"{where} folder holds a password; write a ${{VARIABLE}} in its place, and export that."
        )
    if not secrets:
        return logs
    folder = expand(logs.folder, f"{where} folder")
    remember(folder.partition("://")[2].rpartition("@")[0].partition(":")[2])
    return msgspec.structs.replace(logs, folder=folder)


def _source(name: str, body: Any, path: Path, logs: Logs, hash_key: str | None) -> SourceConfig:
    where = f"{path}: [sources.{name}]"
    if not isinstance(body, dict):
        raise ConfigError(f"{where} must be a section of its own.")
    if not NAME.fullmatch(name):
        raise ConfigError(
            f"{where}: the name becomes a schema, so use lower-case letters, digits and underscores."
        )
    if name in RESERVED or name.startswith("pg_"):
        raise ConfigError(f"{where}: schema {name} is not a source's to use; choose another name.")
    body = {key: _each(value, _filled) if key in COMMON else value for key, value in body.items()}
    connector = body.get("connector")
    if not isinstance(connector, str):
        raise ConfigError(f'{where} connector is missing; write connector = "stripe", for example.')
    streams = body.get("streams")
    if streams is not None and not (isinstance(streams, list) and all(isinstance(s, str) for s in streams)):
        raise ConfigError(f'{where} streams must be a list of names, such as ["charges", "customers"].')
    start = body.get("start_date")
    if start is not None and not isinstance(start, date):
        raise ConfigError(f"{where} start_date must be a date, without quotes: start_date = 2024-01-01.")
    owners = body.get("owners", [])
    if not (isinstance(owners, list) and all(isinstance(o, str) and OWNER.fullmatch(o) for o in owners)):
        raise ConfigError(f'{where} owners must be a list such as ["ann@example.com", "team:finance"].')
    if "exchanges" in body:
        own = read_section(Logs, {"exchanges": body["exchanges"]}, where)
        logs = msgspec.structs.replace(logs, exchanges=own.exchanges)
    columns = body.get("columns", {})
    if not isinstance(columns, dict):
        raise ConfigError(f'{where} columns must be a section, such as "users.email" = "hash".')
    options = {k: v for k, v in body.items() if k not in COMMON}
    chosen = None if streams is None else tuple(streams)
    limits = read_limits(body.get("dead_letters", {}), where)
    owned, given = tuple(owners), (limits, columns, hash_key)
    return SourceConfig(name, connector, chosen, start, options, owned, path, logs, *given)


def read_limits(body: Any, where: str) -> Limits:
    """`dead_letters` of a section; ConfigError names the key."""
    if not isinstance(body, dict):
        raise ConfigError(f"{where} dead_letters must be such as {{share = 0.01, most = 10000}}.")
    return read_section(Limits, body, f"{where} dead_letters")


def _table(document: Mapping[str, Any], key: str, path: Path) -> dict[str, Any]:
    body = document.get(key, {})
    if not isinstance(body, dict):
        raise ConfigError(f"{path}: {key} must be a section, [{key}].")
    return body


def _tables(document: Mapping[str, Any], key: str, path: Path) -> tuple[dict[str, Any], ...]:
    bodies = document.get(key, [])
    if not isinstance(bodies, list) or not all(isinstance(body, dict) for body in bodies):
        raise ConfigError(f"{path}: {key} must be sections with two brackets, [[{key}]].")
    return tuple(bodies)


def _known(body: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    known = list(known)
    for key in body:
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{nearest(key, known)}")
