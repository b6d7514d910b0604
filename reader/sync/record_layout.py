"""How records and orders lie in the document of the merge engine.

Each record is a root map, each of its words a root text and each order a root list: containers at the root are the same
wherever they are made, while one within another would be made twice by two machines, and one of the two would be lost.
The keys of a record's map are ``f/<field>``, ``s/<set>/<member>``, and the counts of edits: ``rev/<writer>``,
``w/<words>/<writer>`` (the last edit of a writer that changed these words) and ``del/<writer>`` (what a removal had
seen). Keys that this version does not know stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from loro import LoroDoc, LoroMap, LoroMovableList, LoroText

from reader.core.sync.edit_counts import EditCounts, is_removed
from reader.core.sync.records import FieldValue, SyncOrder, SyncRecord
from reader.core.sync.written_apart import WordsVersion

RecordKey = tuple[str, str]
"""The kind and id of a record or an order."""

RECORD, WORDS, ORDER = "r", "w", "o"
_ESCAPED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "%/:\0"})


@dataclass(slots=True)
class RecordState:
    """All that the document knows of one record."""

    fields: dict[str, FieldValue] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    sets: dict[str, set[str]] = field(default_factory=dict)
    edits: dict[str, int] = field(default_factory=dict)
    word_edits: dict[str, dict[str, int]] = field(default_factory=dict)
    removals: dict[str, EditCounts] = field(default_factory=dict)

    @property
    def is_removed(self) -> bool:
        """Return whether a removal has seen every edit."""
        return is_removed(self.edits, self.removals.values())

    def shown(self, key: RecordKey) -> SyncRecord:
        """Return the record as it is shown."""
        sets = {name: frozenset(members) for name, members in self.sets.items()}
        return SyncRecord(*key, dict(self.fields), dict(self.words), sets, self.is_removed)

    def words_version(self, name: str) -> WordsVersion:
        """Return words with the edits that made them so."""
        return WordsVersion(self.words.get(name, ""), self.word_edits.get(name, {}), self.edits)


def container_name(role: str, *parts: str) -> str:
    """Return the name of a root container; the engine allows no slash in it."""
    return ":".join((role, *map(escaped, parts)))


def escaped(part: str) -> str:
    """Return a part of a name, without the signs that separate parts."""
    return part.translate(_ESCAPED)


def key_of(container: str) -> tuple[str, RecordKey] | None:
    """Return the role of a container, and the key of the record or order that it belongs to."""
    role, *parts = container.split(":")
    if (role, len(parts)) not in {(RECORD, 2), (WORDS, 3), (ORDER, 2)}:
        return None
    return (ORDER if role == ORDER else RECORD), (unquote(parts[0]), unquote(parts[1]))


def map_of(document: LoroDoc, key: RecordKey) -> LoroMap:
    """Return the map of a record."""
    return document.get_map(container_name(RECORD, *key))


def text_of(document: LoroDoc, key: RecordKey, name: str) -> LoroText:
    """Return the text of words of a record."""
    return document.get_text(container_name(WORDS, *key, name))


def list_of(document: LoroDoc, key: RecordKey) -> LoroMovableList:
    """Return the list of an order; the same id may be in it twice, and the first one counts."""
    return document.get_movable_list(container_name(ORDER, *key))


def record_state(document: LoroDoc, key: RecordKey) -> RecordState | None:
    """Return what the document knows of a record, None if it was never written."""
    values = map_of(document, key).get_value()
    if not isinstance(values, dict) or not values:
        return None
    state = RecordState()
    for name, value in values.items():
        _take_value(state, name, value)
    for name in state.word_edits:
        state.words[name] = text_of(document, key, name).to_string()
    return state


def _take_value(state: RecordState, name: str, value: object) -> None:
    role, _, rest = name.partition("/")
    if role == "f" and (value is None or isinstance(value, str | int | float)):
        state.fields[rest] = value
    elif role == "s":
        one, _, member = rest.partition("/")
        state.sets.setdefault(unquote(one), set()).add(member)
    elif role == "rev" and isinstance(value, int):
        state.edits[rest] = value
    elif role == "w" and isinstance(value, int):
        one, _, writer = rest.rpartition("/")
        state.word_edits.setdefault(one, {})[writer] = value
    elif role == "del" and isinstance(value, Mapping):
        state.removals[rest] = {writer: count for writer, count in value.items() if isinstance(count, int)}


def shown_order(document: LoroDoc, key: RecordKey) -> SyncOrder:
    """Return an order as it is shown: of an id that is there twice, the first one."""
    return SyncOrder(*key, tuple(dict.fromkeys(list_items(list_of(document, key)))))


def list_items(items: LoroMovableList) -> list[str]:
    """Return the ids in a list."""
    return [str(item) for item in items.to_vec()]
