"""Make a talk: how long it takes, in which form it is written, and how much of it fits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.study.talk import LONGEST_MINUTES, TalkForm, TalkSource
from reader.exporters.file_names import safe_stem
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.talk import Talk, talk_document
from reader.services.study.talks import talk_labels, talk_of
from reader.ui.appearance.sizes import SPACE
from reader.ui.shell.context import AppContext
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import SpinBox
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.markdown_document import NoteStyle
from reader.ui.widgets.markdown_view import MarkdownView
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_MINUTES = 5
_FILTERS = {"Markdown (*.md)": ".md", "HTML (*.html)": ".html", "Word (*.docx)": ".docx"}


class TalkDialog(Dialog):
    """Ask for minutes and form, with the talk as it will be written below; it is saved with the filled button."""

    def __init__(self, context: AppContext, source: TalkSource, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Talk: {title}").format(title=source.title), parent)
        self._context, self._source = context, source
        self.path: Path | None = None
        self.minutes = SpinBox(1, LONGEST_MINUTES, _MINUTES, suffix=self.tr(" min"))
        self.forms: SegmentedControl[TalkForm] = SegmentedControl()
        for form, label in (
            (TalkForm.OUTLINE, self.tr("Outline")),
            (TalkForm.CARDS, self.tr("Cue cards")),
            (TalkForm.HANDOUT, self.tr("Handout")),
        ):
            self.forms.add(form, label)
        self.preview = MarkdownView()
        self.preview.setAccessibleName(self.tr("Preview of the talk"))
        length = Label(self.tr("Length"))
        length.setBuddy(self.minutes)
        self.minutes.setAccessibleName(length.text())
        row = Row(margins=0, spacing=SPACE)
        row.add(length, self.minutes, STRETCH, self.forms)
        self.column.add(row, self.preview, grows=self.preview)
        self.buttons.add_cancel()
        self.buttons.add_primary(self.tr("Save…"), self.ask_for_file)
        self.minutes.valueChanged.connect(self._show_talk)
        self.forms.chosen.connect(self._show_talk)
        self.setMinimumSize(640, 480)
        self.resize(760, 640)
        self._show_talk()
        self.minutes.setFocus()

    @property
    def talk(self) -> Talk:
        """Return the talk of the minutes that are set."""
        return talk_of(
            self._context.library, self._source, self.minutes.value(), talk_labels(QCoreApplication.translate)
        )

    @property
    def form(self) -> TalkForm:
        """Return the form that is chosen."""
        return self.forms.value

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a file, and accept the dialog with it."""
        folder = start_folder(DOCUMENTS, self._context.settings.values.export_folder)
        suggested = str(Path(folder) / f"{safe_stem(self._source.title)}.md")
        path, chosen = QFileDialog.getSaveFileName(self, self.windowTitle(), suggested, ";;".join(_FILTERS))
        if path:
            self.path = Path(path) if Path(path).suffix else Path(path + _FILTERS.get(chosen, ".md"))
            self.accept()

    @Slot()
    def _show_talk(self) -> None:
        talk = self.talk
        style = NoteStyle(self.preview.font(), self._context.appearance.theme)
        self.preview.show_markdown(sheet_markdown(talk_document(talk, self.form)), style)
        plan = talk.plan
        beyond = sum(passage.over for passage in plan.passages)
        if not beyond:
            words = self.tr("Everything fits: about %n min.", "", max(1, round(plan.seconds / 60)))
        elif plan.in_words:
            words = self.tr("%n word(s) over time; nothing is cut.", "", beyond)
        else:
            words = self.tr("%n character(s) over time; nothing is cut.", "", beyond)
        self.outcome.setText(words)
