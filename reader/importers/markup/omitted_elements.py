"""Tell which elements are left out of a text, and which of them have a fallback that stands in their place."""

from __future__ import annotations

import re

from lxml.etree import _Element

from reader.core.text.omissions import OmissionKind
from reader.importers.markup.roles import EPUB_TYPE

FALLBACKS = frozenset(("audio", "video", "object", "applet", "canvas"))
"""Elements whose content is shown by a program that cannot show the element itself."""

_OMITTED = {
    "audio": OmissionKind.AUDIO,
    "video": OmissionKind.VIDEO,
    **dict.fromkeys(("iframe", "frame", "object", "embed", "applet"), OmissionKind.EMBEDDED),
    "canvas": OmissionKind.DRAWING,
    **dict.fromkeys(("button", "select", "textarea", "input"), OmissionKind.FIELD),
    "rtc": OmissionKind.HIDDEN,
}
_KINDS_OF_MEDIA = {"audio": OmissionKind.AUDIO, "video": OmissionKind.VIDEO, "image": OmissionKind.PICTURE}
_WRAPPERS = frozenset(("object", "audio", "video", "applet"))
_SEEN = ("{*}img", "{*}image", "{*}svg", "{*}math", "{*}audio", "{*}video", "{*}object", "{*}iframe")
_PROGRAM = re.compile(
    r"browser|reading system|e-?reader|user agent|javascript|navigateur|navegador|浏览器|瀏覽器|阅读器|閱讀器|ブラウザ",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"support|play|enable|display|render|prend pas|soporta|unterstütz|abspielen|不支持|不支援|无法|無法|不能|対応",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 160
_FOR_PROGRAMS = frozenset(("landmarks", "page-list", "toc"))
"""The types of lists that a book has for reading programs, which need not show them."""


def omission_of(element: _Element, tag: str) -> OmissionKind | None:
    """Return the kind of omission that an element is; None for what has nothing to show, or is shown."""
    kind = _OMITTED.get(tag)
    if kind is None or (tag == "input" and element.get("type", "").lower() in {"hidden", "checkbox"}):
        return None
    if kind is OmissionKind.EMBEDDED:
        if any(_local(above) in _WRAPPERS for above in element.iterancestors()):
            return None
        return _KINDS_OF_MEDIA.get((element.get("type") or "").partition("/")[0].strip().lower(), kind)
    return kind


def has_only_notice(element: _Element) -> bool:
    """Return whether the fallback of a recording only says that the program cannot play it."""
    text = " ".join("".join(map(str, element.itertext())).split())
    return len(text) <= _LONGEST_NOTICE and bool(_PROGRAM.search(text) and _CANNOT.search(text))


def has_content(element: _Element) -> bool:
    """Return whether there is anything to see in an element that is not shown."""
    if _local(element) in {"svg", "script", "style", "template"}:
        return False
    if not _FOR_PROGRAMS.isdisjoint((element.get(EPUB_TYPE) or "").split()):
        return False
    return any(str(text).strip() for text in element.itertext()) or next(element.iter(*_SEEN), None) is not None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
