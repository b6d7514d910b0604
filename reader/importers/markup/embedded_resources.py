"""Resolve the ids, links and pictures of a document within its own file."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable

from reader.core.text.model import Image
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.markup.images import read_image

KEPT_ADDRESSES = ("http://", "https://", "mailto:")
"""How an external link may begin."""


def decoded_base64(text: str) -> bytes | None:
    """Return the bytes that a document embeds as base64, ignoring white space; None where that is invalid."""
    try:
        return base64.b64decode("".join(text.split()))
    except (binascii.Error, ValueError):
        return None


class EmbeddedResources:
    """Keep ids and links as they are, and read pictures by the names that the document uses; nothing else is read."""

    def __init__(self, read: Callable[[str], bytes | None], renderer: DrawingRenderer | None = None) -> None:
        """Set the function that returns a picture's bytes by its name, or None, and what renders drawings."""
        self._read = read
        self.renderer = renderer

    def name(self, identifier: str) -> str:
        """Return the id unchanged."""
        return identifier

    def target(self, address: str) -> str:
        """Return a link within the document or to the web; "" for any other."""
        address = address.strip()
        if address.startswith("#"):
            return address if len(address) > 1 else ""
        return address if address.lower().startswith(KEPT_ADDRESSES) else ""

    def data(self, address: str) -> bytes | None:
        """Return the bytes at the address of a picture or a drawing, or None."""
        return self._read(address)

    def image(self, address: str) -> Image | None:
        """Return a picture of the file, or None."""
        data = self.data(address)
        return read_image(data) if data else None
