"""Show the details of the text that is chosen on the shelf."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from reader.core.text.omissions import Omission
from reader.core.text.sanitise import sanitise
from reader.services.shelf import MarkCounts, ShelfRow
from reader.services.text_length import TextLength
from reader.ui.appearance.sizes import CARD_SPACE, SPACE, TIGHT
from reader.ui.library.text_labels import filing_label, listed, tags_label
from reader.ui.planning.roadmap_labels import short_date
from reader.ui.translation.labels import format_label
from reader.ui.translation.omission_labels import omissions_label
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import ColumnCard, Rule
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Form, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_LABEL_WIDTH = 56


class TextDetailsCard(TranslatedWidget, ColumnCard):
    """Kind, filing, marks, source and omissions of a text, with links to what can be done with it.

    The signals carry the id of the text.
    """

    open_requested = Signal(str)
    marks_requested = Signal(str)
    export_requested = Signal(str)
    tags_requested = Signal(str)
    details_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: ShelfRow | None = None
        self._marks_count = MarkCounts()
        self._omissions: tuple[Omission, ...] = ()
        self._today: date | None = None
        self._length: TextLength | None = None
        self._title = ElidedLabel("heading")
        self._kind, self._filing, self._marks, self._left_out = (Label(wraps=True) for _ in range(4))
        self._added = ElidedLabel()
        self._tags = CardLink(clicked=self._on_tags_clicked)
        self._labels = tuple(Label(role="muted") for _ in range(6))
        self._open = CardLink(clicked=self._on_open_clicked)
        self._notes = CardLink(clicked=self._on_notes_clicked)
        self._export = CardLink(clicked=self._on_export_clicked)
        self._details = CardLink(clicked=self._on_details_clicked)
        self._form = Form(margins=0, spacing=SPACE, column_spacing=CARD_SPACE, labels_left=True)
        self._lay_out()
        self.retranslate()
        self.hide()

    def show_text(
        self,
        row: ShelfRow | None,
        marks: MarkCounts,
        today: date | None,
        omissions: tuple[Omission, ...] = (),
        *,
        text_length: TextLength | None = None,
    ) -> None:
        """Show a text with what was counted in it and what was left out of it; None hides the card."""
        shown = (self._row, self._marks_count, self._today, self._omissions, self._length)
        if (row, marks, today, omissions, text_length) == shown:
            return
        self._length = text_length
        self._row, self._marks_count, self._today, self._omissions = row, marks, today, omissions
        self.setVisible(row is not None)
        self._update()

    @property
    def left_out_text(self) -> str:
        """Return what is said to be left out of the text; empty where the text is whole."""
        return self._left_out.text() if self._form.isRowVisible(self._left_out) else ""

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        names = (
            *(self.tr("Format"), self.tr("Track"), self.tr("Tags"), self.tr("Marks"), self.tr("Added")),
            self.tr("Left out"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._open.setText(self.tr("Open"))
        self._notes.setText(self.tr("Notes"))
        self._export.setText(self.tr("Export…"))
        self._details.setText(self.tr("Details…"))
        self._details.setToolTip(self.tr("See and correct how the text was read (I)"))
        self._update()

    def _lay_out(self) -> None:
        fields = (self._kind, self._filing, self._tags, self._marks, self._added, self._left_out)
        for label, field in zip(self._labels, fields, strict=True):
            label.setMinimumWidth(_LABEL_WIDTH)
            label.setBuddy(field)
            self._form.addRow(label, field)
        links = Row(margins=0, spacing=CARD_SPACE)
        links.add(self._open, self._notes, self._export, STRETCH)
        key = Row(margins=0, spacing=TIGHT)
        key.add(self._details, KeyCap("I"))
        links.add(key)
        self.column.add(self._title, self._form, STRETCH, Rule(), links)

    def _update(self) -> None:
        row = self._row
        if row is None:
            return
        text = row.text
        self._kind.setText(listed((format_label(text.format), self._length_label())))
        self._filing.setText(filing_label(row))
        self._marks.setText(self._marks_label(self._marks_count))
        for label, value in ((self._title, text.title), (self._added, self._added_label(row))):
            label.set_full_text(value)
            label.setToolTip(value)
        self._left_out.setText(omissions_label(self._omissions))
        self._form.setRowVisible(self._left_out, bool(self._omissions))
        tags = tags_label(row)
        self._tags.setText(tags or self.tr("Add Tags…"))
        self._tags.setAccessibleName(self.tr("Tags: {tags}").format(tags=tags or "–"))
        self._notes.setEnabled(self._marks_count.marks > 0)

    def _length_label(self) -> str:
        """Return how long the text is; empty while that is not known."""
        length = self._length
        if length is None:
            return ""
        if length.is_rounded and length.in_words:
            return self.tr("about %Ln word(s)", None, length.count)
        if length.is_rounded:
            return self.tr("about %Ln character(s)", None, length.count)
        if length.in_words:
            return self.tr("%Ln word(s)", None, length.count)
        return self.tr("%Ln character(s)", None, length.count)

    def _marks_label(self, counts: MarkCounts) -> str:
        """Return the number of marks, and how many of them are notes or questions."""
        notes = self.tr("%Ln note(s)", None, counts.notes)
        questions = self.tr("%Ln question(s)", None, counts.questions)
        marks = self.tr("%Ln mark(s)", None, counts.marks)
        if counts.notes and counts.questions:
            template = self.tr("{marks}, with {notes} and {questions}")
            return template.format(marks=marks, notes=notes, questions=questions)
        if counts.notes or counts.questions:
            return self.tr("{marks}, with {notes}").format(marks=marks, notes=notes if counts.notes else questions)
        return marks

    def _added_label(self, row: ShelfRow) -> str:
        """Return the day on which a text was added, and the name of its file."""
        day = short_date(row.text.added.astimezone().date(), self._today)
        name = sanitise(PurePath(row.text.source).name)
        return self.tr("{date}, from {name}").format(date=day, name=name) if name else day

    @property
    def _id(self) -> str:
        return self._row.text.id if self._row is not None else ""

    @Slot()
    def _on_open_clicked(self) -> None:
        self.open_requested.emit(self._id)

    @Slot()
    def _on_notes_clicked(self) -> None:
        self.marks_requested.emit(self._id)

    @Slot()
    def _on_export_clicked(self) -> None:
        self.export_requested.emit(self._id)

    @Slot()
    def _on_tags_clicked(self) -> None:
        self.tags_requested.emit(self._id)

    @Slot()
    def _on_details_clicked(self) -> None:
        self.details_requested.emit(self._id)
