"""Create identifiers that sort by creation time.

Source: RFC 9562, section 5.7 (UUID version 7).
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta


def new_id(at: datetime) -> str:
    """Return a new UUIDv7 for the aware time ``at``, as 36 lower-case characters."""
    return _uuid7(at, secrets.randbits(12), secrets.randbits(62))


def derived_id(at: datetime | None, seed: str) -> str:
    """Return a UUIDv7 derived from the time and the seed only; without a time it sorts first."""
    digest = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest())
    return _uuid7(at or datetime.fromtimestamp(0, UTC), digest & 0xFFF, digest >> 12 & ((1 << 62) - 1))


def _uuid7(at: datetime, rand_a: int, rand_b: int) -> str:
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    value = milliseconds << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def later_id(at: datetime, other: str) -> str:
    """Return a new UUIDv7 for ``at``, or for the first later millisecond whose id sorts after ``other``.

    If that is no UUID, as those of plans made before schema 4, the new one is appended to it.
    """
    candidate = new_id(at)
    if candidate > other:
        return candidate
    try:
        milliseconds = int(other.replace("-", "")[:12], 16)
    except ValueError:
        return f"{other}-{candidate}"
    return new_id(datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds + 1))
