"""Traits of OpenDocument texts."""

from __future__ import annotations

from tests.importers.conftest import png
from tests.importers.corpus.parts import Part, Trait, WordSource


def _p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def paragraph(source: WordSource) -> Part:
    text = source.sentence()
    return Part(_p(text), [text])


def heading(source: WordSource) -> Part:
    text = source.words(3)
    return Part(f'<text:h text:outline-level="2">{text}</text:h>', [text])


def line(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))
    words = (
        f'{a}<text:s text:c="2"/><text:span>{b}</text:span><text:tab/><text:a xlink:href="https://x.y/">{c}</text:a>'
    )
    return Part(_p(f"{words}<text:line-break/>{d}"), [a, b, c, d])


def formula(source: WordSource) -> Part:
    a, b, c, d = (source.words(1) for _ in range(4))
    name = f"Object {source.number()}"
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics><mrow>'
        f"<msqrt><mi>{b}</mi></msqrt><mo>=</mo><msub><mi>{c}</mi><mn>2</mn></msub></mrow>"
        '<annotation encoding="StarMath 5.0">unseen</annotation></semantics></math>'
    )
    frame = f'<draw:frame><draw:object xlink:href="./{name}"/><draw:image xlink:href="./ObjectReplacements/x"/></draw:frame>'
    return Part(_p(f"{a} {frame} {d}"), [a, b, c, d], ["unseen"], files={f"{name}/content.xml": math})


def note(source: WordSource) -> Part:
    a, b, below, number = source.words(3), source.words(3), source.words(4), source.number()
    content = f"<text:note-citation>{number}</text:note-citation><text:note-body>{_p(below)}</text:note-body>"
    return Part(_p(f'{a}<text:note text:id="n{number}">{content}</text:note> {b}'), [a, b], notes=[below])


def hidden(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))
    markup = (
        f'<text:section text:display="none">{_p(b)}</text:section>{_p(a)}'
        f"<text:tracked-changes><text:changed-region><text:deletion>{_p(c)}</text:deletion></text:changed-region>"
        f"</text:tracked-changes>{_p(f'{d}<office:annotation>{_p(b)}</office:annotation>')}"
    )
    return Part(markup, [a, d], [b, c])


def table(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))

    def row(*cells: str) -> str:
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell>{one}</table:table-cell>" for one in cells)
            + "</table:table-row>"
        )

    listed = f"<text:list><text:list-item>{_p(d)}</text:list-item></text:list>"
    markup = f"<table:table><table:table-header-rows>{row(_p(a), _p(b))}</table:table-header-rows>{row(_p(c), listed)}</table:table>"
    return Part(markup, [a, b, c, d])


def lists(source: WordSource) -> Part:
    a, b, c = (source.words(2) for _ in range(3))
    inner = f"<text:list><text:list-item>{_p(b)}</text:list-item></text:list>"
    markup = f"<text:list><text:list-item>{_p(a)}{inner}</text:list-item><text:list-item>{_p(c)}</text:list-item></text:list>"
    return Part(markup, [a, b, c])


def ruby(source: WordSource) -> Part:
    a, b, c = (source.words(1) for _ in range(3))
    marked = f"<text:ruby><text:ruby-base>{b}</text:ruby-base><text:ruby-text>{c}</text:ruby-text></text:ruby>"
    return Part(_p(f"{a} {marked}"), [a, b, c])


def box(source: WordSource) -> Part:
    a, b, c = (source.words(2) for _ in range(3))
    return Part(_p(f"{a} <draw:frame><draw:text-box>{_p(b)}</draw:text-box></draw:frame>") + _p(c), [a, b, c])


def picture(source: WordSource) -> Part:
    a, b = source.words(2), source.words(3)
    name = f"Pictures/{source.number()}.png"
    frame = f'<draw:frame><draw:image xlink:href="{name}"/><svg:desc>{a}</svg:desc></draw:frame>'
    return Part(_p(frame) + _p(b), [a, b], files={name: png()})


def drawing(source: WordSource) -> Part:
    a, b, c = source.words(2), source.words(2), source.words(3)
    name = f"Pictures/{source.number()}.svg"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'><rect width='9' height='9'/><text y='20'>{b}</text></svg>"
    frame = f'<draw:frame><draw:image xlink:href="{name}"/><svg:title>{a}</svg:title></draw:frame>'
    return Part(_p(frame) + _p(c), [a, b, c], files={name: svg})


TRAITS: tuple[Trait, ...] = (
    heading, line, formula, note, hidden, table, lists, ruby, box, picture, drawing,
)  # fmt: skip
