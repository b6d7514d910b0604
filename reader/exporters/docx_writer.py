"""Write one sheet as a Word document.

Source: Office Open XML, ISO/IEC 29500-1, 17.3.2.26 (the fonts of a run: one for Latin, one for East Asian letters).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from reader.exporters.export_data import plain_line
from reader.exporters.sheet import (
    SheetBreak,
    SheetDocument,
    SheetHeading,
    SheetItem,
    SheetParagraph,
    SheetPart,
    SheetQuotation,
    SheetTable,
)

_BODY_FONTS = ("Times New Roman", "宋体")
_HEADING_FONTS = ("Arial", "黑体")
"""The fonts of Latin and of East Asian letters; a system without them takes the ones that it has in their place."""

_BODY_SIZE, _SMALL_SIZE = 12, 10
_HEADINGS = {"Title": 20, "Heading 1": 15, "Heading 2": 13, "Heading 3": 12}
_INDENT, _CLOSE = 12, 2
"""The indent of items, and the space between those with numbers, in points."""

_PAGE = (210, 297, 25)
"""Width, height and margin of the page in millimetres: A4."""

_RELATIONSHIPS = "urn:onehour"
"""What the types of relationships to parts of ours begin with."""

_DEEPEST = 3
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML file may hold."""


class DocxWriter:
    """Writes one sheet; ``at`` is the aware time at which it is made."""

    def __init__(self, sheet: SheetDocument, at: datetime) -> None:

        self._sheet = sheet
        self._document: Document = docx.Document()
        self._set_up_page()
        self._set_up_styles()
        self._set_properties(at)

    def written(self, records: Mapping[str, str]) -> bytes:
        """Write the sheet and return the file, with ``records`` and the digest of the document in it."""
        self._document.add_heading(_clean(plain_line(self._sheet.title)), 0)
        for part in self._sheet.parts:
            self._write(part)
        for name, content in records.items():
            self._add_part(name, content, "application/json")
            self._add_part(f"{name}.sha256", hashlib.sha256(self._document.part.blob).hexdigest(), "text/plain")
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _add_part(self, name: str, content: str, media_type: str) -> None:
        """Add a part to the package that Word passes over."""
        package = self._document.part.package
        part = Part(PackURI(f"/{name}"), media_type, content.encode(), package)
        package.relate_to(part, f"{_RELATIONSHIPS}/{name}")

    def _set_up_page(self) -> None:

        width, height, margin = _PAGE
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = Mm(margin)
        section.top_margin = section.bottom_margin = Mm(margin)

    def _set_up_styles(self) -> None:
        self._set_up_style("Normal", _BODY_FONTS, _BODY_SIZE)
        for name in ("List Bullet", "List Number", "Quote"):
            self._set_up_style(name, _BODY_FONTS, _BODY_SIZE)
        for name, size in _HEADINGS.items():
            self._set_up_style(name, _HEADING_FONTS, size)

    def _set_up_style(self, name: str, fonts: tuple[str, str], size: int) -> None:

        latin, east_asian = fonts
        style: ParagraphStyle = self._document.styles[name]
        style.font.name = latin
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.color.rgb = RGBColor(0x2B, 0x27, 0x23)
        names = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            names.attrib.pop(qn(attribute), None)
        names.set(qn("w:hAnsi"), latin)
        names.set(qn("w:eastAsia"), east_asian)

    def _set_properties(self, at: datetime) -> None:
        """Set title, language and time, and nothing of who made the file."""
        properties = self._document.core_properties
        properties.title = _clean(plain_line(self._sheet.title))
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.language = self._sheet.language
        properties.created = properties.modified = at.astimezone(UTC).replace(tzinfo=None)

    def _write(self, part: SheetPart) -> None:
        match part:
            case SheetHeading():
                self._document.add_heading(_clean(plain_line(part.words)), min(part.level, _DEEPEST))
            case SheetParagraph():
                self._paragraphs(part.words)
            case SheetItem():
                self._item(part)
            case SheetQuotation():
                self._quotation(part)
            case SheetTable():
                self._table(part)
            case SheetBreak():
                self._page_break()

    def _page_break(self) -> None:

        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _paragraphs(self, words: str, style: str | None = None) -> None:
        for line in words.splitlines():
            if line.strip():
                self._document.add_paragraph(_clean(line), style)

    def _item(self, item: SheetItem) -> None:
        """Write an item with its own number, as that of a list of Word goes on from the list before."""
        if not item.number:
            paragraph = self._document.add_paragraph(_clean(plain_line(item.words)), "List Bullet")
        else:
            paragraph = self._document.add_paragraph(f"{item.number}. {_clean(plain_line(item.words))}")
            paragraph.paragraph_format.left_indent = Pt(2 * _INDENT)
            paragraph.paragraph_format.first_line_indent = Pt(-2 * _INDENT)
            paragraph.paragraph_format.space_after = Pt(_CLOSE)
        self._link(paragraph, item.link)
        for line in item.details:
            paragraph.add_run().add_break()
            paragraph.add_run(_clean(plain_line(line)))

    def _quotation(self, part: SheetQuotation) -> None:

        self._paragraphs(part.words, "Quote")
        if part.source or part.link:
            paragraph = self._document.add_paragraph()
            paragraph.add_run(_clean(plain_line(part.source))).font.size = Pt(_SMALL_SIZE)
            self._link(paragraph, part.link)
        for note in part.notes:
            self._paragraphs(note)

    def _table(self, part: SheetTable) -> None:
        table = self._document.add_table(1, len(part.headings), "Table Grid")
        for cell, words in zip(table.rows[0].cells, part.headings, strict=True):
            cell.paragraphs[0].add_run(_clean(plain_line(words))).bold = True
        for row in part.rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = _clean(plain_line(words))
        self._document.add_paragraph()

    def _link(self, paragraph: Paragraph, address: str) -> None:
        """Add the link that opens a place; there is no call for links in the package."""
        if not address:
            return

        paragraph.add_run(" ")
        run = paragraph.add_run(_clean(self._sheet.labels.open))
        run.font.underline = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001


def _clean(words: str) -> str:
    return _FORBIDDEN.sub("", words)
