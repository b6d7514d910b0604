"""Choose the notes that are handed over: by text, tag or colour, or one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from typing_extensions import override

from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import Annotation
from reader.core.study.exchange import ExchangeFile
from reader.core.text.sanitise import one_line
from reader.exporters.file_names import safe_stem
from reader.services.study.notes_hand_over import (
    NotesChoice,
    NotesHandOver,
    OfferedText,
    notes_file,
    notes_readme_labels,
    offered_notes,
    record_group,
)
from reader.services.study.study_day import study_day_of
from reader.ui.annotations.filter_bar import swatch
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.appearance.sizes import ROW_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.group_field import GroupField
from reader.ui.study.hand_over_form import HandOverForm
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.field import ComboBox
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_NOTE = Qt.ItemDataRole.UserRole
_LONGEST = 80


class NotesHandOverForm(HandOverForm):
    """The group and the name, what narrows the list, and the list of notes with ticks; none is ticked at first."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._offered: list[OfferedText] = offered_notes(context.library)
        self.chosen: set[str] = set()
        self.group = GroupField(context.library)
        self.texts = ComboBox([(self.tr("All texts"), ""), *((one.text.title, one.text.id) for one in self._offered)])
        tags = dict.fromkeys(tag for one in self._offered for tag in one.tags)
        self.tags = ComboBox([(self.tr("Any tag"), ""), *((f"#{tag}", tag) for tag in sorted(tags))])
        self.colours = ComboBox([(self.tr("Any colour"), 0), *((colour_name(colour), colour) for colour in COLOURS)])
        theme = context.appearance.theme
        for row, colour in enumerate(COLOURS, 1):
            self.colours.setItemIcon(row, swatch(theme.marks[colour - 1], theme.line))
        self.list = ColumnList([self.tr("Notes")], self.tr("Notes to share"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(True)
        self._count = Label(role="muted", wraps=True)
        self._lay_out()
        self.group.changed.connect(self.changed)
        for box in (self.texts, self.tags, self.colours):
            box.currentIndexChanged.connect(self._on_filter_changed)
        self.list.itemChanged.connect(self._on_list_item_changed)
        self._fill()

    def _lay_out(self) -> None:
        self.group.add_row(self.tr("Text"), self.texts)
        self.group.add_row(self.tr("Tag"), self.tags)
        self.group.add_row(self.tr("Colour"), self.colours)
        ticks = Row(margins=0, spacing=SPACE)
        tick = LinkButton(self.tr("Select All Shown"), self.tick_shown)
        untick = LinkButton(self.tr("Deselect All Shown"), self.untick_shown)
        ticks.add(tick, untick, STRETCH)
        private = Label(self.tr("Notes tagged #self are never listed."), role="muted", wraps=True)
        column = Column(self, margins=0, spacing=ROW_SPACE)
        column.add(self.group, ticks, self.list, self._count, private, grows=self.list)

    @override
    def title(self) -> str:
        return self.tr("Share My Notes")

    @override
    def exchange_file(self) -> ExchangeFile | None:
        group = self.group.group()
        if group is None or not self.chosen:
            return None
        labels = notes_readme_labels(QCoreApplication.translate)
        hand_over = NotesHandOver(group, self._offered, self.chosen)
        return notes_file(self.context.library, hand_over, labels, self.context.clock.now())

    @override
    def file_name(self) -> str:
        day = study_day_of(self.context.library, self.context.clock.now())
        name = self.tr("Notes {name} {day}").format(name=self.group.name.text(), day=day.isoformat())
        return f"{safe_stem(one_line(name))}.study.zip"

    @override
    def missing(self) -> str:
        if not self._offered:
            return self.tr("There are no notes to share yet. Mark a passage first.")
        return self.group.missing() or self.tr("Select the notes to share.")

    @override
    def saved(self, path: Path | None) -> None:
        group = self.group.group()
        if group is not None:
            self.context.commands.run(lambda: record_group(self.context.library, group, self.context.clock.now()), self)

    @Slot()
    def tick_shown(self) -> None:
        """Tick all notes that the list shows."""
        self._choose(self._shown_ids(), is_chosen=True)

    @Slot()
    def untick_shown(self) -> None:
        """Take the tick from all notes that the list shows."""
        self._choose(self._shown_ids(), is_chosen=False)

    def _choose(self, notes: Iterable[str], *, is_chosen: bool) -> None:
        (self.chosen.update if is_chosen else self.chosen.difference_update)(notes)
        self._show_ticks()
        self.changed.emit()

    def _shown_ids(self) -> list[str]:
        texts = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [note.data(0, _NOTE) for text in texts for note in _children(text)]

    def _fill(self) -> None:
        """Fill the list with the texts and notes that match what narrows it."""
        text, tag, colour = self.texts.currentData(), self.tags.currentData(), self.colours.currentData()
        choice = NotesChoice([text] if text else (), [tag] if tag else (), [colour] if colour else ())
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._offered:
                notes = [annotation for annotation in one.annotations if choice.has(annotation)]
                if notes:
                    self._add_text(one, notes)
        self._show_ticks()

    def _add_text(self, one: OfferedText, notes: list[Annotation]) -> None:
        item = QTreeWidgetItem([one_line(one.text.title)])
        for annotation in notes:
            words = one_line(annotation.quote) or one_line(annotation.body)
            note = QTreeWidgetItem([words[:_LONGEST]])
            note.setToolTip(0, "\n".join(part for part in (annotation.quote, annotation.body) if part))
            note.setData(0, _NOTE, annotation.id)
            item.addChild(note)
        self.list.addTopLevelItem(item)
        item.setExpanded(True)

    def _show_ticks(self) -> None:
        with QSignalBlocker(self.list):
            for row in range(self.list.topLevelItemCount()):
                self._show_tick(self.list.topLevelItem(row))
        self.list.viewport().update()
        self._count.setText(self.tr("%n note(s) selected", None, len(self.chosen)))

    def _show_tick(self, text: QTreeWidgetItem | None) -> None:
        """Show the ticks of the notes on a text, and its own: half of one where only some go."""
        notes = _children(text)
        ticked = [note.data(0, _NOTE) in self.chosen for note in notes]
        for note, is_ticked in zip(notes, ticked, strict=True):
            note.setCheckState(0, Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        some = Qt.CheckState.PartiallyChecked if any(ticked) else Qt.CheckState.Unchecked
        if text is not None:
            text.setCheckState(0, Qt.CheckState.Checked if all(ticked) else some)

    @Slot(int)
    def _on_filter_changed(self, _index: int) -> None:
        self._fill()

    @Slot(QTreeWidgetItem, int)
    def _on_list_item_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        is_chosen = item.checkState(0) is not Qt.CheckState.Unchecked
        notes = [note.data(0, _NOTE) for note in _children(item) or [item]]
        self._choose(notes, is_chosen=is_chosen)


def _children(item: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    """Return the rows below one."""
    rows = [] if item is None else [item.child(row) for row in range(item.childCount())]
    return [row for row in rows if row is not None]
