"""Test previews of a file with one set of options after another."""

from __future__ import annotations

import codecs
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_options import DEFAULT_OPTIONS, HeadingSource, ImportOptions, LineBreaks
from reader.importers.preview import (
    SURVEYED,
    FirstLook,
    LeavesRequest,
    PreviewJob,
    PreviewLeaves,
    PreviewSummary,
    PreviewWorker,
    Report,
    preview_worker,
)

T = TypeVar("T", bound=Report)
WriteFile = Callable[[str, str | bytes], Path]
STORY = "".join(f"第{number}章 山路\n" + "雪下了一夜，天亮的时候停了。" * 40 + "\n" for number in range(1, 60))


def answer(job: PreviewJob, choices: ImportOptions = DEFAULT_OPTIONS) -> list[object]:
    return [reply.value for reply in job.answer(choices) if reply is not None]


def looked_at(path: Path, choices: ImportOptions = DEFAULT_OPTIONS) -> tuple[FirstLook, PreviewSummary]:
    glimpse, survey = answer(PreviewJob(path), choices)
    assert isinstance(glimpse, FirstLook)
    assert isinstance(survey, PreviewSummary)
    return glimpse, survey


def wait_for(kind: type[T], worker: PreviewWorker) -> T:
    for _ in range(200):
        report = worker.poll(0.1)
        if isinstance(report, kind):
            return report
    raise AssertionError(kind)


def test_a_worker_answers_one_choice_after_another(write_file: WriteFile) -> None:
    with preview_worker(write_file("story.txt", STORY.encode("gb18030"))) as worker:
        worker.ask(DEFAULT_OPTIONS)
        right = wait_for(FirstLook, worker)
        assert (right.encoding, right.header.encoding, right.header.language) == ("gb18030", "gb18030", "zh")
        assert right.leaves[0].text.startswith("第1章\u3000山路")
        assert len(wait_for(PreviewSummary, worker).sections) == 59
        worker.ask(ImportOptions(encoding="big5"))
        wrong = wait_for(FirstLook, worker)
        assert (wrong.encoding, wrong.header.encoding) == ("gb18030", "big5")
        assert wrong.leaves[0].text != right.leaves[0].text


def test_only_the_last_question_is_answered(write_file: WriteFile) -> None:
    with preview_worker(write_file("story.txt", STORY)) as worker:
        worker.ask(DEFAULT_OPTIONS)
        worker.ask(ImportOptions(lines=LineBreaks.GAPS))
        worker.ask(ImportOptions(headings=HeadingSource.NONE))
        assert wait_for(FirstLook, worker).header.options.headings is HeadingSource.NONE
        assert wait_for(PreviewSummary, worker) == PreviewSummary((), len(STORY) - 1, 0, whole=True)
        assert worker.finished


def test_any_place_can_be_turned_to_after_the_survey(write_file: WriteFile) -> None:
    with preview_worker(write_file("story.txt", STORY)) as worker:
        worker.ask(DEFAULT_OPTIONS)
        survey = wait_for(PreviewSummary, worker)
        worker.ask(LeavesRequest(survey.characters // 2), continues=True)
        stretch = wait_for(PreviewLeaves, worker)
        assert stretch.leaves[0].start <= survey.characters // 2 <= stretch.leaves[0].end
        worker.ask(LeavesRequest(10**9), continues=True)
        assert wait_for(PreviewLeaves, worker).leaves[-1].end == survey.characters


def test_a_worker_that_died_is_told_of_or_replaced(write_file: WriteFile) -> None:
    path = write_file("story.txt", STORY)
    with preview_worker(path) as worker:
        for request in (LeavesRequest(0), DEFAULT_OPTIONS):
            worker.ask(DEFAULT_OPTIONS, path)
            wait_for(PreviewSummary, worker)
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)
            os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)
            if isinstance(request, LeavesRequest):
                worker.ask(request, path, continues=True)
                with pytest.raises(ReaderError) as caught:
                    worker.poll()
                assert (caught.value.problem, caught.value.path) == (Problem.IMPORT_CRASHED, path)
                assert worker.poll() is None
            else:
                worker.ask(request, path)
                wait_for(PreviewSummary, worker)


