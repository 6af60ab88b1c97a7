"""The health report: where all is well every line is green, and each fault lights exactly its own line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from mediation_desk.documents.face_check import FONTS, faces_amiss
from mediation_desk.domain.health import HealthDay, HealthKey, HealthLevel
from mediation_desk.domain.health_computer import PluggedIn
from mediation_desk.domain.recovery_places import Places
from mediation_desk.domain.return_visit import ReturnVisit
from mediation_desk.errors import DeskError
from mediation_desk.register import exported_copies, journal, return_visits
from mediation_desk.register.cipher_file import PAGE_BYTES
from mediation_desk.services import drafts, health, recovery_places
from mediation_desk.services.full_check import ToCheck
from mediation_desk.services.health_history import history, keep_history
from mediation_desk.services.program_seen import note_program
from tests.backup_office import BackupOffice
from tests.case_fixtures import WIFE, case_in
from tests.counselling_fixtures import add_file, add_session
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION
from tests.healthy_office import COMPUTER, HealthyOffice

GOOD, WATCH, ACT = HealthLevel.GOOD, HealthLevel.WATCH, HealthLevel.ACT
Fault = Callable[[HealthyOffice], object]
DAY = timedelta(days=1)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Callable[..., HealthyOffice]]:
    made: list[HealthyOffice] = []

    def make(**how: object) -> HealthyOffice:
        office = HealthyOffice(tmp_path / str(len(made)), **how)  # type: ignore[arg-type]
        made.append(office)
        return office

    yield make
    for office in made:
        office.close()


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> dict[HealthKey, HealthLevel]:
    office = HealthyOffice(tmp_path_factory.mktemp("well"))
    levels = office.levels()
    office.close()
    return levels


def test_where_all_is_well_every_line_is_green(well: dict[HealthKey, HealthLevel]) -> None:
    assert set(well.values()) == {GOOD}
    assert set(well) == set(HealthKey)


def sql(office: HealthyOffice, *statements: str) -> None:
    session = office.sitting()
    with session.register._engine.begin() as connection:
        for one in statements:
            connection.exec_driver_sql(one)


def flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1]))


def flipped_page(office: HealthyOffice) -> None:
    def copied(what: ToCheck) -> ToCheck:
        copy = what.database.with_name("copy.db")
        copy.write_bytes(what.database.read_bytes())
        flip(copy, 20 * PAGE_BYTES + 1000)
        return replace(what, database=copy)

    assert office.check(copied).pages == 1


def orphaned_row(office: HealthyOffice) -> None:
    raw = office.sitting().register._engine.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.cursor().execute("INSERT INTO sealed_keys VALUES ('gone', 'nobody', x'00')")
    raw.cursor().execute("PRAGMA foreign_keys = ON")
    raw.close()
    assert office.check().rows == 1


def lifted_trigger(office: HealthyOffice) -> None:
    sql(office, "DROP TRIGGER journal_no_update")


def rewritten_entry(office: HealthyOffice) -> None:
    session = office.sitting()
    with session.register._engine.connect() as connection:
        found = "SELECT sql FROM sqlite_master WHERE name = 'journal_no_update'"
        trigger = connection.exec_driver_sql(found).scalar_one()
    sql(
        office,
        "DROP TRIGGER journal_no_update",
        "UPDATE journal SET entry = replace(entry, 'sign_in', 'sign_on') WHERE number = "
        "(SELECT max(number) - 3 FROM journal)",
        trigger,
    )


def rewritten_long_ago(office: HealthyOffice) -> None:
    session = office.sitting()
    with session.register._engine.connect() as connection:
        found = "SELECT sql FROM sqlite_master WHERE name = 'journal_no_update'"
        trigger = connection.exec_driver_sql(found).scalar_one()
    sql(
        office,
        "DROP TRIGGER journal_no_update",
        "UPDATE journal SET entry = entry || ' ' WHERE number = 9",
        trigger,
    )
    with office.as_(DIRECTOR) as records:
        for _n in range(320):
            records.journal("look")
    assert office.check().journal


def missing_attachment(office: HealthyOffice) -> None:
    next((office.folder / "attachments").iterdir()).unlink()


def altered_attachment(office: HealthyOffice) -> None:
    flip(next((office.folder / "attachments").iterdir()), 200)


def no_card_place(office: HealthyOffice) -> None:
    with office.as_(DIRECTOR) as records:
        recovery_places.keep_places(records, Places(sheets="档案馆"))


def grown_disk(office: HealthyOffice) -> None:
    with office.as_(DIRECTOR) as records:
        first = HealthDay(day=records.today - 30 * DAY, levels=(), size=1_000_000_000)
        keep_history(records, (first,))
    office.computer(free=2_000_000_000, size=2_500_000_000)


def clock_back(office: HealthyOffice) -> None:
    office.clock.now -= timedelta(hours=2)
    with office.as_(DIRECTOR) as records:
        records.journal("look")


def unsigned_note(office: HealthyOffice) -> None:
    add_session(office, add_file(office))  # type: ignore[arg-type]  # acts as an Office does


def overdue_export(office: HealthyOffice) -> None:
    with office.as_(DIRECTOR) as records:
        found = records.connection.execute(text("SELECT id, subject_id FROM attachments")).first()
        assert found is not None
        copy_id = exported_copies.begin(records, found[0], found[1], "/media/x", records.now - 4 * DAY)
        exported_copies.written(records, copy_id, 9, "00")


def overdue_visit(office: HealthyOffice) -> None:
    with office.as_(DIRECTOR) as records:
        return_visits.add(
            records,
            ReturnVisit(
                id=uuid4().hex,
                case_id=office.case_id,
                person_id=WIFE.id,
                planned_on=records.today - 2 * DAY,
                staff_id=MEDIATOR.id,
            ),
        )


def old_case(office: HealthyOffice) -> None:
    with office.as_(MEDIATOR) as records:
        office.case_id = case_in(records)


def failed_sign_ins(office: HealthyOffice) -> None:
    office.close()
    for _n in range(5):
        office.clock.now += timedelta(minutes=6)
        with suppress(DeskError):
            office.open(RECEPTION, "nicht das Kennwort")


def old_draft(office: HealthyOffice) -> None:
    with office.as_(MEDIATOR) as records:
        drafts.keep_draft(records, "reception", "", "{}")


def newer_program(office: HealthyOffice) -> None:
    with office.as_(DIRECTOR) as records:
        note_program(records, "7.2.0")


def left_slot(office: HealthyOffice) -> None:
    sql(office, "UPDATE staff SET active = 0 WHERE name = '陈静怡'")


def lost_font(office: HealthyOffice) -> None:
    folder = office.folder.parent / "fonts"
    folder.mkdir()
    for one in FONTS.glob("*.ttf"):
        if one.stem != "HanaMinB":
            (folder / one.name).symlink_to(one)
    office.computer(faces=faces_amiss(folder))


def torn_font(office: HealthyOffice) -> None:
    folder = office.folder.parent / "fonts"
    folder.mkdir()
    for one in FONTS.glob("*.ttf"):
        (folder / one.name).symlink_to(one)
    torn = folder / "NotoSerifSC-Regular.ttf"
    torn.unlink()
    torn.write_bytes((FONTS / torn.name).read_bytes()[:5_000_000])
    office.computer(faces=faces_amiss(folder))


SHORT_STICK = PluggedIn(stick_id="5" * 32, label="备份甲", free=20_000)
FAULTS: dict[str, tuple[HealthKey, HealthLevel, Fault]] = {
    "flipped_page": (HealthKey.INTEGRITY, ACT, flipped_page),
    "orphaned_row": (HealthKey.INTEGRITY, ACT, orphaned_row),
    "lifted_trigger": (HealthKey.INTEGRITY, ACT, lifted_trigger),
    "rewritten_entry": (HealthKey.INTEGRITY, ACT, rewritten_entry),
    "rewritten_long_ago": (HealthKey.INTEGRITY, ACT, rewritten_long_ago),
    "missing_attachment": (HealthKey.ATTACHMENTS, ACT, missing_attachment),
    "altered_attachment": (HealthKey.ATTACHMENTS, ACT, altered_attachment),
    "no_card_place": (HealthKey.RECOVERY, WATCH, no_card_place),
    "little_room": (HealthKey.DISK, WATCH, lambda office: office.computer(free=700_000_000)),
    "almost_full": (HealthKey.DISK, ACT, lambda office: office.computer(free=90_000_000)),
    "disk_fills_up": (HealthKey.DISK, WATCH, grown_disk),
    "lost_font": (HealthKey.FONTS, ACT, lost_font),
    "torn_font": (HealthKey.FONTS, ACT, torn_font),
    "drill_due": (HealthKey.DRILL, WATCH, lambda office: office.drill(40)),
    "drill_failed": (HealthKey.DRILL, ACT, lambda office: office.drill(0, "copy.damaged")),
    "stick_full": (HealthKey.STICK, ACT, lambda office: office.computer(sticks=(SHORT_STICK,))),
    "no_printer": (HealthKey.PRINTER, WATCH, lambda office: office.computer(printers=())),
    "printer_gone": (HealthKey.PRINTER, WATCH, lambda office: office.computer(usual="二楼打印机")),
    "print_refused": (HealthKey.PRINTER, WATCH, lambda office: office.computer(refused=True)),
    "clock_back": (HealthKey.CLOCK, WATCH, clock_back),
    "other_zone": (HealthKey.ZONE, WATCH, lambda office: office.computer(zone=0)),
    "older_program": (HealthKey.PROGRAM, WATCH, newer_program),
    "slot_of_somebody_gone": (HealthKey.SLOTS, ACT, left_slot),
    "five_failed_sign_ins": (HealthKey.SIGN_INS, WATCH, failed_sign_ins),
    "overdue_export": (HealthKey.EXPORTS, WATCH, overdue_export),
    "overdue_visit": (HealthKey.VISITS, WATCH, overdue_visit),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_lights_exactly_its_line(
    name: str, offices: Callable[..., HealthyOffice], well: dict[HealthKey, HealthLevel]
) -> None:
    key, level, fault = FAULTS[name]
    office = offices()
    assert office.levels() == well
    fault(office)
    assert office.levels() == {**well, key: level}


GROWN: dict[str, tuple[HealthKey, HealthLevel, dict[str, object]]] = {
    "no_copy": (HealthKey.COPY, ACT, {"sticks": 0}),
    "one_stick": (HealthKey.COPY, WATCH, {"sticks": 1}),
    "old_copy": (HealthKey.COPY, WATCH, {"copied_before": 4 * DAY}),
    "copy_too_old": (HealthKey.COPY, ACT, {"copied_before": 31 * DAY, "drilled": True}),
    "never_drilled": (HealthKey.DRILL, WATCH, {"copied_before": 31 * DAY, "copied_again": True}),
    "no_card_and_no_sheets": (HealthKey.RECOVERY, ACT, {"card": False, "sheets": False}),
    "no_card": (HealthKey.RECOVERY, WATCH, {"card": False}),
    "no_sheets": (HealthKey.RECOVERY, WATCH, {"sheets": False}),
    "unsigned_note": (HealthKey.NOTES, WATCH, {"earlier": unsigned_note, "aged": 10 * DAY}),
    "note_long_unsigned": (HealthKey.NOTES, ACT, {"earlier": unsigned_note, "aged": 40 * DAY}),
    "overdue_limit": (HealthKey.LIMITS, WATCH, {"earlier": old_case, "aged": 60 * DAY}),
    "old_draft": (HealthKey.DRAFTS, WATCH, {"earlier": old_draft, "aged": 32 * DAY}),
}


@pytest.mark.parametrize("name", GROWN)
def test_each_thing_left_lying_lights_exactly_its_line(
    name: str, offices: Callable[..., HealthyOffice], well: dict[HealthKey, HealthLevel]
) -> None:
    key, level, how = GROWN[name]
    assert offices(**how).levels() == {**well, key: level}


def test_a_full_check_grows_old(
    offices: Callable[..., HealthyOffice], well: dict[HealthKey, HealthLevel]
) -> None:
    office = offices(checked_before=32 * DAY)
    old = office.levels()
    office.check()
    assert (old, office.levels()) == ({**well, HealthKey.INTEGRITY: WATCH}, well)


def test_a_new_register_says_what_it_lacks(tmp_path: Path) -> None:
    office = BackupOffice(tmp_path)
    session = office.open(DIRECTOR)
    with session.reading(session.staff, office.now()) as records:
        report = health.look_at_health(records, COMPUTER)
    worst = [line.key for line in report.ordered if line.level is not GOOD]
    assert worst == [HealthKey.COPY, HealthKey.RECOVERY, HealthKey.INTEGRITY]
    office.close()


def test_it_is_told_since_when_something_is_amiss(offices: Callable[..., HealthyOffice]) -> None:
    office = offices()
    office.computer(free=700_000_000)
    began = office.report().at
    for _day in range(3):
        report = office.report()
        with office.as_(DIRECTOR) as records:
            health.note_health(records, report, size=1)
        office.clock.now += DAY
    report = office.report()
    (line,) = (one for one in report.lines if one.key is HealthKey.DISK)
    today = report.at.date()
    assert report.since(line, today) == began.date()
    office.computer(free=50_000_000)
    (line,) = (one for one in office.report().lines if one.key is HealthKey.DISK)
    assert office.report().since(line, today) == today  # as red it is new
    with office.as_(DIRECTOR) as records:
        assert len(history(records)) == 3
        assert len(journal.entries(records)) > 0


def test_the_administrator_reads_it_and_learns_nothing_about_anybody(
    offices: Callable[..., HealthyOffice],
) -> None:
    office = offices(earlier=unsigned_note, aged=10 * DAY)
    failed_sign_ins(office)
    session = office.open(ADMINISTRATOR)
    with session.reading(session.staff, office.now()) as records:
        report = health.look_at_health(records, office.here)
    told = " ".join(str(value) for line in report.lines for _name, value in line.facts)
    for secret in (WIFE.name, COUNSELLOR.name, RECEPTION.name, COUNSELLOR.id, RECEPTION.id):
        assert secret not in told
