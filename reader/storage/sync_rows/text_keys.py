"""Tell which text of the library another machine means, and by which key it knows one of ours.

A text is known by the digest of its own leaves, the same on all machines. A file that two importers read differently
is one text with two digests: the smaller one is its key (design: decisions/0135). A placeholder that notes wait at has
no digest; its key follows from title and author.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.text.model import TextFormat

if TYPE_CHECKING:
    from reader.storage.connection import Connection

PLACEHOLDER = "title-"
"""The beginning of the key of a placeholder."""

_TEXT = "SELECT id, own_digest, digest, format, title, author FROM text WHERE id = ? AND edition_of IS NULL"
_BY_DIGEST = "SELECT id FROM text WHERE own_digest = ? AND edition_of IS NULL ORDER BY removed IS NOT NULL, id LIMIT 1"
_OF_EDITION = "SELECT edition_of FROM text WHERE own_digest = ? AND edition_of IS NOT NULL ORDER BY id LIMIT 1"
_SAME_TEXT = (
    "SELECT id FROM text WHERE edition_of IS NULL AND own_digest IS NOT NULL AND (digest = ?1 "
    "OR (?2 <> '' AND (file_digest, title, author) = (?2, ?3, ?4))) ORDER BY removed IS NOT NULL, id LIMIT 1"
)
_LEAVES = (
    "SELECT content FROM text WHERE digest = ?1 AND edition_of IS NULL "
    "UNION ALL SELECT id FROM text WHERE own_digest = ?1 AND digest IS NOT NULL LIMIT 1"
)


class TextKeys:
    """The keys of texts and the ids that they have here, as far as they were asked for."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection; what is found is kept, so that one of these serves one transaction."""
        self._connection = connection
        self._keys: dict[str, str | None] = {}
        self._ids: dict[str, str] = {}

    def key_of(self, text: str) -> str | None:
        """Return the key of a text; None for one whose words are still coming in, and for an edition."""
        if text not in self._keys:
            self._keys[text] = self._find_key(text)
        return self._keys[text]

    def id_of(self, key: str) -> str | None:
        """Return the id here of the text with a key; None if it is not here."""
        if key not in self._ids:
            found = self._find_id(key)
            if found is None:
                return None
            self._ids[key] = found
        return self._ids[key]

    def shown(self, text: str) -> str | None:
        """Return the digest of the edition that a text shows; None while its words are not here."""
        digest = self._connection.value("SELECT digest FROM text WHERE id = ?", (text,))
        return None if digest is None else str(digest)

    def leaves_of(self, digest: str) -> str | None:
        """Return the id under which the leaves with a digest are kept, None if they are not here."""
        found = self._connection.value(_LEAVES, (digest,))
        return None if found is None else str(found)

    def own_digest(self, edition: str) -> str | None:
        """Return the digest of the leaves that are kept under an id."""
        digest = self._connection.value("SELECT own_digest FROM text WHERE id = ?", (edition,))
        return None if digest is None else str(digest)

    def adopt(self, key: str, shown: str, source: tuple[str, str, str]) -> str | None:
        """Return the text here that another machine knows by another key, and remember that key; None if there is none.

        It is the one of whose editions it is, that shows the edition ``shown``, or that was made of the same file: then
        ``source``, the digest of the file with title and author, is the same; a file may hold several texts.
        """
        found = self._connection.value(_OF_EDITION, (key,)) or self._connection.value(_SAME_TEXT, (shown, *source))
        if found is None:
            return None
        text = str(found)
        self._connection.execute("INSERT OR IGNORE INTO sync_text_key (key, text) VALUES (?, ?)", (key, text))
        self._keys.pop(text, None)
        self._ids[key] = text
        return text

    def note_new(self, key: str, text: str) -> None:
        """Remember a text that was just added."""
        self._keys[text] = key
        self._ids[key] = text

    def _find_key(self, text: str) -> str | None:
        row = self._connection.row(_TEXT, (text,))
        if row is None:
            return None
        if row["own_digest"] is None:
            is_placeholder = row["format"] == TextFormat.AWAITED.value
            return placeholder_key(row["title"], row["author"]) if is_placeholder else None
        others = self._connection.rows("SELECT key FROM sync_text_key WHERE text = ?", (text,))
        key = min([str(row["own_digest"]), *(str(other["key"]) for other in others)])
        if self._connection.value(_BY_DIGEST, (key,)) not in {text, None}:
            # another text here has the same words of its own: one of the two shows a later edition
            return f"{key}-{text}"
        return key

    def own_id_of(self, key: str) -> str | None:
        """Return the id of the text with a key, not of one that only has an edition with this digest."""
        for sql in (_BY_DIGEST, "SELECT text FROM sync_text_key WHERE key = ?"):
            found = self._connection.value(sql, (key,))
            if found is not None:
                return str(found)
        if key.startswith(PLACEHOLDER):
            return self._placeholder(key)
        found = self._connection.value("SELECT id FROM text WHERE id = substr(?, 66) AND edition_of IS NULL", (key,))
        return None if found is None else str(found)

    def _find_id(self, key: str) -> str | None:
        found = self.own_id_of(key)
        if found is None:
            edition = self._connection.value(_OF_EDITION, (key,))
            return None if edition is None else str(edition)
        return found

    def _placeholder(self, key: str) -> str | None:
        rows = self._connection.rows(
            "SELECT id, title, author FROM text WHERE format = ? AND own_digest IS NULL AND edition_of IS NULL "
            "ORDER BY added, id",
            (TextFormat.AWAITED.value,),
        )
        found = (row["id"] for row in rows if placeholder_key(row["title"], row["author"]) == key)
        return next(map(str, found), None)


def placeholder_key(title: str, author: str) -> str:
    """Return the key of a text that only notes are known of."""
    return PLACEHOLDER + hashlib.sha256(f"{title}\n{author}".encode("utf-8", "replace")).hexdigest()
