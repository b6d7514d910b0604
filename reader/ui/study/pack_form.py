"""Choose what goes into a study pack: texts whole or named, notes, lessons, questions, the rota, and own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from reader.core.annotations.colours import COLOURS
from reader.core.errors import ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.pack import PRIVATE_TAG, is_chosen
from reader.core.text.model import Text
from reader.exporters.file_names import safe_stem
from reader.services.study.pack_making import MadePack, PackMaker, PackPlan, PackRequest, read_plan, record_made_pack
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.appearance.sizes import EDGE, LINE_SPACE, ROW_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.group_field import GroupField
from reader.ui.study.hand_over_form import HandOverForm
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.labels import single_line
from reader.ui.widgets.button import LinkButton, MenuButton
from reader.ui.widgets.field import TextBox
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_MOST_TAGS = 24
_MOST_OFFERED = 60
"""Texts that the menu offers, those opened last first."""

_LONGEST_TITLE = 60
"""Characters of a title in the menu."""

_LINES = 3
"""Lines of the field for own words."""

_BOX = 26
"""Pixels that the box takes before its title."""

Key = TypeVar("Key", str, int)


class TitleBox(QCheckBox):
    """A box to tick with a title that is elided where there is no room for it, with all of it as tooltip."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setToolTip(title)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide the title to the new width."""
        super().resizeEvent(event)
        room = event.size().width() - _BOX
        self.setText(self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))


class PackTextChoice(QWidget):
    """A text of the pack: ticked it is in it, and what else of it is ticked stands below its title."""

    def __init__(self, text: Text, notes: int) -> None:
        super().__init__()
        self.text = text
        self.named = TitleBox(text.title)
        self.named.setChecked(True)
        self.whole = QCheckBox(self.tr("Full text: I am allowed to share it"))
        self.all_notes = QCheckBox(self.tr("All my notes on it: %n", None, notes))
        self.all_notes.setVisible(bool(notes))
        column = Column(self, margins=0, spacing=LINE_SPACE)
        inner = Column(margins=(EDGE, 0, 0, 0), spacing=LINE_SPACE)
        inner.add(self.whole, self.all_notes)
        column.add(self.named, inner)
        self.named.toggled.connect(self._on_named_toggled)

    @Slot(bool)
    def _on_named_toggled(self, is_in: bool) -> None:
        self.whole.setEnabled(is_in)
        self.all_notes.setEnabled(is_in)


