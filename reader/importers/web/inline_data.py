"""Extract the data URLs of a single-file page from its markup before it is parsed.

The parser drops a whole page at an attribute or a style of more than 10 MB (libxml2, XML_MAX_TEXT_LENGTH).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from reader.core.text.normalise import clean
from reader.importers.web.page_resolver import data_of

_DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)(?:;[\w.=-]+)*?;base64,([A-Za-z0-9+/=]{256,})")
_LONG_TAG = re.compile(r"<([A-Za-z]+)[^<>]{50000,}>?")
_MOST_ATTRIBUTES = 2_000
_EXTRACTED = re.compile(r"carved:(\d{1,9})$")
_VARIABLE = re.compile(r"""(--sf-img-\d+):\s*url\(\s*["']?(carved:\d+|data:[^"')]{1,4000})""")
_USED_VARIABLE = re.compile(r"var\(\s*(--sf-img-\d+)\s*\)")
_LAZY_ATTRIBUTES = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-croporisrc")
_REAL_SOURCES = ("carved:", "data:image/png", "data:image/jpeg", "data:image/webp")


@dataclass(frozen=True, slots=True)
class MarkupWithoutData:
    """The markup without its data URLs, and the pictures among these, each replaced by an address of its own."""

    text: str
    pictures: list[str]
    variables: dict[str, str]

    def data(self, address: str) -> bytes | None:
        """Return the bytes of an extracted picture; None for another address."""
        found = _EXTRACTED.match(address)
        number = int(found.group(1)) if found else len(self.pictures)
        return data_of(self.pictures[number]) if number < len(self.pictures) else None


def lift_inline_data(text: str) -> MarkupWithoutData:
    """Extract the embedded pictures of a page, and drop fonts and other data."""
    pictures: list[str] = []

    def lift(found: re.Match[str]) -> str:
        if not found.group(1).startswith("image/"):
            return ""
        pictures.append(f"data:{found.group(1)};base64,{found.group(2)}")
        return f"carved:{len(pictures) - 1}"

    rest = _DATA.sub(lift, text) if ";base64," in text else text
    rest = _LONG_TAG.sub(_limit_attributes, rest)
    variables = dict(_VARIABLE.findall(rest)) if "--sf-img-" in rest else {}
    return MarkupWithoutData(rest, pictures, variables)


def _limit_attributes(found: re.Match[str]) -> str:
    """Reduce a tag to its name when it has too many attributes for the parser, which takes quadratic time for them."""
    return f"<{found.group(1)}>" if found.group().count("=") > _MOST_ATTRIBUTES else found.group()


def show_pictures(body: _Element, markup: MarkupWithoutData) -> None:
    """Set the real address of each picture, where the page leaves that to a style or a script."""
    for picture in body.iter("img"):
        source = picture.get("src") or ""
        variable = _USED_VARIABLE.search(picture.get("style") or "") if markup.variables else None
        if variable is not None and variable.group(1) in markup.variables:
            picture.set("src", clean(markup.variables[variable.group(1)]))
        elif not source or (source.startswith("data:") and not source.startswith(_REAL_SOURCES)):
            lazy_source = next((picture.get(name) or "" for name in _LAZY_ATTRIBUTES if picture.get(name)), "")
            if lazy_source:
                picture.set("src", clean(lazy_source))
