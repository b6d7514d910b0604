"""Show the context menu of annotations, and perform its commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.text.normalise import without_break_signs
from reader.core.text.sanitise import one_line
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.card_view import CardView
from reader.ui.annotations.filter_bar import swatch
from reader.ui.annotations.topic_commands import TopicCommands
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.appearance.mark_styles import MARK_STYLES, style_name
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.flashcard_commands import FlashcardCommands


class CardMenu(QObject):
    """The key commands and the context menu of a `CardView`; ``edit_requested`` and ``tags_requested`` carry the id."""

    edit_requested = Signal(str)
    tags_requested = Signal(str)
    many_tags_requested = Signal(tuple)
    """Carries the ids of annotations whose tags are to be changed together."""
    blanks_requested = Signal(tuple)
    """Carries the ids of annotations for which blanks are to be suggested."""
    action_requested = Signal(str)
    """Carries the id of an annotation that an action is to grow out of."""
    move_requested = Signal(str)
    """Carries the creator of notes that are to be moved from among the reader's own to those of others."""
    excerpts_requested = Signal(str)
    """Carries the id of a text whose excerpts are to be shown."""

    def __init__(
        self,
        view: CardView,
        model: CardModel,
        annotation_commands: AnnotationCommands,
        topics: TopicCommands,
        flashcards: FlashcardCommands,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._annotation_commands = annotation_commands
        self._topics = topics
        self._flashcards = flashcards
        self._take_out: Callable[[tuple[str, ...]], None] | None = None
        view.tags_requested.connect(self._on_view_tags_requested)
        view.action_requested.connect(self._on_view_action_requested)
        view.colour_chosen.connect(self._on_view_colour_chosen)
        view.style_chosen.connect(self._on_view_style_chosen)
        view.removal_requested.connect(self._on_view_removal_requested)
        view.menu_requested.connect(self._on_view_menu_requested)

    def set_removal_handler(self, take_out: Callable[[tuple[str, ...]], None]) -> None:
        """Make Del and the menu call ``take_out`` with the selected ids instead of removing annotations."""
        self._take_out = take_out

    def menu_for(self, annotation: Annotation) -> QMenu:
        """Build the menu of one annotation."""
        menu = QMenu(self._view)
        if not annotation.text:
            return self._menu_for_free_text(menu, annotation)
        self._add_action(menu, self.tr("Edit Note"), self._edit, annotation)
        self._add_action(menu, self.tr("Tags…"), self._edit_tags, annotation)
        self._add_action(menu, self.tr("Action…"), self._ask_for_action, annotation)
        if annotation.kind is AnnotationKind.QUESTION:
            self._add_action(menu, self.tr("Change to Note"), self._make_note, annotation)
        else:
            self._add_action(menu, self.tr("Change to Question"), self._make_question, annotation)
        menu.addSeparator()
        self._add_colours(menu, annotation)
        self._add_styles(menu, annotation)
        menu.addSeparator()
        self.topic_menu((annotation.id,), menu)
        self._add_self_test(menu, annotation)
        if self.offers_excerpts:
            self._add_action(menu, self.tr("Highlights Only"), self._show_excerpts, annotation)
        menu.addSeparator()
        if annotation.quote:
            self._add_action(menu, self.tr("Copy Quote"), _copy_quotation, annotation)
        if annotation.body:
            self._add_action(menu, self.tr("Copy Note"), _copy_note, annotation)
        if self._take_out is not None:
            self._add_action(menu, self.tr("Remove from Topic"), self._take_one_out, annotation)
        if annotation.creator:
            words = self.tr("Move All by {name} to Others’ Notes").format(name=one_line(annotation.creator))
            self._add_action(menu, words.replace("&", "&&"), self._move, annotation)
        self._add_action(menu, self.tr("Remove"), self._remove, annotation)
        return menu

    def _menu_for_free_text(self, menu: QMenu, annotation: Annotation) -> QMenu:
        self._add_action(menu, self.tr("Edit Text"), self._edit, annotation)
        self._add_action(menu, self.tr("Copy Text"), _copy_note, annotation)
        self._add_action(menu, self.tr("Remove from Topic"), self._take_one_out, annotation)
        return menu

    def _take_one_out(self, annotation: Annotation) -> None:
        if self._take_out is not None:
            self._take_out((annotation.id,))

    def _take_many_out(self, annotations: Sequence[str], _checked: bool = False) -> None:
        if self._take_out is not None:
            self._take_out(tuple(annotations))

    def _annotations_among(self, annotations: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the annotations: in a topic, free texts may be selected with them."""
        if self._take_out is None:
            return tuple(annotations)
        rows = ((identifier, self._model.row_of(identifier)) for identifier in annotations)
        return tuple(identifier for identifier, row in rows if row is not None and self._model.annotation(row).text)

    def menu_for_many(self, annotations: Sequence[str]) -> QMenu:
        """Build the menu of many annotations; each command changes all of them in one step."""
        menu = QMenu(self._view)
        if self._take_out is not None:
            action = menu.addAction(self.tr("Remove from Topic"))
            action.triggered.connect(partial(self._take_many_out, annotations))
            annotations = self._annotations_among(annotations)
        menu.addAction(self.tr("Tags…")).triggered.connect(partial(self._tag_many, annotations))
        menu.addSeparator()
        self.fill_colours(menu, annotations)
        menu.addSeparator()
        self.topic_menu(annotations, menu)
        menu.addAction(self.tr("Suggest Blanks…")).triggered.connect(partial(self._suggest_for_many, annotations))
        menu.addSeparator()
        menu.addAction(self.tr("Remove")).triggered.connect(partial(self._remove_many, annotations))
        return menu

    def fill_colours(self, menu: QMenu, annotations: Sequence[str]) -> None:
        """Add an action for each colour, and for each style, that sets it on many annotations."""
        theme = self._view.card_style.theme
        for colour in COLOURS:
            action = menu.addAction(swatch(theme.marks[colour - 1], theme.line), f"{colour_name(colour)}\t{colour}")
            action.triggered.connect(partial(self._recolour_many, annotations, colour))
        menu.addSeparator()
        for style in MARK_STYLES:
            menu.addAction(_style_label(style)).triggered.connect(partial(self._set_style_of_many, annotations, style))

    def topic_menu(self, annotations: Sequence[str], menu: QMenu) -> None:
        """Add a submenu of topics for annotations, filled when it is opened."""
        submenu = menu.addMenu(self.tr("Move to Topic"))
        submenu.aboutToShow.connect(partial(self._fill_topics, submenu, annotations))

    def _fill_topics(self, menu: QMenu, annotations: Sequence[str]) -> None:
        menu.clear()
        self._topics.fill_menu(menu, annotations, self.source)

    def _add_self_test(self, menu: QMenu, annotation: Annotation) -> None:
        """Add a submenu of the ways to be asked for a mark in the self-test."""
        from reader.core.study.clozes import has_clozes

        submenu = menu.addMenu(self.tr("Self-Test"))
        self._add_action(submenu, self.tr("Suggest Blanks…"), self._suggest, annotation)
        if has_clozes(annotation.body):
            self._add_action(submenu, self.tr("Blanks in the Note"), self._ask_note_blanks, annotation)
        if annotation.body.strip():
            self._add_action(submenu, self.tr("Question in the Note"), self._ask_question, annotation)
        if annotation.quote.strip():
            self._add_action(submenu, self.tr("Clause by Clause"), self._ask_clauses, annotation)
            self._add_action(submenu, self.tr("Whole Passage"), self._ask_passage, annotation)
            submenu.addSeparator()
            action = submenu.addAction(self.tr("All Blanks at Once"))
            action.setCheckable(True)
            at_once = self._flashcards.asks_all_blanks(annotation.id)
            action.setChecked(at_once)
            action.triggered.connect(partial(self._set_all_blanks, annotation, not at_once))

    offers_excerpts = False
    """Whether the menu offers the excerpts of the annotation's text."""

    source = ""
    """The topic that annotations are removed from when moved to another one; empty outside of topics."""

    def _suggest(self, annotation: Annotation) -> None:
        self.blanks_requested.emit((annotation.id,))

    def _suggest_for_many(self, annotations: Sequence[str], _checked: bool = False) -> None:
        self.blanks_requested.emit(tuple(annotations))

    def _ask_note_blanks(self, annotation: Annotation) -> None:
        self._flashcards.ask_note_blanks(annotation.id)

    def _ask_question(self, annotation: Annotation) -> None:
        self._flashcards.ask_question(annotation.id)

    def _ask_clauses(self, annotation: Annotation) -> None:
        self._flashcards.ask_clauses(annotation.id)

    def _ask_passage(self, annotation: Annotation) -> None:
        self._flashcards.ask_passage(annotation.id)

    def _set_all_blanks(self, annotation: Annotation, at_once: bool, _checked: bool = False) -> None:
        self._flashcards.set_all_blanks(annotation.id, at_once=at_once)

    def _tag_many(self, annotations: Sequence[str], _checked: bool = False) -> None:
        self.many_tags_requested.emit(tuple(annotations))

    def _recolour_many(self, annotations: Sequence[str], colour: int, _checked: bool = False) -> None:
        self._annotation_commands.recolour_all(annotations, colour)

    def _set_style_of_many(self, annotations: Sequence[str], style: AnnotationStyle, _checked: bool = False) -> None:
        self._annotation_commands.set_style_of_all(annotations, style)

    def _remove_many(self, annotations: Sequence[str], _checked: bool = False) -> None:
        self._annotation_commands.remove(tuple(annotations))

    def _show_excerpts(self, annotation: Annotation) -> None:
        self.excerpts_requested.emit(annotation.text)

    def _add_action(self, menu: QMenu, label: str, act: Callable[[Annotation], None], annotation: Annotation) -> None:
        menu.addAction(label).triggered.connect(partial(_ignore_checked, act, annotation))

    def _add_colours(self, menu: QMenu, annotation: Annotation) -> None:
        theme = self._view.card_style.theme
        for colour in COLOURS:
            ring = theme.text if annotation.colour == colour else theme.line
            action = menu.addAction(swatch(theme.marks[colour - 1], ring), f"{colour_name(colour)}\t{colour}")
            action.setCheckable(True)
            action.setChecked(annotation.colour == colour)
            action.triggered.connect(partial(self._recolour, annotation, colour))

    def _add_styles(self, menu: QMenu, annotation: Annotation) -> None:
        if not annotation.quote:
            return
        menu.addSeparator()
        for style in MARK_STYLES:
            action = menu.addAction(_style_label(style))
            action.setCheckable(True)
            action.setChecked(annotation.style is style)
            action.triggered.connect(partial(self._set_style, annotation, style))

    def _edit(self, annotation: Annotation) -> None:
        self.edit_requested.emit(annotation.id)

    def _edit_tags(self, annotation: Annotation) -> None:
        self.tags_requested.emit(annotation.id)

    def _ask_for_action(self, annotation: Annotation) -> None:
        self.action_requested.emit(annotation.id)

    def _move(self, annotation: Annotation) -> None:
        self.move_requested.emit(annotation.creator)

    def _make_question(self, annotation: Annotation) -> None:
        self._annotation_commands.turn_into(annotation.id, AnnotationKind.QUESTION)

    def _make_note(self, annotation: Annotation) -> None:
        kind = AnnotationKind.NOTE if annotation.body or not annotation.colour else AnnotationKind.HIGHLIGHT
        self._annotation_commands.turn_into(annotation.id, kind)

    def _recolour(self, annotation: Annotation, colour: int, _checked: bool = False) -> None:
        self._annotation_commands.recolour(annotation.id, colour)

    def _set_style(self, annotation: Annotation, style: AnnotationStyle, _checked: bool = False) -> None:
        self._annotation_commands.set_style(annotation.id, style)

    def _remove(self, annotation: Annotation) -> None:
        self._annotation_commands.remove((annotation.id,))

    @Slot(str, int)
    def _on_view_colour_chosen(self, annotation_id: str, colour: int) -> None:
        chosen = self._annotations_among(self._view.chosen_ids())
        if len(chosen) > 1:
            self._annotation_commands.recolour_all(chosen, colour)
        elif self._annotations_among((annotation_id,)):
            self._annotation_commands.recolour(annotation_id, colour)

    @Slot(str, object)
    def _on_view_style_chosen(self, annotation_id: str, style: AnnotationStyle) -> None:
        """Draw a line under the passages of the chosen cards; a single one that has it becomes a highlight again."""
        chosen = self._annotations_among(self._view.chosen_ids())
        row = self._model.row_of(annotation_id)
        if len(chosen) > 1:
            self._annotation_commands.set_style_of_all(chosen, style)
        elif row is not None and self._model.annotation(row).quote:
            again = self._model.annotation(row).style is style
            self._annotation_commands.set_style(annotation_id, AnnotationStyle.HIGHLIGHT if again else style)

    @Slot(str)
    def _on_view_tags_requested(self, annotation_id: str) -> None:
        chosen = self._annotations_among(self._view.chosen_ids())
        if len(chosen) > 1:
            self.many_tags_requested.emit(chosen)
        elif self._annotations_among((annotation_id,)):
            self.tags_requested.emit(annotation_id)

    @Slot(str)
    def _on_view_action_requested(self, annotation_id: str) -> None:
        if self._annotations_among((annotation_id,)):
            self.action_requested.emit(annotation_id)

    @Slot(str)
    def _on_view_removal_requested(self, annotation_id: str) -> None:
        chosen = self._view.chosen_ids() or (annotation_id,)
        if self._take_out is None:
            self._annotation_commands.remove(chosen)
        else:
            self._take_out(chosen)

    @Slot(str, QPoint)
    def _on_view_menu_requested(self, annotation_id: str, at: QPoint) -> None:
        row = self._model.row_of(annotation_id)
        if row is not None:
            chosen = self._view.chosen_ids()
            many = len(chosen) > 1 and annotation_id in chosen
            menu = self.menu_for_many(chosen) if many else self.menu_for(self._model.annotation(row))
            menu.exec(at)
            menu.deleteLater()


def _ignore_checked(act: Callable[[Annotation], None], annotation: Annotation, _checked: bool = False) -> None:
    act(annotation)


def _style_label(style: AnnotationStyle) -> str:
    key = MARK_STYLES[style].key
    return f"{style_name(style)}\t{key}" if key else style_name(style)


def _copy_quotation(annotation: Annotation) -> None:
    QGuiApplication.clipboard().setText(without_break_signs(annotation.quote))


def _copy_note(annotation: Annotation) -> None:
    QGuiApplication.clipboard().setText(annotation.body)
