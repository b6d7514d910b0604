"""Show the contents of the open text, and the heading above the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.text.language_tags import is_chinese
from reader.services.script_display import shown_in

if TYPE_CHECKING:
    from reader.services.open_text import OpenText
    from reader.ui.appearance.text_appearance import OpenTextAppearance
    from reader.ui.page.contents_pane import ContentsPane
    from reader.ui.reading.read_bar import ReadBar


class TextOutline:
    """The sections of the open text in the contents, and the one at the top of the page above it.

    They stand in the direction of the text, and in the script in which it is shown.
    """

    def __init__(self, contents: ContentsPane, bar: ReadBar, appearance: OpenTextAppearance) -> None:
        self._contents = contents
        self._bar = bar
        self._appearance = appearance
        self._open: OpenText | None = None
        self._top = 0
        self.right_to_left = False
        """Whether the open text runs from right to left."""

    def set_text(self, opened: OpenText | None) -> None:
        """Show another text from its beginning, or none."""
        self._top = 0
        self.right_to_left = opened is not None and opened.runs_right_to_left()
        self.update(opened)

    def update(self, opened: OpenText | None) -> None:
        """Show the same text as it is now: extended, described anew or in another script."""
        self._open = opened
        sections = opened.stored.outline() if opened is not None else ()
        if self._script:
            sections = tuple(replace(section, title=shown_in(self._script, section.title)) for section in sections)
        language = opened.card.language if opened is not None else ""
        self._contents.set_sections(sections, language, right_to_left=self.right_to_left)
        self.follow(self._top)

    def follow(self, position: int) -> None:
        """Show the section of the position at the top of the page."""
        self._top = position
        self._contents.follow(position)
        self.show_heading()

    def show_heading(self) -> None:
        """Show in the bar the chapter at the top of the page, the text and its author."""
        card = self._open.card if self._open is not None else None
        if card is not None:
            card = replace(card, title=shown_in(self._script, card.title), author=shown_in(self._script, card.author))
        self._bar.show_text(card, self._contents.title_at(self._top), right_to_left=self.right_to_left)

    @property
    def _script(self) -> str:
        """The script in which a Chinese text is shown; empty as it is printed."""
        is_chinese_text = self._open is not None and is_chinese(self._open.card.language)
        return self._appearance.value.script if is_chinese_text else ""
