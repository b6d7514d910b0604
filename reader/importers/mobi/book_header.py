"""Read the header of a book: how it is packed, what it is called, and where its parts are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.errors import Problem, ReaderError
from reader.core.text.bibliographic_values import book_bibliography
from reader.core.text.bibliography import Bibliography
from reader.core.text.language_tags import is_published_vertical, primary_subtag
from reader.core.text.sanitise import one_line
from reader.importers.mobi.palm_database import PalmDatabase, number_at

KF8_VERSION = 8

_IDENTIFIER = b"MOBI"
_NONE = 0xFFFFFFFF
_START = 16
_UTF8 = 65001
_CODEPAGES = {932: "shift_jis", 936: "gb18030", 949: "euc-kr", 950: "big5", 1250: "cp1250", 1251: "cp1251"}
UNSURE_CHARSET = "windows-1252"
"""What books in other encodings state, too, since programs that made them knew none but this one."""
_LARGEST_HEADER = 4_096
_MOST_RECORDS = 1_000
_LANGUAGES = {
    1: "ar", 2: "bg", 3: "ca", 4: "zh", 5: "cs", 6: "da", 7: "de", 8: "el", 9: "en", 10: "es",
    11: "fi", 12: "fr", 13: "he", 14: "hu", 15: "is", 16: "it", 17: "ja", 18: "ko", 19: "nl", 20: "no",
    21: "pl", 22: "pt", 24: "ro", 25: "ru", 26: "hr", 27: "sk", 29: "sv", 30: "th", 31: "tr", 33: "id",
    34: "uk", 36: "sl", 41: "fa", 42: "vi", 57: "hi",
}  # fmt: skip
"""Languages by the lower byte of the number that Windows gives them ([MS-LCID])."""

_PUBLICATION = {"publisher": 101, "isbn": 104, "date": 106}
"""The fields of bibliographic data by their kinds in the extended header."""

_AUTHOR, _BOUNDARY, _COVER, _TITLE, _LANGUAGE, _WRITING_MODE, _PAGE_DIRECTION = 100, 121, 201, 503, 524, 525, 527


@dataclass(frozen=True, slots=True)
class BookHeader:
    """The header of a book; numbers of records are those of the file, None for what it has not.

    ``language`` is what the book states, ``locale`` the language of the system that made it, which may be another.
    It ``is_vertical`` if a Chinese or Japanese book of it is one of lines that run down.
    ``resources`` are the records with pictures, ``cover`` is the number of one among them, from 0.
    """

    first: int
    codec: int
    text_records: int
    trailing_flags: int
    charset: str
    version: int
    title: str
    author: str
    language: str
    locale: str
    resources: tuple[int, ...]
    cover: int | None
    huffman: range
    contents: int | None
    flows: int | None
    fragments: int | None
    skeletons: int | None
    is_vertical: bool
    bibliography: Bibliography

    @property
    def is_kf8(self) -> bool:
        """Return whether the text is in KF8, else in that of Mobipocket."""
        return self.version >= KF8_VERSION


class _Fields:
    """The numbers and the metadata of the record at the beginning of a book."""

    def __init__(self, database: PalmDatabase, first: int) -> None:
        self.first = first
        self.record = database.record(first)
        self.end = _START + min(number_at(self.record, 20), _LARGEST_HEADER)
        self.charset = _charset(self.number(28))
        self.metadata: dict[int, list[bytes]] = {}
        if (self.number(128) or 0) & 0x40:
            for kind, value in self._metadata():
                self.metadata.setdefault(kind, []).append(value)

    def number(self, offset: int, size: int = 4) -> int | None:
        """Return a number of the header; None where it has none."""
        number = number_at(self.record, offset, size)
        return number if offset + size <= self.end and number != _NONE else None

    def record_number(self, offset: int) -> int | None:
        """Return the number of a record in the file: the header counts from where it stands itself."""
        number = self.number(offset)
        return self.first + number if number is not None else None

    def stated(self, kind: int) -> int | None:
        """Return a number of the metadata."""
        value = self.metadata.get(kind, [b""])[0]
        number = number_at(value, 0)
        return number if len(value) == 4 and number != _NONE else None

    def words(self, kind: int) -> list[str]:
        """Return the strings of a kind in the metadata that are not blank."""
        return [word for value in self.metadata.get(kind, ()) if (word := self.decoded(value))]

    def decoded(self, data: bytes) -> str:
        """Return a name in the encoding of the book, on one line."""
        return one_line(data.decode(self.charset, errors="replace"))

    def _metadata(self) -> Iterator[tuple[int, bytes]]:
        """Yield the records of the extended header (EXTH)."""
        if self.record[self.end : self.end + 4] != b"EXTH":
            return
        at = self.end + 12
        for _record in range(min(number_at(self.record, self.end + 8), _MOST_RECORDS)):
            size = number_at(self.record, at + 4)
            if size < 8:
                return
            yield number_at(self.record, at), self.record[at + 8 : at + size]
            at += size


def read_header(database: PalmDatabase) -> BookHeader:
    """Return the header of the book of a file; of two in one file, that of the newer one, in KF8.

    Raises `ReaderError` MOBI_PROTECTED, MOBI_DICTIONARY, or MOBI_DAMAGED where there is no header.
    """
    if number_at(database.record(0), 12, 2):
        raise ReaderError(Problem.MOBI_PROTECTED, database.path)
    older = _Fields(database, 0)
    if older.record[_START : _START + 4] != _IDENTIFIER:
        raise database.damage()
    resources = _resources(older, len(database))
    boundary = older.stated(_BOUNDARY)
    if boundary is not None and database.record(boundary - 1).startswith(b"BOUNDARY"):
        newer = _Fields(database, boundary)
        if newer.record[_START : _START + 4] == _IDENTIFIER:
            return _header(newer, resources[: max(0, boundary - 1 - resources[0])] if resources else ())
    if older.number(40) is not None and (older.number(36) or 0) < KF8_VERSION:
        raise ReaderError(Problem.MOBI_DICTIONARY, database.path)
    return _header(older, resources)


def _resources(fields: _Fields, end: int) -> tuple[int, ...]:
    first = fields.record_number(108)
    return tuple(range(first, end)) if first is not None else ()


def _header(fields: _Fields, resources: tuple[int, ...]) -> BookHeader:
    name, length = fields.number(84) or 0, fields.number(88) or 0
    titles = fields.words(_TITLE) or [fields.decoded(fields.record[name : name + length])]
    huffman = fields.record_number(112) or 0
    return BookHeader(
        first=fields.first,
        codec=number_at(fields.record, 0, 2),
        text_records=number_at(fields.record, 8, 2),
        trailing_flags=fields.number(242, 2) or 0,
        charset=fields.charset,
        version=fields.number(36) or 0,
        title=titles[0],
        author=", ".join(fields.words(_AUTHOR)),
        language=primary_subtag(next(iter(fields.words(_LANGUAGE)), "")),
        locale=_LANGUAGES.get((fields.number(92) or 0) & 0xFF, ""),
        resources=resources,
        cover=fields.stated(_COVER),
        huffman=range(huffman, huffman + (fields.number(116) or 0)),
        contents=fields.record_number(244),
        flows=fields.record_number(192),
        fragments=fields.record_number(248),
        skeletons=fields.record_number(252),
        is_vertical=is_published_vertical(
            *(next(iter(fields.words(one)), "") for one in (_WRITING_MODE, _PAGE_DIRECTION))
        ),
        bibliography=book_bibliography(
            {name: next(iter(fields.words(kind)), "") for name, kind in _PUBLICATION.items()}
        ),
    )


def _charset(codepage: int | None) -> str:
    return "utf-8" if codepage == _UTF8 else _CODEPAGES.get(codepage or 0, UNSURE_CHARSET)
