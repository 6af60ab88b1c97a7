"""What stands behind each session of a file: its signed notes, what was added to them, and who wrote when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.counselling_note import Addition, AdditionKind, SignedNote
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.register import counselling_notes, sealed
from mediation_desk.register.records import Records
from mediation_desk.services.limit_rules import book_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteStory:
    """A signed note with what was added; `opens` tells whether it is sealed for whoever asks too."""

    note: SignedNote
    additions: tuple[Addition, ...]
    opens: bool

    @property
    def voided(self) -> bool:
        """Whether it was voided; it stays listed, struck through."""
        return any(one.kind is AdditionKind.VOID for one in self.additions)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStory:
    """A session with its notes, the voided ones first; `due` is until when one is to be signed."""

    session: CounsellingSession
    notes: tuple[NoteStory, ...]
    due: datetime

    @property
    def standing(self) -> NoteStory | None:
        """The signed note that counts, or None."""
        return next((one for one in self.notes if not one.voided), None)

    def waits(self, now: datetime) -> bool:
        """Whether somebody came and the note is still to be signed."""
        return self.session.note_due and self.session.began < now and self.standing is None

    def overdue(self, now: datetime) -> bool:
        """Whether the note waits longer than it may."""
        return self.waits(now) and now > self.due


def stories(records: Records, sessions: Sequence[CounsellingSession]) -> tuple[SessionStory, ...]:
    """The sessions with what stands behind each."""
    notes = counselling_notes.of_sessions(records, [one.id for one in sessions])
    note_ids = [one.id for signed in notes.values() for one in signed]
    added = counselling_notes.additions(records, note_ids)
    book = book_of(records)
    return tuple(
        SessionStory(
            session=session,
            due=book.ends_at("note_signing", session.ended),
            notes=tuple(
                NoteStory(
                    note=note,
                    additions=tuple(added.get(note.id, ())),
                    opens=sealed.may_open(records, note.sealed_id),
                )
                for note in notes.get(session.id, ())
            ),
        )
        for session in sessions
    )
