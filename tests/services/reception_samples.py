"""An invented visitor, the other side and their child, as the counter types them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mediation_desk.domain.party import Consent, ConsentGround, Party, PartyRole, Relation, Side
from mediation_desk.domain.person import Contact, IdentityKind, Person, Phone, Sex
from mediation_desk.domain.reception import DisputeSubtype, Mode, Reception, ServiceElement, Source
from mediation_desk.register.records import Records
from mediation_desk.services import receptions
from mediation_desk.services.receptions import ReceptionEntry
from tests.case_fixtures import screen
from tests.desk_fixtures import NOON

PHONE = "13800000276"
ADDRESS = "青禾街道梧桐苑小区4号楼2单元1102"
LIN = Person(
    id="1" * 32,
    name="林晓芸",
    sex=Sex.FEMALE,
    born=date(1990, 1, 1),
    identity_number="37011519900101002X",
    contact=Contact(phones=(Phone(number=PHONE, safe_to_call=True),), address=ADDRESS),
)
ZHAO = Person(
    id="2" * 32, name="赵启帆", sex=Sex.MALE, contact=Contact(phones=(Phone(number="13800000814"),))
)
CHILD = Person(
    id="3" * 32,
    name="赵予安",
    born=date(2015, 9, 6),
    identity_kind=IdentityKind.NONE,
    no_identity_reason="未带户口簿",
    school="青禾实验小学",
)
PARTIES = (
    Party(person_id=LIN.id, side=Side.SEEKER, role=PartyRole.APPLICANT, relation=Relation.SELF),
    Party(person_id=ZHAO.id, side=Side.OTHER, role=PartyRole.RESPONDENT, relation=Relation.SPOUSE),
    Party(
        person_id=CHILD.id, side=Side.CHILD, role=PartyRole.CHILD, relation=Relation.CHILD, lives_with="双方"
    ),
)
TOLD = Consent(person_id=LIN.id, ground=ConsentGround.CONSENT, notice_given=True, recorded_at=NOON)


def reception(**changes: Any) -> Reception:
    """A visit of both sides and a child, as typed."""
    return replace(
        Reception(
            id="a1" * 16,
            mode=Mode.VISIT,
            source=Source.PARTY_APPLICATION,
            received_at=NOON,
            parties=PARTIES,
            staff_id="e" * 32,
            wish="离婚前想谈清孩子和房子",
            dispute_subtype=DisputeSubtype.DIVORCE,
            summary="因家务分工和债务多次争吵，今年一月起分居。",
            elements=frozenset({ServiceElement.LAW, ServiceElement.MEDIATION}),
        ),
        **changes,
    )


def entry(**changes: Any) -> ReceptionEntry:
    """The whole visit as one entry."""
    return replace(
        ReceptionEntry(reception=reception(), people=(LIN, ZHAO, CHILD), consents=(TOLD,)), **changes
    )


def alone(person: Person, number: str = "b") -> ReceptionEntry:
    """A visit of one person alone."""
    party = Party(person_id=person.id, side=Side.SEEKER, role=PartyRole.APPLICANT, relation=Relation.SELF)
    return ReceptionEntry(reception=reception(id=number * 32, parties=(party,)), people=(person,))


def talked(records: Records, reception_id: str) -> int:
    """The visitor was asked alone and answered calmly; the reception's version now."""
    view = receptions.get_reception(records, reception_id)
    screen(records, view.reception.parties[0].person_id)
    return receptions.get_reception(records, reception_id).reception.version


def everything(records: Records) -> str:
    """Every value of every table, as a script with only the database key finds it."""
    found = []
    tables = records.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    for table in tables.scalars().all():
        for row in records.connection.exec_driver_sql(f'SELECT * FROM "{table}"').all():  # noqa: S608 -- names of the register's own tables
            found += [
                value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in row
            ]
    return "\n".join(found)
