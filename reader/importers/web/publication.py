"""Read what a page says of its publication: in the metas that reference managers read, and in its JSON-LD.

Sources: the inclusion guidelines of Google Scholar (citation_*), PRISM 3 (prism.*), Dublin Core (dc.*), schema.org.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.core.text.bibliographic_values import isbn_of, stated_bibliography
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.importers.web.page_credits import to_text

_CONTAINERS = {
    "citation_journal_title": ItemType.ARTICLE,
    "citation_conference_title": ItemType.CONFERENCE_PAPER,
    "citation_inbook_title": ItemType.CHAPTER,
    "prism.publicationname": ItemType.ARTICLE,
}
"""What names where a text appeared, and what kind of text then it is."""

_INSTITUTIONS = {
    "citation_dissertation_institution": ItemType.THESIS,
    "citation_technical_report_institution": ItemType.REPORT,
}
"""What names who gave out a text, and what kind of text then it is."""

_RECORD_TYPES = {
    "ScholarlyArticle": ItemType.ARTICLE,
    "NewsArticle": ItemType.NEWSPAPER_ARTICLE,
    "ReportageNewsArticle": ItemType.NEWSPAPER_ARTICLE,
    "BlogPosting": ItemType.WEB_POST,
    "Report": ItemType.REPORT,
    "Thesis": ItemType.THESIS,
    "Book": ItemType.BOOK,
}
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "citation_year",
    "prism.publicationdate",
)
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher")
_DOIS = ("citation_doi", "prism.doi", "bepress_citation_doi", "dc.identifier", "dc.identifier.doi")


def bibliography_of_page(
    metas: Mapping[str, Sequence[str]],
    record: Mapping[str, object],
    *,
    day: str,
    site: str,
    address: str,
    is_page: bool,
) -> Bibliography:
    """Return the bibliographic data of a page.

    ``record`` is what its JSON-LD says of the article; ``day``, ``site`` and ``address`` are those of the page, and
    only count if it ``is_page`` of a web site.
    """
    container, container_type = _first_of(metas, _CONTAINERS)
    institution, institution_type = _first_of(metas, _INSTITUTIONS)
    values = {
        "container": container,
        "publisher": institution or _first(metas, _PUBLISHERS) or to_text(record.get("publisher")),
        "date": _first(metas, _DATES),
        "volume": _first(metas, ("citation_volume", "prism.volume")),
        "isbn": isbn_of(_first(metas, ("citation_isbn",)) or to_text(record.get("isbn"))),
        "issn": _first(metas, ("citation_issn", "prism.issn")),
        "doi": _first(metas, _DOIS),
    }
    known = {name: value for name, value in values.items() if value}
    item_type = container_type or institution_type or _record_type(record) or _book_type(known)
    if not is_page:
        return stated_bibliography(known | {"item_type": item_type.value}) if known else UNKNOWN_BIBLIOGRAPHY
    of_page = {"item_type": (item_type or ItemType.WEB_PAGE).value, "container": site, "date": day, "url": address}
    data = stated_bibliography(of_page | known | ({"item_type": item_type.value} if item_type else {}))
    return data if any(name != "item_type" for name in data.known()) else UNKNOWN_BIBLIOGRAPHY


def _first(metas: Mapping[str, Sequence[str]], names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if metas.get(name)), "")


def _first_of(metas: Mapping[str, Sequence[str]], types: Mapping[str, ItemType]) -> tuple[str, ItemType]:
    """Return the first value of some metas, and the type that goes with it."""
    return next(((metas[name][0], types[name]) for name in types if metas.get(name)), ("", ItemType.UNKNOWN))


def _record_type(record: Mapping[str, object]) -> ItemType:
    stated = record.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return next((_RECORD_TYPES[name] for name in names if isinstance(name, str) and name in _RECORD_TYPES), _UNKNOWN)


def _book_type(known: Mapping[str, str]) -> ItemType:
    return ItemType.BOOK if "isbn" in known else _UNKNOWN


_UNKNOWN = ItemType.UNKNOWN
