"""The dossier of a case as its page shows it: thirteen items, what is missing, how long it will be kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.case import Case, CaseState, Difficulty, EventKind, TerminationGround
from mediation_desk.domain.checkup.children import SUPPORT
from mediation_desk.domain.dossier import CheckedItem, DossierFacts, Lack, Volume, check, missing
from mediation_desk.domain.party import PARTY_ROLES, PartyRole
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.domain.reception import Source
from mediation_desk.domain.retention import RetentionFacts, Suggestion, Years, due_on, suggest, years_of
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.transitions import ENDINGS
from mediation_desk.register import (
    agreements,
    cases,
    confirmations,
    dossiers,
    mediation_records,
    obligations,
    people,
    return_visits,
    safety_records,
)
from mediation_desk.register.dossiers import Archived, Kept, Link
from mediation_desk.register.records import Records
from mediation_desk.services.access import ARCHIVE_READ
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.dossier_sources import parts_of
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed

ARCHIVED_STATES = (CaseState.ARCHIVED, CaseState.RETENTION_DUE)
MANY = 4
"""From so many parties on a dispute is collective: more than one on both sides."""
_FROM_OUTSIDE = (
    Source.COURT_PRE_FILING,
    Source.COURT_POST_FILING,
    Source.POLICE,
    Source.PROCURATORATE,
    Source.LETTERS_VISITS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSheet:
    """Everything the part 卷宗 shows; `minor_harm` keeps it from the archive whatever else is there.

    `visits` are still planned and `owed` obligations not settled: neither goes on in the archive.
    `due_on` is when the suggested class would end; `links` are cases that go on from this one, or the one
    it goes on from.
    """

    case_id: str
    number: str
    version: int
    state: CaseState
    items: tuple[CheckedItem, ...]
    missing: tuple[Lack, ...]
    gaps: tuple[tuple[int, str], ...]
    minor_harm: bool
    suggestion: Suggestion
    years: Years
    due_on: date | None
    visits: int = 0
    owed: int = 0
    archived: Archived | None = None
    kept: tuple[Kept, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing keeps the dossier from being archived."""
        return self.state is CaseState.CLOSED and not self.missing and not self.minor_harm

    def in_volume(self, volume: Volume) -> int:
        """How many parts a volume has."""
        return sum(part.volume is volume for one in self.items for part in one.parts)


@allowed(ARCHIVE_READ)
def dossier_sheet(records: Records, case_id: str) -> DossierSheet:
    """The dossier of a case for its mediators and the director. DeskError: case.missing, case.not_yours."""
    return sheet_of(records, opened_case(records, case_id))


def sheet_of(records: Records, case: Case) -> DossierSheet:
    """The same of an opened case."""
    items = check(dossier_facts(records, case), parts_of(records, case))
    suggestion, years = suggest(retention_facts(records, case)), retention_years(records)
    return DossierSheet(
        case_id=case.id,
        number=case.number,
        version=case.version,
        state=case.state,
        items=items,
        missing=missing(items),
        gaps=tuple(dossiers.explained(records, case.id).items()),
        minor_harm=safety_records.harm_unreported(records, case.id),
        suggestion=suggestion,
        years=years,
        due_on=due_on(case.closed_on or records.today, suggestion.retention, book_of(records)),
        owed=0 if case.filed else len(obligations.unsettled(records, case.id)),
        visits=len(return_visits.open_of_case(records, case.id)),
        archived=dossiers.archived(records, case.id),
        kept=dossiers.kept(records, case.id),
        links=dossiers.links(records, case.id),
    )


@allowed(ARCHIVE_READ)
def years_kept(records: Records) -> Years:
    """How many years 短期 and 长期 last here."""
    return retention_years(records)


def retention_years(records: Records) -> Years:
    """How many years 短期 and 长期 last here."""
    return years_of(book_of(records))


def dossier_facts(records: Records, case: Case) -> DossierFacts:
    """What the check needs to know of a case."""
    sittings = mediation_records.of_case(records, case.id)
    days = cases.party_dates(records, case.id)
    parties = dict.fromkeys(one.person_id for one in case.parties if one.role in PARTY_ROLES)
    names = people.names(records, list(parties))
    ended = case.closed_on or records.today
    return DossierFacts(
        ending=ending_of(records, case),
        effective=case.written_effective_on is not None or case.oral_reached_on is not None,
        sittings=len(sittings),
        unsigned=tuple(one.ordinal for one in sittings if one.signed_on is None),
        unserved=tuple(names[one] for one in parties if days[one].rights_notice_on is None),
        has_agent=any(one.role is PartyRole.AGENT for one in case.parties),
        from_outside=case.source in _FROM_OUTSIDE,
        took_too_long=ended > book_of(records).ends("mediation", case.accepted_on),
        confirmation=bool(confirmations.of_case(records, case.id)),
        explained=frozenset(dossiers.explained(records, case.id)),
    )


def ending_of(records: Records, case: Case) -> CaseState | None:
    """How a case ended, from its timeline; None while it goes on."""
    if case.state in ENDINGS:
        return case.state
    for event in cases.events(records, case.id):
        state = dict(event.names).get("state", "")
        if event.kind is EventKind.MOVED and state in {one.value for one in ENDINGS}:
            return CaseState(state)
    return None


def retention_facts(records: Records, case: Case) -> RetentionFacts:
    """What the suggestion of a class of retention is made from."""
    parties = dict.fromkeys(one.person_id for one in case.parties if one.role in PARTY_ROLES)
    known = people.get_many(records, [one.person_id for one in case.parties])
    made = [
        one
        for one in agreements.of_case(records, case.id)
        if case.written_effective_on is not None or case.oral_reached_on is not None
    ]
    moves = [dict(one.names) for one in cases.events(records, case.id) if one.kind is EventKind.MOVED]
    return RetentionFacts(
        written=case.written_effective_on is not None,
        oral=any(one.form is AgreementForm.ORAL for one in made),
        simple=case.difficulty is Difficulty.SIMPLE,
        death=any(one.get("ground") == TerminationGround.INCAPACITY_OR_DEATH for one in moves),
        disability=any(SpecialGroup.DISABLED in one.special_groups for one in known),
        child_support=any(clause.kind in SUPPORT for one in made for clause in one.clauses),
        collective=len(parties) >= MANY,
        violence=cases.mark(records, case.id) in (Mark.RED, Mark.ORANGE),
    )
