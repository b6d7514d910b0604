"""Create and change topics; each command is one undo step with one change notification."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.annotations.topics import Outline, Topic, reworded
from reader.core.annotations.unsaved_note import UnsavedNote
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.ui.shell.context import AppContext
from reader.ui.translation.labels import single_line


class TopicCommands(QObject):
    """The commands on topics. Where one fails, it returns False or "", and the library is unchanged."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = context.library
        self._commands = context.commands
        self._clock = context.clock
        self._window = parent

    def all(self) -> list[Topic]:
        """Return all topics."""
        return self._library.topics.all()

    def ask_and_begin(self, annotations: Sequence[str] = ()) -> str:
        """Ask for a question and create a topic with these annotations; return its id, empty if cancelled or failed."""
        from reader.ui.annotations.topic_dialog import QuestionDialog

        dialog, created = QuestionDialog("", self._window), [""]

        def begin() -> bool:
            created.append(self.begin(dialog.question(), annotations))
            return bool(created[-1])

        self._commands.ask(dialog, begin)
        return created[-1]

    def begin(self, question: str, annotations: Sequence[str] = ()) -> str:
        """Create a topic with these annotations; return its id, empty if it could not be created."""
        created: list[str] = []

        def create() -> Changes:
            topic, changes = self._library.topics.begin(question, self._clock.now(), annotations)
            created.append(topic)
            return changes

        return created[0] if self._commands.run(create) else ""

    def ask_and_rename(self, topic: Topic) -> bool:
        """Ask for a new question for a topic; return whether it was changed."""
        from reader.ui.annotations.topic_dialog import QuestionDialog

        dialog = QuestionDialog(topic.question, self._window)
        is_changed = self._commands.ask(
            dialog, lambda: dialog.question() == topic.question or self.rename(topic.id, dialog.question())
        )
        return is_changed and dialog.question() != topic.question

    def rename(self, topic: str, question: str) -> bool:
        """Change the question of a topic; return whether it was saved."""
        return self._commands.run(lambda: self._library.topics.rename(topic, question, self._clock.now()))

    def remove(self, topic: str) -> bool:
        """Remove a topic, but not its annotations; return whether it was saved."""
        return self._commands.run(lambda: self._library.topics.remove(topic, self._clock.now()))

    def gather(self, topic: str, annotations: Sequence[str], source: str = "") -> bool:
        """Append annotations to a topic, and take them out of the topic ``source``; return whether it was saved."""
        return self._commands.run(
            lambda: self._library.topics.gather(topic, annotations, self._clock.now(), source=source)
        )

    def change(self, topic: str, outline: Outline, name: OperationName, initiator: QObject | None = None) -> bool:
        """Replace the outline of a topic; return whether it was saved."""
        if outline == self._library.topics.outline(topic):
            return True
        return self._commands.run(
            lambda: self._library.topics.change(topic, outline, self._clock.now(), name), initiator
        )

    def write_free_text(self, topic: str, item: str, text: str, initiator: QObject | None, *, joins: bool) -> bool:
        """Change the text of a free-text item; ``joins`` makes it part of the previous undo step of typing."""

        def write() -> Changes | None:
            before = self._library.topics.outline(topic)
            after = reworded(before, item, text)
            if before == after:
                return None
            now = self._clock.now()
            return self._library.topics.change(topic, after, now, OperationName.WRITE_IN_TOPIC, joins=joins)

        return self._commands.run(write, initiator, flush=False)

    def unsaved_free_text(self, topic: str, item: str, text: str | None) -> UnsavedNote:
        """Return the text of a free-text item that could not be saved."""
        try:
            outline = self._library.topics.outline(topic)
        except ReaderError:
            outline = ()
        base = next((one.text for one in outline if one.id == item), "")
        return UnsavedNote(item, topic=topic, base=base, body=text)

    def fill_menu(self, menu: QMenu, annotations: Sequence[str], source: str = "") -> None:
        """Fill a menu with all topics and a new one; topics that contain all of the annotations are checked."""
        held = self._library.topics.topics_of(annotations)
        common = set.intersection(*(set(held.get(one, ())) for one in annotations)) if annotations else set()
        for topic in self.all():
            if topic.id == source:
                continue
            action = menu.addAction(menu_label(topic.question))
            action.setCheckable(True)
            action.setChecked(topic.id in common)
            action.triggered.connect(partial(self._on_menu_triggered, topic.id, annotations, source))
        if not menu.isEmpty():
            menu.addSeparator()
        new = menu.addAction(self.tr("New Topic…"))
        new.triggered.connect(partial(self._on_new_triggered, annotations))

    def _on_menu_triggered(self, topic: str, annotations: Sequence[str], source: str, _checked: bool = False) -> None:
        self.gather(topic, annotations, source)

    def _on_new_triggered(self, annotations: Sequence[str], _checked: bool = False) -> None:
        self.ask_and_begin(annotations)


_MAX_LABEL = 60


def menu_label(text: str) -> str:
    """Return a menu label for text that the reader wrote: one line, elided, without a mnemonic."""
    return single_line(text, _MAX_LABEL).replace("&", "&&")
