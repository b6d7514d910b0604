"""Kindle's notes are read in the languages of its firmware and, by their shape, in any other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.foreign_notes import NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

HIGHLIGHT, NOTE, BOOKMARK = AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE, AnnotationKind.BOOKMARK
MARK = {HIGHLIGHT: 1375, NOTE: 1376, BOOKMARK: 1410}

LABELS = {
    "en": (
        "- Your Highlight on page 119 | Location 1375-1376 | Added on Thursday, August 22, 2024 7:01:04 PM",
        "- Your Note on page 119 | Location 1376 | Added on Thursday, August 22, 2024 7:01:05 PM",
        "- Your Bookmark on page 120 | Location 1410 | Added on Thursday, August 22, 2024 7:01:06 PM",
    ),
    "en-GB": (
        "- Your Highlight at location 1375-1376 | Added on Thursday, 22 August 2024 19:01:04",
        "- Your Note at location 1376 | Added on Thursday, 22 August, 2024 7:01:05\u202fPM",
        "- Your Bookmark at location 1410 | Added on Thursday, 22 August 2024 19:01:06",
    ),
    "de": (
        "- Deine Markierung auf Seite 119 | Position 1375-1376 | Hinzugefügt am Donnerstag, 22. August 2024 19:01:04",
        "- Ihre Notiz auf Seite 119 | bei Position 1376 | Hinzugefügt am Donnerstag, 22. August 2024 19:01:05",
        "- Dein Lesezeichen bei Position 1410 | Hinzugefügt am Donnerstag, 22. August 2024 19:01:06",
    ),
    "fr": (
        "- Votre surlignement sur la page 119 | emplacement 1375-1376 | Ajouté le jeudi 22 août 2024 19:01:04",
        "- Votre note à lʼemplacement 1376 | Ajouté le jeudi 22 août 2024 à 19:01:05",
        "- Votre signet sur la page 120 | emplacement 1410 | Ajouté le jeudi 22 août 2024 19:01:06",
    ),
    "es": (
        "- Tu subrayado en la página 119 | posición 1375-1376 | Añadido el jueves, 22 de agosto de 2024 19:01:04",
        "- La nota en la página 119 | posición 1376 | Añadido el jueves, 22 de agosto de 2024 19:01:05",
        "- El marcador en la posición 1410 | Añadido el jueves, 22 de agosto de 2024 19:01:06",
    ),
    "it": (
        "- La tua evidenziazione a pagina 119 | posizione 1375-1376 | Aggiunto in data giovedì 22 agosto 2024 19:01:04",
        "- La tua nota a pagina 119 | posizione 1376 | Aggiunto in data giovedì 22 agosto 2024 19:01:05",
        "- Il tuo segnalibro alla posizione 1410 | Aggiunto in data giovedì 22 agosto 2024 19:01:06",
    ),
    "pt": (
        "- Seu destaque na página 119 | posição 1375-1376 | Adicionado: quinta-feira, 22 de agosto de 2024 19:01:04",
        "- Sua nota na página 119 | posição 1376 | Adicionado: quinta-feira, 22 de agosto de 2024 19:01:05",
        "- Seu marcador ou posição 1410 | Adicionado: quinta-feira, 22 de agosto de 2024 19:01:06",
    ),
    "nl": (
        "- Je highlight op pagina 119 | locatie 1375 t/m 1376 | Toegevoegd op donderdag 22 augustus 2024 19:01:04",
        "- Je notitie op pagina 119 | locatie 1376 | Toegevoegd op donderdag 22 augustus 2024 19:01:05",
        "- Je bladwijzer op locatie 1410 | Toegevoegd op donderdag 22 augustus 2024 19:01:06",
    ),
    "ru": (
        "– Ваш выделенный отрывок в Место 1375–1376 | Добавлено: четверг, 22 августа 2024 г. в 19:01:04",
        "– Ваша заметка на странице 119 | Место 1376 | Добавлено: четверг, 22 августа 2024 г. в 19:01:05",
        "– Ваша закладка в Место 1410 | Добавлено: четверг, 22 августа 2024 г. в 19:01:06",
    ),
    "ja": (
        "- 119ページ|位置No. 1375-1376のハイライト |作成日: 2024年8月22日木曜日 19:01:04",
        "- 119ページ|位置No. 1376のメモ |作成日: 2024年8月22日木曜日 19:01:05",
        "- 位置No. 1410のブックマーク |作成日: 2024年8月22日木曜日 19:01:06",
    ),
    "zh": (
        "- 您在第119页（位置 #1375-1376）的标注 | 添加于 2024年8月22日星期四 下午7:01:04",
        "- 您在第119页（位置 #1376）的笔记 | 添加于 2024年8月22日星期四 下午7:01:05",
        "- 您在位置 #1410的书签 | 添加于 2024年8月22日星期四 下午7:01:06",
    ),
    "pl": (
        "- Twoje zaznaczenie na stronie 119 | lokalizacja 1375-1376 | Dodano: czwartek, 22 sierpnia 2024 19:01:04",
        "- Twoja notatka na stronie 119 | lokalizacja 1376 | Dodano: czwartek, 22 sierpnia 2024 19:01:05",
        "- Twoja zakładka w lokalizacji 1410 | Dodano: czwartek, 22 sierpnia 2024 19:01:06",
    ),
    "ko": (
        "- 119페이지의 하이라이트 | 위치 1375-1376 | 추가한 날짜 2024년 8월 22일 목요일 오후 7:01:04",
        "- 119페이지의 메모 | 위치 1376 | 추가한 날짜 2024년 8월 22일 목요일 오후 7:01:05",
        "- 북마크 | 위치 1410 | 추가한 날짜 2024년 8월 22일 목요일 오후 7:01:06",
    ),
    "zh-Hant": (
        "- 您在第 119 頁（位置 #1375-1376）的標註 | 新增於 2024年8月22日 星期四 下午7:01:04",
        "- 您在第 119 頁（位置 #1376）的筆記 | 新增於 2024年8月22日 星期四 下午7:01:05",
        "- 您在位置 #1410的書籤 | 新增於 2024年8月22日 星期四 下午7:01:06",
    ),
    # by shape alone: Vietnamese, Finnish, and a German firmware with English dates
    "vi": (
        "- Đánh dấu của bạn ở trang 119 | vị trí 1375-1376 | Thêm vào 2024-08-22 19:01:04",
        "- Ghi chú của bạn ở trang 119 | vị trí 1376 | Thêm vào 2024-08-22 19:01:05",
        "- Dấu trang của bạn ở trang 120 | vị trí 1410 | Thêm vào 2024-08-22 19:01:06",
    ),
    "fi": (
        "- Korostuksesi sivulla 119 | sijainti 1375-1376 | Lisätty 22.8.2024 19.01.04",
        "- Muistiinpanosi sivulla 119 | sijainti 1376 | Lisätty 22.8.2024 19.01.05",
        "- Kirjanmerkkisi sivulla 120 | sijainti 1410 | Lisätty 22.8.2024 19.01.06",
    ),
    "de, English dates": (
        "- Ihre Markierung bei Position 1375-1376 | Hinzugefügt am Thursday, August 22, 2024 7:01:04 PM",
        "- Ihre Notiz bei Position 1376 | Hinzugefügt am Thursday, August 22, 2024 7:01:05 PM",
        "- Ihr Lesezeichen bei Position 1410 | Hinzugefügt am Thursday, August 22, 2024 7:01:06 PM",
    ),
}


def clippings(labels: tuple[str, ...], *words: str) -> str:
    entries = (f"The Ferry (Writer, Ann)\r\n{label}\r\n\r\n{one}\r\n" for label, one in zip(labels, words, strict=True))
    return "\ufeff" + "==========\r\n\ufeff".join((*entries, ""))


@pytest.mark.parametrize("language", LABELS)
def test_each_kind_comes_with_its_place_and_time(read: Read, language: str) -> None:
    found = read(clippings(LABELS[language], "The ferry left", "why before dawn?", ""))
    assert found.source is NoteSource.KINDLE
    assert not found.skipped
    assert [(one.title, one.author, one.kind, one.quote, one.note, one.order) for one in found.notes] == [
        ("The Ferry", "Writer, Ann", NOTE, "The ferry left", "why before dawn?", MARK[HIGHLIGHT]),
        ("The Ferry", "Writer, Ann", BOOKMARK, "", "", MARK[BOOKMARK]),
    ]
    times = [datetime.fromisoformat(f"2024-08-22T19:01:0{second}+08:00") for second in (4, 6)]
    assert [one.created for one in found.notes] == times
    is_guessed = language in {"vi", "fi"}
    assert [error.detail["why"] for error in found.warnings] == ["kind-guessed"] * is_guessed


@pytest.mark.parametrize("language", LABELS)
def test_one_highlight_is_enough_to_know_the_file(read: Read, language: str) -> None:
    found = read(clippings(LABELS[language][:1], "The ferry left"))
    assert [(one.kind, one.quote) for one in found.notes] == [(HIGHLIGHT, "The ferry left")]


@pytest.mark.parametrize(
    ("told", "time"),
    [
        ("2013年8月5日 星期一 上午09时11分28秒 GMT+08:00", "2013-08-05T09:11:28+08:00"),
        ("Monday, 5 August 13 09:11:28 GMT-07:00", "2013-08-05T09:11:28-07:00"),
        ("Monday, 5 August 13 23.17.08", "2013-08-05T23:17:08+08:00"),
        ("Sunday, June 15, 2025, 06:40 PM", "2025-06-15T18:40:00+08:00"),
        ("am Samstag, 13. April 2019 12:25:27", "2019-04-13T12:25:27+08:00"),
        ("Friday, 1 May 2020 12:05:00 AM", "2020-05-01T00:05:00+08:00"),
        ("le vendredi 1 mai 2020 à 18 h 05 min 09", "2020-05-01T18:05:09+08:00"),
        ("torsdag den 22. oktober 2020 kl. 18.05.09", "2020-10-22T18:05:09+08:00"),
        ("22 Ekim 2020 Perşembe 18:05:09", "2020-10-22T18:05:09+08:00"),
        ("čtvrtek 22. října 2020 18:05:09", "2020-10-22T18:05:09+08:00"),
        ("четвер, 22 жовтня 2020 р. 18:05:09", "2020-10-22T18:05:09+08:00"),
        ("Thursday, 22 October 2020 18:05:09 UTC", "2020-10-22T18:05:09+00:00"),
        ("10/22/2020 6:05:09 PM", "2020-10-22T18:05:09+08:00"),
        ("22/10/2020 18:05:09", "2020-10-22T18:05:09+08:00"),
    ],
)
def test_times_are_those_of_the_device(read: Read, told: str, time: str) -> None:
    found = read(clippings((f"- Your Highlight on Location 10-12 | Added on {told}",), "words"))
    assert found.notes[0].created
    assert found.notes[0].created.isoformat() == time


def test_two_blanks_after_a_title_say_that_there_is_no_author(read: Read) -> None:
    told = "- Your Highlight on Location 10-12 | Added on Monday, 1 May 2023 18:26:53"
    found = read(f"A Report (2019)  \n{told}\n\nwords\n==========\n")
    assert (found.notes[0].title, found.notes[0].author) == ("A Report (2019)", "")


@pytest.mark.parametrize(
    "words",
    [
        "<You have reached the clipping limit for this item>",
        "<Sie haben die maximale Anzahl an Ausschnitten für diesen Inhalt erreicht>",
        "<Vous avez atteint la limite d’extraits pour cet élément>",
        "<您已达到本内容的剪贴上限>",
    ],
)
def test_a_limit_is_told_in_any_language(read: Read, words: str) -> None:
    found = read(clippings(LABELS["en"][:2], words, "a note"))
    assert [error.detail["why"] for error in found.skipped] == ["limit"]


def test_headings_and_lists_in_markdown_are_no_clippings(read: Read) -> None:
    with pytest.raises(ReaderError) as caught:
        read("Shopping\n==========\n\n- eggs 12 | milk 2024\n- bread 3 | butter 2024\n\nMore\n==========\n\nwords\n")
    assert caught.value.problem is Problem.NOTES_UNKNOWN


NOTEBOOK = """<html><head><style>.bookTitle {{}}</style></head><body><div class="bodyContainer">
<h1><div class="notebookFor">Notebook for</div><div class="bookTitle">The Ferry</div><div class="authors">Writer, Ann
</div></h1><hr/>
<h2 class="sectionHeading">Chapter One</h2>
<h3 class="noteHeading">{highlight}(<span class="highlight_yellow">yellow</span>) - Page 2 · Location 187</div>
<div class="noteText">The ferry left before dawn</h3>
<h3 class="noteHeading">{note} - Page 2 · Location 187</div><div class="noteText">why before dawn?</h3>
<h3 class="noteHeading">{highlight}(<span class="highlight_blue">blue</span>) - Part Two &gt;
Page 12 · Location 1,204</div>
<div class="noteText">She had packed the lamp in straw</h3>
<h3 class="noteHeading">{bookmark} - Page 15 · Location 1300</h3>
</div></body></html>"""


@pytest.mark.parametrize(
    ("highlight", "note", "bookmark"),
    [
        ("Highlight ", "Note", "Bookmark"),
        ("Markierung", "Notiz", "Lesezeichen"),
        ("ハイライト ", "メモ", "ブックマーク"),
        ("Korostus", "Muistiinpano", "Kirjanmerkki"),
    ],
)
def test_a_notebook_that_is_mailed(read: Read, highlight: str, note: str, bookmark: str) -> None:
    found = read(NOTEBOOK.format(highlight=highlight, note=note, bookmark=bookmark))
    assert found.source is NoteSource.KINDLE
    assert [(one.title, one.author, one.kind, one.colour, one.quote, one.note) for one in found.notes] == [
        ("The Ferry", "Writer, Ann", NOTE, 1, "The ferry left before dawn", "why before dawn?"),
        ("The Ferry", "Writer, Ann", HIGHLIGHT, 3, "She had packed the lamp in straw", ""),
        ("The Ferry", "Writer, Ann", BOOKMARK, 0, "", ""),
    ]
    assert [one.section for one in found.notes] == ["Chapter One", "Part Two", "Chapter One"]
    assert [one.order for one in found.notes] == [187, 1204, 1300]


@pytest.mark.parametrize(
    ("highlight", "note", "colour"),
    [("Highlight", "Note", "Blue"), ("Markierung", "Notiz", "Blau"), ("X", "Y", "Blue")],
)
def test_a_notebook_as_a_table(read: Read, highlight: str, note: str, colour: str) -> None:
    found = read(
        '"Your Kindle Notes For:",,,\n"THE FERRY",,,\n"by Ann Writer",,,\n"Free preview:",,,\n"https://e.org/x",,,\n'
        '----------------------------------------------,,,\n,,,\n"Type","Location","Starred?","Annotation"\n'
        f'"{highlight} (Yellow)","Location 93","","The ferry left, ""before"" dawn"\n'
        f'"{note}","Location 93","","why?"\n"{highlight} ({colour})","Page 12","","She had packed"\n'
    )
    assert found.source is NoteSource.KINDLE
    assert [(one.title, one.author, one.kind, one.colour, one.quote, one.note) for one in found.notes] == [
        ("THE FERRY", "Ann Writer", NOTE, 1, 'The ferry left, "before" dawn', "why?"),
        ("THE FERRY", "Ann Writer", HIGHLIGHT, 3, "She had packed", ""),
    ]
