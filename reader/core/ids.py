"""Make identifiers that sort by the time they were made.

Source: RFC 9562, section 5.7 (UUID version 7).
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta


def new_id(at: datetime) -> str:
    """Make a UUIDv7 for the aware time ``at``, as 36 lower-case characters."""
    return _written(at, secrets.randbits(12), secrets.randbits(62))


def derived_id(at: datetime | None, seed: str) -> str:
    """Make the UUIDv7 that always comes out for the same time and the same words; without a time it sorts first."""
    digest = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest())
    return _written(at or datetime.fromtimestamp(0, UTC), digest & 0xFFF, digest >> 12 & ((1 << 62) - 1))


def _written(at: datetime, first: int, last: int) -> str:
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    value = milliseconds << 80 | 0x7 << 76 | first << 64 | 0b10 << 62 | last
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def later_id(at: datetime, other: str) -> str:
    """Make a UUIDv7 for ``at``, or for the first millisecond after it that lets the id sort behind ``other``."""
    made = new_id(at)
    if made > other:
        return made
    try:
        milliseconds = int(other.replace("-", "")[:12], 16)
    except ValueError:
        return made
    return new_id(datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds + 1))
