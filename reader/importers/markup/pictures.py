"""Add the pictures and drawings of a document to its blocks, and tell of those that are left out."""

from __future__ import annotations

from lxml.etree import _Element

from reader.core.text.model import Image
from reader.core.text.normalise import clean
from reader.core.text.omissions import OmissionKind
from reader.importers.markup.block_builder import BlockBuilder
from reader.importers.markup.drawings import (
    Drawing,
    address_beside,
    draw,
    framed_pictures,
    has_only_drawings,
    is_icon,
    is_small,
    natural_size,
    parse_drawing,
    seen_tags,
)
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.formula_elements import description_of, is_formula_picture
from reader.importers.markup.line_pictures import is_sign, line_height, sides_with_text, words_of
from reader.importers.markup.roles import BLOCKS
from reader.importers.markup.style_sheet import StyleSheet

XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_SEPARATOR = " · "
_LONGEST_DESCRIPTION = 1_000
"""Code points of the words of a drawing that describe it."""
_LONGEST_SIGN = 2
"""Code points of a description that may be a sign of the text: of a rare character, or a face."""
_LONGEST_IN_LINE = 40
_SEEN_BEFORE = 60
_CELLS = frozenset(("td", "th", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"))


class PictureReader:
    """Read the pictures of one tree."""

    def __init__(
        self,
        root: _Element,
        resolver: EmbeddedResources,
        builder: BlockBuilder,
        *,
        web_page: bool,
        is_article: bool,
        styles: StyleSheet | None = None,
    ) -> None:
        """Set the tree, what returns its pictures, and where they go; icons of a ``web_page`` are no drawings.

        In an article, a description stands in for a picture that is not there only where it is part of a line.
        ``styles`` say how high pictures are.
        """
        self._styles = styles
        self._root = root
        self._resolver = resolver
        self._builder = builder
        self._web_page = web_page
        self._is_article = is_article

    def add(self, element: _Element) -> None:
        """Add the picture that an element shows; of one that is not there, its description."""
        address = element.get("src") or element.get(XLINK_HREF) or ""
        description = description_of(element)
        if self._add_in_line(element, address, description) or self.show(address, description):
            return
        if self._is_article and not _is_described(element, description):
            description = ""
        self._place(None, description, OmissionKind.PICTURE)

    def _add_in_line(self, element: _Element, address: str, description: str) -> bool:
        """Add a small picture with text beside it within the line, or the sign that it shows; return whether it is."""
        flow = self._builder.flow
        sides = sides_with_text(element, flow.text_from(max(0, flow.length - _SEEN_BEFORE)))
        if not sides:
            return False
        if is_sign(description):
            flow.add(description.strip())
            return True
        image = self._resolver.image(address) if address else None
        if image is None:
            svg = parse_drawing(self._resolver.data(address) or b"") if address else None
            return svg is not None and self._add_drawing_in_line(element, svg, description, address, sides=sides)
        height = line_height(element, image, self._styles, sides)
        if height is None:
            return False
        self._builder.line_picture(image, words_of(description), height)
        return True

    def _add_drawing_in_line(
        self, element: _Element, svg: _Element, description: str, base: str = "", *, sides: int
    ) -> bool:
        """Add a small drawing within the line, such as that of a formula; return whether it is one that is drawn."""
        width, height = natural_size(svg)
        size = Image("", "", b"", max(1, round(width)), max(1, round(height)))
        ems = line_height(element, size, self._styles, sides)
        drawing = self._drawn(svg, base) if ems is not None else None
        if drawing is None or drawing.image is None or ems is None:
            return False
        words = description or _SEPARATOR.join((*drawing.description, *drawing.words))
        self._builder.line_picture(drawing.image, words_of(words), ems)
        return True

    def _drawn(self, svg: _Element, base: str) -> Drawing:
        pictures = self._resolver.image
        return draw(svg, lambda address: pictures(address_beside(base, address)), self._resolver.renderer)

    def show(self, address: str, description: str) -> bool:
        """Add the picture or the drawing at an address; return whether there is one."""
        if not address:
            return False
        image = self._resolver.image(address)
        if image is not None:
            self._place(image, description, OmissionKind.PICTURE)
            return True
        svg = parse_drawing(self._resolver.data(address) or b"")
        if svg is None or (self._web_page and is_small(svg)):
            return False
        self.add_drawing(svg, description, address)
        return True

    def add_drawing(self, svg: _Element, description: str = "", base: str = "") -> None:
        """Add a drawing with its words; one that only frames pictures, as covers often are, is these pictures.

        ``base`` is the address of a drawing that is a file of its own.
        """
        seen = seen_tags(svg)
        if seen == {"image"}:
            for address in framed_pictures(svg):
                self._add_framed(address_beside(base, address), description or svg.get("aria-label") or "")
        elif base and not seen:
            self._place(None, description, OmissionKind.DRAWING)
        elif seen and (base or not (self._web_page and is_icon(svg))):
            self._add_drawn(self._drawn(svg, base), description)

    def add_inner_drawing(self, svg: _Element) -> None:
        """Add a drawing that is part of the page itself: a small one that has no words within its line."""
        flow = self._builder.flow
        is_wordless = seen_tags(svg).isdisjoint({"text", "image", "foreignobject"})
        is_shown = is_wordless and not (self._web_page and is_icon(svg))
        sides = sides_with_text(svg, flow.text_from(max(0, flow.length - _SEEN_BEFORE))) if is_shown else 0
        if not (sides and self._add_drawing_in_line(svg, svg, "", sides=sides)):
            self.add_drawing(svg)

    def _add_framed(self, address: str, description: str) -> None:
        if not self.show(address, description):
            self._place(None, description, OmissionKind.PICTURE)

    def _add_drawn(self, drawing: Drawing, description: str) -> None:
        """Add the picture of a drawing; its words describe it, or are a paragraph: if many, or the only ones."""
        length = sum(map(len, drawing.words))
        is_text = length > _LONGEST_DESCRIPTION or (length > 0 and has_only_drawings(self._root))
        words = () if is_text else drawing.words
        texts = dict.fromkeys(text for text in (description, *drawing.description, *words) if text)
        self._place(drawing.image, _SEPARATOR.join(text.rstrip(".") for text in texts), OmissionKind.DRAWING)
        for _picture in range(drawing.left_out):
            self._builder.leave_out(OmissionKind.PICTURE)
        if is_text:
            self._builder.flush()
            self._builder.flow.add(" ".join(drawing.words))
            self._builder.flush()

    def _place(self, image: Image | None, description: str, kind: OmissionKind) -> None:
        """Add a picture, or what describes one that is left out."""
        if image is None:
            self._builder.leave_out(kind)
            self._builder.flow.add(description)
        else:
            self._builder.picture(image, " ".join(clean(description).split()))


def _is_described(picture: _Element, description: str) -> bool:
    """Return whether the description of a picture that a web page lacks is read in its place.

    That is so for a sign, a formula, what stands between words, and what is all that its cell, item or heading has.
    """
    if len(description) <= _LONGEST_SIGN or is_formula_picture(picture):
        return True
    before = picture.getprevious()
    parent = picture.getparent()
    text_before = parent.text if before is None and parent is not None else before.tail if before is not None else None
    if (text_before or "").strip() and (picture.tail or "").strip():
        return len(description) <= _LONGEST_IN_LINE
    block = next((above for above in picture.iterancestors() if str(above.tag).rpartition("}")[2] in BLOCKS), None)
    return block is not None and block.tag in _CELLS and not "".join(map(str, block.itertext())).strip()
