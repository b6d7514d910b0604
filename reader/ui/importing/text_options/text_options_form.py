"""Edit the names of a text and the import options of its file; what the reader leaves open follows the guess."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSizePolicy, QWidget

from reader.core.text.import_events import TextHeader
from reader.core.text.import_options import (
    HeadingSource,
    ImportOptions,
    LineBreaks,
    available_heading_sources,
    available_options,
)
from reader.core.text.model import Text, TextDetails
from reader.ui.appearance.sizes import ROW_SPACE, SPACE
from reader.ui.importing.text_options.option_labels import (
    ENCODINGS,
    LANGUAGES,
    encoding_label,
    heading_source_label,
    language_label,
    line_breaks_label,
)
from reader.ui.widgets.field import ComboBox
from reader.ui.widgets.layout import Form

_MIN_FIELD_WIDTH = 120


class TextOptionsForm(QWidget):
    """The fields; ``reading_changed`` is emitted if the file would be read differently, else ``naming_changed``."""

    reading_changed = Signal()
    naming_changed = Signal()

    def __init__(self, card: Text, options: ImportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card, self._options = card, options
        self._guess: TextDetails | None = None
        self._is_own = {"title": bool(options.title), "author": options.author is not None}
        self.title, self.author = QLineEdit(card.title), QLineEdit(card.author)
        self.language, self.encoding, self.lines, self.headings = (ComboBox() for _ in range(4))
        self.like, self.whole_page = QLineEdit(options.heading_like), QCheckBox()
        self._form = Form(self, margins=0, spacing=SPACE, column_spacing=ROW_SPACE, labels_left=True)
        self._fill()
        self._lay_out()
        self._connect()

    def choices(self) -> ImportOptions:
        """Return the options as they are in the fields."""
        return ImportOptions(
            encoding=self.encoding.currentData(),
            lines=LineBreaks(self.lines.currentData()),
            headings=HeadingSource(self.headings.currentData()),
            heading_like=self.like.text().strip(),
            whole_page=self.whole_page.isChecked(),
            title=self.title.text().strip() if self._is_own["title"] else "",
            author=self.author.text().strip() if self._is_own["author"] else None,
            language=self.language.currentData(),
        )

    def named(self) -> TextDetails:
        """Return the names in the fields, completed by the guess."""
        tag = self.language.currentData()
        guessed = self._guess.language if self._guess else self._card.language
        title = self.title.text().strip() or (self._guess.title if self._guess else self._card.title)
        return TextDetails(title, self.author.text().strip(), guessed if tag is None else tag)

    def show_guess(self, header: TextHeader, encoding: str) -> None:
        """Show the guess for the file; fields that the reader has not filled in follow it."""
        guess = TextDetails(header.title, header.author, header.language)
        if self._guess is None:
            self._detect_own(guess)
        self._guess = guess
        for name, field, value in (("title", self.title, guess.title), ("author", self.author, guess.author)):
            field.setPlaceholderText(value)
            if not self._is_own[name] and field.text() != value:
                field.setText(value)
        self.language.setItemText(0, self._guessed_label(language_label(guess.language)))
        if encoding:
            self.encoding.setItemText(0, self._guessed_label(encoding_label(encoding)))

    def allow_reading(self, allowed: bool) -> None:
        """Enable the options for reading the file, or disable them if there is no file."""
        for field in (self.encoding, self.lines, self.headings, self.like, self.whole_page):
            field.setEnabled(allowed)

    @Slot()
    def forget(self) -> None:
        """Reset all options but the names to the guesses."""
        for box in (self.encoding, self.lines, self.headings):
            box.setCurrentIndex(0)
        self.whole_page.setChecked(False)

    def _detect_own(self, guess: TextDetails) -> None:
        """Treat a title, author or language that differs from the guess as one that the reader chose."""
        card = self._card
        self._is_own["title"] = self._is_own["title"] or card.title != guess.title
        self._is_own["author"] = self._is_own["author"] or card.author != guess.author
        if self.language.currentData() is None and card.language != guess.language:
            with QSignalBlocker(self.language):
                self.language.setCurrentIndex(self._language_index(card.language))

    def _language_index(self, tag: str) -> int:
        if self.language.findData(tag) < 0:
            self.language.insertItem(1, language_label(tag), tag)
        return self.language.findData(tag)

    def _guessed_label(self, label: str) -> str:
        return self.tr("Detected automatically: {what}").format(what=label)

    def _fill(self) -> None:
        options, text_format = self._options, self._card.format
        self.language.addItem(self._guessed_label(language_label(self._card.language)), None)
        self.language.add_choices((language_label(tag), tag) for tag in LANGUAGES)
        if options.language is not None:
            self.language.setCurrentIndex(self._language_index(options.language))
        self.encoding.addItem(self.tr("Detected automatically"), None)
        names = ENCODINGS if options.encoding in (None, *ENCODINGS) else (str(options.encoding), *ENCODINGS)
        self.encoding.add_choices((encoding_label(name), name) for name in names)
        self.lines.add_choices((line_breaks_label(lines), lines.value) for lines in LineBreaks)
        for headings in dict.fromkeys((*available_heading_sources(text_format), options.headings)):
            self.headings.addItem(heading_source_label(headings, text_format), headings.value)
        if options.encoding:
            self.encoding.choose(options.encoding)
        self.lines.choose(options.lines.value)
        self.headings.choose(options.headings.value)
        self.whole_page.setChecked(options.whole_page)

    def _lay_out(self) -> None:
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.like.setPlaceholderText(self.tr("第一章, or 1.1, or Chapter 1"))
        self.like.setToolTip(
            self.tr("The number stands for any number. For several levels, put the higher level first: 第一卷; 第一章")
        )
        self.whole_page.setText(self.tr("The whole page, not just the article"))
        available = available_options(self._card.format)
        rows: tuple[tuple[str, QWidget, bool], ...] = (
            (self.tr("Title"), self.title, True),
            (self.tr("Author"), self.author, True),
            (self.tr("Language"), self.language, True),
            (self.tr("Encoding"), self.encoding, "encoding" in available),
            (self.tr("Lines"), self.lines, "lines" in available),
            (self.tr("Headings"), self.headings, "headings" in available),
            ("", self.like, "headings" in available),
            ("", self.whole_page, "whole_page" in available),
        )
        for label, field, shown in rows:
            self._form.addRow(label, field)
            self._form.setRowVisible(field, shown)
            field.setMinimumWidth(_MIN_FIELD_WIDTH)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.setAccessibleName(label or self.tr("Heading example"))
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
    def _on_title_edited(self, title: str) -> None:
        self._is_own["title"] = bool(title.strip()) and (self._guess is None or title.strip() != self._guess.title)
        self.naming_changed.emit()

    @Slot(str)
    def _on_author_edited(self, author: str) -> None:
        self._is_own["author"] = self._guess is None or author.strip() != self._guess.author
        self.naming_changed.emit()

    @Slot()
    def _on_headings_changed(self) -> None:
        is_visible = self.headings.currentData() == HeadingSource.LIKE.value and "headings" in available_options(
            self._card.format
        )
        self._form.setRowVisible(self.like, is_visible)
