"""Judicial confirmation of an agreement (司法确认): what was asked of which court, and how it went on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class CourtGround(StrEnum):
    """Why this court (民事诉讼法 art 205), as the application prints it.

    INVITING: the court that asked the organisation to mediate; RESIDENCE, OBJECT, ORGANISATION: the basic
    court there, where the organisation mediated by itself; INTERMEDIATE: where the dispute belongs to one.
    """

    INVITING = "inviting"
    RESIDENCE = "residence"
    OBJECT = "object"
    ORGANISATION = "organisation"
    INTERMEDIATE = "intermediate"


class Attachment(StrEnum):
    """What goes with the application (民诉法解释 art 354, 司法确认程序规定 art 3)."""

    AGREEMENT = "agreement"
    PROOF = "proof"
    IDENTITY = "identity"
    PROPERTY = "property"
    ADDRESS = "address"
    AUTHORITY = "authority"


MUST_ATTACH = (Attachment.AGREEMENT, Attachment.PROOF, Attachment.IDENTITY, Attachment.ADDRESS)
"""Without these the court asks for more; deeds and authority only where there are such."""


class ConfirmationState(StrEnum):
    """Where an application stands."""

    PREPARED = "prepared"
    APPLIED = "applied"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    GIVEN_UP = "given_up"


class StepKind(StrEnum):
    """What happened, as it is recorded; UNDONE takes back the step recorded last by mistake."""

    APPLY = "apply"
    ACCEPT = "accept"
    NOT_ACCEPT = "not_accept"
    WITHDRAW = "withdraw"
    DEEM_WITHDRAWN = "deem_withdrawn"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    RECEIVE = "receive"
    GIVE_UP = "give_up"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened on day `on`, recorded `at` by `staff_id`; never changed.

    `number` is the court's case number (ACCEPT), `person_id` who received the ruling (RECEIVE), `note` the
    court's reason or what was mistaken (UNDONE).
    """

    kind: StepKind
    on: date
    at: datetime
    staff_id: str
    number: str = ""
    person_id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One application to a court for one agreement, with its steps in order.

    `court_answer` is what the court said beforehand where the agreement has clauses it may not accept.
    `last_due` is the last day of performance, None while nobody told it.
    """

    id: str
    case_id: str
    agreement_id: str
    begun_at: datetime
    begun_by: str
    version: int = 0
    court: str = ""
    ground: CourtGround = CourtGround.ORGANISATION
    attachments: tuple[Attachment, ...] = ()
    court_answer: str = ""
    last_due: date | None = None
    steps: tuple[Step, ...] = ()

    @property
    def standing(self) -> tuple[Step, ...]:
        """The steps that count: those taken back and what took them back are left out."""
        kept: list[Step] = []
        for step in self.steps:
            if step.kind is StepKind.UNDONE:
                if kept:
                    kept.pop()
            else:
                kept.append(step)
        return tuple(kept)

    def step(self, *kinds: StepKind) -> Step | None:
        """The newest standing step of these kinds."""
        return next((one for one in reversed(self.standing) if one.kind in kinds), None)

    @property
    def received(self) -> dict[str, date]:
        """The day each party received the ruling, by person id."""
        return {one.person_id: one.on for one in self.standing if one.kind is StepKind.RECEIVE}

    @property
    def number(self) -> str:
        """The court's case number, empty before it accepted."""
        accepted = self.step(StepKind.ACCEPT)
        return accepted.number if accepted else ""
