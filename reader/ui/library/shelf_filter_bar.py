"""Filter the shelf: a chip for each track, a menu for other criteria, the order, and list or covers."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.core.text.filing import Track
from reader.core.text.model import TextFormat
from reader.services.shelf import ShelfRow
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import SMALL_ICON, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.library.shelf_model import TEXTS_MIME
from reader.ui.library.shelf_order import ReadingState, ShelfFilter, ShelfOrder
from reader.ui.library.shelf_order_labels import language_name, order_label, required_label, state_label
from reader.ui.planning.roadmap_labels import track_label
from reader.ui.translation.counts import CountLabels
from reader.ui.translation.labels import format_label
from reader.ui.widgets.button import Chip, ChoiceGroup, CountChip, MenuButton
from reader.ui.widgets.folding_row import FoldingRow
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.translated_widget import TranslatedWidget

_TRACKS = (None, *tuple(Track)[1:])


class ShelfFilterBar(TranslatedWidget, QWidget):
    """Edit a `ShelfFilter`; ``choice_changed`` carries it when it has changed.

    ``order_changed`` carries a `ShelfOrder` and whether it is reversed, ``cards_requested`` whether covers are to be
    shown; ``dropped`` carries the ids of texts and the `Track` they were dropped on. ``rows`` is called as the menu
    opens.
    """

    choice_changed = Signal(object)
    order_changed = Signal(object, bool)
    cards_requested = Signal(bool)
    dropped = Signal(list, object)

    def __init__(self, icons: Icons, theme: Theme, rows: Callable[[], Collection[ShelfRow]]) -> None:
        super().__init__()
        self._icons = icons
        self._rows = rows
        self._choice = ShelfFilter()
        self._order = (ShelfOrder.READ, False)
        self._chips = {track: TrackChip() for track in _TRACKS}
        self._filter, self._sort = MenuButton(), MenuButton()
        self._views = SegmentedControl[bool]()
        self._list, self._cards = (
            self._views.add(False, icon="list"),
            self._views.add(True, icon="grid"),
        )
        self._head = FoldingRow()
        self._active = QWidget()
        self._close = QIcon()
        self._counts: dict[Track | None, int] = {}
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.retranslate()

    @property
    def choice(self) -> ShelfFilter:
        """Return the filter, without the query of the search field."""
        return self._choice

    @Slot(object)
    def choose(self, choice: ShelfFilter) -> None:
        """Set the filter."""
        if choice != self._choice:
            self._choice = choice
            self._show_choice()
            self.choice_changed.emit(choice)

    def show_order(self, order: ShelfOrder, *, backward: bool) -> None:
        """Show the order of the texts."""
        self._order = (order, backward)
        label = order_label(order)
        self._sort.setText(self.tr("{order}, reversed").format(order=label) if backward else label)

    def show_cards(self, *, on: bool) -> None:
        """Show whether covers are shown."""
        self._views.choose(on)

    def show_counts(self, counts: Mapping[Track | None, int]) -> None:
        """Show how many texts are on each track; None stands for all of them."""
        if counts != self._counts:
            self._counts = dict(counts)
            for track, chip in self._chips.items():
                chip.show_count(counts.get(track, 0))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._views.draw_icons(self._icons, theme)
        for button, name in ((self._filter, "filter"), (self._sort, "order")):
            button.setIcon(self._icons.icon(name, theme.muted))
        self._close = self._icons.icon("close", theme.muted, size=SMALL_ICON)
        self._show_choice()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for track, chip in self._chips.items():
            chip.set_label(self.tr("All") if track is None else track_label(track))
            chip.setToolTip("" if track is None else self.tr("Drag texts here to move them to this track"))
        self._filter.setText(self.tr("Filter"))
        self._sort.setToolTip(self.tr("Sort order of the texts"))
        self._views.name(False, self.tr("List"))
        self._views.name(True, self.tr("Covers"))
        self.show_order(self._order[0], backward=self._order[1])
        self._show_choice()

    def _lay_out(self) -> None:
        self._head.start.add(*self._chips.values(), STRETCH)
        self._head.end.add(STRETCH, self._filter, self._sort, self._views)
        Row(self._active, margins=0, spacing=SPACE)
        column = Column(self, margins=0, spacing=SPACE)
        column.add(self._head, self._active)

    def _connect(self) -> None:
        for track, chip in self._chips.items():
            chip.clicked.connect(partial(self._choose_track, track))
            if track is not None:
                chip.dropped.connect(partial(self._drop, track))
                chip.setAcceptDrops(True)
        self._views.chosen.connect(self.cards_requested.emit)
        self._filter.menu().aboutToShow.connect(self._on_filter_about_to_show)
        self._sort.menu().aboutToShow.connect(self._on_sort_about_to_show)

    def _choose_track(self, track: Track | None) -> None:
        self.choose(replace(self._choice, track=None if track is self._choice.track else track))
        self._show_choice()  # a chip that was clicked again stays checked

    def _drop(self, track: Track, texts: list[str]) -> None:
        self.dropped.emit(texts, track)

    # --- active filters ------------------------------------------------------------------------------------------

    def _show_choice(self) -> None:
        for track, chip in self._chips.items():
            chip.setChecked(track is self._choice.track)
        row = self._active.layout()
        assert isinstance(row, Row)
        while (item := row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        parts = self._active_criteria()
        for label, without in parts:
            button = Chip(label, partial(self.choose, without), self._active)
            button.setIcon(self._close)
            button.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
            button.setToolTip(self.tr("Clear Filter"))
            row.addWidget(button)
        row.addStretch(1)
        self._active.setVisible(bool(parts))

    def _active_criteria(self) -> list[tuple[str, ShelfFilter]]:
        """Return the label of each active criterion other than the track, with the filter without it."""
        chosen = self._choice
        parts: list[tuple[str, ShelfFilter]] = []
        if chosen.state is not ReadingState.ANY:
            parts.append((state_label(chosen.state), replace(chosen, state=ReadingState.ANY)))
        if chosen.required is not None:
            parts.append((required_label(required=chosen.required), replace(chosen, required=None)))
        if chosen.tag:
            parts.append((f"#{chosen.tag}", replace(chosen, tag="")))
        if chosen.language:
            parts.append((language_name(chosen.language), replace(chosen, language="")))
        if chosen.format is not None:
            parts.append((format_label(chosen.format), replace(chosen, format=None)))
        return parts

    # --- menus ---------------------------------------------------------------------------------------------------

    @Slot()
    def _on_filter_about_to_show(self) -> None:
        menu, chosen, rows = self._filter.menu(), self._choice, self._rows()
        menu.clear()
        self._add_options(
            menu, chosen.state, [(state_label(value), value, replace(chosen, state=value)) for value in ReadingState]
        )
        menu.addSeparator()
        required = [(required_label(required=value), value, replace(chosen, required=value)) for value in (True, False)]
        either = (self.tr("Required and my choice"), None, replace(chosen, required=None))
        self._add_options(menu, chosen.required, [either, *required])
        menu.addSeparator()
        tags = _by_frequency(tag for row in rows for tag in row.filing.tags)
        self._add_submenu(
            menu, self.tr("Tag"), chosen.tag, [(f"#{value}", value, replace(chosen, tag=value)) for value in tags]
        )
        languages = _by_frequency(row.text.language for row in rows if row.text.language)
        choices = [(language_name(value), value, replace(chosen, language=value)) for value in languages]
        self._add_submenu(menu, self.tr("Language"), chosen.language, choices)
        formats = _by_frequency(row.text.format.value for row in rows)
        kinds = [
            (format_label(TextFormat(value)), value, replace(chosen, format=TextFormat(value))) for value in formats
        ]
        self._add_submenu(menu, self.tr("Format"), chosen.format.value if chosen.format else "", kinds)

    def _add_submenu(self, menu: QMenu, label: str, current: str, options: list[tuple[str, str, ShelfFilter]]) -> None:
        submenu = menu.addMenu(label)
        submenu.setEnabled(bool(options))
        self._add_options(submenu, current, options)

    def _add_options(self, menu: QMenu, current: object, options: Sequence[tuple[str, object, ShelfFilter]]) -> None:
        group = ChoiceGroup(menu, current)
        for label, value, choice in options:
            group.add(label, value).triggered.connect(partial(self.choose, choice))

    @Slot()
    def _on_sort_about_to_show(self) -> None:
        menu, (current, backward) = self._sort.menu(), self._order
        menu.clear()
        group = ChoiceGroup(menu, current)
        for order in ShelfOrder:
            group.add(order_label(order), order).triggered.connect(partial(self.order_changed.emit, order, False))
        menu.addSeparator()
        reverse = QAction(self.tr("Reverse order"), menu)
        reverse.setCheckable(True)
        reverse.setChecked(backward)
        reverse.triggered.connect(partial(self.order_changed.emit, current, not backward))
        menu.addAction(reverse)


class TrackChip(CountChip):
    """Filter by a track; texts that are dropped on the chip are put on the track."""

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__(CountLabels().texts)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept texts."""
        if event.mimeData().hasFormat(TEXTS_MIME):
            event.acceptProposedAction()
            self.setDown(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before the drag."""
        self.setDown(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the ids of the dropped texts."""
        self.setDown(False)
        event.acceptProposedAction()
        self.dropped.emit(json.loads(bytes(event.mimeData().data(TEXTS_MIME).data())))


def _by_frequency(values: Iterable[str]) -> list[str]:
    """Return each value once, the most frequent first."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sorted(counts, key=lambda value: (-counts[value], value))
