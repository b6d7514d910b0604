"""Correct what was guessed wrongly of a text, and see at once how it would read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.model import Text, TextNames
from reader.importers.preview import FirstLook, PreviewLeaves, PreviewSummary
from reader.ui.appearance.theme import Theme
from reader.ui.importing.text_options.preview_client import PreviewClient
from reader.ui.importing.text_options.sample_pane import SamplePane, place_of
from reader.ui.importing.text_options.text_options_form import TextOptionsForm
from reader.ui.page.contents_pane import ContentsPane
from reader.ui.preferences import Preferences
from reader.ui.translation.error_messages import sentence
from reader.ui.widgets.plain_label import plain_label
from reader.ui.widgets.preview_form import told as told_label

_TYPING_PAUSE = 150
_FORM_WIDTH = 372
_SIZE = (1120, 720)
_SHARE_OF_WINDOW = 0.94


@dataclass(frozen=True, slots=True)
class TextOptions:
    """Hold what the reader corrected; ``path`` is the file to read again, None where only names were corrected."""

    choices: ImportOptions
    named: TextNames
    path: Path | None


class TextOptionsDialog(QDialog):
    """Ask what is to be corrected of a text; `answer` gives it once the dialog was accepted.

    ``told`` is what was told before, ``path`` the file or what was kept of it, None where there is neither.
    """

    def __init__(
        self,
        card: Text,
        told: ImportOptions,
        path: Path | None,
        look: tuple[Preferences, Theme],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._card, self._told, self._path = card, told, path
        self._another = False
        self._refusal: ReaderError | None = None
        self._sampling: PreviewClient | None = None
        self._glimpse: FirstLook | None = None
        self._survey: PreviewSummary | None = None
        self._share = 0.0
        self.setWindowTitle(self.tr("Correct “{title}”").format(title=card.title))
        self.form = TextOptionsForm(card, told)
        self.sample = SamplePane(*look)
        self.contents = ContentsPane(look[1])
        self._contents_box = self._made_contents_box()
        self.found, self.outcome = plain_label("muted"), told_label("")
        self.choose, self.forget = QPushButton(self.tr("Choose the File…")), QPushButton(self.tr("Back to the guesses"))
        self.buttons = QDialogButtonBox()
        self.accepting = self.buttons.addButton(self.tr("Correct"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._lay_out()
        self._connect()
        self._begin()

    def answer(self) -> TextOptions:
        """Return what is told now."""
        choices = self.form.choices()
        read_again = self._path is not None and (self._another or choices.reading_options != self._told.reading_options)
        return TextOptions(choices, self.form.named(), self._path if read_again else None)

    @property
    def changes_nothing(self) -> bool:
        """Return whether all is as it was."""
        answer, card = self.answer(), self._card
        same = answer.named == TextNames(card.title, card.author, card.language)
        return answer.path is None and same

    @override
    def done(self, result: int) -> None:
        """End the worker with the dialog."""
        self._typing.stop()
        if self._sampling is not None:
            self._sampling.close()
        super().done(result)

    # --- asking --------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Ask how the file reads now; without a file there is nothing to ask."""
        there = self._path is not None
        self.form.allow_reading(there)
        self.choose.setVisible(not there)
        for part in (self.sample, self._contents_box, self.found):
            part.setVisible(there)
        self._fit()
        if self._path is not None:
            self._sampling = PreviewClient(self._path, self)
            self._sampling.glimpsed.connect(self._on_sampling_glimpsed)
            self._sampling.surveyed.connect(self._on_sampling_surveyed)
            self._sampling.turned.connect(self._on_sampling_turned)
            self._sampling.refused.connect(self._on_sampling_refused)
            self._ask()
        self._tell_outcome()

    @Slot()
    def _ask(self) -> None:
        self._survey = None
        self.sample.allow_turning(False)
        if self._sampling is not None:
            self._sampling.ask(self.form.choices())

    @Slot(float)
    def _turn(self, share: float) -> None:
        self._share = share
        self.sample.mark_place(share)
        if share == 0.0 and self._glimpse is not None:
            self.sample.show_leaves(self._glimpse.leaves, self._language, 0)
        elif self._survey is not None and self._sampling is not None:
            self._sampling.turn_to(place_of(share, self._survey.characters))

    @property
    def _language(self) -> str:
        return self.form.named().language

    # --- what happens --------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_sampling_glimpsed(self, glimpse: FirstLook) -> None:
        self._glimpse, self._refusal = glimpse, None
        self.form.show_guess(glimpse.header, glimpse.encoding)
        if self._share == 0.0:
            self.sample.show_leaves(glimpse.leaves, self._language)
        self._tell_outcome()

    @Slot(object)
    def _on_sampling_surveyed(self, survey: PreviewSummary) -> None:
        self._survey = survey
        self.contents.set_sections(survey.sections, self._language)
        self.found.setText(self._found_words(survey))
        self._let_stand_out(survey.damaged > 0)
        self.sample.allow_turning(True)
        if self._share > 0.0:
            self._turn(self._share)

    @Slot(object)
    def _on_sampling_turned(self, stretch: PreviewLeaves) -> None:
        self.sample.show_leaves(stretch.leaves, self._language, stretch.position)

    @Slot(object)
    def _on_sampling_refused(self, error: ReaderError) -> None:
        self._refusal = error
        self.sample.show_leaves((), "")
        self.contents.set_sections(())
        self.found.setText("")
        self._tell_outcome()

    @Slot(int)
    def _on_contents_section_chosen(self, position: int) -> None:
        if self._survey is not None and self._sampling is not None:
            self._share = max(1e-6, position / max(1, self._survey.characters))
            self.sample.mark_place(self._share)
            self._sampling.turn_to(position)

    @Slot()
    def _on_form_reading_changed(self) -> None:
        self._typing.start(_TYPING_PAUSE if self.form.like.hasFocus() else 0)
        self._tell_outcome()

    @Slot()
    def _on_form_naming_changed(self) -> None:
        if self._glimpse is not None and self._share == 0.0:
            self.sample.show_leaves(self._glimpse.leaves, self._language)
        self._tell_outcome()

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = str(Path(self._card.source).parent)
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("The file of “{}”").format(self._card.title), folder)
        if path:
            self._path, self._another = Path(path), True
            self._begin()

    def _let_stand_out(self, damaged: bool) -> None:
        """Show in the accent's colour what cannot be right."""
        role = "accent" if damaged else "muted"
        if self.found.property("role") != role:
            self.found.setProperty("role", role)
            self.found.style().polish(self.found)

    # --- words ---------------------------------------------------------------------------------------------------

    def _found_words(self, survey: PreviewSummary) -> str:
        found = len(survey.sections)
        words = self.tr("%n heading(s)", None, found) if found else self.tr("No headings were found")
        if not survey.whole:
            words = self.tr("{count} in the first part").format(count=words)
        if survey.damaged:
            words += " · " + self.tr("%n character(s) cannot be read", None, survey.damaged)
        return words

    def _tell_outcome(self) -> None:
        self.accepting.setEnabled(self._refusal is None)
        self.outcome.setText(self._outcome_words())
        told = self.form.choices().reading_options != DEFAULT_OPTIONS
        self.forget.setVisible(told and self._path is not None)

    def _outcome_words(self) -> str:
        if self._refusal is not None:
            return sentence(self._refusal)
        if self._path is None:
            missing = sentence(ReaderError(Problem.FILE_MISSING, Path(self._card.source)))
            return f"{missing} {self.tr('Title, author and language can be corrected without it.')}"
        if self.changes_nothing:
            if self._told.reading_options != DEFAULT_OPTIONS:
                return self.tr("This text is read as you told. Nothing is changed yet.")
            return self.tr("Nothing is changed yet.")
        if self.answer().path is None:
            return self.tr("Only what the text is called is corrected; its words stay as they are.")
        return self.tr(
            "The file will be read this way. Your notes, your place and what you have read come along; one step of "
            "undo brings the present reading back."
        )

    # --- laying out ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._made_side())
        row.addWidget(self.sample, 1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        self.outcome.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.outcome.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(row, 1)
        column.addLayout(foot)

    def _made_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_FORM_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.form)
        for button in (self.choose, self.forget):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._contents_box, 1)
        column.addWidget(self.found)
        return side

    def _made_contents_box(self) -> QFrame:
        box = QFrame()
        box.setProperty("role", "card")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(2, 2, 2, 2)
        inner.addWidget(self.contents)
        return box

    def _fit(self) -> None:
        """Take the room that the window has, so that the page shows as much as it can; without a page, only its own."""
        if self._path is None:
            self.resize(self.minimumSizeHint())
            return
        window = self.parentWidget()
        most = window.size() * _SHARE_OF_WINDOW if window is not None else None
        wide, high = _SIZE
        self.resize(min(wide, most.width()) if most else wide, min(high, most.height()) if most else high)

    def _connect(self) -> None:
        self.form.reading_changed.connect(self._on_form_reading_changed)
        self.form.naming_changed.connect(self._on_form_naming_changed)
        self.sample.turn_requested.connect(self._turn)
        self.contents.section_chosen.connect(self._on_contents_section_chosen)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.forget.clicked.connect(self.form.forget)
        self._typing.timeout.connect(self._ask)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
