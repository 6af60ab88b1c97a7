"""Visits for what fell due are planned by whoever sits down, once a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mediation_desk.domain.return_visit import VisitOccasion
from mediation_desk.register import return_visits
from mediation_desk.ui.visit_planning import VisitPlanning
from tests.desk_fixtures import MEDIATOR, RECEPTION, Office
from tests.performance_fixtures import owed
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def late(office: Office) -> str:
    case_id, _known = owed(office)
    office.clock.now = datetime(2026, 4, 11, 2, tzinfo=UTC)
    return case_id


def due(office: Office, case_id: str) -> int:
    with office.reading(MEDIATOR) as records:
        kept = return_visits.of_case(records, case_id)
    return sum(one.occasion is VisitOccasion.DUE_3 for one in kept)


def test_whoever_works_on_the_case_plans_them_once_a_day(at_desk: OfficeDesk, qtbot: QtBot) -> None:
    case_id = at_desk.run(late)
    desk, parent = at_desk.sit(), QObject()
    planning = VisitPlanning(desk, parent)
    asked: list[frozenset[str]] = []
    desk.changed.connect(asked.append)
    planning.plan()
    planning.plan()
    at_desk.wait()
    assert at_desk.run(lambda office: due(office, case_id)) == 2
    assert asked == [frozenset({"visit"})]


def test_reception_plans_nothing(at_desk: OfficeDesk) -> None:
    desk, parent = at_desk.sit(RECEPTION), QObject()
    planning = VisitPlanning(desk, parent)
    assert not planning._again.isActive()
