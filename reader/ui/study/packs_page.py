"""Show the study packs of the library, and of the chosen one what is read of its portions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.services.study.pack_progress import PackOverview, PortionStatus, pack_overviews
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.given_file_controller import GivenFileController
from reader.ui.study.hand_over_controller import HandOverController
from reader.ui.study.hand_over_forms import PACK_FORM
from reader.ui.study.pack_labels import PackCounts, numbered_title, whose_and_where
from reader.ui.study.pack_list import PackListView, PackModel, PortionModel
from reader.ui.study.study_page import StudyPage
from reader.ui.widgets.button import Button, LinkButton, PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.item_view import ROW
from reader.ui.widgets.key_cap import KeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.progress_bar import ProgressBar

_LIST_WIDTH, _NARROW_LIST_WIDTH = 320, 256
_WIDE = 1_000
"""The width of the page in pixels from which the list of packs has its full width."""


class PacksPage(StudyPage):
    """The packs at the left; at the right whose the chosen one is, its portions, and what can be done with it."""

    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.make_button, self.open_button = Button("", self.make_pack), Button("", self.open_pack)
        self.header.row.add(self.open_button, self.make_button)
        self.model, self.portions = PackModel(), PortionModel()
        self.view, self.portion_view = PackListView(), PackListView()
        theme = context.appearance.theme
        self._delegates = (self.view.show_model(self.model, theme), self.portion_view.show_model(self.portions, theme))
        self._heading, self._whose = ElidedLabel("heading"), Label(role="muted", wraps=True)
        self._words, self._facts = Label(wraps=True, selectable=True), Label(role="muted", wraps=True)
        self._bar = ProgressBar()
        self._card = ColumnCard(spacing=SPACE)
        self.read_button = KeyButton("", "Enter", self.open_portion)
        self.remove_button = LinkButton("", self.remove_pack)
        self._empty_make, self._empty_open = PrimaryButton("", self.make_pack), Button("", self.open_pack)
        self._empty = EmptyState(self._empty_open, self._empty_make)
        self._content = QWidget()
        self._lay_out()
        self._connect()
        self.set_up()

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        foot = Row(margins=0, spacing=ROW_SPACE)
        foot.add(self.read_button, STRETCH, self.remove_button)
        self._card.column.add(self._heading, self._whose, self._bar, self._words, self._facts)
        self._card.column.addWidget(self.portion_view, 1)
        self._card.column.add(foot)
        row = Row(self._content, margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=CARD_SPACE)
        row.add(self.view, self._card, grows=self._card)
        self.column.add(self._content, self._empty)
        self.column.setStretchFactor(self._content, 1)
        self.column.setStretchFactor(self._empty, 1)
        self.set_initial_focus(self.view)

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.view.activated.connect(self._on_view_activated)
        self.portion_view.activated.connect(self._on_portion_view_activated)
        self.portion_view.selectionModel().currentRowChanged.connect(self._show_commands)
        for view in (self.view, self.portion_view):
            scope = Qt.ShortcutContext.WidgetShortcut
            QShortcut(QKeySequence("O"), view, self.open_portion, context=scope)
            QShortcut(QKeySequence("Del"), view, self.remove_pack, context=scope)
            QShortcut(QKeySequence("N"), view, self.make_pack, context=scope)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Study Packs"))
        for button in (self.make_button, self._empty_make):
            button.setText(self.tr("Create a Pack…"))
        for button in (self.open_button, self._empty_open):
            button.setText(self.tr("Open Received File…"))
        self.remove_button.setText(self.tr("Remove from List"))
        self.read_button.setText(self.tr("Continue Reading"))
        self.view.setAccessibleName(self.tr("Study packs"))
        self.portion_view.setAccessibleName(self.tr("Portions"))
        self._empty.heading.setText(self.tr("No study packs yet"))
        self._empty.explanation.setText(
            self.tr(
                "A pack contains texts, a plan, lessons, questions and the leader’s notes. Open one you "
                "received, or create one from your library."
            )
        )
        self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the list of packs on a narrow page."""
        super().resizeEvent(event)
        self.view.setFixedWidth(_LIST_WIDTH if event.size().width() >= _WIDE else _NARROW_LIST_WIDTH)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for delegate in self._delegates:
            delegate.set_theme(theme)

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def open(self, subject: object = None) -> None:
        """Show the page, at the pack with an id if the subject is one."""
        super().open(subject)
        if isinstance(subject, str) and (row := self.model.row_of(subject)) is not None:
            self.view.setCurrentIndex(self.model.index(row))

    @override
    def follows(self, changes: Changes) -> bool:
        """Return whether changes of the library may change what the page shows."""
        return super().follows(changes) or bool(changes.entries)

    @override
    def refresh(self) -> None:
        """Show the packs as they are now; the chosen one stays chosen."""
        chosen = self.chosen()
        overviews = pack_overviews(self.context.library)
        self.model.show_rows(overviews)
        self.subtitle.setText(self.tr("%n pack(s)", None, len(overviews)) if overviews else "")
        self._content.setVisible(bool(overviews))
        self._empty.setVisible(not overviews)
        for button in (self.make_button, self.open_button):
            button.setVisible(bool(overviews))
        self.set_initial_focus(self.view if overviews else self._empty_open)
        row = self.model.row_of(chosen.pack.id) if chosen else None
        if overviews:
            self.view.setCurrentIndex(self.model.index(row or 0))
        self._show_chosen()

    def chosen(self) -> PackOverview | None:
        """Return the pack that is chosen; None without one."""
        index = self.view.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return row if isinstance(row, PackOverview) else None

    def chosen_portion(self) -> PortionStatus | None:
        """Return the portion that is chosen, else the one at which the reader is."""
        index = self.portion_view.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, PortionStatus):
            return row
        overview = self.chosen()
        return overview.current if overview else None

    @Slot()
    def _show_chosen(self) -> None:
        overview = self.chosen()
        if overview is None:
            return
        self._heading.set_full_text(numbered_title(overview))
        self._whose.setText(whose_and_where(overview))
        self._words.setText(overview.pack.words)
        self._words.setVisible(bool(overview.pack.words))
        self._facts.setText(PackCounts().facts(overview))
        self._facts.setVisible(bool(self._facts.text()))
        self._bar.show_share(overview.share)
        self._bar.setAccessibleName(numbered_title(overview))
        self._bar.show_reached(reached=bool(overview.statuses) and overview.current is None)
        self._bar.setVisible(bool(overview.statuses))
        self.portions.show_rows(overview.statuses, study_day_of(self.context.library, self.context.clock.now()))
        if overview.current is not None:
            self.portion_view.setCurrentIndex(self.portions.index(overview.statuses.index(overview.current)))
        self._show_commands()

    @Slot()
    def _show_commands(self) -> None:
        portion = self.chosen_portion()
        self.read_button.setEnabled(portion is not None and bool(portion.text))

    # --- what the reader does ------------------------------------------------------------------------------------

    @Slot()
    def open_portion(self) -> None:
        """Open the text of the chosen portion where that begins."""
        portion = self.chosen_portion()
        if portion is not None and portion.text:
            self.context.navigator.text_requested.emit(portion.text, portion.start, "")

    @Slot()
    def make_pack(self) -> None:
        """Show the dialog in which a pack is made."""
        HandOverController(self.context, self.window()).show(PACK_FORM)

    @Slot()
    def open_pack(self) -> None:
        """Show the dialog in which files are opened that others handed over."""
        GivenFileController(self.context, self.window()).show()

    @Slot()
    def remove_pack(self) -> None:
        """Take the chosen pack off the list; what came in it stays."""
        overview = self.chosen()
        if overview is None:
            return
        now = self.context.clock.now()
        message = self.tr("“{title}” was removed from the list. Its contents stay in your library.").format(
            title=overview.pack.title
        )
        self.context.commands.run(
            partial(self.context.library.packs.remove, overview.pack, now), message=lambda _changes: message
        )

    @Slot(QModelIndex)
    def _on_view_activated(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.open_portion()

    @Slot(QModelIndex)
    def _on_portion_view_activated(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.open_portion()
