"""What a thief with the database key finds, and what somebody with a lower role talks the desk into."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.person import Contact
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, numbers
from mediation_desk.register import people as people_register
from mediation_desk.services import agreements, people
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled
from tests.desk_fixtures import DIRECTOR, KEY, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office

HER_PHONE = WIFE.contact.phones[0].number if WIFE.contact else ""
HIS_PHONE = HUSBAND.contact.phones[0].number if HUSBAND.contact else ""


def everything_readable(office: Office) -> bytes:
    """Every value of every table, search blocks included, as the database key alone shows it."""
    connection = sqlcipher.connect(str(office.path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")  # our own key
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for table in tables:
        if table not in ("search_people", "search_cases"):  # contentless: their words stand in their blocks
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 -- our own names
                found += [one if isinstance(one, bytes) else str(one).encode() for one in row]
    connection.close()
    return b"\n".join(found)


def test_a_phone_sealed_later_is_in_no_search_block_and_no_log(desk_office: Office) -> None:
    add_case(desk_office)
    before = everything_readable(desk_office)
    assert HER_PHONE[::-1].encode()[-6:] in before
    with desk_office.as_(MEDIATOR) as records:
        known = people_register.get(records, WIFE.id)
        people.save_person(records, replace(known, safe_contact=True))
    after = everything_readable(desk_office)
    assert HER_PHONE.encode() not in after
    assert HER_PHONE[::-1].encode()[:8] not in after
    assert HIS_PHONE.encode() in after
    assert desk_office.path.with_name(desk_office.path.name + "-wal").stat().st_size == 0


@pytest.mark.parametrize("contact", [Contact(), WIFE.contact])
def test_only_a_reader_ends_or_replaces_a_safe_contact(desk_office: Office, contact: Contact) -> None:
    with desk_office.as_(MEDIATOR) as records:
        people.save_person(records, replace(WIFE, safe_contact=True))
    for safe in (False, True):
        with desk_office.reading(RECEPTION) as records:
            known = people_register.get(records, WIFE.id)
        taken = replace(known, contact=contact, safe_contact=safe)
        with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
            people.save_person(records, taken)
    with desk_office.as_(MEDIATOR) as records:
        assert people.open_contact(records, WIFE.id) == WIFE.contact


def test_another_mediator_neither_takes_an_agreement_over_nor_asks_for_its_code(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        draft = agreements.save_agreement(
            records, filled(agreements.begin_agreement(records, case_id).agreement)
        )
    with desk_office.as_(MEDIATOR) as records:
        printed = agreements.print_final(records, draft.agreement.id, draft.agreement.version)
    with desk_office.as_(MEDIATOR) as records:
        number = numbers.take(records, "case", 2026)
        mine = replace(
            cases.get(records, case_id), id="7" * 32, number=number, mediator_ids=(OTHER_MEDIATOR.id,)
        )
        cases.add(records, mine, Mark.UNFINISHED)
    stolen = replace(printed.agreement, case_id=mine.id, facts="已改写")
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        agreements.save_agreement(records, stolen)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"agreement\.missing"):
        agreements.save_agreement(records, stolen)
    with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        agreements.print_of_code(records, printed.prints[-1].code)
