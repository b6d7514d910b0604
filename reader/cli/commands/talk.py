"""Make a talk from a topic or from notes."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.json_rows import Row
from reader.cli.session import Session, command
from reader.core.study.talk import LONGEST_MINUTES, TalkForm, TalkSource
from reader.core.text.sanitise import sanitise
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.talk import Talk, talk_document
from reader.services.study.talks import find_topic, talk_labels, talk_of, write_talk
from reader.storage.library import Library


@command("talk")
@click.argument("topic", metavar="[TOPIC]", required=False)
@click.option(
    "--minutes", type=click.IntRange(1, LONGEST_MINUTES), required=True, metavar="N", help="How long it takes."
)
@click.option(
    "--note", "notes", multiple=True, metavar="ID", help="Use these notes, in this order, instead of a topic."
)
@click.option("--title", default="", help="The title of a talk made from notes.")
@click.option(
    "--form", type=click.Choice([form.value for form in TalkForm]), default=TalkForm.OUTLINE.value, show_default=True
)
@click.option(
    "--to", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file: .md, .html or .docx."
)
def talk_command(
    session: Session,
    *,
    topic: str | None,
    minutes: int,
    notes: tuple[str, ...],
    title: str,
    form: str,
    file: Path | None,
) -> None:
    """Make a talk of N minutes from a TOPIC, by its question or ID; what exceeds the time is marked, not cut."""
    if (topic is None) == (not notes):
        raise click.UsageError("Give a TOPIC, or notes with --note ID.")
    labels = talk_labels(session.translate)
    with session.open_for_reading() as library:
        talk = talk_of(library, _source(library, topic, notes, sanitise(title)), minutes, labels)
    if file is not None:
        write_talk(talk, TalkForm(form), file, session.at)
    row = _row(talk) | ({"path": sanitise(str(file))} if file is not None else {})
    session.write_result(
        row, lambda: sheet_markdown(talk_document(talk, TalkForm(form))) if file is None else str(file)
    )


def _source(library: Library, topic: str | None, notes: tuple[str, ...], title: str) -> TalkSource:
    if topic is not None:
        found = find_topic(library, sanitise(topic))
        return TalkSource(found.question, topic=found.id)
    annotations = [library.annotations.get(note) for note in notes]
    name = title or library.texts.get(annotations[0].text).title
    return TalkSource(name, annotations=tuple(annotation.id for annotation in annotations))


def _row(talk: Talk) -> Row:
    """Return a talk; ``characters`` and ``over`` are words where ``unit`` says so."""
    plan = talk.plan
    passages = [
        {
            "annotation": item.annotation.id,
            "characters": passage.count,
            "beyond": passage.is_beyond,
            "over": passage.over,
            "begins": round(passage.begins),
        }
        for item, passage in zip(talk.items, plan.passages, strict=True)
        if item.annotation
    ]
    return {
        "title": talk.title,
        "minutes": talk.minutes,
        "budget": plan.budget,
        "unit": "words" if plan.in_words else "characters",
        "total": plan.total,
        "seconds": round(plan.seconds),
        "passages": passages,
    }
