"""Attachments in copies: written once, authenticated every time, brought back, named when they are not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import attachments
from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.copy_manifest import MANIFEST, manifest_bytes
from mediation_desk.register.copy_pool import ATTACHMENTS, POOL, standing
from mediation_desk.register.copy_prove import Proven
from mediation_desk.register.copy_sweep import failed_copies
from mediation_desk.register.copy_turns import PROVED, SHARES, is_due, mark_proved
from mediation_desk.register.file_keys import file_keys
from mediation_desk.register.swing import finish_swing
from mediation_desk.services import backups, restoring
from mediation_desk.services.rekey import swing
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR, MEDIATOR


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def content(office: BackupOffice, name: str) -> bytes:
    session = office.session or office.open(DIRECTOR)
    with office.records(session) as records:
        (found,) = (id_ for id_, file, _bytes, _digest in attachments.stored(records) if file == name)
        return attachments.content(records, found)


def proven(office: BackupOffice, name: str) -> Proven:
    copy = office.stick / name
    unlock = restoring.by_card(copy, office.state, office.card, office.now())
    return restoring.prove_for_restore(copy, unlock, silent)


def restored(office: BackupOffice, name: str) -> None:
    found = proven(office, name)
    office.close()
    restoring.prepare_restore(office.folder, office.state, found, office.now(), silent)
    finish_swing(office.folder)


def turn_before(office: BackupOffice, copy: str, name: str) -> None:
    """Let a proved copy tell that the share of this attachment is read back by the next one."""
    found, folder = proven(office, copy), office.stick / copy
    manifest = replace(found.manifest, turn=crc32(name.encode()) % SHARES + SHARES - 1)
    (folder / MANIFEST).write_bytes(manifest_bytes(manifest, found.keys.manifest_key))
    (folder / PROVED).unlink()
    mark_proved(folder)


def test_older_ones_are_read_back_by_shares_until_all_were(office: BackupOffice) -> None:
    names = [office.attachment(b"%d" % n) for n in range(4)]
    first = office.back_up()
    assert (first.new_files, first.read_files) == (4, 4)
    turn_before(office, first.name, names[0])
    due = [name for name in names if crc32(name.encode()) % SHARES == crc32(names[0].encode()) % SHARES]
    second = office.back_up()
    assert (second.new_files, second.read_files, second.files) == (0, len(due), 4)
    assert proven(office, second.name).holds.read_files == 4, "whoever restores reads all of it"
    manifest = proven(office, second.name).manifest
    for name in names:
        turns = [n for n in range(7, 7 + SHARES) if is_due(replace(manifest, turn=n), name)]
        assert len(turns) == 1


def test_what_a_killed_run_brought_is_new_until_it_was_proved(office: BackupOffice) -> None:
    office.back_up()
    office.attachment(b"brought by a run that was killed")

    def die(step: str) -> None:
        if step == "renamed":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.back_up(step=die)
    steps: list[str] = []
    holds = office.back_up(step=steps.append)
    assert "opened file" not in steps
    assert (holds.new_files, holds.read_files) == (1, 1)


def test_a_new_one_that_does_not_open_with_its_key_refuses_the_copy(office: BackupOffice) -> None:
    name = office.attachment(b"sealed with another key than its row says")
    with office.records(office.session or office.open(DIRECTOR)) as records:
        records.connection.exec_driver_sql("UPDATE attachments SET key = ? WHERE file = ?", (bytes(32), name))
    with pytest.raises(DeskError, match=r"^copy\.damaged$"):
        office.back_up()
    assert [one.refused for one in failed_copies(office.stick)] == ["copy.damaged"]


def test_a_restricted_one_is_opened_by_who_may_and_held_against_its_digest_by_others(
    office: BackupOffice,
) -> None:
    name = office.attachment(b"restricted" * 1000)
    with office.records(office.session or office.open(DIRECTOR)) as records:
        ((attachment_id, _name, _bytes, _digest),) = attachments.stored(records)
        attachments.restrict(records, attachment_id)
    holds = office.back_up()
    found = proven(office, holds.name)
    path = office.stick / holds.name / found.manifest.database
    connection = open_copy(path, found.keys.database_key)
    try:
        assert set(file_keys(connection, (office.session or office.open(DIRECTOR)).keys)) == {name}
        assert file_keys(connection, found.keys) == {}, "the card opens nobody's seals"
    finally:
        connection.close()
    assert found.damaged == ()
    assert office.back_up(who=MEDIATOR).damaged == ()


def test_only_what_is_new_is_written_and_all_is_proved(office: BackupOffice) -> None:
    old = office.attachment(b"old" * 1000)
    office.back_up()
    first = office.pooled(old).stat().st_mtime_ns
    new = office.attachment(b"new" * 1000)
    steps: list[str] = []
    holds = office.back_up(step=steps.append)
    assert steps.count("opened file") == 1
    assert office.pooled(old).stat().st_mtime_ns == first
    assert (holds.files, holds.lost) == (2, ())
    steps.clear()
    office.back_up(step=steps.append)
    assert "opened file" not in steps
    assert set(standing(office.stick)) == {old, new}


def test_the_manifest_names_each_with_size_and_digest(office: BackupOffice) -> None:
    name = office.attachment(b"x" * 70_000)
    holds = office.back_up()
    told = json.loads((office.stick / holds.name / MANIFEST).read_bytes())
    with office.records(office.open(DIRECTOR)) as records:
        ((_id, _name, size, digest),) = attachments.stored(records)
    assert told["files"] == [[name, size, digest]]
    assert told["lost"] == []


def test_a_restore_brings_them_back_inside(office: BackupOffice) -> None:
    name = office.attachment(b"voucher" * 10_000)
    holds = office.back_up()
    office.sealed(name).unlink()
    with pytest.raises(DeskError, match=r"^attachment\.file_missing$"):
        content(office, name)
    restored(office, holds.name)
    assert content(office, name) == b"voucher" * 10_000


def test_what_the_register_has_lost_is_named_and_the_rest_is_copied(office: BackupOffice) -> None:
    kept, gone, cut, altered, swapped = (office.attachment(bytes([n]) * 9000) for n in range(5))
    office.sealed(gone).unlink()
    office.sealed(cut).write_bytes(office.sealed(cut).read_bytes()[:-1])
    spoiled = bytearray(office.sealed(altered).read_bytes())
    spoiled[99] ^= 1
    office.sealed(altered).write_bytes(spoiled)
    office.sealed(swapped).write_bytes(office.sealed(kept).read_bytes())
    holds = office.back_up()
    assert holds.files == 1
    assert set(holds.lost) == {gone, cut, altered, swapped}
    assert proven(office, holds.name).holds == holds
    assert list(standing(office.stick)) == [kept]
    restored(office, holds.name)
    assert content(office, kept) == bytes(9000)


def test_what_a_stick_has_spoiled_is_brought_anew(office: BackupOffice) -> None:
    name, other = office.attachment(b"a" * 9000), office.attachment(b"b" * 9000)
    first = office.back_up()
    spoiled = bytearray(office.pooled(name).read_bytes())
    spoiled[500] ^= 4
    office.pooled(name).write_bytes(spoiled)
    office.pooled(other).unlink()
    assert set(proven(office, first.name).damaged) == {name, other}
    turn_before(office, first.name, name)
    holds = office.back_up()
    assert (holds.lost, holds.damaged, holds.new_files) == ((), (), 1)
    assert office.pooled(name).read_bytes() == office.sealed(name).read_bytes()
    assert proven(office, first.name).holds == first, "the older copy is whole again too"


def test_a_copy_with_a_spoiled_scan_is_restored_without_it(office: BackupOffice) -> None:
    good, bad = office.attachment(b"good"), office.attachment(b"bad")
    holds = office.back_up()
    office.pooled(bad).write_bytes(office.pooled(good).read_bytes())
    restored(office, holds.name)
    assert content(office, good) == b"good"
    with pytest.raises(DeskError, match=r"^attachment\.file_missing$"):
        content(office, bad)


def test_files_that_no_copy_names_any_more_go(office: BackupOffice) -> None:
    name = office.attachment(b"to be destroyed")
    first = office.back_up()
    with office.records(office.open(DIRECTOR)) as records:
        attachments.destroy(records, office.case_id)
    assert not office.sealed(name).exists()
    second = office.back_up()
    assert office.pooled(name).exists(), "the first copy still holds it"
    for one in sorted((office.stick / first.name).iterdir()):
        one.unlink()
    (office.stick / first.name).rmdir()
    (office.stick / second.name / MANIFEST).write_bytes(b"damaged")
    office.attachment(b"later")
    office.back_up()
    assert office.pooled(name).exists(), "nothing goes while a manifest cannot be read"
    for one in sorted((office.stick / second.name).iterdir()):
        one.unlink()
    office.back_up()
    assert not office.pooled(name).exists()


def test_a_copy_of_the_second_format_still_restores(office: BackupOffice) -> None:
    name = office.attachment(b"beside, in one folder")
    holds = office.back_up()
    copy, found = office.stick / holds.name, proven(office, holds.name)
    office.pooled(name).rename(office.stick / POOL / name)
    (copy / PROVED).unlink()
    second = replace(found.manifest, format=2)
    (copy / MANIFEST).write_bytes(manifest_bytes(second, found.keys.manifest_key))
    assert set(json.loads((copy / MANIFEST).read_bytes())).isdisjoint({"new", "turn", "database_digest"})
    assert proven(office, holds.name).holds.lost == ()
    later = office.back_up()
    assert (later.new_files, later.read_files) == (1, 1), "nothing says that it was ever proved"
    assert not office.pooled(name).exists()
    restored(office, holds.name)
    assert content(office, name) == b"beside, in one folder"


def test_a_copy_of_the_first_format_still_restores(office: BackupOffice) -> None:
    name = office.attachment(b"inside, as it was done first")
    holds = office.back_up()
    copy = office.stick / holds.name
    found = proven(office, holds.name)
    (copy / ATTACHMENTS).mkdir()
    office.pooled(name).rename(copy / ATTACHMENTS / name)
    first = replace(found.manifest, format=1)
    (copy / MANIFEST).write_bytes(manifest_bytes(first, found.keys.manifest_key))
    assert proven(office, holds.name).holds.lost == ()
    restored(office, holds.name)
    assert content(office, name) == b"inside, as it was done first"


def test_a_new_register_key_leaves_files_as_they_are(office: BackupOffice) -> None:
    name = office.attachment(b"sealed once")
    before = office.sealed(name).read_bytes()
    session = office.open(DIRECTOR)
    swing(session, office.now(), lambda _records, slots: slots)
    assert office.sealed(name).read_bytes() == before
    assert content(office, name) == b"sealed once"
    office.close()
    assert content(office, name) == b"sealed once"
    assert backups.size_of(office.folder) > len(before)


def test_opening_sweeps_what_no_row_names(office: BackupOffice) -> None:
    name = office.attachment(b"kept")
    left = office.sealed("0" * 32)
    left.write_bytes(b"left by a process that was killed")
    beside = office.sealed(f"{name}.new")
    beside.write_bytes(b"half")
    office.close()
    office.open(DIRECTOR)
    assert not left.exists()
    assert not beside.exists()
    assert content(office, name) == b"kept"


def test_whose_files_are_lost_is_told_by_case(office: BackupOffice) -> None:
    for content_ in (b"1", b"2"):
        office.sealed(office.attachment(content_)).unlink()
    office.attachment(b"kept")
    holds = office.back_up()
    with office.records(office.open(DIRECTOR)) as records:
        ((number, count),) = backups.lost_by_case(records, holds)
    assert (number.startswith("（2026）"), count) == (True, 2)
