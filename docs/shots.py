"""Draw the pictures of the guide: the screens, in both languages, light and dark, always from the same library.

A page of all widgets in all states is drawn in every theme, into the folder `widgets` beside that of the pictures.

Usage: shots.py FOLDER [onehour's path]. The readers, texts, notes and hours are defined here; the dates are fixed.
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

from dialog_scenes import DialogScenes
from drawing import THEMES, picture_name
from group_members import GroupMembers
from group_scenes import GroupScenes
from machines_scene import MachinesScene
from printed_scene import PrintedScene
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QImageWriter
from scenes import Scenes
from study_scenes import StudyScenes

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.ids import new_id
from reader.resources import welcome_text
from reader.storage.library import Library

SAMPLES = Path(__file__).parent / "samples"
ZONE = timezone(timedelta(hours=8))
FIRST_DAY = date(2025, 9, 1)
TODAY = date(2026, 3, 28)
SHOWN_AT = datetime(2026, 3, 28, 21, 10, tzinfo=ZONE)
SCREENS = ("read", "library", "notes", "progress", "settings")
SIZE = "1440x900"

_ENVIRONMENT = {**os.environ, "TZ": "Asia/Shanghai", "QT_QPA_PLATFORM": "offscreen"}

WIDGETS = "widgets"
"""The folder of the pictures of all widgets, which are not part of the guide."""

_WITHOUT_LOSS = 100
"""The quality at which Qt writes WebP without loss."""

MET_DAYS_IN_A_ROW = 12
SHARE_OF_DAYS_READ = 0.86
SECONDS_TODAY = 2_530


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation of a reader in the pictures."""

    quote: str
    colour: int
    body: str = ""
    tags: tuple[str, ...] = ()
    kind: str = "highlight"


@dataclass(frozen=True, slots=True)
class SampleFiling:
    """How a sample is filed: its track, whether it is required, its tags, and the share that was read, 0 to 1."""

    track: str = "none"
    required: bool = False
    tags: tuple[str, ...] = ()
    read: float = 0.0


FILINGS = {
    "reading-slowly.md": SampleFiling("work", required=True, tags=("reading",)),
    "mandu.md": SampleFiling("work", required=True, tags=("自学",)),
    "the-night-ferry.md": SampleFiling("accumulate", tags=("stories",), read=0.62),
    "on-keeping-a-garden.md": SampleFiling("research", tags=("essays",), read=0.08),
    "chayuan-ji.md": SampleFiling("catch-up", required=True, tags=("散文",), read=1.0),
    "deng-xia-ji.md": SampleFiling("accumulate", tags=("散文",), read=0.35),
}


NEXT_TEXTS = {"en": "the-night-ferry.md", "zh_CN": "deng-xia-ji.md"}
"""What the group of each language reads next."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader in the pictures: the language, the text on the page, its notes and a dictionary."""

    language: str
    text: str
    place: str
    notes: tuple[Note, ...]
    dictionary: tuple[str, tuple[tuple[str, str], ...]]


READERS = (
    Reader(
        "en",
        "reading-slowly.md",
        "How to read",
        (
            Note("Whoever reads six times ten minutes has read six beginnings", 2),
            Note(
                "Where you agree, look for the best reason against it",
                1,
                "Two ways *not* to read, then the one that is left: **ask first**.",
                ("reading",),
                "note",
            ),
            Note(
                "a few to be read aloud in company",
                4,
                "Which ones are ours? This year:\n\n- the *Essays*\n- the *Analects*",
                ("list",),
                "note",
            ),
            Note(
                "talking tells us whether it holds",
                3,
                "Is our weekly meeting long enough for that? Everyone speaks in turn.",
                ("meeting",),
                "question",
            ),
            Note("writing shows us what we think", 1),
            Note("Do not hurry past what is dull", 5, "Doubtful, but try it for a week.", (), "note"),
        ),
        (
            "Pocket Words",
            (
                ("foresee", "to know of a thing before it happens"),
                ("foresaw", "past of foresee: knew beforehand what somebody would say or what would come"),
            ),
        ),
    ),
    Reader(
        "zh_CN",
        "mandu.md",
        "怎样读",
        (
            Note("手比眼慢，好处就在这个慢字上", 2),
            Note("抄下来的句子，回来的只有那一句", 3, "所以批注要用**自己的话**写。", ("批注",), "note"),
            Note(
                "每读一章，先问它在回答什么问题",
                1,
                "从这周起，每章先写下问题。一年三百多个小时，够读完：\n\n- 《史记》选本\n- 《资治通鉴》三十卷",
                ("自学", "计划"),
                "note",
            ),
            Note("沉闷的段落不要跳过去", 1),
            Note("找一找作者在哪一句里早已料到了你", 4, "这一条怎么做？下次领学时问大家。", ("疑问",), "question"),
            Note("动笔最容易省掉", 5, "说的就是我。", ("自省",), "note"),
        ),
        ("袖珍词典", (("反驳", "说出理由，指明对方的话不对"), ("驳", "说别人的话不对；颜色夹杂"))),
    ),
)


