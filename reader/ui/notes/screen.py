"""Show the annotations of all texts, grouped by text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.core.notes.operations import Changes
from reader.storage.library import Library
from reader.ui.annotator import Annotator
from reader.ui.announcer import Announcer
from reader.ui.appearance import Appearance
from reader.ui.moment import Moment
from reader.ui.notes.annotation_list import AnnotationList
from reader.ui.notes.annotation_model import in_text_order
from reader.ui.notes.filter_bar import FilterBar
from reader.ui.notes.selection import Selection
from reader.ui.preferences import Settings
from reader.ui.theme import Theme

_MARGIN = 24
_WIDEST = 760
_FILTER_WIDTH = 420
_MOST_SINGLY = 200


class NotesScreen(QWidget):
    """Hold the cards of all texts.

    ``open_wanted`` carries the ids of a text and of the annotation to open it at; ``export_wanted`` asks to export all;
    ``typed``, ``failed`` and ``link_activated`` are those of the pane beside the page.
    """

    open_wanted = Signal(str, str)
    export_wanted = Signal()
    typed = Signal()
    failed = Signal(object)
    link_activated = Signal(str)

    def __init__(  # noqa: PLR0917  built in one place, by name
        self,
        library: Library,
        annotator: Annotator,
        announcer: Announcer,
        settings: Settings,
        appearance: Appearance,
        moment: Moment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._appearance = appearance
        self._stale = True
        self._title = QLabel(self)
        self._count = QLabel(self)
        self._filter = FilterBar(appearance.theme, with_tags=True, parent=self)
        self._export = QPushButton(self)
        self.list = AnnotationList(library, annotator, settings, appearance, moment, self)
        self._reload_timer = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect(announcer)
        self.retranslate()
        self._set_icons(appearance.theme)

    def _lay_out(self) -> None:
        for label, role in ((self._title, "title"), (self._count, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(_MARGIN, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        self._filter.setFixedWidth(_FILTER_WIDTH)
        row.addWidget(self._filter)
        row.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.list, 1)
        self.list.view.set_width(_MARGIN, _WIDEST)
        self.setFocusProxy(self.list)

    def _connect(self, announcer: Announcer) -> None:
        self._filter.changed.connect(self._on_filter_changed)
        self._filter.tags_asked.connect(self._on_filter_tags_asked)
        self._export.clicked.connect(self.export_wanted)
        self.list.view.opened.connect(self._on_view_opened)
        self.list.view.link_activated.connect(self.link_activated)
        self.list.typed.connect(self.typed)
        self.list.failed.connect(self.failed)
        self.list.edit_finished.connect(self.list.view.setFocus)
        self.list.shown_changed.connect(self._on_list_shown_changed)
        self._reload_timer.timeout.connect(self.reload)
        announcer.changed.connect(self._on_announcer_changed)
        self._appearance.changed.connect(self._on_appearance_changed)

    def retranslate(self) -> None:
        """Set all words in the language in force."""
        self._title.setText(self.tr("Notes"))
        self._export.setText(self.tr("Export all"))
        self.list.view.setAccessibleName(self.tr("Notes on all texts"))
        self._on_list_shown_changed()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.reload()
        super().showEvent(event)

    @Slot()
    def reload(self) -> None:
        """Read all annotations from the library, those of the text that was opened last first."""
        try:
            titles = {text.id: _heading(text.title, text.author) for text in self._library.texts.all()}
            titles |= {one.id: _heading(one.title, one.author) for one in self._library.awaited.all()}
            annotations = self._library.annotations.all()
        except ReaderError as error:
            self.failed.emit(error)
            return
        self._stale = False
        places = {text: place for place, text in enumerate(titles)}
        annotations.sort(key=lambda one: (places.get(one.text, -1), in_text_order(one)))
        self.list.show_annotations(annotations, titles)

    @Slot(object)
    def _on_filter_changed(self, selection: Selection) -> None:
        self.list.choose(selection)
        self.list.view.show_at_top(0)

    @Slot(str)
    def _on_view_opened(self, annotation_id: str) -> None:
        row = self.list.model.row_of(annotation_id)
        if row is not None:
            self.open_wanted.emit(self.list.model.annotation(row).text, annotation_id)

    @Slot(object, object)
    def _on_announcer_changed(self, changes: Changes, initiator: object) -> None:
        if not (changes.annotations or changes.texts):
            return
        if not self.isVisible():
            self._stale = True
        elif changes.texts or len(changes.annotations) > _MOST_SINGLY:
            self._reload_timer.start()
        else:
            self.list.take_over(changes.annotations, initiator=initiator)

    @Slot()
    def _on_filter_tags_asked(self) -> None:
        self._filter.set_tags([tag for tag, _count in self._library.annotations.tags()])

    @Slot()
    def _on_list_shown_changed(self) -> None:
        shown, total = self.list.model.rowCount(), self.list.model.total
        if shown == total:
            self._count.setText(self.tr("%n note(s)", "", total))
            words = self.tr("Nothing is marked yet. What you highlight and write while you read gathers here.")
        else:
            self._count.setText(self.tr("{shown} of {total}").format(shown=shown, total=total))
            words = self.tr("No note matches the filter.")
        self.list.view.set_empty_words(words)
        self._export.setEnabled(total > 0)

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        self._filter.set_theme(theme)
        self._set_icons(theme)

    def _set_icons(self, theme: Theme) -> None:
        self._export.setIcon(self._appearance.icons.icon("export", theme.muted, size=16))


def _heading(title: str, author: str) -> str:
    return f"{title} · {author}" if author else title
