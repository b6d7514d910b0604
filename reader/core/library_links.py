"""Make and read the addresses that lead into the library: ``onehour://open/<text>/<annotation>``."""

from __future__ import annotations

import re
from dataclasses import dataclass

SCHEME = "onehour:"
_LINK = re.compile(r"onehour://open/([0-9a-f-]{4,36})(?:/([0-9a-f-]{4,36}))?/?", re.IGNORECASE)
_SAFE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads: the id of a text, and of an annotation or nothing."""

    text: str
    annotation: str = ""


def link_address(text_id: str, annotation_id: str = "") -> str:
    """Return the address that leads to a text, or to an annotation on it."""
    return f"{SCHEME}//open/{text_id}" + (f"/{annotation_id}" if annotation_id else "")


def link_of(address: str) -> Link | None:
    """Read an address of ours; None for any other."""
    found = _LINK.fullmatch(address.strip())
    return Link(found[1].lower(), (found[2] or "").lower()) if found else None


def may_leave(address: str) -> bool:
    """Return whether an address may be handed to the system: http, https and mailto only (reliability.md, "Links")."""
    return _SAFE.fullmatch(address.strip()) is not None
