"""Tell the title and the author of a page from the name of its site and from what surrounds them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from lxml.etree import _Element

from reader.importers.markup.tree_parser import text_of
from reader.importers.web.boilerplate import names_of

_STATED_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title")
_SITE_NAMES = ("og:site_name", "application-name")
_STRONG_SEPARATOR = re.compile(r"\s*(?:[|»•]|\s·\s|_|--)\s*")
_SEPARATOR = re.compile(r"\s+[-–—·]+\s+|(?<=[^\x00-\x7f])\s*[-–—]\s*(?=[^\x00-\x7f])")
_AROUND_SITE = " \t-–—|_·»•:：«"
_HEADING_SIGNS = " ¶§#\u200b"
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)

_AUTHORS = ("author", "article:author", "og:article:author", "byl", "parsely-author", "dc.creator", "citation_author")
_AUTHOR_NAMES = re.compile(r"(?:^|\s)(?:author|byline|post-author|article-author|author-name)(?=\s|$)", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:本报|本刊|新华社|人民网)?\s*(?:通讯员|记者|作者|撰文|文)[\s:：/|]*|(?:by|автор|текст)[\s:]+"
    r"|(?:von|par|por|door)\s+(?=\S+\s+\S))",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|·•/\n]|,\s*(?=[^,]*\b(?:writer|editor|reporter|correspondent|staff)\b)|\s[-–—]\s)", re.IGNORECASE
)
_NO_AUTHOR = re.compile(r"[\d，。：:!?！？@]|https?|www\.")
_NOBODY = re.compile(
    r"(?:admin(?:istrator)?|author|editor(?:ial)?(?: staff| team)?|guest|owner|root|staff|unknown|user|web ?master"
    r"|anonymous|编辑|小编|管理员|佚名|匿名|未知)$",
    re.IGNORECASE,
)
_APART = re.compile(r"comment|reply|respon[ds]|related|sidebar|recommend|footer|widget|评论", re.IGNORECASE)
_MOST_PARENTS = 40
_LONGEST_AUTHOR = 40
_MOST_AUTHORS = 12
_MOST_CANDIDATES = 200


def title_of_page(root: _Element, metas: Mapping[str, Sequence[str]], record: Mapping[str, object]) -> str:
    """Return the title of a page: the heading that its head repeats, else the title in the head without the site."""
    site = _first(metas, _SITE_NAMES)
    element = root.find(".//title")
    full = _unescaped(text_of(element)) if element is not None else ""
    stated = _unescaped(_first(metas, _STATED_TITLES) or to_text(record.get("headline")))
    short = _without_site(stated, site)
    parts = [part for part in (stated, short, full, *_parts(stated), *_parts(full)) if part]
    heading = _heading(root, parts, full, site)
    if heading:
        return heading
    if short and short != full:
        return _begun_heading(root, short) or short
    without = _without_site(full, site)
    first = without if without != full else next(iter(_parts(full)), "")
    return _begun_heading(root, first) or first or stated or full


def _unescaped(text: str) -> str:
    """Return a text without entities, which some sites escape twice."""
    return " ".join(html.unescape(text).split()) if _ENTITY.search(text) else text


def _without_site(title: str, site: str) -> str:
    """Return a title without the name of the site at its beginning or its end."""
    if not site or len(title) <= len(site):
        return title
    folded, name = title.casefold(), site.casefold()
    if folded.endswith(name) and folded[-len(name) - 1] in _AROUND_SITE:
        return title[: -len(site)].rstrip(_AROUND_SITE)
    if folded.startswith(name) and folded[len(name)] in _AROUND_SITE:
        return title[len(site) :].lstrip(_AROUND_SITE)
    return title


def _parts(title: str) -> list[str]:
    """Return the parts of a title: those between bars, which are never within a title, else those between dashes."""
    strong = [part.strip() for part in _STRONG_SEPARATOR.split(title) if part.strip()]
    return strong if len(strong) > 1 else [part.strip() for part in _SEPARATOR.split(title) if part.strip()]


def _heading(root: _Element, parts: Sequence[str], full: str, site: str) -> str:
    """Return the heading that the head repeats; that of the article before that of the site."""
    folded = site.casefold()
    found = [
        (not _is_in_header(element), text in parts[:2], len(text), text)
        for tag in ("h1", "h2")
        for element in root.iter(tag)
        if len(text := text_of(element).rstrip(_HEADING_SIGNS)) > 1
        and (text in parts or full.startswith(text))
        and text.casefold() != folded
    ]
    return max(found)[3] if found else ""


def _begun_heading(root: _Element, short: str) -> str:
    """Return the first heading that begins with a title which is cut off."""
    headings = (text_of(element).rstrip(_HEADING_SIGNS) for tag in ("h1", "h2") for element in root.iter(tag))
    return next((heading for heading in headings if short and heading.startswith(short)), "")


def _is_in_header(element: _Element) -> bool:
    """Return whether a heading is that of the site: at the head of the page, or a link to its first page."""
    link = element.find("a")
    if link is not None and (link.get("href") or "").rstrip("/").count("/") in {0, 2} and len(element) == 1:
        return True
    tags = [str(parent.tag) for parent in _parents(element)]
    return ("header" in tags or "nav" in tags) and not {"article", "main"} & set(tags)


def _parents(element: _Element) -> Iterator[_Element]:
    parent = element.getparent()
    for _ in range(_MOST_PARENTS):
        if parent is None:
            return
        yield parent
        parent = parent.getparent()


def author_of_page(root: _Element, metas: Mapping[str, Sequence[str]], records: Sequence[Mapping[str, object]]) -> str:
    """Return the authors of a page that its head states, else the one that it names at the article."""
    site = _first(metas, _SITE_NAMES)
    stated = next((names for name in _AUTHORS if (names := _usable(metas.get(name, ()), site))), [])
    stated = stated or _usable(_names_in(records), site)
    if stated:
        return ("; " if any("," in name for name in stated) else ", ").join(stated[:_MOST_AUTHORS])
    return next(iter(_named_at_article(root, site)), "")


def _usable(names: Iterable[str], site: str) -> list[str]:
    """Return the names that are those of persons, each once."""
    found = []
    for name in names:
        bare = _BY.sub("", name.strip())
        is_other = bare.isdigit() or bare.startswith("http") or bare.casefold() == site.casefold()
        if bare and not is_other and not _NOBODY.match(bare):
            found.append(bare)
    return list(dict.fromkeys(found))


def _names_in(records: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """Yield the names of the authors of the first article among the records of a page."""
    article = next((record for record in records if record.get("headline") and record.get("author")), {})
    persons = {record.get("@id"): to_text(record) for record in records if record.get("@id")}
    authors = article.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        identifier = author.get("@id") if isinstance(author, dict) else None
        yield to_text(author) or persons.get(identifier, "")


def _named_at_article(root: _Element, site: str) -> Iterator[str]:
    """Yield the names in elements that say that they hold an author, apart from those of comments and the like."""
    stated = (
        element
        for element in root.iter("a", "div", "span", "p", "address")
        if "author" in {element.get("rel"), element.get("itemprop")} or _AUTHOR_NAMES.search(names_of(element))
    )
    for element in islice(stated, _MOST_CANDIDATES):
        if any(_APART.search(names_of(parent)) for parent in (element, *_parents(element))):
            continue
        inner = next((one for one in element.iter() if one.get("itemprop") == "name"), None)
        named = inner if inner is not None else next(element.iter("a"), element)
        name = _AFTER_NAME.split(_BY.sub("", text_of(named)))[0].strip(" ,")
        if 0 < len(name) <= _LONGEST_AUTHOR and not _NO_AUTHOR.search(name) and _usable([name], site):
            yield re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", name) if len(name) == 3 else name


def to_text(value: object) -> str:
    """Return the text of a value in a record: a string, the name of a person, or the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first(metas: Mapping[str, Sequence[str]], names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if metas.get(name)), "")
