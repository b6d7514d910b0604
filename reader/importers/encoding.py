"""Detect the encoding of a file and decode it.

In this order: byte order mark; UTF-16 by statistics; UTF-8, tolerating a few invalid bytes; then the legacy encoding
that decodes most lines, with the detector of Firefox (chardetng) deciding among those that do. What cannot be decoded
becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from pathlib import Path

from chardetng_py import EncodingDetector  # type: ignore[import-untyped]

from reader.core.errors import Problem, ReaderError

ENCODINGS = (
    "utf-8",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "utf-16-le",
    "utf-16-be",
    "windows-1252",
    "windows-1251",
    "windows-1250",
    "iso-8859-2",
    "koi8-r",
)
"""The encodings that the reader may choose from when the detection was wrong."""

_CODECS = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "gb18030": "gb18030",
    "big5": "cp950",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
}
_DOUBLE_BYTE = ("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    *(b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3"),
    *(b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!"),
    *(b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xd0\xcf\x11\xe0", b"SQLite format 3\x00"),
)
_SAMPLE_BYTES = 64 * 1024
_EVIDENCE_BYTES = 128 * 1024
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0c\x1a\x1b"))
_COMMON = re.compile(
    r"[\t\n\r\x20-\x7e\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2026\u3000-\u30ff\u4e00-\u9fa5\uff01-\uff5e]"
)
_FREQUENT = re.compile(r"[\n\r \u3000\u3001\u3002\uff0c]")
_SYLLABLES = re.compile(r"[\uac00-\ud7a3]")


def decode(data: bytes, path: Path, encoding: str | None = None, hint: str = "") -> tuple[str, str]:
    """Return the decoded text and the name of its encoding.

    ``encoding`` is the reader's choice; ``hint`` is the encoding that the file declares, used if the bytes agree.
    Raises `ReaderError` FILE_BINARY when the bytes are not text, ENCODING_UNKNOWN for an unknown ``encoding``.
    """
    if encoding is not None:
        return _decode_as(data, _require_codec(encoding, path)), encoding
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data.removeprefix(mark), name), name
    if name := _utf16(data):
        return _decode_as(data, name), name
    if is_binary(data):
        raise ReaderError(Problem.FILE_BINARY, path)
    if (text := _utf8(data)) is not None:
        return text, "utf-8"
    name = _declared(data, hint) or _legacy(data)
    return _decode_as(data, name), name


def is_binary(data: bytes) -> bool:
    """Return whether bytes are not text in any encoding: a known signature, or too many control characters."""
    if data.startswith(_SIGNATURES):
        return True
    middle = len(data) // 2
    sample = data[:_SAMPLE_BYTES] + data[max(_SAMPLE_BYTES, middle) : middle + _SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # a text with a few NULs is still a text
    return controls * 50 > len(sample) + 100


def codec_of(encoding: str) -> str:
    """Return the name of the codec that decodes an encoding as real files use it; empty for an unknown one."""
    try:
        return codecs.lookup(_CODECS.get(encoding.lower(), encoding)).name
    except LookupError:
        return ""


def _require_codec(encoding: str, path: Path) -> str:
    name = codec_of(encoding)
    if not name:
        raise ReaderError(Problem.ENCODING_UNKNOWN, path, encoding=encoding)
    return name


def _decode_as(data: bytes, encoding: str) -> str:
    return data.decode(_CODECS.get(encoding, encoding), errors="replace")


def _utf16(data: bytes) -> str:
    """Detect UTF-16 without a byte order mark: in the right byte order, nearly all characters are common ones."""
    sample = data[: min(len(data) & ~1, _SAMPLE_BYTES)]
    if len(sample) < 8 or data.startswith(_SIGNATURES):
        return ""
    scores = {name: _plausibility(sample.decode(name, errors="replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=scores.__getitem__)
    other = min(scores, key=scores.__getitem__)
    return best if scores[best] >= 0.9 and scores[best] > scores[other] + 0.2 else ""


def _plausibility(text: str) -> float:
    """Return the share of common characters; 0 where less than one in a hundred is a space, line end or stop."""
    if len(_FREQUENT.findall(text)) * 100 < len(text):
        return 0.0
    common = len(_COMMON.findall(text))
    syllables = len(_SYLLABLES.findall(text))
    return (common + syllables * (syllables * 2 > len(text))) / len(text)


def _utf8(data: bytes) -> str | None:
    """Decode UTF-8 with a few invalid bytes; return None when there are too many for UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    invalid = text.count("\ufffd")
    valid = len(text) - invalid - len(data.translate(None, _HIGH))
    return text if valid > 10 * invalid else None


_HIGH = bytes(range(128, 256))


def _declared(data: bytes, hint: str) -> str:
    """Return the encoding that a file declares, by our name, if nearly all its lines can be decoded with it."""
    try:
        name = _CODECS.get(hint.strip().lower(), codecs.lookup(hint.strip()).name)
    except (LookupError, ValueError):
        return ""
    lines = _non_ascii_lines(data)
    return name if lines and _count_decodable(lines, name) >= 0.98 * len(lines) else ""


def _legacy(data: bytes) -> str:
    """Choose the double-byte encoding that decodes most lines; where several do, the detector decides."""
    lines = _non_ascii_lines(data)
    guess = _detected(b"\n".join(lines))
    if not lines or guess not in _DOUBLE_BYTE:
        return guess
    votes = {name: _count_decodable(lines, name) for name in _DOUBLE_BYTE}
    best = max(votes.values())
    if votes[guess] >= 0.98 * best:
        return guess
    return max(_DOUBLE_BYTE, key=votes.__getitem__)


def _non_ascii_lines(data: bytes) -> list[bytes]:
    """Return the first lines that are not pure ASCII."""
    lines = data[:_EVIDENCE_BYTES].splitlines()
    if len(lines) > 1 and len(data) > _EVIDENCE_BYTES:
        lines.pop()
    return list(islice((line for line in lines if not line.isascii()), 4_000))


def _count_decodable(lines: list[bytes], encoding: str) -> int:
    return sum(_is_decodable(line, _CODECS.get(encoding, encoding)) for line in lines)


def _is_decodable(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _detected(data: bytes) -> str:
    detector = EncodingDetector()
    detector.feed(data, last=True)
    guess: str = detector.guess(tld=None, allow_utf8=False).lower()
    guess = {"gbk": "gb18030"}.get(guess, guess)
    try:
        codecs.lookup(_CODECS.get(guess, guess))
    except LookupError:
        return "windows-1252"
    return guess
