"""Ask where to go in a text, in a dialog with a short form."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from reader.core.text.model import PageIndex, Section
from reader.ui.translation.labels import page_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.layout import Form

_PAGE = re.compile(r"(?:p\.?|pp\.|pages?|第)\s*(\S{1,12}?)\s*页?|(\S{1,12}?)\s*页", re.IGNORECASE)


class GoToDialog(Dialog):
    """A dialog that asks for a percentage, a section or a page.

    ``page_at`` returns the label of the page at a position, or an empty string.
    """

    def __init__(
        self,
        sections: tuple[Section, ...],
        characters: int,
        pages: PageIndex,
        page_at: Callable[[int], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(self.tr("Go To"), parent)
        self.setMinimumWidth(440)
        self._sections = sections
        self._characters = characters
        self._pages = pages
        self._page_at = page_at
        self._field = QLineEdit()
        hint = self.tr("46%, § 3, or part of a heading")
        if len(pages):
            hint = self.tr("p. 12, 46%, § 3, or part of a heading")
        self._field.setPlaceholderText(hint)
        self._field.setAccessibleName(self.windowTitle())
        self._field.textChanged.connect(self._on_field_changed)
        form = Form()
        form.addRow(self._field)
        self.buttons.add_ok()
        self.column.add(form)
        self._on_field_changed("")
        self._field.setFocus()

    def answer(self) -> int | None:
        """Return the position that was entered, or None."""
        return parse_place(self._field.text(), self._sections, self._characters, self._pages)

    def _on_field_changed(self, _field: str) -> None:
        position = self.answer()
        if position is None:
            self.outcome.setText("")
            return
        percent = f"{round(100 * position / max(1, self._characters))}%"
        section = next((one.title for one in reversed(self._sections) if one.start <= position), "")
        page = self._page_at(position)
        self.outcome.setText(" · ".join(filter(None, (section, page and page_label(page), percent))))


def parse_place(
    text: str, sections: tuple[Section, ...], characters: int, pages: PageIndex | None = None
) -> int | None:
    """Return the position that a text names: ``p. 12``, ``46%``, ``§ 3``, or a part of a section's title; or None.

    A bare number is a page if the text has page numbers, else a percentage.
    """
    text = text.strip()
    page = _page_position(text, pages) if pages else None
    if page is not None:
        return page
    number = text.lstrip("§").rstrip("%％").strip()
    if text.startswith("§") and number.isdecimal():
        index = int(number) - 1
        return sections[index].start if 0 <= index < len(sections) else None
    if number.replace(".", "", 1).isdecimal():
        return round(min(100.0, float(number)) / 100 * characters)
    wanted = text.casefold()
    return next((one.start for one in sections if wanted and wanted in one.title.casefold()), None)


def _page_position(text: str, pages: PageIndex) -> int | None:
    match = _PAGE.fullmatch(text)
    label = (match.group(1) or match.group(2)) if match else text
    return pages.start_of(label)
