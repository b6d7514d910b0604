"""Say what the page shows: a text's leaves, annotations and pictures, and how they are set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.core.text.leaves import LeafSource
from reader.ui.page.leaf_document import ImageSource
from reader.ui.page.marks import AnnotationSource
from reader.ui.page.typography import Typography

Setting = Callable[[int], Typography]
"""Gives how a text is set on a page so many pixels wide."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """Hold what the view needs of a text: its leaves, its annotations by range, its pictures by hash."""

    leaves: LeafSource
    annotations: AnnotationSource
    images: ImageSource
