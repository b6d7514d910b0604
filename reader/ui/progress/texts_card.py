"""Show what was read in the first week, and the reader's own pace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.activity.speed import LATIN_WORD
from reader.core.text.language_tags import is_ideographic
from reader.services.activity.first_week import OwnPace, TextRead
from reader.ui.appearance.sizes import CARD_SPACE, CONTROL_HEIGHT, LINE_SPACE, ROW_SPACE, SPACE
from reader.ui.progress.progress_card import ProgressCard
from reader.ui.translation.durations import length
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import InfoBar, Rule
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.progress_bar import ProgressBar

_BAR_WIDTH = 92


class TextsCard(ProgressCard):
    """The texts that were read, each with its time, its marks and how much of it is read; below, the pace."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[TextRead, ...] = ()
        self._pace: OwnPace | None = None
        self._heading, self._empty = Label(role="heading"), Label(role="muted", wraps=True)
        self._heading.setMinimumHeight(CONTROL_HEIGHT)
        self.library_link = CardLink()
        self._rows: list[_TextRow] = []
        self._list = Column(spacing=0)
        self._pace_bar = InfoBar()
        self._pace_title, self._pace_text = Label(role="faint"), Label(wraps=True)
        column = Column(self._pace_bar, margins=(ROW_SPACE, SPACE, ROW_SPACE, SPACE), spacing=LINE_SPACE)
        column.add(self._pace_title, self._pace_text)
        head = Row()
        head.add(self._heading, STRETCH, self.library_link)
        self.column.add(head, self._empty, self._list, STRETCH, self._pace_bar)
        self.retranslate()

    def show_texts(self, texts: Sequence[TextRead], pace: OwnPace | None) -> None:
        """Show these texts, and the pace if it is known."""
        self._texts, self._pace = tuple(texts), pace
        self._update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("What you’ve read"))
        self.library_link.setText(self.tr("Library"))
        self._empty.setText(self.tr("Texts you read appear here, with the time spent and how far you are."))
        self._pace_title.setText(self.tr("Your pace"))
        self._update()

    def _update(self) -> None:
        self._empty.setVisible(not self._texts)
        while len(self._rows) < len(self._texts):
            self._rows.append(_TextRow(first=not self._rows))
            self._list.add(self._rows[-1])
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(self._texts))
            if index < len(self._texts):
                row.show_text(self._texts[index], self._details(self._texts[index]))
        self._pace_text.setText(self._pace_sentence())

    def _details(self, read: TextRead) -> str:
        parts = [length(read.seconds)]
        if read.row.notes:
            parts.append(self.tr("%n mark(s)", None, read.row.notes))
        if read.section:
            parts.append(self.tr("next: {section}").format(section=read.section))
        return self.tr(", ").join(parts)

    def _pace_sentence(self) -> str:
        pace = self._pace
        if pace is None:
            return self.tr("After a few pages, One Hour knows your pace and sets each day’s portion by it.")
        if is_ideographic(pace.language):
            about = self.tr("About {number} characters per minute").format(number=round(pace.speed))
        else:
            about = self.tr("About {number} words per minute").format(number=round(pace.speed / LATIN_WORD))
        told = self.tr("based on %n page(s). It sets each day’s portion and estimates how long a text will take.", None,
                       pace.samples)  # fmt: skip
        return self.tr("{about}, {told}").format(about=about, told=told)


class _TextRow(QWidget):
    """A text: its title over what there is to say of it, and how much of it is read."""

    def __init__(self, *, first: bool) -> None:
        super().__init__()
        self._title, self._details = ElidedLabel(), ElidedLabel("faint")
        self._bar, self._share = ProgressBar(), Label(role="muted")
        self._bar.setFixedWidth(_BAR_WIDTH)
        column = Column(self, margins=0, spacing=0)
        if not first:
            column.add(Rule())
        words, row = Column(spacing=0), Row(margins=(0, SPACE, 0, SPACE), spacing=CARD_SPACE)
        words.add(self._title, self._details)
        row.add(words, self._bar, self._share, grows=words)
        column.add(row)

    def show_text(self, read: TextRead, details: str) -> None:
        """Show a text with its details."""
        share = read.row.share
        self._title.set_full_text(read.row.text.title)
        self._details.set_full_text(details)
        self._bar.show_share(share)
        self._bar.setAccessibleName(read.row.text.title)
        self._share.setText(f"{int(share * 100)}%")
