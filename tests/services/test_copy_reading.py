"""Copies opened to be read: nothing is written to them, what writes is refused, reading is noted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path

import pytest

from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import attachments, journal, office, sealed
from mediation_desk.register.copy_traces import CopyTraces
from mediation_desk.register.destroyed_file import remember_destroyed
from mediation_desk.register.left_file import remember_left
from mediation_desk.register.vault.pc_key import pc_key_file
from mediation_desk.services import copy_reading, keepers, opening
from mediation_desk.services.copy_reading import CopyPlace, CopySession, leave_copy, read_copy
from mediation_desk.services.leaving import suspend
from mediation_desk.services.own_password import change_own_password
from mediation_desk.services.password_check import check_password
from mediation_desk.services.permission import READ_ALONE, changes_of
from mediation_desk.services.staff import change_member
from tests.backup_office import BackupOffice
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EVERYONE, MEDIATOR, RECEPTION
from tests.keeper_office import NAMES, words
from tests.services.test_access import DECLARED
from tests.session_fixtures import PASSWORD


def marks(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file below a folder: content, when it was written, size; and every folder's own time."""
    found = {}
    for one in sorted((folder, *folder.rglob("*"))):
        content = blake2b(one.read_bytes()).digest() if one.is_file() else b""
        found[str(one.relative_to(folder))] = (content, one.stat().st_mtime_ns, one.stat().st_size)
    return found


