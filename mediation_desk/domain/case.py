"""A mediation case: who is in it, where it stands, who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.party import Party, Side
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.safety import Mark


class CaseState(StrEnum):
    """The main line; every ending closes."""

    ACCEPTED = "accepted"
    IN_MEDIATION = "in_mediation"
    SUSPENDED = "suspended"
    AGREED_WRITTEN = "agreed_written"
    AGREED_ORAL = "agreed_oral"
    AGREED_PARTLY = "agreed_partly"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    ARCHIVED = "archived"
    RETENTION_DUE = "retention_due"


class TerminationGround(StrEnum):
    """终止事由."""

    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    NO_PROSPECT = "no_prospect"
    IMPOSSIBLE = "impossible"
    ESCALATION = "escalation"
    DV = "dv"
    SHAM = "sham"
    INCAPACITY_OR_DEATH = "incapacity_or_death"
    TAKEN_OVER = "taken_over"
    TIMEOUT = "timeout"
    AGREED_PARTIALLY = "agreed_partially"


class Difficulty(StrEnum):
    """案件难度."""

    SIMPLE = "simple"
    ORDINARY = "ordinary"
    DIFFICULT = "difficult"
    MAJOR = "major"


class EventKind(StrEnum):
    """What a line of the timeline tells; its names fill the sentence (see CaseEvent)."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    SCREENED = "screened"
    SHUTTLE_APPROVED = "shuttle_approved"
    CHILD_HEARD = "child_heard"
    CONSENTED = "consented"
    CONSENT_UNDONE = "consent_undone"
    NOTICE_SERVED = "notice_served"
    NOTICE_UNDONE = "notice_undone"
    SITTING = "sitting"
    RECORD_SIGNED = "record_signed"
    MOVED = "moved"
    ASSIGNED = "assigned"
    ANOTHER_MEDIATOR = "another_mediator"
    AGREEMENT_BEGUN = "agreement_begun"
    PRINTED_FINAL = "printed_final"
    PRINT_SUPERSEDED = "print_superseded"
    NUMBER_VOIDED = "number_voided"
    AGREEMENT_EFFECTIVE = "agreement_effective"
    PAPER_EXPORTED = "paper_exported"
    PAPER_PRINTED = "paper_printed"
    EXPERT_ASKED = "expert_asked"
    EXPERT_ENDED = "expert_ended"
    REOPENED = "reopened"
    GONE_ON = "gone_on"
    WRITTEN_ISSUED = "written_issued"
    WRITTEN_SIGNED = "written_signed"
    WRITTEN_VOIDED = "written_voided"
    CONFIRMATION = "confirmation"
    RETURN_VISIT = "return_visit"
    PAYMENT = "payment"
    PAYMENT_BACK = "payment_back"
    PERFORMED_ACT = "performed_act"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case as the case page shows it; the first mediator leads, the others assist."""

    id: str
    number: str
    state: CaseState
    accepted_on: date
    parties: tuple[Party, ...]
    mediator_ids: tuple[str, ...]
    source: Source
    dispute_subtype: DisputeSubtype
    version: int = 0
    difficulty: Difficulty = Difficulty.ORDINARY
    summary: str = ""
    reception_id: str | None = None
    requests: tuple[str, ...] = ()
    written_effective_on: date | None = None
    oral_reached_on: date | None = None
    closed_on: date | None = None
    area_id: str | None = None

    @property
    def filed(self) -> bool:
        """Whether its dossier is in the archive: nothing of it is changed any more."""
        return self.state in (CaseState.ARCHIVED, CaseState.RETENTION_DUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDates:
    """Days that count for one person in a case: consent, notice of rights served, a child's wish heard."""

    consented_on: date | None = None
    rights_notice_on: date | None = None
    heard_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One row of the case list; `next_limit_kind` is the key of the rule of its next limit, else empty."""

    id: str
    number: str
    parties: str
    dispute_subtype: DisputeSubtype
    state: CaseState
    mediator: str
    mark: Mark
    accepted_on: date
    next_limit: date | None
    next_limit_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One entry of the case's timeline; `kind` says what happened, `names` fill its sentence.

    Names may be `person_id` and `staff_id` (the page puts the name), `state` and `ground` (values of their
    enumerations), `paper` (its key), `left` (ids of mediators taken off, blanks between), `n`, `number`,
    `on`, `reason`, `step` (of judicial confirmation).
    `restricted` entries show only that something exists.
    """

    case_id: str
    at: datetime
    kind: EventKind
    staff_id: str
    names: tuple[tuple[str, str], ...] = ()
    restricted: bool = False
    subject_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictOfInterest:
    """A mediator's declared conflict; whoever may not know why reads only 请另派一位."""

    case_id: str
    staff_id: str
    declared_at: datetime
    reason: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteForFile:
    """A plain note in the case file (not a counselling note); never rewritten, only followed by another.

    `side` is whose words they are: they stand on no paper for the others. None: both sides may know.
    """

    id: str
    case_id: str
    staff_id: str
    written_at: datetime
    text: str
    side: Side | None = None
