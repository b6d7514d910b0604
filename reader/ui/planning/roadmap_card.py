"""Show the roadmap beside the library: its chart, when it ends, and the catch-up options if it is behind."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from reader.core.planning.catch_up_options import CatchUpOptionName
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.appearance.sizes import CARD_SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.planning.roadmap_chart import MOST_ROWS, RoadmapChart
from reader.ui.planning.roadmap_labels import status_label
from reader.ui.planning.roadmap_table import RoadmapModel, RoadmapTable, stage_label
from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.widgets.button import Button, CardLink
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class RoadmapCard(TranslatedWidget, ColumnCard):
    """The roadmap, or an offer to make one."""

    catch_up_requested = Signal(object)
    """Carries the `CatchUpOptionName` that the reader is to look at first; the others stand beside it."""

    def __init__(self, action_set: ActionSet, theme: Theme) -> None:
        super().__init__()
        self._course: RoadmapStatus | None = None
        self._heading, self._status = Label(role="heading", wraps=True), Label(role="muted", wraps=True)
        self._more = Label(role="faint", wraps=True)
        self._edit, self._switch = CardLink(), CardLink(checkable=True)
        self._chart = RoadmapChart(theme)
        self._model = RoadmapModel()
        self._table = RoadmapTable(self._model)
        self._catch_up = Button(clicked=partial(self.catch_up_requested.emit, CatchUpOptionName.CATCH_UP))
        self._lay_out()
        self._edit.clicked.connect(action_set.of("roadmap").trigger)
        self._switch.toggled.connect(self._on_switch_toggled)
        self.retranslate()

    def show_course(self, course: RoadmapStatus) -> None:
        """Show the status of the roadmap."""
        self._course = course
        self._chart.show_course(course)
        self._model.show_course(course)
        self._update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._chart.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Roadmap"))
        self._catch_up.setText(self.tr("Replan…"))
        self._catch_up.setToolTip(self.tr("Compare three ways to catch up, day by day"))
        for part in (self._chart, self._table):
            part.setAccessibleName(self.tr("Roadmap"))
        self._update()

    def _lay_out(self) -> None:
        head, row = Row(spacing=CARD_SPACE), Row()
        head.add(self._heading, STRETCH, self._switch, self._edit)
        row.add(self._catch_up, STRETCH)
        self.column.add(head, self._chart, self._table, self._more, self._status, row, STRETCH)
        self._table.setMinimumHeight(170)
        self._table.hide()
        for number in (1, 3):
            self._table.setColumnHidden(number, True)

    def _update(self) -> None:
        course = self._course
        exists = course is not None and bool(course.roadmap.items)
        as_table = self._switch.isChecked()
        self._switch.setVisible(exists)
        self._chart.setVisible(exists and not as_table)
        self._table.setVisible(exists and as_table)
        behind = exists and course is not None and course.forecast.late_days > 0
        self._catch_up.setVisible(behind)
        self._switch.setText(self.tr("Show as Chart") if as_table else self.tr("Show as Table"))
        if course is None or not exists:
            self._edit.setText(self.tr("Start a Roadmap…"))
            self._status.setText(self.tr("Put texts in order and see the day each will be finished."))
            self._more.hide()
            return
        self._edit.setText(self.tr("Open"))
        self._status.setText(status_label(course))
        hidden = len(course.roadmap.items) - MOST_ROWS
        self._more.setVisible(hidden > 0 and not as_table)
        self._more.setText(self.tr("and %n more", None, hidden))
        lines = (stage_label(course, stage) for stage in course.forecast.stages)
        self._chart.setAccessibleDescription("\n".join(lines))

    @Slot(bool)
    def _on_switch_toggled(self, _as_table: bool) -> None:
        self._update()
