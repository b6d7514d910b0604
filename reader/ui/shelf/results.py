"""Show what a search found in texts and notes, grouped by text, each with a line of context."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from reader.storage.search import Hit
from reader.ui.shelf.hit_delegate import HIT, HitDelegate
from reader.ui.theme import Theme


class SearchResults(QWidget):
    """List hits; ``opened`` carries a text's id, a position, an annotation's id or nothing, and the words."""

    opened = Signal(str, int, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._delegate = HitDelegate(theme, self)
        self._count = 0
        self._query = ""
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(0)
        self._tree.setItemDelegate(self._delegate)
        self._tree.setMouseTracking(True)
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.activated.connect(self._on_tree_activated)
        self._tree.clicked.connect(self._on_tree_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self._tree, 1)
        self.retranslate()

    def show_hits(self, query: str, hits: Sequence[Hit]) -> None:
        """Show the hits of a query, grouped by text in the order they were found."""
        self._query, self._count = query, len(hits)
        self._tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for hit in hits:
            if hit.text not in groups:
                groups[hit.text] = self._group(hit)
            self._add(groups[hit.text], hit)
        self._tree.expandAll()
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of the theme."""
        self._delegate.theme = theme
        self._tree.viewport().update()

    def retranslate(self) -> None:
        """Set all words."""
        if self._count:
            found = self.tr("%n place(s) with “{query}”", None, self._count)
            self._words.setText(found.format(query=self._query))
        else:
            self._words.setText(self.tr("Nothing was found for “{query}”.").format(query=self._query))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _group(self, hit: Hit) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self._tree, [hit.title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _add(self, group: QTreeWidgetItem, hit: Hit) -> None:
        item = QTreeWidgetItem(group, [hit.excerpt])
        item.setData(0, HIT, hit)

    @Slot(QModelIndex)
    def _on_tree_activated(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if isinstance(hit, Hit):
            self.opened.emit(hit.text, hit.start, hit.annotation or "", self._query)
