"""Traits of Word documents."""

from __future__ import annotations

from tests.importers.corpus.parts import Part, Trait, WordSource
from tests.importers.office.docx_markup import FIELD, item, p, r


def paragraph(source: WordSource) -> Part:
    text = source.sentence()
    return Part(p(text), [text])


def heading(source: WordSource) -> Part:
    text = source.words(3)
    return Part(p(text, "1"), [text])


def wrappers(source: WordSource) -> Part:
    a, b, c, d, e, f, g = (source.words(2) for _ in range(7))
    runs = (
        f"{r(a)}<w:smartTag w:element='place'>{r(' ' + b)}</w:smartTag><w:sdt><w:sdtContent>{r(' ' + c)}</w:sdtContent>"
        f"</w:sdt><w:customXml>{r(' ' + d)}</w:customXml><w:ins>{r(' ' + e)}</w:ins>"
        f"<w:del><w:r><w:delText>{f}</w:delText></w:r></w:del><w:hyperlink r:id='l1'>{r(' ' + g)}</w:hyperlink>"
    )
    return Part(p(runs), [a, b, c, d, e, g], [f])


def fields(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))
    inner = FIELD.format("PAGE", r(b))
    instruction = f"IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 3"
    nested = FIELD.format(instruction, r(" " + c))
    simple = f"<w:fldSimple w:instr='DATE'>{r(' ' + d)}</w:fldSimple>"
    return Part(p(r(a) + nested + simple), [a, c, d], [b])


def hidden(source: WordSource) -> Part:
    a, b, c = (source.words(2) for _ in range(3))
    return Part(p(r(a) + r(b, "<w:vanish/>") + r(" " + c)), [a, c], [b])


def formula(source: WordSource) -> Part:
    a, b, c, d = (source.words(1) for _ in range(4))

    def m(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    power = f"<m:sSup><m:e>{m(b)}</m:e><m:sup>{m(c)}</m:sup></m:sSup>"
    root = f"<m:rad><m:deg/><m:e>{m(d)}</m:e></m:rad>"
    return Part(p(r(a + " ") + f"<m:oMath>{power}{m('=')}{root}</m:oMath>"), [a, b, c, d])


def note(source: WordSource) -> Part:
    a, b, below, number = source.words(3), source.words(3), source.words(4), source.number() + 10
    runs = f"{r(a)}<w:r><w:footnoteReference w:id='{number}'/></w:r>{r(' ' + b)}"
    return Part(p(runs), [a, b], note_markup=f"<w:footnote w:id='{number}'>{p(below)}</w:footnote>", notes=[below])


def table(source: WordSource) -> Part:
    a, b, c, d = (source.words(2) for _ in range(4))
    nested = f"<w:tbl><w:tr><w:tc>{p(b)}</w:tc></w:tr></w:tbl>"
    first = (
        f"<w:tr><w:tc>{p(a)}{nested}<w:p/></w:tc><w:sdt><w:sdtContent><w:tc>{p(c)}</w:tc></w:sdtContent></w:sdt></w:tr>"
    )
    second = f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p(d)}</w:tc></w:tr>"
    return Part(f"<w:tbl>{first}{second}</w:tbl>", [a, b, c, d])


def lists(source: WordSource) -> Part:
    a, b, c = (source.words(2) for _ in range(3))
    return Part(item(a, 2) + item(b, 2, 1) + item(c, 1), [a, b, c])


def ruby(source: WordSource) -> Part:
    a, b, c = (source.words(1) for _ in range(3))
    base = f"<w:ruby><w:rt>{r(c)}</w:rt><w:rubyBase>{r(b)}</w:rubyBase></w:ruby>"
    return Part(p(f"{r(a + ' ')}<w:r>{base}</w:r>"), [a, b, c])


def box(source: WordSource) -> Part:
    a, b = source.words(3), source.words(3)
    content = f"<w:txbxContent>{p(b)}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{content}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return Part(p(f"{r(a)}<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"), [a, b])


def styles(source: WordSource) -> Part:
    a, b, c, d, e = (source.words(3) for _ in range(5))
    lines = f"<w:r><w:t>{d}</w:t><w:br/><w:t>{e}</w:t></w:r>"
    return Part(p(a, "sub") + p(b, "quote") + p(c, "code") + p(lines), [a, b, c, d, e])


TRAITS: tuple[Trait, ...] = (
    heading, wrappers, fields, hidden, formula, note, table, lists, ruby, box, styles,
)  # fmt: skip
