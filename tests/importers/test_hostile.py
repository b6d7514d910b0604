import io
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.normalise import clean
from reader.importers import parse

OF_LINES = {BlockKind.VERSE, BlockKind.CODE, BlockKind.TABLE}
SEEDS = {
    ".txt": "第一章 甲\n\n　　话说天下大势，分久必合。\n\n诗云：\n满纸荒唐言，一把辛酸泪！\n".encode(),
    ".md": b"---\ntitle: x\n---\n# a\n\n- b [c](d)[^1]\n\n> e\n\n| f | g |\n|---|---|\n| h | i |\n\n[^1]: j\n",
    ".mht": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=gbk\n"
        b"Content-Transfer-Encoding: quoted-printable\nContent-Location: http://a.example/\n\n"
        b"<script>1</script><nav>x</nav><article><h1>a</h1><p>b=20c</article>\n--b\nContent-ID: <c>\n\nd\n--b--\n"
    ),
    ".html": "<html><body><h1>a</h1><p>b<ruby>漢<rt>c</rt></ruby><table><tr><td>d<td>e</table><ul><li>f</ul>".encode(),
}


def check(content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file" + suffix)
        path.write_bytes(content)
        try:
            blocks = [piece for piece in parse(path) if isinstance(piece, Block)]
        except ReaderError:
            return
    for block in blocks:
        check_canonical(block)


def check_canonical(block: Block) -> None:
    assert clean(block.text) == block.text
    assert "\n" not in block.text or block.kind in OF_LINES
    assert "\t" not in block.text or block.kind in OF_LINES or block.kind is BlockKind.PARAGRAPH
    assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.inlines)
    assert all(unicodedata.category(one) != "Cs" for one in block.text)


def mutated(seed: bytes) -> st.SearchStrategy[bytes]:
    snippets = st.sampled_from(
        [b"<", b">", b"</p>", b"<table>", b"<rt>", b"<li>", b"&", b"[", b"]", b"|", b"\n", b"\x00", b"\xff", b"\xe7"]
    )
    edit = st.tuples(st.integers(0, len(seed)), st.integers(0, 20), snippets | st.binary(max_size=6))

    def apply(edits: list[tuple[int, int, bytes]]) -> bytes:
        data = seed
        for place, length, new in edits:
            data = data[:place] + new + data[place + length :]
        return data

    return st.lists(edit, max_size=8).map(apply)


@pytest.mark.parametrize("suffix", SEEDS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    check(data.draw(mutated(SEEDS[suffix])), suffix)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for suffix in (".txt", ".md", ".html", ".epub", ".mht", ".webarchive", ".zip", ".gz"):
        check(content, suffix)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_book_is_read_or_refused(make_book: Callable[..., Path], data: st.DataObject) -> None:
    check(data.draw(mutated(make_book().read_bytes())), ".epub")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_book_of_damaged_files_is_read_or_refused(make_book: Callable[..., Path], data: st.DataObject) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(make_book()) as sound, zipfile.ZipFile(whole, "w") as damaged:
        hit = data.draw(st.sampled_from(sound.namelist()))
        for name in sound.namelist():
            damaged.writestr(name, data.draw(mutated(sound.read(name))) if name == hit else sound.read(name))
    check(whole.getvalue(), ".epub")


PROSE = "words that are prose enough to be weighed, "


@pytest.mark.parametrize(
    "page",
    [
        "<script></script>" + "<div>" * 100_000 + PROSE,
        "<script></script>" + "<div class=nav>" * 2_000 + "<p>x</p>" * 2_000 + "<h1>t</h1>",
        "<script></script>" + "".join("<div>" + "<a href=x>y</a>" * 6 for _ in range(1_000)) + PROSE,
        "<script></script><p>" + PROSE * 50_000,
        "<script></script><p " + " ".join(f"a{number}=b" for number in range(200_000)) + ">" + PROSE,
        "<script></script><div class='" + "comment " * 200_000 + "'>" + PROSE,
        "<script></script>" + ("<img src='data:image/png;base64," + "A" * 3_000 + "'>") * 2_000 + PROSE,
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script>" + PROSE,
        "<script></script>" + "<div><h2>Related</h2>x</div>" * 5_000 + PROSE,
        "<script></script>" + "--sf-img-1: url(" * 50_000 + PROSE,
        "<!-- saved from url=(" + "1" * 4_000 + PROSE,
        "<div>" * 20_000 + "words",
        "<table><tr><td>" * 3_000 + "words",
        "<ruby><rt>" * 2_000 + "words",
        "<ul><li>" * 3_000 + "words",
        "<b>" * 20_000 + "words",
        "<p>" + "<a href='#a'><sup>1</sup></a>" * 5_000,
        "<!--" * 10_000 + "words",
        "&nbsp" * 50_000,
    ],
)
@pytest.mark.timeout(20)
def test_monstrous_pages_end_soon(page: str) -> None:
    check(page.encode(), ".html")
