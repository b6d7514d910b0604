"""Read the text on the page aloud: connect the voice with the page, the hour, the settings and the bar."""

from __future__ import annotations

import shutil
import sys

from PySide6.QtCore import QEvent, QObject, Slot
from typing_extensions import override

from reader.core.activity.events import NOTHING_IN_VIEW, VisibleRange
from reader.core.screens import ScreenName
from reader.core.text.speech import SpokenText, Utterance, spoken_language
from reader.services.dictionaries.pinyin import PinyinSpeller
from reader.services.voice_command import VoiceCommand, find_voice
from reader.ui.aloud.aloud_bar import AloudBar
from reader.ui.aloud.aloud_reading import AloudReading, AloudState, SilenceReason
from reader.ui.page.passage import Passage
from reader.ui.preferences.preferences import Preferences
from reader.ui.window.window_controller import WindowController


class AloudController(QObject):
    """Reads the open text aloud from the selection, the reading cursor or the first sentence in sight on.

    The sentence that is read is the page's reading cursor: who moves it moves the voice, and who removes it pauses it.
    """

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller.window)
        self._context = controller.context
        self._tracker = controller.context.tracker
        self._window = controller.window
        self._read_screen = controller.read_screen
        self._page = controller.read_screen.page
        self._speller: PinyinSpeller | None = None
        self._heard = NOTHING_IN_VIEW
        self._follows = False
        self.reading = AloudReading(controller.context.clock, self, self)
        self.bar = AloudBar(controller.read_screen)
        controller.read_screen.add_bar(self.bar)
        self._connect()
        self._show_rate()

    def _connect(self) -> None:
        reading, bar, read_screen = self.reading, self.bar, self._read_screen
        reading.begun.connect(self._on_reading_begun)
        reading.heard.connect(self._on_reading_heard)
        reading.fell_silent.connect(self._on_reading_fell_silent)
        reading.failed.connect(self._context.toast.show_error)
        reading.state_changed.connect(self._on_reading_state_changed)
        bar.toggle_requested.connect(self.toggle)
        bar.stop_requested.connect(self.stop)
        bar.step_requested.connect(reading.step)
        bar.rate_chosen.connect(self._on_bar_rate_chosen)
        bar.sleep_chosen.connect(self._on_bar_sleep_chosen)
        self._page.cursor_moved.connect(self._on_page_cursor_moved)
        read_screen.text_opened.connect(reading.stop)
        read_screen.text_closed.connect(reading.stop)
        self._window.screen_shown.connect(self._on_window_screen_shown)
        self._window.closing.connect(reading.close)
        self._window.installEventFilter(self)
        self._context.settings.changed.connect(self._on_settings_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pause when the window is put into the tray; one that is minimised, or behind another, goes on."""
        if event.type() == QEvent.Type.Hide and watched is self._window and not event.spontaneous():
            self.reading.pause()
        return False

    # --- what the reader asks for --------------------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Begin to read aloud, pause it, or go on: at the selection, if there is one."""
        if self.reading.state is AloudState.SPEAKING:
            self.reading.pause()
        elif self.reading.state is AloudState.OFF or self._page.passage:
            self._begin()
        else:
            self.reading.go_on()
        self._show_in_menu()

    def _show_in_menu(self) -> None:
        self._context.action_set.set_checked("read-aloud", self.reading.state is AloudState.SPEAKING)

    @Slot()
    def stop(self) -> None:
        """Stop reading aloud."""
        self.reading.stop()

    @Slot()
    def go_on(self) -> None:
        """Go on where it was paused, with the text on the screen."""
        self._window.show_screen(ScreenName.READ)
        self.reading.go_on()

    def _begin(self) -> None:
        opened = self._read_screen.open_text
        if opened is None:
            return
        text = SpokenText(opened.stored)
        position = self._first_position(text)
        if self._page.passage:
            self._page.select(Passage(position, position))
        if not self.reading.begin(text, position):
            self._context.toast.show_message(self.tr("From here on, there is nothing to read aloud."))

    def _first_position(self, text: SpokenText) -> int:
        page = self._page
        chosen = page.passage or page.reading_cursor
        if chosen:
            return chosen.start
        top, bottom = page.visible_range
        first = text.at(top)
        following = text.after(first) if first is not None and first.start < top else None
        return following.start if following is not None and following.start < bottom else top

    # --- what reading aloud needs --------------------------------------------------------------------------------

    def command(self, words: str) -> VoiceCommand:
        """Return the command that speaks words of the open text; raises ReaderError VOICE_MISSING or VOICE_COMMAND."""
        opened, values = self._read_screen.open_text, self._context.settings.values
        language = spoken_language(words, opened.card.language if opened is not None else "")
        return find_voice(values.aloud_command, language, values.aloud_rate, sys.platform, shutil.which)

    def spelled(self, words: str) -> str:
        """Return Chinese words in pinyin."""
        if self._speller is None:
            self._speller = PinyinSpeller()
        return self._speller.spell(words)

    def portion_end(self) -> int | None:
        """Return the position at which today's portion ends, or None."""
        return self._page.portion_end

    def input_at(self) -> float:
        """Return the monotonic time of the reader's last input."""
        return self._tracker.input_at

    # --- what happens --------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_reading_begun(self, utterance: Utterance) -> None:
        self._tracker.listen(self._take_heard())
        self._follows = True
        self._page.read_along(Passage(utterance.start, utterance.end))
        self._follows = False
        self.bar.show_sleep(self.reading.seconds_to_sleep)

    @Slot(object)
    def _on_reading_heard(self, utterance: Utterance) -> None:
        until = min(utterance.until, self._page.characters)
        self._heard = VisibleRange(until - utterance.start, utterance.start)

    def _take_heard(self) -> VisibleRange:
        heard, self._heard = self._heard, NOTHING_IN_VIEW
        return heard

    @Slot(object)
    def _on_reading_fell_silent(self, reason: SilenceReason) -> None:
        """Count what was heard; the reader who stopped it by hand reads on, who does nothing may be asleep."""
        self._tracker.end_listening(self._take_heard())
        if reason is SilenceReason.READER:
            self._tracker.input_made()
        self.bar.show_sleep(self.reading.seconds_to_sleep)
        message = self._message(reason)
        if message and self.reading.state is AloudState.PAUSED:
            self._context.toast.show_message(message, self.tr("Continue"), self.go_on)
        elif message:
            self._context.toast.show_message(message)

    def _message(self, reason: SilenceReason) -> str:
        """Return why it fell silent, if the reader did not ask for it."""
        messages = {
            SilenceReason.TEXT_END: self.tr("This is the end of the text."),
            SilenceReason.PORTION_END: self.tr("Today’s portion ends here. Reading aloud is paused."),
            SilenceReason.SLEEP_TIMER: self.tr("The sleep timer has paused reading aloud."),
            SilenceReason.UNATTENDED: self.tr("Reading aloud is paused after 20 minutes without a key or click."),
            SilenceReason.MACHINE_SLEPT: self.tr("Reading aloud is paused: the computer was asleep."),
        }
        return messages.get(reason, "")

    @Slot(object)
    def _on_reading_state_changed(self, state: AloudState) -> None:
        self._page.is_read_aloud = state is AloudState.SPEAKING
        self.bar.show_state(state)
        self._show_in_menu()
        if state is AloudState.OFF:
            self._speller = None

    @Slot()
    def _on_page_cursor_moved(self) -> None:
        """Let the voice follow the reading cursor that the reader has moved."""
        if self._follows or self.reading.state is AloudState.OFF:
            return
        cursor = self._page.reading_cursor
        if cursor is None:
            self.reading.pause()
        else:
            self.reading.move_to(cursor.start)

    @Slot(object)
    def _on_window_screen_shown(self, name: ScreenName) -> None:
        if name is not ScreenName.READ:
            self.reading.pause()

    @Slot(int)
    def _on_bar_rate_chosen(self, rate: int) -> None:
        self._context.settings.change(aloud_rate=rate)

    @Slot(object)
    def _on_bar_sleep_chosen(self, seconds: float | None) -> None:
        self.reading.set_sleep_timer(seconds)
        self.bar.show_sleep(seconds)

    @Slot(object, object)
    def _on_settings_changed(self, _before: Preferences, _after: Preferences) -> None:
        self._show_rate()

    def _show_rate(self) -> None:
        rate = self._context.settings.values.aloud_rate
        self.reading.set_rate(rate)
        self.bar.show_rate(rate)
