"""Create and change annotations on the page, from the selection bar and by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.changes import Changes
from reader.ui.page.page_view import PageView
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.reading.selection_bar import SelectionBar
from reader.ui.shell.annotation_commands import AnnotationCommands

_DEFAULT_COLOUR = 1
_MAX_LABEL = 40


class MarkController(QObject):
    """The commands on the selected passage, else on the clicked mark, else on the sentence at the reading cursor."""

    editor_requested = Signal(str)
    """The id of an annotation whose note is to be edited."""
    tags_requested = Signal(str)
    action_requested = Signal(str)
    """The id of an annotation that an action is to grow out of."""
    look_up_requested = Signal()
    card_requested = Signal(str, int, int)
    """The id of the text, and the range of words inside a mark of which a card is to be made."""
    mark_chosen = Signal(str)

    def __init__(self, page: PageView, bar: SelectionBar, annotation_commands: AnnotationCommands) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._annotation_commands = annotation_commands
        self._text = ""
        self._chosen: Annotation | None = None
        page.passage_finished.connect(self._on_page_passage_finished)
        page.passage_changed.connect(self._bar.hide)
        page.annotations_activated.connect(self._on_page_annotations_activated)
        page.view_changed.connect(self._on_page_view_changed)
        page.laid_out.connect(self._bar.hide)
        page.cursor_moved.connect(self._on_page_cursor_moved)
        bar.colour_chosen.connect(self.highlight)
        bar.style_chosen.connect(self.draw_line)
        bar.note_requested.connect(self.write_note)
        bar.question_requested.connect(self.ask_question)
        bar.copy_requested.connect(self.copy)
        bar.look_up_requested.connect(self.look_up)
        bar.tags_requested.connect(self.edit_tags)
        bar.remove_requested.connect(self.remove)
        bar.extent_requested.connect(self.change_extent)
        bar.card_requested.connect(self.make_card)

    def set_text(self, text_id: str) -> None:
        """Annotate another text from now on."""
        self._text = text_id
        self.choose(None)

    def choose(self, annotation: Annotation | None) -> None:
        """Set the annotation that the commands act on, or None."""
        self._chosen = annotation
        self._bar.hide()

    @property
    def chosen(self) -> Annotation | None:
        """Return the annotation that the commands act on, or None."""
        return self._chosen

    def choose_at(self, position: int) -> Annotation | None:
        """Choose the shortest mark at a position and return it; None without one."""
        covering = self._page.annotations_at(position)
        self.choose(covering[0] if covering else None)
        if covering:
            self.mark_chosen.emit(covering[0].id)
        return self._chosen

    def update_chosen(self, changes: Changes) -> None:
        """Take the chosen mark as the changes carry it; one that was removed, or may be, is no longer chosen."""
        if self._chosen is not None and self._chosen.id in changes.annotations:
            self._chosen = changes.carried.get(self._chosen.id)

    # --- commands ------------------------------------------------------------------------------------------------

    @Slot(int)
    def highlight(self, colour: int) -> None:
        """Highlight the passage in a colour, or change the colour of the chosen mark."""
        if self._chosen is not None and not self._page.passage:
            self._annotation_commands.recolour(self._chosen.id, colour)
        elif (target := self._target()) is not None:
            self._chosen = self._annotation_commands.highlight(self._text, target.start, target.end, colour)
        self._clear_selection()

    @Slot(object)
    def draw_line(self, style: AnnotationStyle) -> None:
        """Draw a line under the passage, or the chosen mark; that mark with this line becomes a highlight again."""
        if self._chosen is not None and not self._page.passage:
            again = self._chosen.style is style
            self._annotation_commands.set_style(self._chosen.id, AnnotationStyle.HIGHLIGHT if again else style)
        elif (target := self._target()) is not None:
            self._chosen = self._annotation_commands.draw_line(self._text, target.start, target.end, style)
        self._clear_selection()

    @Slot()
    def write_note(self) -> None:
        """Write a note on the passage, or on the chosen mark."""
        self._write(AnnotationKind.NOTE)

    @Slot()
    def ask_question(self) -> None:
        """Write a question on the passage, or turn the chosen mark into one."""
        self._write(AnnotationKind.QUESTION)

    def _write(self, kind: AnnotationKind) -> None:
        annotation: Annotation | None = None
        if self._chosen is not None and not self._page.passage:
            annotation = self._chosen
            turns = kind is AnnotationKind.QUESTION and annotation.kind is not kind
            if turns and self._annotation_commands.turn_into(annotation.id, kind):
                self._annotation_commands.propose(annotation.id)
        elif (target := self._target()) is not None:
            create = (
                self._annotation_commands.question
                if kind is AnnotationKind.QUESTION
                else self._annotation_commands.note
            )
            annotation = create(self._text, target.start, target.end)
            if annotation is not None:
                self._annotation_commands.propose(annotation.id)
        self._clear_selection()
        if annotation is not None:
            self.editor_requested.emit(annotation.id)

    @Slot()
    def bookmark(self) -> None:
        """Put a bookmark on the sentence at the cursor, or at the top of the screen."""
        target = self._target() or self._sentence_at(self._page.place)
        if target:
            self._annotation_commands.bookmark(self._text, target.start, target.end)
        self._clear_selection()

    @Slot()
    def edit_tags(self) -> None:
        """Edit the tags of the chosen mark; without one, highlight the passage first."""
        if chosen := self._marked():
            self.tags_requested.emit(chosen)

    @Slot()
    def ask_for_action(self) -> None:
        """Ask for an action that grows out of the chosen mark; without one, highlight the passage first."""
        if chosen := self._marked():
            self.action_requested.emit(chosen)

    def _marked(self) -> str:
        """Return the id of the chosen mark; empty without one.

        If there is none, the passage is highlighted, for as long as something comes of it.
        """
        if self._chosen is None and (target := self._target()) is not None:
            self._chosen = self._annotation_commands.highlight(self._text, target.start, target.end, _DEFAULT_COLOUR)
            if self._chosen is not None:
                self._annotation_commands.propose(self._chosen.id)
        if self._chosen is None:
            return ""
        chosen = self._chosen.id
        self._clear_selection()
        return chosen

    @Slot()
    def remove(self) -> None:
        """Remove the chosen mark."""
        if self._chosen is not None:
            self._annotation_commands.remove((self._chosen.id,))
            self.choose(None)

    @Slot()
    def change_extent(self) -> None:
        """Move the chosen mark to the selected passage."""
        if self._chosen is not None and self._page.passage:
            self._annotation_commands.move(self._chosen.id, self._page.passage.start, self._page.passage.end)
            self._clear_selection()

    @Slot()
    def copy(self) -> None:
        """Copy the passage to the clipboard, or the words of the chosen mark."""
        self._page.copy(self._page.passage or self._chosen_passage())
        self._bar.hide()

    @Slot()
    def look_up(self) -> None:
        """Look up the passage, the words of the chosen mark, or the word at the cursor."""
        if not self._page.passage and (words := self._chosen_passage()):
            self._page.select(words)
        self.hide_bar()
        self.look_up_requested.emit()

    @Slot()
    def make_card(self) -> None:
        """Make a card that asks for the selected words inside a mark."""
        passage = self._page.passage
        self.hide_bar()
        self.card_requested.emit(self._text, passage.start, passage.end)

    def hide_bar(self) -> None:
        """Hide the selection bar, to make way for something else beside the passage."""
        self._bar.hide()

    def _chosen_passage(self) -> Passage | None:
        return None if self._chosen is None else Passage(self._chosen.start, self._chosen.end)

    def _target(self) -> Passage | None:
        return self._page.passage or self._page.reading_cursor or None

    def _sentence_at(self, position: int) -> Passage:
        return passage_at(self._page, position, PassageUnit.SENTENCE)

    def _clear_selection(self) -> None:
        self._bar.hide()
        self._page.select(Passage(self._page.passage.focus, self._page.passage.focus))

    # --- the selection bar and clicked marks ---------------------------------------------------------------------

    @Slot()
    def _on_page_passage_finished(self) -> None:
        if self._page.passage:
            self._bar.show_for_passage(
                self._page.passage_rect(), can_move_mark=self._touches_chosen(), can_make_card=self.is_inside_mark
            )

    def _touches_chosen(self) -> bool:
        chosen, passage = self._chosen, self._page.passage
        return chosen is not None and chosen.start < passage.end and chosen.end > passage.start

    @property
    def is_inside_mark(self) -> bool:
        """Return whether the selected passage is a part of a mark."""
        passage = self._page.passage
        return any(
            mark.start <= passage.start
            and passage.end <= mark.end
            and (mark.start, mark.end) != (passage.start, passage.end)
            for mark in self._page.annotations_between(passage.start, passage.end)
        )

    @Slot()
    def _on_page_cursor_moved(self) -> None:
        self.choose(None)

    @Slot(int, int)
    def _on_page_view_changed(self, start: int, end: int) -> None:
        self._bar.hide()
        if self._chosen is not None and not (self._chosen.start < end and self._chosen.end > start):
            self._chosen = None

    @Slot(list)
    def _on_page_annotations_activated(self, annotations: list[Annotation]) -> None:
        if not annotations:
            self.choose(None)
        elif len(annotations) == 1:
            self._choose_mark(annotations[0])
        else:
            self._choose_from_menu(annotations)

    def _choose_mark(self, annotation: Annotation) -> None:
        self._chosen = annotation
        rect = self._page.rect_of(annotation.start, annotation.end)
        self._bar.show_for_mark(rect, annotation.colour, annotation.style)
        self.mark_chosen.emit(annotation.id)

    def _choose_from_menu(self, annotations: list[Annotation]) -> None:
        """Show a menu to choose one of several overlapping marks."""
        menu = QMenu(self._page)
        for annotation in annotations:
            label = (annotation.body or annotation.quote).replace("\n", " ")
            shortened = label[:_MAX_LABEL] + ("…" if len(label) > _MAX_LABEL else "")
            menu.addAction(shortened.replace("&", "&&")).setData(annotation)
        rect = self._page.rect_of(annotations[0].start, annotations[0].end)
        action = menu.exec(self._page.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom())))
        menu.deleteLater()
        if action is not None:
            self._choose_mark(action.data())
