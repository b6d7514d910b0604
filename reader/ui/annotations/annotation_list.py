"""Show annotations as cards that can be filtered and edited, in sync with the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.changes import Changes
from reader.core.text.model import Text
from reader.core.text.search_folding import SearchFolding
from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.annotation_labels import described_by
from reader.ui.annotations.annotation_model import AnnotationModel
from reader.ui.annotations.autosave import Autosave, NoteWriter
from reader.ui.annotations.card_layout import AnnotationCards, CardMaker
from reader.ui.annotations.card_menu import CardMenu
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.card_view import CardView
from reader.ui.annotations.note_editor import NoteEditor
from reader.ui.annotations.topic_commands import TopicCommands
from reader.ui.appearance.theme import Theme
from reader.ui.preferences.preferences import Preferences
from reader.ui.shell.context import AppContext
from reader.ui.shell.flashcard_commands import FlashcardCommands
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget

_MANY_NOTES = 2_000
"""Above so many chosen notes, all tags of the library are offered for removal."""


class AnnotationList(TranslatedWidget, QWidget):
    """A list of cards with an editor that opens in place of one of them, and autosave.

    ``edit_finished`` is emitted when Ctrl+Enter or Esc ends the edit, ``shown_changed`` after any change of the rows.
    """

    edit_finished = Signal()
    text_emptied = Signal(str)
    """Carries the id of a free text that was left empty."""
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
        self._context = context
        self._library = context.library
        self._annotation_commands = context.annotation_commands
        self._settings = context.settings
        self._appearance = context.appearance
        self._was_empty = False
        style = CardStyle.from_theme(context.appearance.theme, context.settings.values)
        self._own_model = AnnotationModel(described_by(context.library), self, self._folding)
        self.model = model or self._own_model
        self.view = make_view(self.model, style, make_card or AnnotationCards(context.library, context.clock), self)
        self._editor = NoteEditor(style, self.view.viewport())
        self._autosave = Autosave(writer or context.annotation_commands, context, self)
        self.topics = TopicCommands(context, self)
        flashcards = FlashcardCommands(context, self)
        self.menu = CardMenu(self.view, self.model, context.annotation_commands, self.topics, flashcards)
        column = Column(self, margins=0)
        column.add(self.view)
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        self.menu.edit_requested.connect(self.edit)
        self.menu.tags_requested.connect(self.edit_tags)
        self.menu.action_requested.connect(self._context.navigator.action_requested)
        self.menu.many_tags_requested.connect(self.ask_for_tags)
        self.menu.move_requested.connect(self._on_menu_move_requested)
        self.menu.blanks_requested.connect(self._context.navigator.blanks_requested)
        self.view.edit_requested.connect(self.edit)
        self.view.link_activated.connect(self._context.navigator.link_requested)
        self.view.link_tab_requested.connect(self._context.navigator.link_tab_requested)
        self._editor.body_typed.connect(self._on_editor_body_typed)
        self._editor.tags_typed.connect(self._on_editor_tags_typed)
        self._editor.grown.connect(self.view.lay_out, Qt.ConnectionType.QueuedConnection)
        self._editor.left.connect(self._on_editor_left)
        self._editor.abandoned.connect(self._autosave.save)
        self._editor.abandoned.connect(self._on_editor_abandoned, Qt.ConnectionType.QueuedConnection)
        self._autosave.saved.connect(self._on_autosave_saved)
        self._autosave.refused.connect(self._on_autosave_refused)
        self._settings.changed.connect(self._on_settings_changed)
        self._appearance.changed.connect(self._apply_style)

    # content

    def show_annotations(self, annotations: Sequence[Annotation], text: Text | None = None) -> None:
        """Show other annotations, all on ``text``, after saving the current edit."""
        self.refill(partial(self._own_model.show, annotations, text))

    def refill(self, fill: Callable[[], None]) -> None:
        """Refill the model with ``fill``, after saving and ending the current edit."""
        self.finish_editing()
        fill()
        self._show_drafts()
        self.shown_changed.emit()

    def _show_drafts(self) -> None:
        """Show on the cards what could not be saved yet, and not the words in the library."""
        rows = {annotation_id: self.model.row_of(annotation_id) for annotation_id in self._autosave.drafted_ids}
        shown = {one: self.model.annotation(row) for one, row in rows.items() if row is not None}
        if shown:
            self.model.patch({one: self._autosave.drafted(annotation) for one, annotation in shown.items()})

    def set_filter(self, annotation_filter: AnnotationFilter) -> None:
        """Apply a filter, after saving and ending the current edit."""
        self.finish_editing()
        self.model.set_filter(annotation_filter)
        self.shown_changed.emit()

    def refresh(self, fill: Callable[[], None], initiator: object = None) -> None:
        """Refill the model with ``fill`` without ending the current edit."""
        fill()
        if self._editor.annotation_id and initiator is not self._autosave:
            row = self.model.row_of(self._editor.annotation_id)
            self._update_editor(None if row is None else self.model.annotation(row))
        self.shown_changed.emit()

    def apply_changes(self, changes: Changes, initiator: object = None, *, text_id: str = "") -> None:
        """Show single annotations as the changes carry them; with ``text_id``, only those of that text."""
        changed = {
            annotation_id: annotation
            for annotation_id, annotation in changes.carried.items()
            if annotation is None or not text_id or annotation.text == text_id
        }
        for annotation_id in [gone for gone, annotation in changed.items() if annotation is None]:
            if self._autosave.has_draft(annotation_id):
                del changed[annotation_id]  # deleted from the library, but with a draft that exists only here
        self.model.patch(changed)
        if initiator is not self._autosave and self._editor.annotation_id in changed:
            self._update_editor(changed[self._editor.annotation_id])
        self.shown_changed.emit()

    def _folding(self) -> SearchFolding:
        return self._library.index.folding

    def _update_editor(self, annotation: Annotation | None) -> None:
        if annotation is None:
            self._close_editor()
        elif not self._autosave.has_draft(annotation.id):
            self._editor.take_over(annotation)

    # editing

    @Slot(str)
    def edit(self, annotation_id: str) -> None:
        """Open the editor in place of a card."""
        if self._editor.annotation_id != annotation_id and not self._open_editor(annotation_id):
            return
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def edit_tags(self, annotation_id: str) -> None:
        """Open the editor in place of a card, with the focus on the tags."""
        if self._editor.annotation_id != annotation_id and not self._open_editor(annotation_id):
            return
        self._editor.focus_tags()

    @Slot(tuple)
    def ask_for_tags(self, annotation_ids: Sequence[str]) -> None:
        """Ask which tags to add to and remove from many annotations, and change them in one step."""
        from reader.ui.annotations.topic_dialog import NoteTagsDialog

        known = [tag for tag, _count in self._library.annotations.tags()]
        # those of very many notes are likely all that there are, and take long to find
        is_few = len(annotation_ids) <= _MANY_NOTES
        present = [tag for tag, _count in self._library.annotations.tags(annotation_ids)] if is_few else known
        dialog = NoteTagsDialog(len(annotation_ids), known, sorted(present), self)
        commands = self._annotation_commands
        self._context.commands.ask(dialog, lambda: commands.tag_all(annotation_ids, *dialog.answer()))

    @Slot(str)
    def _on_menu_move_requested(self, creator: str) -> None:
        from reader.ui.shell.peer_commands import PeerCommands

        PeerCommands(self._library, self._context.clock, self._context.commands).move(creator)

    @property
    def edited_id(self) -> str:
        """Return the id of the annotation being edited; empty without one."""
        return self._editor.annotation_id

    @Slot()
    def finish_editing(self) -> bool:
        """End the edit; return whether all drafts are saved.

        Drafts that are not are kept, and saving is retried: the card shows their words, and says so, until then.
        """
        self._autosave.finish()
        annotation_id = self._editor.annotation_id
        if annotation_id:
            self._close_editor()
            self._show_drafts()
            if not self._autosave.has_draft(annotation_id):
                self._annotation_commands.settle(annotation_id)
            self._remove_if_empty(annotation_id)
        return not self._autosave.pending

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if event.spontaneous():  # the window was minimised; the edit continues when it is restored
            self._autosave.save()
        else:
            self.finish_editing()
        super().hideEvent(event)

    def _open_editor(self, annotation_id: str) -> bool:
        self.finish_editing()
        if not self.view.select(annotation_id):
            return False
        row = self.model.row_of(annotation_id)
        assert row is not None
        annotation = self.model.annotation(row)
        body = self._autosave.body_of(annotation_id)
        self._was_empty = not annotation.body and not annotation.tags
        tags = [tag for tag, _count in self._library.annotations.tags()]
        self._editor.begin(annotation, annotation.body if body is None else body, tags)
        self._editor.set_unsaved(body is not None)
        self.view.put_editor(annotation_id, self._editor)
        return True

    def _close_editor(self) -> None:
        self._editor.end()
        self.view.put_editor("", None)
        self._context.tracker.note_closed()

    def _remove_if_empty(self, annotation_id: str) -> None:
        """Remove a note that was created and left empty."""
        row = self.model.row_of(annotation_id)
        if row is None or not self._was_empty or self._autosave.has_draft(annotation_id):
            return
        annotation = self.model.annotation(row)
        if annotation.kind is AnnotationKind.NOTE and not (annotation.body or annotation.tags or annotation.colour):
            if annotation.text:
                self._annotation_commands.remove((annotation_id,))
            else:
                self.text_emptied.emit(annotation_id)

    @Slot(str)
    def _on_editor_body_typed(self, body: str) -> None:
        self._autosave.type_body(self._editor.annotation_id, body)
        self._context.tracker.note_typed()

    @Slot(object)
    def _on_editor_tags_typed(self, tags: tuple[str, ...]) -> None:
        self._autosave.type_tags(self._editor.annotation_id, tags)
        self._context.tracker.note_typed()

    @Slot()
    def _on_editor_left(self) -> None:
        """End the edit; the editor stays open, with its sign, while its words cannot be saved."""
        self._autosave.finish()
        if not self._autosave.has_draft(self._editor.annotation_id) and self.finish_editing():
            self.edit_finished.emit()

    @Slot()
    def _on_editor_abandoned(self) -> None:
        """Close the editor after the mouse press that took the focus was handled with the cards still in place."""
        if not self._editor.holds_focus() and not self._autosave.has_draft(self._editor.annotation_id):
            self.finish_editing()

    @Slot(str)
    def _on_autosave_saved(self, annotation_id: str) -> None:
        if annotation_id == self._editor.annotation_id:
            self._editor.set_unsaved(False)

    @Slot(str)
    def _on_autosave_refused(self, annotation_id: str) -> None:
        if annotation_id == self._editor.annotation_id:
            self._editor.set_unsaved(True)

    # appearance

    @override
    def retranslate(self) -> None:
        """Lay out the cards again in the current language."""
        self.view.lay_out_again()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.body_font != after.body_font:
            self._apply_style(self._appearance.theme)

    @Slot(object)
    def _apply_style(self, theme: Theme) -> None:
        style = CardStyle.from_theme(theme, self._settings.values)
        self._editor.set_card_style(style)
        self.view.set_card_style(style)
