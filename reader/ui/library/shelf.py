"""Hold the shelf: what chooses and orders the texts, the texts, and what can be done to those that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.text.filing import FilingChange, Track
from reader.services.shelf import ShelfRow, shelf_rows
from reader.ui.appearance.theme import Theme
from reader.ui.library.cover_cache import CoverCache
from reader.ui.library.selected_texts_bar import SelectedTextsBar
from reader.ui.library.shelf_filter_bar import ShelfFilterBar
from reader.ui.library.shelf_model import ShelfModel
from reader.ui.library.shelf_order import ReadingState, ShelfFilter, ShelfOrder
from reader.ui.library.shelf_view import ShelfView
from reader.ui.library.text_menu import TextMenu, popup_menu
from reader.ui.shell.context import AppContext

_FEW = 2_000
"""Texts up to which all are read anew whenever the shelf is seen again, some hundredths of a second."""

_FOUND_ROWS = 3
"""Texts whose title has the words that are searched for, above what was found in them."""


class Shelf(QWidget):
    """Show the texts; ``opened`` carries the id of one, ``shown_changed`` tells that others are shown.

    What is asked for by the menus is sent by ``menu``.
    """

    opened = Signal(str)
    shown_changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.library = context.library
        self._clock = context.clock
        self._settings = context.settings
        self._is_found = False
        self._seen: datetime | None = None
        self._changed: set[str] = set()
        self.model = ShelfModel(self)
        self._covers = CoverCache(context.library.texts.image, context.tasks, context.appearance.theme, self)
        self.view = ShelfView(self.model, self._covers, context.appearance.theme)
        self.bar = ShelfFilterBar(context.appearance.icons, context.appearance.theme, self.model.everything)
        self.menu = TextMenu(self)
        self._chosen = SelectedTextsBar()
        self._nothing = QLabel()
        self._lay_out()
        self._connect()
        self._arrange_as_kept()
        self.retranslate()

    @property
    def total(self) -> int:
        """Count the texts of the library."""
        return len(self.model.everything())

    @property
    def candidates(self) -> int:
        """Count the texts that could be shown: those in the archive, or all others."""
        archived = self.model.archived
        return archived if self.model.choice.state is ReadingState.ARCHIVED else self.total - archived

    @property
    def shown(self) -> int:
        """Count the texts that are shown."""
        return self.model.rowCount()

    @property
    def notes(self) -> int:
        """Count the notes on the texts that are shown."""
        return self.model.notes

    def refresh(self) -> None:
        """Show the texts as they are now."""
        self._set_day()
        self._changed.clear()
        self.model.set_rows(shelf_rows(self.library))
        self._show()

    def take_over(self, changes: Changes, *, at_once: bool = True) -> None:
        """Show what changed, at once or, while the shelf is out of sight, when it is seen again."""
        self._changed |= {*changes.texts, *self.library.annotations.texts_of(changes.annotations)}
        if at_once:
            self._renew(sorted(self._changed))

    def catch_up(self) -> None:
        """Show what changed and what was read while the shelf was out of sight.

        Of very many texts only those are looked at anew; the time left of the others, which changes with the reader's
        own speed, waits for the next start.
        """
        now = self._clock.now()
        if self._seen is None or self.total <= _FEW or self.model.today != now.date():
            self.refresh()
        else:
            self._renew(sorted(self._changed.union(self.library.texts.opened_since(self._seen))))
        self._seen = now

    def look_for(self, words: str) -> None:
        """Show only texts with these words in title, author or tags."""
        choice = replace(self.bar.choice, words=words)
        if choice == self.model.choice:
            return
        self.model.choose(choice)
        self._show()
        self.view.scrollToTop()

    def show_found(self, on: bool) -> None:
        """Leave room for what was found in the texts, while something is searched for."""
        self._is_found = on
        self.bar.setVisible(not on)
        self._show_heights()

    def chosen(self) -> list[ShelfRow]:
        """Return the rows that are chosen."""
        rows = {row.text.id: row for row in self.model.shown()}
        return [rows[text] for text in self.view.chosen()]

    # --- what keys and menus ask for ------------------------------------------------------------------------------

    def put_on_track(self, track: Track) -> None:
        """Put the chosen texts on a track."""
        self._refile(FilingChange(track=track))

    def turn_required(self) -> None:
        """Say that the chosen texts are required, or that they are not where all of them were."""
        self._refile(FilingChange(required=not all(row.filing.required for row in self.chosen())))

    @Slot()
    def turn_archived(self) -> None:
        """Put the chosen texts away, or take them back where all of them were away."""
        self._refile(FilingChange(archived=not all(row.filing.archived for row in self.chosen())))

    @Slot()
    def ask_for_tags(self) -> None:
        """Ask for the tags of the chosen texts."""
        self._ask(self.menu.tags_requested)

    @Slot()
    def ask_for_removal(self) -> None:
        """Ask that the chosen texts are removed."""
        self._ask(self.menu.remove_requested)

    def ask_for_roadmap(self) -> None:
        """Ask that the chosen texts are put on the roadmap or taken off it."""
        self._ask(self.menu.roadmap_requested)

    def turn_to_cards(self) -> None:
        """Show covers where there were rows, and back."""
        self._on_bar_cards_requested(not self.view.shows_cards)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._covers.set_theme(theme)
        self.view.set_theme(theme)
        self.bar.set_theme(theme)

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.view.setAccessibleName(self.tr("Texts"))
        self._nothing.setText(self.tr("No text is like that."))
        self.view.viewport().update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._nothing.setProperty("role", "muted")
        column.setSizeConstraint(QLayout.SizeConstraint.SetMaximumSize)  # what stands below follows the last text
        for part in (self.bar, self._nothing, self.view, self._chosen):
            column.addWidget(part)
            if part is not self.view:
                part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.menu.opened.connect(self.opened)
        self.view.menu_requested.connect(self._on_view_menu_requested)
        self.view.chosen_changed.connect(self._chosen.show_count)
        self.bar.choice_changed.connect(self._on_bar_choice_changed)
        self.bar.order_changed.connect(self._on_bar_order_changed)
        self.bar.cards_requested.connect(self._on_bar_cards_requested)
        self.bar.dropped.connect(self._on_bar_dropped)
        self._chosen.tracks.aboutToShow.connect(self._on_tracks_about_to_show)
        self._chosen.more.aboutToShow.connect(self._on_more_about_to_show)
        self._chosen.tags_requested.connect(self.ask_for_tags)
        self._chosen.archive_requested.connect(self.turn_archived)
        self._chosen.removal_requested.connect(self.ask_for_removal)
        self._chosen.none_requested.connect(self.view.choose_none)

    def _arrange_as_kept(self) -> None:
        kept = self._settings.values
        order = ShelfOrder(kept.shelf_order) if kept.shelf_order in set(ShelfOrder) else ShelfOrder.READ
        self.model.sort_by(order, backward=kept.shelf_backward)
        self.bar.show_order(order, backward=kept.shelf_backward)
        self.bar.show_cards(on=kept.shelf_covers)
        self.view.show_as_cards(on=kept.shelf_covers)

    def _set_day(self) -> None:
        self.model.today = self._clock.now().date()
        for delegate in self.view.delegates:
            delegate.today = self.model.today

    def _renew(self, texts: Sequence[str]) -> None:
        """Take some texts anew; where those that were chosen are gone, the keys go on at the one in their place."""
        self._changed.clear()
        first = self.view.first_chosen()
        if texts:
            self.model.renew(texts, shelf_rows(self.library, texts))
        if first >= 0 and self.view.first_chosen() < 0:
            self.view.choose_at(first)
        self._show()

    def _show(self) -> None:
        self._show_heights()
        self.shown_changed.emit()

    def _show_heights(self) -> None:
        """Be no higher than the texts need, so that what stands below follows them."""
        height = self.view.height_of_all()
        if self._is_found:
            height = min(height, self.view.height_of(_FOUND_ROWS))
        self.view.setMaximumHeight(height)
        self.view.setMinimumHeight(height if self._is_found else 0)
        self.view.setVisible(self.shown > 0)
        self._nothing.setVisible(self.shown == 0 and self.total > 0 and not self._is_found)

    def _is_planned(self, rows: Sequence[ShelfRow]) -> bool:
        roadmap = self.library.roadmap.present()
        return all(roadmap.item(row.text.id) for row in rows)

    def _refile(self, refiling: FilingChange) -> None:
        texts = self.view.chosen()
        if texts:
            self.menu.refile_requested.emit(texts, refiling)

    def _ask(self, signal: SignalInstance) -> None:
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

    @Slot(object, bool)
    def _on_bar_order_changed(self, order: ShelfOrder, backward: bool) -> None:
        self._settings.change(shelf_order=order.value, shelf_backward=backward)
        self.model.sort_by(order, backward=backward)
        self.bar.show_order(order, backward=backward)
        self.view.scrollToTop()

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
        self._chosen.tracks.clear()
        self.menu.fill_tracks(self._chosen.tracks, self.chosen())

    @Slot()
    def _on_more_about_to_show(self) -> None:
        rows = self.chosen()
        self._chosen.more.clear()
        self.menu.fill_more(self._chosen.more, rows, planned=self._is_planned(rows))
