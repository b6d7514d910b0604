"""What is asked of the process that carries the words of texts to and from the shared folder, and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.sync.status import SyncProblemKind
from reader.core.sync.text_files import TravellingText
from reader.core.text.import_events import ImportEvent


@dataclass(frozen=True, slots=True)
class SendTexts:
    """Write the words of texts of a library into the folder, and the originals that it keeps; what is there is passed.

    Answered by a `SentText` for each.
    """

    library: Path
    folder: Path
    texts: tuple[TravellingText, ...]
    originals: tuple[tuple[str, Path], ...]
    """The digests of files that texts were made of, and where the library keeps them."""
    now: datetime


@dataclass(frozen=True, slots=True)
class SentText:
    """A file that was written; of what was there already the size is 0."""

    digest: str
    bytes: int
    is_original: bool = False


@dataclass(frozen=True, slots=True)
class FetchText:
    """Read the words with a digest; answered by `FetchedEvents` and at last an `Absent`, or one without a kind."""

    folder: Path
    digest: str


@dataclass(frozen=True, slots=True)
class FetchedEvents:
    """Some of the events of a text, in order, as an importer has them."""

    events: tuple[ImportEvent, ...]


@dataclass(frozen=True, slots=True)
class FetchOriginals:
    """Copy the originals that are there to their places beside the library; answered by an `Absent` at last."""

    folder: Path
    originals: tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """The end of what was asked for: None if it is complete, else why it is not there."""

    kind: SyncProblemKind | None


TextRequest = SendTexts | FetchText | FetchOriginals
TextAnswer = SentText | FetchedEvents | Absent
