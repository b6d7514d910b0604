"""Say in words what a study pack is, how it stands to the library, and what a newer number of it changes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from reader.core.study.pack import PackDifference
from reader.core.study.report_content import PortionState
from reader.services.study.pack_progress import PackOverview, PortionStatus
from reader.ui.translation.day_labels import compact_date


def state_name(state: PortionState) -> str:
    """Return how much of a portion was read."""
    translate = QCoreApplication.translate
    names = {
        PortionState.DONE: translate("Packs", "read"),
        PortionState.PARTLY: translate("Packs", "in progress"),
        PortionState.NOT: translate("Packs", "not started"),
    }
    return names[state]


def joined(*parts: str) -> str:
    """Return those parts of a line that are not empty, one after the other."""
    return QCoreApplication.translate("Packs", ", ", "between parts of a line").join(filter(None, parts))


def whose_and_where(overview: PackOverview) -> str:
    """Return whose a pack is, and at which portion the reader is."""
    translate = QCoreApplication.translate
    count, current = len(overview.statuses), overview.current
    where = ""
    if current is not None:
        words = translate("Packs", "portion {number} of {count}")
        where = words.format(number=overview.statuses.index(current) + 1, count=count)
    elif count:
        where = translate("Packs", "all portions read")
    return joined(whose(overview), where)


def whose(overview: PackOverview) -> str:
    """Return whose a pack is."""
    translate = QCoreApplication.translate
    if overview.pack.is_own:
        return translate("Packs", "created by you")
    return translate("Packs", "led by {name}").format(name=overview.lead)


def numbered_title(overview: PackOverview) -> str:
    """Return the title of a pack with its number."""
    words = QCoreApplication.translate("Packs", "{title}, no. {number}")
    return words.format(title=overview.pack.title, number=overview.pack.summary.number)


def portion_day(status: PortionStatus, today: date) -> str:
    """Return the day of a portion; empty without one."""
    return "" if status.day is None else compact_date(status.day, today)


class PackCounts(QObject):
    """Say how many things there are in a pack, and how many of them are new; plurals need an object of Qt."""

    def facts(self, overview: PackOverview) -> str:
        """Return what is in a pack beside its portions."""
        summary = overview.pack.summary
        lessons, questions, notes = len(summary.lessons), len(summary.questions), len(summary.notes)
        lead_notes = self.tr("%n leader’s note(s)", None, notes)
        if not overview.pack.is_own:
            lead_notes = self.tr("{notes} (shown after you read the passage)").format(notes=lead_notes)
        return joined(
            self.tr("%n lesson(s)", None, lessons) if lessons else "",
            self.tr("%n question(s)", None, questions) if questions else "",
            lead_notes if notes else "",
        )

    def difference(self, difference: PackDifference) -> str:
        """Return what a newer number of a pack changes."""
        if difference.is_empty:
            return self.tr("nothing has changed")
        texts_added, texts_removed = len(difference.texts_added), len(difference.texts_removed)
        changes = (
            (texts_added, self.tr("%n more text(s)", None, texts_added)),
            (texts_removed, self.tr("%n fewer text(s)", None, texts_removed)),
            (difference.notes_added, self.tr("%n more note(s)", None, difference.notes_added)),
            (difference.notes_changed, self.tr("%n note(s) changed", None, difference.notes_changed)),
            (difference.notes_withdrawn, self.tr("%n note(s) withdrawn", None, difference.notes_withdrawn)),
            (difference.questions_added, self.tr("%n more question(s)", None, difference.questions_added)),
            (difference.questions_removed, self.tr("%n fewer question(s)", None, difference.questions_removed)),
            (difference.lessons_added, self.tr("%n more lesson(s)", None, difference.lessons_added)),
            (difference.lessons_removed, self.tr("%n fewer lesson(s)", None, difference.lessons_removed)),
            (difference.dates_moved, self.tr("%n date(s) changed", None, difference.dates_moved)),
            (difference.meetings_changed, self.tr("%n meeting(s) changed", None, difference.meetings_changed)),
            (difference.portions_changed, self.tr("portions divided differently")),
            (difference.is_rota_changed, self.tr("rota changed")),
        )
        return joined(*(words for number, words in changes if number))
