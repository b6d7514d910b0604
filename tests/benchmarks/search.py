"""Measure searching in 1,000 books and 50,000 notes, and ripgrep over the same books as plain files."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Iterable
from functools import partial

import inputs
import large_library
from figures import Figure, median, percentile, times, write_figures

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import Operation, annotate
from reader.core.operation_name import OperationName
from reader.storage.library import Library
from reader.storage.search.session import SearchSession

_FIRST = 50
"""Hits that the screen shows at first."""

_NOTES = 50_000
_SIZE = "300 MB"
_ALLOWED = 60.0
_WORST = {
    "two common characters that are seldom neighbours": ("是的", "不的", "人是", "一了"),
    "the most common words": ("的", "一", "a", "th", "the", "con", "comp"),
    "several words": ("宝玉 黛玉 笑", "the whale sea", "荒唐言 辛酸泪", '"of the"'),
    "a phrase of common pairs": ("了一个人来", "说不得了不得", '"to be or not to be"'),
}


def main() -> None:
    """Create the library if it is missing, and write the figures."""
    large_library.make()
    figures = [_index()]
    with Library.open(large_library.LIBRARY, large_library.NOW) as library:
        figures += _sizes()
        words = _words()
        figures += _search_words(library, words)
        figures += [_worst(library, what, queries) for what, queries in _WORST.items()]
        figures += _ripgrep(library, words)
        figures += _in_notes(library)
    write_figures(figures)


def _index() -> Figure:
    """Measure indexing the whole library."""
    cache = large_library.LIBRARY.with_name("cache.db")
    cache.unlink(missing_ok=True)
    started = time.perf_counter()
    with Library.open(large_library.LIBRARY, large_library.NOW) as library:
        for text in library.index.pending():
            library.index.index_text(text)
    durations = time.perf_counter() - started
    speed = large_library.plain_bytes() / inputs.MEGABYTE / durations
    return Figure("index the library anew", _SIZE, speed, "MB/s", note=f"{durations:.0f} s in all")


def _sizes() -> Iterable[Figure]:
    plain = large_library.plain_bytes()
    library = large_library.LIBRARY.stat().st_size
    cache = large_library.LIBRARY.with_name("cache.db").stat().st_size
    yield Figure("library file : plain text", _SIZE, library / plain, "×", 3.5)
    yield Figure("library file and its cache : plain text", _SIZE, (library + cache) / plain, "×", 3.5)


def _words() -> dict[str, list[str]]:
    """Choose words of one and two characters and Latin words from the books."""
    rng = random.Random(62)
    files = sorted(large_library.FILES.iterdir())
    chinese = "".join(path.read_text("utf-8") for path in rng.sample(files[1::10], 5))
    latin = [word for path in rng.sample(files[9::10], 5) for word in path.read_text("utf-8").split()]
    starts = [rng.randrange(len(chinese) - 2) for _ in range(2_000)]
    pairs = [chinese[start : start + 2] for start in starts]
    return {
        "a Chinese word of one character": [pair[0] for pair in pairs if pair[0].isalpha()][:200],
        "a Chinese word of two characters": [pair for pair in pairs if pair.isalpha()][:200],
        "a Latin word": [word for word in rng.sample(latin, 400) if word.isalpha()][:200],
    }


def _search_words(library: Library, words: dict[str, list[str]]) -> Iterable[Figure]:
    for what, queries in words.items():
        for query in queries[:3]:
            _first_hits(library, query)
        durations, busy = zip(*(_timed(library, query) for query in queries), strict=True)
        note = (
            f"median {median(list(durations)):.1f} ms, longest {max(durations):.1f} ms; "
            f"of the processor median {median(list(busy)):.1f} ms, 95 % {percentile(list(busy), 95):.1f} ms"
        )
        yield Figure(f"search for {what}, 95 %", _SIZE, percentile(list(durations), 95), "ms", _ALLOWED, note=note)


def _timed(library: Library, query: str) -> tuple[float, float]:
    """Return the milliseconds that a search takes, by the clock and of the processor.

    The two differ on a busy machine.
    """
    started, busy = time.perf_counter(), time.process_time()
    _first_hits(library, query)
    return (time.perf_counter() - started) * 1_000, (time.process_time() - busy) * 1_000


def _first_hits(library: Library, query: str) -> SearchSession:
    session = library.index.start_session(query)
    while session.hits < _FIRST and session.step():
        pass
    return session


def _worst(library: Library, what: str, queries: tuple[str, ...]) -> Figure:
    slowest, longest, steps = "", 0.0, 0.0
    for query in queries:
        durations = median(times(lambda _number, query=query: _first_hits(library, query), 5))  # type: ignore[misc]
        steps = max(steps, _longest_step(library, query))
        if durations > longest:
            slowest, longest = query, durations
    note = f"“{slowest}”; the longest step {steps:.1f} ms"
    return Figure(f"search for {what}, the slowest", _SIZE, longest, "ms", _ALLOWED, note=note)


def _longest_step(library: Library, query: str) -> float:
    session = library.index.start_session(query)
    longest, has_more = 0.0, True
    while has_more and session.hits < _FIRST:
        started = time.perf_counter()
        has_more = session.step()
        longest = max(longest, time.perf_counter() - started)
    return longest * 1_000


def _ripgrep(library: Library, words: dict[str, list[str]]) -> Iterable[Figure]:
    """Measure ripgrep with the same words, the files being in memory."""
    program = shutil.which("rg")
    if program is None:
        return
    for what, queries in words.items():
        ours = median(times(lambda number, query=queries: _first_hits(library, query[number]), 20))  # type: ignore[misc]
        theirs = median(times(lambda number, query=queries: _grep(program, query[number]), 20))  # type: ignore[misc]
        note = f"{ours:.1f} ms : {theirs:.0f} ms"
        yield Figure(f"ripgrep : our search for {what}", _SIZE, theirs / ours, "×", note=note)


def _grep(program: str, word: str) -> None:
    command = [program, "--ignore-case", "--fixed-strings", "--max-count", "5", "--", word, str(large_library.FILES)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def _in_notes(library: Library) -> Iterable[Figure]:
    _annotate(library)
    started = time.perf_counter()
    _first_hits(library, "in:notes 批注")
    first = (time.perf_counter() - started) * 1_000
    queries = ("in:notes 一条", "in:notes 七", "in:notes note", "in:notes tag:研究", "in:notes colour:红 批注")
    slowest = max(median(times(lambda _number, query=query: _first_hits(library, query), 9)) for query in queries)  # type: ignore[misc]
    yield Figure("search in the notes, the slowest", f"{_NOTES:,} notes", slowest, "ms", _ALLOWED)
    yield Figure("search in the notes for the first time", f"{_NOTES:,} notes", first, "ms", note="read once, in steps")
    text = library.texts.all()[0].id
    mark = partial(_mark, library, text)
    yield Figure("mark a passage, the notes being searched", f"{_NOTES:,} notes", median(times(mark, 20)), "ms", 30)


def _annotate(library: Library) -> None:
    """Put `_NOTES` notes on the texts, unless they are there."""
    texts = library.texts.all()
    each = (_NOTES - sum(library.annotations.counts().values())) // len(texts)
    for text in texts if each > 0 else ():
        view = library.texts.view(text.id)
        edits = []
        for number in range(each):
            anchor = make_anchor(view, number * 500, number * 500 + 12)
            body = f"第{number}条批注 note {number}" if number % 2 else ""
            tags = ("研究", "第七") if number % 9 == 0 else ()
            note = annotate(
                text.id, AnnotationKind.NOTE, anchor, large_library.NOW, colour=number % 5 + 1, body=body, tags=tags
            )
            edits += note.edits
        library.commit(Operation(OperationName.HIGHLIGHT, tuple(edits), large_library.NOW))


def _mark(library: Library, text: str, number: int) -> None:
    anchor = make_anchor(library.texts.view(text), 1_000 + number * 20, 1_010 + number * 20)
    library.commit(annotate(text, AnnotationKind.HIGHLIGHT, anchor, large_library.NOW, colour=1))


if __name__ == "__main__":
    main()
