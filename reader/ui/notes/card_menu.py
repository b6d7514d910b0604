"""Offer what can be done to an annotation, and do it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.core.notes.annotation import COLOURS, Annotation, AnnotationKind
from reader.ui.annotator import Annotator
from reader.ui.notes.annotation_model import AnnotationModel
from reader.ui.notes.card_view import CardView
from reader.ui.notes.card_words import colour_name
from reader.ui.notes.filter_bar import swatch


class CardMenu(QObject):
    """Answer to the keys and the menu of a `CardView`; ``edit_wanted`` and ``tags_wanted`` carry the id."""

    edit_wanted = Signal(str)
    tags_wanted = Signal(str)

    def __init__(self, view: CardView, model: AnnotationModel, annotator: Annotator) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._annotator = annotator
        view.colour_chosen.connect(self._on_view_colour_chosen)
        view.removal_asked.connect(self._on_view_removal_asked)
        view.menu_asked.connect(self._on_view_menu_asked)

    def menu_for(self, annotation: Annotation) -> QMenu:
        """Build the menu of one annotation."""
        menu = QMenu(self._view)
        self._offer(menu, self.tr("Edit note"), self._edit, annotation)
        self._offer(menu, self.tr("Tags…"), self._edit_tags, annotation)
        if annotation.kind is AnnotationKind.QUESTION:
            self._offer(menu, self.tr("Make it a note"), self._make_note, annotation)
        else:
            self._offer(menu, self.tr("Make it a question"), self._make_question, annotation)
        menu.addSeparator()
        self._offer_colours(menu, annotation)
        menu.addSeparator()
        if annotation.quote:
            self._offer(menu, self.tr("Copy quotation"), _copy_quotation, annotation)
        if annotation.body:
            self._offer(menu, self.tr("Copy note"), _copy_note, annotation)
        self._offer(menu, self.tr("Remove"), self._remove, annotation)
        return menu

    def _offer(self, menu: QMenu, words: str, act: Callable[[Annotation], None], annotation: Annotation) -> None:
        menu.addAction(words).triggered.connect(partial(_without_state, act, annotation))

    def _offer_colours(self, menu: QMenu, annotation: Annotation) -> None:
        theme = self._view.look.theme
        for colour in COLOURS:
            ring = theme.text if annotation.colour == colour else theme.line
            action = menu.addAction(swatch(theme.marks[colour - 1], ring), f"{colour_name(colour)}\t{colour}")
            action.setCheckable(True)
            action.setChecked(annotation.colour == colour)
            action.triggered.connect(partial(self._recolour, annotation, colour))

    def _edit(self, annotation: Annotation) -> None:
        self.edit_wanted.emit(annotation.id)

    def _edit_tags(self, annotation: Annotation) -> None:
        self.tags_wanted.emit(annotation.id)

    def _make_question(self, annotation: Annotation) -> None:
        self._annotator.turn_into(annotation.id, AnnotationKind.QUESTION)

    def _make_note(self, annotation: Annotation) -> None:
        kind = AnnotationKind.NOTE if annotation.body or not annotation.colour else AnnotationKind.HIGHLIGHT
        self._annotator.turn_into(annotation.id, kind)

    def _recolour(self, annotation: Annotation, colour: int, _checked: bool = False) -> None:
        self._annotator.recolour(annotation.id, colour)

    def _remove(self, annotation: Annotation) -> None:
        self._annotator.remove((annotation.id,))

    @Slot(str, int)
    def _on_view_colour_chosen(self, annotation_id: str, colour: int) -> None:
        self._annotator.recolour(annotation_id, colour)

    @Slot(str)
    def _on_view_removal_asked(self, annotation_id: str) -> None:
        self._annotator.remove((annotation_id,))

    @Slot(str, QPoint)
    def _on_view_menu_asked(self, annotation_id: str, at: QPoint) -> None:
        row = self._model.row_of(annotation_id)
        if row is not None:
            menu = self.menu_for(self._model.annotation(row))
            menu.exec(at)
            menu.deleteLater()


def _without_state(act: Callable[[Annotation], None], annotation: Annotation, _checked: bool = False) -> None:
    act(annotation)


def _copy_quotation(annotation: Annotation) -> None:
    QGuiApplication.clipboard().setText(annotation.quote)


def _copy_note(annotation: Annotation) -> None:
    QGuiApplication.clipboard().setText(annotation.body)
