"""Group the annotations of all texts under headings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from reader.core.activity.study_day import day_start_of, study_day
from reader.core.annotations.colours import COLOURS
from reader.core.text.outline import SEPARATOR, SectionOutline, path_titles, short_path
from reader.services.annotations.text_names import text_names
from reader.storage.library import Library
from reader.storage.repositories.annotation_lists import Facet
from reader.storage.timestamps import format_timestamp, parse_timestamp
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.translation.day_labels import complete_date

_TIMESTAMP_LENGTH = len("2026-11-23T12:00:00.000Z")
_Row = tuple[str, str | int | None]


class Grouping(StrEnum):
    """The ways of grouping; the value is stored in the preferences."""

    TEXT = "text"
    SECTION = "section"
    TAG = "tag"
    COLOUR = "colour"
    DAY = "day"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """A heading and the annotation ids under it, in order."""

    heading: str
    ids: list[str]


def grouping_label(grouping: Grouping) -> str:
    """Return the label of a way of grouping."""
    labels = {
        Grouping.TEXT: QCoreApplication.translate("Grouping", "By text"),
        Grouping.SECTION: QCoreApplication.translate("Grouping", "By section"),
        Grouping.TAG: QCoreApplication.translate("Grouping", "By tag"),
        Grouping.COLOUR: QCoreApplication.translate("Grouping", "By colour"),
        Grouping.DAY: QCoreApplication.translate("Grouping", "By day"),
        Grouping.TOPIC: QCoreApplication.translate("Grouping", "By topic"),
    }
    return labels[grouping]


class NoteGroups:
    """Read the groups from a library; texts are in the order of the library, the last opened first.

    Each grouping takes a few queries, however many texts there are.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.headings: Mapping[str, str] = {}
        self.titles: Mapping[str, str] = {}
        self._readers: dict[Grouping, Callable[[], Iterable[NoteGroup]]] = {
            Grouping.TEXT: self._by_text,
            Grouping.SECTION: self._by_section,
            Grouping.TAG: self._by_tag,
            Grouping.COLOUR: self._by_colour,
            Grouping.DAY: self._by_day,
            Grouping.TOPIC: self._by_topic,
        }

    def read(self, grouping: Grouping) -> list[NoteGroup]:
        """Return all annotations in groups without the empty ones; sets ``headings`` (title and author) by text id."""
        names = text_names(self._library)
        self.titles = {text: name.title for text, name in names.items()}
        self.headings = {text: name.heading for text, name in names.items()}
        groups = list(self._readers[grouping]())
        return [group for group in groups if group.ids]

    def _by_text(self) -> Iterator[NoteGroup]:
        ids = self._library.annotation_lists.ids()
        for text, title in self.headings.items():
            yield NoteGroup(title, ids.get(text, []))

    def _by_section(self) -> Iterator[NoteGroup]:
        facets = self._library.annotation_lists.facets(Facet.SECTION)
        outlines = dict(self._library.outlines.of_texts())
        places = self._library.annotation_lists.places()
        for text, title in self.headings.items():
            path = self._path_reader(text, outlines.get(text), places)
            for titles, members in groupby(facets.get(text, ()), path):
                heading = short_path(titles, full_last=True)
                yield NoteGroup(SEPARATOR.join(filter(None, (title, heading))), [row[0] for row in members])

    def _path_reader(
        self, text: str, outline: SectionOutline | None, places: Mapping[str, int]
    ) -> Callable[[_Row], tuple[str, ...]]:
        """Return what gives the titles of the sections around an annotation of a text, the outermost first."""
        title = self.titles[text]

        def path(row: _Row) -> tuple[str, ...]:
            identifier, section = row
            place = places.get(identifier)
            titles = () if place is None or outline is None else path_titles(outline.path(place), title)
            return titles or tuple(filter(None, (" ".join(str(section or "").split()),)))

        return path

    def _by_tag(self) -> Iterator[NoteGroup]:
        groups: dict[str, list[str]] = {}
        untagged: list[str] = []
        for identifier, tags in self._all(Facet.TAGS):
            names = json.loads(str(tags)) if tags != "[]" else ()
            for tag in names:
                groups.setdefault(tag, []).append(identifier)
            if not names:
                untagged.append(identifier)
        for tag in sorted(groups, key=str.casefold):
            yield NoteGroup(f"#{tag}", groups[tag])
        yield NoteGroup(QCoreApplication.translate("Grouping", "Untagged"), untagged)

    def _by_colour(self) -> Iterator[NoteGroup]:
        groups: dict[int, list[str]] = {colour: [] for colour in (*COLOURS, 0)}
        for identifier, colour in self._all(Facet.COLOUR):
            groups[int(colour or 0)].append(identifier)
        for colour, ids in groups.items():
            yield NoteGroup(colour_name(colour), ids)

    def _by_day(self) -> Iterator[NoteGroup]:
        # timestamps have a fixed length: prefixed to the ids they sort faster than pairs
        rows = sorted((f"{created}{identifier}" for identifier, created in self._all(Facet.CREATED)), reverse=True)
        day_start = self._library.plans.history()[-1].day_start
        ids: list[str] = []
        day_begin = ""
        for row in rows:
            if row < day_begin or not day_begin:
                day = study_day(parse_timestamp(row[:_TIMESTAMP_LENGTH]).astimezone(), day_start)
                day_begin = format_timestamp(day_start_of(day, day_start).astimezone())
                ids = []
                yield NoteGroup(complete_date(day), ids)
            ids.append(row[_TIMESTAMP_LENGTH:])

    def _by_topic(self) -> Iterator[NoteGroup]:
        names = {topic.id: topic.question for topic in self._library.topics.all()}
        pairs = self._library.topics.pairs()
        members: dict[str, list[str]] = {topic: [] for topic in names}
        for topic, identifier in pairs:
            members.setdefault(topic, []).append(identifier)
        for topic, question in names.items():
            yield NoteGroup(question, members[topic])
        held = {identifier for _topic, identifier in pairs}
        ids = self._library.annotation_lists.ids()
        rest = [one for text in self.headings for one in ids.get(text, ()) if one not in held]
        yield NoteGroup(QCoreApplication.translate("Grouping", "Not in a topic"), rest)

    def _all(self, facet: Facet) -> Iterator[_Row]:
        facets = self._library.annotation_lists.facets(facet)
        for text in self.headings:
            yield from facets.get(text, ())
