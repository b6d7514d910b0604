"""Label the kinds of card, the rules of suggestions, ratings, and why a card is not asked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.study.answers import Rating
from reader.core.study.blank_suggestions import SuggestionRule
from reader.core.study.cards import CardKind
from reader.core.translatable import QT_TRANSLATE_NOOP

_CONTEXT = "StudyLabels"
_KINDS: dict[CardKind, str] = {
    CardKind.BLANK: QT_TRANSLATE_NOOP("StudyLabels", "blank"),
    CardKind.QUESTION: QT_TRANSLATE_NOOP("StudyLabels", "question"),
    CardKind.RECITE: QT_TRANSLATE_NOOP("StudyLabels", "next clause"),
    CardKind.RECALL: QT_TRANSLATE_NOOP("StudyLabels", "whole passage"),
}
_RULES: dict[SuggestionRule, str] = {
    SuggestionRule.QUOTED: QT_TRANSLATE_NOOP("StudyLabels", "in quotation marks"),
    SuggestionRule.NUMBER: QT_TRANSLATE_NOOP("StudyLabels", "a number"),
    SuggestionRule.CAPITAL: QT_TRANSLATE_NOOP("StudyLabels", "a name"),
    SuggestionRule.LISTED: QT_TRANSLATE_NOOP("StudyLabels", "in a list"),
    SuggestionRule.FOUR: QT_TRANSLATE_NOOP("StudyLabels", "four characters"),
    SuggestionRule.RARE: QT_TRANSLATE_NOOP("StudyLabels", "a rare word"),
}
_RATINGS: dict[Rating, str] = {
    Rating.AGAIN: QT_TRANSLATE_NOOP("StudyLabels", "Not yet"),
    Rating.HARD: QT_TRANSLATE_NOOP("StudyLabels", "Knew it with effort"),
    Rating.GOOD: QT_TRANSLATE_NOOP("StudyLabels", "Knew it"),
    Rating.EASY: QT_TRANSLATE_NOOP("StudyLabels", "Knew it at once"),
}


def card_kind_label(kind: CardKind) -> str:
    """Return what a card of a kind asks for."""
    return QCoreApplication.translate(_CONTEXT, _KINDS[kind])


def rule_label(rule: SuggestionRule) -> str:
    """Return why a blank is suggested."""
    return QCoreApplication.translate(_CONTEXT, _RULES[rule])


def rating_label(rating: Rating) -> str:
    """Return what the reader says with a rating; the second one is a pass."""
    return QCoreApplication.translate(_CONTEXT, _RATINGS[rating])
