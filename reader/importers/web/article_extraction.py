"""Find the element that contains the article of a page, by where the prose of the page is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from reader.importers.markup.roles import BLOCKS, SKIPPED
from reader.importers.web.boilerplate import names_of, remove_element

MOST_ELEMENTS = 300_000
"""The most elements of a page that is searched; a larger page is imported as a whole."""

_PROSE_BYTES = 40
"""Bytes of UTF-8 from which the text of a block counts as prose: some 13 Chinese characters."""
_ARTICLE_SHARE = 0.85
"""The share of the prose that an element must contain for the article to be searched in it."""
_SIBLING_LEVELS = 2
_PART_SHARE = 0.02
_PARAGRAPH_BYTES = 80
_LINK_SHARE = 0.25
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_PARAGRAPHS = frozenset(("ul", "ol", "li", "nav", "form", "table", "tr"))
_NO_CONTAINERS = frozenset(
    ("p", "pre", "blockquote", "li", "dd", "dt", "h1", "h2", "h3", "h4", "figure", "ul", "ol", "dl")
)
_STANDFIRSTS = frozenset(("standfirst", "subtitle", "subhead", "dek", "deck", "summary", "lead", "abstract", "intro"))


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """The element with the article, and the elements before it that belong to it, in order."""

    root: _Element
    title: _Element | None = None
    before: tuple[_Element, ...] = ()


@dataclass(slots=True)
class _TextSize:
    """The bytes of a block's own text, outside of links and within them."""

    plain: int = 0
    linked: int = 0


def find_article(body: _Element, title: str) -> ExtractedArticle:
    """Find the article of a page from which boilerplate has been removed."""
    weights = weigh(body)
    root = body
    while (inner := _heaviest(root, weights)) is not None and weights[inner] >= _ARTICLE_SHARE * weights[body]:
        root = inner
    return _with_heading(body, _with_siblings(body, root, weights), title)


def _with_siblings(body: _Element, root: _Element, weights: dict[_Element, int]) -> _Element:
    """Return the element that contains the article and the parts of it that stand beside what the descent found.

    What stands before the first part and after the last one is removed from it.
    """
    element = root
    for _level in range(_SIBLING_LEVELS):
        parent = element.getparent()
        if element is body or parent is None:
            break
        parts = [child for child in parent if child is element or _is_part(child, element, weights, weights[body])]
        if len(parts) > 1:
            _keep_from(parent, parts)
            root = parent
        element = parent
    return root


def _is_part(sibling: _Element, element: _Element, weights: dict[_Element, int], total: int) -> bool:
    """Return whether a sibling of an article continues it: it is one of a kind with it, or has prose of its own."""
    weight = weights.get(sibling, 0)
    if not weight:
        return False
    is_alike = sibling.tag == element.tag and sibling.get("class") == element.get("class")
    if is_alike and (sibling.get("class") or _begins_with_heading(sibling)):
        return True
    return weight >= _PART_SHARE * total and _has_long_paragraph(sibling)


def _begins_with_heading(part: _Element) -> bool:
    first = next(part.iterchildren(etree.Element), None)
    return first is not None and first.tag in _HEADINGS and not (part.text or "").strip()


def _has_long_paragraph(part: _Element) -> bool:
    """Return whether a part has a paragraph that is no list of links, and few links in all."""
    linked = plain = longest = 0
    for block, text_size in _blocks(part):
        linked += text_size.linked
        plain += text_size.plain
        if block.tag not in _NO_PARAGRAPHS:
            longest = max(longest, text_size.plain)
    return longest > _PARAGRAPH_BYTES and linked < _LINK_SHARE * (plain + linked)


def _keep_from(parent: _Element, parts: list[_Element]) -> None:
    """Remove what stands before the first of the parts and after the last."""
    children = list(parent)
    first, last = children.index(parts[0]), children.index(parts[-1])
    for child in (*children[:first], *children[last + 1 :]):
        remove_element(child)
    parent.text = None
    parts[-1].tail = None


def main_elements(body: _Element) -> list[_Element]:
    """Return the elements that contain half of the prose of a page or more."""
    weights = weigh(body)
    return [element for element, weight in weights.items() if weight and weight * 2 >= weights[body]]


def weigh(body: _Element) -> dict[_Element, int]:
    """Return the bytes of prose in each element that has any."""
    weights: dict[_Element, int] = {}
    for block, text_size in _blocks(body):
        if text_size.plain < _PROSE_BYTES or text_size.linked > text_size.plain:
            continue
        weights[block] = weights.get(block, 0) + text_size.plain
    for element in reversed(list(body.iter())):
        parent = element.getparent()
        if parent is not None and element is not body and element in weights:
            weights[parent] = weights.get(parent, 0) + weights[element]
    return weights if body in weights else {body: 0}


def _blocks(body: _Element) -> Iterator[tuple[_Element, _TextSize]]:
    """Yield each block with the size of its own text, including its inline elements."""
    context = etree.iterwalk(body, events=("start", "end"))
    open_blocks: list[tuple[_Element, _TextSize]] = []
    links = 0
    for event, element in context:
        tag = element.tag
        if event == "start":
            if tag in BLOCKS or not open_blocks:
                open_blocks.append((element, _TextSize()))
            links += tag == "a"
            if tag in SKIPPED or not isinstance(tag, str):
                context.skip_subtree()
            elif text := element.text:
                _count(open_blocks[-1][1], text, links)
            continue
        links -= tag == "a"
        if open_blocks[-1][0] is element:
            yield open_blocks.pop()
        if element is not body and (text := element.tail):
            _count(open_blocks[-1][1], text, links)


def _count(text_size: _TextSize, text: str, links: int) -> None:
    if text := text.strip():
        size = len(text) if text.isascii() else len(text.encode("utf-8", errors="replace"))
        if links:
            text_size.linked += size
        else:
            text_size.plain += size


def _heaviest(element: _Element, weights: dict[_Element, int]) -> _Element | None:
    inner = [child for child in element if child in weights and child.tag not in _NO_CONTAINERS]
    return max(inner, key=weights.__getitem__, default=None)


def _with_heading(body: _Element, root: _Element, title: str) -> ExtractedArticle:
    """Add to an article the heading before it, and the standfirst and pictures between the two."""
    if next(root.iter("h1"), None) is not None:
        return ExtractedArticle(root)
    heading: _Element | None = None
    between: list[_Element] = []
    inside = set(root.iterancestors())
    context = etree.iterwalk(body, events=("start",))
    for _event, element in context:
        if element is root:
            break
        if element in inside:
            continue
        if element.tag in {"h1", "h2"} and same_words(element, title):
            heading, between = element, []
        elif heading is not None and _belongs(element):
            between.append(element)
            context.skip_subtree()
    return ExtractedArticle(root, heading, tuple(between))


def same_words(element: _Element, title: str) -> bool:
    """Return whether an element's text is the title, apart from white space."""
    text = "".join("".join(map(str, element.itertext())).split())
    return bool(text) and text == "".join(title.split())


def _belongs(element: _Element) -> bool:
    if element.tag in {"figure", "picture"}:
        return True
    names = f"{names_of(element)} {element.get('data-gu-name', '')}".lower().replace("-", " ").replace("_", " ")
    return not _STANDFIRSTS.isdisjoint(names.split())
