"""Edit the tags of texts in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.widgets.tags_dialog import TagsDialog

_WIDTH = 340


class TextWithTags(NamedTuple):
    """The title of a text and its tags."""

    title: str
    tags: tuple[str, ...]


class TextTagsDialog(TagsDialog):
    """Edit the tags of one text, or choose the tags to add to many texts and those to remove from them."""

    def __init__(
        self, texts: Sequence[tuple[str, tuple[str, ...]]], known: Sequence[str], parent: QWidget | None = None
    ) -> None:
        self._texts = [TextWithTags(*text) for text in texts]
        is_single = len(self._texts) == 1
        many = self.tr("Tags of %n text(s)", "", len(self._texts))
        super().__init__(self._texts[0].title if is_single else many, parent)
        hint = self.tr("Tags, separated by spaces")
        self._tags = self.add_field(self.tr("Tags") if is_single else self.tr("Add"), known, hint, _WIDTH)
        if is_single:
            self._tags.setText("".join(f"#{tag} " for tag in self._texts[0].tags))
        else:
            present = sorted({tag for text in self._texts for tag in text.tags})
            self._removed = self.add_field(self.tr("Remove"), present, hint, _WIDTH)
        self._tags.setFocus()

    def answer(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to add and those to remove."""
        if len(self._texts) > 1:
            return self._tags.tags(), self._removed.tags()
        before, after = self._texts[0].tags, self._tags.tags()
        return tuple(tag for tag in after if tag not in before), tuple(tag for tag in before if tag not in after)

    @override
    def setVisible(self, visible: bool) -> None:
        """Put the cursor behind the last tag without Qt's selection of all, so that typing adds a tag."""
        super().setVisible(visible)
        self._tags.end(False)
