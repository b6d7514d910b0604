"""Show the shelf: the filter bar, the texts, and the actions on selected texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, Signal, SignalInstance, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.text.filing import FilingChange, Track
from reader.services.shelf import ShelfRow, shelf_rows
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.library.cover_cache import CoverCache
from reader.ui.library.selected_texts_bar import SelectedTextsBar
from reader.ui.library.shelf_columns import ShelfColumnHeads, shelf_columns
from reader.ui.library.shelf_filter_bar import ShelfFilterBar
from reader.ui.library.shelf_loader import ShelfLoader
from reader.ui.library.shelf_model import ShelfModel
from reader.ui.library.shelf_order import ReadingState, ShelfFilter, ShelfOrder
from reader.ui.library.shelf_view import ShelfView
from reader.ui.library.text_menu import TextMenu, popup_menu
from reader.ui.shell.context import AppContext
from reader.ui.shell.navigator import Navigator
from reader.ui.widgets.button import Button
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_MAX_FULL_RELOAD = 2_000
"""The number of texts up to which all are loaded again whenever the shelf is shown, some hundredths of a second."""

_MANY_NOTES = 2_000
"""After a change of more notes it is quicker to load all texts in steps than to find out which ones they are on."""

_FOUND_ROWS = 3
"""The number of texts shown above the search results whose titles match the query."""

_ANY_HEIGHT = 16_777_215
"""The largest height that Qt knows."""


class Shelf(TranslatedWidget, QWidget):
    """The texts of the library; ``shown_changed`` follows a change of the shown rows.

    The signals of ``menu`` carry what the reader chose in the menus. A library of more than ``most_at_once`` texts is
    read in steps, those opened last at first; ``loaded`` tells that all are shown.
    """

    shown_changed = Signal()
    current_changed = Signal()
    """Another text is the one whose details are shown, or the same one has changed."""
    loaded = Signal()

    def __init__(self, context: AppContext, *, most_at_once: int = _MAX_FULL_RELOAD) -> None:
        super().__init__()
        self._most_at_once = most_at_once
        self.library = context.library
        self._clock = context.clock
        self._settings = context.settings
        self._shows_results = False
        self._last_shown: datetime | None = None
        self._changed: set[str] = set()
        self._loader = ShelfLoader(context.library, most_at_once, self)
        self.model = ShelfModel(self)
        self._covers = CoverCache(context.library.texts.image, context.tasks, context.appearance.theme, self)
        self.view = ShelfView(self.model, self._covers, context.appearance.theme)
        self.bar = ShelfFilterBar(context.appearance.icons, context.appearance.theme, self.model.everything)
        self.heads = ShelfColumnHeads(context.appearance.icons, context.appearance.theme)
        self.menu = TextMenu(context.navigator, self)
        self._selected_texts_bar = SelectedTextsBar()
        self._clear = Button(clicked=self._on_clear_clicked)
        self._no_match = EmptyState(self._clear)
        self._rule = Rule()
        self._foot, self._archived, self._hint = QWidget(), Label(role="muted"), Label(role="muted")
        self._lay_out()
        self._connect(context.navigator)
        self._restore_order()
        self.retranslate()

    @property
    def total(self) -> int:
        """Return the number of texts in the library."""
        return self._loader.total if self.is_loading else len(self.model.everything())

    @property
    def is_loading(self) -> bool:
        """Return whether only a part of the texts has been read yet."""
        return self._loader.is_active

    @property
    def candidates(self) -> int:
        """Return the number of texts that could be shown: those in the archive, or all others."""
        archived = self.model.archived
        return archived if self.model.choice.state is ReadingState.ARCHIVED else self.total - archived

    @property
    def shown(self) -> int:
        """Return the number of texts that are shown."""
        return self.model.rowCount()

    @property
    def notes(self) -> int:
        """Return the number of notes on the texts that are shown."""
        return self.model.notes

    def refresh(self) -> None:
        """Load all texts again, those of a large library in steps."""
        self._set_day()
        self._changed.clear()
        self.model.set_rows(self._loader.begin())
        self._show()

    @Slot(list)
    def _on_loader_finished(self, rows: list[ShelfRow]) -> None:
        """Show all texts, and what changed while they were read."""
        chosen = self.view.chosen()
        self.model.set_rows(rows)
        if self.view.first_chosen() < 0 and len(chosen) == 1:
            self.view.choose(chosen[0])
        self._reload(sorted(self._changed))
        self.loaded.emit()

    def apply_changes(self, changes: Changes, *, at_once: bool = True) -> None:
        """Show changes, at once or, while the shelf is hidden, when it is shown again.

        After a change of very many notes all texts are loaded again.
        """
        if len(changes.annotations) > _MANY_NOTES:
            self._last_shown = None
            if at_once:
                self.refresh()
            return
        self._changed |= {*changes.texts, *self.library.annotations.texts_of(changes.annotations)}
        if at_once and not self.is_loading:
            self._reload(sorted(self._changed))

    def catch_up(self) -> None:
        """Show what changed and what was read while the shelf was hidden.

        In a large library only those texts are loaded again; the time left of the others, which changes with the
        reader's speed, is updated at the next start.
        """
        now = self._clock.now()
        if self._last_shown is None or self.total <= self._most_at_once or self.model.today != now.date():
            self.refresh()
        elif not self.is_loading:
            self._reload(sorted(self._changed.union(self.library.texts.opened_since(self._last_shown))))
        self._last_shown = now

    def look_for(self, query: str) -> None:
        """Show only texts that contain the words of a query in the title, the author or the tags."""
        choice = replace(self.bar.choice, query=query)
        if choice == self.model.choice:
            return
        self.model.choose(choice)
        self._show()
        self.view.scrollToTop()

    @property
    def current(self) -> ShelfRow | None:
        """Return the row whose details are shown: the current one, else the first one."""
        index = self.view.currentIndex()
        if index.isValid():
            return self.model.row(index)
        return next(iter(self.model.shown()), None)

    def sort_by(self, order: ShelfOrder, *, backward: bool) -> None:
        """Sort the texts, and keep the order in the preferences."""
        self._settings.change(shelf_order=order.value, shelf_backward=backward)
        self.model.sort_by(order, backward=backward)
        self._show_order(order, backward=backward)
        self.view.scrollToTop()

    def fold_columns(self, on: bool) -> None:
        """Fold all columns into the line under the title, or show those that there is room for."""
        if on != self.view.folds:
            self.view.fold(on)
            self._place_heads()

    def show_found(self, on: bool) -> None:
        """Make room for the search results while the reader searches."""
        self._shows_results = on
        self.bar.setVisible(not on)
        self._show_heights()

    def chosen(self) -> list[ShelfRow]:
        """Return the rows of the selected texts."""
        rows = {row.text.id: row for row in self.model.shown()}
        return [rows[text] for text in self.view.chosen()]

    # --- actions on the selected texts ----------------------------------------------------------------------------

    def put_on_track(self, track: Track) -> None:
        """Put the selected texts on a track."""
        self._refile(FilingChange(track=track))

    def toggle_required(self) -> None:
        """Mark the selected texts as required, or as chosen if all of them were required."""
        self._refile(FilingChange(required=not all(row.filing.required for row in self.chosen())))

    @Slot()
    def toggle_archived(self) -> None:
        """Archive the selected texts, or take them out of the archive if all of them were in it."""
        self._refile(FilingChange(archived=not all(row.filing.archived for row in self.chosen())))

    @Slot()
    def ask_for_tags(self) -> None:
        """Request the dialog for the tags of the selected texts."""
        self._emit_selected(self.menu.tags_requested)

    @Slot()
    def ask_for_removal(self) -> None:
        """Request the removal of the selected texts."""
        self._emit_selected(self.menu.remove_requested)

    def ask_for_details(self) -> None:
        """Request the details of the current text, in which they can be corrected."""
        row = self.current
        if row is not None:
            self.menu.correct_requested.emit(row.text.id)

    def open_in_tab(self) -> None:
        """Open the current text in a new tab."""
        if self.view.currentIndex().isValid():
            self.view.tab_requested.emit(self.model.row(self.view.currentIndex()).text.id)

    def ask_for_roadmap(self) -> None:
        """Request that the selected texts are put on the roadmap or taken off it."""
        self._emit_selected(self.menu.roadmap_requested)

    def toggle_covers(self) -> None:
        """Switch between covers and rows."""
        self._on_bar_cards_requested(not self.view.shows_cards)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._covers.set_theme(theme)
        self.view.set_theme(theme)
        self.bar.set_theme(theme)
        self.heads.set_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the heads over their columns."""
        super().resizeEvent(event)
        self._place_heads()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.view.setAccessibleName(self.tr("Texts"))
        self._no_match.heading.setText(self.tr("No matching texts"))
        self._no_match.explanation.setText(self.tr("No text in the library fits the filter."))
        self._clear.setText(self.tr("Clear filter"))
        self._hint.setText(self.tr("Drop files anywhere in the window to add them"))
        self._show_counts()
        self.view.viewport().update()

    def _lay_out(self) -> None:
        column = Column(self, margins=0, spacing=0)
        around = Column(margins=(EDGE, CARD_SPACE, EDGE, SPACE), spacing=SPACE)
        around.add(self.bar)
        foot = Row(self._foot, margins=(EDGE, SPACE, EDGE, ROW_SPACE), spacing=CARD_SPACE)
        foot.add(self._archived, STRETCH, self._hint)
        chosen = Column(margins=(EDGE - ROW_SPACE, SPACE, EDGE - ROW_SPACE, 0), spacing=0)
        chosen.add(self._selected_texts_bar)
        column.add(around, self.heads, self._rule, self.view, self._no_match, STRETCH, chosen, self._foot)
        for part in (self.view, self._no_match):
            column.setStretchFactor(part, 1000)

    def _connect(self, navigator: Navigator) -> None:
        self._loader.progressed.connect(self.model.prepare)
        self._loader.finished.connect(self._on_loader_finished)
        self.view.opened.connect(navigator.open)
        self.view.tab_requested.connect(navigator.open_in_tab)
        self.view.menu_requested.connect(self._on_view_menu_requested)
        self.view.chosen_changed.connect(self._selected_texts_bar.show_count)
        self.bar.choice_changed.connect(self._on_bar_choice_changed)
        self.bar.order_changed.connect(self._on_bar_order_changed)
        self.bar.cards_requested.connect(self._on_bar_cards_requested)
        self.bar.dropped.connect(self._on_bar_dropped)
        self.heads.order_changed.connect(self._on_bar_order_changed)
        self.view.current_changed.connect(self.current_changed)
        self._selected_texts_bar.tracks.aboutToShow.connect(self._on_tracks_about_to_show)
        self._selected_texts_bar.more.aboutToShow.connect(self._on_more_about_to_show)
        self._selected_texts_bar.tags_requested.connect(self.ask_for_tags)
        self._selected_texts_bar.archive_requested.connect(self.toggle_archived)
        self._selected_texts_bar.removal_requested.connect(self.ask_for_removal)
        self._selected_texts_bar.none_requested.connect(self.view.choose_none)

    def _restore_order(self) -> None:
        preferences = self._settings.values
        order = ShelfOrder(preferences.shelf_order) if preferences.shelf_order in set(ShelfOrder) else ShelfOrder.READ
        self.model.sort_by(order, backward=preferences.shelf_backward)
        self._show_order(order, backward=preferences.shelf_backward)
        self.bar.show_cards(on=preferences.shelf_covers)
        self.view.show_as_cards(on=preferences.shelf_covers)

    def _set_day(self) -> None:
        self.model.today = self._clock.now().date()
        for delegate in self.view.delegates:
            delegate.today = self.model.today

    def _reload(self, texts: Sequence[str]) -> None:
        """Load some texts again; if the selected ones are gone, select the text that is now in their place."""
        self._changed.clear()
        first = self.view.first_chosen()
        if texts:
            self.model.renew(texts, shelf_rows(self.library, texts))
        if first >= 0 and self.view.first_chosen() < 0:
            self.view.choose_at(first)
        self._show()

    def _show(self) -> None:
        self._show_heights()
        self._show_counts()
        self.shown_changed.emit()
        self.current_changed.emit()

    def _show_order(self, order: ShelfOrder, *, backward: bool) -> None:
        self.bar.show_order(order, backward=backward)
        self.heads.show_order(order, backward=backward)

    def _show_counts(self) -> None:
        self.bar.show_counts(self.model.track_counts)
        archived = 0 if self.model.choice.state is ReadingState.ARCHIVED else self.model.archived
        self._archived.setText(self.tr("%n more in the archive", None, archived) if archived else "")

    def _show_heights(self) -> None:
        """Let the list fill the card; during a search it is as high as the found texts, up to three of them."""
        searching = self._shows_results
        height = min(self.view.height_of_all(), self.view.height_of(_FOUND_ROWS)) if searching else 0
        self.view.setMinimumHeight(height)
        self.view.setMaximumHeight(height if searching else _ANY_HEIGHT)
        self.view.setVisible(self.shown > 0)
        self._no_match.setVisible(self.shown == 0 and self.total > 0 and not searching)
        self._foot.setVisible(not searching)
        self._place_heads()

    def _place_heads(self) -> None:
        columns = shelf_columns(self.width(), folded=self.view.folds)
        self.heads.place(columns)
        are_shown = not self._shows_results and not self.view.shows_cards and self.shown > 0
        self.heads.setVisible(are_shown and not columns.are_folded)
        self._rule.setVisible(self.shown > 0)

    def _is_planned(self, rows: Sequence[ShelfRow]) -> bool:
        roadmap = self.library.roadmap.present()
        return all(roadmap.item(row.text.id) for row in rows)

    def _refile(self, refiling: FilingChange) -> None:
        texts = self.view.chosen()
        if texts:
            self.menu.refile_requested.emit(texts, refiling)

    def _emit_selected(self, signal: SignalInstance) -> None:
        texts = self.view.chosen()
        if texts:
            signal.emit(texts)

    @Slot(QPoint)
    def _on_view_menu_requested(self, point: QPoint) -> None:
        rows = self.chosen()
        if rows:
            menu = popup_menu(self)
            self.menu.fill(menu, rows, planned=self._is_planned(rows))
            menu.popup(point)

    @Slot(object)
    def _on_bar_choice_changed(self, choice: ShelfFilter) -> None:
        self.model.choose(choice)
        self.view.scrollToTop()
        self._show()

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.bar.choose(ShelfFilter())
        self.view.setFocus()

    @Slot(object, bool)
    def _on_bar_order_changed(self, order: ShelfOrder, backward: bool) -> None:
        self.sort_by(order, backward=backward)

    @Slot(bool)
    def _on_bar_cards_requested(self, on: bool) -> None:
        self._settings.change(shelf_covers=on)
        self.bar.show_cards(on=on)
        self.view.show_as_cards(on=on)
        self._show_heights()

    @Slot(list, object)
    def _on_bar_dropped(self, texts: list[str], track: Track) -> None:
        self.menu.refile_requested.emit(texts, FilingChange(track=track))

    @Slot()
    def _on_tracks_about_to_show(self) -> None:
        self._selected_texts_bar.tracks.clear()
        self.menu.fill_tracks(self._selected_texts_bar.tracks, self.chosen())

    @Slot()
    def _on_more_about_to_show(self) -> None:
        rows = self.chosen()
        self._selected_texts_bar.more.clear()
        self.menu.fill_more(self._selected_texts_bar.more, rows, planned=self._is_planned(rows))
