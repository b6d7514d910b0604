"""Traits of books and pages in HTML."""

from __future__ import annotations

from tests.importers.conftest import png
from tests.importers.corpus.parts import Part, Trait, WordSource

_MATH = "xmlns='http://www.w3.org/1998/Math/MathML'"
_SVG = "xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 200'"


def paragraph(source: WordSource) -> Part:
    text = source.sentence()
    return Part(f"<p>{text}</p>", [text])


def heading(source: WordSource) -> Part:
    text, rest = source.words(2), source.words(1)
    return Part(f"<h2>{text} <em>{rest}</em></h2>", [text, rest])


def line(source: WordSource) -> Part:
    a, b, c, d, e, f = (source.words(2) for _ in range(6))
    markup = (
        f'<p>{a} <b>{b}</b> <span class="comment">{c}</span>, <a href="#x" class="share">{d}</a> '
        f'<i><code class="ad">{e}</code></i>&#160;{f}.</p>'
    )
    return Part(markup, [a, b, c, d, e, f])


def formula(source: WordSource) -> Part:
    a, b, c, d, e, f = (source.words(1) for _ in range(6))
    math = f"<msup><mi>{a}</mi><mi>{b}</mi></msup><mo>+</mo><mfrac><mi>{c}</mi><mrow><mi>{d}</mi><mo>-</mo><mi>{e}</mi></mrow></mfrac>"
    return Part(f"<p>{f}: <math {_MATH}><mrow>{math}</mrow></math>.</p>", [f, a, b, c, d, e])


def displayed_formula(source: WordSource) -> Part:
    a, b, c, d, e = (source.words(1) for _ in range(5))
    cells = f"<mtr><mtd><mi>{b}</mi></mtd><mtd><mi>{c}</mi></mtd></mtr><mtr><mtd><mi>{d}</mi></mtd><mtd><mi>{e}</mi></mtd></mtr>"
    table = f"<mfenced open='[' close=']'><mtable>{cells}</mtable></mfenced>"
    tex = "<annotation encoding='application/x-tex'>unseen</annotation>"
    math = f"<semantics><mrow><mi>{a}</mi><mo>=</mo>{table}</mrow>{tex}</semantics>"
    return Part(f"<math {_MATH} display='block' alttext='unseen'>{math}</math>", [a, b, c, d, e], ["unseen"])


def note(source: WordSource) -> Part:
    a, b, below, number = source.words(3), source.words(3), source.words(4), source.number()
    markup = f'<p>{a}<sup><a epub:type="noteref" role="doc-noteref" href="#n{number}">{number}</a></sup> {b}.</p>'
    footnote = f'<aside epub:type="footnote" role="doc-footnote" id="n{number}"><p>{below}</p></aside>'
    return Part(markup, [a, b], note_markup=footnote, notes=[below])


def hidden(source: WordSource) -> Part:
    a, b, c, d, e = (source.words(2) for _ in range(5))
    markup = (
        f'<p>{a} <span style="display: none">{c}</span>{b}</p><div hidden="hidden"><p>{d}</p></div>'
        f"<script>var x = '{e}';</script><!-- {e} -->"
    )
    return Part(markup, [a, b], [c, d, e])


def fallback(source: WordSource) -> Part:
    a, b, c, d = (source.words(3) for _ in range(4))
    markup = (
        f'<object data="gone.bin" type="x/none"><h3>{a}</h3><p>{b}</p></object><p>{c} <audio src="a.mp3">Your browser does '
        f"not support audio.</audio>{d}</p>"
    )
    return Part(markup, [a, b, c, d])


def table(source: WordSource) -> Part:
    a, b, c, d, e, f = (source.words(2) for _ in range(6))
    markup = (
        f"<table><caption>{a}</caption><thead><tr><th>{b}</th><th>{c}</th></tr></thead><tbody><tr><td rowspan='2'>{d}</td>"
        f"<td><ul><li>{e}</li></ul></td></tr><tr><td>{f}</td></tr></tbody></table>"
    )
    return Part(markup, [a, b, c, d, e, f])


def ruby(source: WordSource) -> Part:
    a, b, c, d, e = (source.words(1) for _ in range(5))
    markup = f"<p>{a} <ruby>{b}<rp>(</rp><rt>{c}</rt><rp>)</rp></ruby> <ruby><rb>{d}</rb><rt>{e}</rt></ruby></p>"
    return Part(markup, [a, b, c, d, e])


def lists(source: WordSource) -> Part:
    a, b, c, d, e, f = (source.words(2) for _ in range(6))
    markup = (
        f"<ol start='3'><li>{a}<ul><li>{b}</li><li><p>{c}</p></li></ul></li><li>{d}</li></ol>"
        f"<dl><dt>{e}</dt><dd>{f}</dd></dl>"
    )
    return Part(markup, [a, b, c, d, e, f])


def drawing(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))
    inside = (
        f"<title>{a}</title><rect width='9' height='9'/><text x='9' y='90'>{b}</text><text x='9' y='120'>{c}</text>"
    )
    style = f"<script>{d}</script>"
    return Part(f"<div><svg {_SVG}>{inside}{style}</svg></div>", [a, b, c], [d])


def drawing_of_a_file(source: WordSource) -> Part:
    a, b, c = source.words(2), source.words(2), source.words(3)
    name = f"drawing{source.number()}.svg"
    svg = f"<svg {_SVG}><desc>{b}</desc><circle r='9'/></svg>"
    return Part(f"<p><img src='{name}' alt='{a}'/></p><p>{c}</p>", [a, b, c], files={name: svg})


def picture(source: WordSource) -> Part:
    a, b = source.words(3), source.words(4)
    name = f"picture{source.number()}.png"
    markup = f"<figure><img src='{name}' alt='{a}'/><figcaption>{b}</figcaption></figure>"
    return Part(markup, [a, b], files={name: png()})


def quotation(source: WordSource) -> Part:
    a, b, c, d = (source.words(3) for _ in range(4))
    markup = (
        f"<blockquote><p>{a}</p><blockquote><p>{b}</p></blockquote><footer>{c}, <cite>{d}</cite></footer></blockquote>"
    )
    return Part(markup, [a, b, c, d])


def verse(source: WordSource) -> Part:
    a, b, c, d = (source.words(3) for _ in range(4))
    return Part(f"<p>{a}<br/>{b}<br/>{c}</p><pre>{d}</pre>", [a, b, c, d])


def sections(source: WordSource) -> Part:
    a, b, c, d = (source.words(3) for _ in range(4))
    markup = (
        f"<section id='comments-on-{a.replace(' ', '-')}'><h3>Comments on {a}</h3><details><summary>{b}</summary><p>{c}</p></details>"
        f"<p><q>{d}</q></p></section><hr/>"
    )
    return Part(markup, [a, b, c, d])


def entities(source: WordSource) -> Part:
    a, b, c = (source.words(2) for _ in range(3))
    return Part(f"<p>{a} &mdash; {b} &#8230; {c} &lt;&amp;&gt;</p>", [a, b, c])


TRAITS: tuple[Trait, ...] = (
    heading, line, formula, displayed_formula, note, hidden, fallback, table, ruby, lists, drawing, drawing_of_a_file,
    picture, quotation, verse, sections, entities,
)  # fmt: skip
