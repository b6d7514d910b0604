"""List the dictionaries: add, remove, enable, disable and reorder them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStackedWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.services.importing.import_progress import ImportProgress
from reader.storage.library import Library
from reader.storage.repositories.dictionaries import InstalledDictionary
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.button import Button, LinkButton
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.message_dialog import MessageDialog
from reader.ui.widgets.progress_bar import ProgressBar

_ID = Qt.ItemDataRole.UserRole


class DictionariesDialog(Dialog):
    """A dialog with the dictionaries in lookup order; every change is saved at once.

    ``files_dropped`` carries paths; ``add`` is the button to choose files, ``stop_button`` the one to cancel the import
    that `show_progress` shows.
    """

    files_dropped = Signal(list)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Dictionaries"), parent, spacing=SPACE)
        self._dictionaries = library.dictionaries
        self._filling = False
        self._save_timer = QTimer(self, singleShot=True, interval=0)
        self._save_timer.timeout.connect(self._save)
        self.resize(640, 480)
        self.setAcceptDrops(True)
        self.list = ColumnList(
            (self.tr("Dictionary"), self.tr("Entries")),
            self.tr("Dictionaries, in lookup order"),
        )
        explanation = self.tr(
            "No dictionaries yet.\n\nMDict dictionaries come as .mdx files, StarDict dictionaries as .ifo, .idx and "
            ".dict files, often packed into one archive; the Chinese-English CC-CEDICT is a single text file. Add such "
            "a file, or drop it here. Your own list of words and meanings, separated by a tab, works "
            "too.\n\nThe file itself is not changed: One Hour makes its own copy for looking words up."
        )
        self._empty = Label(explanation, "muted", wraps=True)
        self.up = Button(self.tr("Up"), self._on_up_clicked, auto_default=False)
        self.down = Button(self.tr("Down"), self._on_down_clicked, auto_default=False)
        self.remove = Button(self.tr("Remove…"), self._on_remove_clicked, auto_default=False)
        self.add = Button(self.tr("Add…"), auto_default=False)
        self._progress_label, self._progress_bar = Label(role="muted", wraps=True), ProgressBar()
        self.stop_button = LinkButton(self.tr("Stop"))
        self._lay_out()
        self._connect()
        self.refresh()
        self.end_progress()

    def _lay_out(self) -> None:
        self._set_up_list()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        hint = self.tr(
            "Words are looked up in the checked dictionaries, from top to bottom. Alt+↑ and Alt+↓ reorder them."
        )
        self._hint = Label(hint, "muted", wraps=True)
        self.buttons.add_close()
        progress, buttons = Row(), Row()
        progress.add(self._progress_label, self._progress_bar, self.stop_button, grows=self._progress_bar)
        buttons.add(self.add, self.remove, self.up, self.down, STRETCH)
        self.column.add(self._hint, self._stack, progress, buttons, grows=self._stack)

    def _set_up_list(self) -> None:
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.stretch(0)

    def _connect(self) -> None:
        self.list.itemChanged.connect(self._on_list_item_changed)
        self.list.currentItemChanged.connect(self._on_list_current_changed)
        self.list.installEventFilter(self)
        # a drag removes a row and inserts it again: the order is final when both are done
        self.list.model().rowsRemoved.connect(self._save_timer.start)
        self.list.model().rowsInserted.connect(self._save_timer.start)

    def refresh(self) -> None:
        """Reload the dictionaries from the library."""
        self._filling = True
        current_id = self._current_id()
        self.list.clear()
        dictionaries = self._dictionaries.all()
        for dictionary in dictionaries:
            self.list.addTopLevelItem(self._make_item(dictionary))
        names = [dictionary.id for dictionary in dictionaries]
        self._select(names.index(current_id) if current_id in names else 0)
        self._stack.setCurrentWidget(self.list if dictionaries else self._empty)
        self._hint.setVisible(bool(dictionaries))
        self._filling = False
        self._update_buttons()

    @Slot(object)
    def show_progress(self, progress: ImportProgress) -> None:
        """Show the file being imported and its progress."""
        name = self.fontMetrics().elidedText(progress.name, Qt.TextElideMode.ElideMiddle, 240)
        label = self.tr("Adding “{name}”").format(name=name)
        self._progress_label.setText(f"{label} ({progress.number}/{progress.total})" if progress.total > 1 else label)
        self._progress_bar.show_share(progress.share)
        self._progress_bar.setAccessibleName(label)
        for widget in (self._progress_label, self._progress_bar, self.stop_button):
            widget.show()

    def end_progress(self) -> None:
        """Hide the progress and reload the dictionaries."""
        for widget in (self._progress_label, self._progress_bar, self.stop_button):
            widget.hide()
        self.refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a dictionary with Alt and an arrow key, and remove it with Del."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.list:
            return self._handle_key(event)
        return super().eventFilter(watched, event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept local files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the dropped files."""
        event.acceptProposedAction()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _handle_key(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() == Qt.Key.Key_Delete:
            self._on_remove_clicked()
            return True
        return False

    def _make_item(self, dictionary: InstalledDictionary) -> QTreeWidgetItem:
        item = QTreeWidgetItem([dictionary.name, self._entries_text(dictionary)])
        item.setData(0, _ID, dictionary.id)
        item.setCheckState(0, Qt.CheckState.Checked if dictionary.is_on else Qt.CheckState.Unchecked)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _entries_text(self, dictionary: InstalledDictionary) -> str:
        if dictionary.info is None:
            return self.tr("damaged: remove it and add it again")
        count = QLocale().toString(dictionary.info.entries)
        if dictionary.info.missing:
            missing = self.tr("%n entries could not be read", None, dictionary.info.missing)
            return f"{count} ({missing})"
        return count

    def _current_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def _select(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    @property
    def _current_row(self) -> int:
        """Return the row of the current dictionary; -1 for none."""
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None else -1

    def _move(self, step: int) -> None:
        row = self._current_row
        if row < 0 or not 0 <= row + step < self.list.topLevelItemCount():
            return
        item = self.list.takeTopLevelItem(row)
        assert item is not None
        self.list.insertTopLevelItem(row + step, item)
        self.list.setCurrentItem(item)
        self._save()

    def _save(self) -> None:
        if self._filling:
            return
        self._save_timer.stop()
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        order = [(str(item.data(0, _ID)), item.checkState(0) is Qt.CheckState.Checked) for item in items if item]
        self._dictionaries.arrange(order)
        self._update_buttons()

    def _update_buttons(self) -> None:
        count = self.list.topLevelItemCount()
        row = self._current_row
        self.remove.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    @Slot(QTreeWidgetItem, int)
    def _on_list_item_changed(self, _item: QTreeWidgetItem, _column: int) -> None:
        self._save()

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_list_current_changed(self, _item: QTreeWidgetItem, _before: QTreeWidgetItem) -> None:
        self._update_buttons()

    @Slot()
    def _on_remove_clicked(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        heading = self.tr("Remove the dictionary “{name}”?").format(name=item.text(0))
        message = self.tr("Words will no longer be looked up in it. The file you added it from stays where it is.")
        dialog = MessageDialog(heading, message, (self.tr("Remove"), self.tr("Keep")), self)
        dialog.exec()
        if dialog.chosen == 0:
            self._remove(str(item.data(0, _ID)))

    def _remove(self, identifier: str) -> None:
        try:
            self._dictionaries.remove(identifier)
        except ReaderError as error:
            MessageDialog(self.tr("Dictionary not removed"), error_message(error), (self.tr("Close"),), self).exec()
        self.refresh()
