"""Write the passage of a note as the one value that travels, and place it here, whichever edition it is of.

Where this library shows the edition, the passage is where it was made. Otherwise it is placed by the rules for new
editions, for this library only: what came is kept beside it, and goes out again as it came, unless the reader moves
the note here (decisions/0135).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.core.annotations.anchor import Anchor
from reader.storage.stored_values import StoredRow, parsed_json
from reader.storage.sync_rows.sync_kinds import PASSAGE

if TYPE_CHECKING:
    from reader.core.annotations.reanchoring.comparison import Comparison
    from reader.storage.connection import Connection, Value

EDITION = "edition"
_NOWHERE: dict[str, Value] = dict.fromkeys(PASSAGE)
_PLACE = ("start", "end", "exact")
_CONTEXT = frozenset({"prefix", "suffix", "section", EDITION})


class Passages:
    """The passages of notes, as they travel and as they stand here."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection; one of these serves one transaction."""
        self._connection = connection
        self._texts: dict[str, tuple[Value, int]] = {}
        self._placed: dict[tuple[str, str], dict[str, Value]] = {}

    def sent(self, row: StoredRow, shown: str | None) -> str | None:
        """Return the passage of a row as it travels; None for a note on the text as a whole."""
        if row["exact"] is None:
            return None
        placed = _placed(row)
        kept = self._kept(str(row["id"]))
        if kept is not None and kept[1] == placed:
            return kept[0]
        edition = "" if row["orphan"] else shown or ""
        return _dumped({name: row[name] for name in PASSAGE} | {EDITION: edition})

    def prepare(self, passages: Iterable[tuple[str, Value]]) -> None:
        """Place passages of other editions on texts of this library: those of one text together, which is much faster.

        Each is the id of a text, and a passage as it travels.
        """
        texts: dict[str, dict[str, dict[str, Value]]] = {}
        for text, sent in passages:
            values = _parsed(sent)
            if values is None or (text, str(sent)) in self._placed:
                continue
            shown = self._shown(text)
            if shown is not None and not (shown == values[EDITION] and self._stands(text, values)):
                texts.setdefault(text, {})[str(sent)] = values
        for text, found in texts.items():
            for sent, columns in zip(found, self._replaced(text, list(found.values())), strict=True):
                self._placed[text, sent] = columns

    def received(
        self, kind: str, identifier: str, sent: Value, own: Mapping[str, Value] | None, text: str | None
    ) -> dict[str, Value] | None:
        """Return the columns of a passage that came, on a text of this library; None if it is no passage.

        ``own`` is the row as it is here. What does not stand here as it came is remembered.
        """
        if sent is None:
            return _NOWHERE | {"orphan": 0}
        values = _parsed(sent)
        if values is None:
            return None
        columns: dict[str, Value] = {name: values[name] for name in PASSAGE}
        shown = None if text is None else self._shown(text)
        if own is not None and all(own[name] == columns[name] for name in PASSAGE):
            columns["orphan"] = own["orphan"]
        elif text is None or shown is None:
            columns["orphan"] = int(kind == "annotation")
        elif shown == values[EDITION] and self._stands(text, columns):
            columns["orphan"] = 0
        else:
            self.prepare([(text, sent)])
            columns = self._placed[text, str(sent)]
        self._keep(identifier, str(sent), columns, is_other=shown != values[EDITION] or bool(columns["orphan"]))
        return columns

    def _text(self, text: str) -> tuple[Value, int]:
        """Return the digest of what a text shows, and the length of that."""
        if text not in self._texts:
            row = self._connection.row("SELECT digest, characters FROM text WHERE id = ?", (text,))
            self._texts[text] = (None, 0) if row is None else (row["digest"], row["characters"])
        return self._texts[text]

    def _shown(self, text: str) -> Value:
        return self._text(text)[0]

    def _stands(self, text: str, columns: Mapping[str, Value]) -> bool:
        """Return whether a passage lies within the text."""
        return _number(columns["end"]) <= self._text(text)[1]

    def _replaced(self, text: str, passages: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
        """Return the columns of passages of other editions, placed in the one that is shown."""
        from reader.core.annotations.reanchoring.anchor_match import Edition
        from reader.core.annotations.reanchoring.passages import reanchor
        from reader.core.text.model import SectionIndex
        from reader.storage.repositories.stored_text import StoredText

        view = StoredText(self._connection, text)
        edition = Edition(view.slice(0, view.characters), SectionIndex(view.outline()).title_at)
        anchors = [Anchor(*(columns[name] for name in PASSAGE)) for columns in passages]  # type: ignore[arg-type]
        return [
            {name: columns[name] for name in PASSAGE} | {"orphan": 1}
            if match.anchor is None
            else {name: getattr(match.anchor, name) for name in PASSAGE} | {"orphan": 0}
            for columns, match in zip(passages, reanchor(anchors, edition, self._comparison), strict=True)
        ]

    @cached_property
    def _comparison(self) -> Comparison:
        from reader.core.annotations.reanchoring.comparison import Comparison
        from reader.resources import character_variants

        return Comparison(character_variants())

    def _kept(self, identifier: str) -> tuple[str, str] | None:
        row = self._connection.row("SELECT anchor, placed FROM sync_anchor WHERE annotation = ?", (identifier,))
        return None if row is None else (row["anchor"], row["placed"])

    def _keep(self, identifier: str, sent: str, columns: Mapping[str, Value], *, is_other: bool) -> None:
        """Remember a passage that stands elsewhere here than where it was made; forget that of one that does not."""
        if is_other:
            sql = "INSERT OR REPLACE INTO sync_anchor (annotation, anchor, placed) VALUES (?, ?, ?)"
            self._connection.execute(sql, (identifier, sent, _placed(columns)))
        else:
            self._connection.execute("DELETE FROM sync_anchor WHERE annotation = ?", (identifier,))


def _placed(row: StoredRow) -> str:
    """Return where a passage stands, to tell later whether it was moved."""
    return json.dumps([row[name] for name in _PLACE], ensure_ascii=False)


def _dumped(values: Mapping[str, Value]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _parsed(sent: Value) -> dict[str, Value] | None:
    """Return the values of a passage that came, None if it is none."""
    values = parsed_json(sent)
    if not isinstance(values, dict) or not all(type(values.get(name)) is int for name in ("start", "end")):
        return None
    words: Sequence[object] = [values.get(name) for name in ("exact", "prefix", "suffix", "section", EDITION)]
    if not isinstance(words[0], str) or not all(word is None or isinstance(word, str) for word in words):
        return None
    if not 0 <= values["start"] <= values["end"] < 1 << 53:
        return None
    return {name: values.get(name) or "" if name in _CONTEXT else values[name] for name in (*PASSAGE, EDITION)}


def _number(value: Value) -> int:
    return value if isinstance(value, int) else -1
