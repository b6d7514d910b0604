"""Give a screen reader the text of the page as long as one is listening, and announce what it cannot know of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible
from typing_extensions import override

from reader.core.operation_name import OperationName
from reader.ui.annotations.annotation_labels import look_label
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from reader.core.changes import Changes
    from reader.ui.page.accessible_text import AccessibleText
    from reader.ui.page.page_view import PageView
    from reader.ui.preferences.preference_store import Settings
    from reader.ui.preferences.preferences import Preferences

_MARKINGS = frozenset(
    (OperationName.HIGHLIGHT, OperationName.BOOKMARK, OperationName.RECOLOUR, OperationName.SET_STYLE)
)
"""The operations that nothing but the page shows; the others open an editor or show a message."""


class ScreenReader(QObject):
    """Keep an `AccessibleText` under the page while assistive technology is active, and announce marks.

    The bindings do not tell when a screen reader comes or goes: it is asked whenever the page gets the focus and
    whenever something moves on it.
    """

    announced = Signal(str)
    """What was announced."""

    def __init__(self, page: PageView, settings: Settings) -> None:
        super().__init__(page)
        self._page = page
        self._settings = settings
        self._text: AccessibleText | None = None
        self._check_timer = QTimer(self, singleShot=True, interval=0)
        self._check_timer.timeout.connect(self.follow)
        page.installEventFilter(self)
        settings.changed.connect(self._on_settings_changed)
        page.view_changed.connect(self._on_page_view_changed)
        page.passage_changed.connect(self.follow)
        page.passage_finished.connect(self._on_page_passage_finished)
        page.passage_shown.connect(self._on_page_passage_shown)
        page.cursor_moved.connect(self._on_page_cursor_moved)
        self.follow()

    @property
    def text(self) -> AccessibleText | None:
        """Return the text that assistive technology has of the page; None while there is none."""
        return self._text

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for a screen reader when the page gets the focus or the window is used again."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.WindowActivate):
            self._check_timer.start()
        return super().eventFilter(watched, event)

    @Slot()
    def follow(self) -> None:
        """Show assistive technology what is on the page now; while there is none, keep nothing for it."""
        if QAccessible.isActive():
            if self._text is None:
                self._text = self._made_text()
            self._text.setAccessibleName(self._page.accessibleName())
            self._text.follow()
        elif self._text is not None:
            self._text.leave()
            self._text = None

    def _made_text(self) -> AccessibleText:
        from reader.ui.page.accessible_text import AccessibleText

        text = AccessibleText(self._page)
        text.caret_mode = self._settings.values.caret_mode
        return text

    @Slot(object, object)
    def _on_settings_changed(self, _before: Preferences, after: Preferences) -> None:
        self.follow()
        if self._text is not None:
            self._text.caret_mode = after.caret_mode

    # --- announcements -------------------------------------------------------------------------------------------

    @Slot(int, int)
    def _on_page_view_changed(self, start: int, end: int) -> None:
        self.follow()
        if self._text is not None and self._text.is_pressed and self._page.reading_cursor is None:
            self._announce(start, end, is_heard=self._text.follows_navigation)

    @Slot()
    def _on_page_passage_finished(self) -> None:
        if self._text is not None:
            is_heard = self._text.is_moving or self._text.follows_navigation
            self._announce(self._page.passage.start, self._page.passage.end, is_heard=is_heard)

    @Slot()
    def _on_page_cursor_moved(self) -> None:
        if self._page.is_read_aloud:
            return  # what is heard already is not said a second time
        self.follow()
        sentence = self._page.reading_cursor
        if self._text is not None and sentence is not None:
            self._announce(sentence.start, sentence.end, is_heard=self._text.is_moving)

    @Slot(int, int)
    def _on_page_passage_shown(self, start: int, end: int) -> None:
        self.follow()
        if self._text is None:
            return
        sentence = passage_at(self._page, start, PassageUnit.SENTENCE)
        self._announce(min(start, sentence.start), max(end, sentence.end), is_heard=False)

    def _announce(self, start: int, end: int, *, is_heard: bool) -> None:
        """Announce what is on a range of the text, and its words unless the screen reader says them by itself.

        It does after the keys that move the caret in any text, and where it has set the caret; of J, K, V, a full stop
        or Space it knows nothing (docs/decisions/0121).
        """
        if self._text is not None and start < end:
            words = [] if is_heard else [self._page.words_of(Passage(start, end))]
            self._say("\n".join((*words, *self._signs(start, end))))

    def _say(self, words: str) -> None:
        if self._text is not None and words:
            announce(self._text, words)
            self.announced.emit(words)

    @Slot(object, object)
    def tell_mark(self, changes: Changes, _initiator: object) -> None:
        """Announce what kind of mark the reader has just made, or made of another one."""
        if self._text is None or changes.operation not in _MARKINGS or len(changes.carried) != 1:
            return
        (annotation,) = changes.carried.values()
        if annotation is not None:
            self._say(look_label(annotation))

    def _signs(self, start: int, end: int) -> list[str]:
        """Return the number of marks on a range of the text, and whether today's portion ends in it."""
        marks = len({mark.id for mark in self._page.annotations_between(start, end)})
        lines = [self.tr("%n mark(s)", None, marks)] if marks else []
        portion_end = self._page.portion_end
        if portion_end is not None and start < portion_end <= end:
            lines.append(self.tr("today’s portion ends here"))
        return lines
