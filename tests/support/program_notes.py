"""Write the same notes as other programs write theirs, after what is publicly known of their files."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from reader.core.annotations.foreign_notes import NoteSource

TITLE, AUTHOR = "读书的方法", "王小明"
_BEGIN = datetime(2024, 9, 4, 8, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked passage, in the order of the text, perhaps with a comment."""

    quote: str
    note: str = ""
    chapter: str = "第一章 开始"


def _times(notes: Sequence[Marked]) -> Iterator[tuple[int, datetime, Marked]]:
    for number, note in enumerate(notes):
        yield number, _BEGIN + timedelta(minutes=number), note


def weread_before(notes: Sequence[Marked]) -> str:
    """Return what 微信读书 copied before 8.3."""
    parts = [f"《{TITLE}》\n{AUTHOR}\n{len(notes)}个笔记\n"]
    for chapter, group in groupby(notes, key=lambda note: note.chapter):
        parts.append(f"\n◆ {chapter}\n")
        for note in group:
            if note.note:
                parts.append(f"\n2023/2/26 发表想法\n{note.note}\n原文：{note.quote}\n")
            parts.append(f"\n>> {note.quote}\n")
    return "".join(parts) + "\n-- 来自微信读书"


def weread_since(notes: Sequence[Marked]) -> str:
    """Return what 微信读书 has copied since 8.3."""
    parts = [f"《{TITLE}》\n\n{AUTHOR}\n{len(notes)}个笔记\n"]
    for chapter, group in groupby(notes, key=lambda note: note.chapter):
        parts.append(f"\n\n{chapter}\n")
        for note in group:
            parts.append(f"\n◆ {note.quote}\n")
            if note.note:
                parts.append(f"\n◆ 2024/09/04发表想法\n\n{note.note}\n\n原文：{note.quote}\n")
    return "".join(parts) + "\n\n-- 来自微信读书"


def moon_reader(notes: Sequence[Marked]) -> str:
    """Return a ``.mrexpt`` file of Moon+ Reader."""
    lines = ["1", "0", "0"]
    for number, time, note in _times(notes):
        lines += ["#", str(900 + number), TITLE, "/sdcard/Books/a.epub", "/sdcard/books/a.epub", "3", "0"]
        lines += [str(40 * number), str(len(note.quote)), "-16744448", str(int(time.timestamp() * 1000)), ""]
        lines += [note.note.replace("\n", "<BR>"), note.quote.replace("\n", "<BR>"), "0", "0", "0"]
    return "\n".join(lines) + "\n"


def apple_books(notes: Sequence[Marked]) -> str:
    """Return passages that were copied from Apple Books one after the other; it copies no comments."""
    return "\n\n".join(f"“{note.quote}”\n\n摘录来自\n{TITLE}\n{AUTHOR}\n此材料可能受版权保护。" for note in notes)


def boox_before(notes: Sequence[Marked]) -> str:
    """Return the older text of Boox."""
    rule = "-" * 19
    entries = (
        f"{note.chapter}\nTime：{time:%Y-%m-%d %H:%M}\n【Original Text】{note.quote}\n【Annotations】{note.note}\n"
        f"【Page Number】{number + 1}\n{rule}\n"
        for number, time, note in _times(notes)
    )
    return f"BOOX Reading Notes | <<{TITLE}>>\n{AUTHOR}\n" + "".join(entries)


def boox_since(notes: Sequence[Marked]) -> str:
    """Return the newer text of Boox."""
    rule = "-" * 19
    entries = (
        f"{note.chapter}\n{time:%Y-%m-%d %H:%M}\xa0\xa0|\xa0\xa0Page No.: {number + 1}\n{note.quote}\n"
        + (f"【Note】{note.note}\n" if note.note else "")
        + f"{rule}\n"
        for number, time, note in _times(notes)
    )
    return f"Reading Notes\xa0|\xa0<<{TITLE}>>{AUTHOR}\n" + "".join(entries)


def readest(notes: Sequence[Marked]) -> str:
    """Return the file of a book in Readest, which does not name the book."""
    found = [
        {
            "id": f"n{number}",
            "type": "annotation",
            "cfi": f"epubcfi(/6/8!/4/{2 * number + 2})",
            "text": note.quote,
            "note": note.note,
            "style": "highlight",
            "color": "green",
            "page": number + 1,
            "createdAt": int(time.timestamp() * 1000),
            "updatedAt": int(time.timestamp() * 1000),
        }
        for number, time, note in _times(notes)
    ]
    return json.dumps({"progress": [1, 9], "booknotes": found}, ensure_ascii=False)


