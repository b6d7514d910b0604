"""Hold the layout of a card."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.annotations.annotation_card import AnnotationCard, CardFoot, CardStyle, stripe_colour
from reader.ui.annotations.annotation_labels import location_label, time_label, visible_kind
from reader.ui.appearance.theme import DARK, PAPER
from reader.ui.page.text_lines import two_lines
from reader.ui.preferences.preferences import Preferences

AT = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
PLAIN = Annotation("1", "t", AnnotationKind.HIGHLIGHT, AT, AT, Anchor(0, 4, "读书百遍", section="第一章"), 1)


@pytest.fixture
def style(qapp: QApplication) -> CardStyle:
    return CardStyle.from_theme(PAPER, Preferences())


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("", 0),
        ("short", 1),
        ("读书", 1),
        ("读书百遍，其义自见。" * 2, 2),
        ("读书百遍，其义自见。" * 40, 2),
        ("𠮷野家" * 60, 2),
        ("one word after another " * 40, 2),
        ("verse\nand verse", 1),
    ],
)
def test_a_quotation_takes_two_lines_at_most(style: CardStyle, quote: str, count: int) -> None:
    font = style.quotation_font(quote)
    lines = two_lines(quote, font, 260)
    assert len(lines) == count
    for line in lines:
        assert QFontMetricsF(font).horizontalAdvance(line) <= 270
    assert "".join(lines).endswith("…") == (len(quote) > 60)


def test_a_card_grows_with_what_it_holds(style: CardStyle) -> None:
    def height(annotation: Annotation, width: float = 300) -> float:
        return AnnotationCard(annotation, CardFoot("", "One", "03-28 09:12"), style, width).height

    noted = replace(PLAIN, body="words " * 30)
    tagged = replace(noted, tags=tuple(f"tag-{number}" for number in range(12)))
    assert height(PLAIN) < height(noted) < height(tagged)
    assert height(tagged, 600) < height(tagged)


def test_a_link_is_found_where_it_stands(style: CardStyle) -> None:
    card = AnnotationCard(replace(PLAIN, body="[words](https://example.org)"), CardFoot("", "", ""), style, 300)
    assert card.link_at(QPointF(25, card.height - 42)) == "https://example.org"
    assert card.link_at(QPointF(25, 5)) == ""


@pytest.mark.parametrize(("quote", "stripe_at_left"), [("words " * 4, True), ("מילים " * 4, False)])
def test_a_card_takes_the_direction_of_its_words(style: CardStyle, quote: str, stripe_at_left: bool) -> None:
    words = replace(PLAIN, anchor=Anchor(0, 20, quote), body="[קישור](https://example.org)")
    card = AnnotationCard(words, CardFoot("", "", ""), style, 400)
    image = QImage(400, round(card.height), QImage.Format.Format_RGB32)
    image.fill(PAPER.card)
    painter = QPainter(image)
    card.paint(painter, QPointF(0, 0), PAPER.line)
    painter.end()
    middle = image.height() // 2
    stripe = stripe_colour(words, PAPER)
    assert (image.pixelColor(2, middle).name() == stripe) is stripe_at_left
    assert (image.pixelColor(397, middle).name() == stripe) is not stripe_at_left
    row = range(12, 26)
    reach = [x for x in range(8, 392) if any(image.pixelColor(x, y).lightness() < 120 for y in row)]
    assert (max(reach) < 300) is stripe_at_left
    assert (min(reach) > 100) is not stripe_at_left
    assert card.link_at(QPointF(382, card.height - 42)) == "https://example.org"


def test_the_last_line_begins_at_the_edge_of_the_words(style: CardStyle) -> None:
    reach: dict[tuple[str, str], list[int]] = {}
    for quote in ("words " * 4, "מילים " * 4):
        for border in (PAPER.line, PAPER.accent):
            words = replace(PLAIN, anchor=Anchor(0, 20, quote))
            card = AnnotationCard(words, CardFoot("", "One", "03-28 09:12"), style, 400)
            image = QImage(400, round(card.height), QImage.Format.Format_RGB32)
            image.fill(PAPER.card)
            painter = QPainter(image)
            card.paint(painter, QPointF(0, 0), border)
            painter.end()
            rows = range(image.height() - 22, image.height() - 8)
            dark = [x for x in range(8, 392) if any(image.pixelColor(x, y).lightness() < 160 for y in rows)]
            reach[quote[0], border] = dark
    assert max(reach["w", PAPER.line]) < 60
    assert min(reach["מ", PAPER.line]) > 340
    assert max(reach["w", PAPER.accent]) > 340
    assert min(reach["מ", PAPER.accent]) < 60


@pytest.mark.parametrize("tag", ["计划", "reading-list", "两个 词"])
@pytest.mark.parametrize("width", range(180, 300, 8))
def test_a_tag_is_never_broken(style: CardStyle, tag: str, width: int) -> None:
    card = AnnotationCard(replace(PLAIN, tags=("自学", tag)), CardFoot("", "怎样读", "03-28"), style, width)
    assert card._foot is not None
    lines = [card._foot.lineAt(number) for number in range(card._foot.lineCount())]
    shown = [card._foot.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    plain = [line.replace("\u2060", "").replace("\u00a0", " ") for line in shown]
    assert any(f"#{tag}" in line for line in plain)


def test_the_small_line_says_what_the_colour_does_not() -> None:
    assert location_label(PLAIN) == "第一章"
    numbered = replace(PLAIN, anchor=Anchor(0, 4, "读书百遍", section="第五回　游幻境指迷十二钗"))
    assert location_label(numbered) == "第五回"
    assert visible_kind(PLAIN) == visible_kind(replace(PLAIN, kind=AnnotationKind.NOTE)) == ""
    assert visible_kind(replace(PLAIN, kind=AnnotationKind.QUESTION)) == "Question"
    assert location_label(replace(PLAIN, orphan=True)) == "Unplaced"
    assert location_label(replace(PLAIN, anchor=None)) == "About the whole text"
    assert location_label(replace(PLAIN, page="xii")) == "p. xii · 第一章"
    assert location_label(replace(PLAIN, page="xii", orphan=True)) == "Unplaced"
    assert time_label(PLAIN, AT).startswith("28 Mar ")
    assert time_label(PLAIN, AT.replace(year=2027)) == "28 Mar 2026"


def test_the_time_is_shown_only_on_the_card_with_pointer_or_focus(style: CardStyle) -> None:
    def painted(border: str) -> QImage:
        card = AnnotationCard(PLAIN, CardFoot("", "One", "03-28 09:12"), style, 300)
        image = QImage(300, round(card.height), QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        card.paint(painter, QPointF(0, 0), border)
        painter.end()
        return image.copy(200, image.height() // 2, 90, image.height() // 2 - 3)

    assert painted(PAPER.accent) != painted(PAPER.line)


def test_each_colour_has_a_stripe_of_its_own() -> None:
    for theme in (PAPER, DARK):
        stripes = {stripe_colour(replace(PLAIN, colour=colour), theme) for colour in range(6)}
        assert len(stripes) == 6


@pytest.mark.parametrize(("place", "is_whole"), [("A chapter of some length", True), ("Of great length " * 9, False)])
def test_a_place_has_the_room_of_the_time_while_that_is_not_shown(style: CardStyle, place: str, is_whole: bool) -> None:
    card = AnnotationCard(PLAIN, CardFoot("", place, "30 November 2026, 18:50"), style, 260)
    alone, beside = card._foot_alone, card._foot
    assert alone is not None
    assert beside is not None
    assert (alone.text() == place) == is_whole
    assert beside.text().endswith("…")
    assert alone.boundingRect().height() == beside.boundingRect().height()
