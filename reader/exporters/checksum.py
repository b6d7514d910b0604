"""Distinguish an exported file that is unchanged from one that was edited since.

The digest of the file is stored in the file itself, computed with zeros in its place. It therefore survives a move of
the folder, a second machine and a lost library, and a file whose digest does not match counts as edited
(docs/decisions/0012).
"""

from __future__ import annotations

import hashlib
import re
from itertools import islice

KEY = "onehour_digest"
BLANK = "0" * 64
"""What an exporter writes in place of the digest, after the key and at most four other characters."""

_MARK = re.compile(KEY + r"""((?:" content=)?\W{1,4})([0-9a-f]{64})(?![0-9a-f])""")
_CANDIDATES = 20


def append_checksum(content: str) -> str:
    """Fill the digest into the first blank of a new file, and normalise its line ends to LF."""
    normalised = content.replace("\r\n", "\n").replace("\r", "\n")
    blank = _MARK.search(normalised)
    assert blank is not None
    return _with(normalised, blank, _digest(normalised))


def has_valid_checksum(content: str) -> bool:
    """Return whether a file, read with LF line ends, is unchanged since it was exported."""
    candidates = islice(_MARK.finditer(content), _CANDIDATES)
    return any(_digest(_with(content, mark, BLANK)) == mark[2] for mark in candidates)


def checksum_of(content: str) -> str:
    """Return the first digest in a file, or an empty string."""
    mark = _MARK.search(content)
    return mark[2] if mark else ""


def _with(content: str, mark: re.Match[str], digest: str) -> str:
    return content[: mark.start(2)] + digest + content[mark.end(2) :]


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
