"""Show annotations as cards that can be chosen among, written in and changed, always as the library has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.annotation_filter import AnnotationFilter
from reader.ui.annotations.annotation_labels import spoken
from reader.ui.annotations.annotation_model import AnnotationModel
from reader.ui.annotations.autosave import Autosave, NoteWriter
from reader.ui.annotations.card_layout import AnnotationCards, CardMaker
from reader.ui.annotations.card_menu import CardMenu
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.card_view import CardView
from reader.ui.annotations.note_editor import NoteEditor
from reader.ui.annotations.topic_commands import TopicCommands
from reader.ui.annotations.topic_dialog import TagsDialog
from reader.ui.appearance.theme import Theme
from reader.ui.preferences import Preferences
from reader.ui.shell.context import AppContext


class AnnotationList(QWidget):
    """Hold the cards, the editor that opens in place of one of them, and the saving of what is typed.

    ``typed`` is sent with every change of a note by hand; ``edit_finished`` when Ctrl+Enter or Esc has ended writing;
    ``failed`` carries the `ReaderError` of what could not be read; ``shown_changed`` follows any change of the rows.
    """

    typed = Signal()
    edit_finished = Signal()
    emptied = Signal(str)
    """Carries the id of free words that were left without a word."""
    failed = Signal(object)
    shown_changed = Signal()

    def __init__(
        self,
        context: AppContext,
        parent: QWidget | None = None,
        *,
        model: CardModel | None = None,
        make_card: CardMaker | None = None,
        make_view: type[CardView] = CardView,
        writer: NoteWriter | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = context.library
        self._annotation_commands = context.annotation_commands
        self._settings = context.settings
        self._appearance = context.appearance
        self._began_empty = False
        look = CardStyle.of(context.appearance.theme, context.settings.values)
        self._own_model = AnnotationModel(spoken, self)
        self.model = model or self._own_model
        self.view = make_view(self.model, look, make_card or AnnotationCards(context.clock), self)
        self._editor = NoteEditor(look, self.view.viewport())
        self._autosave = Autosave(writer or context.annotation_commands, context.clock, self)
        self.topics = TopicCommands(context.library, context.annotation_commands, context.clock, self)
        self.menu = CardMenu(self.view, self.model, context.annotation_commands, self.topics)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        self.menu.edit_requested.connect(self.edit)
        self.menu.tags_requested.connect(self.edit_tags)
        self.menu.many_tags_requested.connect(self.ask_for_tags)
        self.view.edit_requested.connect(self.edit)
        self._editor.body_typed.connect(self._on_editor_body_typed)
        self._editor.tags_typed.connect(self._on_editor_tags_typed)
        self._editor.grown.connect(self.view.lay_out, Qt.ConnectionType.QueuedConnection)
        self._editor.left.connect(self._on_editor_left)
        self._editor.abandoned.connect(self._autosave.save)
        self._editor.abandoned.connect(self._on_editor_abandoned, Qt.ConnectionType.QueuedConnection)
        self._autosave.saved.connect(self._on_autosave_saved)
        self._autosave.refused.connect(self._on_autosave_refused)
        self._settings.changed.connect(self._on_settings_changed)
        self._appearance.changed.connect(self._on_appearance_changed)

    # what is shown

    def show_annotations(self, annotations: Sequence[Annotation], titles: Mapping[str, str] | None = None) -> None:
        """Show these annotations, after what is being typed is on disk."""
        self.refill(partial(self._own_model.show, annotations, titles))

    def refill(self, fill: Callable[[], None]) -> None:
        """Let the model be filled anew, after what is being typed is on disk."""
        self.leave()
        fill()
        self.shown_changed.emit()

    def choose(self, selection: AnnotationFilter) -> None:
        """Show only what is chosen; the note that is being written is left first."""
        self.leave()
        self.model.choose(selection)
        self.shown_changed.emit()

    def refresh(self, fill: Callable[[], None], initiator: object = None) -> None:
        """Let the model be filled anew around the note that is being written, which goes on."""
        fill()
        if self._editor.annotation_id and initiator is not self._autosave:
            row = self.model.row_of(self._editor.annotation_id)
            self._take_over_edited(None if row is None else self.model.annotation(row))
        self.shown_changed.emit()

    def take_over(self, annotation_ids: Sequence[str], text_id: str = "", initiator: object = None) -> None:
        """Show single annotations as the library has them now; with ``text_id``, only those of that text."""
        changed: dict[str, Annotation | None] = {}
        for annotation_id in annotation_ids:
            now = self._as_it_is(annotation_id)
            if now is None and self._autosave.holds(annotation_id):
                continue  # gone from the library, with words here that are nowhere else
            if now is None or not text_id or now.text == text_id:
                changed[annotation_id] = now
        self.model.patch(changed)
        if initiator is not self._autosave and self._editor.annotation_id in changed:
            self._take_over_edited(changed[self._editor.annotation_id])
        self.shown_changed.emit()

    def _as_it_is(self, annotation_id: str) -> Annotation | None:
        try:
            return self._library.annotations.get(annotation_id)
        except ReaderError as error:
            if error.problem is not Problem.ANNOTATION_UNKNOWN:
                self.failed.emit(error)
            return None

    def _take_over_edited(self, now: Annotation | None) -> None:
        if now is None:
            self._close_editor()
        elif not self._autosave.holds(now.id):
            self._editor.take_over(now)

    # writing

    @Slot(str)
    def edit(self, annotation_id: str) -> None:
        """Open the editor in place of a card."""
        if self._editor.annotation_id != annotation_id and not self._open_editor(annotation_id):
            return
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def edit_tags(self, annotation_id: str) -> None:
        """Open the editor in place of a card, at its tags."""
        if self._editor.annotation_id != annotation_id and not self._open_editor(annotation_id):
            return
        self._editor.focus_tags()

    @Slot(tuple)
    def ask_for_tags(self, annotation_ids: Sequence[str]) -> None:
        """Ask for the tags that many annotations get or lose, and change them in one step."""
        known = [tag for tag, _count in self._library.annotations.tags()]
        facts = self._library.annotation_lists.facts_of(annotation_ids)
        held = sorted({tag for one in facts for tag in one.tags})
        dialog = TagsDialog(len(annotation_ids), known, held, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._annotation_commands.tag_all(annotation_ids, *dialog.answer())

    @property
    def edited_id(self) -> str:
        """Return the id of the annotation that is being written; empty when none is."""
        return self._editor.annotation_id

    @Slot()
    def leave(self) -> bool:
        """End writing; say whether all words are on disk. Words that are not are kept, and tried again."""
        self._autosave.leave()
        annotation_id = self._editor.annotation_id
        if annotation_id:
            self._close_editor()
            self._drop_empty(annotation_id)
        return not self._autosave.pending

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if event.spontaneous():  # the window is minimised: writing goes on when it is back
            self._autosave.save()
        else:
            self.leave()
        super().hideEvent(event)

    def _open_editor(self, annotation_id: str) -> bool:
        self.leave()
        if not self.view.select(annotation_id):
            return False
        row = self.model.row_of(annotation_id)
        assert row is not None
        annotation = self.model.annotation(row)
        body = self._autosave.body_of(annotation_id)
        self._began_empty = not annotation.body and not annotation.tags
        tags = [tag for tag, _count in self._library.annotations.tags()]
        self._editor.begin(annotation, annotation.body if body is None else body, tags)
        self._editor.set_unsaved(body is not None)
        self.view.put_editor(annotation_id, self._editor)
        return True

    def _close_editor(self) -> None:
        self._editor.end()
        self.view.put_editor("", None)

    def _drop_empty(self, annotation_id: str) -> None:
        """Take back a note that was begun and left without a word."""
        row = self.model.row_of(annotation_id)
        if row is None or not self._began_empty or self._autosave.holds(annotation_id):
            return
        left = self.model.annotation(row)
        if left.kind is AnnotationKind.NOTE and not (left.body or left.tags or left.colour):
            if left.text:
                self._annotation_commands.remove((annotation_id,))
            else:
                self.emptied.emit(annotation_id)

    @Slot(str)
    def _on_editor_body_typed(self, body: str) -> None:
        self._autosave.type_body(self._editor.annotation_id, body)
        self.typed.emit()

    @Slot(object)
    def _on_editor_tags_typed(self, tags: tuple[str, ...]) -> None:
        self._autosave.type_tags(self._editor.annotation_id, tags)
        self.typed.emit()

    @Slot()
    def _on_editor_left(self) -> None:
        if self.leave():
            self.edit_finished.emit()

    @Slot()
    def _on_editor_abandoned(self) -> None:
        """Close the editor once the press that took the focus away has met the cards where they were."""
        if not self._editor.holds_focus():
            self.leave()

    @Slot(str)
    def _on_autosave_saved(self, annotation_id: str) -> None:
        if annotation_id == self._editor.annotation_id:
            self._editor.set_unsaved(False)

    @Slot(str)
    def _on_autosave_refused(self, annotation_id: str) -> None:
        if annotation_id == self._editor.annotation_id:
            self._editor.set_unsaved(True)

    # how it looks

    def retranslate(self) -> None:
        """Write the cards anew in the language in force."""
        self.view.lay_out_again()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.body_font != after.body_font:
            self._wear(self._appearance.theme)

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        self._wear(theme)

    def _wear(self, theme: Theme) -> None:
        look = CardStyle.of(theme, self._settings.values)
        self._editor.set_look(look)
        self.view.set_look(look)
