"""Show one topic: its question, and the outline of notes and free texts gathered under it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations import topics
from reader.core.annotations.model import Annotation
from reader.core.annotations.topics import Outline, Topic
from reader.core.annotations.unsaved_note import UnsavedNote
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.core.study.talk import TalkSource
from reader.services.annotations.text_names import TextName, text_names
from reader.services.exporting.essays import essay_of_topic
from reader.services.exporting.translated_labels import essay_labels
from reader.ui.annotations.annotation_labels import described_by
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.annotations.card_layout import AnnotationCards
from reader.ui.annotations.topic_commands import TopicCommands
from reader.ui.appearance.sizes import CARD_SPACE
from reader.ui.notes.free_text_card import TopicCards
from reader.ui.notes.notes_page import NotesPage
from reader.ui.notes.topic_model import TopicModel
from reader.ui.notes.topic_view import TopicView
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.context import AppContext
from reader.ui.widgets.button import LabelledIconButton
from reader.ui.widgets.label import TitleLabel


class TopicWriter(QObject):
    """Save edits: notes through the annotation commands, free texts in the outline of the topic."""

    def __init__(self, annotation_commands: AnnotationCommands, model: TopicModel, parent: QObject) -> None:
        super().__init__(parent)
        self._annotation_commands = annotation_commands
        self._model = model
        self.topic = ""
        self.commands: TopicCommands | None = None

    def write(self, annotation_id: str, body: str, joins: bool = False, initiator: QObject | None = None) -> bool:
        """Set the body of a note or of a free text; return whether it is saved."""
        if self.commands is not None and self._model.is_free_text(annotation_id):
            return self.commands.write_free_text(self.topic, annotation_id, body, initiator, joins=joins)
        return self._annotation_commands.write(annotation_id, body, joins, initiator)

    def tag(self, annotation_id: str, tags: tuple[str, ...], initiator: QObject | None = None) -> bool:
        """Set the tags of an annotation; a free text has none. Return whether they are saved."""
        return self._model.is_free_text(annotation_id) or self._annotation_commands.tag(annotation_id, tags, initiator)

    def unsaved(self, annotation_id: str, body: str | None, tags: tuple[str, ...] | None) -> UnsavedNote:
        """Return a draft with the note or the free text that it was to change, as far as that can be read."""
        if self.commands is not None and self._model.is_free_text(annotation_id):
            return self.commands.unsaved_free_text(self.topic, annotation_id, body)
        return self._annotation_commands.unsaved(annotation_id, body, tags)


class TopicPage(NotesPage):
    """The page of one topic.

    ``essay_requested`` carries the `Essay` to be written, ``talk_requested`` the `TalkSource` of a talk; ``vanished``
    is emitted when the topic no longer exists.
    """

    essay_requested = Signal(object)
    talk_requested = Signal(object)
    vanished = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._topic: Topic | None = None
        self._names: dict[str, TextName] = {}
        self._title = TitleLabel("title", self)
        self._add = LabelledIconButton("add", self.add_free_text)
        self._rename = LabelledIconButton("edit", self.rename)
        self._talk = LabelledIconButton("lesson", self._on_talk_clicked)
        self._export = LabelledIconButton("export", self._on_export_clicked)
        self._model = TopicModel(described_by(context.library))
        self._writer = TopicWriter(context.annotation_commands, self._model, self)
        self.list = AnnotationList(
            context,
            self,
            model=self._model,
            make_card=TopicCards(
                AnnotationCards(context.library, context.clock, self._source), self._placeholder, self._model.leads
            ),
            make_view=TopicView,
            writer=self._writer,
        )
        self._model.setParent(self.list)
        self._writer.commands = self.list.topics
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def view(self) -> TopicView:
        """Return the view of the cards."""
        assert isinstance(self.list.view, TopicView)
        return self.list.view

    def _lay_out(self) -> None:
        row = self.header.row
        row.addWidget(self._title, 100)
        row.addStretch(1)
        row.add(self._add, self._rename, self._talk, self._export)
        self.column.setContentsMargins(0, CARD_SPACE, 0, 0)
        self.set_up(self.list)

    def _connect(self) -> None:
        view = self.view
        view.stepped.connect(self._on_view_stepped)
        view.indented.connect(self._on_view_indented)
        view.dropped.connect(self._on_view_dropped)
        view.free_text_requested.connect(self.add_free_text)
        view.opened.connect(self._on_view_opened)
        self.list.menu.set_removal_handler(self._take_out)
        self.list.menu.offers_excerpts = True
        self.list.text_emptied.connect(self._on_list_text_emptied)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._add.setText(self.tr("Add Text"))
        self._add.setToolTip(self.tr("Add your own text below the current card (N)"))
        self._rename.setText(self.tr("Rename…"))
        self._talk.setText(self.tr("Talk…"))
        self._talk.setToolTip(self.tr("Outline, cue cards or handout for a short talk"))
        self._export.setText(self.tr("Export…"))
        self.list.view.setAccessibleName(self.tr("Outline of the topic"))
        self.list.view.set_empty_message(
            self.tr("This topic is empty"),
            self.tr(
                "Choose “Move to Topic” in the menu of any note, or add text of your own. Alt+Up and "
                "Alt+Down reorder the cards; Alt+Right indents one."
            ),
        )

    # content

    @property
    def topic_id(self) -> str:
        """Return the id of the shown topic; empty without one."""
        return self._topic.id if self._topic else ""

    def show_topic(self, topic_id: str) -> None:
        """Show a topic; raises ReaderError TOPIC_UNKNOWN."""
        self.list.finish_editing()
        self._topic = self._context.library.topics.get(topic_id)
        self._writer.topic = self.list.menu.source = self._topic.id
        self.list.refill(self._fill)
        self.list.view.show_at_top(0)

    @Slot()
    @override
    def reload(self, initiator: object = None) -> None:
        """Reload the topic from the library."""
        self._stale = False
        if self._topic is None:
            return
        try:
            self._topic = self._context.library.topics.get(self._topic.id)
            chosen, current = self.list.view.chosen_ids(), self.list.view.current_id()
            self.list.refresh(self._fill, initiator)
        except ReaderError:
            self._topic = None
            self.vanished.emit()
            return
        self.list.view.lay_out_again()
        if current and self._model.row_of(current) is not None:
            self.list.view.choose_ids(chosen, current)

    def _fill(self) -> None:
        if self._topic is None:
            return
        library = self._context.library
        outline = library.topics.outline(self._topic.id)
        annotations = library.annotation_lists.some([item.annotation for item in outline if item.annotation])
        self._names = text_names(library)
        self._model.show_outline(outline, annotations, self._topic.created)
        self._title.set_full_text(" ".join(self._topic.question.split()))

    def _source(self, annotation: Annotation) -> str:
        name = self._names.get(annotation.text)
        return name.title if name else ""

    def _placeholder(self) -> str:
        return self.tr("Your own words…")

    # commands

    def _change(self, outline: Outline, name: OperationName) -> None:
        self.list.topics.change(self.topic_id, outline, name)

    def _outline(self) -> Outline:
        return self._context.library.topics.outline(self.topic_id)

    def _selected_items(self) -> set[str]:
        return self._model.items(self.list.view.chosen_ids())

    @Slot()
    def add_free_text(self) -> None:
        """Insert an empty free text below the current card, and edit it."""
        if self._topic is None:
            return
        self.list.finish_editing()
        item = topics.text_item("", self._context.clock.now())
        after = self._model.item(self.list.view.current_id())
        self._change(topics.inserted(self._outline(), item, after), OperationName.WRITE_IN_TOPIC)
        self.list.edit(item.id)

    @Slot()
    def rename(self) -> None:
        """Ask for a new question for the topic."""
        if self._topic is not None:
            self.list.topics.ask_and_rename(self._topic)

    def _take_out(self, row_ids: tuple[str, ...]) -> None:
        self._change(topics.without(self._outline(), self._model.items(row_ids)), OperationName.TAKE_OUT)

    @Slot(int)
    def _on_view_stepped(self, by: int) -> None:
        self._change(topics.stepped(self._outline(), self._selected_items(), by), OperationName.ARRANGE)

    @Slot(int)
    def _on_view_indented(self, by: int) -> None:
        self._change(topics.indented(self._outline(), self._selected_items(), by), OperationName.ARRANGE)

    @Slot(int)
    def _on_view_dropped(self, row: int) -> None:
        self._change(topics.placed(self._outline(), self._selected_items(), row), OperationName.ARRANGE)

    @Slot(str)
    def _on_list_text_emptied(self, row_id: str) -> None:
        self._take_out((row_id,))

    @Slot(str)
    def _on_view_opened(self, row_id: str) -> None:
        row = self._model.row_of(row_id)
        if row is not None and self._model.is_free_text(row_id):
            self.list.edit(row_id)
        elif row is not None:
            self._context.navigator.open(self._model.annotation(row).text, row_id)

    @Slot()
    def _on_talk_clicked(self) -> None:
        self.list.finish_editing()
        if self._topic is not None:
            self.talk_requested.emit(TalkSource(self._topic.question, topic=self._topic.id))

    @Slot()
    def _on_export_clicked(self) -> None:
        self.list.finish_editing()
        if self._topic is not None:
            self.essay_requested.emit(
                essay_of_topic(self._context.library, self._topic, essay_labels(QCoreApplication.translate))
            )

    @Slot(object, object)
    @override
    def _on_change_notifier_changed(self, changes: Changes, initiator: object) -> None:
        if not (changes.topics or changes.annotations or changes.texts):
            return
        if self.isVisible():
            self.reload(initiator)
        else:
            self._stale = True
