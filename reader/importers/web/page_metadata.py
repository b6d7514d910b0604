"""Read the metadata of a page: title, author, day, address, language, and whether it is a page of a web site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element

from reader.importers.markup.tree_parser import text_of
from reader.importers.web.boilerplate import names_of

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
_SITE = re.compile(r"\s+[-–—|·»•]+\s+|\s*(?:\||_|--)\s*|(?<=[^\x00-\x7f])\s*[-–—]\s*(?=[^\x00-\x7f])")
_DAY = re.compile(r"((?:19|20)\d\d)[-/.年](0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])(?!\d)")
_BY = re.compile(r"^(?:(?:本报|本刊|新华社|人民网)?\s*(?:通讯员|记者|作者|撰文|文)[\s:：/|]*|by\s+)", re.IGNORECASE)
_AUTHORS = ("author", "article:author", "og:article:author", "byl", "parsely-author", "dc.creator", "citation_author")
_DAYS = (
    *("article:published_time", "og:article:published_time", "publishdate", "pubdate", "date", "dc.date"),
    *("datepublished", "weibo: article:create_at", "parsely-pub-date", "publish_time", "citation_date"),
)
_AUTHOR_NAMES = re.compile(r"(?:^|\s)(?:author|byline|post-author|article-author|author-name)(?=\s|$)", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"[\d，。：:!?！？]|https?")
_LONGEST_AUTHOR = 40
_HEADING_SIGNS = " ¶§#\u200b"
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


def page_metadata(root: _Element, text: str) -> PageMetadata:
    """Read the metadata of a page; ``text`` is its source, for the comments that state where it was saved from."""
    metas = _metas(root)
    record = next(_records(root), {})
    saved = _SAVED.search(text, 0, _SAVED_SEARCH_LENGTH)
    address = next((url for url in saved.groups() if url), "") if saved else _address(root, metas)
    day = _first(metas, _DAYS) or _to_text(record.get("datePublished")) or _time(root)
    found = _DAY.search(day)
    return PageMetadata(
        title=_title(root, metas, record),
        author=_author(root, metas, record),
        day="{}-{:0>2}-{:0>2}".format(*found.groups()) if found else "",
        site=metas.get("og:site_name", ""),
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip(),
        address=address,
        is_page=_is_page(root, metas, is_saved=saved is not None),
    )


def _metas(root: _Element) -> dict[str, str]:
    """Return the contents of the meta elements by their names in lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name, content)
    return metas


def _records(root: _Element) -> Iterator[dict[str, object]]:
    """Yield the records of articles in the JSON-LD of a page."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and script.text and len(script.text) < _LARGEST_RECORD:
            try:
                found = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            graph = found.get("@graph", [found]) if isinstance(found, dict) else found
            for record in graph if isinstance(graph, list) else ():
                if isinstance(record, dict) and "headline" in record:
                    yield record


def _to_text(value: object) -> str:
    """Return the text of a value in a record: a string, the name of a person, or the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _address(root: _Element, metas: dict[str, str]) -> str:
    canonical = next((link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), "")
    address = canonical or metas.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else ""


def _title(root: _Element, metas: dict[str, str], record: dict[str, object]) -> str:
    """Return the heading that the head repeats, else the title in the head without the name of the site."""
    title_element = root.find(".//title")
    full_title = text_of(title_element) if title_element is not None else ""
    stated_title = metas.get("og:title", "") or _to_text(record.get("headline"))
    headings = [
        text_of(heading_element).rstrip(_HEADING_SIGNS) for tag in ("h1", "h2") for heading_element in root.iter(tag)
    ]
    for heading in headings:
        if len(heading) > 1 and (heading == stated_title or full_title.startswith(heading)):
            return heading
    short = _SITE.split(stated_title or full_title)[0].strip()
    return (
        next((heading_element for heading_element in headings if short and heading_element.startswith(short)), "")
        or short
        or stated_title
        or full_title
    )


def _author(root: _Element, metas: dict[str, str], record: dict[str, object]) -> str:
    for stated_author in (_first(metas, _AUTHORS), _to_text(record.get("author"))):
        if stated_author and not stated_author.isdigit() and not stated_author.startswith("http"):
            return stated_author
    for element in root.iter("a", "div", "span", "p", "address"):
        if element.get("rel") == "author" or _AUTHOR_NAMES.search(names_of(element)):
            name = _BY.sub("", text_of(next(element.iter("a"), element)))
            if 0 < len(name) <= _LONGEST_AUTHOR and not _NO_AUTHOR.search(name):
                return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", name) if len(name) == 3 else name
    return ""


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
