"""Show the excerpts of one text: its marks in context, with the notes below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.excerpts import MOST_CONTEXT
from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.annotation_labels import described_by
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.annotations.card_layout import AnnotationCards, CardLayout
from reader.ui.appearance.sizes import EDGE
from reader.ui.notes.excerpt_cards import ExcerptCards, SectionedModel
from reader.ui.notes.notes_page import NotesPage
from reader.ui.preferences.preferences import Preferences
from reader.ui.shell.context import AppContext
from reader.ui.widgets.button import ChoiceGroup, IconButton, MenuButton
from reader.ui.widgets.label import Label, TitleLabel


class ExcerptsPage(NotesPage):
    """The page of the excerpts of one text; ``left`` is emitted to go back to where the reader came from."""

    left = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._excerpt_cards: ExcerptCards | None = None
        self._standard_cards = AnnotationCards(context.library, context.clock)
        self._back, self._sentences = IconButton("back", self.left), MenuButton(self)
        self._title, self._count = TitleLabel("title", self), Label(role="muted", parent=self)
        self._model = SectionedModel(described_by(context.library))
        self.list = AnnotationList(context, self, model=self._model, make_card=self._make_card)
        self._model.setParent(self.list)
        row = self.header.row
        row.add(self._back)
        row.addWidget(self._title, 100)
        row.addStretch(1)
        row.add(self._count, self._sentences)
        self.set_up(self.list)
        self.list.view.opened.connect(self._on_view_opened)
        self.list.shown_changed.connect(self._show_count)
        context.settings.changed.connect(self._on_settings_changed)
        context.appearance.changed.connect(self._set_page)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._back.setText(self.tr("Back"))
        self._back.setToolTip(self.tr("Back to where you were (Esc)"))
        self._model.other_headings = (self.tr("Unplaced notes"), self.tr("About the whole text"))
        self.list.view.setAccessibleName(self.tr("Marks in this text, with the sentences around them"))
        self.list.view.set_empty_message(self.tr("No marks in this text yet"))
        self._fill_contexts()
        self._show_count()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_page()

    # content

    @property
    def text_id(self) -> str:
        """Return the id of the shown text; empty without one."""
        return self._excerpt_cards.text.id if self._excerpt_cards else ""

    def show_text(self, text_id: str, annotation_id: str = "") -> None:
        """Show the excerpts of a text, scrolled to an annotation; raises ReaderError TEXT_UNKNOWN."""
        self.list.finish_editing()
        text = self._context.library.texts.get(text_id)
        self._excerpt_cards = self._model.excerpt_cards = ExcerptCards(self._context.library, text, self._context.clock)
        self._title.set_full_text(text.title)
        self._set_page()
        self.list.refill(self._fill)
        self.list.view.lay_out_again()
        if not (annotation_id and self.list.view.select(annotation_id)):
            self.list.view.show_at_top(0)

    @Slot()
    @override
    def reload(self) -> None:
        """Reload the annotations of the text from the library."""
        self._stale = False
        if self._excerpt_cards is None:
            return
        try:
            self.list.refresh(self._fill)
        except ReaderError:
            self._excerpt_cards = self._model.excerpt_cards = None
            self.left.emit()
            return
        self.list.view.lay_out_again()

    def _fill(self) -> None:
        annotations = self._context.library.annotations.of_text(self.text_id)
        self._set_annotations(annotations)
        self._model.show(annotations)

    def _set_annotations(self, annotations: Sequence[Annotation]) -> None:
        if self._excerpt_cards is not None:
            self._excerpt_cards.set_annotations(annotations, self._context.settings.values.condensed_context)

    def _make_card(self, annotation: Annotation, style: CardStyle, width: float) -> CardLayout:
        return (self._excerpt_cards or self._standard_cards)(annotation, style, width)

    @Slot()
    def _set_page(self) -> None:
        if self._excerpt_cards is None:
            return
        preferences = self._context.settings.values
        self._excerpt_cards.set_page(self.list.view.card_style, preferences, self.list.width())
        assert self._excerpt_cards.typography is not None
        self.list.view.set_width(EDGE, self._excerpt_cards.typography.measure)

    def _fill_contexts(self) -> None:
        menu = self._sentences.menu()
        menu.clear()
        current = self._context.settings.values.condensed_context
        group = ChoiceGroup(menu, current)
        for number in range(MOST_CONTEXT + 1):
            group.add(self._context_label(number), number)
        group.chosen.connect(self.set_context)
        self._sentences.setText(self._context_label(current))

    def _context_label(self, context: int) -> str:
        if not context:
            return self.tr("Sentence only")
        return self.tr("%n sentence(s) around it", "", context)

    @Slot(object)
    def set_context(self, sentences: int) -> None:
        """Set the number of sentences of context around each passage."""
        self._context.settings.change(condensed_context=sentences)

    @Slot()
    def _show_count(self) -> None:
        self._count.setText(self.tr("%n mark(s)", "", self._model.total))

    @Slot(str)
    def _on_view_opened(self, annotation_id: str) -> None:
        self._context.navigator.open(self.text_id, annotation_id)

    @Slot(object, object)
    @override
    def _on_change_notifier_changed(self, changes: Changes, initiator: object) -> None:
        if self._excerpt_cards is None or not (changes.annotations or self.text_id in changes.texts):
            return
        if not self.isVisible():
            self._stale = True
        elif self.text_id in changes.texts or not changes.carried:
            self.reload()
        else:
            self._take_over(changes, initiator)

    def _take_over(self, changes: Changes, initiator: object) -> None:
        """Show single annotations; recompute the excerpts only if marks have changed."""
        before = [_shape(annotation) for annotation in self._model.shown()]
        self.list.apply_changes(changes, initiator, text_id=self.text_id)
        if before != [_shape(annotation) for annotation in self._model.shown()]:
            self._set_annotations(self._model.shown())
            self.list.view.lay_out_again()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        self._set_page()
        if before.condensed_context != after.condensed_context:
            self._fill_contexts()
            self.reload()


def _shape(annotation: Annotation) -> object:
    return annotation.id, annotation.anchor, annotation.colour, annotation.orphan
