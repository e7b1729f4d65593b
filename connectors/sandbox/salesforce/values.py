"""Values as Salesforce writes them: in REST's JSON and in Bulk's CSV.

Kept inside: datetimes as unix milliseconds, dates as `YYYY-MM-DD`, times as `HH:mm:ss.SSSZ`, numbers as
float (int for int fields), base64 as bytes, everything else as text, None for null.
REST gives `...000+0000`, Bulk API 2.0 `...000Z`. Doubles come as Java prints them: 100000.0, 3.5E8.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from connectors.sandbox.salesforce.facts import Field, SObject

Values = dict[str, Any]

DAY_MS: Final = 86_400_000

# what an address's part is called in JSON -> how the component's field ends
ADDRESS: Final = {
    "city": "City",
    "country": "Country",
    "countryCode": "CountryCode",
    "geocodeAccuracy": "GeocodeAccuracy",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "postalCode": "PostalCode",
    "state": "State",
    "stateCode": "StateCode",
    "street": "Street",
}


def raw(value: float) -> msgspec.Raw:
    """A double as JSON text in Java's form."""
    return msgspec.Raw(java(value).encode())


def java(value: float) -> str:
    """Java's Double.toString."""
    if value == 0:
        return "0.0"
    if 1e-3 <= abs(value) < 1e7:
        return repr(float(value))
    text = next(t for places in range(1, 18) if float(t := f"{value:.{places}e}") == value)
    mantissa, _, exponent = text.partition("e")
    return f"{mantissa}E{int(exponent)}"


def iso(ms: int, *, bulk: bool = False) -> str:
    """A datetime as REST or Bulk writes it."""
    moment = datetime.fromtimestamp(ms // 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03d}{'Z' if bulk else '+0000'}"


def day(ms: int) -> str:
    """The UTC date of a moment."""
    return f"{datetime.fromtimestamp(ms // 1000, UTC):%Y-%m-%d}"


def compound(entity: SObject, field: Field, read: Mapping[str, Any]) -> Values | None:
    """An address or a location out of its components; null when all of them are."""
    parts: Values = {}
    for component in entity.fields.values():
        if component.compound != field.name or component.name == field.name:
            continue
        ending = component.name.removesuffix("__s")
        for part, name in ADDRESS.items():
            if ending.endswith(name):
                value = read.get(component.name)
                parts[part] = raw(value) if isinstance(value, float) else value
    if all(value is None for value in parts.values()):
        return None
    return {name: parts[name] for name in sorted(parts)}


def rest(field: Field, value: Any, url: str = "") -> Any:
    """A value for JSON. `url`: where the record is, for base64, of which REST gives only the address."""
    if value is None:
        return None
    match field.type:
        case "datetime":
            return iso(value)
        case "double" | "currency" | "percent":
            return raw(value)
        case "base64":
            return f"{url}/{field.name}"
    return value


def csv(field: Field, value: Any) -> str:
    """A value for a CSV cell; null is nothing."""
    if value is None:
        return ""
    match field.type:
        case "datetime":
            return iso(value, bulk=True)
        case "double" | "currency" | "percent":
            return java(float(value))
        case "boolean":
            return "true" if value else "false"
    return str(value)


def dump(value: Any) -> bytes:
    """Compact JSON with every letter as it is."""
    return msgspec.json.encode(value)
