"""Determine the role of an HTML element by its tag, class, ARIA role and epub:type.

Sources: HTML Living Standard; EPUB 3 Structural Semantics Vocabulary; DPUB-ARIA 1.1; the Z39.98 vocabulary.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from lxml.etree import _Element

from reader.core.text.blocks import InlineKind
from reader.core.text.sanitise import one_line

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def _name_set(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


BLOCKS = _name_set(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form",
    "h1 h2 h3 h4 h5 h6 header hgroup legend li main nav ol p pre section summary table caption thead tbody tfoot tr td",
    "th ul menu dir optgroup option plaintext listing xmp",
)
"""Elements that begin and end a block."""

SKIPPED = _name_set(
    "script style template noscript head iframe object embed applet audio video canvas button select textarea input",
    "frame map rp rtc noframes title meta link base param annotation annotation-xml",
)
"""Elements that are skipped with all their content; their tail is kept."""

INLINES = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), InlineKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), InlineKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineKind.CODE),
    "sup": InlineKind.SUPERSCRIPT,
    "sub": InlineKind.SUBSCRIPT,
}
"""Elements that mark their text."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_VERSE = re.compile(
    r"(?:^|[\s:_-])(?:verse|poem|poetry|stanza|linegroup|lg|strophe|song|hymn)(?:$|[\s_-])", re.IGNORECASE
)
_NOTE = re.compile(r"(?:^|\s)(?:doc-)?(?:footnote|endnote|rearnote|duokan-footnote-item)(?:$|\s)")
_NOTES = re.compile(r"(?:^|\s)(?:doc-)?(?:footnotes?|endnotes|rearnotes|duokan-footnote-content)(?:$|\s)")
_REFERENCE = re.compile(
    r"(?:^|\s)(?:doc-noteref|noteref|footnote-ref|annoref|duokan-footnote|kindle-cn-noteref)(?:$|\s)"
)
_BACKLINK = re.compile(r"(?:^|\s)(?:doc-backlink|backlink|footnote-backref|footnote-back|reversefootnote)(?:$|\s)")
_PAGE_BREAK = re.compile(r"(?:^|\s)(?:doc-pagebreak|pagebreak)(?:$|\s)")
_STANDFIRST = re.compile(r"(?:^|\s)standfirst(?:$|\s)")
_LINE_NUMBER = re.compile(r"(?:^|\s)(?:lnum|linenum|line-number|lineno)(?:$|\s)")
_DRAWN_FORMULA = re.compile(r"(?:^|\s)(?:katex-html|MathJax_Preview)(?:$|\s)")
"""The classes of a rendered formula, which repeats the MathML beside it."""
_ANY_ROLE = re.compile(
    "note|back|break|standfirst|lnum|line|annoref|verse|poem|poetry|stanza|lg|strophe|song|hymn|katex|mathjax",
    re.IGNORECASE,
)
"""What stands in the names of every role, looked for first: most elements have no role."""

_LONGEST_NAMES = 400
_MOST_NAMES = 2_048
_PAGE_AFFIX = re.compile(r"^(?:page|p\.|第)\s*|\s*页$|\.$", re.IGNORECASE)
_LONGEST_LABEL = 20
_NOISE_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))
_NOISE_TAGS = frozenset(("nav", "footer"))
_QUOTATIONS = frozenset(("blockquote", "figure", "q"))
"""Where a footer tells the source of a quotation."""


class ElementRole(Enum):
    """The roles that change how an element is read."""

    NONE = auto()
    HIDDEN = auto()
    COPY = auto()
    """What shows again what stands beside it."""
    VERSE = auto()
    NOTE = auto()
    NOTES = auto()
    REFERENCE = auto()
    BACKLINK = auto()
    PAGE_BREAK = auto()
    LINE_NUMBER = auto()
    STANDFIRST = auto()


_ROLE_PATTERNS = (
    (_REFERENCE, ElementRole.REFERENCE),
    (_BACKLINK, ElementRole.BACKLINK),
    (_PAGE_BREAK, ElementRole.PAGE_BREAK),
    (_LINE_NUMBER, ElementRole.LINE_NUMBER),
    (_NOTE, ElementRole.NOTE),
    (_NOTES, ElementRole.NOTES),
    (_VERSE, ElementRole.VERSE),
    (_STANDFIRST, ElementRole.STANDFIRST),
)


def role_of(element: _Element, tag: str) -> ElementRole:
    """Return the role that an element's attributes state; most elements have none."""
    names = element.keys()
    if not names:
        return ElementRole.NONE
    if "hidden" in names or ("style" in names and _HIDDEN_STYLE.search(element.get("style", ""))):
        return ElementRole.HIDDEN
    return named_role(element, tag)


def named_role(element: _Element, tag: str) -> ElementRole:
    """Return the role that an element's names state, whether it is shown or not."""
    get = element.get
    names = f"{get(EPUB_TYPE, '')} {get('epub:type', '')} {get('role', '')} {get('class', '')}"
    if len(names) <= _LONGEST_NAMES and not _may_name_role(names):
        return ElementRole.NONE
    return _named_role(element, names, tag)


@lru_cache(maxsize=_MOST_NAMES)
def _may_name_role(names: str) -> bool:
    """Return whether names are any of a role; the elements of a text have few different ones."""
    return _ANY_ROLE.search(names) is not None


def _named_role(element: _Element, names: str, tag: str) -> ElementRole:
    if _DRAWN_FORMULA.search(names) and (element.getprevious() is not None or element.getnext() is not None):
        return ElementRole.COPY
    for pattern, role in _ROLE_PATTERNS:
        if pattern.search(names):
            return ElementRole.NOTES if role is ElementRole.NOTE and _is_notes_list(names, tag) else role
    return ElementRole.NONE


def _is_notes_list(names: str, tag: str) -> bool:
    """Return whether a "footnote" is the list of all notes, as Markdown writes it, not a single note."""
    return tag in {"div", "section", "ol"} and "footnote" in names.split() and "doc-footnote" not in names


def is_noise(element: _Element, tag: str) -> bool:
    """Return whether an element of a web page is boilerplate by its tag or role: navigation, banner, footer."""
    if tag == "footer" and any(above.tag in _QUOTATIONS for above in element.iterancestors()):
        return False
    return tag in _NOISE_TAGS or element.get("role", "") in _NOISE_ROLES


def page_label(element: _Element) -> str:
    """Return the label of the page that begins at a page break, or an empty string."""
    text = element.get("title") or element.get("aria-label") or "".join(str(text) for text in element.itertext())
    label = _PAGE_AFFIX.sub("", one_line(str(text)))
    return label if len(label) <= _LONGEST_LABEL else ""


def whole_number(word: str | None, otherwise: int) -> int:
    """Parse the whole number in an attribute; return ``otherwise`` for anything else or for more than six digits."""
    return int(word) if word is not None and re.fullmatch(r"-?[0-9]{1,6}", word.strip()) else otherwise
