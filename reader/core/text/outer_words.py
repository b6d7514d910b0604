"""Make sound words of what the operating system hands over: names of files and arguments may be any bytes."""

from __future__ import annotations


def sound(words: str) -> str:
    """Give words without lone surrogates: bytes that Python smuggled in are read as UTF-8 where they are UTF-8.

    Source: PEP 383, non-decodable bytes in system character interfaces.
    """
    try:
        return words.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    except UnicodeEncodeError:
        return words.encode("utf-8", errors="replace").decode("utf-8")
