"""Parse W3C Web Annotations in JSON-LD: one, a list, a page, a collection, or a set.

Sources: W3C Web Annotation Data Model; W3C EPUB Annotations 1.0 ("AnnotationSet"), which Readium and Thorium write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, ForeignSet, NoteSource
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.styles import style_of
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, inner, list_items, number, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso

_KINDS = {
    "highlighting": AnnotationKind.HIGHLIGHT,
    "commenting": AnnotationKind.NOTE,
    "describing": AnnotationKind.NOTE,
    "replying": AnnotationKind.NOTE,
    "questioning": AnnotationKind.QUESTION,
    "bookmarking": AnnotationKind.BOOKMARK,
}
_TAG_FIELDS = ("tag", "tags", "keyword")
"""Where Thorium puts the tags of an annotation: in its body."""

_URN = "urn:uuid:"
_DIGEST_URN = "urn:sha256:"
"""Before the SHA-256 of the canonical text, among the identifiers of the text that a set is on."""

_DEEPEST_SELECTOR = 8


def is_web_annotation(value: object) -> bool:
    """Return whether a JSON document contains annotations of this model."""
    if isinstance(value, list):
        return any(is_web_annotation(one) for one in value[:20])
    if not isinstance(value, Mapping):
        return False
    context = [one for one in _as_list(value.get("@context")) if isinstance(one, str)]
    kinds = {one for one in _as_list(value.get("type") or value.get("@type")) if isinstance(one, str)}
    known_types = {"Annotation", "AnnotationSet", "AnnotationPage", "AnnotationCollection", "oa:Annotation"}
    return any("anno.jsonld" in one for one in context) or bool(kinds & known_types)


def read_web_annotations(value: object, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY, unless the set says that its author shows none any more."""
    items, about = _items(value)
    own = text_field(inner(value, "generator"), "id", "name") in {"onehour", "One Hour"}
    source = NoteSource.ONE_HOUR if own else NoteSource.WEB_ANNOTATION
    described = _described(value, about)
    if not items and described.is_complete:
        return ForeignNotes(source, (), sets=(described,))
    entries = EntryCollector(source, path)
    for item in entries.begin_each(items):
        _collect(entries, item, about, zone, described, own=own)
    return replace(entries.foreign_notes(), sets=(described,))


def _described(value: object, about: object) -> ForeignSet:
    """Return what a file says of the set of annotations in it."""
    creator = inner(value, "creator")
    identifiers = (one for one in _as_list(inner(about, "dc:identifier")) if isinstance(one, str))
    digests = (one.removeprefix(_DIGEST_URN) for one in identifiers if one.startswith(_DIGEST_URN))
    return ForeignSet(
        _creator(creator),
        _creator_id(creator),
        _title(about, {}),
        _author(about, {}),
        next(digests, ""),
        inner(value, "complete") is True,
    )


def _items(value: object) -> tuple[list[object], object]:
    """Return the annotations and the metadata of the text that all of them are on."""
    if isinstance(value, list):
        return value, None
    about = inner(value, "about")
    items = inner(value, "items")
    if isinstance(items, list):
        return items, about
    first = inner(value, "first", "items")
    return (first if isinstance(first, list) else [value]), about


