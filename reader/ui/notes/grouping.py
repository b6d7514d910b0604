"""Group the annotations of all texts under headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, groupby

from PySide6.QtCore import QCoreApplication

from reader.core.activity.study_day import day_start_of, study_day
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import AnnotationKind
from reader.core.text.outline import SEPARATOR, SectionOutline, path_titles, short_path
from reader.services.annotations.text_names import names_awaited, names_in_library
from reader.storage.library import Library
from reader.storage.repositories.annotation_lists import Facet, ListedAnnotation
from reader.storage.stored_values import UNKNOWN_TIME, parsed_kind, parsed_time, stored_tags
from reader.storage.timestamps import format_timestamp, parse_timestamp
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.translation.day_labels import complete_date

_UNKNOWN_TIME = format_timestamp(UNKNOWN_TIME)
_TIMESTAMP_LENGTH = len(_UNKNOWN_TIME)

_BATCH_SIZE = 1_500
"""How many annotations are read in one step; those of one text are not divided."""


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

    ``groups`` are those that were read, ``kind_counts`` the number of their annotations of each kind; ``headings``
    (title and author) and ``titles`` are by text id. Each step takes a few queries, however many texts there are.
    """

    def __init__(self, library: Library, grouping: Grouping) -> None:
        self._library = library
        self.grouping = grouping
        self.headings: Mapping[str, str] = {}
        self.titles: Mapping[str, str] = {}
        self.groups: list[NoteGroup] = []
        self.kind_counts: Counter[AnnotationKind] = Counter()
        self._counts: Mapping[str, int] = {}
        readers: dict[Grouping, Callable[[], Iterator[None]]] = {
            Grouping.TEXT: self._by_text,
            Grouping.SECTION: self._by_section,
            Grouping.TAG: self._by_tag,
            Grouping.COLOUR: self._by_colour,
            Grouping.DAY: self._by_day,
            Grouping.TOPIC: self._by_topic,
        }
        self._read_groups = readers[grouping]

    def read(self) -> Iterator[int]:
        """Read all annotations in groups, without empty ones, in steps of some ten milliseconds.

        Each step yields how many annotations there are. Texts and their sections are complete as soon as they are among
        the groups, all others when all is read.
        """
        self._counts = self._library.annotations.counts()
        total = sum(self._counts.values())
        yield total
        names = names_in_library(self._library)
        yield total
        names |= names_awaited(self._library)
        self.titles = {text: name.title for text, name in names.items()}
        self.headings = {text: name.heading for text, name in names.items()}
        yield total
        for _step in self._read_groups():
            yield total

    def _add(self, heading: str, ids: list[str]) -> None:
        if ids:
            self.groups.append(NoteGroup(heading, ids))

    def _batches(self, facet: Facet | None = None) -> Iterator[dict[str, list[ListedAnnotation]]]:
        """Yield the annotations by text, those of some texts at a time, and count their kinds."""
        texts: list[str] = []
        size = 0
        for text in filter(self._counts.__contains__, self.headings):
            texts.append(text)
            size += self._counts[text]
            if size >= _BATCH_SIZE:
                yield self._batch(texts, facet)
                texts, size = [], 0
        if texts:
            yield self._batch(texts, facet)

    def _batch(self, texts: Sequence[str], facet: Facet | None) -> dict[str, list[ListedAnnotation]]:
        found = self._library.annotation_lists.of_texts(texts, facet)
        kinds = Counter(row.stored_kind for rows in found.values() for row in rows)
        for kind, count in kinds.items():
            self.kind_counts[parsed_kind(AnnotationKind, kind) or AnnotationKind.NOTE] += count
        return {text: found[text] for text in texts if text in found}

    def _by_text(self) -> Iterator[None]:
        for batch in self._batches():
            for text, rows in batch.items():
                self._add(self.headings[text], [row.id for row in rows])
            yield

    def _by_section(self) -> Iterator[None]:
        for batch in self._batches(Facet.SECTION):
            outlines = dict(self._library.outlines.of_texts(tuple(batch)))
            for text, rows in batch.items():
                for titles, members in groupby(rows, self._path_reader(text, outlines.get(text))):
                    heading = short_path(titles, full_last=True)
                    parts = filter(None, (self.headings[text], heading))
                    self._add(SEPARATOR.join(parts), [row.id for row in members])
            yield

    def _path_reader(self, text: str, outline: SectionOutline | None) -> Callable[[ListedAnnotation], tuple[str, ...]]:
        """Return what gives the titles of the sections around an annotation of a text, the outermost first."""
        title = self.titles[text]

        def path(row: ListedAnnotation) -> tuple[str, ...]:
            titles = () if row.place is None or outline is None else path_titles(outline.path(row.place), title)
            return titles or tuple(filter(None, (" ".join(str(row.value or "").split()),)))

        return path

    def _by_tag(self) -> Iterator[None]:
        groups: dict[str, list[str]] = {}
        untagged: list[str] = []
        for batch in self._batches(Facet.TAGS):
            for row in chain.from_iterable(batch.values()):
                names = stored_tags(str(row.value))
                for tag in names:
                    groups.setdefault(tag, []).append(row.id)
                if not names:
                    untagged.append(row.id)
            yield
        for tag in sorted(groups, key=str.casefold):
            self._add(f"#{tag}", groups[tag])
        self._add(QCoreApplication.translate("Grouping", "Untagged"), untagged)

    def _by_colour(self) -> Iterator[None]:
        groups: dict[int, list[str]] = {colour: [] for colour in (*COLOURS, 0)}
        for batch in self._batches(Facet.COLOUR):
            for row in chain.from_iterable(batch.values()):
                groups[row.value if row.value in groups else 0].append(row.id)
            yield
        for colour, ids in groups.items():
            self._add(colour_name(colour), ids)

    def _by_day(self) -> Iterator[None]:
        # timestamps have a fixed length: prefixed to the ids they sort faster than pairs
        rows: list[str] = []
        for batch in self._batches(Facet.CREATED):
            rows += [f"{_time_made(row)}{row.id}" for row in chain.from_iterable(batch.values())]
            yield
        rows.sort(reverse=True)
        yield
        day_start = self._library.plans.history()[-1].day_start
        first = 0
        while first < len(rows):
            day = study_day(parse_timestamp(rows[first][:_TIMESTAMP_LENGTH]).astimezone(), day_start)
            day_begin = format_timestamp(day_start_of(day, day_start).astimezone())
            end = bisect_right(rows, -1, lo=first, key=lambda row: -(row >= day_begin))
            self._add(complete_date(day), [row[_TIMESTAMP_LENGTH:] for row in rows[first:end]])
            first = end
        yield

    def _by_topic(self) -> Iterator[None]:
        names = {topic.id: topic.question for topic in self._library.topics.all()}
        pairs = self._library.topics.pairs()
        members: dict[str, list[str]] = {topic: [] for topic in names}
        for topic, identifier in pairs:
            members.setdefault(topic, []).append(identifier)
        held = {identifier for _topic, identifier in pairs}
        rest: list[str] = []
        for batch in self._batches():
            rest += [row.id for row in chain.from_iterable(batch.values()) if row.id not in held]
            yield
        for topic, question in names.items():
            self._add(question, members[topic])
        self._add(QCoreApplication.translate("Grouping", "Not in a topic"), rest)


def _time_made(row: ListedAnnotation) -> str:
    """Return the timestamp of an annotation; a damaged one is of unknown time, so that the others keep their days."""
    made = str(row.value)
    return made if len(made) == _TIMESTAMP_LENGTH and parsed_time(made) else _UNKNOWN_TIME
