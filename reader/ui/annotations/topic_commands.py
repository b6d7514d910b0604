"""Do what a reader does to topics: one step, one announcement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from reader.core.annotations.topics import Outline, Topic, reworded
from reader.core.changes import Changes, OperationName
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.annotations.topic_dialog import QuestionDialog
from reader.ui.shell.annotation_commands import AnnotationCommands


class TopicCommands(QObject):
    """Change topics; what cannot be done is told by the annotator's ``failed``."""

    def __init__(
        self, library: Library, annotation_commands: AnnotationCommands, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._annotation_commands = annotation_commands
        self._clock = clock
        self._window = parent

    def all(self) -> list[Topic]:
        """Return all topics."""
        return self._library.topics.all()

    def ask_and_begin(self, annotations: Sequence[str] = ()) -> str:
        """Ask for a question and make a topic of it, with these annotations; give its id, empty if there is none."""
        dialog = QuestionDialog("", self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return ""
        return self.begin(dialog.question(), annotations)

    def begin(self, question: str, annotations: Sequence[str] = ()) -> str:
        """Make a topic of a question, with these annotations; give its id, empty if it could not be made."""
        made: list[str] = []

        def begun() -> Changes:
            topic, changes = self._library.topics.begin(question, self._clock.now(), annotations)
            made.append(topic)
            return changes

        return made[0] if self._annotation_commands.do(begun) else ""

    def ask_and_rename(self, topic: Topic) -> bool:
        """Ask for other words of a question; say whether it has been changed."""
        dialog = QuestionDialog(topic.question, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.question() == topic.question:
            return False
        return self.rename(topic.id, dialog.question())

    def rename(self, topic: str, question: str) -> bool:
        """Put a question in other words."""
        return self._annotation_commands.do(lambda: self._library.topics.rename(topic, question, self._clock.now()))

    def remove(self, topic: str) -> bool:
        """Take a topic away; what is in it stays where it is."""
        return self._annotation_commands.do(lambda: self._library.topics.remove(topic, self._clock.now()))

    def gather(self, topic: str, annotations: Sequence[str], source: str = "") -> bool:
        """Put annotations at the end of a topic, and take them out of the topic ``source``."""
        return self._annotation_commands.do(
            lambda: self._library.topics.gather(topic, annotations, self._clock.now(), source=source)
        )

    def change(self, topic: str, outline: Outline, name: OperationName, initiator: QObject | None = None) -> bool:
        """Put another outline in the place of a topic's present one."""
        if outline == self._library.topics.outline(topic):
            return True
        return self._annotation_commands.do(
            lambda: self._library.topics.change(topic, outline, self._clock.now(), name), initiator
        )

    def write_words(self, topic: str, item: str, words: str, initiator: QObject | None, *, joins: bool) -> bool:
        """Put other words into an item of free words; ``joins`` makes them part of the step of typing before."""

        def written() -> Changes | None:
            before = self._library.topics.outline(topic)
            after = reworded(before, item, words)
            if before == after:
                return None
            now = self._clock.now()
            return self._library.topics.change(topic, after, now, OperationName.WRITE_IN_TOPIC, joins=joins)

        return self._annotation_commands.do(written, initiator, settles=False)

    def fill_menu(self, menu: QMenu, annotations: Sequence[str], source: str = "") -> None:
        """Offer every topic, and a new one, for these annotations; those that hold all of them are checked."""
        held = self._library.topics.topics_of(annotations)
        everywhere = set.intersection(*(set(held.get(one, ())) for one in annotations)) if annotations else set()
        for topic in self.all():
            if topic.id == source:
                continue
            action = menu.addAction(plain_action(topic.question))
            action.setCheckable(True)
            action.setChecked(topic.id in everywhere)
            action.triggered.connect(partial(self._on_menu_triggered, topic.id, annotations, source))
        if not menu.isEmpty():
            menu.addSeparator()
        new = menu.addAction(self.tr("New topic…"))
        new.triggered.connect(partial(self._on_new_triggered, annotations))

    def _on_menu_triggered(self, topic: str, annotations: Sequence[str], source: str, _checked: bool = False) -> None:
        self.gather(topic, annotations, source)

    def _on_new_triggered(self, annotations: Sequence[str], _checked: bool = False) -> None:
        self.ask_and_begin(annotations)


_LONGEST = 60


def plain_action(words: str) -> str:
    """Make the words of a menu's entry of what a reader wrote: in one line, not too long, no letter underlined."""
    line = " ".join(words.split())
    shown = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return shown.replace("&", "&&")
