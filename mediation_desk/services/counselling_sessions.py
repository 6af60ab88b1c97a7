"""Sessions of counselling: when, how and who came; those who did not come are recorded too."""

from __future__ import annotations

from mediation_desk.domain.counselling_session import CAME, CounsellingSession, check_session
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_sessions, sealed
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_READ, NOTE_WRITE
from mediation_desk.services.counselling_access import known_file, open_led_file
from mediation_desk.services.permission import allowed


@allowed(NOTE_WRITE, changes={"counselling_session"})
def save_session(records: Records, session: CounsellingSession, reason: str = "") -> CounsellingSession:
    """Keep a session, new (version 0) or changed, until its note is signed.

    `reason` says why somebody came late or not at all; it is sealed, and empty leaves what was said before.
    Who did not come needs one. Raises DeskError: counselling.* (see check_session),
    counselling.reason_needed, counselling.closed, note.signed, record.changed_meanwhile, text.*.
    """
    file = open_led_file(records, session.file_id)
    check_session(session, file.client_ids, records.now)
    for field in ("place", "others"):
        check_text(getattr(session, field), field)
    check_text(reason, "reason", PARAGRAPH, lines=True)
    known = counselling_sessions.reason_id(records, session.id) is not None
    stayed_away = session.attendance is not None and session.attendance not in CAME
    if stayed_away and not (known or reason.strip()):
        raise DeskError("counselling.reason_needed", field="reason")
    if session.version:
        if counselling_sessions.get(records, session.id).file_id != session.file_id:
            raise DeskError("counselling.session_missing")
        kept = counselling_sessions.save(records, session)
    else:
        kept = counselling_sessions.add(records, session)
    if reason.strip():
        counselling_sessions.seal_reason(records, kept.id, reason.strip())
    return kept


@allowed(NOTE_READ, changes={"journal"})
def open_attendance_reason(records: Records, session_id: str) -> str:
    """Why somebody came late or not at all, empty when nothing was said; journalled. DeskError: sealed.*."""
    session = counselling_sessions.get(records, session_id)
    known_file(records, session.file_id)
    sealed_id = counselling_sessions.reason_id(records, session_id)
    if sealed_id is None:
        return ""
    reason = sealed.unseal(records, sealed_id)
    records.journal("open_attendance_reason", session.file_id, session_id)
    return reason
