"""Keep, fetch and drop what somebody is typing; drafts are the author's alone and not journalled."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.errors import DeskError
from mediation_desk.register import (
    agreements,
    appointments,
    cases,
    consultations,
    counselling_files,
    counselling_notes,
    counselling_sessions,
    drafts,
    mediation_records,
    people,
    process_notes,
    receptions,
    return_visits,
    safety_records,
    written_papers,
)
from mediation_desk.register.drafts import DraftLine
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.permission import allowed
from mediation_desk.services.written_drafts import FORM as WRITTEN
from mediation_desk.services.written_drafts import typed_kind


@allowed(EVERYBODY)
def keep_draft(records: Records, form: str, subject_id: str, text: str) -> None:
    """Keep the text of a half-filled form, sealed to whoever types it."""
    drafts.keep(records, form, subject_id, text)


@allowed(EVERYBODY)
def get_draft(records: Records, form: str, subject_id: str) -> str | None:
    """The author's draft of a form on a subject, or None."""
    return drafts.get(records, form, subject_id)


@allowed(EVERYBODY, changes={"draft"})
def drop_draft(records: Records, form: str, subject_id: str) -> None:
    """Forget a draft whose text is saved, or thrown away on purpose."""
    drafts.drop(records, form, subject_id)


@allowed(EVERYBODY)
def own_drafts(records: Records) -> list[DraftLine]:
    """The drafts of whoever asks, newest first."""
    return drafts.lines(records)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """Where a half-filled form stands: the form, its case or reception (empty when none), and its subject."""

    form: str
    matter_id: str
    subject_id: str


@allowed(EVERYBODY)
def newest_draft(records: Records) -> DraftPlace | None:
    """Where whoever asks typed last without saving; None when nothing waits or its matter is gone."""
    for line in drafts.lines(records):
        try:
            matter_id, subject_id = _matter(records, line), _subject(records, line)
        except DeskError:
            continue  # its case was never kept, the person left every matter, or only a password opens it
        return DraftPlace(form=line.form, matter_id=matter_id, subject_id=subject_id)
    return None


def _subject(records: Records, line: DraftLine) -> str:
    """The subject as pages know it: of a restricted paper not kept yet its kind stands in the text alone."""
    place, slash, _kind = line.subject_id.partition("/")
    if line.form != WRITTEN or not slash:
        return line.subject_id
    kind = typed_kind(records, line.subject_id)
    if not kind:
        raise DeskError("written.no_such_kind")
    return f"{place}/{kind}"


BOOKED = "booked/"
"""Begins the subject of what is typed about an appointment and not kept yet; its id follows."""


def _matter(records: Records, line: DraftLine) -> str:
    if line.subject_id.startswith(BOOKED):
        one = appointments.get(records, line.subject_id.removeprefix(BOOKED))
        return one.case_id or one.file_id
    if line.form == "screening":
        of_person = cases.of_person(records, line.subject_id) or receptions.of_person(
            records, line.subject_id
        )
        if not of_person:
            raise DeskError("reception.missing")
        return of_person[0]
    if line.form == "agreement":
        return agreements.get(records, line.subject_id).case_id
    if line.form == "mediation_record":
        try:
            return mediation_records.get(records, line.subject_id).case_id
        except DeskError:
            return cases.get(records, line.subject_id).id  # a sitting not saved yet is typed under its case
    if line.form == "counselling_addition":
        session_id = counselling_notes.get(records, line.subject_id).session_id
        return counselling_sessions.get(records, session_id).file_id
    if line.form == "counselling_words":
        return counselling_files.get(records, line.subject_id).id
    if line.form == "counselling_session":
        try:
            return counselling_sessions.get(records, line.subject_id).file_id
        except DeskError:
            return counselling_files.get(records, line.subject_id).id  # a new one is typed under its file
    if line.form == "process_note":
        return process_notes.file_of(records, line.subject_id)
    if line.form in ("scale", "scale_void", "crisis", "counselling_note"):
        return counselling_sessions.get(records, line.subject_id.partition("/")[0]).file_id
    if line.form == WRITTEN:
        # One not kept yet is typed under its case (none: the office) and kind, another under its own id.
        case_id, slash, _key = line.subject_id.partition("/")
        if not slash:
            return written_papers.peep(records, line.subject_id).case_id
        return cases.get(records, case_id).id if case_id else ""
    if line.form in ("return_visit", "return_visit_plan"):
        # A visit not planned yet is typed under what it is of.
        kind, slash, subject = line.subject_id.partition("/")
        if not slash or kind == "after":
            return return_visits.get(records, subject or kind).id
        return cases.get(records, subject).id if kind == "case" else _file(records, subject)
    if line.form == "consultation":
        kind, slash, _subject = line.subject_id.partition("/")
        return line.subject_id if slash else consultations.get(records, kind).id
    if line.form == "service_step":
        of, _slash, subject = line.subject_id.partition("/")
        return cases.get(records, subject).id if of == "case" else subject
    if line.form in ("consultation_task", "consultation_off"):
        return consultations.get(records, line.subject_id.partition("/")[0]).id
    if line.form in ("appointment", "keep_apart"):
        return _booked_about(records, line.subject_id)
    if line.form.startswith("safety_"):
        # A record not kept yet is typed under its person, another version under the record.
        return safety_records.person_of(records, line.subject_id) or people.get(records, line.subject_id).id
    return line.subject_id


def _file(records: Records, file_id: str) -> str:
    return counselling_files.get(records, file_id).id


def _booked_about(records: Records, subject_id: str) -> str:
    """An appointment is typed under its id, a new one under what it is about; none: about nothing yet."""
    about, _slash, one_id = subject_id.partition("/")
    if about == "case":
        return cases.get(records, one_id).id
    if about == "file":
        return counselling_files.get(records, one_id).id
    if about == "person":
        return people.get(records, one_id).id
    if about == "new":
        return ""
    return appointments.get(records, one_id or about).id
