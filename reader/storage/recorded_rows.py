"""Describe the rows that an operation touches, with the states before and after it, as the journal records them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.core.changes import Changes
from reader.storage.annotation_columns import COLUMNS
from reader.storage.connection import Value
from reader.storage.timestamps import format_timestamp

_DESCRIPTIVE_COLUMNS = ("exact", "body", "title", "reason", "what", "stem", "quote")
_DESCRIPTION_LENGTH = 80
"""Columns whose text describes a step, and how many code points of it are shown."""

_DECODER = json.JSONDecoder()

State = dict[str, Value]


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A row that an operation changes: its kind and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class RowKind:
    """The columns of a table that operations change, and the column that marks a row as removed."""

    table: str
    key: str
    columns: tuple[str, ...]
    gone: str
    exists: str = "1"


_ANNOTATION_COLUMNS = tuple(column for column in COLUMNS if column != "id")
_TEXT_COLUMNS = (
    *("title", "author", "language", "removed", "format", "encoding", "source", "file_digest", "digest"),
    *("characters", "sections", "blocks", "content"),
    *("track", "required", "tags", "archived", "cover", "choices", "appearance", "bibliography"),
)
KINDS = {
    "annotation": RowKind("annotation", "id", _ANNOTATION_COLUMNS, "deleted"),
    "text": RowKind("text", "id", _TEXT_COLUMNS, "removed", "digest IS NOT NULL"),
    "place": RowKind("text", "id", ("place",), "removed"),
    "entry": RowKind("entry", "id", ("withdrawn",), "withdrawn"),
    "plan": RowKind("plan", "number", ("withdrawn",), "withdrawn"),
    "rest_day": RowKind("rest_day", "day", ("declared", "made_day", "vacation", "withdrawn"), "withdrawn"),
    "roadmap": RowKind("roadmap", "text", ("place", "wished", "removed"), "removed"),
    "topic": RowKind("topic", "id", ("question", "created", "removed"), "removed"),
    "topic_item": RowKind("topic_item", "id", ("topic", "place", "level", "annotation", "words", "removed"), "removed"),
    "roadmap_end": RowKind("roadmap_end", "number", ("wished", "withdrawn"), "withdrawn"),
    "question": RowKind(
        *("question", "id"),
        ("kind", "stem", "content", "name", "category", "origin", "text", "quote", "made", "removed"),
        "removed",
    ),
    "card": RowKind(
        *("card", "id"),
        ("field", "words", "nth", "quote", "made", "day", "rests_until", "prompted", "removed"),
        "removed",
    ),
    "answer": RowKind("answer", "id", ("withdrawn",), "withdrawn"),
    "mark_option": RowKind(
        "mark_option", "annotation", ("all_blanks", "suggested", "in_lessons", "removed"), "removed"
    ),
    "lesson": RowKind("lesson", "id", ("form", "done", "removed"), "removed"),
    "set_lesson": RowKind("set_lesson", "id", ("form", "host", "removed"), "removed"),
    "rota_change": RowKind("rota_change", "id", ("removed",), "removed"),
    "quiz": RowKind("quiz", "id", ("removed",), "removed"),
    "project": RowKind("project", "id", ("title", "done", "removed"), "removed"),
    "action": RowKind(
        *("action", "id"),
        ("project", "what", "who", "due", "state", "outcome", "annotation", "source_words", "done", "removed"),
        "removed",
    ),
    "action_change": RowKind("action_change", "id", ("removed",), "removed"),
    "study_group": RowKind(
        "study_group", "id", ("name", "member", "display_name", "report_fields", "roster", "removed"), "removed"
    ),
    "person": RowKind("person", "id", ("name", "earlier_names", "study_group", "shows_notes", "removed"), "removed"),
    "pack": RowKind(
        *("pack", "id"),
        ("number", "study_group", "person", "title", "words", "content", "made", "opened", "removed"),
        "removed",
    ),
    "pack_text": RowKind(
        *("pack_text", "id"),
        ("place", "title", "author", "characters", "digest", "text", "portions", "removed"),
        "removed",
    ),
    "peer_note": RowKind(
        *("peer_note", "id"),
        (
            *("person", "pack", "text", "title", "author", "digest", "kind", "created", "modified", "start", "end"),
            *("exact", "prefix", "suffix", "section", "colour", "body", "tags", "orphan", "answers", "withdrawn"),
            *("style", "removed"),
        ),
        "removed",
    ),
    "peer_link": RowKind("peer_link", "annotation", ("peer_note", "role", "removed"), "removed"),
    "report": RowKind("report", "id", ("removed",), "removed"),
    "meeting": RowKind(
        *("meeting", "id"),
        ("study_group", "title", "template", "day", "start", "place", "minutes", "content", "held", "removed"),
        "removed",
    ),
    "contest": RowKind("contest", "id", ("title", "day", "log", "removed"), "removed"),
}
"""The kinds of rows that operations change, by the name under which the journal records them."""

STUDY_KINDS = (
    *("study_group", "person", "pack", "pack_text", "peer_note", "peer_link", "report", "meeting", "contest"),
    *("question", "card", "answer", "mark_option", "lesson", "set_lesson", "rota_change", "quiz"),
    *("project", "action", "action_change"),
)
"""Those that belong to study, in an order in which each row finds those that it refers to."""


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """A touched row with its states before and after."""

    kind: str
    id: str
    before: State | None
    after: State | None


def restored_values(row: RecordedRow, present: State | None, *, undone: bool, now: datetime) -> State:
    """Return what undo or redo writes to a row that is ``present`` now: the columns that the operation changed."""
    left, entered = (row.after, row.before) if undone else (row.before, row.after)
    gone = KINDS[row.kind].gone
    if entered is None:
        return {gone: format_timestamp(now)}
    if left is None:
        return {gone: entered.get(gone)}
    values = {column: value for column, value in entered.items() if left.get(column, value) != value}
    if row.kind == "annotation" and present is not None and present != left:
        _keep_later_words(values, left, present)
    return values


def _keep_later_words(values: State, left: State, present: State) -> None:
    """Change what is written to an annotation so that what others wrote on it after the step stays."""
    from reader.core.annotations.body_merge import merged_body

    if "body" in values:
        values["body"] = merged_body(str(left["body"]), str(values["body"]), str(present["body"]))
    if present.get("modified") != left.get("modified"):
        values.pop("modified", None)


def leaving_texts(steps: list[RecordedRow], *, undone: bool) -> tuple[str, ...]:
    """Return the texts that undoing the steps, or redoing them if they are undone, takes out of the library."""
    states = [(step, step.before, step.after) for step in steps if step.kind == "text"]
    turned = [(step, after, before) if undone else (step, before, after) for step, before, after in states]
    return tuple(step.id for step, entered, left in turned if _is_there(left) and not _is_there(entered))


def _is_there(text: State | None) -> bool:
    return text is not None and text.get("removed") is None


def changes_of(name: str, steps: list[RecordedRow]) -> Changes:
    """Return what an operation changed, whose rows these are."""
    return Changes(
        operation=str(name),
        annotations=_of_kind("annotation", steps),
        texts=_of_kind("text", steps),
        entries=_of_kind("entry", steps),
        plan=any(step.kind in {"plan", "rest_day"} for step in steps),
        roadmap=any(step.kind in {"roadmap", "roadmap_end"} for step in steps),
        topics=any(step.kind in {"topic", "topic_item"} for step in steps),
        study=any(step.kind in STUDY_KINDS for step in steps),
    )


def _of_kind(kind: str, steps: list[RecordedRow]) -> tuple[str, ...]:
    return tuple(step.id for step in steps if step.kind == kind)


def description(steps: list[RecordedRow]) -> str:
    """Return the beginning of the text of the first touched row."""
    state = (steps[0].after or steps[0].before or {}) if steps else {}
    text = next((state[column] for column in _DESCRIPTIVE_COLUMNS if state.get(column)), "")
    return " ".join(str(text)[: 2 * _DESCRIPTION_LENGTH].split())[:_DESCRIPTION_LENGTH]


def continues(earlier: list[RecordedRow], steps: list[RecordedRow]) -> bool:
    """Return whether steps touch the rows of earlier ones, and find them as those left them."""
    left = [(step.kind, step.id, step.after) for step in earlier]
    return left == [(step.kind, step.id, step.before) for step in steps]


def united_rows(steps: Iterable[RecordedRow]) -> list[RecordedRow]:
    """Return steps with those of one row as one: the values before the first of them, and after the last."""
    united: dict[tuple[str, str], RecordedRow] = {}
    for step in steps:
        earlier = united.get((step.kind, step.id))
        united[step.kind, step.id] = step if earlier is None else _united(earlier, step)
    return list(united.values())


def _united(earlier: RecordedRow, later: RecordedRow) -> RecordedRow:
    before = None if earlier.before is None else {**(later.before or {}), **earlier.before}
    return RecordedRow(later.kind, later.id, before, {**(earlier.after or {}), **(later.after or {})})


def dump_rows(steps: Sequence[RecordedRow]) -> str:
    """Return the rows of an operation as they are stored."""
    rows = [(step.kind, step.id, step.before, step.after) for step in steps]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def load_rows(edits: str) -> list[RecordedRow] | None:
    """Return the steps of an operation; None if the row is damaged, which then is passed over."""
    try:
        steps = [RecordedRow(*row) for row in json.loads(edits)]
    except (ValueError, TypeError, RecursionError):
        return None
    return steps if all(map(_is_sound, steps)) else None


def load_first_row(edits: str) -> list[RecordedRow] | None:
    """Return the first step of an operation, none of an empty one; None if that much of it is damaged.

    ``edits`` may be only the beginning of what is stored.
    """
    try:
        steps = [] if edits == "[]" else [RecordedRow(*_DECODER.raw_decode(edits, 1)[0])]
    except (ValueError, TypeError, RecursionError):
        return None
    return steps if edits.startswith("[") and all(map(_is_sound, steps)) else None


def _is_sound(step: RecordedRow) -> bool:
    """Return whether a step names a kind of row and columns that there are."""
    if step.kind not in KINDS:
        return False
    known = {*KINDS[step.kind].columns, "track"}
    states: list[object] = [state for state in (step.before, step.after) if state is not None]
    return all(isinstance(state, dict) and state.keys() <= known for state in states)
