"""Draw a screen to a file."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import click

from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.interface_languages import LANGUAGES
from reader.core.screens import ScreenName
from reader.core.text.sanitise import sanitise

_SIZE = re.compile(r"([1-9]\d{2,3})[x×]([1-9]\d{2,3})")
_THEMES = ("system", "paper", "white", "sepia", "dark")


def _parse_size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1]), int(found[2])


_SIZE_PARAM = ParsedParam("WxH", _parse_size, "is no size, such as 1440x900")
"""Width and height, each of 100 to 9,999 pixels."""


@command("shot", without="at")
@click.argument("out", metavar="OUT.png", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--screen", type=click.Choice([one.value for one in ScreenName]), default=ScreenName.READ.value)
@click.option("--text", "id_", metavar="ID", default="", help="The text to open.")
@click.option("--at", "position", type=click.IntRange(min=0), metavar="N", help="The code point to open it at.")
@click.option("--size", type=_SIZE_PARAM, default="1440x900", show_default=True)
@click.option("--theme", type=click.Choice(_THEMES), help="Instead of your own setting.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Instead of your own setting.")
def shot_command(
    session: Session,
    *,
    out: Path,
    screen: str,
    id_: str,
    position: int | None,
    size: tuple[int, int],
    theme: str | None,
    language: str | None,
) -> None:
    """Draw a screen without a display; --open-at sets the place in the text."""
    app = importlib.import_module("reader.app")
    picture = app.Screenshot(
        screen=ScreenName(screen),
        text=id_,
        position=-1 if position is None else position,
        width=size[0],
        height=size[1],
        theme=theme or "",
        language=language or "",
    )
    draw = cast("Callable[..., tuple[int, int]]", app.save_screenshot)
    with session.open_read_only() as library:
        width, height = draw(library, out, picture, session.at)
    session.write_result({"path": sanitise(str(out)), "width": width, "height": height}, lambda: sanitise(str(out)))
