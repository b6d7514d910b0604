"""Define a whole text as it is handed over: all that a library keeps of one edition of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.core.text.blocks import Block, PageStart
from reader.core.text.import_events import TextHeader
from reader.core.text.model import Image, Section
from reader.core.text.omissions import Omission


@dataclass(frozen=True, slots=True)
class WholeText:
    """A text with its blocks in order; ``cover`` is the hash of a picture, empty without one, ``images`` all pictures.

    ``digest`` is the SHA-256 of its canonical text. The pages and sections are those of the text, not of its blocks.
    """

    header: TextHeader
    digest: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    pages: tuple[PageStart, ...] = ()
    omissions: tuple[Omission, ...] = ()
    cover: str = ""
    images: Mapping[str, Image] = field(default_factory=dict)
