"""Correct wrong guesses about a text, with a live preview."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QWidget,
)
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.model import Text, TextDetails
from reader.importers.preview import FirstLook, PreviewLeaves, PreviewSummary
from reader.ui.appearance.sizes import CARD_SPACE, LINE_SPACE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.importing.text_options.preview_client import PreviewClient
from reader.ui.importing.text_options.publication_form import PublicationForm
from reader.ui.importing.text_options.sample_pane import SamplePane, place_of
from reader.ui.importing.text_options.text_options_form import TextOptionsForm
from reader.ui.page.contents_pane import ContentsPane
from reader.ui.preferences.preferences import Preferences
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.start_folder import HOME, start_folder

_TYPING_PAUSE_MS = 150
_FORM_WIDTH = 372
_SIZE = (1120, 720)
_SHARE_OF_WINDOW = 0.94


@dataclass(frozen=True, slots=True)
class TextOptions:
    """What the reader corrected; ``path`` is the file to import again, None if only names were corrected.

    ``data`` are the bibliographic data, None where they stay as they are.
    """

    choices: ImportOptions
    named: TextDetails
    path: Path | None
    data: Bibliography | None = None


class TextOptionsDialog(Dialog):
    """Ask for corrections of a text; `answer` returns them once the dialog was accepted.

    ``options`` are those chosen before, ``path`` is the file or its stored original, None if there is neither.
    """

    remembers_size = False

    def __init__(
        self,
        card: Text,
        options: ImportOptions,
        path: Path | None,
        look: tuple[Preferences, Theme],
        parent: QWidget | None = None,
        *,
        data: Bibliography = UNKNOWN_BIBLIOGRAPHY,
    ) -> None:
        title = self.tr("Correct “{title}”").format(title=card.title)
        super().__init__(title, parent, spacing=ROW_SPACE)
        self._card, self._options, self._path, self._data = card, options, path, data
        self._is_other_file = False
        self._refusal: ReaderError | None = None
        self._preview: PreviewClient | None = None
        self._first_look: FirstLook | None = None
        self._summary: PreviewSummary | None = None
        self._share = 0.0
        self.form = TextOptionsForm(card, options)
        self.publication = PublicationForm(data)
        self.sample = SamplePane(*look)
        self.contents = ContentsPane(look[1])
        self._contents_box = ColumnCard(margins=LINE_SPACE)
        self._contents_box.column.add(self.contents)
        self.found = Label(role="muted")
        self.choose = LinkButton(self.tr("Choose the File…"), self._on_choose_clicked, auto_default=False)
        self.forget = LinkButton(self.tr("Reset to Automatic"), self.form.forget, auto_default=False)
        self.buttons.add_cancel()
        self.accepting = self.buttons.add_accept(self.tr("Correct"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._begin()

    def answer(self) -> TextOptions:
        """Return the corrections as they are now."""
        choices = self.form.choices()
        read_again = self._path is not None and (
            self._is_other_file or choices.reading_options != self._options.reading_options
        )
        data = self.publication.data()
        known = None if data == self._data else data
        return TextOptions(choices, self.form.named(), self._path if read_again else None, known)

    @property
    def changes_nothing(self) -> bool:
        """Return whether nothing was corrected."""
        answer, card = self.answer(), self._card
        same = answer.named == TextDetails(card.title, card.author, card.language)
        return answer.path is None and answer.data is None and same

    @override
    def done(self, result: int) -> None:
        """Stop the preview worker with the dialog."""
        self._typing.stop()
        if self._preview is not None:
            self._preview.close()
        super().done(result)

    # --- requests ------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Request a preview of the file; without a file hide it."""
        has_file = self._path is not None
        self.form.allow_reading(has_file)
        self.choose.setVisible(not has_file)
        self.sample.setVisible(has_file)
        self._show_contents(is_folded=self.publication.is_folded)
        self._fit()
        if self._path is not None:
            self._preview = PreviewClient(self._path, self)
            self._preview.first_look_ready.connect(self._on_preview_first_look_ready)
            self._preview.summary_ready.connect(self._on_preview_summary_ready)
            self._preview.leaves_ready.connect(self._on_preview_leaves_ready)
            self._preview.refused.connect(self._on_preview_refused)
            self._request_preview()
        self._update_outcome()

    @Slot()
    def _request_preview(self) -> None:
        self._summary = None
        self.sample.allow_turning(False)
        if self._preview is not None:
            self._preview.request_preview(self.form.choices())

    @Slot(float)
    def _turn(self, share: float) -> None:
        self._share = share
        self.sample.mark_place(share)
        if share == 0.0 and self._first_look is not None:
            self.sample.show_leaves(self._first_look.leaves, self._language, 0)
        elif self._summary is not None and self._preview is not None:
            self._preview.request_leaves(place_of(share, self._summary.characters))

    @property
    def _language(self) -> str:
        return self.form.named().language

    # --- signals -------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_preview_first_look_ready(self, first_look: FirstLook) -> None:
        self._first_look, self._refusal = first_look, None
        self.form.show_guess(first_look.header, first_look.encoding)
        self.publication.show_stated(first_look.header.bibliography)
        if self._share == 0.0:
            self.sample.show_leaves(first_look.leaves, self._language)
        self._update_outcome()

    @Slot(object)
    def _on_preview_summary_ready(self, summary: PreviewSummary) -> None:
        self._summary = summary
        self.contents.set_sections(summary.sections, self._language)
        self.found.setText(self._found_label(summary))
        self.found.set_role("accent" if summary.damaged else "muted")
        self.sample.allow_turning(True)
        if self._share > 0.0:
            self._turn(self._share)

    @Slot(object)
    def _on_preview_leaves_ready(self, leaves: PreviewLeaves) -> None:
        self.sample.show_leaves(leaves.leaves, self._language, leaves.position)

    @Slot(object)
    def _on_preview_refused(self, error: ReaderError) -> None:
        self._refusal = error
        self.sample.show_leaves((), "")
        self.contents.set_sections(())
        self.found.setText("")
        self._update_outcome()

    @Slot(int)
    def _on_contents_section_chosen(self, position: int) -> None:
        if self._summary is not None and self._preview is not None:
            self._share = max(1e-6, position / max(1, self._summary.characters))
            self.sample.mark_place(self._share)
            self._preview.request_leaves(position)

    @Slot()
    def _on_form_reading_changed(self) -> None:
        self._typing.start(_TYPING_PAUSE_MS if self.form.like.hasFocus() else 0)
        self._update_outcome()

    @Slot()
    def _on_form_naming_changed(self) -> None:
        if self._first_look is not None and self._share == 0.0:
            self.sample.show_leaves(self._first_look.leaves, self._language)
        self._update_outcome()

    @Slot(bool)
    def _on_publication_folded(self, is_folded: bool) -> None:
        self._show_contents(is_folded=is_folded)
        if self._path is None and is_folded:
            self._fit()

    def _show_contents(self, *, is_folded: bool) -> None:
        """Show the contents of the file, unless the fields of the publication need their place."""
        for part in (self._contents_box, self.found):
            part.setVisible(self._path is not None and is_folded)

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = start_folder(HOME, Path(self._card.source).parent)
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("The file for “{}”").format(self._card.title), folder)
        if path:
            self._path, self._is_other_file = Path(path), True
            self._begin()

    # --- labels --------------------------------------------------------------------------------------------------

    def _found_label(self, summary: PreviewSummary) -> str:
        found = len(summary.sections)
        text = self.tr("%n heading(s)", None, found) if found else self.tr("No headings found")
        if not summary.whole:
            text = self.tr("{count} in the first part").format(count=text)
        if summary.damaged:
            text += " · " + self.tr("%n character(s) cannot be read", None, summary.damaged)
        return text

    @Slot()
    def _update_outcome(self) -> None:
        self.accepting.setEnabled(self._refusal is None)
        self.outcome.setText(self._outcome_label())
        has_options = self.form.choices().reading_options != DEFAULT_OPTIONS
        self.forget.setVisible(has_options and self._path is not None)

    def _outcome_label(self) -> str:
        if self._refusal is not None:
            return error_message(self._refusal)
        if self._path is None:
            missing = error_message(ReaderError(Problem.FILE_MISSING, Path(self._card.source)))
            remaining = self.tr("Title, author, language and publication can be corrected without the file.")
            return f"{missing} {remaining}"
        if self.changes_nothing:
            if self._options.reading_options != DEFAULT_OPTIONS:
                return self.tr("This text was read with your options. Nothing is changed yet.")
            return self.tr("Nothing is changed yet.")
        if self.answer().path is None:
            return self.tr("Only what describes the text is corrected; the text itself stays as it is.")
        return self.tr(
            "The file will be read again this way. Your notes, your place and your progress are kept; a single "
            "undo brings back the current version."
        )

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = Row(spacing=CARD_SPACE)
        row.add(self._build_side(), self.sample, grows=self.sample)
        self.column.add(row, grows=row)

    def _build_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_FORM_WIDTH)
        column = Column(side, margins=0, spacing=SPACE)
        column.add(self.form, self.publication)
        for button in (self.choose, self.forget):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.add(self._contents_box, self.found, grows=self._contents_box)
        return side

    def _fit(self) -> None:
        """Resize to the window, so that the page shows as much as it can; without a page, to the minimum size."""
        if self._path is None:
            self.resize(self.minimumSizeHint())
            return
        window = self.parentWidget()
        limit = window.size() * _SHARE_OF_WINDOW if window is not None else None
        wide, high = _SIZE
        self.resize(min(wide, limit.width()) if limit else wide, min(high, limit.height()) if limit else high)

    def _connect(self) -> None:
        self.form.reading_changed.connect(self._on_form_reading_changed)
        self.form.naming_changed.connect(self._on_form_naming_changed)
        self.publication.changed.connect(self._update_outcome)
        self.publication.folded.connect(self._on_publication_folded)
        self.sample.turn_requested.connect(self._turn)
        self.contents.section_chosen.connect(self._on_contents_section_chosen)
        self._typing.timeout.connect(self._request_preview)
