"""Define the bibliographic data of a text: what its publication says of itself, beside title, author and language.

The fields are those of the Citation Style Language (CSL 1.0.2, appendix III and IV), by which reference managers know
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from reader.core.field_json import Parsers

MAX_LENGTH = 300
"""How many code points a field may have."""

MAX_URL_LENGTH = 2_000
"""How many code points an address may have."""


class ItemType(StrEnum):
    """The types of publications, as CSL calls them; the value is stored in the library and used in files."""

    UNKNOWN = ""
    BOOK = "book"
    CHAPTER = "chapter"
    ARTICLE = "article-journal"
    MAGAZINE_ARTICLE = "article-magazine"
    NEWSPAPER_ARTICLE = "article-newspaper"
    CONFERENCE_PAPER = "paper-conference"
    THESIS = "thesis"
    REPORT = "report"
    WEB_PAGE = "webpage"
    WEB_POST = "post-weblog"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The bibliographic data of one text; a field that is not known is empty.

    ``date`` is the date of publication as ISO 8601, as far as it is known ("1998", "1998-04", "1998-04-02"), or as the
    reader wrote it; ``container`` is the journal, site or collection in which the text appeared. The reader cites the
    text by ``citation_key``. Foreign values are cleaned by `cleaned_bibliography`.
    """

    item_type: ItemType = ItemType.UNKNOWN
    container: str = ""
    publisher: str = ""
    place: str = ""
    date: str = ""
    series: str = ""
    volume: str = ""
    edition: str = ""
    translator: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    url: str = ""
    citation_key: str = ""

    @property
    def year(self) -> str:
        """Return the year of publication in four digits, or an empty string."""
        found = _YEAR.search(self.date)
        return found[0] if found else ""

    def completed_by(self, other: Bibliography) -> Bibliography:
        """Return these data, with what they lack taken from others."""
        return replace(other, **self.known())

    def known(self) -> dict[str, Any]:
        """Return the fields that are not empty, in their order."""
        values = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in values if value}

    def to_json(self) -> str:
        """Return the fields that are not empty, as JSON."""
        from reader.core.field_json import fields_to_json

        return fields_to_json(self)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Parse bibliographic data from JSON; values unknown to this version are skipped."""
        if text == "{}":
            return cls()
        from reader.core.field_json import fields_from_json

        return cls(**fields_from_json(text, _PARSERS))


UNKNOWN_BIBLIOGRAPHY = Bibliography()
"""The data of a text of which nothing is known."""


def _string(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_URL_LENGTH:
        raise TypeError(value)
    return value


_PARSERS: Parsers = {one.name: _string for one in fields(Bibliography)} | {"item_type": ItemType}
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
