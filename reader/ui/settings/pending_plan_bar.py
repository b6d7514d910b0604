"""Say in a card what a weaker plan will change from tomorrow on, and offer to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal

from reader.services.activity.plan_status import PlanStatus
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CARD_SPACE, ICON, ROW_SPACE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.settings.plan_labels import change_label
from reader.ui.translation.day_labels import long_date
from reader.ui.translation.error_messages import join_sentences
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.frame import InfoBar
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row


class PendingPlanBar(InfoBar):
    """What some fields of the plan will be; hidden while they stay as they are."""

    take_back_requested = Signal()

    def __init__(self, fields: Sequence[str], *, gives_reason: bool) -> None:
        """``fields`` are those of the `Plan` that the card shows; with ``gives_reason`` the rule is told too."""
        super().__init__()
        self._fields = fields
        self._gives_reason = gives_reason
        self._icon, self.words = Label(), Label(wraps=True)
        self.take_back = LinkButton(self.tr("Cancel Change"), self.take_back_requested)
        row = Row(self, margins=(CARD_SPACE, TIGHT, ROW_SPACE, TIGHT), spacing=ROW_SPACE)
        row.add(self._icon, self.words, self.take_back, grows=self.words)
        self.hide()

    def show_plan(self, status: PlanStatus) -> None:
        """Show what the plan that waits changes in the fields of the card."""
        pending = status.pending_part(self._fields)
        self.setVisible(pending is not None)
        if pending is not None:
            is_tomorrow = pending.effective_day == status.today + timedelta(days=1)
            template = (
                self.tr("Starting tomorrow, {day}: {change}") if is_tomorrow else self.tr("Starting {day}: {change}")
            )
            change = change_label(status.present, pending)
            sentences = [template.format(day=long_date(pending.effective_day), change=change)]
            if is_tomorrow and self._gives_reason:
                sentences.append(self.tr("An easier plan starts the next day, a stricter one at once."))
            self.words.setText(join_sentences(sentences))

    def set_theme(self, icons: Icons, theme: Theme) -> None:
        """Apply a theme."""
        self._icon.setPixmap(icons.pixmap("progress", theme.accent, ICON, self.devicePixelRatioF()))
