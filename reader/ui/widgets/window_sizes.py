"""Remember the sizes that the reader gave to dialogs and to the panes of a window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, QSize, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget


class WindowSizes(QObject):
    """The sizes by name, in the file of the window's state; a child of the window whose dialogs they are of."""

    def __init__(self, store: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._store = store

    @staticmethod
    def of(widget: QWidget) -> WindowSizes | None:
        """Return the sizes that a widget and its dialogs belong to; None in a window that keeps none."""
        window: QWidget | None = widget
        while window is not None:
            found: WindowSizes | None = window.findChild(WindowSizes, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if found is not None:
                return found
            window = window.parentWidget()
        return None

    def size(self, name: str) -> QSize | None:
        """Return the size that a window had when it was left; None if the reader has given it none."""
        size = self._store.value(f"size/{name}")
        return size if isinstance(size, QSize) and not size.isEmpty() else None

    def keep_size(self, name: str, size: QSize) -> None:
        """Keep the size that the reader gave to a window."""
        self._store.setValue(f"size/{name}", size)

    def restore_panes(self, window: QWidget) -> None:
        """Set the panes of a window to the sizes that they had."""
        for panes in window.findChildren(PaneSplitter):
            sizes = self._store.value(f"panes/{panes.objectName()}")
            if isinstance(sizes, list) and len(sizes) == panes.count():
                try:
                    panes.choose_sizes([max(0, int(size)) for size in sizes])
                except (TypeError, ValueError):
                    continue  # the file was edited by hand

    def keep_panes(self, window: QWidget) -> None:
        """Keep the sizes that the reader gave to the panes of a window."""
        for panes in window.findChildren(PaneSplitter):
            if panes.chosen_sizes:
                self._store.setValue(f"panes/{panes.objectName()}", list(panes.chosen_sizes))


class PaneSplitter(QSplitter):
    """Panes side by side whose widths the reader can choose; ``name`` is that under which they are remembered."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(name)
        self.chosen_sizes: list[int] = []
        """The sizes of the panes in pixels, also of those that are hidden; empty until the reader has chosen them."""
        self.splitterMoved.connect(self._on_splitter_moved)

    def choose_sizes(self, sizes: Sequence[int]) -> None:
        """Set the sizes of the panes, as if the reader had chosen them."""
        self.chosen_sizes = list(sizes)
        self.setSizes(self.chosen_sizes)

    @Slot()
    def _on_splitter_moved(self) -> None:
        before = self.chosen_sizes or self.sizes()
        # a hidden pane has no size, and comes back with the one that it had
        self.chosen_sizes = [now or then for now, then in zip(self.sizes(), before, strict=True)]
