"""What a case tells the papers: everything asked for once, in the words papers use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from mediation_desk.documents.people import PartyFacts
from mediation_desk.domain.case import (
    Case,
    CaseEvent,
    EventKind,
    PartyDates,
    TerminationGround,
)
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.clauses.form import ClauseGroup
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.mediation_record import MediationRecord
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import PartyRole, Side
from mediation_desk.domain.person import Person
from mediation_desk.domain.written_paper import ONE_SIDE, Audience
from mediation_desk.register import cases, limits, mediation_records, office, people, service_details
from mediation_desk.register.records import Records
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.agreements import AgreementFile, agreements_of
from mediation_desk.services.limit_facts.mediation import BY_CONSENT
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.party_facts import parties_facts
from mediation_desk.services.record_papers import told_alone
from mediation_desk.words import paper_term


class Source:
    """The case in hand, or the office alone when there is none; nothing is fetched before it is asked for."""

    def __init__(
        self,
        records: Records,
        case: Case | None,
        audience: Audience = Audience.BOTH,
        *,
        identity: bool = False,
    ) -> None:
        """`audience` is whom the paper is for; `identity` lets the other side see identity numbers."""
        self.records, self.audience, self._identity = records, audience, identity
        self._case = case

    @property
    def case(self) -> Case:
        """The case; ValueError for a paper of the office."""
        if self._case is None:
            raise ValueError("a paper of the office has no case")
        return self._case

    @property
    def has_case(self) -> bool:
        """Whether there is a case at all."""
        return self._case is not None

    @property
    def today(self) -> date:
        """The legal day."""
        return self.records.today

    @cached_property
    def centre(self) -> Centre:
        """The centre and the bodies it speaks as."""
        return office.centre(self.records)

    @cached_property
    def staff(self) -> Mapping[str, str]:
        """Names of staff by id, former ones too."""
        return {one.id: one.name for one in office.all_staff(self.records)}

    @property
    def writer(self) -> str:
        """Whoever writes the paper."""
        return self.records.staff.name

    @property
    def mediators(self) -> tuple[str, ...]:
        """Names of the case's mediators, the leading one first."""
        return tuple(self.staff[one] for one in self.case.mediator_ids if one in self.staff)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody in the case by id."""
        ids = [party.person_id for party in self.case.parties]
        return {one.id: one for one in people.get_many(self.records, ids)}

    @cached_property
    def parties(self) -> Mapping[str, PartyFacts]:
        """What papers say of the parties by id, 甲方 first: what each agreed to show the other side."""
        agreed = service_details.of_case(self.records, self.case.id)
        return parties_facts(
            self.case, self.people, self.centre, self.today, identity=self._identity, agreed=agreed
        )

    def on_side(self, *sides: Side) -> tuple[PartyFacts, ...]:
        """The parties of these sides."""
        theirs = {party.person_id for party in self.case.parties if party.side in sides}
        return tuple(facts for key, facts in self.parties.items() if key in theirs)

    def first(self, side: Side) -> tuple[Person, PartyFacts] | None:
        """The first party of a side, with what papers say of them."""
        ids = {party.person_id for party in self.case.parties if party.side is side}
        return next(((self.people[key], facts) for key, facts in self.parties.items() if key in ids), None)

    @property
    def holder(self) -> tuple[Person, PartyFacts] | None:
        """Whoever the paper is for: the first party of its side, of 甲方 where it is for several."""
        one_side = self.audience in ONE_SIDE
        return self.first(Side(self.audience.value) if one_side else Side.SEEKER)

    @property
    def against(self) -> str:
        """Names of everybody the holder is in dispute with."""
        held = self.holder
        others = [facts.name for facts in self.parties.values() if held is None or facts != held[1]]
        return "、".join(others)

    @property
    def one(self) -> str:
        """Names of 甲方."""
        return "、".join(facts.name for facts in self.on_side(Side.SEEKER))

    @property
    def other(self) -> str:
        """Names of 乙方 and 丙方."""
        return "、".join(facts.name for facts in self.on_side(Side.OTHER, Side.NEUTRAL))

    @property
    def names(self) -> str:
        """Names of every party."""
        return "、".join(facts.name for facts in self.parties.values())

    @property
    def labels(self) -> tuple[str, ...]:
        """甲方： 乙方： … for the lines to sign on."""
        return tuple(f"{facts.side}：" for facts in self.parties.values())

    @property
    def children(self) -> tuple[Person, ...]:
        """The children of the case."""
        return tuple(
            self.people[party.person_id]
            for party in self.case.parties
            if party.role is PartyRole.CHILD and party.person_id in self.people
        )

    @property
    def dispute(self) -> str:
        """The kind of dispute as papers name it."""
        return paper_term(self.case.dispute_subtype)

    @property
    def dispute_name(self) -> str:
        """离婚纠纷: its kind as a noun."""
        return self.dispute if self.dispute.endswith("纠纷") else f"{self.dispute}纠纷"

    @property
    def matter(self) -> str:
        """The name of the dispute: 甲与乙离婚纠纷."""
        return (
            f"{self.one}与{self.other}{self.dispute_name}" if self.other else f"{self.one}{self.dispute_name}"
        )

    @property
    def accepted(self) -> str:
        """The day of acceptance."""
        return plain_date(self.case.accepted_on)

    @cached_property
    def sittings(self) -> tuple[MediationRecord, ...]:
        """Records of sittings, in order."""
        return tuple(mediation_records.of_case(self.records, self.case.id))

    @property
    def together(self) -> tuple[MediationRecord, ...]:
        """Sittings of both sides: what is told of one, and where, may stand on a paper for both."""
        return tuple(one for one in self.sittings if not told_alone(self.case, one))

    @property
    def last_sitting(self) -> str:
        """The day of the newest sitting, empty while there was none."""
        return plain_date(legal_day(self.sittings[-1].began)) if self.sittings else ""

    @cached_property
    def agreements(self) -> tuple[AgreementFile, ...]:
        """Every agreement of the case with its prints."""
        return agreements_of(self.records, self.case.id)

    @property
    def agreement(self) -> AgreementFile | None:
        """The agreement papers speak of: the newest in force, else the newest with words in it."""
        frozen = [one for one in self.agreements if one.frozen]
        said = [one for one in self.agreements if one.agreement.clauses]
        found = frozen or said
        return found[-1] if found else None

    @property
    def agreement_number(self) -> str:
        """The number of that agreement's living print."""
        file = self.agreement
        return file.current.number if file is not None and file.current is not None else ""

    def clauses(self, *groups: ClauseGroup | None) -> str:
        """That agreement's clauses from these shelves of the library (None: written freely), a line each."""
        file = self.agreement
        if file is None:
            return ""
        context = context_of(self.records, self.case, file.agreement)
        said = []
        for clause in file.agreement.clauses:
            form = context.library.form(clause.kind)
            if (form.group if form is not None else None) in groups:
                said.append(render(clause, context.library, context.names, self.today).text)
        return "\n".join(said)

    @cached_property
    def events(self) -> tuple[CaseEvent, ...]:
        """The timeline, newest first."""
        return tuple(cases.events(self.records, self.case.id))

    @property
    def ground(self) -> TerminationGround | None:
        """Why mediation ended, if it did."""
        for event in self.events:
            ground = dict(event.names).get("ground")
            if event.kind is EventKind.MOVED and ground:
                return TerminationGround(ground)
        return None

    @property
    def limit(self) -> date:
        """The last day of mediation: the running limit, else that counted from acceptance."""
        for one in limits.of_holder(self.records, self.case.id):
            if one.fact.rule in BY_CONSENT:
                return one.last
        return book_of(self.records).ends("mediation", self.case.accepted_on)

    def extended(self, limit: date) -> date:
        """The last day of mediation when a limit is extended once."""
        return book_of(self.records).ends("extension", limit)

    @cached_property
    def party_dates(self) -> Mapping[str, PartyDates]:
        """Days that count for each person."""
        return cases.party_dates(self.records, self.case.id)
