"""Begin to read the file that the program is started with while Qt is being loaded (docs/decisions/0115)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.library_links import SCHEME
from reader.storage.location import library_path, may_have_window

if TYPE_CHECKING:
    from reader.importers.text_reader import TextReader


def begin_reading(arguments: Sequence[str], library: Path | None) -> TextReader | None:
    """Return a reader of the only file among the arguments, which is to be closed; None where there is none.

    Also None where a window has the library open, which reads the file itself. What is read is a value in another
    process: whether it comes into the library is decided there as for every other file.
    """
    if len(arguments) != 1 or arguments[0].lower().startswith(SCHEME):
        return None
    path = Path(arguments[0]).absolute()
    if not path.is_file() or may_have_window(library_path(library, os.environ)):
        return None
    from reader.importers.text_reader import TextReader

    return TextReader(path, is_awaited=True)
