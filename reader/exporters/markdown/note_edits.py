"""Extract the reader's edit of a note from an edited block."""

from __future__ import annotations

import re

from reader.core.annotations.markdown_merge.block_parser import BLOCK_ID, without_id
from reader.core.annotations.markdown_merge.markdown_guard import escape_note, unescape_note
from reader.core.annotations.model import Annotation
from reader.exporters.export_data import ExportData, link
from reader.exporters.export_folder import NoteEdit
from reader.exporters.markdown.document import block
from reader.exporters.markdown.escaping import normalised_lines
from reader.exporters.markdown.templates import NoteTemplate

_BLANK_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
"""What earlier versions had in the place of a note."""

_PLACEHOLDER = "\ue00fnote\ue00f"
"""A line that replaces the note, to see what the template puts before and after it."""


def note_edit(template: NoteTemplate, data: ExportData, annotation: Annotation, text: str) -> NoteEdit | None:
    """Return the edit of a note that the text of a block contains; None if the note is unchanged."""
    rendered = without_id(block(template, data, annotation, note=f"{_PLACEHOLDER}\n{_PLACEHOLDER}").split("\n"))
    places = [number for number, line in enumerate(rendered) if _PLACEHOLDER in line]
    if len(places) != 2:
        return None
    indent = rendered[places[1]].partition(_PLACEHOLDER)[0]
    lines = text.split("\n")
    has_last_line = link(annotation) in lines[-1] or bool(BLOCK_ID.search(lines[-1]) and without_id(lines[-1:]))
    before, rest = rendered[: places[0]], rendered[places[1] + 1 :]
    inner = _inner(without_id(lines), before, rest, has_last_line=has_last_line)
    first = rendered[places[0]].partition(_PLACEHOLDER)[0]
    lines = [line.removeprefix(first if number == 0 else indent) for number, line in enumerate(inner)]
    after = unescape_note("\n".join(lines).strip("\n"))
    same = {
        annotation.body.strip(),
        normalised_lines(annotation.body).strip(),
        unescape_note(escape_note(normalised_lines(annotation.body))).strip(),
    }
    return None if after.strip() in same else NoteEdit(annotation.id, annotation.text, annotation.body, after)


def _inner(lines: list[str], before: list[str], after: list[str], *, has_last_line: bool) -> list[str]:
    """Strip what the template puts before and after the note, as far as it is present."""
    start, end = 0, len(lines)
    if end and after and (has_last_line or lines[-1] == after[-1]):
        end -= 1
        for line in reversed(after[:-1]):
            if end == 0 or (lines[end - 1] != line and lines[end - 1].strip()):
                break
            end -= 1
    while start < min(end, len(before)) and _present_form(lines[start]) == before[start]:
        start += 1
    if start < len(before):
        start = _after_quotation(lines, start, end, before)
    return lines[start:end]


def _present_form(line: str) -> str:
    return _BLANK_BEFORE_PERCENT.sub("", line)


def _after_quotation(lines: list[str], start: int, end: int, before: list[str]) -> int:
    """Skip the rest of a quotation that was edited, too."""
    if any(line.lstrip("- ").startswith(">") for line in before[start:] + before[:start]):
        while start < end and (not lines[start].strip() or lines[start].lstrip("- ").startswith(">")):
            start += 1
    return start
