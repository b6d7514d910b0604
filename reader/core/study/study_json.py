"""Write what a file that is handed over says of itself as ``study.json``, and read that as foreign input.

The same JSON stands in the bag and, packed, in the line that is copied into a chat (study.md, §1).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import Json, parse_strict_json
from reader.core.study.exchange import (
    FORMAT,
    VERSION,
    ExchangeHeader,
    ExchangeKind,
    GroupReference,
    PersonReference,
    clean_name,
)

STUDY_JSON = "study.json"
README = "README.md"

LARGEST_JSON = 20 * 1024 * 1024
"""Bytes of a JSON file."""

MOST_VALUES = 1_000_000
"""Values in a JSON file; a pack of twenty texts with 2,000 notes has a tenth of that."""

HIGHEST_NUMBER = 1_000_000_000

HEADER_FIELDS = frozenset(
    ("format", "version", "kind", "id", "number", "group", "person", "made", "keep_until"),
)
"""The names that no field of the content may have."""

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,99}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_JSON_SUFFIXES = frozenset((".json", ".jsonld"))
_UNPRINTABLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
"""Escapes of NUL, and of surrogates, of which only pairs make a character."""


def study_json(header: ExchangeHeader, content: Mapping[str, object], *, compact: bool = False) -> bytes:
    """Return the JSON of a file: its header first, then the fields of the content in their order.

    ``compact`` leaves out the line breaks. Raises ReaderError BAG_TOO_LARGE.
    """
    if taken := HEADER_FIELDS & content.keys():
        message = f"fields of the header: {', '.join(sorted(taken))}"
        raise ValueError(message)
    record = {**_header_record(header), **content}
    if compact:
        text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    else:
        text = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    data = text.encode()
    if len(data) > LARGEST_JSON:
        raise ReaderError(Problem.BAG_TOO_LARGE, file=STUDY_JSON)
    return data


def parsed_study_json(data: bytes) -> tuple[ExchangeHeader, dict[str, object]]:
    """Parse the header and the content; names in the header are cleaned, the content is as it was sent.

    Raises ReaderError BAG_TOO_LARGE, BAG_JSON, BAG_NEWER with both numbers, BAG_KIND, BAG_FIELD.
    """
    record = parse_exchanged_json(data, STUDY_JSON)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise ReaderError(Problem.BAG_UNKNOWN)
    version = record.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _wrong("version")
    if version > VERSION:
        raise ReaderError(Problem.BAG_NEWER, found=str(version)[:20], known=VERSION)
    content: dict[str, object] = {name: value for name, value in record.items() if name not in HEADER_FIELDS}
    return _header(record), content


def parse_exchanged_json(data: bytes, file: str) -> Json:
    """Parse any JSON file of a bag; ``file`` is its name there. Raises ReaderError BAG_TOO_LARGE, BAG_JSON."""
    if len(data) > LARGEST_JSON:
        raise ReaderError(Problem.BAG_TOO_LARGE, file=file)
    try:
        values = parse_strict_json(data, most_values=MOST_VALUES)
        if _UNPRINTABLE.search(data.decode("utf-8-sig").replace("\\\\", "")):
            _refuse_unprintable(values)
    except (ReaderError, UnicodeError) as error:
        why = error.detail["why"] if isinstance(error, ReaderError) else "not-text"
        raise ReaderError(Problem.BAG_JSON, file=file, why=why) from error
    return values


def is_json_name(name: str) -> bool:
    """Return whether a file of a bag is JSON by its name."""
    return PurePosixPath(name).suffix.lower() in _JSON_SUFFIXES


def _refuse_unprintable(values: Json) -> None:
    """Raise UnicodeError where a text has NUL or half of a surrogate pair in it, which no library can store."""
    written = json.dumps(values, ensure_ascii=False)
    written.encode()
    if "\\u0000" in written.replace("\\\\", ""):
        message = "NUL"
        raise UnicodeError(message)


def _header_record(header: ExchangeHeader) -> dict[str, object]:
    group = header.group
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": header.kind.value,
        "id": header.id,
        "number": header.number,
        "group": None if group is None else {"id": group.id, "name": group.name},
        "person": {"id": header.person.id, "name": header.person.name},
        "made": header.made.isoformat(),
        "keep_until": None if header.keep_until is None else header.keep_until.isoformat(),
    }


def _header(record: Mapping[str, Json]) -> ExchangeHeader:
    number = record.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= HIGHEST_NUMBER:
        raise _wrong("number")
    group = record.get("group")
    keep_until = record.get("keep_until")
    return ExchangeHeader(
        kind=_kind(record.get("kind")),
        id=_id(record.get("id"), "id"),
        number=number,
        person=PersonReference(*_reference(record.get("person"), "person")),
        made=_day(record.get("made"), "made"),
        group=None if group is None else GroupReference(*_reference(group, "group")),
        keep_until=None if keep_until is None else _day(keep_until, "keep_until"),
    )


def _kind(value: Json) -> ExchangeKind:
    if not isinstance(value, str):
        raise _wrong("kind")
    try:
        return ExchangeKind(value)
    except ValueError as error:
        raise ReaderError(Problem.BAG_KIND, kind=clean_name(value)) from error


def _reference(value: Json, field: str) -> tuple[str, str]:
    """Return the id and the name of a person or a group."""
    if not isinstance(value, dict) or not isinstance(name := value.get("name"), str):
        raise _wrong(field)
    return _id(value.get("id"), field), clean_name(name)


def _id(value: Json, field: str) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _wrong(field)
    return value


def _day(value: Json, field: str) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _wrong(field)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise _wrong(field) from error


def _wrong(field: str) -> ReaderError:
    return ReaderError(Problem.BAG_FIELD, field=field)
