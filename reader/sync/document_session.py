"""The document of the group in memory, loaded for one state and kept as long as that holds."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.errors import ReaderError
from reader.sync.document import SyncDocument
from reader.sync.document_store import DamagedDocumentError, DocumentStore
from reader.sync.lease import DocumentFiles, GroupState


class DocumentSession:
    """Load the document of a state when it is first needed; to be dropped whenever something fails."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._document: SyncDocument | None = None
        self._key: tuple[str, str, DocumentFiles] | None = None

    def document(self, state: GroupState, session: str) -> SyncDocument:
        """Return the document of a state, to be written by its replica; raises DamagedDocumentError, OSError."""
        key = (state.replica, session, state.document)
        if self._document is None or self._key != key:
            self._document, self._key = self._loaded(state, session), key
        return self._document

    def keep(self, state: GroupState, session: str, document: SyncDocument) -> None:
        """Remember that a document is that of a state."""
        self._document, self._key = document, (state.replica, session, state.document)

    def drop(self) -> None:
        """Forget the document."""
        self._document = self._key = None

    def _loaded(self, state: GroupState, session: str) -> SyncDocument:
        snapshot, updates = self._store.load(state.document)
        document = SyncDocument(int(state.replica, 16), session)
        try:
            document.load(snapshot, updates, (state.versions, state.shown) if state.shown else None)
        except ReaderError as error:
            raise DamagedDocumentError from error
        return document


def snapshot_files(store: DocumentStore, state: GroupState, document: SyncDocument) -> DocumentFiles:
    """Write a snapshot of a document and what cannot take effect yet; raises OSError."""
    pending: Sequence[bytes] = tuple(filter(None, (document.pending(),)))
    return store.write(state.document, document.snapshot(), pending)
