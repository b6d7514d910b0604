"""Read in the program's window as a screen reader does, by AT-SPI and keys alone; run by the system's own Python.

Writes what it was told as JSON to standard output. The words of the text begin with "The lamp".
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")

import pyatspi  # noqa: E402
from gi.repository import GLib  # noqa: E402

LONGEST = 30
"""Seconds until something is given up."""

ESCAPE = 0xFF1B
UNITS = {
    "character": pyatspi.TEXT_BOUNDARY_CHAR,
    "word": pyatspi.TEXT_BOUNDARY_WORD_START,
    "sentence": pyatspi.TEXT_BOUNDARY_SENTENCE_START,
    "line": pyatspi.TEXT_BOUNDARY_LINE_START,
}


class Client:
    """What assistive technology knows of the program: its tree, and what is announced."""

    def __init__(self) -> None:
        """Listen from now on."""
        self.announced: list[str] = []
        pyatspi.Registry.registerEventListener(self._keep, "object:announcement")

    def _keep(self, event: Any) -> None:
        self.announced.append(event.any_data)

    def wait_for(self, condition: Callable[[], Any]) -> Any:
        """Take events until a condition holds, and return what it returned. Raises TimeoutError."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            loop = GLib.MainLoop()
            GLib.timeout_add(50, loop.quit)
            loop.run()
            try:
                found = condition()
            except GLib.GError:
                continue  # what was looked at is gone
            if found:
                return found
        raise TimeoutError(condition)

    def find(self, role: str, words: str = "") -> Any:
        """Return the first thing that is shown with a role and words in its name, or None."""
        return next((thing for thing in everything() if thing.getRoleName() == role and words in thing.name), None)

    def press(self, *keys: str | int) -> None:
        """Press keys one after the other, each a character or the number of a key."""
        for key in keys:
            keysym = key if isinstance(key, int) else ord(key)
            pyatspi.Registry.generateKeyboardEvent(keysym, None, pyatspi.KEY_SYM)


def everything() -> Iterator[Any]:
    """Yield all that is shown by programs, as it is now and not as it was when it was last looked at."""
    desktop = pyatspi.Registry.getDesktop(0)
    for number in range(desktop.childCount):
        program = desktop.getChildAtIndex(number)
        program.clear_cache()
        yield from shown(program)


def shown(thing: Any) -> Iterator[Any]:
    """Yield a thing and all in it that is shown."""
    yield thing
    for number in range(thing.childCount):
        child = thing.getChildAtIndex(number)
        is_window = thing.getRoleName() == "application"
        if child is not None and (is_window or child.getState().contains(pyatspi.STATE_SHOWING)):
            yield from shown(child)


def read(client: Client) -> dict[str, object]:
    """Do what a reader does, and return what was told on the way."""
    client.wait_for(lambda: client.find("spin button", "Daily goal"))
    client.wait_for(lambda: client.find("spin button") is None or client.press(ESCAPE))
    thing = client.wait_for(lambda: next((one for one in texts() if text_of(one).startswith("The lamp")), None))
    text = thing.queryText()
    told = {"whole": text_of(thing), "is_editable": thing.getState().contains(pyatspi.STATE_EDITABLE)}
    client.announced.clear()
    client.press("j", "j")
    client.wait_for(lambda: len(client.announced) == 2)
    told["paragraphs"], told["caret"] = list(client.announced), text.caretOffset
    text.setCaretOffset(text.caretOffset + 4)
    client.wait_for(lambda: text.caretOffset == told["caret"] + 4)
    told.update({name: text.getTextAtOffset(text.caretOffset, unit)[0] for name, unit in UNITS.items()})
    client.press("v", ".")
    client.wait_for(lambda: text.getNSelections() and text.getSelection(0)[1] > told["caret"] + 6)
    told["extended"] = text.getText(*text.getSelection(0))
    text.setSelection(0, 0, 8)
    client.wait_for(lambda: text.getSelection(0) == (0, 8))
    client.announced.clear()
    press(client.wait_for(lambda: client.find("check box", "Yellow")))
    told["mark"] = client.wait_for(lambda: next((one for one in client.announced if "Yellow" in one), ""))
    told["row"] = client.wait_for(lambda: client.find("list item", "Highlight")).name
    return told


def press(button: Any) -> None:
    """Press a button as assistive technology does, without a key."""
    action = button.queryAction()
    action.doAction([action.getName(number) for number in range(action.nActions)].index("Press"))


def texts() -> list[Any]:
    """Return the texts of several lines that are shown."""
    return [one for one in everything() if one.getState().contains(pyatspi.STATE_MULTI_LINE)]


def text_of(thing: Any) -> str:
    """Return all words of a text."""
    return thing.queryText().getText(0, -1)


if __name__ == "__main__":
    json.dump(read(Client()), sys.stdout)
