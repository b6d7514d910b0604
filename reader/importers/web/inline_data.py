"""Lift what is written into a single-file page out of its markup, before the parser that it would choke.

The parser gives up a whole page at an attribute or a style of more than 10 MB (libxml2, XML_MAX_TEXT_LENGTH).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from reader.core.text.normalise import clean
from reader.importers.web.page_location import data_of

_DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)(?:;[\w.=-]+)*?;base64,([A-Za-z0-9+/=]{256,})")
_LONG_TAG = re.compile(r"<([A-Za-z]+)[^<>]{50000,}>?")
_MOST_ATTRIBUTES = 2_000
_CARVED = re.compile(r"carved:(\d{1,9})$")
_VARIABLE = re.compile(r"""(--sf-img-\d+):\s*url\(\s*["']?(carved:\d+|data:[^"')]{1,4000})""")
_USED_VARIABLE = re.compile(r"var\(\s*(--sf-img-\d+)\s*\)")
_LAZY = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-croporisrc")
_VISIBLE = ("carved:", "data:image/png", "data:image/jpeg", "data:image/webp")


@dataclass(frozen=True, slots=True)
class MarkupWithoutData:
    """Hold the markup without what was written into it, and the pictures among that, as addresses of their own."""

    text: str
    pictures: list[str]
    variables: dict[str, str]

    def data(self, address: str) -> bytes | None:
        """Return the bytes of a picture that was lifted out."""
        found = _CARVED.match(address)
        number = int(found.group(1)) if found else len(self.pictures)
        return data_of(self.pictures[number]) if number < len(self.pictures) else None


def lift_inline_data(text: str) -> MarkupWithoutData:
    """Lift pictures out of the markup of a page, and let fonts and the like fall."""
    pictures: list[str] = []

    def lift(found: re.Match[str]) -> str:
        if not found.group(1).startswith("image/"):
            return ""
        pictures.append(f"data:{found.group(1)};base64,{found.group(2)}")
        return f"carved:{len(pictures) - 1}"

    rest = _DATA.sub(lift, text) if ";base64," in text else text
    rest = _LONG_TAG.sub(_bearable, rest)
    variables = dict(_VARIABLE.findall(rest)) if "--sf-img-" in rest else {}
    return MarkupWithoutData(rest, pictures, variables)


def _bearable(found: re.Match[str]) -> str:
    """Leave a tag its name alone when it has more attributes than the parser, which compares them all, gets through."""
    return f"<{found.group(1)}>" if found.group().count("=") > _MOST_ATTRIBUTES else found.group()


def show_pictures(body: _Element, carved: MarkupWithoutData) -> None:
    """Give each picture the address that it is really at, where the page leaves that to a style or a script."""
    for picture in body.iter("img"):
        source = picture.get("src") or ""
        used = _USED_VARIABLE.search(picture.get("style") or "") if carved.variables else None
        if used is not None and used.group(1) in carved.variables:
            picture.set("src", clean(carved.variables[used.group(1)]))
        elif not source or (source.startswith("data:") and not source.startswith(_VISIBLE)):
            later = next((picture.get(name) or "" for name in _LAZY if picture.get(name)), "")
            if later:
                picture.set("src", clean(later))
