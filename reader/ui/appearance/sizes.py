"""Define the sizes of the design (look.md, "Type, space, shape"): spaces, radii, heights and icons in pixels, and type.

Layouts, painters and the style sheet take them from here. What belongs to one drawing only, such as the width of a bar
in a chart, stands beside the drawing.
"""

from __future__ import annotations

from typing import Final

EDGE: Final = 24  # between the edge of the window, or of a card, and its content
CARD_SPACE: Final = 16  # between cards, and above and below what is in a card
ROW_SPACE: Final = 12  # between the rows of a dialog or a form, and between the parts of a bar
SPACE: Final = 8  # between controls
TIGHT: Final = 4  # between what belongs together
LINE_SPACE: Final = 2  # between the lines of one thing

TICK_RADIUS: Final = 4  # ticks and bars
CONTROL_RADIUS: Final = 8  # buttons, fields, rows that are chosen, and small cards
CARD_RADIUS: Final = 12  # cards and dialogs

KEY_HEIGHT: Final = 18  # the name of a key beside the word that it does
CONTROL_HEIGHT: Final = 32  # buttons, fields, the heads of columns and cards, the status bar, lines of contents
DENSE_ROW_HEIGHT: Final = 36
ROW_HEIGHT: Final = 40
SECTION_ROW_HEIGHT: Final = 44
TEXT_ROW_HEIGHT: Final = 52  # rows with two lines
TODAY_ROW_HEIGHT: Final = 72  # rows of what there is to do today
HEADER_HEIGHT: Final = 48  # of a screen or a dialog, with its line
DIALOG_FOOT_HEIGHT: Final = 64
RAIL_WIDTH: Final = 72

SMALL_ICON: Final = 12
ICON: Final = 16
SECTION_ICON: Final = 18
RAIL_ICON: Final = 20

UI_SIZE: Final = 9.75  # rows and buttons in points: 13 pixels on a common screen, the unit of the sizes below
CAPTION: Final = 12 / 13  # captions and axes; nothing is smaller
BODY: Final = 14 / 13
HEAD: Final = 16 / 13  # the heads of cards and the title in the header, in bold
DISPLAY: Final = 19 / 13  # the title of the text of the day
DIALOG_HEAD: Final = 20 / 13
NUMBER: Final = 28 / 13
RING_NUMBER: Final = 38 / 13

SPELLING_SIZE, SPELLING_LEADING = 20, 36  # in pixels, as on the page: two spellings, the beginning of a lesson
SELF_TEST_SIZE, SELF_TEST_LEADING = 24, 48  # a passage in the self-test, and the distance of its baselines
LESSON_SIZE, LESSON_LEADING = 32, 68  # the passage of a lesson
STAGE_NAME = 160  # the name of who speaks in a meeting
STAGE_EDGE: Final = 64  # between the edge of the window and what is shown to a room
STAGE_LINE: Final = 28 / 13  # what somebody speaks about, shown to a room
STAGE_TIME: Final = 56 / 13  # the time that is left, shown to a room


def style_sizes() -> dict[str, str]:
    """Return the sizes that the style sheet names.

    Text is in points, so that it follows the resolution of the desktop. A header has a line of one pixel below it, a
    control padding and frame of 6 around it.
    """
    pixels = {
        "header_height": HEADER_HEIGHT - 1,
        "control_height": CONTROL_HEIGHT - 12,
        "tab_height": DENSE_ROW_HEIGHT - 1,
        "tick_radius": TICK_RADIUS,
        "control_radius": CONTROL_RADIUS,
        "card_radius": CARD_RADIUS,
        "chip_radius": CONTROL_HEIGHT // 2,
        "segment_radius": CONTROL_RADIUS - 1,
        "foot_height": DIALOG_FOOT_HEIGHT - 1,
        "card_row_height": TEXT_ROW_HEIGHT - 4,
        "today_row_height": TODAY_ROW_HEIGHT - 4,
    }
    type_sizes = {
        "caption_size": CAPTION,
        "body_size": BODY,
        "head_size": HEAD,
        "dialog_size": DIALOG_HEAD,
        "number_size": NUMBER,
    }
    sizes = {name: f"{size}px" for name, size in pixels.items()}
    return sizes | {name: f"{UI_SIZE * scale:g}pt" for name, scale in type_sizes.items()}
