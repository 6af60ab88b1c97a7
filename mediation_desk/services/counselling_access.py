"""Who has to do with a counselling file: who leads it, who was given something to read, who knows of it."""

from __future__ import annotations

from enum import StrEnum

from mediation_desk.domain.counselling_file import CounsellingFile, FileState
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_files, counselling_grants, counselling_sessions
from mediation_desk.register.records import Records


class FileRight(StrEnum):
    """LEADS writes; READS opens what was sealed for them; KNOWS sees that it exists (the director)."""

    LEADS = "leads"
    READS = "reads"
    KNOWS = "knows"


def right_to(records: Records, file: CounsellingFile) -> FileRight:
    """What whoever asks has to do with a file. DeskError("counselling.not_yours") when nothing."""
    roles = records.staff.roles
    if file.counsellor_id == records.staff.id and Role.COUNSELLOR in roles:
        return FileRight.LEADS
    if file.id in counselling_grants.readable_files(records, records.staff.id):
        return FileRight.READS
    if Role.DIRECTOR in roles:
        return FileRight.KNOWS
    raise DeskError("counselling.not_yours")


def known_file(records: Records, file_id: str) -> CounsellingFile:
    """A file whoever asks may know of. DeskError: counselling.missing, counselling.not_yours."""
    file = counselling_files.get(records, file_id)
    right_to(records, file)
    return file


def led_file(records: Records, file_id: str) -> CounsellingFile:
    """A file whoever acts leads. DeskError: counselling.missing, counselling.not_yours."""
    file = counselling_files.get(records, file_id)
    if right_to(records, file) is not FileRight.LEADS:
        raise DeskError("counselling.not_yours")
    return file


def open_led_file(records: Records, file_id: str) -> CounsellingFile:
    """As `led_file`, and it is not closed. DeskError("counselling.closed")."""
    file = led_file(records, file_id)
    if file.state is FileState.CLOSED:
        raise DeskError("counselling.closed")
    return file


def led_session(records: Records, session_id: str) -> CounsellingSession:
    """A session of a file whoever acts leads.

    Raises DeskError: counselling.session_missing, counselling.not_yours.
    """
    session = counselling_sessions.get(records, session_id)
    led_file(records, session.file_id)
    return session
