"""Make citation keys of author, year and title: "melville1851moby", "曹雪芹1982红楼梦"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import count

from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.core.text.model import Text

_PERSONS = re.compile(r"[;；、，&]| and | und | et | y ")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_NOT_IN_KEYS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_IDEOGRAPHS = 4
_WORDS_ALONE = 3
"""How many words of the title make the key of a text without author and year."""

_ARTICLES = frozenset(
    "a an the on of le la les un une der die das ein eine el los las il lo o os as".split()  # noqa: SIM905
)


def citation_key(author: str, year: str, title: str) -> str:
    """Return the key of a text: family name of the first author, year, and first word of the title that says anything.

    It has letters and digits only; those of other scripts stay, as Pandoc and biber take them.
    """
    family = _plain(_family_name(author))
    words = _title_words(title)
    own = "".join(words[: 1 if family or year else _WORDS_ALONE])
    return f"{family}{year}{own}"


def citation_keys(texts: Iterable[Text], known: Mapping[str, Bibliography]) -> dict[str, str]:
    """Return the keys of texts, by id: their own, or one that is made, with a letter where that is taken.

    The texts are taken in the order in which they were added, so that a text that comes later changes no key.
    """
    ordered = sorted(texts, key=lambda text: (text.added, text.id))
    data = {text.id: known.get(text.id, UNKNOWN_BIBLIOGRAPHY) for text in ordered}
    keys = {text: one.citation_key for text, one in data.items() if one.citation_key}
    taken = set(keys.values())
    for text in ordered:
        if text.id not in keys and (key := citation_key(text.author, data[text.id].year, text.title)):
            keys[text.id] = next(one for number in count() if (one := key + _letter(number)) not in taken)
            taken.add(keys[text.id])
    return keys


def _family_name(author: str) -> str:
    """Return the family name of the first of the authors; a name in ideographs is taken whole."""
    first = _PERSONS.split(author)[0].strip()
    before, comma, _after = first.partition(",")
    if comma and " " not in before.strip():
        return before
    name = before.strip()
    return name if _IDEOGRAPH.search(name) else name.rpartition(" ")[2]


def _title_words(title: str) -> list[str]:
    """Return the words of the main title without articles; of one in ideographs, its first ones."""
    main = re.split(r"[:：—(（]", title)[0] or title
    if _IDEOGRAPH.search(main):
        return [_plain(main)[:_IDEOGRAPHS]]
    words = [_plain(found[0]) for found in _WORD.finditer(main)]
    return [word for word in words if word not in _ARTICLES] or words


def _plain(words: str) -> str:
    """Return words in lower case, without marks on Latin letters, blanks and signs."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(letter)
    )
    return _NOT_IN_KEYS.sub("", unicodedata.normalize("NFC", plain))


def _letter(number: int) -> str:
    """Return what is put to a key that is taken: nothing, b, c … z, and then numbers."""
    return "" if number == 0 else chr(ord("a") + number) if number < 26 else f"-{number + 1}"
