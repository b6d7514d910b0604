"""The look of printed pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.page.typography import Ink


@dataclass(frozen=True, slots=True)
class PrintedStyle:
    """The colours of the marks on printed pages, the ground around the pages, and whether they are light on dark.

    Pages are printed black on white, and marks lie on them like ink; on pages that are ``inverted`` they lie behind the
    words.
    """

    ink: Ink
    ground: str
    inverted: bool = False
