"""Build the document of a page of the guide: its words, its headings by their anchors, and its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor, QTextDocument, QTextImageFormat
from typing_extensions import override

from reader.resources import guide_picture
from reader.services.guide import GuidePage, anchor_of, guide_html
from reader.ui.widgets.markdown_document import HEADINGS, NoteStyle, empty_document
from reader.ui.widgets.markdown_view import MarkdownPageWriter

PICTURE = "picture:"
"""What the address of a picture begins with; the name of its file follows."""

_DARK = ".dark"


@dataclass(slots=True)
class GuidePicture:
    """A picture in a document: the position of its character, the name of its file, and its size in pixels."""

    position: int
    name: str
    image: QImage

    def shown_size(self, width: int) -> QSize:
        """Return the size in a column, which the picture never exceeds."""
        size = self.image.size()
        return (
            size.scaled(QSize(width, size.height()), Qt.AspectRatioMode.KeepAspectRatio)
            if size.width() > width
            else size
        )


@dataclass(slots=True)
class GuideDocument:
    """A page as a document, the positions of its headings by their anchors, and its pictures."""

    document: QTextDocument
    anchors: dict[str, int] = field(default_factory=dict)
    pictures: list[GuidePicture] = field(default_factory=list)

    def fit_pictures(self, width: int, ratio: float) -> None:
        """Set all pictures to the width of the column, with a pixel of theirs for each of a screen of this ratio."""
        cursor = QTextCursor(self.document)
        for picture in self.pictures:
            size = picture.shown_size(width)
            address = QUrl(f"{PICTURE}{picture.name}")
            image = picture.image.scaled(
                size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.document.addResource(QTextDocument.ResourceType.ImageResource.value, address, image)
            cursor.setPosition(picture.position)
            cursor.setPosition(picture.position + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_image_format(picture.name, size))


class GuidePageWriter(MarkdownPageWriter):
    """Writes a page of the guide; pictures are those of a dark theme where there are such."""

    def __init__(self, page: GuideDocument, style: NoteStyle) -> None:
        super().__init__(QTextCursor(page.document), style)
        self._page = page
        self._heading: list[str] | None = None

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self._put_picture(dict(attrs).get("src") or "", dict(attrs).get("alt") or "")
            return
        super().handle_starttag(tag, attrs)
        if tag in HEADINGS:
            self._heading = []

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS and self._heading is not None:
            anchor = anchor_of("".join(self._heading))
            self._page.anchors[anchor] = self._cursor.block().position()
            self._heading = None
        super().handle_endtag(tag)

    @override
    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self._heading is not None:
            self._heading.append(data)

    def _put_picture(self, source: str, description: str) -> None:
        """Put a picture into a line of its own, as a link that opens it in its full size."""
        name = _picture_name(source, is_dark=self._style.theme.is_dark)
        if not _exists(name):
            return
        image = QImage(str(guide_picture(name)))
        self._end_block()
        self._open_block()
        picture = GuidePicture(self._cursor.position(), name, image)
        shown = _image_format(name, image.size())
        shown.setAnchor(True)
        shown.setAnchorHref(f"{PICTURE}{name}")
        shown.setToolTip(description)
        self._cursor.insertImage(shown)
        self._page.pictures.append(picture)
        self._end_block()


def guide_document(page: GuidePage, style: NoteStyle) -> GuideDocument:
    """Return a page of the guide as a document without margins."""
    made = GuideDocument(empty_document(style.font))
    writer = GuidePageWriter(made, style)
    writer.feed(guide_html(page.source))
    writer.close()
    return made


def _picture_name(source: str, *, is_dark: bool) -> str:
    """Return the name of a picture's file in a theme."""
    path = PurePosixPath(source)
    if is_dark and not path.stem.endswith(_DARK):
        name = f"{path.stem}{_DARK}{path.suffix}"
        if _exists(name):
            return name
    return path.name


def _exists(name: str) -> bool:
    try:
        guide_picture(name)
    except FileNotFoundError:
        return False
    return True


def _image_format(name: str, size: QSize) -> QTextImageFormat:
    image_format = QTextImageFormat()
    image_format.setName(f"{PICTURE}{name}")
    image_format.setWidth(size.width())
    image_format.setHeight(size.height())
    image_format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
    return image_format
