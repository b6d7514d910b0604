"""Show a picture of the guide in its full size."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from reader.resources import guide_picture
from reader.ui.appearance.sizes import DIALOG_FOOT_HEIGHT, EDGE, HEADER_HEIGHT
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.label import Label


class PictureDialog(Dialog):
    """A picture as large as it was drawn, or as the screen has room for, to be scrolled."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(self.tr("Picture"), parent, margins=0)
        picture = Label()
        picture.setPixmap(QPixmap(str(guide_picture(name))))
        self.view = ScrollArea(picture)
        self.column.add(self.view)
        self.buttons.add_close()
        whole = picture.sizeHint() + QSize(2 * EDGE, HEADER_HEIGHT + DIALOG_FOOT_HEIGHT + EDGE)
        self.resize(whole.boundedTo(parent.screen().availableSize()))
