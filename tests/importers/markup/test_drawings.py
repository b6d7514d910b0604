"""Test that drawings are pictures with their words, and that nothing outside of them is ever read."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from reader.core.text.blocks import Block
from reader.core.text.import_events import assemble
from reader.core.text.model import Image, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers import parse
from reader.importers.formats import parse_source
from reader.importers.markup.drawing_renderer import DrawingRenderer, drawing_worker
from reader.importers.markup.drawings import TALLEST, WIDEST, draw, parse_drawing
from reader.importers.source import read_source
from reader.importers.text_reader import TextReader
from reader.workers.drawing_request import DrawingRequest
from tests.importers.conftest import chapter, png
from tests.importers.pages.words import EN

Make = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]
SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = 'viewBox="0 0 300 200"') -> str:
    return f"<svg {SPACES} {attributes}>{inside}</svg>"


MAP = svg(
    '<title>A map of the bay</title><rect width="300" height="200" fill="#cde"/>'
    '<text x="20" y="90">North harbour</text><text x="20" y="120">and the <tspan>old</tspan> light</text>'
)


@pytest.fixture(scope="module")
def renderer() -> Iterator[DrawingRenderer]:
    with DrawingRenderer() as renderer:
        yield renderer


class Recorder(DrawingRenderer):
    """Remember what would be rendered."""

    def __init__(self) -> None:
        super().__init__()
        self.markup = ""

    def render(self, request: DrawingRequest) -> bytes:
        self.markup = request.markup
        return b""


def cleaned(markup: str) -> str:
    recorder = Recorder()
    root = parse_drawing(markup.encode())
    assert root is not None
    draw(root, lambda _address: None, recorder)
    return recorder.markup


def shown(path: Path) -> list[tuple[str, str]]:
    return [(event.kind.name, event.text) for event in parse(path) if isinstance(event, Block)]


def pictures(path: Path) -> list[tuple[int, int]]:
    return [(event.width, event.height) for event in parse(path) if isinstance(event, Image)]


def test_a_drawing_in_its_line_in_a_file_and_in_an_object_is_a_picture_with_its_words(make_book: Make) -> None:
    body = (
        f"<p>Before.</p>{MAP}<p><img src='m.svg' alt='Plan'/></p><object data='m.svg' type='image/svg+xml'/><p>End.</p>"
    )
    path = make_book({"OEBPS/one.xhtml": chapter(body), "OEBPS/m.svg": MAP})
    words = "A map of the bay · North harbour · and the old light"
    assert shown(path)[:5] == [
        ("PARAGRAPH", "Before."),
        ("IMAGE", words),
        ("IMAGE", f"Plan · {words}"),
        ("IMAGE", words),
        ("PARAGRAPH", "End."),
    ]
    assert pictures(path) == [(600, 400)]


def test_a_drawing_of_a_page_in_lower_case_is_drawn_as_it_is(write_file: Write) -> None:
    page = f"<p>{EN[0]}</p><figure>{MAP}</figure><p>{EN[1]}</p>"
    path = write_file("a.html", page)
    assert pictures(path) == [(600, 400)]
    assert [text for kind, text in shown(path) if kind == "IMAGE"] == [
        "A map of the bay · North harbour · and the old light"
    ]


def test_the_words_of_a_page_that_is_only_drawn_are_a_paragraph(make_book: Make) -> None:
    page = chapter(
        svg("<title>Page 1</title><text>Once upon</text><text><tspan>a time</tspan><tspan dy='9'>lived</tspan></text>")
    )
    assert shown(make_book({"OEBPS/one.xhtml": page}))[:2] == [
        ("IMAGE", "Page 1"),
        ("PARAGRAPH", "Once upon a time lived"),
    ]


def test_many_words_of_a_drawing_are_a_paragraph(write_file: Write) -> None:
    drawing = svg("<title>Terms</title>" + "".join(f"<text>{part}</text>" for part in EN))
    path = write_file("a.html", f"<p>{EN[0]}</p><figure>{drawing}</figure>")
    assert shown(path)[1:] == [("IMAGE", "Terms"), ("PARAGRAPH", " ".join(EN))]


def test_pictures_that_a_drawing_lacks_are_told(make_book: Make) -> None:
    drawing = svg("<image width='9' height='9' href='gone.png'/><text y='9'>Here</text>")
    events = list(parse(make_book({"OEBPS/one.xhtml": chapter(f"<p>One.</p>{drawing}")})))
    assert [event for event in events if isinstance(event, Omission)] == [Omission(OmissionKind.PICTURE)]


SIGN = svg(
    "<title>omega</title><path d='M0 0L9 9' stroke='black'/>", 'width="2.5ex" height="2.2ex" viewBox="0 0 20 18"'
)


def test_a_small_drawing_stands_in_its_line(make_book: Make) -> None:
    body = f"<p>One {SIGN} two <img src='s.svg' alt='theta' style='height:1em'/> three.</p>"
    path = make_book({"OEBPS/one.xhtml": chapter(body), "OEBPS/s.svg": SIGN})
    kind, text = shown(path)[0]
    assert kind == "PARAGRAPH"
    assert [text.index(word) for word in ("One", "omega", "two", "theta", "three")] == sorted(
        text.index(word) for word in ("One", "omega", "two", "theta", "three")
    )
    assert len(pictures(path)) == 1


def test_a_formula_that_a_page_draws_stands_in_its_line(write_file: Write) -> None:
    page = f"<p>{EN[0]} <mjx-container>{SIGN}</mjx-container> {EN[1]}</p>"
    path = write_file("a.html", page)
    assert len(pictures(path)) == 1
    assert len(shown(path)) == 1


def test_a_compressed_drawing_is_drawn(make_book: Make) -> None:
    body = chapter("<p>One.</p><p><img src='m.svgz' alt=''/></p>")
    assert pictures(make_book({"OEBPS/one.xhtml": body, "OEBPS/m.svgz": gzip.compress(MAP.encode())})) == [(600, 400)]


def test_a_frame_around_a_picture_is_that_picture(make_book: Make) -> None:
    frame = svg("<image width='300' height='200' xlink:href='p.png'/>")
    path = make_book({"OEBPS/one.xhtml": chapter(frame + "<p>One.</p>"), "OEBPS/p.png": png()})
    assert pictures(path) == [(64, 64)]


def test_a_picture_of_the_book_within_a_drawing_is_drawn(make_book: Make) -> None:
    drawing = svg("<image width='300' height='200' xlink:href='pics/p.png'/><text x='9' y='9'>Here</text>")
    files = {"OEBPS/one.xhtml": chapter("<p>One.</p><img src='d/m.svg' alt=''/>"), "OEBPS/d/m.svg": drawing}
    with_picture = next(e for e in parse(make_book({**files, "OEBPS/d/pics/p.png": png()})) if isinstance(e, Image))
    without = next(e for e in parse(make_book({**files, "OEBPS/pics/p.png": png()})) if isinstance(e, Image))
    assert with_picture.width == without.width == 600
    assert with_picture.data != without.data


HIDDEN_PATHS = [
    "<image xlink:href='/etc/passwd.png'/>",
    "<image href='file:///secret.png'/>",
    "<image href='secret.png'/>",
    "<image href='data:image/svg+xml;base64,c2VjcmV0'/>",
    "<use xlink:href='secret.svg#a'/>",
    "<rect fill='url( secret.svg#a)' stroke='url(secret.svg#a' width='9' height='9'/>",
    "<rect fill='url(secret.svg#a)' width='9' height='9'/>",
    "<rect style='fill:url(\"secret.svg#a\")' width='9' height='9'/>",
    "<style>@import url(secret.css); @font-face{src:url(secret.ttf)} rect{mask:url(secret.svg#a)}</style>",
    "<script>secret()</script><rect onclick='secret()' width='9' height='9'/>",
    "<foreignObject><iframe src='secret'/></foreignObject>",
    "<animate attributeName='secret'/><set attributeName='secret'/>",
    "<a href='javascript:secret()'><rect width='9' height='9'/></a>",
    "<g xml:base='secret/'><rect width='9' height='9' filter='url(#secret)'/></g>",
]


@pytest.mark.parametrize("inside", HIDDEN_PATHS)
def test_the_renderer_is_given_nothing_that_leads_out_of_the_drawing(inside: str) -> None:
    markup = cleaned(svg(f"{inside}<rect width='1' height='1'/>"))
    assert ":rect" in markup
    assert "secret" not in markup
    assert "passwd" not in markup


@pytest.mark.parametrize("address", ["#own", "'#own'", ' "#own"'])
def test_references_within_a_drawing_are_kept(address: str) -> None:
    assert "#own" in cleaned(svg(f"<rect style='fill:url({address.replace(chr(39), chr(34))})' width='1' height='1'/>"))


def test_entities_are_not_expanded() -> None:
    loops = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    drawing = f"<!DOCTYPE svg [<!ENTITY e0 'secret'>{loops}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + svg(
        "<text>&e11;&f;kept</text>"
    )
    assert "secret" not in cleaned(drawing)
    assert "kept" in cleaned(drawing)


USES = "<rect id='u0' width='1' height='1'/>" + "".join(
    f"<g id='u{n + 1}'>" + f"<use href='#u{n}'/>" * 10 + "</g>" for n in range(8)
)
LAYERS = "<rect id='u0' width='300' height='200'/>" + "".join(
    f"<g id='u{n + 1}' opacity='.9'><use href='#u{n}'/></g>" for n in range(200)
)
HOSTILE = {
    "ten to the eight": svg(f"<defs>{USES}</defs><use href='#u8'/>"),
    "deep": svg("<g>" * 5_000 + "<rect width='9' height='9'/>" + "</g>" * 5_000),
    "layers": svg(f"<defs>{LAYERS}</defs><use href='#u200'/>"),
    "tiles": svg(
        "<pattern id='p' width='1e6' height='1e6' patternUnits='userSpaceOnUse'><rect width='1' height='1'/></pattern>"
        "<rect width='300' height='200' fill='url(#p)'/>"
    ),
    "numbers": svg("<g transform='scale(1e30)'><path d='M0 0 C1 1 2 2 3 3' stroke='red'/></g>"),
    "many": svg("<rect width='300' height='200'/>" * 30_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_costs_only_itself(make_book: Make, name: str) -> None:
    body = chapter("<p>Before.</p><p><img src='m.svg' alt='A trap'/></p><p><img src='n.svg' alt=''/></p><p>After.</p>")
    path = make_book({"OEBPS/one.xhtml": body, "OEBPS/m.svg": HOSTILE[name], "OEBPS/n.svg": MAP})
    assert [Omission(OmissionKind.DRAWING)] == [event for event in parse(path) if isinstance(event, Omission)]
    assert ("PARAGRAPH", "A trap") in shown(path)
    assert pictures(path) == [(600, 400)]


@pytest.mark.parametrize(
    "attributes",
    [
        'width="100000" height="100000"',
        'width="99999999999999" height="1e300"',
        'viewBox="0 0 1 100000"',
        'viewBox="0 0 100000 1"',
        'viewBox="0 0 inf nan"',
        'viewBox="0 0 1e-30 1e-30"',
        'width="50%" viewBox="a b"',
        "",
    ],
)
def test_a_drawing_of_any_size_is_drawn_within_bounds(renderer: DrawingRenderer, attributes: str) -> None:
    root = parse_drawing(svg("<rect width='9' height='9'/>", attributes).encode())
    assert root is not None
    image = draw(root, lambda _address: None, renderer).image
    assert image is not None
    assert 0 < image.width <= WIDEST
    assert 0 < image.height <= TALLEST


def test_what_cannot_be_drawn_keeps_its_words(write_file: Write) -> None:
    drawing = svg("<g>" * 200 + "<text>Kept</text>" + "</g>" * 200)
    path = write_file("a.html", f"<p>{EN[0]}</p><figure>{drawing}</figure>")
    assert shown(path)[-1] == ("PARAGRAPH", "Kept")
    assert Omission(OmissionKind.DRAWING) in list(parse(path))


def test_text_without_a_face_of_its_own_is_drawn(renderer: DrawingRenderer) -> None:
    def drawn(face: str) -> bytes:
        root = parse_drawing(svg(f"<text x='9' y='90' {face}>Words</text>").encode())
        image = draw(root, lambda _address: None, renderer).image if root is not None else None
        return image.data if image is not None else b""

    empty = drawn("display='none'")
    assert empty
    faces = ("", "font-family='No Such Face'", "style='font: 20px No-Such-Face'", "font-family='serif'")
    assert all(drawn(face) != empty for face in faces)


@pytest.mark.parametrize(
    "icon",
    [
        svg("<path d='M0 0L9 9'/>", 'viewBox="0 0 24 24"'),
        svg("<path d='M0 0L9 9'/>", 'viewBox="0 0 512 512" aria-hidden="true"'),
        "<a href='/'>" + svg("<path d='M0 0L9 9'/>", 'viewBox="0 0 300 300"') + "</a>",
        svg("<symbol id='a'><path d='M0 0L9 9'/></symbol>", 'viewBox="0 0 300 300"'),
    ],
)
def test_icons_of_a_page_are_no_drawings(write_file: Write, icon: str) -> None:
    path = write_file("a.html", f"<p>{EN[0]} {icon}</p>")
    assert shown(path) == [("PARAGRAPH", EN[0])]
    assert not any(isinstance(event, Omission) for event in parse(path))


def test_drawings_come_through_the_process_that_reads_texts(make_book: Make) -> None:
    path = make_book({"OEBPS/one.xhtml": chapter(f"<p>Before.</p>{MAP}<p>After.</p>")})
    with TextReader(path) as reading:
        events = list(reading)
    assert [event.width for event in events if isinstance(event, Image)] == [600]
    assert events == list(assemble(parse(path)))


def test_what_xml_forbids_does_no_harm(write_file: Write) -> None:
    drawing = svg("<rect a\x01b='1' width='9\x02' \x03='x'/><text>\x04Words\ufffe</text>\x05<b>tail</b>\x06")
    path = write_file("a.html", f"<p>{EN[0]}</p><figure>{drawing}</figure>")
    assert [text for kind, text in shown(path) if kind == "IMAGE"] == ["\ufffdWords\ufffd"]


def test_one_process_draws_for_many_texts(make_book: Make) -> None:
    path = make_book({"OEBPS/one.xhtml": chapter(f"<p>Before.</p>{MAP}")})
    with drawing_worker() as worker:
        pids = set()
        for _text in range(2):
            source = read_source(path)
            source.renderer = DrawingRenderer(worker)
            assert any(isinstance(event, Image) for event in parse_source(TextFormat.EPUB, source))
            pids.add(worker.pid)
        assert len(pids) == 1
        assert None not in pids
    assert worker.pid is None


def test_only_a_drawing_is_parsed_as_one() -> None:
    assert parse_drawing(b"") is None
    assert parse_drawing(b"<html><body><svg></svg></body></html>") is None
    assert parse_drawing(b"\x1f\x8bno gzip") is None
    root = parse_drawing(b"<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:rect/></s:svg>")
    assert root is not None
    assert etree.QName(root).localname == "svg"
