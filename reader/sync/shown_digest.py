"""One number for all that the document shows: equal on machines that agree, and cheap to keep.

It is the sum of the SHA-256 of each record and order, so that a changed one is taken out and put in again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from typing_extensions import override

from reader.core.sync.records import SyncOrder, SyncRecord

_MODULUS = 1 << 256


@dataclass(slots=True)
class ShownDigest:
    """The sum of what is shown; what is removed, or empty, counts for nothing."""

    total: int = 0

    @classmethod
    def of_text(cls, text: str) -> ShownDigest:
        """Return the digest that was written as hexadecimal digits."""
        return cls(int(text, 16))

    @override
    def __str__(self) -> str:
        """Return 64 hexadecimal digits."""
        return f"{self.total:064x}"

    def replace(self, before: SyncRecord | SyncOrder | None, after: SyncRecord | SyncOrder | None) -> None:
        """Take out what was shown, and put in what is shown now."""
        self.total = (self.total - _number(before) + _number(after)) % _MODULUS


def _number(shown: SyncRecord | SyncOrder | None) -> int:
    match shown:
        case SyncRecord(removed=False):
            sets = {name: sorted(members) for name, members in shown.sets.items() if members}
            words = {name: words for name, words in shown.words.items() if words}
            return _hash([shown.kind, shown.id, dict(shown.fields), words, sets])
        case SyncOrder(items=(_, *_)):
            return _hash([shown.kind, shown.id, list(shown.items)])
        case _:
            return 0


def _hash(values: list[object]) -> int:
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest())
