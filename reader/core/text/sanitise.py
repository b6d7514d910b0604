"""Sanitise foreign strings: file names and arguments may be any bytes, names within files may be any text.

Source of the directional formatting characters: Unicode Standard Annex 9, table 4.
"""

from __future__ import annotations

import re

from reader.core.text.normalise import UNSEEN_SIGNS, clean

DIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def sanitise(text: str) -> str:
    """Return text without lone surrogates: bytes escaped by Python are decoded as UTF-8 where they are valid UTF-8.

    Source: PEP 383, non-decodable bytes in system character interfaces.
    """
    try:
        return text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    except UnicodeEncodeError:
        return text.encode("utf-8", errors="replace").decode("utf-8")


def one_line(text: str) -> str:
    """Return a name fit for display in a list: clean, on one line, and without directional formatting characters.

    A name in which there is nothing to see is empty.
    """
    line = " ".join(DIRECTIONAL.sub("", clean(sanitise(text))).split())
    return line if line.strip(f"{UNSEEN_SIGNS} ") else ""