def foliate(notes: Sequence[Marked]) -> str:
    """Return the file of a book in Foliate."""
    found = [
        {
            "value": f"epubcfi(/6/8!/4/{2 * number + 2})",
            "color": "green",
            "text": note.quote,
            "note": note.note,
            "created": time.isoformat(),
        }
        for number, time, note in _times(notes)
    ]
    metadata = {"title": TITLE, "author": [{"name": AUTHOR}], "identifier": "urn:x"}
    return json.dumps({"annotations": found, "bookmarks": [], "metadata": metadata}, ensure_ascii=False)


def koodo(notes: Sequence[Marked]) -> str:
    """Return the notes of Koodo Reader, which do not name the book."""
    found = [
        {
            "key": str(int(time.timestamp() * 1000)),
            "bookKey": "1700000000000",
            "date": {"year": time.year, "month": time.month, "day": time.day},
            "chapter": note.chapter,
            "chapterIndex": 1,
            "text": note.quote,
            "cfi": "{}",
            "range": "[]",
            "notes": note.note,
            "percentage": str(number / len(notes)),
            "color": 1,
            "tag": ["方法"],
        }
        for number, time, note in _times(notes)
    ]
    return json.dumps(found, ensure_ascii=False)


def hypothesis(notes: Sequence[Marked]) -> str:
    """Return annotations as Hypothesis gives them."""
    found = [
        {
            "id": f"h{number}",
            "uri": "https://example.org/a",
            "user": "acct:wang@hypothes.is",
            "text": note.note,
            "tags": ["方法"],
            "created": time.isoformat(),
            "updated": time.isoformat(),
            "document": {"title": [TITLE]},
            "target": [{"source": "https://example.org/a", "selector": _quotation(note)}],
        }
        for number, time, note in _times(notes)
    ]
    return json.dumps({"total": len(found), "rows": found}, ensure_ascii=False)


