"""A backup is good only when it was read back and opened; whatever fails never takes a good copy with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.domain.backup import Progress, Proof
from mediation_desk.domain.stick import Place
from mediation_desk.errors import DeskError
from mediation_desk.register import anchors, journal
from mediation_desk.register.copy_manifest import MANIFEST, parse_manifest
from mediation_desk.register.copy_prove import look_at_copy, prove_copy
from mediation_desk.register.copy_sweep import failed_copies
from mediation_desk.services import backups, opening, restoring
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR
from tests.session_fixtures import PASSWORD


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def test_a_copy_is_whole_neutral_and_opens(office: BackupOffice) -> None:
    name = office.attachment(b"secret stream" * 1000)
    holds = office.back_up()
    assert office.copies() == [holds.name] == [backups.copy_name(holds.made_at)]
    assert (holds.files, holds.slots) == (1, 7)
    copy = office.stick / holds.name
    assert sorted(one.name for one in copy.iterdir()) == [
        "manifest.json",
        "proved.json",
        "register-1.db",
        "vault.json",
    ]
    assert office.pooled(name).read_bytes() == office.sealed(name).read_bytes()
    assert not list(office.folder.glob("snapshot*"))
    unlock = restoring.by_card(copy, office.state, office.card, office.now())
    proven = prove_copy(copy, unlock, silent)
    assert proven.holds == holds


def test_every_proof_is_told_in_order(office: BackupOffice) -> None:
    office.attachment(b"x" * 10)
    session, told = office.open(MEDIATOR), list[Progress]()
    snapshot = backups.take_snapshot(session, office.now(), office.stick, told.append)
    backups.write_and_prove(snapshot, office.stick, told.append)
    assert list(dict.fromkeys(one.proof for one in told)) == list(Proof)
    assert all(0 <= one.done <= one.total or not one.total for one in told)


def test_what_is_written_meanwhile_is_whole_in_the_copy(office: BackupOffice) -> None:
    session = office.open(DIRECTOR)
    acts = 0

    def work(progress: Progress) -> None:
        nonlocal acts
        with office.records(session) as records:
            records.journal("look", "x" * 3000)
        acts += 1

    for _ in range(400):
        work(Progress(proof=Proof.WRITE))
    before, acts = acts, 0
    snapshot = backups.take_snapshot(session, office.now(), office.stick, work)
    assert acts > 1, "the copy must have been made in several steps"
    assert before
    holds = backups.write_and_prove(snapshot, office.stick, silent)
    with session.reading(DIRECTOR, office.now()) as records:
        assert holds.entries == journal.last(records)[0]
        assert journal.first_break(records.connection, session.keys.register_id) is None


def test_no_older_copy_is_written_over(office: BackupOffice) -> None:
    session = office.open(DIRECTOR)
    now = office.now()
    names = []
    for _ in range(3):
        snapshot = backups.take_snapshot(session, now, office.stick, silent)
        names.append(backups.write_and_prove(snapshot, office.stick, silent).name)
    assert names == ["desk-20260318-104109", "desk-20260318-104109-2", "desk-20260318-104109-3"]


def test_places_that_will_not_do_are_refused_before_anything_is_written(
    office: BackupOffice, tmp_path: Path
) -> None:
    session = office.open(DIRECTOR)
    inside, cloud = office.folder / "copies", tmp_path / "坚果云"
    inside.mkdir()
    cloud.mkdir()
    for place, key in (
        (office.folder, "copy.own_folder"),
        (inside, "copy.own_folder"),
        (cloud, "folder.cloud"),
        (tmp_path / "gone", "copy.drive_gone"),
    ):
        with pytest.raises(DeskError) as refused:
            backups.take_snapshot(session, office.now(), place, silent)
        assert (refused.value.key, refused.value.field) == (key, "folder")
    assert not list(office.folder.glob("snapshot*"))


def test_too_little_room_is_said_before(office: BackupOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    session = office.open(DIRECTOR)
    usage = backups.shutil.disk_usage(office.stick)
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    with pytest.raises(DeskError, match=r"^copy\.no_room$"):
        backups.take_snapshot(session, office.now(), office.stick, silent)
    assert office.copies() == []


@pytest.mark.parametrize("at", Proof)
def test_stopping_at_any_proof_leaves_no_copy_that_counts(office: BackupOffice, at: Proof) -> None:
    office.attachment(b"x" * 10)
    session = office.open(DIRECTOR)

    def stop(progress: Progress) -> None:
        if progress.proof is at:
            raise DeskError("backup.cancelled")

    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)
    with pytest.raises(DeskError, match=r"^backup\.cancelled$"):
        backups.write_and_prove(snapshot, office.stick, stop)
    assert office.copies() == [], "what was stopped is not kept"
    assert not list(office.folder.glob("snapshot*"))


def test_stopping_while_the_database_is_copied_leaves_nothing(office: BackupOffice) -> None:
    session = office.open(DIRECTOR)
    with office.records(session) as records:
        for _ in range(500):
            records.journal("look", "x" * 3000)

    def stop(_progress: Progress) -> None:
        raise DeskError("backup.cancelled")

    with pytest.raises(DeskError, match=r"^backup\.cancelled$"):
        backups.take_snapshot(session, office.now(), office.stick, stop)
    assert not list(office.folder.glob("snapshot*"))
    office.back_up()


def test_a_copy_damaged_on_its_way_is_set_aside_and_never_counts(office: BackupOffice) -> None:
    def spoil(step: str) -> None:
        if step == "proving":
            (copy,) = office.stick.glob("desk-2*")
            path = copy / "register-1.db"
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)

    with pytest.raises(DeskError, match=r"^copy\.damaged$|^register\.wrong_key_or_damaged$"):
        office.back_up(step=spoil)
    (name,) = office.copies()
    assert name.endswith(".failed")
    (aside,) = failed_copies(office.stick)
    assert (aside.folder.name, aside.refused) == (name, "copy.damaged")
    with pytest.raises(DeskError, match=r"^copy\.failed_once$"):
        look_at_copy(office.stick / name)


def test_the_register_remembers_copies_and_failures(office: BackupOffice) -> None:
    session = office.open(COUNSELLOR)
    with session.reading(COUNSELLOR, office.now()) as records:
        assert backups.list_copies(records).last_verified is None
    holds = office.back_up()
    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)
    with office.records(session) as records:
        known = backups.note_failure(records, snapshot, Place(label="stick"), "copy.damaged")
    assert [(one.name, one.verified) for one in known.copies] == [(snapshot.name, False), (holds.name, True)]
    assert known.last_verified == holds.made_at
    assert not known.opens_elsewhere
    opening.confirm_card(session, office.card, office.card, office.now())
    with session.reading(COUNSELLOR, office.now()) as records:
        assert backups.list_copies(records).opens_elsewhere
        assert {"backup_made", "backup_failed"} <= {one.act for one in journal.entries(records)}


def test_the_copy_brings_its_signed_anchor(office: BackupOffice) -> None:
    holds = office.back_up()
    manifest = parse_manifest((office.stick / holds.name / MANIFEST).read_bytes())
    anchor = anchors.parse_anchor(manifest.anchor)
    assert anchors.is_signed(anchor)
    assert (anchor.number, anchor.hash.hex()) == (manifest.entries, manifest.head)


def test_an_altered_manifest_is_noticed(office: BackupOffice) -> None:
    holds = office.back_up()
    copy = office.stick / holds.name
    path = copy / MANIFEST
    path.write_bytes(path.read_bytes().replace(b'"entries":', b'"entries":1'))
    with pytest.raises(DeskError, match=r"^copy\.damaged$"):
        prove_copy(copy, restoring.by_card(copy, office.state, office.card, office.now()), silent)


def test_a_wrong_password_for_a_copy_counts(office: BackupOffice) -> None:
    copy = office.stick / office.back_up().name
    for _ in range(4):
        wrong = restoring.by_password(copy, office.state, DIRECTOR.id, "not the right one", office.now())
        with pytest.raises(DeskError, match=r"^vault\.wrong_password$"):
            prove_copy(copy, wrong, silent)
    right = restoring.by_password(copy, office.state, DIRECTOR.id, PASSWORD, office.clock.now)
    with pytest.raises(DeskError, match=r"^sign_in\.wait$"):
        prove_copy(copy, right, silent)