def test_a_worker_that_stays_silent_is_ended(write_file: WriteFile) -> None:
    moments = iter([0.0, 21.0])
    with preview_worker(write_file("story.txt", STORY), monotonic=lambda: next(moments)) as worker:
        worker.ask(DEFAULT_OPTIONS)
        with pytest.raises(ReaderError) as caught:
            worker.poll()
        assert caught.value.problem is Problem.IMPORT_TIMEOUT
        assert worker.finished
        assert worker.pid is None


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError) as caught:
        answer(PreviewJob(tmp_path / "gone.txt"))
    assert caught.value.problem is Problem.FILE_MISSING


def test_an_encoding_that_nobody_knows_is_refused_and_the_next_choice_answered(write_file: WriteFile) -> None:
    with preview_worker(write_file("story.txt", STORY)) as worker:
        worker.ask(ImportOptions(encoding="klingon"))
        with pytest.raises(ReaderError) as caught:
            wait_for(FirstLook, worker)
        assert caught.value.problem is Problem.ENCODING_UNKNOWN
        worker.ask(DEFAULT_OPTIONS)
        wait_for(FirstLook, worker)
        wait_for(PreviewSummary, worker)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_first_part_of_a_long_file_is_read_as_the_whole_is(write_file: WriteFile, encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    glimpse, survey = looked_at(write_file("long.txt", mark + (STORY * 8).encode(encoding)))
    assert glimpse.encoding == encoding
    assert sum(leaf.text.count("\ufffd") for leaf in glimpse.leaves) == survey.damaged == 0
    assert glimpse.leaves[0].text.startswith("第1章\u3000山路")


def test_a_long_file_that_begins_with_nothing_is_glimpsed_where_its_words_begin(write_file: WriteFile) -> None:
    glimpse, _survey = looked_at(write_file("late.txt", "\n" * 200_000 + STORY))
    assert glimpse.leaves[0].text.startswith("第1章")


def test_of_a_very_long_file_the_first_part_is_surveyed(write_file: WriteFile) -> None:
    _glimpse, survey = looked_at(write_file("huge.txt", "一句话说完了。\n" * (SURVEYED // 15)))
    assert not survey.whole
    assert survey.characters < SURVEYED


def test_letters_that_cannot_be_read_are_counted(write_file: WriteFile) -> None:
    _glimpse, survey = looked_at(write_file("a.txt", STORY.encode("gb18030")), ImportOptions(encoding="utf-8"))
    assert survey.damaged > 1_000


def test_a_book_shows_its_own_contents_or_its_headings(make_book: Callable[..., Path]) -> None:
    path = make_book()
    assert [one.title for one in looked_at(path)[1].sections] == ["First", "Deep", "Second"]
    told = looked_at(path, ImportOptions(headings=HeadingSource.IN_TEXT))[1]
    assert [one.title for one in told.sections] == ["One", "Two"]


def test_a_page_is_shown_whole_where_that_was_told(write_file: WriteFile) -> None:
    page = "<html><body><p>Menu of the site</p><main><h1>Title</h1><p>" + "Words. " * 60 + "</p></main></body></html>"
    path = write_file("page.html", page)
    assert "Menu" not in looked_at(path)[0].leaves[0].text
    assert "Menu" in looked_at(path, ImportOptions(whole_page=True))[0].leaves[0].text


def test_real_novels_read_as_told(shared_data: Path) -> None:
    sanguo, honglou = shared_data / "sanguo-gb18030.txt", shared_data / "hongloumeng.txt"
    glimpse, survey = looked_at(sanguo)
    assert (glimpse.header.title, glimpse.encoding, len(survey.sections)) == ("三国演义", "gb18030", 120)
    assert looked_at(sanguo, ImportOptions(encoding="big5"))[1].damaged > 10_000
    assert len(looked_at(honglou, ImportOptions(headings=HeadingSource.NONE))[1].sections) == 0
    told = ImportOptions(headings=HeadingSource.LIKE, heading_like="第一回")
    assert len(looked_at(honglou, told)[1].sections) in range(120, 124)
    article = looked_at(shared_data / "article-zh.txt", ImportOptions(lines=LineBreaks.PARAGRAPHS))[0]
    assert len(article.leaves[0].blocks()) < len(looked_at(shared_data / "article-zh.txt")[0].leaves[0].blocks())
