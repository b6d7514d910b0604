"""Write notes as a package for Anki (.apkg): a collection of its schema 11, which every version imports, in a ZIP.

Source: Anki's rslib/src/storage/schema11.sql, and the defaults of note types and decks in rslib/src. The ids of the
note types never change, nor do their fields; a note is known again by its guid, so that importing a package again adds
nothing twice and keeps the schedules. A note replaces the one in Anki only if it changed later than that.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from html import escape, unescape
from types import MappingProxyType

DECK = "One Hour"
"""The deck that all others are in."""

_TABLES = (
    """
    CREATE TABLE col (
        id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
        dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,
        decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL
    )
    """,
    """
    CREATE TABLE notes (
        id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
        tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL,
        data text NOT NULL
    )
    """,
    """
    CREATE TABLE cards (
        id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
        usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
        factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
        odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL
    )
    """,
    """
    CREATE TABLE revlog (
        id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
        lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL
    )
    """,
    "CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL)",
    "CREATE INDEX ix_notes_usn ON notes (usn)",
    "CREATE INDEX ix_cards_usn ON cards (usn)",
    "CREATE INDEX ix_revlog_usn ON revlog (usn)",
    "CREATE INDEX ix_cards_nid ON cards (nid)",
    "CREATE INDEX ix_cards_sched ON cards (did, queue, due)",
    "CREATE INDEX ix_revlog_cid ON revlog (cid)",
    "CREATE INDEX ix_notes_csum ON notes (csum)",
)
_SCHEMA = 11
_FIELD_SEPARATOR = "\x1f"
_DEFAULT_DECK = 1
_FIRST_ID = 1_000_000_000_000
"""The least id of a deck: ids are milliseconds since 1970."""

_MADE = 1_767_225_600
"""When the note types and decks were made, in seconds: the start of 2026; a fixed time, so that files are the same."""

_ZIP_TIME = (2026, 1, 1, 0, 0, 0)
_TAG = re.compile("<[^>]*>")
_CSS = (
    ".card { font-family: serif; font-size: 20px; line-height: 1.7; text-align: left; max-width: 40em; }\n"
    ".cloze { font-weight: bold; }\n.source { font-size: 14px; opacity: 0.7; margin-top: 1.5em; }\n"
)
_SOURCE = '<div class="source">{{Source}}</div>'


class NoteType(IntEnum):
    """Our note types, with the ids by which Anki knows them."""

    BASIC = 1_767_225_600_001
    CLOZE = 1_767_225_600_002


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A note, of which Anki makes one card.

    ``fields`` are HTML: front or text, back, and source. ``deck`` is below `DECK`; empty for that itself.
    """

    guid: str
    type: NoteType
    fields: tuple[str, str, str]
    created: datetime
    modified: datetime
    tags: tuple[str, ...] = ()
    deck: str = ""


