"""Measure a dictionary of 500,000 entries: adding it, looking words up in it, and its memory."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from figures import Figure, median, percentile, private_megabytes, times, write_figures

from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.lookup.lookup import look_up, word_at
from reader.importers.dictionaries.dictionary_job import dictionary_worker
from reader.resources import character_variants
from reader.services.dictionaries.dictionary_import import DictionaryImport
from reader.services.dictionaries.pinyin import pinyin
from reader.services.word_finder import WordFinder
from reader.storage.library import Library
from tests.support.mdict import MdictPacker

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
ENTRIES = 500_000
LOOKUPS = 2_000
SIZE = f"{ENTRIES:,}"
LETTERS = "abcdefghiklmnoprstuw"
CHARACTERS = "一人大天学习中国明心力工作文书读写说话日月水火山石田土"
SENSE = "1. an invented meaning of middling length\n2. another one, with an example after it\n"


def measure() -> list[Figure]:
    """Return the figures of one dictionary, half of it Latin and half Chinese."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        words = list(_words())
        file = _stardict(folder, words)
        keys = HeadwordKeys(character_variants())
        with Library.open(folder / "library.db", NOW) as library:
            seconds = _add(library, file, keys)
            (made,) = (folder / "dictionaries").iterdir()
            size = made.stat().st_size / 1_000_000
            return [
                Figure("add a dictionary", SIZE, seconds, "s"),
                *_add_mdict(folder, words, keys),
                Figure("its file", SIZE, size, "MB", note=f"{file.with_suffix('.dict').stat().st_size / 1e6:.0f} read"),
                *_look_up(library, words, keys),
                *_find_words(library),
                *_measure_pinyin(),
            ]


def _add_mdict(folder: Path, words: list[str], keys: HeadwordKeys) -> Iterator[Figure]:
    """Add the same words as an MDict dictionary in HTML, packed in each way, to libraries of their own."""
    definition = "<b>{word}</b> <ol><li>an invented meaning<li>another one, <i>{number}</i></ol>"
    entries = [(word, definition.format(word=word, number=number)) for number, word in enumerate(words)]
    for version, packing in (("2.0", "zlib"), ("1.2", "lzo")):
        file = folder / f"{packing}.mdx"
        file.write_bytes(MdictPacker(version=version, packing=packing, block_size=64_000).pack(entries))
        with Library.open(folder / packing / "library.db", NOW) as library:
            yield Figure(f"add an MDict dictionary, {packing}", SIZE, _add(library, file, keys), "s", 40)


def _look_up(library: Library, words: list[str], keys: HeadwordKeys) -> Iterator[Figure]:
    rng = random.Random(57)
    queries = [rng.choice(words) for _ in range(LOOKUPS)]
    passages = ["".join(rng.choice(CHARACTERS) for _ in range(40)) for _ in range(LOOKUPS)]
    before = private_megabytes()
    with library.dictionaries.open_enabled(keys) as lexicon:
        exact = times(lambda number: look_up(queries[number], lexicon), LOOKUPS)
        plural = times(lambda number: look_up(queries[number] + "s", lexicon), LOOKUPS)
        at_place = times(lambda number: word_at(passages[number], 20, lexicon), LOOKUPS)
        segmented = times(lambda number: look_up(passages[number], lexicon), LOOKUPS)
        memory = private_megabytes() - before
    yield from _figures("look a word up", exact)
    yield from _figures("look a plural up", plural)
    yield from _figures("find the Chinese word at a place", at_place)
    yield from _figures("part a passage of 40 characters", segmented, most=20)
    opening = times(lambda _number: library.dictionaries.open_enabled(keys).close(), 50)
    yield Figure("open and close the dictionaries", SIZE, median(opening), "ms", 5)
    yield Figure("memory while it is open", SIZE, memory, "MB", 8)
    yield Figure("memory after it is closed", SIZE, private_megabytes() - before, "MB", 8)


class _Story:
    """A text in which names and words stand at random."""

    def __init__(self) -> None:
        rng = random.Random(11)
        self._text = "".join(rng.choice(CHARACTERS + "，。") for _ in range(400_000))

    def slice(self, start: int, end: int) -> str:
        """Return a part of the text."""
        return self._text[max(0, start) : end]


def _find_words(library: Library) -> Iterator[Figure]:
    story = _Story()
    finder = WordFinder(story, lambda: library.dictionaries)
    places = [(number * 7_919) % 400_000 for number in range(200)]
    clicks = times(lambda number: finder.word_at(story.slice(place := places[number], place + 40), 0, place), 200, 0)
    yield Figure("take the word at a place, the first time", "–", clicks[0], "ms", 100)
    yield from _figures("take the word at a place", clicks[1:], most=100)


def _figures(what: str, durations: list[float], most: float = 10) -> Iterator[Figure]:
    yield Figure(what, SIZE, median(durations), "ms", most / 2)
    yield Figure(f"{what}, 95th percentile", SIZE, percentile(durations, 95), "ms", most)


def _measure_pinyin() -> Iterator[Figure]:
    before = private_megabytes()
    started = time.perf_counter()
    pinyin("银行")
    yield Figure("first pinyin", "2 characters", (time.perf_counter() - started) * 1_000, "ms")
    said = times(lambda _number: pinyin("中国人民银行行长重新强调音乐教育的重要性"), 20)
    yield Figure("pinyin", "20 characters", median(said), "ms", 100)
    yield Figure("memory for pinyin", "–", private_megabytes() - before, "MB", 20)


def _words() -> Iterator[str]:
    rng = random.Random(7)
    for number in range(ENTRIES):
        characters, lengths = (LETTERS, (4, 11)) if number % 2 else (CHARACTERS, (1, 5))
        yield "".join(rng.choice(characters) for _ in range(rng.randint(*lengths)))


def _stardict(folder: Path, words: list[str]) -> Path:
    path = folder / "big.ifo"
    index, definitions = bytearray(), bytearray()
    for number, word in enumerate(words):
        said = f"{SENSE}{number}".encode()
        index += word.encode() + b"\0" + len(definitions).to_bytes(4, "big") + len(said).to_bytes(4, "big")
        definitions += said
    path.with_suffix(".idx").write_bytes(index)
    path.with_suffix(".dict").write_bytes(definitions)
    card = f"StarDict's dict ifo file\nversion=2.4.2\nbookname=Big\nwordcount={len(words)}\nsametypesequence=m\n"
    path.write_text(card, "utf-8")
    return path


def _add(library: Library, file: Path, keys: HeadwordKeys) -> float:
    started = time.perf_counter()
    with dictionary_worker() as worker:
        worker.ask(file, file)
        shelf = library.dictionaries.shelf(keys, NOW)
        dictionary_import = DictionaryImport(worker, shelf.begin)
        while not dictionary_import.step(0.5):
            pass
    return time.perf_counter() - started


if __name__ == "__main__":
    write_figures(measure())
