"""Draw a screen to a file."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import click
from typing_extensions import override

from reader.cli.session import Session, command
from reader.core.screens import ScreenName
from reader.core.text.sanitise import sanitise

_SIZE = re.compile(r"([1-9]\d{2,3})[x×]([1-9]\d{2,3})")
_THEMES = ("system", "paper", "white", "sepia", "dark")
_LANGUAGES = ("en", "zh_CN")


class SizeParam(click.ParamType[tuple[int, int]]):
    """Parse a size as WIDTHxHEIGHT, each of 100 to 9,999 pixels."""

    name = "WxH"

    @override
    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return width and height."""
        found = _SIZE.fullmatch(str(value))
        if found is None:
            self.fail(f"{value!r} is no size, such as 1440x900", param, ctx)
        return int(found[1]), int(found[2])


@command("shot", without="at")
@click.argument("out", metavar="OUT.png", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--screen", type=click.Choice([one.value for one in ScreenName]), default=ScreenName.READ.value)
@click.option("--text", "id_", metavar="ID", default="", help="The text that is open.")
@click.option("--at", "position", type=click.IntRange(min=0), metavar="N", help="The code point it is open at.")
@click.option("--size", type=SizeParam(), default="1440x900", show_default=True)
@click.option("--theme", type=click.Choice(_THEMES), help="Else the reader's own.")
@click.option("--language", type=click.Choice(_LANGUAGES), help="Else the reader's own.")
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
    """Draw a screen as it would look, without a display; the option --at stands for a place in the text here."""
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
