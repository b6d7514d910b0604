"""Show a message over the foot of the screen: what happened, what was kept, what to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, EDGE, SPACE, TIGHT
from reader.ui.widgets.button import LinkButton, QuietToolButton
from reader.ui.widgets.frame import FloatingCard
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.core.errors import ReaderError
    from reader.services.clock import Clock
    from reader.ui.appearance.icons import Icons
    from reader.ui.appearance.theme import Theme
    from reader.ui.widgets.file_links import FileLink

_MAX_LINKS = 3
_MAX_KEPT = 50
_SHOWN_MS, _OFFER_MS, _ERROR_MS = 8_000, 20_000, 30_000
"""Milliseconds that a message is shown: one that only tells, one that offers something, an error."""

_CHARACTER_MS = 50
"""Milliseconds that are added for each character, so that a long message can be read."""

_HELD_MS = 3_000
"""Milliseconds that a message stays after the pointer or the focus has left it, or the window has come back."""


@dataclass(frozen=True, slots=True)
class ToastMessage:
    """A message that was shown, when, and the links that were beside it."""

    at: datetime
    text: str
    links: tuple[FileLink, ...] = ()


class Toast(TranslatedWidget, FloatingCard):
    """A message that goes by itself after a while, and never takes the focus; the last ones are kept in ``messages``.

    It lies over the screen, at its foot, so that nothing moves when it comes and goes. It stays while the pointer or
    the focus is on it, and while the window is not the one in use.
    """

    def __init__(self, icons: Icons, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._icons = icons
        self._clock = clock
        self.messages: deque[ToastMessage] = deque(maxlen=_MAX_KEPT)
        self._links: tuple[FileLink, ...] = ()
        self._content: QStackedWidget | None = None
        self._message = Label(wraps=True)
        self._message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons = [LinkButton(clicked=partial(self.follow, number)) for number in range(_MAX_LINKS)]
        self._close = QuietToolButton(clicked=self.leave)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._row = Row(self, margins=(CARD_SPACE, TIGHT, SPACE, TIGHT))
        self._row.add(self._message, *self.buttons, self._close, grows=self._message)
        self.set_theme(theme)
        self.retranslate()
        self.hide()

    @property
    def message(self) -> str:
        """Return the message that is shown; empty without one."""
        return "" if self.isHidden() else self._message.text()

    def lie_over(self, content: QStackedWidget) -> None:
        """Lie over the screens, at their foot and in the middle, as wide as the message needs."""
        self._content = content
        self.setParent(content)
        content.installEventFilter(self)
        content.currentChanged.connect(self._on_content_current_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of what the toast lies over."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @override
    def event(self, event: QEvent) -> bool:
        """Take the room that the words and links need in another typeface."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return is_handled

    def show_message(self, message: str, label: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a message, and a link with ``label`` that calls ``act`` and hides the message."""
        self._show(message, [] if act is None else [(label, act)], _SHOWN_MS if act is None else _OFFER_MS)

    def show_written(
        self,
        message: str,
        path: Path,
        label: str = "",
        act: Callable[[], object] | None = None,
        *,
        opens: bool = True,
    ) -> None:
        """Show that a file or folder was written, with links that open it or show it in its folder.

        A link with ``label`` that calls ``act`` comes before them; ``opens`` is False where no program opens the file.
        """
        from reader.ui.widgets.file_links import file_links

        own = [] if act is None else [(label, act)]
        self._show(message, [*own, *file_links(path, opens=opens)], _OFFER_MS)

    @Slot(object)
    def show_error(self, error: ReaderError) -> None:
        """Show the message of an error."""
        from reader.ui.translation.error_messages import error_message

        self._show(error_message(error), [], _ERROR_MS)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._close.setIcon(self._icons.icon("close", theme.muted))

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language; a message that is shown stays as it is."""
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))

    @Slot()
    def leave(self) -> None:
        """Hide the message; the focus goes back to the screen if it was here."""
        had_focus = self._has_focus
        self.hide()
        screen = self._content.currentWidget() if self._content is not None else None
        if had_focus and screen is not None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, number: int, _checked: bool = False) -> None:
        """Hide the message and do what one of its links offers."""
        self.leave()
        _label, act = self._links[number]
        act()

    def _show(self, message: str, links: Sequence[FileLink], milliseconds: int) -> None:
        self._links = tuple(links)
        self.messages.appendleft(ToastMessage(self._clock.now(), message, self._links))
        self._message.setText(message)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(links))
            button.setText(links[number][0] if number < len(links) else "")
        self._place()
        self.show()
        self.raise_()
        self._timer.start(milliseconds + _CHARACTER_MS * len(message))
        self._announce(message, [label for label, _act in links])

    def _announce(self, message: str, labels: Sequence[str]) -> None:
        from reader.ui.widgets.announcement import announce

        announce(self, ". ".join((message.rstrip(".。"), *labels)))

    @property
    def _has_focus(self) -> bool:
        return any(button.hasFocus() for button in (*self.buttons, self._close))

    def _place(self) -> None:
        if self._content is None:
            return
        words = self._message.fontMetrics().horizontalAdvance(self._message.text()) + SPACE
        needed = self._row.minimumSize().width() - self._message.minimumSizeHint().width() + words
        width = min(needed, self._content.width() - 2 * EDGE)
        height = max(self._row.minimumSize().height(), self._row.totalHeightForWidth(width))
        left, top = (self._content.width() - width) // 2, self._content.height() - height - CARD_SPACE
        self.setGeometry(_above_buttons(QRect(left, top, width, height), self._content))

    @Slot()
    def _on_content_current_changed(self) -> None:
        """Stay above the screen that is shown now, and above its buttons."""
        self.raise_()
        self._place()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self.underMouse() or self._has_focus or not self.window().isActiveWindow():
            self._timer.start(_HELD_MS)
        else:
            self.hide()


def _above_buttons(place: QRect, content: QStackedWidget) -> QRect:
    """Return a place a little higher if it would cover buttons at the foot of the screen."""
    screen = content.currentWidget()
    if screen is None:
        return place
    shown = (button for button in screen.findChildren(QAbstractButton) if button.isVisible())
    rects = (QRect(button.mapTo(content, QPoint()), button.size()) for button in shown)
    tops = [rect.top() for rect in rects if rect.intersects(place)]
    highest = min(tops, default=content.height())
    raised = place.translated(0, min(0, highest - SPACE - place.bottom()))
    return raised if place.top() - raised.top() <= place.height() + 2 * SPACE else place
