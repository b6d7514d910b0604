"""Create the texts that are measured: always the same ones, from a real book where there is one, else generated."""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
REAL_BOOK = ROOT.parent / "shared/data/hongloumeng.txt"
PLACE = ROOT / "build/benchmarks"

KILOBYTE, MEGABYTE = 1_000, 1_000_000
SIZES = {"8 KB": 8 * KILOBYTE, "1 MB": MEGABYTE, "10 MB": 10 * MEGABYTE, "50 MB": 50 * MEGABYTE}
EPUB_SIZE = 10 * MEGABYTE

_CHAPTER = re.compile(r"^(?=第[一二三四五六七八九十百零]+回)", re.MULTILINE)
_COMMON = (
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好"
    "都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法"
    "此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再"
    "平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车"
)
_PUNCTUATION = "，，，，。。。；！？"


def text_file(name: str) -> Path:
    """Return the plain text of this size, one of the names in `SIZES`; create it if it is missing."""
    path = PLACE / f"{name.replace(' ', '')}.txt"
    if not path.exists():
        _write(path, SIZES[name], _chapters())
    return path


def generated_text_file(name: str) -> Path:
    """Return a plain text of this size, generated even where there is a real book; create it if it is missing."""
    path = PLACE / f"generated-{name.replace(' ', '')}.txt"
    if not path.exists():
        _write(path, SIZES[name], _endless(_generated_chapters()))
    return path


def generated_epub_file(size: int) -> Path:
    """Return an EPUB of this many bytes as `epub_file`, but generated; create it if it is missing."""
    path = PLACE / f"generated-{size}.epub"
    if not path.exists():
        PLACE.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            _pack(archive, _endless(_generated_chapters()), size)
    return path


def epub_file() -> Path:
    """Return an EPUB whose archive has 10 MB, its chapters uncompressed; create it if it is missing."""
    path = PLACE / "10MB.epub"
    if not path.exists():
        PLACE.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            _pack(archive, _chapters())
    return path


def kindle_files(book: Path) -> dict[str, Path]:
    """Return the forms of an EPUB for Kindle by their names; none where calibre, which makes them, is not installed."""
    files = {"AZW3": book.with_suffix(".azw3"), "MOBI": book.with_suffix(".mobi")}
    converter = shutil.which("ebook-convert")
    for path in files.values() if converter else ():
        if not path.exists():
            options = ["--mobi-file-type", "old"] if path.suffix == ".mobi" else []
            subprocess.run([str(converter), str(book), str(path), *options], check=True, stdout=subprocess.DEVNULL)
    return files if converter else {}


def books(count: int) -> Path:
    """Return a folder of EPUBs with different texts, changed real ones and generated ones; create it if missing."""
    folder = PLACE / f"{count}books"
    real = sorted((REAL_BOOK.parent).glob("*.epub")) if REAL_BOOK.exists() else []
    for number in range(count):
        path = folder / f"{number:03}.epub"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            if real and number % 2:
                _write_changed(path, real[number // 2 % len(real)], number)
            else:
                _write_book(path, number)
    return folder


def _write_changed(path: Path, book: Path, number: int) -> None:
    """Copy a book with a word inserted into each paragraph."""
    word = f">{_random_words(random.Random(number), 3)} "
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(("html", "htm")):
                data = re.sub(rb"(<p\b[^>]*)>", lambda tag: tag[1] + word.encode(), data)
            new.writestr(name, data)


def _write_book(path: Path, number: int) -> None:
    """Write a book of 20 chapters, 600 KB of text in all."""
    rng = random.Random(number)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        _pack(archive, (_random_chapter(rng, chapter_number) for chapter_number in range(1, 21)))


def _write(path: Path, size: int, chapters: Iterable[str]) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for chapter in chapters:
            data = chapter.encode()
            space = size - file.tell()
            file.write(data if len(data) <= space else data[:space].decode(errors="replace").rstrip("\ufffd").encode())
            if len(data) >= space:
                return


def _chapters() -> Iterator[str]:
    """Return chapters endlessly: those of the book in their order, then shuffled, again and again."""
    return _endless(_real_chapters() if REAL_BOOK.exists() else _generated_chapters())


def _endless(chapters: list[str]) -> Iterator[str]:
    rng = random.Random(60)
    while True:
        yield from chapters
        rng.shuffle(chapters)


def _generated_chapters() -> list[str]:
    rng = random.Random(60)
    return [_random_chapter(rng, number) for number in range(1, 121)]


def _real_chapters() -> list[str]:
    return _CHAPTER.split(REAL_BOOK.read_text("utf-8-sig"))[1:]


def _random_chapter(rng: random.Random, number: int) -> str:
    paragraphs = ["　　" + random_sentences(rng, rng.randint(2, 12)) for _ in range(60)]
    return f"第{_numeral(number)}回 {_random_words(rng, 8)}\n\n" + "\n\n".join(paragraphs) + "\n\n"


def random_sentences(rng: random.Random, count: int) -> str:
    """Return sentences of randomly drawn words."""
    parts = [_random_words(rng, rng.randint(4, 15)) + rng.choice(_PUNCTUATION) for _ in range(count * 3)]
    return "".join(parts)[:-1] + "。"


def _random_words(rng: random.Random, length: int) -> str:
    return "".join(_COMMON[min(int(rng.expovariate(0.02)), len(_COMMON) - 1)] for _ in range(length))


def _numeral(number: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = (digits[hundreds] + "百" if hundreds else "") + (digits[tens] + "十" if tens else "")
    return written + (digits[ones] if ones else "")


def _pack(archive: zipfile.ZipFile, chapters: Iterable[str], size: int = EPUB_SIZE) -> None:
    archive.writestr("mimetype", "application/epub+zip")
    archive.writestr(
        "META-INF/container.xml",
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>",
    )
    titles = []
    packed = 0
    for chapter in chapters:
        page = _page(chapter)
        archive.writestr(f"c{len(titles)}.xhtml", page)
        titles.append(chapter.partition("\n")[0].strip())
        packed += len(page.encode())
        if packed >= size:
            break
    archive.writestr("nav.xhtml", _navigation(titles))
    archive.writestr("book.opf", _package(len(titles)))


def _page(chapter: str) -> str:
    title, _, body = chapter.partition("\n")
    paragraphs = "".join(f"<p>{html.escape(part.strip())}</p>\n" for part in re.split(r"\n\s*\n", body) if part.strip())
    return _xhtml(title.strip(), f"<h1>{html.escape(title.strip())}</h1>\n{paragraphs}")


def _navigation(titles: list[str]) -> str:
    items = "".join(
        f'<li><a href="c{number}.xhtml">{html.escape(title)}</a></li>' for number, title in enumerate(titles)
    )
    return _xhtml("目录", f'<nav epub:type="toc"><ol>{items}</ol></nav>')


def _xhtml(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{html.escape(title)}</title></head>'
        f"<body>{body}</body></html>"
    )


def _package(chapters: int) -> str:
    items = "".join(
        f'<item id="c{number}" href="c{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in range(chapters)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(chapters))
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:onehour:benchmark'
        "</dc:identifier><dc:title>量书</dc:title><dc:language>zh</dc:language></metadata><manifest>"
        f'<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
