"""Read the metadata of a page: title, author, day, address, language, and whether it is a page of a web site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element

from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.importers.markup.tree_parser import text_of
from reader.importers.web.boilerplate import names_of
from reader.importers.web.page_credits import author_of_page, title_of_page, to_text
from reader.importers.web.publication import bibliography_of_page

_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)|Page saved with SingleFile\s+url:\s*(https?://\S+)"
    r"|<!-- Saved from (https?://\S+)"
)
_SAVED_SEARCH_LENGTH = 4_096
_WRITING_PROGRAMS = re.compile(
    r"pandoc|microsoft (?:word|excel)|libreoffice|openoffice|calibre|asciidoctor|docbook|org.?mode|tex4ht|latex"
    r"|ebookmaker|gutenberg|sigil|typora|abiword|google docs",
    re.IGNORECASE,
)
_DAY = re.compile(r"((?:19|20)\d\d)[-/.年](0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])(?!\d)")
_DAYS = (
    *("article:published_time", "og:article:published_time", "publishdate", "pubdate", "date", "dc.date"),
    *("datepublished", "weibo: article:create_at", "parsely-pub-date", "publish_time", "citation_date"),
)
_LARGEST_RECORD = 1_000_000
_FEWEST_MENU_LINKS = 5
_LONGEST_MENU = 400
_MOST_MENU_BLOCKS = 2_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of a page; each field is empty where the page does not state it."""

    title: str = ""
    author: str = ""
    day: str = ""
    site: str = ""
    language: str = ""
    address: str = ""
    is_page: bool = False
    bibliography: Bibliography = UNKNOWN_BIBLIOGRAPHY


def page_metadata(root: _Element, text: str, saved_from: str = "") -> PageMetadata:
    """Read the metadata of a page; ``text`` is its source, for the comments that state where it was saved from.

    ``saved_from`` is that address where the file states it outside of the page.
    """
    all_metas = _metas(root)
    metas = {name: contents[0] for name, contents in all_metas.items()}
    records = list(_records(root))
    record = next((one for one in records if "headline" in one), {})
    saved = _SAVED.search(text, 0, _SAVED_SEARCH_LENGTH)
    address = next((url for url in saved.groups() if url), "") if saved else _address(root, metas)
    day = _first(metas, _DAYS) or to_text(record.get("datePublished")) or _time(root)
    found = _DAY.search(day)
    iso_day = "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else ""
    site, is_page = metas.get("og:site_name", ""), _is_page(root, metas, is_saved=saved is not None)
    return PageMetadata(
        title=title_of_page(root, all_metas, record),
        author=author_of_page(root, all_metas, records),
        day=iso_day,
        site=site,
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip(),
        address=address,
        is_page=is_page,
        bibliography=bibliography_of_page(
            all_metas, record, day=iso_day, site=site, address=saved_from or address, is_page=is_page
        ),
    )


def _metas(root: _Element) -> dict[str, list[str]]:
    """Return the contents of the meta elements by their names in lower case."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name, []).append(content)
    return metas


def _records(root: _Element) -> Iterator[dict[str, object]]:
    """Yield the records in the JSON-LD of a page: articles, and what these refer to."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and script.text and len(script.text) < _LARGEST_RECORD:
            try:
                found = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            graph = found.get("@graph", [found]) if isinstance(found, dict) else found
            for record in graph if isinstance(graph, list) else ():
                if isinstance(record, dict):
                    yield record


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _address(root: _Element, metas: dict[str, str]) -> str:
    canonical = next((link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), "")
    address = canonical or metas.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else ""


def _time(root: _Element) -> str:
    """Return the first time on the page: a time element, or an element whose class or id says "publish"."""
    for element in root.iter("time", "em", "span", "div"):
        if element.tag == "time" or "publish" in names_of(element):
            text = element.get("datetime") or text_of(element)
            if _DAY.search(text[:40]):
                return text
    return ""


def _is_page(root: _Element, metas: dict[str, str], *, is_saved: bool) -> bool:
    """Return whether a document is a page of a web site, by its head or menus, and not made by a writing program."""
    if _WRITING_PROGRAMS.search(metas.get("generator", "")):
        return False
    if is_saved or any(name.startswith(("og:", "twitter:")) for name in metas):
        return True
    if any(next(root.iter(tag), None) is not None for tag in ("script", "nav", "form", "iframe")):
        return True
    return _has_menu(root)


def _has_menu(root: _Element) -> bool:
    """Return whether there is a block of at least five links to other pages and little else."""
    for block in islice(root.iter("td", "ul", "div", "center", "p"), _MOST_MENU_BLOCKS):
        links = [link for link in (*block.iterfind("a"), *block.iterfind("*/a")) if _is_external(link)]
        if len(links) >= _FEWEST_MENU_LINKS:
            text = "".join(map(str, islice(block.itertext(), _LONGEST_MENU)))
            if len("".join(map(text_of, links))) * 10 > len("".join(text.split())) * 8:
                return True
    return False


def _is_external(link: _Element) -> bool:
    return not (link.get("href") or "#").startswith("#")
