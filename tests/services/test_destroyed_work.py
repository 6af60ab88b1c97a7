"""What the office did stays counted when the case it was about is destroyed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from mediation_desk.domain.aid_grant import AidFor, AidKind, AidState
from mediation_desk.domain.clue import ClueKind, ClueSource, HarmPrevented, Urgency
from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.invented_year import random_year
from mediation_desk.domain.reception import Stage
from mediation_desk.domain.retention import Retention
from mediation_desk.domain.service_step import StepOf
from mediation_desk.register.invented.rows import Draw
from mediation_desk.register.tables.activities import aid_grants
from mediation_desk.register.tables.clues import clues, prevented_harms
from mediation_desk.register.tables.consultations import service_steps
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.people import people
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import DIRECTOR, Office
from tests.dossier_fixtures import closed_case
from tests.services.test_archive import put_by
from tests.services.test_destructions import FAR, carry_out, granted

CLUE, VISIT, HARM, AID, STEP = (letter * 32 for letter in "bcdef")


def test_visits_and_harm_prevented_stay_without_the_case(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    _write(desk_office, case_id)
    put_by(desk_office, case_id, Retention.LONG, "协议已履行")
    desk_office.clock.forward(days=FAR)
    carry_out(desk_office, granted(desk_office, case_id))
    with desk_office.reading(DIRECTOR) as records:
        connection = records.connection
        assert connection.execute(select(clues.c.id)).all() == []
        assert connection.execute(select(service_steps.c.id)).all() == []
        assert connection.execute(select(home_visits.c.id, home_visits.c.clue_id)).all() == [(VISIT, None)]
        harm = connection.execute(select(prevented_harms.c.case_id, prevented_harms.c.clue_id)).one()
        assert tuple(harm) == (None, None)
        known = set(connection.execute(select(people.c.id)).scalars())
        aid = connection.execute(select(aid_grants.c.name, aid_grants.c.person_id)).one()
    assert tuple(aid) == ("某人", None)
    assert known.isdisjoint({WIFE.id, HUSBAND.id})


def _write(office: Office, case_id: str) -> None:
    day, at = office.clock.now.date(), office.clock.now
    with office.as_(DIRECTOR) as records:
        draw = Draw(records, random_year(1))
        for table, row in (
            (
                clues,
                {
                    "id": CLUE,
                    "version": 1,
                    "number": "线1",
                    "found_on": day,
                    "source": ClueSource.GRID,
                    "subject": "某家",
                    "kind": ClueKind.OTHER,
                    "urgency": Urgency.ORDINARY,
                    "due_on": day + timedelta(days=7),
                    "case_id": case_id,
                    "registered_at": at,
                    "registered_by": DIRECTOR.id,
                },
            ),
            (
                home_visits,
                {
                    "id": VISIT,
                    "version": 1,
                    "on": day,
                    "purpose": VisitPurpose.FOLLOW_UP,
                    "clue_id": CLUE,
                    "people_met": 1,
                    "recorded_at": at,
                    "recorded_by": DIRECTOR.id,
                },
            ),
            (
                prevented_harms,
                {
                    "id": HARM,
                    "on": day,
                    "kind": HarmPrevented.SUICIDE,
                    "people": 1,
                    "case_id": case_id,
                    "clue_id": CLUE,
                    "recorded_by": DIRECTOR.id,
                },
            ),
            (
                aid_grants,
                {
                    "id": AID,
                    "version": 1,
                    "kind": AidKind.MOTHER,
                    "of": AidFor.WOMAN,
                    "state": AidState.PAID,
                    "name": "某人",
                    "person_id": WIFE.id,
                    "applied_on": day,
                    "given_on": day,
                    "cash": 100,
                },
            ),
            (
                service_steps,
                {
                    "id": STEP,
                    "of": StepOf.CASE,
                    "subject_id": case_id,
                    "at": at,
                    "stage": Stage.LISTEN,
                    "staff_id": DIRECTOR.id,
                },
            ),
        ):
            draw.write(table, [row])
