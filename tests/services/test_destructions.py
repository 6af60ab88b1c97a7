"""Destroying dossiers: never early, never alone, never by half; what stays and what is gone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from mediation_desk.domain.backup import Copy
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.destruction import ListState
from mediation_desk.domain.retention import Retention
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, copies, destructions, journal_walk, kept_rows, triggers
from mediation_desk.register.journal_walk import Walk
from mediation_desk.register.tables import metadata
from mediation_desk.register.tables.people import people
from mediation_desk.register.tables.safekeeping import journal, numbers
from mediation_desk.services import archive
from mediation_desk.services import destructions as services
from mediation_desk.services.archive_waiting import periods_over
from mediation_desk.services.password_check import Confirmed
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.dossier_fixtures import confirmed, picture
from tests.services.test_archive import archived

FAR = 365 * 31


def due_case(office: Office) -> str:
    """An archived case whose thirty years are over."""
    case_id = archived(office, Retention.LONG, "协议已履行")
    office.clock.forward(days=FAR)
    return case_id


def granted(office: Office, *case_ids: str) -> str:
    """A list that needs nothing but to be carried out; its id."""
    with office.as_(DIRECTOR) as records:
        made = services.propose_destruction(records, case_ids, "保管期限届满，无继续保存价值")
        services.approve_destruction(records, confirmed(records), made.id)
        on = records.today
        services.grant_destruction(records, made.id, "青司档〔2057〕3号", on, picture())
    return made.id


def carry_out(office: Office, list_id: str, second: str = MEDIATOR.id) -> None:
    with office.as_(DIRECTOR) as records:
        services.destroy(records, second, list_id)


def words(office: Office) -> str:
    """Everything the database says in plain columns, and every blob it holds."""
    found = []
    with office.reading(DIRECTOR) as records:
        for table in metadata.sorted_tables:
            found += [repr(tuple(row)) for row in records.connection.execute(select(table))]
    return "\n".join(found)


def test_nothing_of_the_case_is_left_and_what_must_stay_stays(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    with desk_office.reading(DIRECTOR) as records:
        number = cases.get(records, case_id).number
        entries = len(records.connection.execute(select(journal)).all())
    before = words(desk_office)
    assert WIFE.name in before
    assert "13800000276" in before
    carry_out(desk_office, granted(desk_office, case_id))
    left = words(desk_office)
    for gone in (
        WIFE.name,
        HUSBAND.name,
        "13800000276",
        WIFE.identity_number,
        "梧桐苑",
        "充分交换了意见",
        "1800.00",
    ):
        assert gone not in left
    with desk_office.reading(DIRECTOR) as records:
        connection = records.connection
        assert len(connection.execute(select(journal)).all()) > entries
        assert number in connection.execute(select(numbers.c.number)).scalars().all()
        assert connection.execute(select(people)).all() == []
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert not triggers.changed(connection)
        made = destructions.every(records)[0]
        for name in ("search_cases", "search_people"):
            found = text("SELECT count(*) FROM " + name)  # noqa: S608 -- our own two names
            assert connection.execute(found).scalar() == 0
    assert made.state is ListState.CARRIED_OUT
    assert made.lines[0].number == number
    assert made.lines[0].title.startswith("林某与赵某")
    assert (made.carried_out_by, made.second_by) == (DIRECTOR.id, MEDIATOR.id)


def test_every_table_with_a_case_is_emptied_of_it(desk_office: Office) -> None:
    """A table somebody adds later is found by its column; one that is kept must say so."""
    case_id = due_case(desk_office)
    carry_out(desk_office, granted(desk_office, case_id))
    with desk_office.reading(DIRECTOR) as records:
        for table in metadata.sorted_tables:
            if "case_id" in table.c:
                held = select(table.c.case_id).where(table.c.case_id == case_id)
                assert records.connection.execute(held).all() == [], table.name


def test_the_files_are_gone_and_a_walk_through_the_journal_misses_nobody(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    files = list(desk_office.path.parent.glob("attachments/**/*"))
    assert any(one.is_file() for one in files)
    carry_out(desk_office, granted(desk_office, case_id))
    assert not any(one.is_file() for one in desk_office.path.parent.glob("attachments/**/*"))
    with desk_office.reading(DIRECTOR) as records:
        walk: Walk = journal_walk.begin(records, (), 0)
        while walk.done < walk.total:
            walk = journal_walk.go_on(records, walk)
        assert walk.found == ()
        assert kept_rows.missing(records, walk.kept) == 0


def test_people_who_stand_in_another_case_stay_with_what_is_theirs(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        later = archive.reopen_case(records, case_id, "履行又起争议")
    carry_out(desk_office, granted(desk_office, case_id))
    with desk_office.reading(MEDIATOR) as records:
        kept = cases.get(records, later.id)
        assert len(kept.parties) == 3
        assert records.connection.execute(select(people.c.name)).scalars().all()
        with pytest.raises(DeskError, match="missing"):
            cases.get(records, case_id)


def test_it_is_all_or_nothing(desk_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = due_case(desk_office)
    list_id = granted(desk_office, case_id)
    before = words(desk_office)

    def fail(*_args: object) -> None:
        raise RuntimeError("the power went off here")

    monkeypatch.setattr(destructions, "carry_out", fail)
    with pytest.raises(RuntimeError):
        carry_out(desk_office, list_id)
    assert words(desk_office) == before
    assert any(one.is_file() for one in desk_office.path.parent.glob("attachments/**/*"))
    with desk_office.reading(DIRECTOR) as records:
        assert not triggers.changed(records.connection)


def test_not_before_its_day_and_never_what_is_kept_for_ever(desk_office: Office) -> None:
    case_id = archived(desk_office)
    desk_office.clock.forward(days=FAR * 3)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match="not_due"):
        services.propose_destruction(records, (case_id,), "x")


def test_the_directors_first_page_tells_of_periods_that_are_over(desk_office: Office) -> None:
    case_id = archived(desk_office, Retention.LONG, "协议已履行")

    def told(who: Staff) -> ToDo | None:
        with desk_office.reading(who) as records:
            return periods_over(records)

    assert told(DIRECTOR) is None
    desk_office.clock.forward(days=FAR)
    over = told(DIRECTOR)
    assert over is not None
    assert (over.kind, over.count) == (ToDoKind.RETENTION, 1)
    assert told(MEDIATOR) is None
    granted(desk_office, case_id)
    assert told(DIRECTOR) is None


def test_not_on_its_last_day(desk_office: Office) -> None:
    case_id = archived(desk_office, Retention.LONG, "x")
    day = date(2056, 12, 31)
    desk_office.clock.forward(days=(day - desk_office.clock.now.date()).days)
    with desk_office.as_(DIRECTOR) as records:
        assert records.today == day
        with pytest.raises(DeskError, match="not_due"):
            services.propose_destruction(records, (case_id,), "x")
    desk_office.clock.now += timedelta(days=1)
    with desk_office.as_(DIRECTOR) as records:
        services.propose_destruction(records, (case_id,), "x")
        assert cases.get(records, case_id).state is CaseState.RETENTION_DUE


def test_no_step_is_left_out_and_none_taken_twice(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        made = services.propose_destruction(records, (case_id,), "期满")
    with pytest.raises(DeskError, match="not_from_here"):
        carry_out(desk_office, made.id)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match="not_from_here"):
        services.grant_destruction(records, made.id, "1号", records.today, picture())
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match="on_another_list"):
        services.propose_destruction(records, (case_id,), "期满")
    with desk_office.as_(DIRECTOR) as records:
        services.drop_destruction(records, made.id)
    list_id = granted(desk_office, case_id)
    carry_out(desk_office, list_id)
    with pytest.raises(DeskError, match="not_from_here"):
        carry_out(desk_office, list_id)


@pytest.mark.parametrize("second", [DIRECTOR.id, "nobody", ""])
def test_a_second_person_must_be_another_who_works_here(desk_office: Office, second: str) -> None:
    list_id = granted(desk_office, due_case(desk_office))
    with pytest.raises(DeskError):
        carry_out(desk_office, list_id, second)


def test_the_approval_must_be_readable(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        made = services.propose_destruction(records, (case_id,), "期满")
        services.approve_destruction(records, confirmed(records), made.id)
        for content in (b"", b"not a picture", b"%PDF-1.4 torn"):
            with pytest.raises(DeskError):
                services.grant_destruction(records, made.id, "1号", records.today, content)
        with pytest.raises(DeskError):
            services.grant_destruction(records, made.id, "", records.today, picture())


def test_the_director_approves_with_their_own_password(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        made = services.propose_destruction(records, (case_id,), "期满")
        with pytest.raises(DeskError, match="ask_again"):
            services.approve_destruction(records, Confirmed(staff_id=MEDIATOR.id, at=records.now), made.id)


@pytest.mark.parametrize("who", [MEDIATOR, RECEPTION, ADMINISTRATOR])
def test_nobody_but_the_director_destroys(desk_office: Office, who: object) -> None:
    case_id = due_case(desk_office)
    with desk_office.as_(who) as records, pytest.raises(DeskError, match="refused"):  # type: ignore[arg-type]
        services.propose_destruction(records, (case_id,), "期满")


def test_the_certificate_names_the_copies_that_still_hold_it(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        for name, days in (("desk-old", FAR + 3), ("desk-later", 10)):
            made_at = records.now - timedelta(days=days)
            copy = Copy(name=name, folder="U 盘", made_at=made_at, by=DIRECTOR.id, verified=True)
            copies.add(records, copy)
    list_id = granted(desk_office, case_id)
    carry_out(desk_office, list_id)
    with desk_office.reading(DIRECTOR) as records:
        held = destructions.get(records, list_id).held
        assert destructions.destroyed(records) == (case_id,)
    assert [one.name for one in held] == ["desk-later"]


def test_an_untouched_case_beside_it_stays_whole(desk_office: Office) -> None:
    case_id = due_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        later = archive.reopen_case(records, case_id, "另案")
    before = words(desk_office).count(later.id)
    carry_out(desk_office, granted(desk_office, case_id))
    gone = 1  # the line on the destroyed case's own timeline that led to it
    assert words(desk_office).count(later.id) == before - gone
