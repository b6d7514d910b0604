"""Define what readers hand to each other: who and what a file is from, and what is in it (study.md, §1).

Nobody has an account. Who hands something over has a name that others see and, for each group, a random id, so that the
boards of two groups cannot be joined. A file is no proof of who made it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id
from reader.core.text.sanitise import one_line

FORMAT = "onehour-study"
VERSION = 1
"""What the file ``study.json`` says of itself; a file of a higher version was made by a newer program."""

LONGEST_NAME = 80
"""Code points of the name of a person or a group."""

_MARKUP = re.compile(r"<[^<>]*>")


class ExchangeKind(StrEnum):
    """The kinds of files that are handed over; the value stands in the file."""

    PACK = "pack"
    REPORT = "report"
    NOTES = "notes"
    RESULTS = "results"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class PersonReference:
    """A person as a file names them: their id in the group, and the name that they show."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class GroupReference:
    """A group as a file names it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ExchangeHeader:
    """What every file says of itself: ``id`` is that of the pack or report, ``number`` rises with each new one of it.

    ``made`` and ``keep_until`` are days.
    """

    kind: ExchangeKind
    id: str
    number: int
    person: PersonReference
    made: date
    group: GroupReference | None = None
    keep_until: date | None = None


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """A file that is handed over.

    ``content`` holds the fields of ``study.json`` beside the header, ``files`` all other files by their names below
    ``data/``, with ``README.md`` among them. ``is_readme_changed`` says that somebody wrote into the README since.
    """

    header: ExchangeHeader
    content: Mapping[str, object]
    files: Mapping[str, bytes]
    is_readme_changed: bool = field(default=False, compare=False)


def clean_name(name: str) -> str:
    """Return a name as plain text in one line of at most `LONGEST_NAME` code points: no markup, no bidi controls."""
    return one_line(unicodedata.normalize("NFC", _MARKUP.sub("", name)))[:LONGEST_NAME].rstrip()


def group_of(name: str) -> GroupReference:
    """Return the group with a name: whoever writes the same name means the same group.

    Raises ReaderError NAME_MISSING without a name.
    """
    clean = clean_name(name)
    if not clean:
        raise ReaderError(Problem.NAME_MISSING)
    return GroupReference(derived_id(None, f"study-group {unicodedata.normalize('NFKC', clean).casefold()}"), clean)
