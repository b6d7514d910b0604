"""What we use of the merge engine, with types, and the one place where its errors are caught.

The engine keeps all operations of all machines, and from them what stands now. It raises bare BaseException for what it
cannot read, and a panic of its own kind, too; after that, its document must not be used any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from loro import (
    ID,
    ContainerID,
    CounterSpan,
    EncodedBlobMode,
    ExportMode,
    IdSpan,
    LoroDoc,
    VersionVector,
)

from reader.core.errors import Problem, ReaderError
from reader.core.sync.edit_counts import replica_name

_MODES = (EncodedBlobMode.Snapshot, EncodedBlobMode.Updates)


@contextmanager
def engine_errors(update: int | None = None) -> Iterator[None]:
    """Turn the engine's errors into ReaderError SYNC_DOCUMENT_DAMAGED, with the number of an ``update`` at fault."""
    try:
        yield
    except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        detail = {} if update is None else {"update": update}
        raise ReaderError(Problem.SYNC_DOCUMENT_DAMAGED, None, engine=str(error)[:200], **detail) from error


def new_document(replica: int) -> LoroDoc:
    """Return an empty document that writes as a replica."""
    document = LoroDoc()  # type: ignore[no-untyped-call]
    document.peer_id = replica
    return document


def end_of(update: bytes) -> VersionVector | None:
    """Return the version at which an update ends, None if it is damaged or of a form that we do not write."""
    try:
        with engine_errors():
            found = LoroDoc.decode_import_blob_meta(update, check_checksum=True)
    except ReaderError:
        return None
    return found.partial_end_vv if found.mode in _MODES else None


def holds(document: LoroDoc, version: VersionVector | None) -> bool:
    """Return whether a document holds all operations of a version."""
    return version is not None and document.oplog_vv.includes_vv(version)


def snapshot_of(document: LoroDoc) -> bytes:
    """Return all that a document holds."""
    return document.export(ExportMode.Snapshot())


def operations_of(document: LoroDoc, replica: int, start: int, end: int) -> bytes | None:
    """Return some operations of a replica, None if there are none."""
    if start >= end:
        return None
    return document.export(ExportMode.UpdatesInRange([IdSpan(replica, CounterSpan(start, end))]))


def operation_counts(document: LoroDoc) -> Mapping[str, int]:
    """Return the number of operations of each replica."""
    document.commit()
    return {replica_name(replica): end for replica, (_start, end) in document.oplog_vv.to_spans().inner().items()}


def changed_containers(document: LoroDoc, since: VersionVector) -> frozenset[str]:
    """Return the names of the root containers that operations since a version have touched."""
    found: set[str] = set()
    for span in document.oplog_vv.sub_iter(since):
        length = span.counter.end - span.counter.start
        for container in document.get_changed_containers_in(ID(span.peer, span.counter.start), length):
            if isinstance(container, ContainerID.Root):
                found.add(container.name)
    return frozenset(found)


def root_containers(document: LoroDoc) -> Iterator[str]:
    """Yield the names of all root containers."""
    values = document.get_value()
    assert isinstance(values, dict)
    yield from values
