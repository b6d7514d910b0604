"""Recognise streams of stories beside an article: many items, each a heading that leads elsewhere and a few words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from lxml.etree import _Element

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_FEWEST_STORIES = 5
_LONGEST_STORY = 800
"""Code points of the words about a story, in the mean."""

_LONGEST_PARAGRAPH = 800
"""Code points of the longest paragraph about a story; in a list of reviews or answers some are longer."""

_FEWEST_PARAGRAPHS = 3
"""The fewest paragraphs of an article that stand beside each other."""

_PARAGRAPH = 120
"""Code points from which a paragraph counts as one of an article."""

_MOST_HEADINGS = 2_000


def story_streams(body: _Element, is_article: Callable[[_Element], bool]) -> list[_Element]:
    """Return the streams of stories of a page, none where no article stands beside them.

    ``is_article`` tells the elements that are marked as an article: a list within one of them is its own.
    """
    streams = [
        stream
        for stream, items in _lists(body)
        if _is_stream(stream, items) and not any(map(is_article, (stream, *stream.iterancestors())))
    ]
    return streams if streams and _has_article(body, set(streams)) else []


def _lists(body: _Element) -> Iterator[tuple[_Element, list[_Element]]]:
    """Yield the elements that hold many stories, with the part of each story."""
    headings = [heading for heading in body.iter(*_HEADINGS) if _leads_elsewhere(heading)][:_MOST_HEADINGS]
    counts = Counter[_Element]()
    for heading in headings:
        counts.update(heading.iterancestors())
    items: defaultdict[_Element, list[_Element]] = defaultdict(list)
    for heading in headings:
        item = heading
        for above in heading.iterancestors():
            if counts[above] > 1:
                items[above].append(item)
                break
            item = above
    for stream, parts in items.items():
        if len(parts) >= _FEWEST_STORIES and stream is not body:
            yield stream, parts


def _leads_elsewhere(heading: _Element) -> bool:
    """Return whether a heading is, or is within, a link to another page."""
    link = next(heading.iter("a"), None)
    if link is None:
        link = next(heading.iterancestors("a"), None)
    return link is not None and (link.get("href") or "#")[:1] != "#"


def _is_stream(stream: _Element, items: list[_Element]) -> bool:
    """Return whether a list tells of each story only a few words, and does not stand among the words of an article."""
    if any(_is_prose(child) for child in _siblings(stream)):
        return False
    paragraphs = [_length(paragraph) for paragraph in stream.iter("p")]
    stories = max(len(items), len(stream))
    return _length(stream) <= _LONGEST_STORY * stories and max(paragraphs, default=0) <= _LONGEST_PARAGRAPH


def _siblings(stream: _Element) -> Iterator[_Element]:
    parent = stream.getparent()
    if parent is not None:
        yield from parent.iterchildren("p")
    yield from stream.iterchildren("p")


def _is_prose(paragraph: _Element) -> bool:
    return _length(paragraph) - sum(map(_length, paragraph.iter("a"))) >= _PARAGRAPH


def _has_article(body: _Element, streams: AbstractSet[_Element]) -> bool:
    """Return whether there are paragraphs beside each other outside of all streams."""
    counts = Counter[_Element]()
    for paragraph in body.iter("p"):
        parent = paragraph.getparent()
        if parent is None or not _is_prose(paragraph) or not streams.isdisjoint(paragraph.iterancestors()):
            continue
        counts[parent] += 1
        if counts[parent] >= _FEWEST_PARAGRAPHS:
            return True
    return False


def _length(element: _Element) -> int:
    return len(" ".join("".join(map(str, element.itertext())).split()))
