"""The dialog shows at once how a text would read, and tells what was corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.core.text.import_options import DEFAULT_OPTIONS, HeadingSource, ImportOptions, LineBreaks
from reader.core.text.model import Text, TextDetails, TextFormat
from reader.ui.appearance.theme import PAPER
from reader.ui.importing.text_options.option_labels import encoding_label, language_label
from reader.ui.importing.text_options.text_options_dialog import TextOptionsDialog
from reader.ui.preferences.preferences import Preferences

STORY = "《山中记事》某人\n" + "".join(
    f"第{number}章 山路\n" + "雪下了一夜，天亮的时候停了。门前的路已经看不见了。" * 12 + "\n"
    for number in "一二三四五六七八九"
)
MakeDialog = Callable[..., TextOptionsDialog]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode("gb18030"))
    return path


@pytest.fixture
def make(qtbot: QtBot, now: datetime) -> Iterator[MakeDialog]:
    made: list[TextOptionsDialog] = []

    def make_dialog(
        path: Path | None,
        options: ImportOptions = DEFAULT_OPTIONS,
        *,
        data: Bibliography = UNKNOWN_BIBLIOGRAPHY,
        **changes: object,
    ) -> TextOptionsDialog:
        values: dict[str, object] = {
            "title": "山中记事",
            "author": "某人",
            "language": "zh",
            "format": TextFormat.PLAIN,
            "encoding": "gb18030",
            "source": "/gone/story.txt",
        }
        card = Text(id="t", characters=9, sections=1, blocks=1, added=now, **(values | changes))  # type: ignore[arg-type]
        dialog = TextOptionsDialog(card, options, path, (Preferences(), PAPER), data=data)
        qtbot.addWidget(dialog)
        dialog.show()
        made.append(dialog)
        if path is not None:
            qtbot.waitUntil(lambda: bool(dialog.found.text()) or not dialog.accepting.isEnabled(), timeout=20_000)
        return dialog

    yield make_dialog
    for dialog in made:
        dialog.reject()


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def write(dialog: TextOptionsDialog, name: str, words: str) -> None:
    field = getattr(dialog.form, name)
    field.setText(words)
    field.textEdited.emit(words)


def seen(dialog: TextOptionsDialog) -> str:
    flow = dialog.sample.page.flow
    return flow.text_between(0, 40) if flow else ""


def test_the_guesses_are_marked_and_nothing_is_changed_yet(make: MakeDialog, story: Path) -> None:
    dialog = make(story)
    assert dialog.form.encoding.itemText(0) == "Detected automatically: Chinese, simplified (GB 18030)"
    assert dialog.form.language.itemText(0) == "Detected automatically: Chinese"
    assert dialog.found.text().startswith("9 heading")
    assert seen(dialog).startswith("《山中记事》")
    assert dialog.changes_nothing
    assert dialog.outcome.text() == "Nothing is changed yet."


def test_the_preview_follows_each_choice(qtbot: QtBot, make: MakeDialog, story: Path) -> None:
    dialog = make(story)
    choose(dialog.form.encoding, "big5")
    qtbot.waitUntil(lambda: "山中" not in seen(dialog), timeout=20_000)
    qtbot.waitUntil(lambda: "cannot be read" in dialog.found.text(), timeout=20_000)
    assert dialog.form.title.text() != "山中记事"
    choose(dialog.form.encoding, None)
    qtbot.waitUntil(lambda: "山中" in seen(dialog), timeout=20_000)
    choose(dialog.form.headings, HeadingSource.NONE.value)
    qtbot.waitUntil(lambda: dialog.found.text() == "No headings found", timeout=20_000)
    assert dialog.form.title.text() == "山中记事"
    answer = dialog.answer()
    assert (answer.choices, answer.path) == (ImportOptions(headings=HeadingSource.NONE), story)


def test_an_example_of_a_heading_is_asked_for_where_it_is_needed(qtbot: QtBot, make: MakeDialog, story: Path) -> None:
    dialog = make(story)
    assert not dialog.form.like.isVisible()
    choose(dialog.form.headings, HeadingSource.LIKE.value)
    assert dialog.form.like.isVisible()
    write(dialog, "like", "第一章")
    qtbot.waitUntil(lambda: dialog.found.text().startswith("9 heading"), timeout=20_000)
    assert dialog.answer().choices == ImportOptions(headings=HeadingSource.LIKE, heading_like="第一章")


def test_other_places_of_the_text_can_be_looked_at(qtbot: QtBot, make: MakeDialog, story: Path) -> None:
    dialog = make(story)
    dialog.contents.section_chosen.emit(STORY.index("第九章"))
    qtbot.waitUntil(lambda: dialog.sample.place > 0, timeout=20_000)
    dialog.sample.turn_requested.emit(0.0)
    qtbot.waitUntil(lambda: dialog.sample.place == 0, timeout=20_000)
    dialog.sample.turn_requested.emit(0.5)
    qtbot.waitUntil(lambda: dialog.sample.place > 0, timeout=20_000)
    choose(dialog.form.lines, LineBreaks.PARAGRAPHS.value)
    qtbot.waitUntil(lambda: dialog._summary is not None, timeout=20_000)
    assert dialog.sample.place > 0


def test_a_name_that_was_written_stays_and_one_that_was_guessed_follows(
    qtbot: QtBot, make: MakeDialog, story: Path
) -> None:
    dialog = make(story)
    write(dialog, "title", "我的题目")
    choose(dialog.form.encoding, "koi8-r")
    qtbot.waitUntil(lambda: dialog.form.author.text() != "某人", timeout=20_000)
    assert dialog.form.named().title == "我的题目"
    assert dialog.answer().choices == ImportOptions(encoding="koi8-r", title="我的题目")


def test_a_title_that_is_not_the_guess_is_kept_as_written(make: MakeDialog, story: Path) -> None:
    dialog = make(story, title="旧时改过的题目", author="", language="ja")
    assert dialog.changes_nothing
    assert dialog.answer().choices == ImportOptions(title="旧时改过的题目", author="", language="ja")


def test_only_what_a_text_is_called_needs_no_reading(make: MakeDialog, story: Path) -> None:
    dialog = make(story)
    write(dialog, "author", "另一人")
    choose(dialog.form.language, "ja")
    assert "the text itself stays" in dialog.outcome.text()
    answer = dialog.answer()
    assert (answer.path, answer.named) == (None, TextDetails("山中记事", "另一人", "ja"))


def test_a_text_that_was_corrected_says_so_and_can_go_back(qtbot: QtBot, make: MakeDialog, story: Path) -> None:
    dialog = make(
        story, ImportOptions(encoding="koi8-r", lines=LineBreaks.GAPS), encoding="koi8-r", title="?", language="ru"
    )
    assert dialog.outcome.text().startswith("This text was read with your options.")
    assert dialog.forget.isVisible()
    dialog.forget.click()
    qtbot.waitUntil(lambda: "山中" in seen(dialog), timeout=20_000)
    assert dialog.answer().choices.reading_options == DEFAULT_OPTIONS
    assert dialog.answer().path == story


def test_without_a_file_names_can_be_corrected_and_the_file_chosen(
    qtbot: QtBot, make: MakeDialog, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = make(None)
    assert "story.txt" in dialog.outcome.text()
    assert not dialog.form.encoding.isEnabled()
    write(dialog, "title", "新题")
    assert dialog.answer().named == TextDetails("新题", "某人", "zh")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(story), ""))
    dialog.choose.click()
    qtbot.waitUntil(lambda: "山中" in seen(dialog), timeout=20_000)
    assert dialog.form.encoding.isEnabled()
    assert dialog.answer().path == story


def test_a_file_that_cannot_be_read_is_said_so(make: MakeDialog, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    dialog = make(empty)
    assert not dialog.accepting.isEnabled()
    assert "empty" in dialog.outcome.text()


def test_a_book_offers_its_headings_alone(make: MakeDialog) -> None:
    dialog = make(None, format=TextFormat.EPUB)
    assert not dialog.form.encoding.isVisible()
    assert not dialog.form.lines.isVisible()
    assert dialog.form.headings.isVisible()
    assert [dialog.form.headings.itemText(index) for index in range(dialog.form.headings.count())] == [
        "The book’s own contents",
        "The headings in the text",
    ]


@pytest.mark.parametrize(
    ("tag", "words"),
    [("zh", "Chinese"), ("zh-TW", "Chinese (zh-TW)"), ("en_GB", "English (en_GB)"), ("", "Unknown"), ("tlh", "tlh")],
)
def test_languages_are_named(tag: str, words: str) -> None:
    assert language_label(tag) == words


def test_an_encoding_off_the_list_stands_under_its_own_name() -> None:
    assert encoding_label("windows-1253") == "WINDOWS-1253"


def test_the_publication_is_folded_until_it_is_wanted(make: MakeDialog, story: Path) -> None:
    dialog = make(story, data=Bibliography(publisher="甲社", date="1998"))
    form = dialog.publication
    assert (form.fields["publisher"].isVisible(), dialog.contents.isVisible()) == (False, True)
    form.switch.click()
    assert (form.fields["publisher"].isVisible(), dialog.contents.isVisible()) == (True, False)
    assert (form.fields["publisher"].text(), form.fields["date"].text()) == ("甲社", "1998")
    assert dialog.changes_nothing
    form.switch.click()
    assert (form.fields["publisher"].isVisible(), dialog.contents.isVisible()) == (False, True)


def test_what_is_written_on_the_publication_is_cleaned_and_needs_no_reading(make: MakeDialog, story: Path) -> None:
    dialog = make(story, data=Bibliography(publisher="甲社", date="1998"))
    form = dialog.publication
    choose(form.item_type, ItemType.BOOK.value)
    for name, words in {"publisher": "", "isbn": "978-7-02-000220-7", "citation_key": "@jia 1998"}.items():
        form.fields[name].setText(words)
        form.fields[name].textEdited.emit(words)
    assert "the text itself stays" in dialog.outcome.text()
    answer = dialog.answer()
    expected = Bibliography(ItemType.BOOK, date="1998", isbn="9787020002207", citation_key="jia1998")
    assert (answer.path, answer.data) == (None, expected)


def test_what_the_file_states_is_offered_and_taken_only_when_asked_for(make: MakeDialog, tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(
        "---\ntitle: 山中记事\nauthor: 某人\npublisher: 乙社\nyear: 2003\n---\n# 山中记事\n\n" + STORY, "utf-8"
    )
    dialog = make(path, data=Bibliography(publisher="甲社"), format=TextFormat.MARKDOWN)
    form = dialog.publication
    assert not form.take.isVisible()
    form.switch.click()
    assert form.take.isVisible()
    assert (form.fields["date"].text(), form.fields["date"].placeholderText()) == ("", "2003")
    assert dialog.changes_nothing
    form.take.click()
    assert dialog.answer().data == Bibliography(publisher="甲社", date="2003")
    assert not form.take.isVisible()


def test_the_dialog_fits_into_a_small_window_in_chinese(qtbot: QtBot, make: MakeDialog, story: Path) -> None:
    dialog = make(story)
    assert dialog.minimumSizeHint().height() <= 640
    assert dialog.minimumSizeHint().width() <= 940
