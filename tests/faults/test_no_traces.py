"""After a whole day no word about anybody stands on the disk: database, its log, temp, state, settings."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from mediation_desk import log
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.person import Contact, Phone
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.paths import Paths, paths_under
from mediation_desk.preferences import Preferences, save_preferences
from mediation_desk.register.records import Records
from mediation_desk.register.swing import finish_swing
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import (
    agreements,
    cases,
    drafts,
    keepers,
    opening,
    papers,
    receptions,
    restoring,
    staff,
)
from tests.backup_office import BackupOffice, silent
from tests.case_fixtures import HUSBAND, WIFE, filled, screen
from tests.counselling_fixtures import confirmed
from tests.desk_fixtures import CENTRE, DIRECTOR, NOON
from tests.faults import sealed_day
from tests.services.reception_samples import CHILD, LIN, ZHAO, entry
from tests.session_fixtures import PASSWORD as OFFICE_PASSWORD

PASSWORD = "guohua-caidao-dalou-xiaomao"
FIRST = replace(DIRECTOR, roles=frozenset({Role.DIRECTOR, Role.MEDIATOR}))
SENTINELS = (
    *("林晓芸", "赵启帆", "赵予安", "13800000276", "37011519900101002X", "370115198506151237"),
    *("梧桐苑小区4号楼", "青禾实验小学", "离婚前想谈清孩子", "因家务分工和债务", "哨兵备注", "哨兵草稿"),
    *("哨兵查找", "哨兵理由", "抚养费人民币", "白天电话", PASSWORD),
)


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Paths]:
    """Folders of this account, a temp folder of its own, and the program's log."""
    scratch = tmp_path / "temp"
    scratch.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    paths = paths_under(tmp_path)
    log.open_log(paths.logs)
    yield paths
    log.close_log()


def lived(paths: Paths) -> opening.Session:
    """A reception, its case, screening, notes, drafts, an agreement and its papers, and two refusals."""
    wanted = opening.FirstStart(centre=CENTRE, first=FIRST, members=(), password=PASSWORD)
    folder = paths.registers / "register"
    made = opening.create_register(folder, paths.state, wanted, NOON, cost=LEAST_COST)
    register, clock = made.session.register, NOON

    def write(work):
        nonlocal clock
        clock += timedelta(seconds=1)
        with register.writing(FIRST, clock) as records:
            return work(records)

    save_preferences(paths.preferences, Preferences(register=str(folder)))
    husband = replace(
        ZHAO,
        identity_number="370115198506151237",
        contact=Contact(phones=(Phone(number="13800000814"),), address=LIN.contact.address),
    )
    whole = replace(entry(), people=(LIN, husband, CHILD))
    view = write(lambda records: receptions.save_reception(records, whole))
    write(lambda records: drafts.keep_draft(records, "reception", view.reception.id, "哨兵草稿" * 50))
    for person in (LIN, husband):
        write(lambda records, person=person: screen(records, person.id))
    decided = write(
        lambda records: receptions.decide(
            records,
            view.reception.id,
            receptions.get_reception(records, view.reception.id).reception.version,
            Decision.ACCEPTED,
            "哨兵理由",
            mediator_ids=(FIRST.id,),
        )
    )
    case_id = decided.reception.case_id
    assert case_id is not None
    write(lambda records: cases.add_note(records, case_id, "哨兵备注"))
    for person in (LIN, husband):
        write(lambda records, one=person.id: cases.record_consent(records, case_id, one, records.today))
        write(lambda records, one=person.id: cases.record_rights_notice(records, case_id, one, records.today))
    write(lambda records: cases.record_child_heard(records, case_id, CHILD.id, records.today))
    write(
        lambda records: cases.move_case(
            records, case_id, cases.case_view(records, case_id).case.version, CaseState.IN_MEDIATION
        )
    )
    begun = write(lambda records: agreements.begin_agreement(records, case_id))
    file = write(lambda records: agreements.save_agreement(records, filled(begun.agreement)))
    write(lambda records: agreements.print_final(records, file.agreement.id, file.agreement.version))
    with register.reading(FIRST, clock) as records:
        papers.case_paper(records, "application", case_id)
    refused(write, case_id)
    return made.session


