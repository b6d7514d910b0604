"""Where one machine keeps what it knows of its group, and the folder that it shares: all that an exchange needs."""

from __future__ import annotations

from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.sync.membership import Membership
from reader.sync.document import SyncDocument
from reader.sync.document_session import DocumentSession, snapshot_files
from reader.sync.document_store import DamagedDocumentError, DocumentStore
from reader.sync.file_cache import FileCache
from reader.sync.folder_checks import folder_error
from reader.sync.folder_reader import FolderReader
from reader.sync.lease import GroupState, StateStore
from reader.sync.requests import SyncSettings
from reader.sync.shared_folder import SharedFolder
from reader.sync.timed_reader import TimedReader

_CACHE = "seen.json"


class MemberFiles:
    """The state beside a library, the document there, and the shared folder; errors are ReaderError SYNC_…."""

    def __init__(self, library: Path, settings: SyncSettings, *, keeps_cache: bool = True) -> None:
        self.library = library
        self.settings = settings
        self.states = StateStore(library)
        self.documents = DocumentStore(self.states.folder)
        self.session = DocumentSession(self.documents)
        self.timed = TimedReader()
        self.folder = SharedFolder(settings.folder, library)
        self.cache = FileCache(self.states.folder / _CACHE if keeps_cache else None, settings.program)
        self.reader = FolderReader(settings.folder, self.cache, self.timed)

    def state(self, membership: Membership) -> GroupState:
        """Return the state that a library agrees with; raises ReaderError SYNC_RESTORED if there is none."""
        state = self.states.load_for(membership)
        if state is None:
            raise ReaderError(Problem.SYNC_RESTORED, self.library)
        return state

    def document(self, state: GroupState) -> SyncDocument:
        """Return the document of a state; raises ReaderError SYNC_RESTORED, and forgets the state, if it is damaged."""
        try:
            return self.session.document(state, self.settings.session)
        except DamagedDocumentError as error:
            self.states.delete()
            raise ReaderError(Problem.SYNC_RESTORED, self.library) from error

    def document_again(self, state: GroupState) -> SyncDocument:
        """Return the document of a state as it was kept, whatever was merged into it since; raises as `document`."""
        self.session.drop()
        return self.document(state)

    def earlier(self) -> tuple[GroupState, SyncDocument] | None:
        """Return the state that held last, whatever the library says, with its document; None if there is none."""
        state = self.states.load()
        if state is None:
            return None
        try:
            return state, self.session.document(state, self.settings.session)
        except DamagedDocumentError:
            return None

    def prepare(self, state: GroupState, document: SyncDocument) -> None:
        """Keep a state for when the library has stored its membership."""
        state.shown, state.versions = document.digest(), dict(document.versions())
        self.states.prepare(state)
        self.session.keep(state, self.settings.session, document)

    def keep_snapshot(self, state: GroupState) -> None:
        """Write a snapshot of the document if the log has grown long, and delete what no state needs."""
        if self.documents.needs_snapshot(state.document):
            document = self.document(state)
            state.document = snapshot_files(self.documents, state, document)
            self.states.write(state)
            self.session.keep(state, self.settings.session, document)
        self.documents.delete_others([state.document])

    def beside_library(self, error: OSError) -> ReaderError:
        """Return what an error of the system in the folder of the state means."""
        return folder_error(error, self.states.folder)
