"""Replace characters that a canonical text may not contain.

Rules: reliability.md, "Canonical text". The text keeps its normalisation form: neither NFC nor NFKC is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.core.text.blocks import LINE

LONGEST_PARAGRAPH = 5_000
"""Maximum code points of a paragraph; a longer one is split at punctuation."""

REPLACEMENT = "\ufffd"

_PLANES = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
_ABOVE = "\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffb\ufffd" + _PLANES
# What may be is named, not what may not: so most characters are found in the table of a pattern, and not compared with
# each of the ranges beyond it, which takes a tenth of the time
_CLEAN_SIGNS = "\t\n -~\xa0-\u2027\u202a-\ud7ff" + _ABOVE
_SEEN_SIGNS = "\t\n -~\xa0-\xac\xae-\u200a\u200e-\u2027\u202a-\u205f\u2061-\ud7ff" + _ABOVE
# Vertical tab and form feed end a line, as the Unicode separators do (UAX 14, class BK)
_LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")
_BOM = "\ufeff"

UNSEEN_SIGNS = "\u00ad\u200b\u200c\u200d\u2060"
"""The signs that nobody sees by themselves."""

_BREAK_SIGNS = re.compile("[\u00ad\u200b\u2060]")
_JOINERS = re.compile("[\u200c\u200d]")
_LATIN = "A-Za-z\u00c0-\u024f"
_UNSEEN_RUN = re.compile(
    f"(?:\u00ad(?!(?<=[{_LATIN}]\u00ad)[{_LATIN}])|\u200b|\u200c|\u200d|\u2060)[\u00ad\u200b-\u200d\u2060]*"
)
"""A run of signs that nobody sees, but for one soft hyphen within a word: there may be 100,000 of these in a book.

That it can begin with these signs only is seen by the search, which then skips all others.
"""

_BLANK = re.compile("[ \t\u00a0\u3000]")
_IDEOGRAPH = "[\u2e80-\u2fff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]"
_REPEATED = re.compile("([\u00ad\u200b\u2060])\\1+")

_STRONG_STOPS = re.compile(r"[。．！？!?…][”’」』）)\"']*|[.](?=\s)")
_WEAK_STOPS = re.compile(r"[；;，,、：:]|\s")


def clean(text: str) -> str:
    """Return the text with line feeds only and without forbidden characters.

    Line ends of every kind become line feeds, byte order marks are removed, and NUL, other controls, noncharacters, the
    object replacement character and lone surrogates become U+FFFD. A clean text costs one search.
    """
    return _replace_forbidden(_with_line_feeds(text))


def clean_words(text: str) -> str:
    """Return a clean text without the signs that nobody sees where they carry nothing; not for code.

    Words that are clean cost one search.
    """
    lines = _with_line_feeds(text)
    if _is_all(_SEEN_SIGNS, lines):
        return lines
    cleaned = _replace_forbidden(lines)
    # most texts have other signs to clean, and none of these: a pattern would look at each place
    is_seen = not any(sign in cleaned for sign in UNSEEN_SIGNS)
    return cleaned if is_seen else _UNSEEN_RUN.sub(_needed_signs, cleaned)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", LINE).replace("\r", LINE) if "\r" in text else text


def _replace_forbidden(text: str) -> str:
    return text if _is_all(_CLEAN_SIGNS, text) else _all_but(_CLEAN_SIGNS).sub(_replacement, text)


def _is_all(signs: str, text: str) -> bool:
    """Return whether a run of these signs is the whole text; where it is not, nothing is tried again from its end."""
    found = _run_of(signs).match(text)
    return found is not None and found.end() == len(text)


# The tables of all signs take some milliseconds each, and the window, which waits for this module, cleans nothing.
@cache
def _run_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]*")


@cache
def _all_but(signs: str) -> re.Pattern[str]:
    return re.compile(f"[^{signs}]")


def _needed_signs(run: re.Match[str]) -> str:
    """Return those signs of a run that carry something.

    Those that allow or forbid a break carry nothing beside a blank, and those that allow one none beside a Chinese
    character, where a line may break anyway. Joiners carry nothing between letters that are never joined; between emoji
    and in the scripts of Persia and India they change what is seen. At the ends of a piece of text it is not known.
    """
    before, after = run.string[max(0, run.start() - 1) : run.start()], run.string[run.end() : run.end() + 1]
    signs = _REPEATED.sub(r"\1", run.group())
    if _BLANK.match(before) or _BLANK.match(after):
        signs = _BREAK_SIGNS.sub("", signs)
    elif re.match(_IDEOGRAPH, before) or re.match(_IDEOGRAPH, after):
        signs = signs.replace("\u00ad", "").replace("\u200b", "")
    return _JOINERS.sub("", signs) if _is_never_joined(before) and _is_never_joined(after) else signs


def _is_never_joined(character: str) -> bool:
    return bool(character) and (character < "\u0250" or re.match(_IDEOGRAPH, character) is not None)


def without_break_signs(text: str) -> str:
    """Return a text without soft hyphens and the like, which are for lines that are broken on a page.

    For titles, and for what is given to other programs.
    """
    return _BREAK_SIGNS.sub("", text)


def _replacement(found: re.Match[str]) -> str:
    character = found.group()
    if character in _LINE_ENDS:
        return LINE
    return "" if character == _BOM else REPLACEMENT


def split_long(text: str, limit: int = LONGEST_PARAGRAPH) -> Iterator[str]:
    """Split a paragraph into parts of at most ``limit`` code points, after punctuation if there is any.

    Only white space at a split is dropped. Takes linear time.
    """
    for start, end in split_spans(text, limit):
        yield text[start:end]


def split_spans(text: str, limit: int = LONGEST_PARAGRAPH) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each part into which `split_long` splits a paragraph."""
    start = 0
    while len(text) - start > limit:
        end = _split_position(text, start, start + limit)
        yield start, start + len(text[start:end].rstrip())
        start = end
        while text[start : start + 1].isspace():
            start += 1
    if start < len(text):
        yield start, len(text)


def _split_position(text: str, start: int, end: int) -> int:
    """Return the last good position to split at in the second half of the range; its end if there is none."""
    middle = (start + end) // 2
    for stops in (_STRONG_STOPS, _WEAK_STOPS):
        position = 0
        for found in stops.finditer(text, middle, end):
            position = found.end()
        if position:
            return position
    return _before_mark(text, end)


def _before_mark(text: str, end: int) -> int:
    """Step back over marks and joiners, by at most eight code points, so that no grapheme is split."""
    for position in range(end, end - 8, -1):
        if not _extends_grapheme(text[position]):
            return position
    return end


def _extends_grapheme(character: str) -> bool:
    return (
        "\u0300" <= character <= "\u036f"
        or "\ufe00" <= character <= "\ufe0f"
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
