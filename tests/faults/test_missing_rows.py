"""Rows deleted with a tool, past the triggers: checking the journal misses each of them."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.domain.data_request import RequestKind
from mediation_desk.domain.retention import Retention
from mediation_desk.domain.screening import ScreeningForm
from mediation_desk.register import journal_walk, kept_rows, triggers
from mediation_desk.services import counselling_signing, data_requests, destructions, readings
from tests.case_fixtures import WIFE, add_case
from tests.counselling_fixtures import add_file, add_session, confirmed, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.faults.test_thief import sheet
from tests.services.test_archive import archived
from tests.services.test_destructions import FAR
from tests.services.test_dossier_binding import bound
from tests.services.test_readings import wish


def missed(desk_office: Office) -> int:
    with desk_office.reading(DIRECTOR) as records:
        walk = journal_walk.begin(records, (), 0)
        while walk.done < walk.total:
            walk = journal_walk.go_on(records, walk)
        return kept_rows.missing(records, walk.kept)


@pytest.mark.parametrize("table", ["counselling_additions", "screenings"])
def test_what_was_signed_or_asked_is_missed_when_it_is_gone(desk_office: Office, table: str) -> None:
    add_case(desk_office)
    note = sign(desk_office, add_session(desk_office, add_file(desk_office)))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_signing.add_to_note(records, confirmed(records), note.id, AdditionKind.ADDENDUM, "补记")
    with desk_office.as_(MEDIATOR) as records:
        sheet(records, WIFE.id, ScreeningForm.FULL)
    assert missed(desk_office) == 0
    desk_office.spoil()
    with desk_office.as_(RECEPTION) as records:
        records.connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
        records.connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 -- a table of ours
        triggers.remake(records.connection)
    assert missed(desk_office) == 1


@pytest.mark.parametrize("table", ["readings", "data_requests", "impact_assessments", "destruction_lists"])
def test_who_read_what_was_asked_and_what_was_to_be_destroyed_is_missed(
    desk_office: Office, table: str
) -> None:
    case_id = archived(desk_office, Retention.LONG, "协议已履行")
    volume = bound(desk_office, case_id)
    with desk_office.as_(DIRECTOR) as records:
        readings.give_pages(records, confirmed(records), case_id, volume, (), wish(desk_office))
        kind = RequestKind.READ
        data_requests.note_request(records, kind, "林晓芸", "身份证", "查阅", records.today)
        data_requests.note_assessment(records, "扫描", "必要", "风险", "措施", "可行")
    desk_office.clock.forward(days=FAR)
    with desk_office.as_(DIRECTOR) as records:
        destructions.propose_destruction(records, (case_id,), "期限届满")
    assert missed(desk_office) == 0
    with desk_office.as_(RECEPTION) as records, triggers.laid_down(records.connection):
        records.connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        if table == "destruction_lists":
            records.connection.execute(text("DELETE FROM destruction_lines"))
        records.connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 -- a table of ours
    assert missed(desk_office) == 1
