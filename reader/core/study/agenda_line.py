"""Read and write an agenda in one line: ``opening 2, lesson 5, round, questions 6``; a part without minutes is open."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.core.study.exchange import clean_name
from reader.core.study.meeting import LENGTHS, Agenda, AgendaPart

_PART = re.compile(r"(?P<name>.+?)(?:\s*=\s*|\s+)?(?P<minutes>\d+)?\s*(?:min|分钟|分)?")
_COMMAS = str.maketrans({"，": ",", "、": ",", "；": ",", ";": ",", "＝": "=", "\u3000": " "})


def parse_agenda_line(line: str, names: Mapping[str, str]) -> Agenda:
    """Return the agenda that a line says; ``names`` has the part that each label stands for.

    Raises ValueError for no part, and for minutes that no meeting lasts.
    """
    known = {label.casefold(): name for label, name in names.items()}
    parts = tuple(_part(words.strip(), known) for words in line.translate(_COMMAS).split(",") if words.strip())
    if not parts:
        raise ValueError(line)
    return parts


def agenda_line(agenda: Agenda, labels: Mapping[str, str], comma: str) -> str:
    """Return an agenda in one line; ``labels`` has the label of each part that has one."""
    parts = (f"{labels.get(part.name, part.name)} {part.minutes or ''}".strip() for part in agenda)
    return comma.join(parts)


def _part(words: str, known: Mapping[str, str]) -> AgendaPart:
    found = _PART.fullmatch(words)
    label = clean_name(found["name"]) if found else ""
    if not found or not label or label.isdigit() or "=" in label:
        raise ValueError(words)
    minutes = int(found["minutes"]) if found["minutes"] else None
    if minutes is not None and minutes not in LENGTHS:
        raise ValueError(words)
    return AgendaPart(known.get(label.casefold(), label), minutes)
