"""Resolve the addresses and pictures of a web page; nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from typing_extensions import override

from reader.core.text.model import Image
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.markup.embedded_resources import EmbeddedResources, decoded_base64
from reader.importers.markup.images import read_image

MOST_PICTURES = 1_000
LARGEST_PICTURE = 16 * 1024 * 1024
"""Bytes."""
LARGEST_PICTURES = 128 * 1024 * 1024
"""Bytes of all pictures of a page together."""

_MOST_TARGETS = 10_000
"""Links whose targets are kept; each is asked for more than once."""

_ICON = 32
"""Pixels a side up to which a picture is an icon or a tracking pixel."""

Pictures = Callable[[str], bytes | None]
"""Returns the bytes of a picture at an address, or None when it is not available."""


class PageResolver(EmbeddedResources):
    """Resolve the ids, links and pictures of a single page; only available pictures are used."""

    def __init__(
        self, address: str = "", pictures: Pictures | None = None, renderer: DrawingRenderer | None = None
    ) -> None:
        """Set the address that the page was saved from, what returns its pictures, and what renders its drawings."""
        super().__init__(pictures or _no_picture, renderer)
        self._address = address if address.startswith(("http://", "https://")) else ""
        self._targets: dict[str, str] = {}
        self._bytes_left = LARGEST_PICTURES
        self._count = 0

    @override
    def target(self, address: str) -> str:
        """Return a link within the page or to the web; "" for any other."""
        target = self._targets.get(address)
        if target is None:
            within = address.strip()
            if not within.startswith("#") and self._address:
                within = self._joined(within)
            target = super().target(within)
            if len(self._targets) < _MOST_TARGETS:
                self._targets[address] = target
        return target

    @override
    def data(self, address: str) -> bytes | None:
        """Return what is embedded in the page or saved beside it, or None."""
        data = data_of(address) if address.startswith("data:") else self._read(address.strip())
        if data is None or len(data) > min(LARGEST_PICTURE, self._bytes_left) or self._count >= MOST_PICTURES:
            return None
        return data

    @override
    def image(self, address: str) -> Image | None:
        """Return a picture of the page that is no icon, or None."""
        data = self.data(address)
        image = read_image(data) if data else None
        if data is None or image is None or max(image.width, image.height) <= _ICON:
            return None
        self._bytes_left -= len(data)
        self._count += 1
        return image

    def _joined(self, address: str) -> str:
        """Return the absolute address of a link; for one within the page only "#" and its name."""
        try:
            absolute, name = urldefrag(urljoin(self._address, address))
            here = urldefrag(self._address).url
        except ValueError:
            return ""
        if absolute == here and name:
            return f"#{unquote(name)}"
        return f"{absolute}#{name}" if name else absolute


def _no_picture(_address: str) -> None:
    """Return None: the page has only the pictures in it."""


def data_of(address: str) -> bytes | None:
    """Return the bytes of a data URL; None for an address that is not that of a picture."""
    head, _, coded = address.partition(",")
    if not head.lower().startswith("data:image/") or not head.endswith(";base64"):
        return None
    return decoded_base64(unquote(coded) if "%" in coded else coded)


def pictures_beside(page: Path) -> Pictures:
    """Return a function that reads the pictures saved in the folder of a page; nothing outside of it is read."""
    folder = page.parent

    def read(address: str) -> bytes | None:
        name = relative_name(address)
        if not name:
            return None
        try:
            found = folder.joinpath(name).resolve(strict=True)
            if not found.is_relative_to(folder.resolve()) or not found.is_file():
                return None
            with found.open("rb") as file:
                return file.read(LARGEST_PICTURE + 1)
        except (OSError, ValueError):
            return None

    return read


def relative_name(address: str) -> str:
    """Return the relative path in an address; empty for any other address."""
    name = unquote(address.partition("?")[0].partition("#")[0]).removeprefix("./")
    parts = name.split("/")
    if not name or ":" in name or "\\" in name or "\x00" in name or name.startswith(("/", "~")):
        return ""
    return name if all(part not in {"", ".", ".."} for part in parts) else ""
