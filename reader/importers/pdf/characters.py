"""Normalise the characters of PDFs to those of ordinary text.

Fonts of Chinese PDFs often map to radicals (U+2E80 to U+2FD5) where the ideograph is meant. Kangxi radicals have a
compatibility mapping; those of the supplement are listed here as in EquivalentUnifiedIdeograph.txt of Unicode 14.0
(© Unicode, Inc.; licence: Unicode-3.0, https://www.unicode.org/license.txt).
"""

from __future__ import annotations

import re
import unicodedata

from reader.core.text.line_wrapping import WIDE
from reader.core.text.normalise import REPLACEMENT, clean

_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩"
    "⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑"
    "⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王"
    "𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長"
    "镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
# TeX fonts without a map to Unicode yield their own codes (Cork encoding; the first four: OT1).
_TEX = {"\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl"} | {
    "\x10": "“",
    "\x11": "”",
    "\x12": "„",
    "\x13": "«",
    "\x14": "»",
    "\x15": "–",
    "\x16": "—",
    "\x1b": "ff",
    "\x1c": "fi",
    "\x1d": "fl",
    "\x1e": "ffi",
    "\x1f": "ffl",
}
_TRANSLATION = str.maketrans(dict(zip(_SUPPLEMENT, _IDEOGRAPHS, strict=True)) | _KANGXI | _LIGATURES | _TEX)
_TRANSLATED = re.compile("[\x0b\x0c\x0e-\x16\x1b-\x1f\u2e80-\u2fd5\ufb00-\ufb06]")
_SOFT_HYPHENS = re.compile("[\x02\ufffe\u00ad]$")
_CONTROLS = re.compile("[\x00-\x1f\u00ad\ufffe\uffff\u200b\ufeff]")
_CURLY = frozenset("“”‘’…—")
_UNREADABLE = re.compile("[\x00\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")


def normalise_word(word: str) -> str:
    """Return a word in ordinary characters; a soft hyphen at its end becomes a hyphen."""
    if word.isascii() and word.isprintable():
        return word
    word = _TRANSLATED.sub(lambda found: found.group().translate(_TRANSLATION), _SOFT_HYPHENS.sub("-", word))
    return clean(_CONTROLS.sub("", word))


def is_wide(character: str) -> bool:
    """Return whether a character is set without spaces beside it: Chinese, Japanese and their punctuation."""
    return character > "\x7f" and (WIDE.match(character) is not None or character in _CURLY)


def is_ideograph(character: str) -> bool:
    """Return whether a character is certainly one of a script without spaces; curly quotes are not."""
    return WIDE.match(character) is not None


def count_unreadable(text: str) -> int:
    """Return the number of unreadable characters: private use, NUL or U+FFFD."""
    return len(_UNREADABLE.findall(text)) if not text.isascii() else text.count("\x00")


def is_readable(text: str) -> bool:
    """Return whether a text of the file's metadata can be shown."""
    return bool(text) and REPLACEMENT not in text and not count_unreadable(text)
