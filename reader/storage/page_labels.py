"""The rule by which a position lies on a page of the printed edition."""

from __future__ import annotations


def page_label_query(text: str, position: str) -> str:
    """Return the SQL that selects the label of the page at a position; ``text`` and ``position`` are expressions.

    A page ends where the next one begins; of several that begin together, a position lies on the last. Nothing is
    selected before the first page, and in a text without pages.
    """
    return (
        f"SELECT page.label FROM page WHERE page.text = {text} AND page.start <= {position} "  # noqa: S608
        "ORDER BY page.start DESC, page.number DESC LIMIT 1"
    )
