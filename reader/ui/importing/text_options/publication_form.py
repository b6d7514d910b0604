"""Edit what is known of the publication of a text; the fields are folded until they are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from reader.core.text.bibliographic_values import cleaned_bibliography
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.appearance.sizes import ROW_SPACE, SPACE
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.field import ComboBox
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.layout import Column, Form

_LEAST_HEIGHT = 216
"""Pixels for some of the fields, where there is not room for all."""

_TYPES: Mapping[ItemType, str] = MappingProxyType(
    {
        ItemType.UNKNOWN: QT_TRANSLATE_NOOP("Publication", "Unknown"),
        ItemType.BOOK: QT_TRANSLATE_NOOP("Publication", "Book"),
        ItemType.CHAPTER: QT_TRANSLATE_NOOP("Publication", "Chapter of a book"),
        ItemType.ARTICLE: QT_TRANSLATE_NOOP("Publication", "Journal article"),
        ItemType.MAGAZINE_ARTICLE: QT_TRANSLATE_NOOP("Publication", "Magazine article"),
        ItemType.NEWSPAPER_ARTICLE: QT_TRANSLATE_NOOP("Publication", "Newspaper article"),
        ItemType.CONFERENCE_PAPER: QT_TRANSLATE_NOOP("Publication", "Conference paper"),
        ItemType.THESIS: QT_TRANSLATE_NOOP("Publication", "Thesis"),
        ItemType.REPORT: QT_TRANSLATE_NOOP("Publication", "Report"),
        ItemType.WEB_PAGE: QT_TRANSLATE_NOOP("Publication", "Web page"),
        ItemType.WEB_POST: QT_TRANSLATE_NOOP("Publication", "Blog post"),
        ItemType.DOCUMENT: QT_TRANSLATE_NOOP("Publication", "Document"),
    }
)
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "container": QT_TRANSLATE_NOOP("Publication", "Appeared in"),
        "publisher": QT_TRANSLATE_NOOP("Publication", "Publisher"),
        "place": QT_TRANSLATE_NOOP("Publication", "Place"),
        "date": QT_TRANSLATE_NOOP("Publication", "Year or date"),
        "series": QT_TRANSLATE_NOOP("Publication", "Series"),
        "volume": QT_TRANSLATE_NOOP("Publication", "Volume"),
        "edition": QT_TRANSLATE_NOOP("Publication", "Edition"),
        "translator": QT_TRANSLATE_NOOP("Publication", "Translator"),
        "isbn": "ISBN",
        "issn": "ISSN",
        "doi": "DOI",
        "url": QT_TRANSLATE_NOOP("Publication", "Web address"),
        "citation_key": QT_TRANSLATE_NOOP("Publication", "Citation key"),
    }
)
"""The fields in their order, with their labels."""


class _FieldsArea(ScrollArea):
    """Scrolls the fields; it takes what height is left, and asks for no more than a few of them need."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)


class PublicationForm(QWidget):
    """The fields of bibliographic data below a link that unfolds them.

    ``changed`` is emitted when one was edited, ``folded`` with whether the fields are hidden: before they are shown and
    after they were hidden, so that others can give them their place.
    """

    changed = Signal()
    folded = Signal(bool)

    def __init__(self, data: Bibliography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stated = UNKNOWN_BIBLIOGRAPHY
        self.item_type = ComboBox((_label(label), item_type.value) for item_type, label in _TYPES.items())
        self.fields = {name: QLineEdit() for name in _FIELDS}
        self.switch = LinkButton(clicked=self._on_switch_clicked, auto_default=False)
        self.take = LinkButton(self.tr("Fill in from the File"), self._on_take_clicked, auto_default=False)
        self._area = _FieldsArea()
        self._lay_out()
        self._show(data)
        self._fold(on=True)
        self.item_type.currentIndexChanged.connect(self._on_edited)
        for field in self.fields.values():
            field.textEdited.connect(self._on_edited)

    def data(self) -> Bibliography:
        """Return what is in the fields."""
        values = {name: field.text() for name, field in self.fields.items()}
        return cleaned_bibliography(values | {"item_type": str(self.item_type.currentData())})

    def show_stated(self, data: Bibliography) -> None:
        """Show what the file states as placeholders, and offer to take what is missing."""
        self._stated = data
        for name, field in self.fields.items():
            field.setPlaceholderText(str(getattr(data, name)))
        self._offer()

    @property
    def is_folded(self) -> bool:
        """Return whether the fields are hidden."""
        return self._area.isHidden()

    def _show(self, data: Bibliography) -> None:
        with QSignalBlocker(self.item_type):
            self.item_type.choose(data.item_type.value)
        for name, field in self.fields.items():
            field.setText(str(getattr(data, name)))
            field.setCursorPosition(0)
        self._offer()

    def _fold(self, *, on: bool) -> None:
        self._area.setHidden(on)
        height = QSizePolicy.Policy.Fixed if on else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self.switch.setText(self.tr("Publication…") if on else self.tr("Hide Publication"))
        self._offer()

    def _offer(self) -> None:
        known = self.data()
        self.take.setVisible(not self.is_folded and known.completed_by(self._stated) != known)

    def _lay_out(self) -> None:
        inner = QWidget()
        form = Form(inner, margins=(0, 0, SPACE, 0), spacing=SPACE, column_spacing=ROW_SPACE, labels_left=True)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Type"), self.item_type)
        self.item_type.setAccessibleName(self.tr("Type"))
        self.item_type.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for name, field in self.fields.items():
            form.addRow(_label(_FIELDS[name]), field)
            field.setAccessibleName(_label(_FIELDS[name]))
        self._area.set_content(inner)
        self._area.setMinimumHeight(_LEAST_HEIGHT)
        column = Column(self, margins=0, spacing=SPACE)
        for button in (self.switch, self.take):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.add(self._area, grows=self._area)

    @Slot()
    def _on_switch_clicked(self) -> None:
        if self.is_folded:
            self.folded.emit(False)
            self._fold(on=False)
            self.item_type.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._fold(on=True)
            self.folded.emit(True)

    @Slot()
    def _on_take_clicked(self) -> None:
        self._show(self.data().completed_by(self._stated))
        self.changed.emit()

    @Slot()
    def _on_edited(self) -> None:
        self._offer()
        self.changed.emit()


def _label(label: str) -> str:
    return QCoreApplication.translate("Publication", label)
