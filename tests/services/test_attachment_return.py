"""An attachment is fetched from a copy: exactly the file its row names, for those of the case, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import attachments
from mediation_desk.services.attachment_return import bring_attachment_back
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION

CONTENT = b"receipt" * 30_000


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


@pytest.fixture
def name(office: BackupOffice) -> str:
    """The sealed file of an attachment that stands on the stick as well."""
    made = office.attachment(CONTENT)
    office.back_up()
    return made


def the_id(office: BackupOffice) -> str:
    with office.records(office.session or office.open(DIRECTOR)) as records:
        return attachments.stored(records)[0][0]


def bring(office: BackupOffice, folder: Path, who=MEDIATOR) -> Path:
    attachment_id = the_id(office)
    with office.records(office.open(who)) as records:
        return bring_attachment_back(records, attachment_id, folder)


@pytest.mark.parametrize("fault", ["gone", "cut", "flipped"])
def test_it_is_back_to_the_byte_and_opens(office: BackupOffice, name: str, fault: str) -> None:
    before = office.sealed(name).read_bytes()
    spoiled = {"gone": None, "cut": before[:-9], "flipped": before[:-1] + bytes([before[-1] ^ 1])}[fault]
    office.sealed(name).unlink()
    if spoiled is not None:
        office.sealed(name).write_bytes(spoiled)
    bring(office, office.stick)
    assert office.sealed(name).read_bytes() == before
    with office.records(office.open(MEDIATOR)) as records:
        assert attachments.content(records, the_id_in(records)) == CONTENT
    assert not list(office.sealed(name).parent.glob("*.new"))


def the_id_in(records) -> str:
    return attachments.stored(records)[0][0]


def test_the_folder_of_one_copy_will_do(office: BackupOffice, name: str) -> None:
    office.sealed(name).unlink()
    copy = office.stick / next(one for one in office.copies() if one.startswith("desk-2"))
    assert bring(office, copy) == office.pooled(name).parent


def test_a_copy_of_the_first_format_holds_it_inside(office: BackupOffice, name: str) -> None:
    copy = office.stick / next(one for one in office.copies() if one.startswith("desk-2"))
    inside = copy / "attachments" / name
    inside.parent.mkdir()
    office.pooled(name).rename(inside)
    office.sealed(name).unlink()
    assert bring(office, office.stick) == inside.parent


def test_what_is_spoiled_on_the_stick_too_is_not_used(office: BackupOffice, name: str) -> None:
    office.pooled(name).chmod(0o600)
    office.pooled(name).write_bytes(b"x" * office.sealed(name).stat().st_size)
    office.sealed(name).unlink()
    with pytest.raises(DeskError, match=r"^attachment\.damaged_there$"):
        bring(office, office.stick)
    assert not office.sealed(name).exists()


def test_a_whole_one_is_left_and_a_stick_without_it_is_said(
    office: BackupOffice, name: str, tmp_path: Path
) -> None:
    with pytest.raises(DeskError, match=r"^attachment\.whole$"):
        bring(office, office.stick)
    office.sealed(name).unlink()
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(DeskError) as refused:
        bring(office, empty)
    assert (refused.value.key, refused.value.field) == ("attachment.not_on_stick", "folder")


@pytest.mark.parametrize("who", [OTHER_MEDIATOR, RECEPTION])
def test_nobody_from_outside_the_case_fetches(office: BackupOffice, name: str, who) -> None:
    office.sealed(name).unlink()
    with pytest.raises(DeskError, match=r"^(case\.not_yours|permission\.refused)$"):
        bring(office, office.stick, who)
    assert not office.sealed(name).exists()


def test_it_is_journalled(office: BackupOffice, name: str) -> None:
    office.sealed(name).unlink()
    attachment_id = the_id(office)
    with office.records(office.open(MEDIATOR)) as records:
        bring_attachment_back(records, attachment_id, office.stick)
        assert ("bring_attachment_back", (office.case_id, attachment_id)) in [
            (act, ids) for act, ids, _fields in records.acts
        ]
