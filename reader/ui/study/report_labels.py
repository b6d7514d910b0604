"""Label the periods of reports."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.ui.translation.day_labels import compact_date


def period_label(first: date, last: date, today: date) -> str:
    """Return a period as ``23 to 29 Mar``; a single day as ``23 Mar``."""
    if first == last:
        return compact_date(first, today)
    translate = QCoreApplication.translate
    within_month = (first.year, first.month) == (last.year, last.month) and last.year == today.year
    if within_month:
        locale = QLocale()
        start = locale.toString(QDate(first.year, first.month, first.day), translate("Periods", "d"))
        end = locale.toString(QDate(last.year, last.month, last.day), translate("Periods", "d MMM"))
    else:
        start, end = compact_date(first, today), compact_date(last, today)
    return translate("Periods", "{first} to {last}").format(first=start, last=end)