class Shots:
    """Draw the pictures of one reader, with one program file, from a library of its own."""

    def __init__(self, program: str, library: Path, reader: Reader) -> None:
        """Draw with ``program`` from the library file ``library``."""
        self._program = program
        self._library = library
        self._reader = reader
        self._text = ""

    def prepare(self) -> None:
        """Add the texts, the notes and the hours."""
        welcome = welcome_text(self._reader.language)
        first_evening = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 20, tzinfo=ZONE)
        others = sorted(path for path in SAMPLES.glob("*.md") if path.name != self._reader.text)
        files = [str(path) for path in (welcome, *others, SAMPLES / self._reader.text)]
        added = {Path(str(row["path"])).name: str(row["id"]) for row in self._run(first_evening, "add", *files)}
        self._text = added[self._reader.text]
        for name, filed in FILINGS.items():
            self._file(added[name], filed)
        self._add_dictionary()
        for number, note in enumerate(self._reader.notes):
            self._annotate(note, SHOWN_AT - timedelta(days=3 - number // 2, minutes=50 - 9 * number))
        with Library.open(self._library, SHOWN_AT) as library:
            for entry in _entries(self._text):
                library.ledger.put(entry)
                library.ledger.close(entry.id)
            start = library.texts.view(self._text).find(self._reader.place)[0][0]
            library.coverage.add(self._text, 0, start)
            for name, filed in FILINGS.items():
                read = round(library.texts.get(added[name]).characters * filed.read)
                library.coverage.add(added[name], 0, read)
            library.texts.set_place(self._text, start, SHOWN_AT)

    def draw(self, folder: Path) -> None:
        """Draw every screen in every theme."""
        for theme in THEMES:
            for screen in SCREENS:
                name = picture_name(screen, self._reader.language, theme, "png")
                options = ("--screen", screen, "--theme", theme, "--language", self._reader.language)
                self._run(SHOWN_AT, "shot", str(folder / name), "--text", self._text, "--size", SIZE, *options)
                sys.stdout.write(f"{folder / name}\n")
        scenes = [sys.executable, str(Path(__file__).with_name("scenes.py")), str(self._library), self._text]
        arguments = [self._reader.language, str(folder), SHOWN_AT.isoformat()]
        subprocess.run([*scenes, *arguments], check=True, env=_ENVIRONMENT)  # noqa: S603
        dialogs = [sys.executable, str(Path(__file__).with_name("dialog_scenes.py")), str(self._library), self._text]
        subprocess.run([*dialogs, *arguments], check=True, env=_ENVIRONMENT)  # noqa: S603
        study = [sys.executable, str(Path(__file__).with_name("study_scenes.py")), str(self._library)]
        subprocess.run([*study, *arguments], check=True, env=_ENVIRONMENT)  # noqa: S603
        printed = [sys.executable, str(Path(__file__).with_name("printed_scene.py"))]
        subprocess.run([*printed, *arguments], check=True, env=_ENVIRONMENT)  # noqa: S603
        machines = [sys.executable, str(Path(__file__).with_name("machines_scene.py"))]
        subprocess.run([*machines, *arguments], check=True, env=_ENVIRONMENT)  # noqa: S603
        samples = SAMPLES / self._reader.text, SAMPLES / NEXT_TEXTS[self._reader.language]
        members = GroupMembers(self._program, self._library.parent, self._library, self._reader.language, samples)
        group = [sys.executable, str(Path(__file__).with_name("group_scenes.py")), str(self._library)]
        subprocess.run([*group, *arguments, str(members.hand_over(SHOWN_AT))], check=True, env=_ENVIRONMENT)  # noqa: S603

    def _add_dictionary(self) -> None:
        name, words = self._reader.dictionary
        path = self._library.with_name(f"{name}.txt")
        path.write_text("".join(f"{word}\t{meaning}\n" for word, meaning in words), "utf-8")
        self._run(SHOWN_AT, "dictionary", "add", str(path))

    def _file(self, text: str, filed: SampleFiling) -> None:
        tags = [part for tag in filed.tags for part in ("--tag", tag)]
        required = "--required" if filed.required else "--chosen"
        self._run(SHOWN_AT, "file", text, "--track", filed.track, required, *tags)

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
    """Return the evenings of half a year: the goal is met on most of them, and on all of the last ones."""
    rng = random.Random(60)  # noqa: S311  not used for anything secret
    entries = []
    for number in range((TODAY - FIRST_DAY).days):
        day = FIRST_DAY + timedelta(days=number)
        is_late = (TODAY - day).days <= MET_DAYS_IN_A_ROW
        seconds = rng.randint(3_620, 5_200) if is_late or rng.random() < SHARE_OF_DAYS_READ else 0
        if not is_late and rng.random() < 0.08:
            seconds = rng.randint(600, 3_000)
        if seconds:
            entries.append(_entry(text, day, seconds))
    return [*entries, _entry(text, TODAY, SECONDS_TODAY)]


def _entry(text: str, day: date, seconds: int) -> LedgerEntry:
    start = datetime(day.year, day.month, day.day, 20, 5, tzinfo=ZONE).astimezone(UTC)
    end = start + timedelta(seconds=seconds)
    offset = round(timedelta(hours=8).total_seconds())
    return LedgerEntry(new_id(start), text, TimeClass.READ, start, end, offset, day, seconds, EntryOrigin.MEASURED)


def main() -> None:
    """Draw all pictures to the folder named on the command line."""
    folder = Path(sys.argv[1])
    program = sys.argv[2] if len(sys.argv) > 2 else str(Path(sys.executable).parent / "onehour")
    with tempfile.TemporaryDirectory() as drawn:
        for reader in READERS:
            with tempfile.TemporaryDirectory() as place:
                shots = Shots(program, Path(place) / "library.db", reader)
                shots.prepare()
                shots.draw(Path(drawn))
        compress_all(Path(drawn), folder)
    with tempfile.TemporaryDirectory() as drawn:
        gallery = [sys.executable, str(Path(__file__).with_name("gallery.py")), drawn]
        subprocess.run(gallery, check=True, env=_ENVIRONMENT)  # noqa: S603
        compress_all(Path(drawn), folder.with_name(WIDGETS))


def picture_names() -> set[str]:
    """Return the names of the files of all pictures of the guide."""
    scenes = {
        *SCREENS,
        *Scenes.all(Scenes.__new__(Scenes)),
        *PrintedScene.all(PrintedScene.__new__(PrintedScene)),
        *MachinesScene.all(MachinesScene.__new__(MachinesScene)),
        *DialogScenes.all(DialogScenes.__new__(DialogScenes)),
        *StudyScenes.all(StudyScenes.__new__(StudyScenes)),
        *GroupScenes.all(GroupScenes.__new__(GroupScenes)),
    }
    return {
        picture_name(scene, reader.language, theme, "webp")
        for scene in scenes
        for reader in READERS
        for theme in THEMES
    }


def compress_all(drawn: Path, folder: Path) -> None:
    """Store all pictures as WebP without loss, which takes a third of the room (docs/decisions/0107)."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in sorted(drawn.glob("*.png")):
        to = folder / f"{picture.stem}.webp"
        writer = QImageWriter(str(to), QByteArray(b"webp"))
        writer.setQuality(_WITHOUT_LOSS)
        if not writer.write(QImage(str(picture))):
            message = f"{to} cannot be written: {writer.errorString()}"
            raise OSError(message)


if __name__ == "__main__":
    main()
