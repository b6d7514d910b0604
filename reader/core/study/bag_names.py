"""Name the files of a bag (RFC 8493), and say what a file in it may be called."""

from __future__ import annotations

import re
from collections.abc import Collection

DECLARATION_FILE = "bagit.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PAYLOAD = "data/"
"""The folder of what is handed over; the files above only describe it."""

LONGEST_PATH = 200
"""Code points."""

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\%\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def is_study_bag(names: Collection[str]) -> bool:
    """Return whether a ZIP with these members is one that was handed over: a bag with ``study.json``."""
    ends = (f"/{DECLARATION_FILE}", f"/{PAYLOAD}study.json")
    return all(any(name.endswith(end) for name in names) for end in ends)


def is_unsafe_payload_name(name: str) -> bool:
    """Return whether no file of a bag may have this name below ``data/``, as it could mislead or be written elsewhere.

    That is so of controls and backslashes. A per cent sign is an escape to some readers of manifests, not to others.
    """
    parts = name.split("/")
    return (
        len(name) > LONGEST_PATH
        or _UNSAFE.search(name) is not None
        or any(not part.strip() or part in {".", ".."} for part in parts)
    )
