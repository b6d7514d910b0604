"""Show the annotations of all texts in groups, with a filter and multiple selection."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.talk import TalkSource
from reader.services.exporting.essays import essay_of_annotations
from reader.services.exporting.translated_labels import essay_labels
from reader.ui.annotations.annotation_labels import described_by
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.annotations.card_layout import AnnotationCards
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, TIGHT
from reader.ui.notes.grouping import Grouping, grouping_label
from reader.ui.notes.notes_filter_bar import NotesFilterBar
from reader.ui.notes.notes_model import NotesModel
from reader.ui.notes.notes_page import NotesPage
from reader.ui.notes.selected_notes_bar import SelectedNotesBar
from reader.ui.shell.context import AppContext
from reader.ui.widgets.button import ChoiceGroup, LabelledIconButton, MenuButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row


class AllNotesPage(NotesPage):
    """The page of the annotations of all texts.

    ``essay_requested`` carries the `Essay` of the selected ones, ``talk_requested`` the `TalkSource` of a talk.
    """

    essay_requested = Signal(object)
    talk_requested = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale, self._is_regrouped = True, False
        self._title, self._count = Label(role="title"), Label(role="muted")
        self._grouping = MenuButton()
        self._filter = NotesFilterBar(context.appearance.theme, self._grouping, parent=self)
        self._export = LabelledIconButton("export", context.action_set.of("export-all").trigger)
        self._model = NotesModel(context.library, described_by(context.library))
        make_card = AnnotationCards(context.library, context.clock, self._source)
        self.list = AnnotationList(context, self, model=self._model, make_card=make_card)
        self._model.setParent(self.list)
        self._selected_notes_bar = SelectedNotesBar()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        row, field = self.header.row, self._filter.field
        row.add(self._title, TIGHT, self._count, STRETCH, field, self._export)
        row.setStretchFactor(field, 2)
        field.setMinimumWidth(180)
        field.setMaximumWidth(320)
        filters = Row(margins=(EDGE, CARD_SPACE, EDGE, 0))
        filters.add(self._filter)
        self.column.add(filters)
        self.set_up(self.list)
        self.column.add(self._selected_notes_bar)
        self.list.view.allow_many()

    def _connect(self) -> None:
        QShortcut(QKeySequence(self._filter.key), self, self.focus_filter)
        self._filter.changed.connect(self.choose)
        self._filter.left.connect(self.list.view.setFocus)
        self._filter.tags_requested.connect(self._on_filter_tags_requested)
        self._context.appearance.changed.connect(self._filter.set_theme)
        self.list.view.opened.connect(self._on_view_opened)
        self.list.view.chosen_changed.connect(self._on_view_chosen_changed)
        self.list.menu.offers_excerpts = True
        self.list.shown_changed.connect(self._on_list_shown_changed)
        self._model.filtered.connect(self._on_model_filtered)
        self._model.loaded.connect(self._on_model_loaded)
        self._selected_notes_bar.tags_requested.connect(self._on_selected_notes_bar_tags_requested)
        self._selected_notes_bar.export_requested.connect(self._on_selected_notes_bar_export_requested)
        self._selected_notes_bar.talk_requested.connect(self._on_selected_notes_bar_talk_requested)
        self._selected_notes_bar.removal_requested.connect(self._on_selected_notes_bar_removal_requested)
        self._selected_notes_bar.none_requested.connect(self.list.view.choose_none)
        self._selected_notes_bar.colours.aboutToShow.connect(self._on_colours_about_to_show)
        self._selected_notes_bar.topics.aboutToShow.connect(self._on_topics_about_to_show)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._title.setText(self.tr("Notes"))
        self._export.setText(self.tr("Export All"))
        self.list.view.setAccessibleName(self.tr("Notes on all texts"))
        self._fill_groupings()
        self._on_list_shown_changed()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._stale = True
            if self.isVisible():
                self.reload()

    @property
    def grouping(self) -> Grouping:
        """Return the saved grouping."""
        saved = self._context.settings.values.notes_grouping
        return Grouping(saved) if saved in set(Grouping) else Grouping.TEXT

    @property
    def current_text(self) -> str:
        """Return the id of the text of the current card; empty without one."""
        index = self.list.view.currentIndex()
        return self.list.model.annotation(index.row()).text if index.isValid() else ""

    @Slot(object)
    def group_by(self, grouping: Grouping) -> None:
        """Change the grouping and save it in the preferences."""
        self._context.settings.change(notes_grouping=grouping.value)
        self._fill_groupings()
        self._is_regrouped = True
        self.reload()
        self.list.view.show_at_top(0)

    def filter_by(self, annotation_filter: AnnotationFilter) -> None:
        """Show only the notes that match a filter, and the filter in its bar."""
        self._filter.choose(annotation_filter)

    def show_orphans(self) -> None:
        """Show only the notes whose passage is not in the current edition of their text."""
        self.filter_by(AnnotationFilter(orphans=True))

    @Slot()
    def focus_filter(self) -> None:
        """Focus the text field of the filter."""
        self._filter.focus()

    @Slot()
    @override
    def reload(self) -> None:
        """Read the list from the library."""
        self._model.forget()
        self._load()

    def _load(self) -> None:
        try:
            self.list.refill(self._read)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self._stale = False

    def _read(self) -> None:
        self._model.load(self.grouping)

    def _source(self, annotation: Annotation) -> str:
        return "" if self._model.names_texts else self._model.title_of(annotation)

    def _fill_groupings(self) -> None:
        menu = self._grouping.menu()
        menu.clear()
        group = ChoiceGroup(menu, self.grouping)
        for grouping in Grouping:
            group.add(grouping_label(grouping), grouping)
        group.chosen.connect(self.group_by)
        self._grouping.setText(grouping_label(self.grouping))
        self._grouping.setAccessibleName(self.tr("Group notes: {how}").format(how=grouping_label(self.grouping)))

    @Slot(object)
    def choose(self, annotation_filter: AnnotationFilter) -> None:
        """Apply a filter and scroll to the top."""
        self.list.set_filter(annotation_filter)
        self.list.view.show_at_top(0)

    @Slot(str)
    def _on_view_opened(self, annotation_id: str) -> None:
        row = self.list.model.row_of(annotation_id)
        if row is not None:
            self._context.navigator.open(self.list.model.annotation(row).text, annotation_id)

    @Slot()
    def _on_view_chosen_changed(self) -> None:
        self._selected_notes_bar.show_count(self.list.view.chosen_count())

    @Slot()
    def _on_selected_notes_bar_tags_requested(self) -> None:
        self.list.ask_for_tags(self.list.view.chosen_ids())

    @Slot()
    def _on_selected_notes_bar_removal_requested(self) -> None:
        self._context.annotation_commands.remove(self.list.view.chosen_ids())

    @Slot()
    def _on_selected_notes_bar_export_requested(self) -> None:
        self.essay_requested.emit(
            essay_of_annotations(
                self._context.library,
                self.list.view.chosen_ids(),
                self.tr("Selected notes"),
                essay_labels(QCoreApplication.translate),
            )
        )

    @Slot()
    def _on_selected_notes_bar_talk_requested(self) -> None:
        self.talk_requested.emit(TalkSource(self.tr("Selected notes"), annotations=tuple(self.list.view.chosen_ids())))

    @Slot()
    def _on_colours_about_to_show(self) -> None:
        self._selected_notes_bar.colours.clear()
        self.list.menu.fill_colours(self._selected_notes_bar.colours, self.list.view.chosen_ids())

    @Slot()
    def _on_topics_about_to_show(self) -> None:
        self._selected_notes_bar.topics.clear()
        self.list.topics.fill_menu(self._selected_notes_bar.topics, self.list.view.chosen_ids())

    @Slot(object, object)
    @override
    def _on_change_notifier_changed(self, changes: Changes, initiator: object) -> None:
        regrouped = changes.texts or (changes.topics and self.grouping is Grouping.TOPIC)
        if not (changes.annotations or regrouped):
            return
        if not self.isVisible():
            self._stale = True
        elif regrouped or not changes.carried:
            self.reload()
        else:
            self.list.apply_changes(changes, initiator)

    @Slot()
    def _on_filter_tags_requested(self) -> None:
        self._filter.set_tags([tag for tag, _count in self._context.library.annotations.tags()])

    @Slot()
    def _on_model_filtered(self) -> None:
        """Show the notes that a filter found later, as it had many to look at."""
        self._on_list_shown_changed()
        self.list.view.show_at_top(0)

    @Slot()
    def _on_model_loaded(self) -> None:
        """Show the groups that were read later, as there are many notes: other ones from the top."""
        self.list.refresh(lambda: None)
        if self._is_regrouped:
            self.list.view.show_at_top(0)
        self._is_regrouped = False

    @Slot()
    def _on_list_shown_changed(self) -> None:
        shown, total = self._model.chosen, self._model.total
        self._filter.show_counts(self._model.kind_counts)
        if shown == total:
            self._count.setText(self.tr("%n note(s)", "", total))
            message = (
                self.tr("No notes yet"),
                self.tr(
                    "Your highlights and notes from all texts appear here. While you read, select a passage and press "
                    "1 to 5 to highlight it, or N to write a note."
                ),
            )
        else:
            self._count.setText(self.tr("{shown} of {total}").format(shown=shown, total=total))
            message = self.tr("No notes match the filter"), self.tr("Clear the filter to see all notes.")
        self.list.view.set_empty_message(*message)
        self._export.setEnabled(total > 0)
