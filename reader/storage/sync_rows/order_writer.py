"""Write the orders of lists as the other machines have them: the items of topics, the texts of the roadmap."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.core.sync.order_merge import merged_order, with_others
from reader.core.sync.records import ChangedOrder
from reader.storage.stored_values import parsed_json

if TYPE_CHECKING:
    from reader.storage.sync_rows.taking_context import TakingContext

_KINDS = frozenset({"topic", "roadmap"})


class OrderWriter:
    """Put the members of lists in order."""

    def __init__(self, context: TakingContext) -> None:
        """Set the library, and where what was written is gathered."""
        self._connection = context.connection
        self._keys = context.keys
        self._reader = context.reader
        self._taken = context.taken
        self._written: set[tuple[str, str]] = set()

    def write(self, change: ChangedOrder, *, is_edited: bool) -> None:
        """Put a list in the order that it has elsewhere, with what was changed of it here meanwhile."""
        kind, identifier = change.after.kind, change.after.id
        sent = list(map(str, change.after.items))
        if kind not in _KINDS:
            return
        own = [item for item in self._reader.order(kind, identifier) if not self._is_new(kind, item)]
        order = merged_order(change.before, own, sent) if is_edited else list(dict.fromkeys(sent))
        self._keep(kind, identifier, order)
        self._arrange(kind, identifier, order)
        self._written.add((kind, identifier))
        if is_edited and order != sent:
            self._taken.differing.append(("order", f"{kind}/{identifier}"))

    def arrange_waiting(self) -> None:
        """Put members that have come now where they stand in lists that came before them."""
        for kind, identifier, items in self._connection.rows("SELECT kind, id, items FROM sync_order"):
            known = parsed_json(items)
            if not isinstance(known, list) or (kind, identifier) in self._written:
                continue
            own = self._reader.order(kind, identifier)
            new = [item for item in own if self._is_new(kind, item)]
            if new:
                order = with_others([item for item in own if item not in new], known, new)
                self._arrange(kind, identifier, order)
                self._keep(kind, identifier, known)

    def _is_new(self, kind: str, item: str) -> bool:
        key = self._keys.id_of(item) if kind == "roadmap" else item
        return (kind, str(key)) in self._taken.new_items

    def _keep(self, kind: str, identifier: str, order: Sequence[str]) -> None:
        """Remember a list in which something is not here, so that it goes out again with it."""
        if all(self._reader.has_item(kind, item) for item in order):
            self._connection.execute("DELETE FROM sync_order WHERE kind = ? AND id = ?", (kind, identifier))
        else:
            sql = "INSERT OR REPLACE INTO sync_order (kind, id, items) VALUES (?, ?, ?)"
            self._connection.execute(sql, (kind, identifier, json.dumps(order)))

    def _arrange(self, kind: str, identifier: str, order: Sequence[str]) -> None:
        present = self._reader.order(kind, identifier)
        ordered = with_others([item for item in order if item in set(present)], present, set(present))
        table, key = ("topic_item", "id") if kind == "topic" else ("roadmap", "text")
        for place, item in enumerate(ordered):
            row_key = self._keys.id_of(item) if kind == "roadmap" else item
            before = self._connection.value(f"SELECT place FROM {table} WHERE {key} = ?", (row_key,))  # noqa: S608
            if before != place:
                self._connection.execute(f"UPDATE {table} SET place = ? WHERE {key} = ?", (place, row_key))  # noqa: S608
                self._taken.record(table, str(row_key), {"place": before}, {"place": place})
