"""Manage dictionaries and look words up, as in the window."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.json_rows import Row, attributes, hit_row
from reader.cli.session import Session, command, session_options
from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import FoundEntry, LookupResult
from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.lookup.lookup import look_up
from reader.core.text.sanitise import sanitise
from reader.importers.dictionaries.dictionary_job import dictionary_size, dictionary_worker
from reader.resources import character_variants
from reader.services.dictionaries.dictionary_import import DictionaryImport
from reader.services.dictionaries.pinyin import pinyin
from reader.services.library_lookup import index_pending, search_phrase
from reader.storage.library import Library
from reader.storage.repositories.dictionaries import InstalledDictionary
from reader.storage.repositories.dictionary_file import DictionaryInfo
from reader.storage.search.hits import Hit

_POLL_SECONDS = 0.5


@click.group("dictionary")
@session_options
def dictionary_command() -> None:
    """Add, list and remove the dictionaries that words are looked up in."""


@command("add")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def _add_command(session: Session, files: tuple[Path, ...]) -> None:
    """Add dictionaries: StarDict, MDict, CC-CEDICT, or a list of words and meanings separated by a tab."""
    with session.open_for_writing() as library:
        rows = [row for path in files for row in _added(session, library, path)]
    session.write_result(rows, lambda: _table(session, [row for row in rows if "id" in row]))


@command("list")
def _list_command(session: Session) -> None:
    """List the dictionaries in the order they are searched."""
    with session.open_for_reading() as library:
        rows = [_row(one) for one in library.dictionaries.all()]
    session.write_result(rows, lambda: _table(session, rows))


@command("remove")
@click.argument("name")
def _remove_command(session: Session, name: str) -> None:
    """Remove the dictionary with this name or ID; the original file is kept."""
    with session.open_for_writing() as library:
        one = library.dictionaries.named(sanitise(name))
        library.dictionaries.remove(one.id)
    session.write_result(
        _row(one), lambda: session.translate("CommandLine", "Removed “{title}”.").format(title=one.name)
    )


for _one in (_add_command, _list_command, _remove_command):
    dictionary_command.add_command(_one)


@command("look-up")
@click.argument("word")
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="The maximum number of results."
)
def look_up_command(session: Session, word: str, limit: int) -> None:
    """Look a word up in the dictionaries and in the library."""
    query = sanitise(word)
    with session.open_for_reading() as library:
        index_pending(library)
        with library.dictionaries.open_enabled(HeadwordKeys(character_variants())) as lexicon:
            answer = look_up(query, lexicon)
        hits = search_phrase(library, answer.query, limit)
    reading = pinyin(answer.query)
    row: Row = {
        "word": answer.word or answer.query,
        "asked": answer.query,
        "pinyin": reading,
        "entries": [_entry_row(one) for one in answer.found],
        "parts": list(answer.parts),
        "similar": list(answer.similar),
        "library": [hit_row(hit) for hit in hits],
    }
    session.write_result(row, lambda: _text(session, answer, reading, hits))


def _added(session: Session, library: Library, path: Path) -> list[Row]:
    cards: list[DictionaryInfo] = []
    rows: list[Row] = []
    try:
        with dictionary_worker() as worker:
            worker.ask(path, path, size=dictionary_size(path))
            shelf = library.dictionaries.shelf(HeadwordKeys(character_variants()), session.at)
            dictionary_import = DictionaryImport(worker, shelf.begin)
            cards = dictionary_import.added
            while not dictionary_import.step(_POLL_SECONDS):
                session.show_progress(path.name, worker.fraction)
    except ReaderError as error:
        if error.problem is Problem.LIBRARY_READ_ONLY:
            raise
        rows.append(session.error_row(sanitise(str(path)), error.with_path(path)))
    library.dictionaries.store_order()
    added: list[Row] = [{"path": sanitise(str(path)), **_card_row(card), "on": True} for card in cards]
    return added + rows


def _row(one: InstalledDictionary) -> Row:
    if one.info is None:
        return {"id": one.id, "name": one.name, "on": one.is_on, "damaged": True}
    return {**_card_row(one.info), "on": one.is_on}


def _card_row(card: DictionaryInfo) -> Row:
    return {**attributes(card, "id", "name", "format", "entries", "missing"), "damaged": False}


def _entry_row(found: FoundEntry) -> Row:
    entry = found.entry
    return {"dictionary": found.dictionary, "word": entry.word, "reading": entry.reading, "text": entry.plain}


def _table(session: Session, rows: list[Row]) -> str:
    yes, no = session.translate("CommandLine", "yes"), session.translate("CommandLine", "no")
    shown = [{"entries": "?", "format": "?", **row, "on": yes if row["on"] else no} for row in rows]
    return session.table(shown, "name", "entries", "format", "on")


def _text(session: Session, answer: LookupResult, reading: str, hits: list[Hit]) -> str:
    parts = [" · ".join(one for one in (answer.word or answer.query, reading) if one)]
    for found in answer.found:
        head = " ".join(one for one in (found.entry.word, found.entry.reading) if one)
        parts.append(f"{head} ({found.dictionary})\n{found.entry.plain}")
    if not answer.found:
        parts.append(session.translate("CommandLine", "Not found in any dictionary."))
    if answer.similar:
        parts.append(", ".join(answer.similar))
    parts += [f"{hit.title}: {hit.excerpt}" for hit in hits]
    return "\n\n".join(parts)
