"""Tell a file that is as it was exported from one that was edited since.

The digest of the file stands in the file itself, computed with zeros in its place. So it survives a move of the folder,
a second machine and a lost library, and a file that cannot be vouched for counts as edited (docs/decisions/0012).
"""

from __future__ import annotations

import hashlib
import re
from itertools import islice

KEY = "onehour_digest"
BLANK = "0" * 64
"""What an exporter writes in the place of the digest, right after the key and at most four signs."""

_MARK = re.compile(KEY + r"""((?:" content=)?\W{1,4})([0-9a-f]{64})(?![0-9a-f])""")
_CANDIDATES = 20


def append_checksum(content: str) -> str:
    """Put the digest into the first blank of a freshly made file, and bring its line ends to LF."""
    plain = content.replace("\r\n", "\n").replace("\r", "\n")
    blank = _MARK.search(plain)
    assert blank is not None
    return _with(plain, blank, _digest(plain))


def has_valid_checksum(content: str) -> bool:
    """Return whether a file, read with its line ends made LF, is as it was exported."""
    candidates = islice(_MARK.finditer(content), _CANDIDATES)
    return any(_digest(_with(content, mark, BLANK)) == mark[2] for mark in candidates)


def checksum_of(content: str) -> str:
    """Return the first digest that stands in the words of a file; nothing if none does."""
    mark = _MARK.search(content)
    return mark[2] if mark else ""


def _with(content: str, mark: re.Match[str], digest: str) -> str:
    return content[: mark.start(2)] + digest + content[mark.end(2) :]


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
