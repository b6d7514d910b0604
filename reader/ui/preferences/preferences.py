"""Define the preferences in one dataclass, from which the settings screen is built.

The metadata of each field contain its label, its place on the screen, and its choices or bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from reader.core.interface_languages import LANGUAGES
from reader.core.study.retention import DEFAULT_RETENTION, HIGHEST_RETENTION, LOWEST_RETENTION
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.preferences.preference_spec import PreferenceSpec, SettingsGroup, preference

TYPE = QT_TRANSLATE_NOOP("Preferences", "Text and paragraphs")
CHINESE = QT_TRANSLATE_NOOP("Preferences", "Chinese texts")
LATIN = QT_TRANSLATE_NOOP("Preferences", "Latin texts")
PRINTED = QT_TRANSLATE_NOOP("Preferences", "Printed pages of PDFs")
BESIDE = QT_TRANSLATE_NOOP("Preferences", "Side panes")
ALOUD = QT_TRANSLATE_NOOP("Preferences", "Reading aloud")
MARKS_ALONE = QT_TRANSLATE_NOOP("Preferences", "Highlights only")
SELF_TEST = QT_TRANSLATE_NOOP("Preferences", "Self-test")
NOTES_FOLDER = QT_TRANSLATE_NOOP("Preferences", "Note files")
DAY = QT_TRANSLATE_NOOP("Preferences", "During the day")
CLOSING = QT_TRANSLATE_NOOP("Preferences", "On closing")
LOOK = QT_TRANSLATE_NOOP("Preferences", "Windows")


_LANGUAGES = (
    ("system", QT_TRANSLATE_NOOP("Preferences", "Follow system")),
    *LANGUAGES.items(),
)
_THEMES = (
    ("system", QT_TRANSLATE_NOOP("Preferences", "Follow system")),
    ("paper", QT_TRANSLATE_NOOP("Preferences", "Paper")),
    ("white", QT_TRANSLATE_NOOP("Preferences", "White")),
    ("sepia", QT_TRANSLATE_NOOP("Preferences", "Sepia")),
    ("dark", QT_TRANSLATE_NOOP("Preferences", "Dark")),
)
_READING_MODES = (
    ("scrolling", QT_TRANSLATE_NOOP("Preferences", "Scrolling")),
    ("pages", QT_TRANSLATE_NOOP("Preferences", "Pages")),
)
_FONTS = (
    ("serif", QT_TRANSLATE_NOOP("Preferences", "Serif")),
    ("sans", QT_TRANSLATE_NOOP("Preferences", "Sans")),
)


_RATINGS = (
    ("two", QT_TRANSLATE_NOOP("Preferences", "Two")),
    ("four", QT_TRANSLATE_NOOP("Preferences", "Four")),
)
_ANSWERS = (
    ("typed", QT_TRANSLATE_NOOP("Preferences", "By typing")),
    ("choice", QT_TRANSLATE_NOOP("Preferences", "Multiple choice")),
)
_CLOSING = (
    ("always", QT_TRANSLATE_NOOP("Preferences", "Always, until the goal is met")),
    ("after-reading", QT_TRANSLATE_NOOP("Preferences", "If you have read that day")),
    ("never", QT_TRANSLATE_NOOP("Preferences", "Never")),
)


@dataclass(frozen=True, slots=True)
class Preferences:
    """All preferences, each with its type, default and label."""

    language: str = preference(
        "system",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Language"),
            SettingsGroup.LOOK,
            LOOK,
            explanation=QT_TRANSLATE_NOOP("Preferences", "For windows, menus and dates; texts keep their own language"),
            choices=_LANGUAGES,
        ),
    )
    theme: str = preference(
        "system",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Theme"),
            SettingsGroup.LOOK,
            LOOK,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Colours of the page and all windows"),
            choices=_THEMES,
        ),
    )
    export_folder: str = preference(
        "",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Notes folder"),
            SettingsGroup.EXPORT,
            NOTES_FOLDER,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Exports are merged into the files already there"),
            folder=True,
        ),
    )
    export_on_save: bool = preference(
        False,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Export notes automatically"),
            SettingsGroup.EXPORT,
            NOTES_FOLDER,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "Into this folder whenever notes change, the same way as your last export"
            ),
        ),
    )
    reading_mode: str = preference(
        "scrolling",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Reading mode"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Two pages side by side where there is room (F4)"),
            choices=_READING_MODES,
        ),
    )
    printed_dark: bool = preference(
        False,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Printed pages light on dark"),
            SettingsGroup.READING,
            PRINTED,
            explanation=QT_TRANSLATE_NOOP("Preferences", "In the dark theme; pictures are inverted, too"),
        ),
    )
    keep_pdfs: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Keep PDFs"),
            SettingsGroup.READING,
            PRINTED,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences",
                "Added PDFs of up to 100 MB are copied beside the library, so that their pages can always be shown",
            ),
        ),
    )
    body_font: str = preference(
        "serif",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Font"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "For texts; windows are not affected"),
            choices=_FONTS,
        ),
    )
    font_size: int = preference(
        15,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Text size"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Ctrl++ and Ctrl+- change it while you read"),
            low=8,
            high=48,
            unit="pt",
        ),
    )
    paragraph_spacing: int = preference(
        55,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Paragraph spacing"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "As a percentage of the text size"),
            low=0,
            high=200,
            step=5,
            unit="%",
        ),
    )
    indent: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Indent first lines"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Start each paragraph two characters in"),
        ),
    )
    justify: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Justify text"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Align both edges, except for the last line of a paragraph"),
        ),
    )
    line_height_zh: int = preference(
        170,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Line height"),
            SettingsGroup.READING,
            CHINESE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "As a percentage of the text size"),
            low=100,
            high=300,
            step=5,
            unit="%",
        ),
    )
    measure_zh: int = preference(
        34,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Characters per line"),
            SettingsGroup.READING,
            CHINESE,
            low=16,
            high=60,
        ),
    )
    squeeze: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Compress punctuation"),
            SettingsGroup.READING,
            CHINESE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Adjacent punctuation marks take up less space"),
        ),
    )
    line_height_la: int = preference(
        150,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Line height"),
            SettingsGroup.READING,
            LATIN,
            explanation=QT_TRANSLATE_NOOP("Preferences", "As a percentage of the text size"),
            low=100,
            high=300,
            step=5,
            unit="%",
        ),
    )
    measure_la: int = preference(
        66,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Characters per line"),
            SettingsGroup.READING,
            LATIN,
            low=30,
            high=120,
        ),
    )
    hyphenate: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Hyphenation"),
            SettingsGroup.READING,
            LATIN,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "For English, German, French, Spanish, Italian, Dutch, Polish and Portuguese"
            ),
        ),
    )
    aloud_rate: int = preference(
        100,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Speed"),
            SettingsGroup.READING,
            ALOUD,
            explanation=QT_TRANSLATE_NOOP("Preferences", "As a percentage of the voice’s usual speed"),
            low=50,
            high=300,
            step=10,
            unit="%",
        ),
    )
    aloud_command: str = preference(
        "",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Voice command"),
            SettingsGroup.READING,
            ALOUD,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences",
                "A program that speaks each sentence from its standard input; {rate} stands for words a minute, "
                "{lang} for the language",
            ),
            typed=True,
            hint=QT_TRANSLATE_NOOP("Preferences", "The system’s voice"),
        ),
    )
    show_contents: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Show contents"),
            SettingsGroup.READING,
            BESIDE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "To the left of the text (F7)"),
        ),
    )
    show_notes: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Show notes"),
            SettingsGroup.NOTES,
            BESIDE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "To the right of the text, following the page (F8)"),
        ),
    )
    show_peer_notes: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Show others’ notes"),
            SettingsGroup.NOTES,
            BESIDE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "In the text, on passages you have read (G)"),
        ),
    )
    condensed_context: int = preference(
        1,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Sentences around a mark"),
            SettingsGroup.NOTES,
            MARKS_ALONE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Before and after each mark in Highlights Only (F6)"),
            low=0,
            high=3,
        ),
    )
    study_answers: str = preference(
        "typed",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Answer blanks"),
            SettingsGroup.STUDY,
            SELF_TEST,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "Wrong choices come from your other marks; if too few fit, you type the answer"
            ),
            choices=_ANSWERS,
        ),
    )
    study_ratings: str = preference(
        "two",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Answer ratings"),
            SettingsGroup.STUDY,
            SELF_TEST,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "Two: Not yet, Knew it. Four adds With effort (a pass) and At once"
            ),
            choices=_RATINGS,
        ),
    )
    study_end_of_hour: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Three questions at the end of the hour"),
            SettingsGroup.STUDY,
            SELF_TEST,
            explanation=QT_TRANSLATE_NOOP("Preferences", "When the goal is met, from the day’s marks"),
        ),
    )
    study_retention: int = preference(
        round(DEFAULT_RETENTION * 100),
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Target retention"),
            SettingsGroup.STUDY,
            SELF_TEST,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences",
                "The share of cards to remember: the higher it is, the sooner each card is asked again; "
                "80 to 95 percent",
            ),
            low=round(LOWEST_RETENTION * 100),
            high=round(HIGHEST_RETENTION * 100),
            unit="%",
        ),
    )
    reminder_times: str = preference(
        "",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Remind me at"),
            SettingsGroup.REMINDERS,
            DAY,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "A notification says what is left of today; none once the goal is met or on a rest day"
            ),
            times=True,
        ),
    )
    rhythm: bool = preference(
        False,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Rest 5 minutes after every 25"),
            SettingsGroup.REMINDERS,
            DAY,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "A quiet message marks the start and end of each break; you can always read on"
            ),
        ),
    )
    tray_icon: bool = preference(
        False,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Tray icon"),
            SettingsGroup.REMINDERS,
            DAY,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Click it to bring the window back"),
        ),
    )
    closing_line: str = preference(
        "always",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Say what is left when closing"),
            SettingsGroup.REMINDERS,
            CLOSING,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "If you ask to be reminded later, One Hour waits in the tray; otherwise it quits"
            ),
            choices=_CLOSING,
            listed=True,
        ),
    )
    export_template: str = preference("plain", PreferenceSpec())
    export_covers: bool = preference(False, PreferenceSpec())
    export_citation_keys: bool = preference(False, PreferenceSpec())
    export_per: str = preference("text", PreferenceSpec(choices=(("text", ""), ("day", ""), ("tag", ""), ("all", ""))))
    welcomed: bool = preference(False, PreferenceSpec())
    launcher_offered: bool = preference(False, PreferenceSpec())
    notes_grouping: str = preference("text", PreferenceSpec())
    shelf_order: str = preference("read", PreferenceSpec())
    shelf_backward: bool = preference(False, PreferenceSpec())
    shelf_covers: bool = preference(False, PreferenceSpec())
    recent_commands: str = preference("", PreferenceSpec())
    caret_mode: bool = preference(False, PreferenceSpec())


def preference_specs() -> dict[str, PreferenceSpec]:
    """Return the spec of each preference by its name, in order."""
    return {item.name: item.metadata["spec"] for item in fields(Preferences)}