def _quotation(note: Marked) -> list[Mapping[str, str]]:
    return [{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": note.quote, "prefix": "", "suffix": ""}]


def better_bibtex(notes: Sequence[Marked]) -> str:
    """Return a library of Zotero as Better BibTeX exports it."""
    found = [
        {
            "key": f"K{number}",
            "annotationType": "highlight",
            "annotationText": note.quote,
            "annotationComment": note.note,
            "annotationColor": "#5fb236",
            "annotationPageLabel": str(number + 1),
            "annotationSortIndex": f"{number:05}|{100:06}|00100",
            "dateAdded": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "tags": [{"tag": "方法"}],
        }
        for number, time, note in _times(notes)
    ]
    creators = [{"creatorType": "author", "name": AUTHOR}]
    item = {"itemType": "book", "title": TITLE, "creators": creators, "attachments": [{"annotations": found}]}
    return json.dumps({"config": {"label": "BetterBibTeX JSON"}, "items": [item]}, ensure_ascii=False)


def kobo(notes: Sequence[Marked]) -> bytes:
    """Return the database of a Kobo with these notes on one book."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(KOBO_SCHEMA)
        made.execute("INSERT INTO content VALUES ('/b.epub', '6', NULL, ?, ?, -1)", (TITLE, AUTHOR))
        for index, chapter in enumerate(dict.fromkeys(note.chapter for note in notes)):
            made.execute("INSERT INTO content VALUES (?, '9', '/b.epub', 'c.xhtml', NULL, ?)", (chapter, index))
            made.execute(
                "INSERT INTO content VALUES (?, '899', '/b.epub', ?, NULL, ?)", (f"{chapter}-1", chapter, index)
            )
        rows = (
            (
                str(number),
                "/b.epub",
                note.chapter,
                note.quote,
                note.note or None,
                number / len(notes),
                f"{time:%FT%T}.000",
            )
            for number, time, note in _times(notes)
        )
        made.executemany("INSERT INTO Bookmark VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 'false', 'highlight', 3)", rows)
        return made.serialize()


def apple_database(notes: Sequence[Marked]) -> bytes:
    """Return the database of Apple Books with these notes on one book, which it knows by an id alone."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(APPLE_SCHEMA)
        since_2001 = datetime(2001, 1, 1, tzinfo=UTC)
        rows = [
            (
                *("BOOK", note.quote, f"Before. {note.quote} After.", note.note or None),
                *(f"epubcfi(/6/{2 * number + 4}[c{number}]!/4/2,/1:0,/1:9)", 1, 0, 2, 0),
                *((time - since_2001).total_seconds(), None, f"UUID-{number}", note.chapter),
            )
            for number, time, note in _times(notes)
        ]
        place = ("BOOK", None, None, None, "epubcfi(/6/4!/4)", 0, 0, 3, 0, 1.0, None, "UUID-place", None)
        marks = ", ".join("?" * len(place))
        made.executemany(f"INSERT INTO ZAEANNOTATION VALUES (NULL, {marks})", [*rows[::-1], place])
        return made.serialize()


def apple_books_database() -> bytes:
    """Return the database of the books of Apple Books, beside that of the notes."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(
            "CREATE TABLE ZBKLIBRARYASSET (Z_PK INTEGER PRIMARY KEY, ZASSETID TEXT, ZTITLE TEXT, ZAUTHOR TEXT)"
        )
        made.execute("INSERT INTO ZBKLIBRARYASSET VALUES (1, 'BOOK', ?, ?)", (TITLE, AUTHOR))
        made.commit()
        return made.serialize()


APPLE_SCHEMA = """
    CREATE TABLE ZAEANNOTATION (Z_PK INTEGER PRIMARY KEY, ZANNOTATIONASSETID VARCHAR, ZANNOTATIONSELECTEDTEXT VARCHAR,
        ZANNOTATIONREPRESENTATIVETEXT VARCHAR, ZANNOTATIONNOTE VARCHAR, ZANNOTATIONLOCATION VARCHAR,
        ZANNOTATIONSTYLE INTEGER, ZANNOTATIONISUNDERLINE INTEGER, ZANNOTATIONTYPE INTEGER, ZANNOTATIONDELETED INTEGER,
        ZANNOTATIONCREATIONDATE TIMESTAMP, ZANNOTATIONMODIFICATIONDATE TIMESTAMP, ZANNOTATIONUUID VARCHAR,
        ZFUTUREPROOFING5 VARCHAR);
"""


def anx(notes: Sequence[Marked]) -> bytes:
    """Return the database of Anx with these notes on one book."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(ANX_SCHEMA)
        made.execute("INSERT INTO tb_books VALUES (7, ?, ?, 0)", (TITLE, AUTHOR))
        rows = [
            (
                *(
                    len(notes) - number,
                    note.quote,
                    f"epubcfi(/6/{2 * number + 4}!/4/2,/1:0,/1:9)",
                    note.chapter,
                    "highlight",
                ),
                *("66CC66", f"{time:%FT%T}.000", f"{time:%FT%T}.000", note.note or None),
            )
            for number, time, note in _times(notes)
        ]
        made.executemany("INSERT INTO tb_notes VALUES (?, 7, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return made.serialize()


def anx_backup(notes: Sequence[Marked]) -> bytes:
    """Return the ZIP that Anx backs up."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("file/book.epub", b"a book")
        archive.writestr("databases/app_database.db", anx(notes))
    return whole.getvalue()


ANX_SCHEMA = """
    CREATE TABLE tb_books (id INTEGER PRIMARY KEY, title TEXT, author TEXT, is_deleted INTEGER);
    CREATE TABLE tb_notes (id INTEGER PRIMARY KEY, book_id INTEGER, content TEXT, cfi TEXT, chapter TEXT, type TEXT,
        color TEXT, create_time TEXT, update_time TEXT, reader_note TEXT);
"""

KOBO_SCHEMA = """
    CREATE TABLE content (ContentID TEXT, ContentType TEXT, BookID TEXT, Title TEXT, Attribution TEXT,
        VolumeIndex INTEGER);
    CREATE TABLE Bookmark (BookmarkID TEXT, VolumeID TEXT, ContentID TEXT, Text TEXT, Annotation TEXT,
        ChapterProgress REAL, DateCreated TEXT, DateModified TEXT, Hidden BOOL, Type TEXT, Color INTEGER);
"""

PROGRAMS: Mapping[str, tuple[NoteSource, Callable[[Sequence[Marked]], str]]] = {
    "weread-before.txt": (NoteSource.WEREAD, weread_before),
    "weread-since.txt": (NoteSource.WEREAD, weread_since),
    "moon.mrexpt": (NoteSource.MOON_READER, moon_reader),
    "apple.txt": (NoteSource.APPLE_BOOKS, apple_books),
    "boox-before.txt": (NoteSource.BOOX, boox_before),
    "boox-since.txt": (NoteSource.BOOX, boox_since),
    "readest.json": (NoteSource.READEST, readest),
    "foliate.json": (NoteSource.FOLIATE, foliate),
    "koodo.json": (NoteSource.KOODO, koodo),
    "hypothesis.json": (NoteSource.HYPOTHESIS, hypothesis),
    "better-bibtex.json": (NoteSource.ZOTERO, better_bibtex),
}
"""The files by their names: the program, and what writes them."""

DATABASES: Mapping[str, tuple[NoteSource, Callable[[Sequence[Marked]], bytes]]] = {
    "KoboReader.sqlite": (NoteSource.KOBO, kobo),
    "AEAnnotation_v1_local.sqlite": (NoteSource.APPLE_BOOKS, apple_database),
    "app_database.db": (NoteSource.ANX, anx),
    "anx-backup.zip": (NoteSource.ANX, anx_backup),
}
"""The same for databases."""


def written(name: str, notes: Sequence[Marked]) -> bytes:
    """Return the bytes of the file with this name."""
    return DATABASES[name][1](notes) if name in DATABASES else PROGRAMS[name][1](notes).encode()
