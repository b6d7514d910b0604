"""Study packs are made, opened and followed in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.exchange import ExchangeFile
from reader.core.study.pack import PackPart
from reader.core.study.questions import BankQuestion, Option, Question, QuestionKind, question_id
from reader.core.study.report_content import PortionState
from reader.exporters.study.bag import bag_bytes
from reader.services.clock import FixedClock
from reader.services.study.pack_making import PackMaker, PackRequest, record_made_pack
from reader.services.study.pack_progress import pack_overviews, pack_portions
from reader.storage.library import Library
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.open_given_dialog import OpenGivenDialog
from reader.ui.study.pack_form import PackForm
from reader.ui.study.pack_view import PackView
from reader.ui.study.packs_page import PacksPage
from reader.ui.study.questions_page import QuestionsPage
from reader.ui.study.study_page import StudyPage, StudyPageName
from tests.support.cut_texts import cut_texts
from tests.support.texts import add_text, heading
from tests.support.window import TIMEOUT_MS, WindowDriver
from tests.ui.study.conftest import WILLOW, lay_out

SLOW, SHORT = "慢读的人一天只读一页。", "写得短的笔记往往最长久。"

OpenPage = Callable[..., StudyPage]


def _translate(_context: str, text: str) -> str:
    return text


def _make(now: datetime, *, further: bool = False, whole: bool = True) -> list[ExchangeFile]:
    """Return the first number of a pack of somebody else, and the second one with another note."""
    files = []
    with Library.in_memory(now) as lead:
        blocks = [
            heading("一、慢读"),
            "慢读的人一天只读一页。" * 4,
            heading("二、笔记"),
            "写得短的笔记往往最长久。" * 4,
        ]
        text = add_text(lead, "慢读", blocks, now, author="博")
        question = Question(
            QuestionKind.CHOICE, "一天读几页？", (Option("一页", right=True), Option("十页", right=False))
        )
        lead.questions.add([BankQuestion(question_id(question), question)], now)
        request = PackRequest(
            (text.id,) if whole else (),
            () if whole else (text.id,),
            frozenset({"领学"}),
            has_questions=True,
            name="博",
            group="青年读书小组",
        )
        for words in (SLOW, SHORT):
            start, end = lead.texts.view(text.id).find(words)[0]
            note = Annotation(
                new_id(now),
                text.id,
                AnnotationKind.NOTE,
                now,
                now,
                make_anchor(lead.texts.view(text.id), start, end),
                1,
                f"先看：{words}",
                ("领学",),
            )
            lead.commit(Operation(OperationName.NOTE, (Edit(None, note),), now))
            made = PackMaker(lead, _translate, now).make(request)
            record_made_pack(lead, made, now)
            files.append(made.file)
            if not further:
                break
    return files


@pytest.fixture
def page(open_page: OpenPage) -> PacksPage:
    page = open_page(StudyPageName.PACKS)
    assert isinstance(page, PacksPage)
    return page


@pytest.fixture
def given(driver: WindowDriver) -> Iterator[OpenGivenDialog]:
    dialog = OpenGivenDialog(driver.context, driver.window)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def _show(given: OpenGivenDialog, driver: WindowDriver, file: ExchangeFile, folder: Path) -> PackView:
    path = folder / f"{file.header.number}.study.zip"
    path.write_bytes(bag_bytes(file))
    given.open_files([path])
    driver.qtbot.waitUntil(lambda: given.accept_button.isEnabled() and given.view is not None, timeout=TIMEOUT_MS)
    assert isinstance(given.view, PackView)
    return given.view


def _take(given: OpenGivenDialog, driver: WindowDriver) -> None:
    with driver.qtbot.waitSignal(given.finished, timeout=TIMEOUT_MS):
        given.accept_button.click()


def test_without_packs_it_says_how_to_get_one(page: PacksPage) -> None:
    assert page._empty.isVisibleTo(page)
    assert "Open one you received" in page._empty.explanation.text()


def test_a_pack_is_shown_and_opened_in_one_step(
    page: PacksPage, given: OpenGivenDialog, driver: WindowDriver, now: datetime, tmp_path: Path
) -> None:
    view = _show(given, driver, _make(now)[0], tmp_path)
    assert view.parts() == {PackPart.TEXTS, PackPart.NOTES, PackPart.LESSONS, PackPart.QUESTIONS}
    assert view.ticks[PackPart.TEXTS].text() == "Texts: 1 new"
    assert not view.ticks[PackPart.ROTA].isVisibleTo(view)
    assert "博" in given.windowTitle()
    _take(given, driver)
    (overview,) = pack_overviews(driver.library)
    assert (overview.lead, [status.title for status in overview.statuses]) == (
        "博",
        ["慢读 · 一、慢读", "慢读 · 二、笔记"],
    )
    assert page.model.rowCount() == 1
    assert "portion 1 of 2" in page._whose.text()
    assert len(driver.library.peer_notes.all()) == 1
    driver.qtbot.waitUntil(lambda: not driver.library.index.pending(), timeout=TIMEOUT_MS)
    driver.undo()
    assert driver.library.packs.all() == []
    assert [text.title for text in driver.library.texts.all()] == ["河边的一年"]


def test_a_question_says_which_pack_it_came_in(
    open_page: OpenPage, given: OpenGivenDialog, driver: WindowDriver, now: datetime, tmp_path: Path
) -> None:
    _show(given, driver, _make(now)[0], tmp_path)
    _take(given, driver)
    (overview,) = pack_overviews(driver.library)
    page = open_page(StudyPageName.QUESTIONS)
    assert isinstance(page, QuestionsPage)
    page.table.selectRow(0)
    assert page.card._facts.text() == f"From the study pack “{overview.pack.title}”"


def test_a_library_in_a_file_is_written_in_the_background_after_a_backup(
    qtbot: QtBot, now: datetime, tmp_path: Path
) -> None:
    path = tmp_path / "member" / "library.db"
    with Library.open(path, now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        dialog = OpenGivenDialog(driver.context, driver.window)
        dialog.show()
        _show(dialog, driver, _make(now)[0], tmp_path)
        _take(dialog, driver)
        assert [text.title for text in library.texts.all()] == ["慢读"]
        assert len(list(path.parent.glob("backups/*before-given*"))) == 1
        assert library.check(now=now).is_clean
        driver.undo()
        assert library.texts.all() == []
        dialog.deleteLater()


def test_a_named_text_is_linked_when_it_comes(
    given: OpenGivenDialog, driver: WindowDriver, now: datetime, tmp_path: Path
) -> None:
    _show(given, driver, _make(now, whole=False)[0], tmp_path)
    _take(given, driver)
    assert [note.text for note in driver.library.peer_notes.all()] == [""]
    path = tmp_path / "慢读.md"
    path.write_text(f"# 一、慢读\n\n{SLOW * 4}\n\n# 二、笔记\n\n{SHORT * 4}\n", encoding="utf-8")
    driver.add(path)
    pack = driver.library.packs.all()[0]
    assert pack.texts[0].text == next(text.id for text in driver.library.texts.all() if text.title == "慢读")


def test_portions_follow_what_is_read(
    page: PacksPage, given: OpenGivenDialog, driver: WindowDriver, now: datetime, tmp_path: Path
) -> None:
    _show(given, driver, _make(now)[0], tmp_path)
    _take(given, driver)
    overview = pack_overviews(driver.library)[0]
    first = overview.statuses[0]
    driver.library.coverage.add(first.text, first.start, first.end)
    states = [state for _title, state in pack_portions(driver.library, overview.pack)]
    assert states == [PortionState.DONE, PortionState.NOT]
    page.reload()
    assert page._bar.value() == 500
    page.read_button.click()
    assert driver.read_screen.text_id == first.text


def test_a_newer_number_says_what_it_changes_and_an_older_one_is_refused(
    given: OpenGivenDialog, driver: WindowDriver, now: datetime, tmp_path: Path
) -> None:
    first, second = _make(now, further=True)
    _show(given, driver, first, tmp_path)
    _take(given, driver)
    dialog = OpenGivenDialog(driver.context, driver.window)
    dialog.show()
    view = _show(dialog, driver, second, tmp_path)
    assert view._difference.text() == "Changes since no. 1: 1 more note."
    _take(dialog, driver)
    assert len(driver.library.peer_notes.all()) == 2
    refused = OpenGivenDialog(driver.context, driver.window)
    refused.show()
    path = tmp_path / "1.study.zip"
    refused.open_files([path])
    driver.qtbot.waitUntil(lambda: bool(refused.failures.text()), timeout=TIMEOUT_MS)
    assert "number 1" in refused.failures.text()
    refused.close()


def test_a_pack_is_made_of_what_is_ticked(driver: WindowDriver, tmp_path: Path) -> None:
    text = driver.library.texts.all()[0]
    start, end = driver.library.texts.view(text.id).find(WILLOW)[0]
    driver.highlight(text.id, start, end)
    form = PackForm(driver.context)
    dialog = HandOverDialog(driver.context, form, driver.window)
    dialog.show()
    assert not dialog.is_ready
    form.to.groups.setCurrentText("青年读书小组")
    form.to.name.setText("安")
    form.add_text(text.id)
    assert not form.choices[0].whole.isChecked()
    driver.qtbot.waitUntil(lambda: dialog.is_ready, timeout=TIMEOUT_MS)
    named = form.exchange_file()
    assert named is not None
    assert not [name for name in named.files if name.startswith(("texts/", "notes/"))]
    form.choices[0].whole.click()
    form.choices[0].all_notes.click()
    driver.qtbot.waitUntil(lambda: "Leader’s notes" in dialog.preview.page.toPlainText(), timeout=TIMEOUT_MS)
    dialog.save(tmp_path / "pack.study.zip")
    (made,) = driver.library.packs.all()
    assert (made.is_own, made.title, len(made.summary.notes)) == (True, "河边的一年", 1)
    words = bag_bytes(form._made.file) if form._made else b""
    assert (tmp_path / "pack.study.zip").read_bytes() == words
    dialog.deleteLater()


def test_a_pack_leaves_the_list_and_comes_back(
    page: PacksPage, given: OpenGivenDialog, driver: WindowDriver, now: datetime, tmp_path: Path
) -> None:
    _show(given, driver, _make(now)[0], tmp_path)
    _take(given, driver)
    page.view.setFocus()
    page.remove_button.click()
    assert page.model.rowCount() == 0
    assert len(driver.library.texts.all()) == 2
    driver.undo()
    assert page.model.rowCount() == 1


def test_nothing_is_cut(page: PacksPage, given: OpenGivenDialog, driver: WindowDriver, tmp_path: Path) -> None:
    view = _show(given, driver, _make(driver.clock.now())[0], tmp_path)
    lay_out(driver)
    assert cut_texts(view) == []
    _take(given, driver)
    for size in ((1440, 900), (1024, 700), (760, 520)):
        driver.window.resize(*size)
        lay_out(driver)
        assert cut_texts(page) == []
