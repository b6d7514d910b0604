"""The words by which Kindle tells kinds, places and colours, in the languages of its firmware and of translations.

Sources: https://github.com/yakimka/clippings, my_clippings_languages_examples.txt, and the clippings in the tests of
other public parsers. Polish, Swedish, Turkish and Korean are those of translations that readers install themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.core.annotations.model import AnnotationKind

_KINDS = {
    AnnotationKind.HIGHLIGHT: (
        r"\b(?:highlight|clip|clipping|cut|underline|circle|asterisk)\b"  # English
        r"|\bmarkierung|\bartikel\b"  # German
        r"|\bsurlign(?:ement|age)|\bextrait\b"  # French
        r"|\bsubrayad[oa]|\bartículo\b"  # Spanish
        r"|\bevidenziazione|\barticolo\b"  # Italian
        r"|\bdestaque|\bartigo\b"  # Portuguese
        r"|\bmarkering"  # Dutch, Swedish
        r"|выделен|вырезка"  # Russian
        r"|zaznaczeni|wyróżnieni"  # Polish
        r"|vurgu"  # Turkish
        r"|ハイライト|クリップ|标注|標註|標注|剪切|剪[贴貼]|하이라이트"
    ),
    AnnotationKind.NOTE: (
        r"\bnote\b|\bnotiz|\bnota\b|\bnotitie|заметк|\bnotatk|\banteckning|\bnot(?:un|unuz)?\b"
        r"|メモ|笔记|筆記|注释|附註|메모"
    ),
    AnnotationKind.BOOKMARK: (
        r"\bbookmark\b|\blesezeichen|\bsignet\b|\bmarcador|\bsegnalibro|\bbladwijzer|закладк|\bzakładk|\bbokmärke"
        r"|\byer imi|ブックマーク|しおり|书签|書籤|북마크|책갈피"
    ),
}
_KIND_PATTERNS = tuple((re.compile(words, re.IGNORECASE), kind) for kind, words in _KINDS.items())

_NUMBER = r"(\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+)"
_RANGE = rf"{_NUMBER}(?:\s*(?:[-–—~〜]|t/m|bis|до)\s*#?{_NUMBER})?"
_LOCATION_WORDS = (
    r"location|loc\.?|position|posición|posizione|posição|emplacement|locatie|место|lokalizacj\w*|pozycj\w*|plats|konum"
    r"|位置(?:\s?no\.?)?|위치"
)
_PAGE_WORDS = r"page|seite|página|pagina|странице|stronie|strona|sidan?|sayfa"
_LOCATION = re.compile(rf"(?:{_LOCATION_WORDS})\s*#?\s*{_RANGE}", re.IGNORECASE)
_PAGE = re.compile(rf"(?:\b(?:{_PAGE_WORDS})\s+{_RANGE}|第?\s*{_RANGE}\s*(?:[页頁쪽]|ページ|페이지))", re.IGNORECASE)
_ANY_RANGE = re.compile(_RANGE)

_COLOURS = {
    "yellow": "gelb jaune amarillo giallo amarelo geel жёлтый желтый 黄色 イエロー",
    "blue": "blau bleu azul blu blauw синий 蓝色 藍色 青 青色 ブルー",
    "pink": "rosa rose roze розовый 粉色 粉紅色 ピンク",
    "orange": "orange naranja arancione laranja oranje оранжевый 橙色 オレンジ",
}
_COLOUR_OF_WORD = {word: colour for colour, words in _COLOURS.items() for word in (colour, *words.split())}


@dataclass(frozen=True, slots=True)
class KindleLocation:
    """A range of locations, or of pages where the book has no locations; inclusive; ``label`` is the source text."""

    label: str
    start: int
    end: int
    unit: str

    def contains(self, other: KindleLocation) -> bool:
        """Return whether another range lies within this one."""
        return self.unit == other.unit and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: KindleLocation) -> bool:
        """Return whether two ranges have a place in common."""
        return self.unit == other.unit and self.start <= other.end and other.start <= self.end


def kind_of_label(label: str) -> AnnotationKind | None:
    """Return the kind that the words of a label tell; None if they are of another language."""
    return next((kind for pattern, kind in _KIND_PATTERNS if pattern.search(label)), None)


def location_of_label(label: str) -> KindleLocation | None:
    """Return the location that a label tells, else its page: the last range in it, if its words are not known."""
    location, page = _LOCATION.search(label), _PAGE.search(label)
    found, unit = (location, "location") if location else (page, "page")
    if found is None:
        ranges = list(_ANY_RANGE.finditer(label))
        if not ranges:
            return None
        words = " · ".join(one.group() for one in ranges)
        return _located(ranges[-1], "location", words)
    return _located(found, unit, " · ".join(part.group().strip() for part in (page, location) if part))


def has_range(label: str) -> bool:
    """Return whether a label tells a range of places, and not a single one."""
    return any(found[2] for found in _ANY_RANGE.finditer(label))


def colour_name(words: str) -> str:
    """Return the English name of a colour in any of the languages; the words themselves where they are none."""
    plain = words.strip().casefold()
    return _COLOUR_OF_WORD.get(plain, plain)


def _located(found: re.Match[str], unit: str, label: str) -> KindleLocation:
    first, last = (*(value for value in found.groups() if value is not None), None)[:2]
    start = _to_int(first)
    end = _range_end(first or "", last) if last else start
    return KindleLocation(label, start, max(start, end), unit)


def _to_int(number: str | None) -> int:
    digits = "".join(filter(str.isdecimal, number or ""))
    return int(digits[:12] or "0")


def _range_end(first: str, last: str) -> int:
    """Parse the end of a range; old Kindles omit the leading digits that are the same: 1407-09."""
    return _to_int(first[: -len(last)] + last) if len(last) < len(first) else _to_int(last)
