"""Everything the part 司法确认 of a case shows, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.agreement_split import divided
from mediation_desk.domain.case import Case
from mediation_desk.domain.confirmation import Confirmation, ConfirmationState, CourtGround
from mediation_desk.domain.confirmation_check import CheckPoint
from mediation_desk.domain.confirmation_clocks import Deadline, running
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.domain.court import Court, grounds_open
from mediation_desk.domain.reception import Source
from mediation_desk.domain.written_paper import WrittenPaper, WrittenState
from mediation_desk.register import confirmations, people, written_papers
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.agreements import AgreementFile, agreements_of, signing_parties
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.clause_books import clause_library
from mediation_desk.services.confirmations import points_of
from mediation_desk.services.courts import courts
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed

PAPERS = ("confirmation_application", "mediation_proof", "service_address")
"""Keys of the papers an application needs, in the order they are handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One agreement: what stands against confirming it, its applications, and the limits that run.

    `splits`: what concerns the marriage can still be put into a draft of its own.
    """

    file: AgreementFile
    points: tuple[CheckPoint, ...]
    applications: tuple[Confirmation, ...]
    deadlines: tuple[Deadline, ...]
    splits: bool

    @property
    def application(self) -> Confirmation | None:
        """The newest application, if there is one."""
        return self.applications[-1] if self.applications else None

    @property
    def state(self) -> ConfirmationState | None:
        """Where the newest application stands."""
        return state_of(self.application) if self.application else None

    @property
    def effective_on(self) -> date | None:
        """The day the agreement took effect."""
        return self.file.effective_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationSheet:
    """A case's agreements as a court would look at them; `parties` are those who apply, (id, name).

    `papers` are those written for the application so far, newest first.
    """

    case: Case
    outlooks: tuple[Outlook, ...]
    parties: tuple[tuple[str, str], ...]
    courts: tuple[Court, ...]
    grounds: tuple[CourtGround, ...]
    papers: tuple[WrittenPaper, ...]
    writes: bool


@allowed(DOSSIER_READ)
def confirmation_sheet(records: Records, case_id: str) -> ConfirmationSheet:
    """Every agreement with words in it, newest last. Raises DeskError: case.missing, case.not_yours."""
    case = opened_case(records, case_id)
    applied = confirmations.of_case(records, case_id)
    ids = signing_parties(case)
    names = {one.id: one.name for one in people.get_many(records, ids)}
    return ConfirmationSheet(
        case=case,
        outlooks=tuple(
            _outlook(records, case, file, applied)
            for file in agreements_of(records, case_id)
            if file.agreement.clauses
        ),
        parties=tuple((one, names[one]) for one in ids if one in names),
        courts=courts(records),
        grounds=grounds_open(invited=case.source is Source.COURT_PRE_FILING),
        papers=tuple(
            one
            for one in written_papers.of_case(records, case_id)
            if one.key in PAPERS and one.state is not WrittenState.VOIDED
        ),
        writes=bool(records.staff.roles & DOSSIER_WRITE) and not case.filed,
    )


def _outlook(records: Records, case: Case, file: AgreementFile, applied: list[Confirmation]) -> Outlook:
    own = tuple(one for one in applied if one.agreement_id == file.agreement.id)
    runs = running(own[-1] if own else None, file.effective_on, book_of(records)) if file.effective_on else ()
    if case.source is Source.COURT_POST_FILING and not own:
        runs = ()
    return Outlook(
        file=file,
        points=points_of(records, case, file.agreement),
        applications=own,
        deadlines=runs,
        splits=not file.frozen and divided(file.agreement, clause_library()) is not None,
    )
