"""Filter the annotations of all texts: chips of kinds that count, and menus of colours and tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from reader.core.annotations.model import AnnotationKind
from reader.ui.annotations.filter_bar import FilterBar
from reader.ui.appearance.sizes import SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.translation.counts import CountLabels
from reader.ui.widgets.button import ChoiceGroup, CountChip, MenuButton
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.folding_row import FoldingRow
from reader.ui.widgets.layout import STRETCH, Column


class NotesFilterBar(FilterBar):
    """A filter whose text ``field`` stands in the header of the screen; ``buttons`` stand at its end.

    Where there is no room for the chips, the menu of colours offers the kinds too.
    ``tags_requested`` is emitted when the menu of tags is about to open, for `set_tags` to be called.
    """

    tags_requested = Signal()
    menu_kinds: tuple[AnnotationKind, ...] = ()
    key = "Ctrl+F"

    def __init__(self, theme: Theme, *buttons: QPushButton, parent: QWidget | None = None) -> None:
        self._chips = {kind: CountChip(CountLabels().notes) for kind in (None, *AnnotationKind)}
        self._tags: tuple[str, ...] = ()
        self._tag_button = MenuButton()
        self._buttons = buttons
        super().__init__(theme, parent)
        for kind, chip in self._chips.items():
            chip.clicked.connect(partial(self._choose_kind, kind))
        self._tag_button.menu().aboutToShow.connect(self.tags_requested)

    @property
    def field(self) -> SearchField:
        """Return the text field."""
        return self._field

    def show_counts(self, counts: Mapping[AnnotationKind, int]) -> None:
        """Show how many annotations there are of each kind."""
        for kind, chip in self._chips.items():
            chip.show_count(sum(counts.values()) if kind is None else counts.get(kind, 0))
        self._fold()

    def set_tags(self, tags: Sequence[str]) -> None:
        """Set the tags in the menu."""
        if tuple(tags) != self._tags:
            self._tags = tuple(tags)
            self._fill_tags()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the chips into the menu where there is no room for them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        needed = sum(chip.sizeHint().width() + SPACE for chip in self._chips.values())
        kinds = tuple(AnnotationKind) if needed > self.width() else ()
        if kinds != self.menu_kinds:
            self.menu_kinds = kinds
            for chip in self._chips.values():
                chip.setVisible(not kinds)
            self._fill_kinds()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for kind, chip in self._chips.items():
            chip.set_label(self._chip_label(kind))
        self._fill_tags()
        super().retranslate()

    @override
    def all_label(self) -> str:
        """Return the label of the choice in the menu that leaves nothing out."""
        return super().all_label() if self.menu_kinds else self.tr("All colours")

    @override
    def _lay_out(self) -> None:
        row = FoldingRow()
        row.start.add(*self._chips.values(), STRETCH)
        row.end.add(STRETCH, self._kind_button, self._tag_button, *self._buttons)
        Column(self, margins=0).add(row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the chips fold

    def _chip_label(self, kind: AnnotationKind | None) -> str:
        labels = {
            None: self.tr("All"),
            AnnotationKind.HIGHLIGHT: self.tr("Highlights"),
            AnnotationKind.NOTE: self.tr("Notes"),
            AnnotationKind.QUESTION: self.tr("Questions"),
            AnnotationKind.BOOKMARK: self.tr("Bookmarks"),
        }
        return labels[kind]

    def _fill_tags(self) -> None:
        menu = self._tag_button.menu()
        menu.clear()
        group = ChoiceGroup(menu, self._filter.tag)
        for tag in ("", *self._tags):
            group.add(f"#{tag}" if tag else self.tr("All tags"), tag)
        group.chosen.connect(self._on_tag_chosen)

    @override
    def _show_choice(self) -> None:
        super()._show_choice()
        for kind, chip in self._chips.items():
            chip.setChecked(kind is self._filter.kind)
        tag = self._filter.tag
        self._tag_button.setText(f"#{tag}" if tag else self.tr("Tags"))

    def _choose_kind(self, kind: AnnotationKind | None) -> None:
        self._set_filter(replace(self._filter, kind=None if kind is self._filter.kind else kind))
        self._show_choice()  # a chip that was clicked again stays checked

    @Slot(object)
    def _on_tag_chosen(self, tag: str) -> None:
        self._set_filter(replace(self._filter, tag=tag))
