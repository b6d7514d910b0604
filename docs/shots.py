"""Draw the pictures of the guide: the four screens, in both languages, light and dark, always from the same library.

Usage: shots.py FOLDER [onehour's path]. The readers, their texts, notes and hours are made here; the dates stand.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from reader.core.hour.ledger import LedgerEntry, Origin, TimeClass
from reader.core.identity import new_id
from reader.resources import welcome_text
from reader.storage.library import Library

SAMPLES = Path(__file__).parent / "samples"
ZONE = timezone(timedelta(hours=8))
FIRST_DAY = date(2025, 9, 1)
TODAY = date(2026, 3, 28)
SHOWN_AT = datetime(2026, 3, 28, 21, 10, tzinfo=ZONE)
SCREENS = ("read", "library", "notes", "progress")
THEMES = ("paper", "dark")
SIZE = "1440x900"

_ENVIRONMENT = {**os.environ, "TZ": "Asia/Shanghai", "QT_QPA_PLATFORM": "offscreen"}

MET_DAYS_IN_A_ROW = 12
SHARE_OF_DAYS_READ = 0.86
SECONDS_TODAY = 2_530


@dataclass(frozen=True, slots=True)
class Note:
    """Hold one annotation that the reader of the pictures has made."""

    quote: str
    colour: int
    body: str = ""
    tags: tuple[str, ...] = ()
    kind: str = "highlight"


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold one reader of the pictures: the language, the text on the page and what stands beside it."""

    language: str
    text: str
    place: str
    notes: tuple[Note, ...]


READERS = (
    Reader(
        "en",
        "of-studies.md",
        "How to read",
        (
            Note("natural abilities are like natural plants, that need pruning", 2),
            Note(
                "Read not to contradict and confute; nor to believe and take for granted",
                1,
                "Four ways *not* to read, then the one that is left: **weigh and consider**.",
                ("reading",),
                "note",
            ),
            Note(
                "some few to be chewed and digested",
                4,
                "Which ones are mine? This year:\n\n- the *Essays*\n- the *Analects*",
                ("list",),
                "note",
            ),
            Note(
                "conference a ready man",
                3,
                "Is our weekly meeting a conference in his sense? Everyone speaks in turn.",
                ("meeting",),
                "question",
            ),
            Note("writing an exact man", 1),
            Note("let him study the mathematics", 5, "Doubtful; so does reading aloud.", (), "note"),
        ),
    ),
    Reader(
        "zh_CN",
        "quanxue.md",
        "积土成山",
        (
            Note("君子博学而日参省乎己", 2),
            Note(
                "吾尝终日而思矣，不如须臾之所学也",
                3,
                "与“学而不思则罔”对读：孔子两边都说，荀子偏重学。",
                ("对读",),
                "note",
            ),
            Note(
                "不积跬步，无以至千里；不积小流，无以成江海",
                1,
                "每天一小时就是**跬步**。一年三百多个小时，够读完：\n\n- 《史记》选本\n- 《资治通鉴》三十卷",
                ("自学", "计划"),
                "note",
            ),
            Note("锲而不舍，金石可镂", 1),
            Note("用心躁也", 4, "“躁”指什么？是贪多，还是不专？下次领学时问大家。", ("疑问",), "question"),
            Note("古之学者为己，今之学者为人", 5, "语出《论语·宪问》。", ("出处",), "note"),
        ),
    ),
)


class Shots:
    """Draw with one program file, for one reader, from a library of its own."""

    def __init__(self, program: str, library: Path, reader: Reader) -> None:
        """Make the library."""
        self._program = program
        self._library = library
        self._reader = reader
        self._text = ""

    def prepare(self) -> None:
        """Add the texts, the notes and the hours."""
        welcome = welcome_text(self._reader.language)
        begun = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 20, tzinfo=ZONE)
        others = sorted(path for path in SAMPLES.glob("*.md") if path.name != self._reader.text)
        files = [str(path) for path in (welcome, *others, SAMPLES / self._reader.text)]
        self._text = str(self._run(begun, "add", *files)[-1]["id"])
        for number, note in enumerate(self._reader.notes):
            self._annotate(note, SHOWN_AT - timedelta(days=3 - number // 2, minutes=50 - 9 * number))
        with Library.open(self._library, SHOWN_AT) as library:
            for entry in _entries(self._text):
                library.ledger.put(entry)
                library.ledger.close(entry.id)
            start = library.texts.view(self._text).find(self._reader.place)[0][0]
            library.coverage.add(self._text, 0, start)
            library.texts.set_place(self._text, start, SHOWN_AT)

    def draw(self, folder: Path) -> None:
        """Draw every screen in every theme."""
        for theme in THEMES:
            for screen in SCREENS:
                name = ".".join(filter(None, (screen, self._reader.language, "" if theme == "paper" else theme, "png")))
                options = ("--screen", screen, "--theme", theme, "--language", self._reader.language)
                self._run(SHOWN_AT, "shot", str(folder / name), "--text", self._text, "--size", SIZE, *options)
                sys.stdout.write(f"{folder / name}\n")

    def _annotate(self, note: Note, at: datetime) -> None:
        tags = [part for tag in note.tags for part in ("--tag", tag)]
        options = ["--colour", str(note.colour), "--kind", note.kind, *tags]
        if note.body:
            options += ["--body", note.body]
        self._run(at, "annotate", self._text, "--quote", note.quote, *options)

    def _run(self, at: datetime, *arguments: str) -> list[dict[str, object]]:
        command = [self._program, "--library", str(self._library), "--at", at.isoformat(), "--json", *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=_ENVIRONMENT)  # noqa: S603
        found = json.loads(done.stdout)
        return found if isinstance(found, list) else [found]


def _entries(text: str) -> list[LedgerEntry]:
    """Make the evenings of half a year: most of them met, some not, the last ones all."""
    chance = random.Random(60)  # noqa: S311  nothing secret hangs on it
    entries = []
    for number in range((TODAY - FIRST_DAY).days):
        day = FIRST_DAY + timedelta(days=number)
        is_late = (TODAY - day).days <= MET_DAYS_IN_A_ROW
        seconds = chance.randint(3_620, 5_200) if is_late or chance.random() < SHARE_OF_DAYS_READ else 0
        if not is_late and chance.random() < 0.08:
            seconds = chance.randint(600, 3_000)
        if seconds:
            entries.append(_entry(text, day, seconds))
    return [*entries, _entry(text, TODAY, SECONDS_TODAY)]


def _entry(text: str, day: date, seconds: int) -> LedgerEntry:
    start = datetime(day.year, day.month, day.day, 20, 5, tzinfo=ZONE).astimezone(UTC)
    end = start + timedelta(seconds=seconds)
    offset = round(timedelta(hours=8).total_seconds())
    return LedgerEntry(new_id(start), text, TimeClass.READ, start, end, offset, day, seconds, Origin.MEASURED)


def main() -> None:
    """Draw all pictures into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    program = sys.argv[2] if len(sys.argv) > 2 else str(Path(sys.executable).parent / "onehour")
    for reader in READERS:
        with tempfile.TemporaryDirectory() as place:
            shots = Shots(program, Path(place) / "library.db", reader)
            shots.prepare()
            shots.draw(folder)


if __name__ == "__main__":
    main()
