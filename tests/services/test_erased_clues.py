"""A clue that led to a case goes with it, sealed texts and limits included."""

from __future__ import annotations

from sqlalchemy import select, text, update

from mediation_desk.domain.clue import ClueHandling
from mediation_desk.register import erasure
from mediation_desk.register.tables.clues import clue_follow_ups
from mediation_desk.register.tables.clues import clues as rows
from mediation_desk.register.tables.limits import limits
from mediation_desk.register.tables.safekeeping import sealed
from mediation_desk.services import clues
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.services.clue_samples import TODAY, clue, violent


def test_nothing_of_a_clue_is_left_when_its_case_is_erased(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        led = clues.take_in_clue(records, violent()).clue
        other = clues.take_in_clue(records, clue()).clue
        clues.follow_clue_up(records, led.id, TODAY, "已报警")
        clues.handle_clue(records, led.id, 1, ClueHandling.MEDIATION)
        records.connection.execute(update(rows).where(rows.c.id == led.id).values(case_id=case_id))
        before = set(records.connection.execute(select(sealed.c.id)).scalars())
    with desk_office.as_(DIRECTOR) as records:
        erasure.erase_case(records, case_id)
    with desk_office.reading(DIRECTOR) as records:
        connection = records.connection
        assert list(connection.execute(select(rows.c.id)).scalars()) == [other.id]
        assert list(connection.execute(select(limits.c.clue_id).where(limits.c.clue_id.is_not(None)))) == [
            (other.id,)
        ]
        assert not connection.execute(select(clue_follow_ups.c.id)).all()
        assert set(connection.execute(select(sealed.c.id)).scalars()) < before
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
