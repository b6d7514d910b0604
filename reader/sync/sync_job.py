"""Hold the document of the group and exchange with the other machines: the job of the process that alone does so.

A file that the engine cannot survive, a folder that blocks, and the memory of the document go with this process.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.sync.folder_checks import folder_error
from reader.sync.group_joining import GroupJoining
from reader.sync.group_member import GroupMember
from reader.sync.lease import state_folder
from reader.sync.member_files import MemberFiles
from reader.sync.requests import (
    BaseRequest,
    ConfirmRequest,
    ExchangeRequest,
    InitRequest,
    JoinRequest,
    LeaveRequest,
    OpenRequest,
    PreviewRequest,
    StatusRequest,
    SyncAnswer,
    SyncRequest,
    SyncSettings,
)
from reader.sync.state_lock import state_lock
from reader.workers.main import Reply


class SyncJob:
    """Answer the requests of one library, one after the other."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._files: MemberFiles | None = None

    @property
    def is_worn_out(self) -> bool:
        """Return whether a file blocks a thread of this process."""
        return self._files is not None and self._files.timed.blocked > 0

    def answer(self, request: SyncRequest) -> Iterator[Reply]:
        """Yield the answer to a request; what is in memory is forgotten if that fails."""
        files = self._files_for(request.settings)
        try:
            with state_lock(state_folder(self._library)):
                answer = _answer(files, request)
                if not isinstance(request, PreviewRequest | LeaveRequest):
                    files.cache.save()
        except OSError as error:
            self._files = None
            raise folder_error(error, state_folder(self._library)) from error
        except BaseException:
            self._files = None
            raise
        yield Reply(answer)

    def _files_for(self, settings: SyncSettings) -> MemberFiles:
        if self._files is None or self._files.settings != settings:
            self._files = MemberFiles(self._library, settings)
        return self._files


def _answer(files: MemberFiles, request: SyncRequest) -> SyncAnswer:
    if isinstance(request, InitRequest | JoinRequest | PreviewRequest):
        return _joining_answer(GroupJoining(files), request)
    return _member_answer(GroupMember(files), request)


def _joining_answer(joining: GroupJoining, request: InitRequest | JoinRequest | PreviewRequest) -> SyncAnswer:
    match request:
        case InitRequest():
            return joining.init(request)
        case JoinRequest():
            return joining.join(request)
        case PreviewRequest():
            return joining.preview(request)


_MemberRequest = OpenRequest | ExchangeRequest | ConfirmRequest | BaseRequest | StatusRequest | LeaveRequest


def _member_answer(member: GroupMember, request: _MemberRequest) -> SyncAnswer:
    match request:
        case OpenRequest():
            return member.open(request)
        case ExchangeRequest():
            return member.exchange(request)
        case ConfirmRequest():
            return member.confirm(request)
        case BaseRequest():
            return member.write_base(request)
        case StatusRequest():
            return member.status(request)
        case LeaveRequest():
            return member.leave(request)
