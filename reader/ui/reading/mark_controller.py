"""Mark passages: what the reader does on the page becomes annotations, through the selection bar or by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.page.page_view import PageView
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.reading.selection_bar import SelectionBar
from reader.ui.shell.annotation_commands import AnnotationCommands

_FIRST_COLOUR = 1
_MOST_WORDS = 40


class MarkController(QObject):
    """Act on the passage that is selected, else on the mark that was clicked, else on the sentence at the cursor."""

    editor_requested = Signal(str)
    """The id of an annotation whose words the reader wants to write."""
    tags_requested = Signal(str)
    look_up_requested = Signal()
    mark_chosen = Signal(str)

    def __init__(self, page: PageView, bar: SelectionBar, annotation_commands: AnnotationCommands) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._annotation_commands = annotation_commands
        self._text = ""
        self._chosen: Annotation | None = None
        page.passage_finished.connect(self._on_page_passage_finished)
        page.passage_changed.connect(self._on_page_passage_changed)
        page.annotations_activated.connect(self._on_page_annotations_activated)
        page.view_changed.connect(self._on_page_view_changed)
        page.cursor_moved.connect(self._on_page_cursor_moved)
        bar.colour_chosen.connect(self.highlight)
        bar.note_requested.connect(self.write_note)
        bar.question_requested.connect(self.ask_question)
        bar.copy_requested.connect(self.copy)
        bar.look_up_requested.connect(self.look_up)
        bar.tags_requested.connect(self.edit_tags)
        bar.remove_requested.connect(self.remove)
        bar.extent_requested.connect(self.change_extent)

    def set_text(self, text_id: str) -> None:
        """Mark another text from now on."""
        self._text = text_id
        self.choose(None)

    def choose(self, annotation: Annotation | None) -> None:
        """Let keys act on this annotation, or on none."""
        self._chosen = annotation
        self._bar.hide()

    def take_over(self, annotation_ids: tuple[str, ...], now: Callable[[str], Annotation | None]) -> None:
        """Look at the chosen mark anew if it is among those that changed; one that is gone is chosen no more."""
        if self._chosen is not None and self._chosen.id in annotation_ids:
            self._chosen = now(self._chosen.id)

    # --- what the reader does ------------------------------------------------------------------------------------

    @Slot(int)
    def highlight(self, colour: int) -> None:
        """Highlight the passage in a colour, or give the chosen mark that colour."""
        if self._chosen is not None and not self._page.passage:
            self._annotation_commands.recolour(self._chosen.id, colour)
        elif (target := self._target()) is not None:
            self._chosen = self._annotation_commands.highlight(self._text, target.start, target.end, colour)
        self._done()

    @Slot()
    def write_note(self) -> None:
        """Write a note on the passage, or on the chosen mark."""
        self._write(AnnotationKind.NOTE)

    @Slot()
    def ask_question(self) -> None:
        """Ask a question about the passage, or make one of the chosen mark."""
        self._write(AnnotationKind.QUESTION)

    def _write(self, kind: AnnotationKind) -> None:
        made: Annotation | None = None
        if self._chosen is not None and not self._page.passage:
            made = self._chosen
            if kind is AnnotationKind.QUESTION and made.kind is not kind:
                self._annotation_commands.turn_into(made.id, kind)
        elif (target := self._target()) is not None:
            begin = (
                self._annotation_commands.question
                if kind is AnnotationKind.QUESTION
                else self._annotation_commands.note
            )
            made = begin(self._text, target.start, target.end)
        self._done()
        if made is not None:
            self.editor_requested.emit(made.id)

    @Slot()
    def bookmark(self) -> None:
        """Put a bookmark on the sentence at the cursor, or at the top of the screen."""
        target = self._target() or self._sentence_at(self._page.place)
        if target:
            self._annotation_commands.bookmark(self._text, target.start, target.end)
        self._done()

    @Slot()
    def edit_tags(self) -> None:
        """Give the chosen mark tags; a passage is highlighted first."""
        if self._chosen is None and (target := self._target()) is not None:
            self._chosen = self._annotation_commands.highlight(self._text, target.start, target.end, _FIRST_COLOUR)
        if self._chosen is not None:
            chosen = self._chosen.id
            self._done()
            self.tags_requested.emit(chosen)

    @Slot()
    def remove(self) -> None:
        """Take the chosen mark off the text."""
        if self._chosen is not None:
            self._annotation_commands.remove((self._chosen.id,))
            self.choose(None)

    @Slot()
    def change_extent(self) -> None:
        """Give the mark that was chosen last the passage that is selected now."""
        if self._chosen is not None and self._page.passage:
            self._annotation_commands.move(self._chosen.id, self._page.passage.start, self._page.passage.end)
            self._done()

    @Slot()
    def copy(self) -> None:
        """Put the passage on the clipboard."""
        self._page.copy()
        self._bar.hide()

    @Slot()
    def look_up(self) -> None:
        """Look the passage up, or the word at hand."""
        self.hide_bar()
        self.look_up_requested.emit()

    def hide_bar(self) -> None:
        """Take the bar away while something else stands beside the passage."""
        self._bar.hide()

    def _target(self) -> Passage | None:
        return self._page.passage or self._page.reading_cursor or None

    def _sentence_at(self, position: int) -> Passage:
        return passage_at(self._page, position, PassageUnit.SENTENCE)

    def _done(self) -> None:
        self._bar.hide()
        self._page.select(Passage(self._page.passage.focus, self._page.passage.focus))

    # --- the bar and the marks under the mouse -------------------------------------------------------------------

    @Slot()
    def _on_page_passage_finished(self) -> None:
        if self._page.passage:
            self._bar.show_for_passage(self._page.passage_rect(), can_move_mark=self._touches_chosen())

    def _touches_chosen(self) -> bool:
        chosen, passage = self._chosen, self._page.passage
        return chosen is not None and chosen.start < passage.end and chosen.end > passage.start

    @Slot()
    def _on_page_passage_changed(self) -> None:
        self._bar.hide()

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
            self._offer(annotations)

    def _choose_mark(self, annotation: Annotation) -> None:
        self._chosen = annotation
        rect = self._page.rect_of(annotation.start, annotation.end)
        self._bar.show_for_mark(rect, annotation.colour)
        self.mark_chosen.emit(annotation.id)

    def _offer(self, annotations: list[Annotation]) -> None:
        """Let the reader choose one of a stack of marks."""
        menu = QMenu(self._page)
        for annotation in annotations:
            words = (annotation.body or annotation.quote).replace("\n", " ")
            short = words[:_MOST_WORDS] + ("…" if len(words) > _MOST_WORDS else "")
            menu.addAction(short.replace("&", "&&")).setData(annotation)
        rect = self._page.rect_of(annotations[0].start, annotations[0].end)
        taken = menu.exec(self._page.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom())))
        menu.deleteLater()
        if taken is not None:
            self._choose_mark(taken.data())
