"""Find the names, links and pictures of a document within the file that it came in."""

from __future__ import annotations

from collections.abc import Callable

from reader.core.text.model import Image
from reader.importers.markup.images import read_image

KEPT_ADDRESSES = ("http://", "https://", "mailto:")
"""What a link outside of a text may begin with."""


class EmbeddedResources:
    """Keep names as the document has them; pictures are asked for by what it calls them, nothing else is ever read."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        """Take what gives a picture's bytes by its name, or None."""
        self._read = read

    def name(self, identifier: str) -> str:
        """Take the id for the name."""
        return identifier

    def target(self, address: str) -> str:
        """Keep links within the document and to the web, refuse all others."""
        address = address.strip()
        if address.startswith("#"):
            return address if len(address) > 1 else ""
        return address if address.lower().startswith(KEPT_ADDRESSES) else ""

    def image(self, address: str) -> Image | None:
        """Read a picture of the file."""
        data = self._read(address)
        return read_image(data) if data else None
