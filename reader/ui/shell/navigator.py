"""Ask the window to go somewhere: to a text, a note, a search, the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Navigator(QObject):
    """The requests of views to show something that is not theirs; the window carries them out.

    ``text_requested`` carries the id of a text, a position (-1: the reader's place in it) and the id of the annotation
    to open it at, or ""; ``hit_requested`` these three of a search hit, and the query, ``tab_requested`` the same four
    for a text in a new tab. ``link_requested`` carries the address of a link that was clicked, ``link_tab_requested``
    that of one whose text is to have a new tab, ``search_requested`` a query for all texts and notes,
    ``excerpts_requested`` the id of a text whose marks alone are to be shown, ``study_requested`` the name of a page of
    the study screen and what that is to be opened at, or None, ``blanks_requested`` the ids of marks for which blanks
    are to be suggested, none for those of all texts, ``action_requested`` the id of an annotation that an action is to
    grow out of; ``reading_requested`` asks to return to the page.
    """

    text_requested = Signal(str, int, str)
    hit_requested = Signal(str, int, str, str)
    tab_requested = Signal(str, int, str, str)
    link_requested = Signal(str)
    link_tab_requested = Signal(str)
    search_requested = Signal(str)
    excerpts_requested = Signal(str)
    study_requested = Signal(str, object)
    blanks_requested = Signal(tuple)
    action_requested = Signal(str)
    reading_requested = Signal()

    def open(self, text_id: str, annotation_id: str = "") -> None:
        """Ask for a text at the reader's place in it, or at an annotation."""
        self.text_requested.emit(text_id, -1, annotation_id)

    def open_in_tab(self, text_id: str) -> None:
        """Ask for a text in a new tab, at the reader's place in it."""
        self.tab_requested.emit(text_id, -1, "", "")