class CopyOffice(BackupOffice):
    """A copy on the stick, and `read(who)` to sit down at it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.file = self.attachment(b"receipt" * 30_000)
        self.made = self.back_up()
        self.close()
        self.reading: CopySession | None = None

    @property
    def copy(self) -> Path:
        return self.stick / self.made.name

    def place(self, **other: object) -> CopyPlace:
        told = {"copy": self.copy, "folder": self.folder, "state_folder": self.state, **other}
        return CopyPlace(**told)  # type: ignore[arg-type]  # a test names what is otherwise

    def read(self, who: object = DIRECTOR, password: str = PASSWORD, **other: object) -> CopySession:
        self.reading = read_copy(self.place(**other), who.id, password, self.now())  # type: ignore[attr-defined]
        return self.reading

    def leave(self) -> None:
        if self.reading is not None:
            leave_copy(self.reading)
            self.reading = None


@pytest.fixture
def office_(tmp_path: Path) -> Iterator[CopyOffice]:
    made = CopyOffice(tmp_path / "office")
    yield made
    made.leave()
    made.close()


def refused(key: str, act: object, *args: object) -> DeskError:
    with pytest.raises(DeskError) as error:
        act(*args)  # type: ignore[operator]  # whatever the test tries
    assert error.value.key == key
    return error.value


def test_the_stick_stays_as_it_is_to_the_byte(office_: CopyOffice) -> None:
    before = marks(office_.stick)
    session = office_.read()
    assert session.copy is not None
    assert session.copy.made_at == office_.made.made_at
    with session.reading(session.staff, office_.now()) as records:
        assert office.centre(records) == session.centre
        (one,) = attachments.of_subject(records, office_.case_id)
        assert attachments.content(records, one.id) == b"receipt" * 30_000
    office_.leave()
    assert marks(office_.stick) == before


@pytest.mark.parametrize("name", sorted(name for name, one in DECLARED.items() if changes_of(one)))
def test_every_use_case_that_changes_something_is_refused(name: str, copied: CopyOffice) -> None:
    use_case, session = DECLARED[name], copied.reading
    assert session is not None
    if use_case.__code__.co_varnames[0] == "session":
        error = refused("copy.read_only", use_case, session, copied.now())
    elif changes_of(use_case) <= READ_ALONE:
        return  # told apart by what it does: test_an_act_that_is_no_reading_is_refused
    else:
        with session.writing(session.staff, copied.now()) as records:
            error = refused("copy.read_only", use_case, records)
    assert error.names == {"day": "2026-03-18"}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CopyOffice]:
    """Somebody with every role sits at a copy, so that nothing but the copy refuses."""
    made = CopyOffice(tmp_path_factory.mktemp("copied") / "office")
    session = made.read()
    session.staff = type(session.staff)(
        id=session.staff.id, name=session.staff.name, roles=frozenset(Role), signs_in=True
    )
    yield made
    made.leave()


def test_an_act_that_is_no_reading_is_refused(office_: CopyOffice) -> None:
    session = office_.read()

    def act() -> None:
        with session.writing(session.staff, office_.now()) as records:
            records.journal("print_paper", office_.case_id)

    refused("copy.read_only", act)


def test_the_file_itself_refuses_what_passes_the_use_cases(office_: CopyOffice) -> None:
    session, before = office_.read(), marks(office_.stick)

    def write() -> None:
        with session.writing(session.staff, office_.now()) as records:
            office.set_setting(records, "abc", "def")

    refused("copy.read_only", write)
    assert marks(office_.stick) == before


def test_reading_is_noted_and_the_journal_hears_of_it_at_the_next_sign_in(office_: CopyOffice) -> None:
    session = office_.read(MEDIATOR)
    with session.writing(session.staff, office_.now()) as records:
        records.journal("open_contact", office_.case_id)
    office_.leave()
    kept = CopyTraces(office_.state, session.keys.register_id).waiting()
    assert [one.act for one in kept] == ["sign_in", "open_contact"]
    with office_.records(office_.open(DIRECTOR)) as records:
        told = [one for one in journal.entries(records) if one.act == "read_in_copy"]
    assert [(one.ids, one.fields[:2]) for one in reversed(told)] == [
        ((MEDIATOR.id,), ("sign_in", office_.made.name)),
        ((MEDIATOR.id, office_.case_id), ("open_contact", office_.made.name)),
    ]
    assert not CopyTraces(office_.state, session.keys.register_id).waiting()


def test_where_no_trace_can_be_kept_nothing_is_read(office_: CopyOffice) -> None:
    session = office_.read(MEDIATOR)
    path = office_.state / f"copies-read-{session.keys.register_id}.jsonl"
    path.unlink()
    path.mkdir()

    def read() -> None:
        with session.writing(session.staff, office_.now()) as records:
            records.journal("open_contact", office_.case_id)

    with pytest.raises(DeskError):
        read()


def test_a_copy_leaves_no_anchor_and_moves_no_mark(office_: CopyOffice) -> None:
    names = ("anchors-*", "commit*", "mark*")
    before = {one: one.read_bytes() for name in names for one in office_.state.glob(name)}
    session = office_.read()
    session.keep_anchor(office_.now())
    with session.writing(session.staff, office_.now()) as records:
        records.journal("open_contact", office_.case_id)
    office_.leave()
    assert before
    assert {one: one.read_bytes() for name in names for one in office_.state.glob(name)} == before


def test_it_works_while_the_register_is_open(office_: CopyOffice) -> None:
    office_.open(DIRECTOR)
    session = office_.read(MEDIATOR)
    assert session.staff.id == MEDIATOR.id
    office_.leave()


def test_on_another_computer_the_card_brings_the_passwords_and_keeps_nothing(
    office_: CopyOffice, tmp_path: Path
) -> None:
    spare, nowhere = tmp_path / "spare", tmp_path / "nowhere"
    other = {"state_folder": spare, "folder": nowhere}
    refused("vault.pc_key_missing", lambda: office_.read(COUNSELLOR, **other))
    key = copy_reading.pc_key_by_card(office_.place(**other), office_.card, office_.now())
    session = office_.read(COUNSELLOR, pc_key=key, **other)
    assert session.staff.roles == frozenset({Role.COUNSELLOR})
    assert not pc_key_file(spare, session.keys.register_id).exists()
    office_.leave()
    assert [one.name for one in spare.iterdir() if one.name.startswith("copy-read-")] == []
    refused("vault.pc_key_missing", lambda: office_.read(COUNSELLOR, **other))


def test_the_card_opens_no_sealed_text_and_seats_nobody(office_: CopyOffice) -> None:
    with office_.records(office_.open(COUNSELLOR)) as records:
        text = sealed.seal(records, sealed.SealedKind.PROCESS_NOTE, "words of my own", [COUNSELLOR.id])
    office_.made = office_.back_up(who=COUNSELLOR)
    office_.close()
    place = office_.place()
    header, manifest = copy_reading.look_at_copy(place.copy)
    opened = copy_reading.unlock_with_card(place.copy, office_.card)
    scratch = copy_reading.CopyScratch.make(office_.state)
    register = copy_reading._opened(place, header, manifest, opened, scratch, None)
    with register.reading(DIRECTOR, office_.now()) as records:
        refused("sealed.not_yours", sealed.unseal, records, text)
    register.close()
    scratch.wipe()
    with office_.read(COUNSELLOR).reading(COUNSELLOR, office_.now()) as records:
        assert sealed.unseal(records, text)


def test_whoever_left_does_not_come_back_by_an_old_copy(office_: CopyOffice) -> None:

    session = office_.open(DIRECTOR)
    said = check_password(session, office_.now(), PASSWORD)
    suspend(session, office_.now(), said, RECEPTION.id)
    office_.close()
    refused("copy.left_since", office_.read, RECEPTION)
    assert office_.read(COUNSELLOR).staff.id == COUNSELLOR.id


def test_nor_on_a_computer_where_a_newer_copy_lies_beside(office_: CopyOffice, tmp_path: Path) -> None:
    session = office_.open(DIRECTOR)
    said = check_password(session, office_.now(), PASSWORD)
    suspend(session, office_.now(), said, RECEPTION.id)
    old, office_.clock.now = office_.made, office_.clock.now + timedelta(days=1)
    office_.back_up()
    office_.close()
    office_.made = old
    other = {"state_folder": tmp_path / "spare", "folder": tmp_path / "nowhere"}
    key = copy_reading.pc_key_by_card(office_.place(**other), office_.card, office_.now())
    refused("copy.left_since", lambda: office_.read(RECEPTION, pc_key=key, **other))
    assert office_.read(COUNSELLOR, pc_key=key, **other).staff.id == COUNSELLOR.id


def test_roles_taken_since_do_not_count_in_an_old_copy(office_: CopyOffice) -> None:
    session = office_.open(DIRECTOR)
    said = check_password(session, office_.now(), PASSWORD)
    change_member(session, office_.now(), said, replace(MEDIATOR, roles=frozenset({Role.RECEPTION})))
    more = replace(RECEPTION, roles=RECEPTION.roles | {Role.COUNSELLOR})
    change_member(session, office_.now(), said, more)
    office_.close()
    refused("permission.refused", office_.read, MEDIATOR)  # reception was not theirs that day
    assert office_.read(RECEPTION).staff.roles == RECEPTION.roles
    office_.leave()
    somewhere = office_.folder.with_name("nowhere")
    assert office_.read(MEDIATOR, folder=somewhere).staff.roles == MEDIATOR.roles


def test_whoever_was_removed_here_is_known_without_a_register(office_: CopyOffice) -> None:
    remember_left(office_.state, office_.made.register_id, [RECEPTION.id])
    refused("copy.left_since", lambda: office_.read(RECEPTION, folder=office_.folder.with_name("nowhere")))


def test_two_sheets_bring_the_passwords_and_open_nothing_themselves(tmp_path: Path) -> None:
    office = BackupOffice(tmp_path / "office")
    session = office.open(DIRECTOR)
    one, two, three = (words(sheet) for sheet in keepers.draw_sheets())
    keepers.appoint_keepers(session, office.now(), PASSWORD, (one, two, three), NAMES)
    holds = office.back_up()
    office.close()
    stick = office.stick
    spare = CopyPlace(copy=stick / holds.name, folder=tmp_path / "none", state_folder=tmp_path / "spare")
    key = copy_reading.pc_key_by_sheets(spare, (one, three), office.now())
    place = replace(spare, pc_key=key)
    reading = read_copy(place, MEDIATOR.id, PASSWORD, office.now())
    assert reading.keys.slot_id == MEDIATOR.id
    leave_copy(reading)
    refused("vault.pc_key_missing", read_copy, spare, MEDIATOR.id, PASSWORD, office.now())


def test_cases_destroyed_since_are_told(office_: CopyOffice) -> None:
    assert office_.read().copy == CopyRead(name=office_.made.name, made_at=office_.made.made_at)
    register_id = office_.made.register_id
    office_.leave()
    remember_destroyed(office_.state, register_id, [office_.case_id])
    copy = office_.read().copy
    assert copy is not None
    assert copy.destroyed == 1


def test_wrong_passwords_count_and_a_former_one_begins_nothing_anew(office_: CopyOffice) -> None:

    session = office_.open(MEDIATOR)
    change_own_password(session, office_.now(), PASSWORD, "xinmima-xuezhi-hetang-4")
    office_.close()

    def guess() -> None:
        opening.open_with_password(office_.folder, office_.state, MEDIATOR.id, "wrong", office_.now())

    for _attempt in range(5):
        office_.clock.forward(seconds=400)
        refused("vault.wrong_password", guess)
    office_.clock.forward(seconds=400)
    office_.read(MEDIATOR)  # with the former password, which opens this copy alone
    office_.leave()
    refused("vault.wrong_password", guess)
    refused("sign_in.wait", office_.read, MEDIATOR)


def test_leaving_wipes_the_scratch_and_a_crash_is_swept(office_: CopyOffice) -> None:
    session = office_.read()
    copy_reading.sweep_left(office_.state)
    assert session.scratch.folder.is_dir()  # held by whoever reads
    session.scratch.held.close()
    copy_reading.sweep_left(office_.state)
    assert not session.scratch.folder.exists()


def test_an_altered_copy_is_refused(office_: CopyOffice) -> None:
    path = next(office_.copy.glob("*.db"))
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    refused("register.wrong_key_or_damaged", office_.read)


def test_everybody_who_signs_in_may_read_a_copy(office_: CopyOffice) -> None:
    for one in EVERYONE:
        if one.signs_in:
            assert office_.read(one).staff.roles == one.roles
            office_.leave()


def test_a_copy_that_moved_reads_its_scans_where_they_are(office_: CopyOffice, tmp_path: Path) -> None:
    shutil.move(office_.stick, tmp_path / "other")
    office_.stick = tmp_path / "other"
    with office_.read().reading(DIRECTOR, office_.now()) as records:
        (one,) = attachments.of_subject(records, office_.case_id)
        assert attachments.content(records, one.id)
        shutil.rmtree(office_.stick / "desk-attachments")
        refused("attachment.file_missing", attachments.content, records, one.id)
