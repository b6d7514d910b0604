"""The look of printed pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.page.typography import Ink


@dataclass(frozen=True, slots=True)
class PrintedStyle:
    """The colours of what lies on printed pages, of the ground around them and of the signs on it.

    Pages are printed black on white, and marks lie on them like ink; on pages that are ``inverted`` they lie behind the
    words.
    """

    ink: Ink
    ground: str
    sign: str
    inverted: bool = False
