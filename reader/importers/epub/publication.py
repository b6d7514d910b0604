"""Read what the package document of an EPUB says of its publication.

Sources: EPUB 3.3, Dublin Core in the package document; OPF 2.0.1, 2.2 (opf:scheme, opf:event, opf:role); the metadata
of series that calibre writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from reader.core.text.bibliographic_values import book_bibliography, isbn_of, issn_of
from reader.core.text.bibliography import Bibliography
from reader.importers.markup.tree_parser import text_of

_OPF = "{http://www.idpf.org/2007/opf}"
_TRANSLATOR = "trl"


def bibliography_of_package(root: _Element) -> Bibliography:
    """Return the bibliographic data in the metadata of a package document."""
    identifiers = list(_identifiers(root))
    series, volume = _series(root)
    return book_bibliography(
        {
            "publisher": next(_texts(root, "publisher"), ""),
            "date": _date(root),
            "series": series,
            "volume": volume,
            "translator": ", ".join(dict.fromkeys(_names_of_role(root, _TRANSLATOR))),
            "isbn": next((isbn for scheme, value in identifiers if (isbn := _isbn(scheme, value))), ""),
            "issn": next((issn_of(value) for scheme, value in identifiers if scheme == "issn"), ""),
            "doi": next((value for scheme, value in identifiers if scheme == "doi"), ""),
            "url": next((value for scheme, value in identifiers if scheme in {"http", "https"}), ""),
        }
    )


def roles_by_id(root: _Element) -> dict[str, str]:
    """Return the roles of persons that EPUB 3 refines, by the id of the person."""
    return {
        str(meta.get("refines", "")).removeprefix("#"): (meta.text or "").strip()
        for meta in root.iter("{*}meta")
        if meta.get("property") == "role"
    }


def role_of(person: _Element, roles: dict[str, str]) -> str:
    """Return the role of a person (MARC relators), or an empty string where none is stated."""
    return roles.get(str(person.get("id", "")), str(person.get(f"{_OPF}role") or ""))


def _texts(root: _Element, name: str) -> Iterator[str]:
    yield from filter(None, map(text_of, root.iter(f"{{*}}{name}")))


def _names_of_role(root: _Element, role: str) -> Iterator[str]:
    roles = roles_by_id(root)
    for person in root.iter("{*}contributor", "{*}creator"):
        if role_of(person, roles) == role:
            yield text_of(person)


def _date(root: _Element) -> str:
    """Return the date of publication; one that is told to be of another event is none."""
    dates = [(str(one.get(f"{_OPF}event") or ""), text_of(one)) for one in root.iter("{*}date")]
    return next((text for event in ("publication", "") for name, text in dates if name == event and text), "")


def _identifiers(root: _Element) -> Iterator[tuple[str, str]]:
    """Yield the identifiers with their schemes in lower case: stated, or as they begin (urn:isbn:…, doi:…, https:…)."""
    for identifier in root.iter("{*}identifier"):
        value = text_of(identifier)
        scheme = str(identifier.get(f"{_OPF}scheme") or "").lower()
        begin, _, rest = value.removeprefix("urn:").removeprefix("url:").partition(":")
        if rest.startswith("//"):
            yield ("doi" if "doi.org/" in value else begin.lower()), f"{begin}:{rest}"
        else:
            yield scheme or (begin.lower() if rest else ""), value


def _isbn(scheme: str, value: str) -> str:
    """Return the ISBN of an identifier that is told to be one, or is nothing but thirteen digits of one."""
    if scheme in {"isbn", "isbn-13", "isbn-10"}:
        return isbn_of(value)
    digits = value.replace("-", "")
    return isbn_of(digits) if not scheme and digits.startswith(("978", "979")) and len(digits) == 13 else ""


def _series(root: _Element) -> tuple[str, str]:
    """Return the series of the book and its number in it."""
    metas = list(root.iter("{*}meta"))
    named = {str(meta.get("name")): str(meta.get("content") or "") for meta in metas if meta.get("name")}
    if series := named.get("calibre:series", ""):
        return series, _plain_number(named.get("calibre:series_index", ""))
    collection = next((meta for meta in metas if meta.get("property") == "belongs-to-collection"), None)
    if collection is None:
        return "", ""
    refined = _refinements(metas, str(collection.get("id") or "-"))
    if refined.get("collection-type", "series") != "series":
        return "", ""
    return text_of(collection), _plain_number(refined.get("group-position", ""))


def _refinements(metas: Iterable[_Element], identifier: str) -> dict[str, str]:
    """Return what refines an element of the metadata, by property."""
    return {str(meta.get("property")): text_of(meta) for meta in metas if meta.get("refines") == f"#{identifier}"}


def _plain_number(number: str) -> str:
    return number.strip().removesuffix(".0").removesuffix(".00")