def refused(write, case_id: str) -> None:
    """A refusal and a bug, both with somebody's words at hand, both logged as the desk logs them."""
    with pytest.raises(DeskError):
        write(
            lambda records: cases.change_case(
                records, case_id, 1, summary="林晓芸\x00", requests=(), difficulty=None
            )
        )
    with pytest.raises(OperationalError) as caught:
        write(lambda records: records.connection.exec_driver_sql("SELECT ? FROM nowhere", ("林晓芸",)))
    log.note_bug(caught.value)
    assert "林晓芸" not in str(caught.value)


def traces(root: Path, words: Iterable[str] = SENTINELS) -> list[str]:
    """Sentinels found in any file below a folder, in the encodings a program might write."""
    found = []
    for path in sorted(one for one in root.rglob("*") if one.is_file()):
        content = path.read_bytes()
        for word in words:
            codings = {word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
            codings.add(word.encode("unicode_escape"))
            if any(coded in content for coded in codings):
                found.append(f"{word} in {path.relative_to(root)}")
    return found


def test_no_word_about_anybody_is_on_the_disk(day: Paths, tmp_path: Path) -> None:
    session = lived(day)
    wal = [path for path in tmp_path.rglob("*-wal") if path.stat().st_size]
    assert wal, "the day must be looked at while its write-ahead log is there"
    assert traces(tmp_path) == []
    opening.lock(session)
    assert traces(tmp_path) == []
    assert list((tmp_path / "temp").iterdir()) == []
    assert day.logs.joinpath("desk.log").read_text("utf-8")


class SealedDay(BackupOffice):
    """An office whose people sit down one after another, each with their own password and seed."""

    @contextmanager
    def as_(self, who: Staff) -> Iterator[Records]:
        session = self.session
        if session is None or session.staff.id != who.id:
            session = self.open(who)
        with self.records(session) as records:
            yield records


def test_no_sealed_word_no_name_and_no_secret_is_on_the_disk_or_the_stick(day: Paths, tmp_path: Path) -> None:
    """Counselling, safety, staff, keepers, drafts, a backup, a restore made ready, and a crash."""
    office = SealedDay(tmp_path / "office")
    sealed_day.live(office)
    session = office.open(DIRECTOR)
    newcomer = Staff(id="7" * 32, name="哨兵新人司徒", roles=frozenset({Role.COUNSELLOR}))
    with office.records(session) as records:
        staff.add_member(records, confirmed(records), newcomer)
    sheets = keepers.draw_sheets()
    typed = tuple(" ".join(sheet.words) for sheet in sheets)
    assert len(typed) == 3
    names = ("何玉贞", "陈静怡", "哨兵保管慕容")
    keepers.appoint_keepers(session, office.now(), OFFICE_PASSWORD, (typed[0], typed[1], typed[2]), names)
    copy = office.stick / office.back_up().name
    unlock = restoring.by_card(copy, office.state, office.card, office.now())
    proven = restoring.prove_for_restore(copy, unlock, silent)
    restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent)
    with pytest.raises(OperationalError) as caught, office.records(session) as records:
        records.connection.exec_driver_sql("SELECT ? FROM nowhere", (sealed_day.WORDS["note"],))
    log.note_bug(caught.value)
    secrets = [*typed, *(" ".join(sheet.numbers) for sheet in sheets), office.card, OFFICE_PASSWORD]
    people = [WIFE.name, HUSBAND.name, newcomer.name, names[2]]
    words = [*sealed_day.WORDS.values(), *secrets, *people]
    assert traces(tmp_path, words) == []
    office.close()
    finish_swing(office.folder)
    assert traces(tmp_path, words) == []
    assert list((tmp_path / "temp").iterdir()) == []


def test_a_planted_word_is_seen(tmp_path: Path) -> None:
    (tmp_path / "left.txt").write_text("哨兵备注", "utf-16")
    assert traces(tmp_path) == ["哨兵备注 in left.txt"]
