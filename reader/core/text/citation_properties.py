"""Name the bibliographic data of a text in files: in front matter, in the properties of outlines, in templates.

The names are those that Pandoc (CSL 1.0.2) and BibTeX have for them, in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reader.core.text.bibliographic_values import stated_bibliography
from reader.core.text.bibliography import Bibliography

YEAR = "year"

PROPERTY_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "citation_key": "citekey",
        "item_type": "type",
        "container": "container-title",
        "publisher": "publisher",
        "place": "publisher-place",
        "date": "date",
        "series": "series",
        "volume": "volume",
        "edition": "edition",
        "translator": "translator",
        "isbn": "isbn",
        "issn": "issn",
        "doi": "doi",
        "url": "url",
    }
)
"""The names of the fields, in the order in which files have them."""

_OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "citation_key": ("citation-key", "citationkey", "bibtexkey"),
        "container": ("journal", "journaltitle", "booktitle"),
        "place": ("place", "address", "location"),
        "date": ("issued", YEAR),
        "series": ("collection-title",),
    }
)
"""Further names by which a field is known; that of files of ours goes before them."""


def citation_properties(data: Bibliography) -> dict[str, str | int]:
    """Return what is known of a publication by the names of `PROPERTY_NAMES`, and the year beside a whole date."""
    known = data.known()
    properties: dict[str, str | int] = {}
    for field, name in PROPERTY_NAMES.items():
        if field == "date":
            properties |= _dates(data)
        elif field in known:
            properties[name] = str(known[field])
    return properties


def stated_properties(values: Mapping[str, str]) -> Bibliography:
    """Return the bibliographic data in properties; the names are in lower case."""
    names = {field: (name, *_OTHER_NAMES.get(field, ())) for field, name in PROPERTY_NAMES.items()}
    return stated_bibliography(
        {field: next((values[one] for one in known if values.get(one)), "") for field, known in names.items()}
    )


def _dates(data: Bibliography) -> dict[str, str | int]:
    """Return the year as a number, and the date where it says more or something else."""
    year: dict[str, str | int] = {YEAR: int(data.year)} if data.year else {}
    return year | ({"date": data.date} if data.date != data.year else {})
