"""List the dictionaries: add, remove, switch on and off, and put them in the order in which they are asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.services.importing.import_progress import ImportProgress
from reader.storage.library import Library
from reader.storage.repositories.dictionaries import ShelvedDictionary
from reader.ui.translation.error_messages import sentence
from reader.ui.widgets.message_dialog import MessageDialog

_ID = Qt.ItemDataRole.UserRole
_STEPS = 1000


class DictionariesDialog(QDialog):
    """Show the dictionaries in their order; every change is kept at once.

    ``add_asked`` comes when the reader wants to choose files, ``files_dropped`` carries paths, ``cancel_asked`` stops
    the adding that is shown by `show_progress`.
    """

    add_requested = Signal()
    files_dropped = Signal(list)
    cancel_requested = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dictionaries = library.dictionaries
        self._filling = False
        self._dropping = QTimer(self, singleShot=True, interval=0)
        self._dropping.timeout.connect(self._keep)
        self.setWindowTitle(self.tr("Dictionaries"))
        self.resize(600, 420)
        self.setAcceptDrops(True)
        self.list = QTreeWidget()
        self._empty = _label(
            self.tr(
                "No dictionaries yet.\n\nStarDict dictionaries are shared as .ifo, .idx and .dict files, often packed "
                "together in one archive; the Chinese-English CC-CEDICT is one text file. Add such a file, or drop it "
                "here. A list of words and meanings of your own, parted by a tab, will do too.\n\nThe file itself "
                "stays as it is: One Hour makes a copy that it can look words up in."
            ),
            "muted",
        )
        self.up, self.down = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        self.remove, self.add = QPushButton(self.tr("Remove…")), QPushButton(self.tr("Add…"))
        self._told, self._bar = _label("", "muted"), QProgressBar()
        self._stop = QPushButton(self.tr("Stop"))
        self._lay_out()
        self._connect()
        self.refresh()
        self.end_progress()

    def _lay_out(self) -> None:
        self._set_up_list()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        words = self.tr("Words are looked up in those that are ticked, from top to bottom. Alt+↑ and Alt+↓ move one.")
        self._hint = _label(words, "muted")
        progress, buttons = QHBoxLayout(), QHBoxLayout()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._stop.setProperty("role", "link")
        progress.addWidget(self._told)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._stop)
        for button in (self.add, self.remove, self.up, self.down):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)
        column.addLayout(progress)
        column.addLayout(buttons)

    def _set_up_list(self) -> None:
        self.list.setProperty("role", "commands")
        self.list.setHeaderLabels([self.tr("Dictionary"), self.tr("Entries")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Dictionaries, in the order in which they are asked"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self._stop.clicked.connect(self.cancel_requested)
        self.list.itemChanged.connect(self._on_list_item_changed)
        self.list.currentItemChanged.connect(self._on_list_current_changed)
        self.list.installEventFilter(self)
        # a drag takes a row out and puts it in again: the order stands when both are done
        self.list.model().rowsRemoved.connect(self._dropping.start)
        self.list.model().rowsInserted.connect(self._dropping.start)

    def refresh(self) -> None:
        """Show the dictionaries as they are now."""
        self._filling = True
        chosen = self._chosen()
        self.list.clear()
        shelved = self._dictionaries.all()
        for one in shelved:
            self.list.addTopLevelItem(self._row(one))
        names = [one.id for one in shelved]
        self._choose(names.index(chosen) if chosen in names else 0)
        self._stack.setCurrentWidget(self.list if shelved else self._empty)
        self._hint.setVisible(bool(shelved))
        self._filling = False
        self._enable()

    @Slot(object)
    def show_progress(self, progress: ImportProgress) -> None:
        """Show which file is being added, and how far it is read."""
        short = self.fontMetrics().elidedText(progress.name, Qt.TextElideMode.ElideMiddle, 240)
        words = self.tr("Adding “{name}”").format(name=short)
        self._told.setText(f"{words} ({progress.number}/{progress.total})" if progress.total > 1 else words)
        self._bar.setValue(round(progress.share * _STEPS))
        for widget in (self._told, self._bar, self._stop):
            widget.show()

    def end_progress(self) -> None:
        """Show that nothing is being added any more, and what is there now."""
        for widget in (self._told, self._bar, self._stop):
            widget.hide()
        self.refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a dictionary by Alt and an arrow, and remove it by Del."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.list:
            return self._press(event)
        return super().eventFilter(watched, event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the dropped files on."""
        event.acceptProposedAction()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _press(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() == Qt.Key.Key_Delete:
            self._on_remove_clicked()
            return True
        return False

    def _row(self, one: ShelvedDictionary) -> QTreeWidgetItem:
        item = QTreeWidgetItem([one.name, self._entries_words(one)])
        item.setData(0, _ID, one.id)
        item.setCheckState(0, Qt.CheckState.Checked if one.is_on else Qt.CheckState.Unchecked)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _entries_words(self, one: ShelvedDictionary) -> str:
        if one.info is None:
            return self.tr("damaged: remove it and add it again")
        words = QLocale().toString(one.info.entries)
        if one.info.missing:
            missing = self.tr("%n of its file could not be read", None, one.info.missing)
            return f"{words} ({missing})"
        return words

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def _choose(self, place: int) -> None:
        item = self.list.topLevelItem(place)
        if item is not None:
            self.list.setCurrentItem(item)

    @property
    def _place(self) -> int:
        """Return the row of the chosen dictionary; -1 for none."""
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None else -1

    def _move(self, step: int) -> None:
        place = self._place
        if place < 0 or not 0 <= place + step < self.list.topLevelItemCount():
            return
        item = self.list.takeTopLevelItem(place)
        assert item is not None
        self.list.insertTopLevelItem(place + step, item)
        self.list.setCurrentItem(item)
        self._keep()

    def _keep(self) -> None:
        if self._filling:
            return
        self._dropping.stop()
        items = [self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount())]
        order = [(str(one.data(0, _ID)), one.checkState(0) is Qt.CheckState.Checked) for one in items if one]
        self._dictionaries.arrange(order)
        self._enable()

    def _enable(self) -> None:
        count = self.list.topLevelItemCount()
        place = self._place
        self.remove.setEnabled(place >= 0)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    @Slot(QTreeWidgetItem, int)
    def _on_list_item_changed(self, _item: QTreeWidgetItem, _column: int) -> None:
        self._keep()

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_list_current_changed(self, _item: QTreeWidgetItem, _before: QTreeWidgetItem) -> None:
        self._enable()

    @Slot()
    def _on_remove_clicked(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        heading = self.tr("Remove the dictionary “{name}”?").format(name=item.text(0))
        words = self.tr("It is no longer looked up in. The file that it was added from stays where it is.")
        dialog = MessageDialog(heading, words, (self.tr("Remove"), self.tr("Keep it")), self)
        dialog.exec()
        if dialog.chosen == 0:
            self._remove(str(item.data(0, _ID)))

    def _remove(self, identifier: str) -> None:
        try:
            self._dictionaries.remove(identifier)
        except ReaderError as error:
            MessageDialog(self.tr("The dictionary is still there"), sentence(error), (self.tr("Close"),), self).exec()
        self.refresh()


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