def _collect(
    entries: EntryCollector, item: Fields, about: object, zone: tzinfo, described: ForeignSet, *, own: bool
) -> None:
    targets = _as_list(item.get("target"))
    target = next((one for one in targets if isinstance(one, Mapping)), {})
    selectors = _selectors(target.get("selector"))
    quotes = next((one for one in selectors if text_field(one, "type", "@type").endswith("TextQuoteSelector")), {})
    position = next((one for one in selectors if text_field(one, "type", "@type").endswith("TextPositionSelector")), {})
    quote = _exact(quotes, "exact")
    note, colour, tags = _bodies(item)
    motivations = [one for one in _as_list(item.get("motivation")) if isinstance(one, str)]
    kind = next((_KINDS[one] for one in motivations if one in _KINDS), kind_of(note))
    kind = AnnotationKind.NOTE if kind is AnnotationKind.HIGHLIGHT and note else kind
    start = number(position.get("start"))
    created = parse_iso(item.get("created"), zone)
    headings = list_items(inner(target, "meta", "headings"))
    section = one_line(text_field(headings[-1], "txt")) if headings else ""
    page = one_line(text_field(inner(target, "meta"), "page"))
    creator, creator_id = _creator(item.get("creator")), _creator_id(item.get("creator"))
    if not (creator or creator_id):
        creator, creator_id = described.creator, described.creator_id
    entries.add(
        ForeignNote(
            entries.number,
            _title(about, target),
            _author(about, target),
            quote,
            note,
            kind,
            colour if own else colour_of(quote, colour),
            tags,
            place=" · ".join(part for part in (section, f"p. {page}" if page else "") if part),
            order=start if own else None,  # in other programs positions restart with each file of a book
            created=created,
            modified=parse_iso(item.get("modified"), zone) or created,
            prefix=_exact(quotes, "prefix"),
            suffix=_exact(quotes, "suffix"),
            section=section,
            start=int(start) if start is not None and 0 <= start < 1e12 else None,
            creator=creator,
            work=text_field(target, "source", "id"),
            id=text_field(item, "id").removeprefix(_URN) if own else "",
            text=text_field(target, "source").removeprefix(_URN) if own else "",
            source_id=text_field(item, "id").removeprefix(_URN),
            creator_id=creator_id,
            answers=_answered(targets),
            digest=described.digest,
            style=_style(item, target),
        )
    )


def _style(item: Fields, target: Fields) -> AnnotationStyle:
    """Return the style: by the class of the target, else by what EPUB Annotations have in a body."""
    classes = [one for one in _as_list(target.get("styleClass")) if isinstance(one, str)]
    return style_of(*classes, *(text_field(body, "highlight") for body in _as_list(item.get("body"))))


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _exact(selector: Fields, name: str) -> str:
    """Return a selector's text unstripped: the white space at its ends is part of a quotation's context."""
    value = selector.get(name)
    return value if isinstance(value, str) and text_field(selector, name) else ""


def _selectors(value: object, depth: int = 0) -> list[Fields]:
    """Return all selectors, including those that refine others."""
    found: list[Fields] = []
    for selector in _as_list(value):
        if isinstance(selector, Mapping):
            found.append(selector)
            if depth < _DEEPEST_SELECTOR:
                found += _selectors(selector.get("refinedBy"), depth + 1)
    return found


def _bodies(item: Fields) -> tuple[str, int, tuple[str, ...]]:
    """Return the note, the colour and the tags."""
    notes, colour = [text_field(item, "bodyValue")], 0
    tags: list[str] = []
    for body in _as_list(item.get("body")):
        value = body.strip() if isinstance(body, str) else text_field(body, "value")
        purposes = _as_list(inner(body, "purpose"))
        tags += [one for name in _TAG_FIELDS for one in _as_list(inner(body, name)) if isinstance(one, str)]
        colour = colour or nearest_colour(text_field(body, "color", "colour"))
        if "tagging" in purposes:
            tags.append(value)
        elif not (isinstance(body, str) and value.startswith(("http://", "https://", _URN))):
            notes.append(value)
    tags += [one for one in list_items(item.get("tags")) if isinstance(one, str)]
    return "\n\n".join(note for note in notes if note), colour, tuple(dict.fromkeys(tag for tag in tags if tag))


def _title(about: object, target: Fields) -> str:
    source = target.get("source")
    own = text_field(source, "title", "dc:title", "name") or text_field(target, "title")
    return one_line(text_field(about, "dc:title", "title") or own)


def _author(about: object, target: Fields) -> str:
    creators = _as_list(inner(about, "dc:creator")) or _as_list(inner(target, "source", "dc:creator"))
    return ", ".join(creator if isinstance(creator, str) else text_field(creator, "name") for creator in creators)


def _creator(value: object) -> str:
    return one_line(value if isinstance(value, str) else text_field(value, "name", "nickname", "id"))


def _creator_id(value: object) -> str:
    return text_field(value, "id").removeprefix(_URN)


def _answered(targets: list[object]) -> str:
    """Return the id of the annotation that one replies to: a further target, named by its id alone."""
    return next((one.removeprefix(_URN) for one in targets if isinstance(one, str) and one.startswith(_URN)), "")
