"""List what travels between machines: which columns of which table, and how each of them is merged.

A record is read from the columns of its row and written to them by one rule for all kinds; a new column that travels is
a name in this table, and a new table a row. What stays on its machine is listed here, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.storage.connection import Value

_NOTHING: Mapping[str, Value] = {}


@dataclass(frozen=True, slots=True)
class SyncKind:
    """How the rows of one table travel as records.

    ``fields`` are columns that are merged as a whole, ``words`` those whose words are merged, ``tags`` one that holds a
    JSON list that is merged as a set. ``first`` are columns that were written when the row was made and travel as one
    field; of two machines that made the row, the one with the smaller values holds. ``texts`` are the fields that hold
    the id of a text, ``references`` the fields whose row has to be here, with its kind. A kind with a ``passage`` has
    the columns of an anchor, which travel as one field. ``unsent`` are the columns that do not travel, with what a new
    row has there.
    """

    table: str
    fields: tuple[str, ...] = ()
    key: str = "id"
    gone: str = "removed"
    words: tuple[str, ...] = ()
    tags: str = ""
    first: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    has_passage: bool = False
    unsent: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)

    @property
    def is_keyed_by_text(self) -> bool:
        """Return whether the row of a text has the id of the text as its key."""
        return self.key == "text"


PASSAGE = ("start", "end", "exact", "prefix", "suffix", "section")
"""The columns of an anchor."""

RECORD_KINDS: Mapping[str, SyncKind] = {
    "text": SyncKind(
        *("text", ("title", "author", "language", "track", "required", "archived", "appearance", "bibliography")),
        tags="tags",
    ),
    "study_group": SyncKind("study_group", ("name", "member", "display_name", "report_fields", "roster", "made")),
    "person": SyncKind(
        *("person", ("name", "earlier_names", "study_group", "shows_notes", "made")),
        references={"study_group": "study_group"},
    ),
    "pack": SyncKind(
        *("pack", ("number", "study_group", "person", "title", "words", "content", "made", "opened")),
        references={"study_group": "study_group", "person": "person"},
    ),
    "pack_text": SyncKind(
        *("pack_text", ("pack", "place", "title", "author", "characters", "digest", "portions")),
        references={"pack": "pack"},
        unsent={"text": None},
    ),
    "annotation": SyncKind(
        *("annotation", ("text", "kind", "created", "modified", "colour", "style", "creator")),
        gone="deleted",
        words=("body",),
        tags="tags",
        texts=("text",),
        references={"text": "text"},
        has_passage=True,
        unsent={"orphan": 0},
    ),
    "peer_note": SyncKind(
        "peer_note",
        (
            *("person", "original", "pack", "title", "author", "digest", "kind", "created", "modified", "colour"),
            *("style", "body", "answers", "received", "withdrawn"),
        ),
        tags="tags",
        references={"person": "person", "pack": "pack"},
        has_passage=True,
        unsent={"text": None, "orphan": 0},
    ),
    "peer_link": SyncKind(
        *("peer_link", ("peer_note", "role"), "annotation"),
        references={"annotation": "annotation", "peer_note": "peer_note"},
    ),
    "topic": SyncKind("topic", ("question", "created")),
    "topic_item": SyncKind(
        *("topic_item", ("topic", "level", "annotation", "words")),
        references={"topic": "topic", "annotation": "annotation"},
        unsent={"place": 0},
    ),
    "roadmap": SyncKind(
        *("roadmap", ("wished",), "text"), references={"text": "text"}, unsent={"place": 0, "track": ""}
    ),
    "roadmap_end": SyncKind("roadmap_end", ("wished",), "number", "withdrawn"),
    "rest_day": SyncKind("rest_day", (), "day", "withdrawn", first=("made_day", "declared", "vacation")),
    "question": SyncKind(
        *("question", ("kind", "stem", "content", "name", "category", "origin", "text", "quote", "made")),
        texts=("text",),
    ),
    "card": SyncKind(
        "card",
        (
            *("kind", "annotation", "question", "field", "words", "nth", "quote", "made", "day", "rests_until"),
            "prompted",
        ),
        references={"annotation": "annotation", "question": "question"},
    ),
    "mark_option": SyncKind(
        *("mark_option", ("all_blanks", "suggested", "in_lessons"), "annotation"),
        references={"annotation": "annotation"},
    ),
    "lesson": SyncKind(
        *("lesson", ("form", "done")),
        first=("shown", "day", "number", "source", "text", "annotation", "start", "end", "quote"),
        texts=("text",),
    ),
    "set_lesson": SyncKind(
        *("set_lesson", ("day", "text", "start", "quote", "form", "host", "origin", "made")), texts=("text",)
    ),
    "rota_change": SyncKind("rota_change", ("rota", "kind", "day", "value", "made", "made_day")),
    "quiz": SyncKind(
        "quiz",
        ("seed", "mode", "at", "day", "answers", "right", "points", "total", "missed", "pack", "round"),
        references={"pack": "pack"},
    ),
    "project": SyncKind("project", ("title", "made", "done")),
    "action": SyncKind(
        "action",
        (
            *("project", "what", "who", "due", "state", "outcome", "annotation", "source_words", "made", "day"),
            "done",
        ),
        references={"project": "project", "annotation": "annotation"},
    ),
    "action_change": SyncKind(
        *("action_change", ("action", "at", "day", "kind", "value", "words")), references={"action": "action"}
    ),
    "meeting": SyncKind(
        "meeting",
        (*("study_group", "title", "template", "day", "start", "place", "minutes", "content", "made", "held"),),
        references={"study_group": "study_group"},
    ),
    "contest": SyncKind("contest", ("title", "day", "log", "made")),
}
"""The kinds of rows that can be edited, in an order in which each finds those that it refers to."""

ROW_KINDS: Mapping[str, SyncKind] = {
    "entry": SyncKind(
        "entry",
        (
            *("text", "class", "start", "end", "utc_offset", "day", "seconds", "origin", "range_start", "range_end"),
            *("reason", "refers_to", "flag", "step"),
        ),
        gone="withdrawn",
        texts=("text",),
        references={"text": "text", "refers_to": "entry"},
        unsent={"running": 0},
    ),
    "answer": SyncKind(
        "answer",
        (*("card", "at", "utc_offset", "day", "rating", "verdict", "seconds", "place", "retention", "weights"),),
        gone="withdrawn",
        references={"card": "card"},
    ),
    "plan": SyncKind(
        "plan",
        (
            *("effective_day", "goal_minutes", "rest_weekdays", "day_start", "make_up_days", "counted_classes"),
            *("weekday_minutes", "week_minutes", "week_days", "made", "made_day", "is_default"),
        ),
        gone="withdrawn",
    ),
    "coverage": SyncKind("coverage", ("text", "start", "end"), "start", ""),
    "speed": SyncKind(
        *("speed", ("text", "language", "characters", "seconds", "at"), "number", ""),
        texts=("text",),
        references={"text": "text"},
    ),
}
"""The kinds of rows that are only ever added."""

PLACE = "place"
"""The kind of record that says where a text was left on one machine."""

WITHDRAWAL = "withdrawal"
"""The kind of record that says that an entry, an answer or a plan was taken back."""

STAYING = frozenset({"report"})
"""The kinds of rows that operations change and that stay here: what a report says has to be erasable."""

STAYING_TABLES = frozenset(
    {
        # what a text is made of travels as a file, and is made again there
        *("leaf", "section", "target", "image", "text_image", "source", "page", "omission"),
        # what follows from the others
        *("day_sum", "united_day", "card_state"),
        # what belongs to this library only
        *("property", "operation", "preference", "exported", "quarantine", "report"),
        *("sync_group", "sync_dirty", "sync_waiting", "sync_order", "sync_both", "sync_text_key", "sync_anchor"),
    }
)
"""The tables that stay here."""
