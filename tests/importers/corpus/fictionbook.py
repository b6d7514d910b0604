"""Traits of FictionBooks."""

from __future__ import annotations

from tests.importers.corpus.parts import Part, Trait, WordSource


def paragraph(source: WordSource) -> Part:
    text = source.sentence()
    return Part(f"<p>{text}</p>", [text])


def line(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))
    return Part(
        f"<p>{a} <strong>{b}</strong> <emphasis>{c}</emphasis> <a l:href='https://x.y/'>{d}</a></p>", [a, b, c, d]
    )


def subtitle(source: WordSource) -> Part:
    a, b = source.words(3), source.words(3)
    return Part(f"<subtitle>{a}</subtitle><empty-line/><p>{b}</p>", [a, b])


def poem(source: WordSource) -> Part:
    a, b, c, d = (source.words(3) for _ in range(4))
    stanza = f"<stanza><v>{b}</v><v>{c}</v></stanza>"
    return Part(f"<poem><title><p>{a}</p></title>{stanza}<text-author>{d}</text-author></poem>", [a, b, c, d])


def cite(source: WordSource) -> Part:
    a, b = source.words(3), source.words(3)
    return Part(f"<cite><p>{a}</p><text-author>{b}</text-author></cite>", [a, b])


def table(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))
    return Part(f"<table><tr><th>{a}</th><th>{b}</th></tr><tr><td>{c}</td><td>{d}</td></tr></table>", [a, b, c, d])


def note(source: WordSource) -> Part:
    a, b, below, number = source.words(3), source.words(3), source.words(4), source.number()
    markup = f"<p>{a}<a l:href='#n{number}' type='note'>[{number}]</a> {b}</p>"
    section = f"<section id='n{number}'><title><p>{number}</p></title><p>{below}</p></section>"
    return Part(markup, [a, b], note_markup=section, notes=[below])


def raised(source: WordSource) -> Part:
    a, b, c = (source.words(2) for _ in range(3))
    return Part(f"<p>{a} <sup>{b}</sup> <code>{c}</code></p>", [a, b, c])


TRAITS: tuple[Trait, ...] = (line, subtitle, poem, cite, table, note, raised)
