"""Build the HTML tree of a document of a word processor."""

from __future__ import annotations

from reader.importers.markup.tree_builder import TreeBuilder
from reader.importers.office.style_names import LOWEST_HEADING, StyleMeaning


class DocumentTree(TreeBuilder):
    """Begin paragraphs by the meaning of their styles, and refer to notes, which come last."""

    def begin_paragraph(self, meaning: StyleMeaning, level: int = 0) -> None:
        """Begin a paragraph; ``level`` is that of a heading. Code continues the block of code right before."""
        match meaning:
            case StyleMeaning.TITLE:
                self.begin("h1")
            case StyleMeaning.HEADING:
                self.begin(f"h{min(level, LOWEST_HEADING)}")
            case StyleMeaning.SUBTITLE:
                self.begin("p", class_="standfirst")
            case StyleMeaning.QUOTATION:
                self.begin("blockquote")
            case StyleMeaning.CODE if self.resume("pre"):
                self.add("\n")
            case StyleMeaning.CODE:
                self.begin("pre")
            case _:
                self.begin("p")

    def refer_to_note(self, name: str, label: str) -> None:
        """Append a reference to a note."""
        self.element("a", label, href=f"#{name}", role="doc-noteref")

    def begin_notes(self) -> None:
        """Begin the list of notes, below a rule at the end of the document."""
        self.end_to(1)
        self.single("hr")
        self.begin("ol", role="doc-endnotes")
