"""Render the Markdown of a note as a small, safe subset of HTML, which our own code reads and never Qt.

The `markdown` library is used because it renders ``**注意：**后文``, which CommonMark leaves literal. Raw HTML is shown
as it was typed; pictures are shown as links and not loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown import Markdown

CHARACTERS = 20_000
"""Notes above this length (code points) are shown as plain text."""

BRACKETS = 400
"""Notes with more opening brackets are shown as plain text: the time python-markdown takes grows with their cube."""

SCHEMES = frozenset({"http", "https", "mailto"})
"""Schemes of links that can be followed; all others are shown as plain text."""

_EXTENSIONS = (
    "tables",
    "sane_lists",
    "nl2br",
    "fenced_code",
    "pymdownx.tilde",
    "pymdownx.mark",
    "pymdownx.tasklist",
    "pymdownx.magiclink",
)
_BLOCK_TAGS = ("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "li", "input", "blockquote", "hr")
_TABLE_TAGS = ("table", "thead", "tbody", "tr", "th", "td")
_INLINE_TAGS = ("em", "strong", "code", "del", "mark", "a")
_TAGS = frozenset(_BLOCK_TAGS + _TABLE_TAGS + _INLINE_TAGS)
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "input": {"type", "checked"}}
_FENCE = re.compile(r" {0,3}(```|~~~)")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_PROSE = re.compile(r" {0,3}\S")


def safe_html(source: str) -> str | None:
    """Render Markdown as HTML of the tags above; return None for a source that is to be shown as plain text."""
    if len(source) > CHARACTERS or source.count("[") > BRACKETS:
        return None
    try:
        markup = renderer().reset().convert(_separate_lists(source))
    except RecursionError:  # nesting beyond reason, such as "1. 1. 1. …"
        renderer.cache_clear()  # its state is left in the middle of the nesting
        return None
    return nh3.clean(markup, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None)


@lru_cache(maxsize=1)
def renderer() -> Markdown:
    """Return the Markdown renderer; building it takes as long as rendering a note of one page."""
    made = Markdown(
        extensions=list(_EXTENSIONS),
        extension_configs={"pymdownx.tilde": {"subscript": False}},
        output_format="html",
    )
    made.preprocessors.deregister("html_block")
    for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
        made.inlinePatterns.deregister(pattern)
    return made


def _separate_lists(source: str) -> str:
    """Put an empty line before a list that follows a line of prose: python-markdown needs one, people write none."""
    lines: list[str] = []
    fenced, prose = False, False
    for line in source.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        item = not fenced and _ITEM.match(line) is not None
        if item and prose:
            lines.append("")
        prose = not fenced and not item and _PROSE.match(line) is not None and not line.lstrip().startswith(">")
        lines.append(line)
    return "\n".join(lines)
