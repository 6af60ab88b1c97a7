"""Rows deleted with a tool, past the triggers: checking the journal misses each of them."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.domain.screening import ScreeningForm
from mediation_desk.register import journal_walk, kept_rows, triggers
from mediation_desk.services import counselling_signing
from tests.case_fixtures import WIFE, add_case
from tests.counselling_fixtures import add_file, add_session, confirmed, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.faults.test_thief import sheet


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
    with desk_office.as_(RECEPTION) as records:
        records.connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
        records.connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 -- a table of ours
        triggers.remake(records.connection)
    assert missed(desk_office) == 1
