"""Recognise the notes of books that are no plain links: pictures that refer to a note, and notes in an attribute.

Sources: the markup of books for Duokan (``duokan-footnote``), QQ Reader (``qqreader-footnote``), WeRead
(``data-wr-footernote``), iReader (``zy-footnote``) and Kindle in China (``kindle-cn-footnote``).
"""

from __future__ import annotations

import re
from itertools import islice

from lxml.etree import _Element

from reader.importers.markup.roles import BLOCKS, EPUB_TYPE, ElementRole, named_role

NOTE_MARK = re.compile(r"[\[(（〔【]?(?:\d{1,4}|[a-zA-Z]|[ivxlc]{1,6}|[*†‡§¶]{1,3}|[①-⑳]|[注註]\d*)[\])）〕】]?$")
"""The words of a link that leads to a note."""

_NOTE_NAME = re.compile(r"(?:foot|end|rear|footer)-?_?note|noteref|annot|zhushi|\bzhu\b|\bnote\b", re.IGNORECASE)
_NOTE_FILE = re.compile(r"(?:^|/)[^/]*(?:note|zhu|annot|comment)[^/]*\.\w+$", re.IGNORECASE)
_NOTE_ATTRIBUTE = re.compile(r"(?:^|[-_])(?:foot|footer|end)-?notes?$|^data-note$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:|data:|#|/|\.{1,2}/)|\S+\.(?:x?html?|png|jpe?g|gif|svg)$", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_SHORTEST_NOTE = 3
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
NOTE_ROLES = frozenset((ElementRole.NOTE, ElementRole.NOTES))
_NAMES = (EPUB_TYPE, "epub:type", "role", "class")


def note_text(element: _Element, tag: str) -> str:
    """Return the note that an element has in an attribute; an empty string for all others."""
    if any("note" in str(name) for name in element.keys()):  # noqa: SIM118 - an element is no mapping
        # a name that the parser let through may be one that lxml refuses to look up
        for name, value in element.items():
            if _NOTE_ATTRIBUTE.search(str(name)) and _is_note(str(value)):
                return _TAG.sub("", str(value))
    if tag == "img" and _NOTE_NAME.search(element.get("class") or ""):
        for name in ("alt", "title"):
            if _is_note(value := element.get(name) or ""):
                return value
    return ""


def picture_mark(link: _Element, *, before: str) -> str | None:
    """Return the mark of a link that shows only a picture, where it refers to a note; None for any other link.

    ``before`` are the words before it, in whose script a mark is made where the picture has none.
    """
    pictures = list(islice(link.iter("{*}img"), 2))
    if len(pictures) != 1:
        return None
    if not before.strip() or not _refers_to_note(link, pictures[0]):
        return None
    return mark_of(pictures[0].get("alt") or "", before)


def shows_only_picture(link: _Element) -> bool:
    """Return whether a link has a picture in it and no words."""
    return next(link.iter("{*}img"), None) is not None and not "".join(map(str, link.itertext())).strip()


def mark_of(description: str, before: str) -> str:
    """Return the mark of a note: what describes its picture if that is one, else one in the script of the words."""
    description = description.strip()
    if NOTE_MARK.match(description):
        return description
    return "注" if _IDEOGRAPH.search(before[-20:]) else "*"


def is_note(element: _Element) -> bool:
    """Return whether an element is a note, or a list of notes."""
    if named_role(element, _local(element)) in NOTE_ROLES:
        return True
    return len(element) > 0 and all(
        named_role(child, _local(child)) in NOTE_ROLES for child in element.iterchildren("*")
    )


def referred_names(root: _Element) -> frozenset[str]:
    """Return the ids that the note references of a document lead to."""
    names = (
        (link.get("href") or "").partition("#")[2]
        for link in root.iter("{*}a")
        if named_role(link, "a") is ElementRole.REFERENCE
    )
    return frozenset(filter(None, names))


def interrupts_line(note: _Element, length: int) -> bool:
    """Return whether a note stands in the middle of a sentence; ``length`` is that of the text before it."""
    if not length:
        return False
    if (note.tail or "").strip():
        return True
    sibling = note.getnext()
    return sibling is not None and _local(sibling) not in BLOCKS and bool("".join(map(str, sibling.itertext())).strip())


def _is_note(value: str) -> bool:
    value = value.strip()
    return len(value) >= _SHORTEST_NOTE and _ADDRESS.match(value) is None and NOTE_MARK.match(value) is None


def _refers_to_note(link: _Element, picture: _Element) -> bool:
    names = " ".join(element.get(name) or "" for element in (link, picture) for name in _NAMES)
    if _NOTE_NAME.search(names) or NOTE_MARK.match((picture.get("alt") or "").strip()):
        return True
    if _NOTE_FILE.search(picture.get("src") or ""):
        return True
    raised = ("sup", "sub")
    around = (*islice(link.iterancestors(), 3), *islice(picture.iterancestors(), 3))
    return any(_local(element) in raised for element in around)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