def anki_package(notes: Iterable[AnkiNote], others: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return the whole file, with ``others`` beside what Anki reads; the same notes give the same bytes."""
    out = io.BytesIO()
    members = {"collection.anki2": _collection(list(notes)), "media": b"{}", **others}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def html_field(words: str) -> str:
    """Return words as a field: Anki has its own syntax for clozes, which they must not begin."""
    html = escape(words, quote=False).replace("{{", "{&#123;").replace("}}", "}&#125;")
    return html.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def cloze_field(words: str, gaps: Sequence[tuple[int, int]]) -> str:
    """Return words as a field in which these stretches are gaps, all of them asked for at once."""
    parts = []
    place = 0
    for start, end in sorted(gaps):
        hidden = html_field(words[start:end]).replace("::", ":&#58;").replace("}}", "}&#125;")
        parts += [html_field(words[place:start]), f"{{{{c1::{hidden}}}}}"]
        place = end
    return "".join([*parts, html_field(words[place:])])


def _collection(notes: list[AnkiNote]) -> bytes:
    decks = _deck_ids(notes)
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute("INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, '{}')", _collection_row(decks))
        rows = list(_rows(notes, decks))
        connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')", [row[0] for row in rows])
        connection.executemany(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            [row[1] for row in rows],
        )
        connection.commit()
        return connection.serialize()


def _rows(notes: list[AnkiNote], decks: dict[str, int]) -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
    """Yield the row of each note and the row of its card; ids are milliseconds, and each is larger than the last."""
    identifier = 0
    for number, note in enumerate(sorted(notes, key=lambda one: one.created), start=1):
        identifier = max(identifier + 1, int(note.created.timestamp() * 1000))
        modified = int(note.modified.timestamp())
        first = unescape(_TAG.sub("", note.fields[0]))
        checksum = int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        tags = f" {' '.join(map(_tag, note.tags))} " if note.tags else ""
        fields = _FIELD_SEPARATOR.join(note.fields)
        yield (
            (identifier, note.guid, note.type.value, modified, tags, fields, first, checksum),
            (identifier, identifier, decks[_deck_name(note.deck)], modified, number),
        )


def _tag(tag: str) -> str:
    return re.sub(r"\s+", "_", tag.strip())


def _deck_name(deck: str) -> str:
    """Return the whole name of a deck; ``::`` in a title would begin a deck below it."""
    words = " ".join(deck.replace("::", ":").split())
    return f"{DECK}::{words}" if words else DECK


def _deck_ids(notes: list[AnkiNote]) -> dict[str, int]:
    names = dict.fromkeys([DECK, *(_deck_name(note.deck) for note in notes)])
    return {name: _FIRST_ID + int(hashlib.sha256(name.encode()).hexdigest()[:9], 16) for name in names}


def _collection_row(decks: dict[str, int]) -> tuple[object, ...]:
    listed = {
        str(identifier): _deck(name, identifier) for name, identifier in (("Default", _DEFAULT_DECK), *decks.items())
    }
    models = {str(kind.value): _note_type(kind) for kind in NoteType}
    conf = {
        "nextPos": 1,
        "estTimes": True,
        "activeDecks": [1],
        "sortType": "noteFld",
        "timeLim": 0,
        "sortBackwards": False,
        "addToCur": True,
        "curDeck": 1,
        "newSpread": 0,
        "dueCounts": True,
        "curModel": str(NoteType.BASIC.value),
        "collapseTime": 1200,
    }
    documents = (json.dumps(value, ensure_ascii=False) for value in (conf, models, listed, {"1": _DECK_OPTIONS}))
    return (_MADE, _MADE * 1000, _MADE * 1000, _SCHEMA, *documents)


def _deck(name: str, identifier: int) -> dict[str, object]:
    return {
        "id": identifier,
        "name": name,
        "mod": _MADE,
        "usn": -1,
        "desc": "",
        "dyn": 0,
        "conf": 1,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 0,
        "newToday": [0, 0],
        "revToday": [0, 0],
        "lrnToday": [0, 0],
        "timeToday": [0, 0],
    }


def _note_type(kind: NoteType) -> dict[str, object]:
    is_cloze = kind is NoteType.CLOZE
    names = ("Text", "Back", "Source") if is_cloze else ("Front", "Back", "Source")
    question = "{{cloze:Text}}" if is_cloze else "{{Front}}"
    answer = (
        f"{{{{cloze:Text}}}}<br>{{{{Back}}}}{_SOURCE}"
        if is_cloze
        else f"{{{{FrontSide}}}}<hr id=answer>{{{{Back}}}}{_SOURCE}"
    )
    return {
        "id": kind.value,
        "name": "One Hour (gaps)" if is_cloze else "One Hour",
        "type": int(is_cloze),
        "mod": _MADE,
        "usn": -1,
        "sortf": 0,
        "did": None,
        "tmpls": [
            {
                "name": "One Hour",
                "ord": 0,
                "qfmt": question,
                "afmt": answer,
                "bqfmt": "",
                "bafmt": "",
                "did": None,
                "bfont": "",
                "bsize": 0,
            }
        ],
        "flds": [
            {"name": name, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
            for place, name in enumerate(names)
        ],
        "css": _CSS,
        "latexPre": "",
        "latexPost": "",
        "latexsvg": False,
        "req": [[0, "any", [0]]],
        "tags": [],
        "vers": [],
    }


_DECK_OPTIONS: dict[str, object] = {
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "dyn": False,
    "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
    "rev": {"bury": False, "ease4": 1.3, "hardFactor": 1.2, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
}