class PackForm(HandOverForm):
    """The form of *Make a pack…*: the roadmap is its plan, and none of the notes is in it at first."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        library = context.library
        self._maker = PackMaker(library, QCoreApplication.translate, context.clock.now())
        self._made: MadePack | None = None
        self._plan = PackPlan()
        self.to = GroupField(library)
        self.pack_title, self.words = QLineEdit(), TextBox(_LINES)
        self.choices: list[PackTextChoice] = []
        self._texts = Column(margins=0, spacing=SPACE)
        self.adding = MenuButton()
        self.tags: dict[str, TitleBox] = {}
        self.colours: dict[int, TitleBox] = {}
        self._tag_column, self._colour_column = (Column(margins=0, spacing=LINE_SPACE) for _kind in range(2))
        lessons, questions = len(library.lessons.all_set()), library.questions.count()
        self.lessons = QCheckBox(self.tr("Lessons scheduled for these texts"))
        self.questions = QCheckBox(self.tr("Question bank: %n", None, questions))
        self.rota = QCheckBox(self.tr("Lesson hosts and meetings"))
        self.lessons.setChecked(True)
        self.lessons.setVisible(bool(lessons))
        self.questions.setVisible(bool(questions))
        self.rota.setVisible(bool(library.rotas.names() or library.meetings.all()))
        self._plan_label = Label(self.tr("From the roadmap"), "muted", wraps=True)
        self.plan_link = LinkButton(self.tr("From a Table…"), self.ask_for_plan)
        self._notes_hint = Label(role="muted", wraps=True)
        self._lay_out()
        for item in library.roadmap.present().items:
            self.add_text(item.text)
        self._connect()
        self._show_notes()

    # --- what is handed over -------------------------------------------------------------------------------------

    @override
    def title(self) -> str:
        """Return the title of the dialog."""
        return self.tr("Create a Study Pack")

    @override
    def exchange_file(self) -> ExchangeFile | None:
        """Return the pack as it would be now; None without a group, a name or a text."""
        self._made = None
        if self.missing():
            return None
        self._made = self._maker.make(self.request())
        return self._made.file

    @override
    def missing(self) -> str:
        """Return what has to be said or chosen first."""
        return self.to.missing() or ("" if self._in_it() else self.tr("Choose a text, in full or by title only."))

    @override
    def file_name(self) -> str:
        """Return the name that is proposed for the file."""
        if self._made is None:
            return "pack.study.zip"
        pack = self._made.pack
        stem = self.tr("{title}, no. {number}").format(title=pack.title, number=pack.number)
        return f"{safe_stem(stem)}.study.zip"

    @override
    def saved(self, path: Path | None) -> None:
        """Keep that the pack was handed over, so that the next number can say what has changed."""
        if self._made is not None:
            self.context.commands.run(
                partial(record_made_pack, self.context.library, self._made, self.context.clock.now())
            )

    def request(self) -> PackRequest:
        """Return what is chosen."""
        group = self.to.group()
        texts = self._in_it()
        return PackRequest(
            tuple(choice.text.id for choice in texts if choice.whole.isChecked()),
            tuple(choice.text.id for choice in texts if not choice.whole.isChecked()),
            frozenset(tag for tag, box in self.tags.items() if box.isChecked()),
            frozenset(colour for colour, box in self.colours.items() if box.isChecked()),
            frozenset(choice.text.id for choice in texts if choice.all_notes.isChecked()),
            self.questions.isChecked(),
            has_lessons=self.lessons.isChecked(),
            has_rota=self.rota.isChecked(),
            plan=self._plan,
            title=self.pack_title.text(),
            words=self.words.toPlainText(),
            name=group.display_name if group else "",
            group=group.name if group else "",
        )

    # --- texts ---------------------------------------------------------------------------------------------------

    def add_text(self, text: str) -> None:
        """Put a text into the pack, by its name until the reader ticks that it may be passed on."""
        if any(choice.text.id == text for choice in self.choices):
            return
        card = self.context.library.texts.get(text)
        notes = sum(
            is_chosen(note, frozenset(), frozenset(), whole_text=True)
            for note in self.context.library.annotations.of_text(card.id)
        )
        choice = PackTextChoice(card, notes)
        self.choices.append(choice)
        self._texts.add(choice)
        choice.named.toggled.connect(self._on_texts_changed)
        choice.whole.toggled.connect(self.changed)
        choice.all_notes.toggled.connect(self.changed)
        self._on_texts_changed()

    def _in_it(self) -> list[PackTextChoice]:
        return [choice for choice in self.choices if choice.named.isChecked()]

    @Slot()
    def _on_texts_changed(self) -> None:
        first = next(iter(self._in_it()), None)
        self.pack_title.setPlaceholderText(first.text.title if first else "")
        self._show_notes()
        self.changed.emit()

    @Slot()
    def _fill_menu(self) -> None:
        menu = self.adding.menu()
        menu.clear()
        chosen = {choice.text.id for choice in self.choices}
        offered = (text for text in self.context.library.texts.by_use() if text.complete and text.id not in chosen)
        for _place, text in zip(range(_MOST_OFFERED), offered, strict=False):
            menu.addAction(single_line(text.title, _LONGEST_TITLE).replace("&", "&&"), partial(self.add_text, text.id))

    # --- notes ---------------------------------------------------------------------------------------------------

    def _show_notes(self) -> None:
        """Offer the tags and colours of the notes on the texts of the pack; what is ticked stays ticked."""
        tags: Counter[str] = Counter()
        colours: Counter[int] = Counter()
        for choice in self._in_it():
            for note in self.context.library.annotations.of_text(choice.text.id):
                if is_chosen(note, frozenset(), frozenset(), whole_text=True):
                    tags.update(tag for tag in note.tags if tag.casefold() != PRIVATE_TAG)
                    colours[note.colour] += 1
        named_tags = {tag: f"#{tag} ({number})" for tag, number in tags.most_common(_MOST_TAGS)}
        self.tags = self._offered(self._tag_column, named_tags, self.tags)
        named = {colour: f"{colour_name(colour)} ({colours[colour]})" for colour in COLOURS if colours[colour]}
        self.colours = self._offered(self._colour_column, named, self.colours)
        self._notes_hint.setText(
            self.tr(
                "None are included at first. Select tags or colours, or all notes on a text above. Notes "
                "tagged #self are never included."
            )
            if tags or colours
            else self.tr("There are no notes on these texts.")
        )

    def _offered(
        self, column: Column, labels: Mapping[Key, str], before: Mapping[Key, TitleBox]
    ) -> dict[Key, TitleBox]:
        """Show one box for each value in a column in place of those before, and return them."""
        ticked = {key for key, box in before.items() if box.isChecked()}
        for box in before.values():
            column.removeWidget(box)
            box.hide()
            box.deleteLater()
        boxes = {key: TitleBox(label) for key, label in labels.items()}
        for key, box in boxes.items():
            box.setChecked(key in ticked)
            box.toggled.connect(self.changed)
            column.add(box)
        return boxes

    # --- the plan ------------------------------------------------------------------------------------------------

    @Slot()
    def ask_for_plan(self) -> None:
        """Ask for a table of portions or lessons in place of the roadmap."""
        folder = start_folder(DOCUMENTS)
        path, _filter = QFileDialog.getOpenFileName(self, self.tr("Plan from a Table"), folder, "*.csv *.tsv *.txt")
        if path:
            self.read_plan(Path(path))

    def read_plan(self, path: Path) -> None:
        """Take the plan from a table; one that cannot be read changes nothing."""
        try:
            self._plan = read_plan(path)
        except ReaderError as error:
            self._plan_label.setText(error_message(error.with_path(path)))
            return
        self._plan_label.setText(path.name)
        self.changed.emit()

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.pack_title.setAccessibleName(self.tr("Title"))
        self.words.setAccessibleName(self.tr("Introduction"))
        self.words.setPlaceholderText(self.tr("A few words for the members"))
        self.adding.setText(self.tr("Add a Text"))
        column = Column(self, margins=0, spacing=SPACE)
        column.add(self.to)
        parts: tuple[tuple[str, tuple[QWidget | QLayout, ...]], ...] = (
            (self.tr("Title and introduction"), (self.pack_title, self.words)),
            (self.tr("Texts"), (self._texts, _at_left(self.adding))),
            (self.tr("Plan"), (self._plan_label, _at_left(self.plan_link))),
            (self.tr("Leader’s notes"), (self._notes_hint, self._tag_column, self._colour_column)),
            (self.tr("Also include"), (self.lessons, self.questions, self.rota)),
        )
        for heading, items in parts:
            column.add(ROW_SPACE, Label(heading, "strong"), *items)
        column.addStretch()

    def _connect(self) -> None:
        self.to.changed.connect(self.changed)
        self.pack_title.textChanged.connect(self.changed)
        self.words.textChanged.connect(self.changed)
        self.adding.menu().aboutToShow.connect(self._fill_menu)
        for box in (self.lessons, self.questions, self.rota):
            box.toggled.connect(self.changed)


def _at_left(widget: QWidget) -> Row:
    row = Row(margins=0, spacing=0)
    row.add(widget, STRETCH)
    return row
