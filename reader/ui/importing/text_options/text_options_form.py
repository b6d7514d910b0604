"""Ask what a text is called and how its file is to be read; what is not told follows the guess."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSizePolicy, QWidget

from reader.core.text.import_events import TextHeader
from reader.core.text.import_options import (
    HeadingSource,
    ImportOptions,
    LineBreaks,
    available_heading_sources,
    available_options,
)
from reader.core.text.model import Text, TextNames
from reader.ui.importing.text_options.option_labels import (
    ENCODINGS,
    LANGUAGES,
    encoding_label,
    heading_source_label,
    language_label,
    line_breaks_label,
)

_NARROWEST = 120


class TextOptionsForm(QWidget):
    """Hold the fields; ``reading_changed`` is sent when the file would be read another way, ``named`` for the rest."""

    reading_changed = Signal()
    naming_changed = Signal()

    def __init__(self, card: Text, told: ImportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card, self._told = card, told
        self._guess: TextNames | None = None
        self._own = {"title": bool(told.title), "author": told.author is not None}
        self.title, self.author = QLineEdit(card.title), QLineEdit(card.author)
        self.language, self.encoding, self.lines, self.headings = (QComboBox() for _ in range(4))
        self.like, self.whole_page = QLineEdit(told.heading_like), QCheckBox()
        self._form = QFormLayout(self)
        self._fill()
        self._lay_out()
        self._connect()

    def choices(self) -> ImportOptions:
        """Return what is told now."""
        return ImportOptions(
            encoding=self.encoding.currentData(),
            lines=LineBreaks(self.lines.currentData()),
            headings=HeadingSource(self.headings.currentData()),
            heading_like=self.like.text().strip(),
            whole_page=self.whole_page.isChecked(),
            title=self.title.text().strip() if self._own["title"] else "",
            author=self.author.text().strip() if self._own["author"] else None,
            language=self.language.currentData(),
        )

    def named(self) -> TextNames:
        """Return what the text is called now, by what was told or else by the guess."""
        tag = self.language.currentData()
        guessed = self._guess.language if self._guess else self._card.language
        title = self.title.text().strip() or (self._guess.title if self._guess else self._card.title)
        return TextNames(title, self.author.text().strip(), guessed if tag is None else tag)

    def show_guess(self, header: TextHeader, encoding: str) -> None:
        """Show what would be guessed of the file; fields that the reader has not filled in follow."""
        guess = TextNames(header.title, header.author, header.language)
        if self._guess is None:
            self._tell_own(guess)
        self._guess = guess
        for name, field, words in (("title", self.title, guess.title), ("author", self.author, guess.author)):
            field.setPlaceholderText(words)
            if not self._own[name] and field.text() != words:
                field.setText(words)
        self.language.setItemText(0, self._guessed_words(language_label(guess.language)))
        if encoding:
            self.encoding.setItemText(0, self._guessed_words(encoding_label(encoding)))

    def allow_reading(self, allowed: bool) -> None:
        """Let the choices of reading be made, or not where there is no file to read."""
        for field in (self.encoding, self.lines, self.headings, self.like, self.whole_page):
            field.setEnabled(allowed)

    @Slot()
    def forget(self) -> None:
        """Go back to the guesses, all but the names."""
        for box in (self.encoding, self.lines, self.headings):
            box.setCurrentIndex(0)
        self.whole_page.setChecked(False)

    def _tell_own(self, guess: TextNames) -> None:
        """Take a title, author or language that is not the guess for one that somebody has written."""
        card = self._card
        self._own["title"] = self._own["title"] or card.title != guess.title
        self._own["author"] = self._own["author"] or card.author != guess.author
        if self.language.currentData() is None and card.language != guess.language:
            self.language.blockSignals(True)
            self.language.setCurrentIndex(self._place_of_language(card.language))
            self.language.blockSignals(False)

    def _place_of_language(self, tag: str) -> int:
        if self.language.findData(tag) < 0:
            self.language.insertItem(1, language_label(tag), tag)
        return self.language.findData(tag)

    def _guessed_words(self, words: str) -> str:
        return self.tr("As guessed: {what}").format(what=words)

    def _fill(self) -> None:
        told, text_format = self._told, self._card.format
        self.language.addItem(self._guessed_words(language_label(self._card.language)), None)
        for tag in LANGUAGES:
            self.language.addItem(language_label(tag), tag)
        if told.language is not None:
            self.language.setCurrentIndex(self._place_of_language(told.language))
        self.encoding.addItem(self.tr("As guessed"), None)
        names = ENCODINGS if told.encoding in (None, *ENCODINGS) else (str(told.encoding), *ENCODINGS)
        for name in names:
            self.encoding.addItem(encoding_label(name), name)
        for lines in LineBreaks:
            self.lines.addItem(line_breaks_label(lines), lines.value)
        for headings in dict.fromkeys((*available_heading_sources(text_format), told.headings)):
            self.headings.addItem(heading_source_label(headings, text_format), headings.value)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(told.encoding)) if told.encoding else 0)
        self.lines.setCurrentIndex(self.lines.findData(told.lines.value))
        self.headings.setCurrentIndex(self.headings.findData(told.headings.value))
        self.whole_page.setChecked(told.whole_page)

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(9)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.like.setPlaceholderText(self.tr("第一章, or 1.1, or Chapter 1"))
        self.like.setToolTip(
            self.tr("The number stands for any number. Several kinds, the larger part first: 第一卷; 第一章")
        )
        self.whole_page.setText(self.tr("The whole page, not only the article"))
        open_ones = available_options(self._card.format)
        rows: tuple[tuple[str, QWidget, bool], ...] = (
            (self.tr("Title"), self.title, True),
            (self.tr("Author"), self.author, True),
            (self.tr("Language"), self.language, True),
            (self.tr("Encoding"), self.encoding, "encoding" in open_ones),
            (self.tr("Lines"), self.lines, "lines" in open_ones),
            (self.tr("Headings"), self.headings, "headings" in open_ones),
            ("", self.like, "headings" in open_ones),
            ("", self.whole_page, "whole_page" in open_ones),
        )
        for words, field, shown in rows:
            self._form.addRow(words, field)
            self._form.setRowVisible(field, shown)
            field.setMinimumWidth(_NARROWEST)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.setAccessibleName(words or self.tr("Example of a heading"))
        self._on_headings_changed()

    def _connect(self) -> None:
        self.title.textEdited.connect(self._on_title_edited)
        self.author.textEdited.connect(self._on_author_edited)
        self.language.currentIndexChanged.connect(self.naming_changed)
        self.headings.currentIndexChanged.connect(self._on_headings_changed)
        for box in (self.encoding, self.lines, self.headings):
            box.currentIndexChanged.connect(self.reading_changed)
        self.like.textEdited.connect(self.reading_changed)
        self.whole_page.toggled.connect(self.reading_changed)

    @Slot(str)
    def _on_title_edited(self, words: str) -> None:
        self._own["title"] = bool(words.strip()) and (self._guess is None or words.strip() != self._guess.title)
        self.naming_changed.emit()

    @Slot(str)
    def _on_author_edited(self, words: str) -> None:
        self._own["author"] = self._guess is None or words.strip() != self._guess.author
        self.naming_changed.emit()

    @Slot()
    def _on_headings_changed(self) -> None:
        alike = self.headings.currentData() == HeadingSource.LIKE.value and "headings" in available_options(
            self._card.format
        )
        self._form.setRowVisible(self.like, alike)
