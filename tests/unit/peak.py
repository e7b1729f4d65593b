"""A program that asks once, and tells its peak of memory and what came."""

from __future__ import annotations

import sys
import zlib

from etl.errors import TributaryError
from etl.http import Client
from tests.engine.bulk import peak


def main() -> None:
    """Print the peak of memory in KiB, and the body's length and checksum, or the error."""
    client = Client(sys.argv[1])
    try:
        body = client.get("/v1/charges").body
    except TributaryError as error:
        print(peak(), error)
    else:
        print(peak(), len(body), zlib.crc32(body))


if __name__ == "__main__":
    main()
