"""Define the preferences in one dataclass, from which the settings screen is built.

The metadata of each field contain its label, its place on the screen, and its choices or bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from reader.core.interface_languages import LANGUAGES
from reader.core.study.retention import DEFAULT_RETENTION, HIGHEST_RETENTION, LOWEST_RETENTION
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.preferences.preference_spec import PreferenceSpec, SettingsGroup, preference

TYPE = QT_TRANSLATE_NOOP("Preferences", "Letters and paragraphs")
CHINESE = QT_TRANSLATE_NOOP("Preferences", "Chinese texts")
LATIN = QT_TRANSLATE_NOOP("Preferences", "Latin texts")
BESIDE = QT_TRANSLATE_NOOP("Preferences", "Beside the text")
MARKS_ALONE = QT_TRANSLATE_NOOP("Preferences", "The marks alone")
SELF_TEST = QT_TRANSLATE_NOOP("Preferences", "Self-test")
NOTES_FOLDER = QT_TRANSLATE_NOOP("Preferences", "Files of notes")
DAY = QT_TRANSLATE_NOOP("Preferences", "During the day")
CLOSING = QT_TRANSLATE_NOOP("Preferences", "When One Hour is closed")
LOOK = QT_TRANSLATE_NOOP("Preferences", "Windows")


_LANGUAGES = (
    ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
    *LANGUAGES.items(),
)
_THEMES = (
    ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
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
    ("choice", QT_TRANSLATE_NOOP("Preferences", "By choosing from four")),
)
_CLOSING = (
    ("always", QT_TRANSLATE_NOOP("Preferences", "Always, until the goal is met")),
    ("after-reading", QT_TRANSLATE_NOOP("Preferences", "When something was read that day")),
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
            explanation=QT_TRANSLATE_NOOP("Preferences", "Of windows, menus and dates; the texts keep their own"),
            choices=_LANGUAGES,
        ),
    )
    theme: str = preference(
        "system",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Theme"),
            SettingsGroup.LOOK,
            LOOK,
            explanation=QT_TRANSLATE_NOOP("Preferences", "The paper of the page and of all windows"),
            choices=_THEMES,
        ),
    )
    export_folder: str = preference(
        "",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Folder for notes"),
            SettingsGroup.EXPORT,
            NOTES_FOLDER,
            explanation=QT_TRANSLATE_NOOP("Preferences", "An export is merged into the files that are there"),
            folder=True,
        ),
    )
    export_on_save: bool = preference(
        False,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Export notes whenever they change"),
            SettingsGroup.EXPORT,
            NOTES_FOLDER,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Into this folder, in the way you exported last"),
        ),
    )
    reading_mode: str = preference(
        "scrolling",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Reading mode"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Two pages stand side by side where there is room (F4)"),
            choices=_READING_MODES,
        ),
    )
    body_font: str = preference(
        "serif",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Font"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Of what is read, not of the windows"),
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
            QT_TRANSLATE_NOOP("Preferences", "Space between paragraphs"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "In percent of the text size"),
            low=0,
            high=200,
            step=5,
            unit="%",
        ),
    )
    indent: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Indent the first line"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Paragraphs begin two characters further in"),
        ),
    )
    justify: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Justify both edges"),
            SettingsGroup.READING,
            TYPE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Lines end at one edge, except the last of a paragraph"),
        ),
    )
    line_height_zh: int = preference(
        170,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Line height"),
            SettingsGroup.READING,
            CHINESE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "In percent of the text size"),
            low=100,
            high=300,
            step=5,
            unit="%",
        ),
    )
    measure_zh: int = preference(
        34,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Characters in a line"),
            SettingsGroup.READING,
            CHINESE,
            low=16,
            high=60,
        ),
    )
    squeeze: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Squeeze punctuation"),
            SettingsGroup.READING,
            CHINESE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Punctuation marks side by side take up less room"),
        ),
    )
    line_height_la: int = preference(
        150,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Line height"),
            SettingsGroup.READING,
            LATIN,
            explanation=QT_TRANSLATE_NOOP("Preferences", "In percent of the text size"),
            low=100,
            high=300,
            step=5,
            unit="%",
        ),
    )
    measure_la: int = preference(
        66,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Characters in a line"),
            SettingsGroup.READING,
            LATIN,
            low=30,
            high=120,
        ),
    )
    hyphenate: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Hyphenate"),
            SettingsGroup.READING,
            LATIN,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "In English, German, French, Spanish, Italian, Dutch, Polish and Portuguese"
            ),
        ),
    )
    show_contents: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Show the contents"),
            SettingsGroup.READING,
            BESIDE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "At the left of the text (F7)"),
        ),
    )
    show_notes: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Show the notes"),
            SettingsGroup.NOTES,
            BESIDE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "At the right of the text, following the page (F8)"),
        ),
    )
    show_peer_notes: bool = preference(
        True,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Show the notes of others"),
            SettingsGroup.NOTES,
            BESIDE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "In the text, on passages that you have read (G)"),
        ),
    )
    condensed_context: int = preference(
        1,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Sentences around a mark"),
            SettingsGroup.NOTES,
            MARKS_ALONE,
            explanation=QT_TRANSLATE_NOOP("Preferences", "Before and after it, where the marks stand alone (F6)"),
            low=0,
            high=3,
        ),
    )
    study_answers: str = preference(
        "typed",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Answer a blank"),
            SettingsGroup.STUDY,
            SELF_TEST,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "Wrong words come from your other marks; where too few fit, a blank is typed"
            ),
            choices=_ANSWERS,
        ),
    )
    study_ratings: str = preference(
        "two",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Ratings of an answer"),
            SettingsGroup.STUDY,
            SELF_TEST,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "Not yet and knew it; or also with effort, which is a pass, and at once"
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
            explanation=QT_TRANSLATE_NOOP("Preferences", "When the goal is met, from the marks of the day"),
        ),
    )
    study_retention: int = preference(
        round(DEFAULT_RETENTION * 100),
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Remembered when asked again"),
            SettingsGroup.STUDY,
            SELF_TEST,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "The higher the share of cards, the sooner each is asked; 80 to 95 percent"
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
                "Preferences", "The system says what is left of today; not once the goal is met, nor on a day of rest"
            ),
            times=True,
        ),
    )
    rhythm: bool = preference(
        False,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Rest for 5 minutes after 25"),
            SettingsGroup.REMINDERS,
            DAY,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "A quiet line says when, and when the five are over; reading on is always possible"
            ),
        ),
    )
    tray_icon: bool = preference(
        False,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Icon in the tray"),
            SettingsGroup.REMINDERS,
            DAY,
            explanation=QT_TRANSLATE_NOOP("Preferences", "A click on it brings the window back"),
        ),
    )
    closing_line: str = preference(
        "always",
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "On closing, say what is left"),
            SettingsGroup.REMINDERS,
            CLOSING,
            explanation=QT_TRANSLATE_NOOP(
                "Preferences", "Asked to remind you later, One Hour waits in the tray; otherwise closing ends it"
            ),
            choices=_CLOSING,
            listed=True,
        ),
    )
    export_template: str = preference("plain", PreferenceSpec())
    export_per: str = preference("text", PreferenceSpec(choices=(("text", ""), ("day", ""), ("tag", ""), ("all", ""))))
    welcomed: bool = preference(False, PreferenceSpec())
    launcher_offered: bool = preference(False, PreferenceSpec())
    notes_grouping: str = preference("text", PreferenceSpec())
    shelf_order: str = preference("read", PreferenceSpec())
    shelf_backward: bool = preference(False, PreferenceSpec())
    shelf_covers: bool = preference(False, PreferenceSpec())


def preference_specs() -> dict[str, PreferenceSpec]:
    """Return the spec of each preference by its name, in order."""
    return {item.name: item.metadata["spec"] for item in fields(Preferences)}
