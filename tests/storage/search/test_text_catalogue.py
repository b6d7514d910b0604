"""What a search needs of all texts is brought up to date in steps, and nothing is folded twice."""

from __future__ import annotations

from datetime import datetime

from reader.core.text.filing import FilingChange
from reader.storage.library import Library
from tests.support.texts import add_text
from tests.support.work import calls_of

TEXTS = 60


def fill(library: Library, now: datetime) -> list[str]:
    return [
        add_text(library, f"第{number}书，红楼梦", [f"天地{number}"], now, author="曹雪芹").id
        for number in range(TEXTS)
    ]


def test_a_change_of_one_text_folds_only_its_own_names(now: datetime) -> None:
    with Library.in_memory(now) as library:
        texts = fill(library, now)
        cache = library.index._open_cache()
        catalogue = library.index._catalogue
        first = calls_of(lambda: catalogue.summaries(cache))
        assert catalogue.summaries(cache) is catalogue.summaries(cache)
        library.filing.file([texts[7]], FilingChange(added=("修身",)), now)
        assert calls_of(lambda: catalogue.summaries(cache)) < first / 2
        (changed,) = [summary for summary in catalogue.summaries(cache).all if summary.tags]
        assert changed.id == texts[7]


def test_steps_that_a_write_comes_between_are_made_anew(now: datetime) -> None:
    with Library.in_memory(now) as library:
        texts = fill(library, now)
        cache = library.index._open_cache()
        catalogue = library.index._catalogue
        steps = catalogue.refresh(cache)
        next(steps)
        library.texts.remove(texts[0], now)
        for _step in steps:
            pass
        assert texts[0] not in {summary.id for summary in catalogue.summaries(cache).all}
        assert catalogue.summaries(cache).complete == TEXTS - 1
