"""Make every dialog of the window, with content as long as it gets."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from reader import __version__
from reader.app.composition import Application
from reader.core.annotations.foreign_notes import NoteSource
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.anchor_match import Candidate, MatchKind
from reader.core.annotations.reanchoring.edition_preview import CarriedAnnotation, EditionPreview
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.planning.catch_up_options import CatchUpOptionName, catch_up_options
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.study.actions import Action, ActionChange, ActionChangeKind, ActionRecord, ActionState
from reader.core.study.card_info import CardInfo
from reader.core.study.card_sides import CardSides
from reader.core.study.cards import CardContent, CardKind, CardSource, Flashcard
from reader.core.study.foreign_questions import PassedBlock
from reader.core.study.groups import Person
from reader.core.study.question_names import FAULT_NAMES
from reader.core.study.questions import BankQuestion, Option, Pair, Question, QuestionKind
from reader.core.study.rota import LESSON_ROTA
from reader.core.study.talk import TalkSource
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.undo_history import HistoryEntry, HistoryStep
from reader.exporters.actions.tasks import ActionOffer
from reader.exporters.export_folder import NoteEdit
from reader.services.activity.day_entries import day_entries
from reader.services.annotations.notes_import import NotesReport
from reader.services.planning.pace import ReadingPaces
from reader.services.planning.roadmap import RoadmapStatus, roadmap_status
from reader.services.restore_target import OpenLibrary
from reader.services.study.edition_cards import EditionCards
from reader.services.study.question_bank import BankReport
from reader.services.study.rotas import RotaRequest, change_rota
from reader.storage.integrity import FindingKind, IntegrityFinding, IntegrityReport
from reader.ui.annotations.topic_dialog import NoteTagsDialog, QuestionDialog
from reader.ui.backups.check_dialog import CheckDialog
from reader.ui.backups.restore_dialog import RestoreDialog
from reader.ui.exporting.export_dialog import ExportDialog
from reader.ui.exporting.note_edits_dialog import NoteEditsDialog
from reader.ui.exporting.talk_dialog import TalkDialog
from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog
from reader.ui.importing.failures_dialog import FailuresDialog
from reader.ui.importing.notes_report_dialog import NotesReportDialog
from reader.ui.importing.text_options.text_options_dialog import TextOptionsDialog
from reader.ui.importing.whose_notes_dialog import WhoseNotesDialog
from reader.ui.library.text_tags_dialog import TextTagsDialog
from reader.ui.lookup.dictionaries_dialog import DictionariesDialog
from reader.ui.notes.orphans_dialog import OrphanedNote, OrphansDialog, PlaceOffer
from reader.ui.planning.catch_up_dialog import CatchUpDialog
from reader.ui.planning.roadmap_dialog import RoadmapDialog
from reader.ui.progress.correction_dialog import CorrectionDialog
from reader.ui.progress.declaration_dialog import DeclarationDialog
from reader.ui.progress.first_plan_dialog import FirstPlanDialog
from reader.ui.progress.report_dialog import ReportDialog
from reader.ui.reading.go_to_dialog import GoToDialog
from reader.ui.shell.about_dialog import AboutDialog
from reader.ui.shell.history_dialog import HistoryDialog
from reader.ui.study.action_dialogs import ActionDialog, DropDialog, OutcomeDialog, PostponeDialog
from reader.ui.study.action_export_dialog import ActionExportDialog, ActionOffersDialog
from reader.ui.study.bank_question_dialog import BankQuestionDialog
from reader.ui.study.bank_report_dialog import BankReportDialog
from reader.ui.study.edit_card_dialog import EditCardDialog
from reader.ui.study.groups_dialog import GroupsDialog
from reader.ui.study.hand_over_controller import HandOverChoiceDialog
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.notes_hand_over_form import NotesHandOverForm
from reader.ui.study.open_given_dialog import OpenGivenDialog
from reader.ui.study.original_dialog import OriginalDialog
from reader.ui.study.question_import_queue import ImportedQuestions
from reader.ui.study.quiz_dialog import QuizDialog
from reader.ui.study.report_form import ReportForm
from reader.ui.study.rota_dialog import RotaDialog
from reader.ui.study.sticking_dialog import StickingDialog
from reader.ui.study.suggestions_dialog import SuggestionsDialog
from reader.ui.study.withdrawal_form import WithdrawalForm
from reader.ui.widgets.message_dialog import MessageDialog
from tests.support.backups import changed_library
from tests.support.hand_over import FORMS, VIEWS, WordsForm
from tests.support.reports import report_file

LONG_TITLE = "The Collected Letters and Occasional Papers of a Reader Who Never Stopped"
_INTERVAL_MS = 10
OPERATIONS = ("remove", "add-note", "recolour", "highlight", "declare-time", "change-plan", "import-notes")


class AllDialogs:
    """Makes the dialogs over a program; ``text`` is a text with notes, ``day`` one with entries in the ledger."""

    def __init__(self, program: Application, text: str, day: date) -> None:
        self._context, self._window = program.context, program.controller.window
        self._exporting = program.controller.texts._export_runner
        self._library = self._context.library
        self._text = self._library.texts.get(text)
        self._day = day
        self._notes = self._library.annotations.of_text(text)

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def factories(self) -> dict[str, Callable[[], QDialog]]:
        """Return the functions that make the dialogs, by their names."""
        return {
            "about": self._about,
            "action": lambda: ActionDialog(self._day, LONG_TITLE * 4, LONG_TITLE, self._window),
            "action-another-day": self._another_day,
            "action-done": lambda: OutcomeDialog(LONG_TITLE, self._window),
            "action-drop": lambda: DropDialog(LONG_TITLE, self._window),
            "action-export": lambda: ActionExportDialog(self._window),
            "action-offers": self._action_offers,
            "bank-question": self._bank_question,
            "bank-report": self._bank_report,
            "catch-up": self._catch_up,
            "correction": self._correction,
            "declaration": self._declaration,
            "dictionaries": lambda: DictionariesDialog(self._library, self._window),
            "edit-card": self._edit_card,
            "edition": self._edition,
            "export": lambda: ExportDialog(self._exporting, self._context.settings, self._text.id, self._window),
            "failures": self._failures,
            "first-plan": lambda: FirstPlanDialog(self._window),
            "go-to": self._go_to,
            "groups": self._groups,
            "hand-over": lambda: HandOverDialog(self._context, WordsForm(self._context), self._window),
            "hand-over-notes": lambda: HandOverDialog(self._context, NotesHandOverForm(self._context), self._window),
            "hand-over-choice": lambda: HandOverChoiceDialog(FORMS, self._window),
            "history": self._history,
            "message": self._message,
            "note-edits": self._note_edits,
            "note-tags": lambda: NoteTagsDialog(12, ("reading", "自学"), ("reading",), self._window),
            "notes-report": self._notes_report,
            "hand-over-report": lambda: HandOverDialog(self._context, ReportForm(self._context), self._window),
            "withdraw-report": lambda: HandOverDialog(
                self._context, WithdrawalForm(self._context, report_file("王小明", words="读得慢。")), self._window
            ),
            "year-sheet": self._year_sheet,
            "original": lambda: OriginalDialog(report_file("王小明"), self._context.appearance.theme, self._window),
            "open-given": lambda: OpenGivenDialog(self._context, self._window, VIEWS),
            "orphans": self._orphans,
            "check": self._check,
            "question": lambda: QuestionDialog("", self._window),
            "quiz": self._quiz,
            "report": self._report,
            "restore": self._restore,
            "roadmap": self._roadmap,
            "suggestions": self._suggestions,
            "sticking-point": self._sticking_point,
            "rota": self._rota,
            "talk": self._talk,
            "text-options": self._text_options,
            "whose-notes": lambda: WhoseNotesDialog(f"{LONG_TITLE}.annotation", LONG_TITLE, self._window),
            "text-tags": lambda: TextTagsDialog([(LONG_TITLE, ("reading",))], ("reading", "自学"), self._window),
        }

    def _about(self) -> QDialog:
        path = Path("/home/reader/.local/share/onehour/library.db")
        return AboutDialog(self._context.appearance, __version__, path, self._window)

    def _another_day(self) -> QDialog:
        days = (self._day - timedelta(days=14), self._day - timedelta(days=7))
        history = tuple(
            ActionChange("", self._now, day, kind, day.isoformat())
            for day, kind in zip(days, (ActionChangeKind.MADE, ActionChangeKind.DUE), strict=True)
        )
        action = Action("", LONG_TITLE, self._now, days[0], due=days[1])
        return PostponeDialog(ActionRecord(action, "", history), self._day, self._window)

    def _action_offers(self) -> QDialog:
        offers = [ActionOffer("", LONG_TITLE, state, self._day, self._day) for state in ActionState]
        return ActionOffersDialog(offers, self._window)

    def _rota(self) -> QDialog:
        """Make the dialog with four members, one of whom is away."""
        if not self._library.rotas.names():
            away = (("Ann", self._day),)
            request = RotaRequest(("Ann", "博", LONG_TITLE, "丹"), first_day=self._day, away=away)
            change_rota(self._library, LESSON_ROTA, request, self._now)
        return RotaDialog(self._context, parent=self._window)

    def _groups(self) -> QDialog:
        """Make the dialog with a group from whose roster somebody is missing who handed something over."""
        groups = self._library.study_groups
        group = groups.named(LONG_TITLE)
        groups.change(replace(group, display_name="王小明", roster=("Ann", "博", LONG_TITLE)), self._now)
        groups.change_person(Person("p", "丹", group=group.id), self._now)
        return GroupsDialog(self._context, self._window)

    def _check(self) -> QDialog:
        """Make the dialog with a finding of each kind, some of them mended."""
        findings = [
            IntegrityFinding(kind, "id", "facts", repaired) for kind in FindingKind for repaired in (False, True)
        ]
        report = IntegrityReport(tuple(findings), texts=1_234, annotations=56_789)
        dialog = CheckDialog(lambda: report, lambda: None, self._context.tasks, self._window)
        _wait_until(lambda: not dialog.list.isHidden())
        return dialog

    def _catch_up(self) -> QDialog:
        course = self._forecast(Roadmap(self._items, self._day))
        options = catch_up_options(course.context)
        theme = self._context.appearance.theme
        return CatchUpDialog(options, course, CatchUpOptionName.REBALANCE, theme, self._window)

    @property
    def _items(self) -> tuple[RoadmapItem, ...]:
        return tuple(RoadmapItem(text.id, text.filing.track) for text in self._library.texts.all())

    def _forecast(self, roadmap: Roadmap) -> RoadmapStatus:
        return roadmap_status(self._library, self._now, 0.0, roadmap)

    def _correction(self) -> QDialog:
        return CorrectionDialog(
            self._library, self._context.clock, day_entries(self._library, self._day), 0, self._window
        )

    def _declaration(self) -> QDialog:
        texts = self._library.texts.all()
        return DeclarationDialog(self._library, self._context.clock, texts, self._day, self._window)

    def _edition(self) -> QDialog:
        kinds = tuple(MatchKind)
        carried = tuple(
            CarriedAnnotation(note, note, kinds[number % len(kinds)], None) for number, note in enumerate(self._notes)
        )
        preview = EditionPreview(carried, (), 0)
        return EditionPreviewDialog(LONG_TITLE, preview, self._window, cards=EditionCards(12, 3))

    def _edit_card(self) -> QDialog:
        """Make the dialog for a card whose words are gone."""
        note = next(note for note in self._notes if note.quote)
        content = CardContent(CardKind.BLANK, "字" * 12)
        card = Flashcard("id", content, note.id, None, note.quote[:80], self._now, self._day)
        source = CardSource(self._text.id, LONG_TITLE, "", note.quote[:300], note.body, self._now)
        return EditCardDialog(CardInfo(card, source), self._window)

    def _sticking_point(self) -> QDialog:
        """Make the dialog for a card that is forgotten again and again."""
        return StickingDialog(CardSides(LONG_TITLE, "字"), is_blank=True, parent=self._window)

    def _suggestions(self) -> QDialog:
        dialog = SuggestionsDialog(self._library, self._notes, self._window)
        _wait_until(lambda: dialog.is_finished)
        return dialog

    def _failures(self) -> QDialog:
        problems = (Problem.FILE_EMPTY, Problem.EPUB_PROTECTED, Problem.PDF_SCAN, Problem.FORMAT_UNKNOWN)
        failures = [ReaderError(problem, Path(f"/home/reader/{problem}.epub")) for problem in problems]
        return FailuresDialog(failures, self._window)

    def _go_to(self) -> QDialog:
        stored = self._library.texts.view(self._text.id)
        return GoToDialog(stored.outline(), self._text.characters, stored.pages(), stored.page_at, self._window)

    def _history(self) -> QDialog:
        steps = [
            HistoryStep(number, self._now, Changes(name, annotations=(str(number),)), LONG_TITLE, undone=False)
            for number, name in enumerate(OPERATIONS, start=1)
        ]
        entries = [
            HistoryEntry(step.number, step.at, step.changes.operation, step.words, step.undone, 0, (step.number,))
            for step in reversed(steps)
        ]
        dialog = HistoryDialog(entries, {step.number: step for step in steps}.get, self._window)
        dialog.list.setCurrentItem(dialog.list.topLevelItem(len(steps)))
        return dialog

    def _message(self) -> QDialog:
        dialog = MessageDialog(
            f"Remove the dictionary “{LONG_TITLE}”?",
            "Words will no longer be looked up in it. The file you added it from stays where it is.",
            ("Remove", "Set aside", "Keep"),
            self._window,
        )
        dialog.add_details("Traceback (most recent call last)")
        return dialog

    def _note_edits(self) -> QDialog:
        edits = [NoteEdit(note.id, note.text, note.body or "-", f"{note.body} {LONG_TITLE}") for note in self._notes]
        return NoteEditsDialog(edits, self._window)

    def _notes_report(self) -> QDialog:
        report = NotesReport(
            Path("/home/reader/My Clippings.txt"),
            NoteSource.KINDLE,
            matched=12,
            orphaned=8,
            waiting=3,
            whole=2,
            skipped=(),
            placeholders=(LONG_TITLE,),
        )
        return NotesReportDialog([report], [ReaderError(Problem.FILE_EMPTY, Path("/a.txt"))], self._window)

    def _orphans(self) -> QDialog:
        return OrphansDialog([self._orphan(note) for note in self._notes], self._window)

    def _orphan(self, note: Annotation) -> OrphanedNote:
        offers = [PlaceOffer(Candidate(0, 5, 0.9 - at / 10), LONG_TITLE, "before", "after") for at in range(3)]
        return OrphanedNote(note, LONG_TITLE, tuple(offers))

    @property
    def _questions(self) -> list[BankQuestion]:
        """Return a question of each kind, all of them long."""
        options = tuple(Option(f"{LONG_TITLE} {number}", right=number < 2) for number in range(6))
        pairs = tuple(Pair(f"{number} {LONG_TITLE}", LONG_TITLE) for number in range(3))
        return [
            BankQuestion(str(kind), Question(kind, LONG_TITLE, options, pairs=pairs, category=f"{LONG_TITLE} {kind}"))
            for kind in QuestionKind
        ]

    def _bank_question(self) -> QDialog:
        return BankQuestionDialog(self._questions[1].question, [LONG_TITLE], self._window)

    def _bank_report(self) -> QDialog:
        passed = tuple(PassedBlock(number, why, LONG_TITLE) for number, why in enumerate(FAULT_NAMES, start=1))
        report = BankReport("gift", ("a", "b"), 3, passed)
        imported = [ImportedQuestions(Path("/home/reader/questions.gift.txt"), report)]
        return BankReportDialog(imported, [ReaderError(Problem.QUESTIONS_UNKNOWN, Path("/a.txt"))], self._window)

    def _quiz(self) -> QDialog:
        return QuizDialog(self._questions, self._questions[:2], 123_456, self._window)

    def _report(self) -> QDialog:
        return ReportDialog(self._library, self._context.clock, self._day, self._context.appearance.theme, self._window)

    def _year_sheet(self) -> QDialog:
        theme = self._context.appearance.theme
        report = ReportDialog(self._library, self._context.clock, self._day, theme, self._window)
        return report.year_sheet_dialog()

    def _restore(self) -> QDialog:
        """Make the dialog over a library of its own, with something to restore in the other way than the first."""
        context, now = self._context, self._now
        with (
            tempfile.TemporaryDirectory() as folder,
            changed_library(Path(folder) / "library.db", now - timedelta(days=1), now, LONG_TITLE) as library,
        ):
            dialog = RestoreDialog(OpenLibrary(library), context.tasks, now, context.appearance.theme, self._window)
            _wait_until(lambda: dialog.is_ready)
            dialog.mode.choose(True)
            dialog.mode.chosen.emit(True)
            _wait_until(lambda: dialog.is_ready)
        return dialog

    def _roadmap(self) -> QDialog:
        return RoadmapDialog(Roadmap(self._items), self._forecast, ReadingPaces(self._library), self._window)

    def _talk(self) -> QDialog:
        source = TalkSource(LONG_TITLE, annotations=tuple(note.id for note in self._notes))
        return TalkDialog(self._context, source, self._window)

    def _text_options(self) -> QDialog:
        look = (self._context.settings.values, self._context.appearance.theme)
        card = replace(self._text, title=LONG_TITLE)
        return TextOptionsDialog(card, DEFAULT_OPTIONS, None, look, self._window)


def _wait_until(condition: Callable[[], bool]) -> None:
    while not condition():
        QTest.qWait(_INTERVAL_MS)
