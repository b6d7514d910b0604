"""Make the files by which a desktop knows the program: launcher, icons, media types, metadata."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import resvg_py

from reader.resources import resource
from reader.services.desktop.desktop_entry import ENTRY, desktop_entry

MEDIA_TYPE_PACKAGE = "mime/packages/onehour.xml"
MANUAL = "man/man1/onehour.1"
COMPLETIONS = {
    "bash": "bash-completion/completions/onehour",
    "zsh": "zsh/site-functions/_onehour",
    "fish": "fish/vendor_completions.d/onehour.fish",
}
"""Where each shell looks for the completion of a command."""

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The sizes, in pixels, of the icon theme "hicolor" for which desktops draw icons."""

_METADATA = "metainfo/io.onehour.OneHour.metainfo.xml"
_SCALABLE_ICON = "icons/hicolor/scalable/apps/onehour.svg"
_ICON = "icons/hicolor/{size}x{size}/apps/onehour.png"

DESKTOP_FILES = (
    ENTRY,
    MEDIA_TYPE_PACKAGE,
    _METADATA,
    _SCALABLE_ICON,
    *(_ICON.format(size=size) for size in ICON_SIZES),
    MANUAL,
    *COMPLETIONS.values(),
)
"""Every file that is put below the folder of shared data (``share``), by its path from there."""


def desktop_files(program: Path, documents: Mapping[str, str]) -> dict[str, bytes]:
    """Return the content of each file by its path; the launcher starts ``program``.

    ``documents`` are the manual page and the completions, which the command line makes.
    """
    drawing = resource("icons", "onehour.svg")
    return {
        ENTRY: desktop_entry(program).encode(),
        MEDIA_TYPE_PACKAGE: resource("desktop", "onehour.xml").read_bytes(),
        _METADATA: resource("desktop", "io.onehour.OneHour.metainfo.xml").read_bytes(),
        _SCALABLE_ICON: drawing.read_bytes(),
        **{_ICON.format(size=size): program_icon(size) for size in ICON_SIZES},
        **{name: text.encode() for name, text in documents.items()},
    }


def program_icon(size: int) -> bytes:
    """Return the icon of the program as PNG, ``size`` pixels wide and high."""
    drawing = resource("icons", "onehour.svg").read_text("utf-8")
    return resvg_py.svg_to_bytes(svg_string=drawing, width=size, height=size, skip_system_fonts=True)
