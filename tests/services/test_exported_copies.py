"""Copies outside: known before they are written, listed until they are seen gone, never another's file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from mediation_desk.domain.attachment import Attachment, NewAttachment
from mediation_desk.domain.exported_copy import ExportForm, GoneHow
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services import attachments, exported_copies
from mediation_desk.services.password_check import Confirmed
from tests import scan_samples as samples
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "desk"
    folder.mkdir()
    made = Office(folder / "register.db")
    yield made
    made.close()


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def kept(office: Office, side: Side | None = None, *, restricted: bool = False) -> Attachment:
    new = NewAttachment(title="收条", item=9, side=side, restricted=restricted)
    case_id = add_case(office)
    with office.as_(MEDIATOR) as records:
        return attachments.add_picture(records, case_id, samples.located_jpeg(), new)


def begin(
    office: Office, one: Attachment, place: Path, reader: Side | None = None, who: Staff = MEDIATOR
) -> str:
    with office.as_(who) as records:
        sure = Confirmed(staff_id=who.id, at=records.now)
        return exported_copies.begin_export(records, sure, one.id, place, reader)


def export(office: Office, one: Attachment, place: Path, form: ExportForm = ExportForm.AS_IS) -> str:
    copy_id = begin(office, one, place)
    with office.as_(MEDIATOR) as records:
        exported_copies.write_export(records, copy_id, form)
    return copy_id


def listed(office: Office, who: Staff = MEDIATOR) -> list[str]:
    with office.reading(who) as records:
        return [one.id for one in exported_copies.copies_outside(records)]


def test_a_copy_is_written_listed_and_made_to_go(office: Office, outside: Path) -> None:
    one = kept(office)
    place = outside / "材料.jpg"
    copy_id = export(office, one, place)
    assert place.read_bytes() == samples.located_jpeg()
    with office.reading(MEDIATOR) as records:
        (copy,) = exported_copies.copies_outside(records)
        assert (copy.title, copy.place, copy.case_id) == ("收条", str(place), one.subject_id)
        assert not copy.expired(records.now)
        assert copy.expired(records.now + timedelta(days=3))
    assert listed(office, DIRECTOR) == [copy_id]
    assert listed(office, OTHER_MEDIATOR) == []
    with office.as_(MEDIATOR) as records:
        assert exported_copies.delete_copy(records, copy_id) is GoneHow.DELETED
    assert list(outside.iterdir()) == []
    assert listed(office) == []
    with pytest.raises(DeskError, match=r"^export\.missing$"), office.as_(MEDIATOR) as records:
        exported_copies.delete_copy(records, copy_id)


def test_pages_leave_without_the_place_where_they_were_taken(office: Office, outside: Path) -> None:
    one = kept(office)
    export(office, one, outside / "材料.pdf", ExportForm.PAGES)
    written = (outside / "材料.pdf").read_bytes()
    assert b"Exif" not in written
    assert b"GPS" not in written
    document = pypdfium2.PdfDocument(written)
    assert len(document) == 1
    document.close()
    with office.as_(MEDIATOR) as records:
        assert attachments.open_attachment(records, one.id).located


@pytest.mark.parametrize(
    ("side", "restricted", "reader", "key"),
    [
        (Side.SEEKER, False, Side.OTHER, "attachment.other_side"),
        (None, True, Side.OTHER, "attachment.restricted_to_party"),
        (Side.SEEKER, False, Side.SEEKER, None),
        (Side.SEEKER, True, Side.SEEKER, None),
        (None, False, Side.OTHER, None),
        (Side.SEEKER, True, None, None),
    ],
)
def test_the_wall_stands_at_the_way_out(
    office: Office, outside: Path, side: Side | None, restricted: bool, reader: Side | None, key: str | None
) -> None:
    one = kept(office, side, restricted=restricted)
    if key is None:
        begin(office, one, outside / "a.jpg", reader)
        return
    with pytest.raises(DeskError) as refused:
        begin(office, one, outside / "a.jpg", reader)
    assert refused.value.key == key


def test_no_password_no_copy_and_none_by_others(office: Office, outside: Path) -> None:
    one = kept(office)
    theirs = Confirmed(staff_id=DIRECTOR.id, at=office.clock.now)
    with pytest.raises(DeskError, match=r"^password\.ask_again$"), office.as_(MEDIATOR) as records:
        exported_copies.begin_export(records, theirs, one.id, outside / "a.jpg", None)
    with pytest.raises(DeskError, match=r"^case\.not_yours$"):
        begin(office, one, outside / "a.jpg", who=OTHER_MEDIATOR)
    with pytest.raises(DeskError, match=r"^export\.own_folder$"):
        begin(office, one, office.path.parent / "a.jpg")
    copy_id = begin(office, one, outside / "a.jpg")
    for who in (OTHER_MEDIATOR, DIRECTOR):  # another's begun copy is not written by anybody else
        with pytest.raises(DeskError, match=r"^export\.missing$"), office.as_(who) as records:
            exported_copies.write_export(records, copy_id, ExportForm.AS_IS)
    for act in (
        exported_copies.delete_copy,
        exported_copies.settle_copy,
        exported_copies.keep_copy_longer,
    ):
        with pytest.raises(DeskError, match=r"^export\.missing$"), office.as_(OTHER_MEDIATOR) as records:
            act(records, copy_id)
    assert list(outside.iterdir()) == []


def test_another_file_of_that_name_is_never_deleted(office: Office, outside: Path) -> None:
    place = outside / "a.jpg"
    copy_id = export(office, kept(office), place)
    place.write_bytes(b"somebody's own work")
    with pytest.raises(DeskError, match=r"^export\.changed$"), office.as_(MEDIATOR) as records:
        exported_copies.delete_copy(records, copy_id)
    assert place.read_bytes() == b"somebody's own work"
    with office.as_(MEDIATOR) as records:
        exported_copies.settle_copy(records, copy_id)
    assert listed(office) == []


def test_a_link_put_there_is_never_followed(office: Office, outside: Path) -> None:
    place, own = outside / "a.jpg", outside / "own.jpg"
    copy_id = export(office, kept(office), place)
    place.rename(own)
    place.symlink_to(own)
    with pytest.raises(DeskError, match=r"^export\.changed$"), office.as_(MEDIATOR) as records:
        exported_copies.delete_copy(records, copy_id)
    assert own.read_bytes() == samples.located_jpeg()


def test_a_stick_that_is_away_is_told_from_a_file_that_is_gone(office: Office, outside: Path) -> None:
    place = outside / "a.jpg"
    copy_id = export(office, kept(office), place)
    away = outside.with_name("in a pocket")
    outside.rename(away)
    with pytest.raises(DeskError, match=r"^export\.away$"), office.as_(MEDIATOR) as records:
        exported_copies.delete_copy(records, copy_id)
    away.rename(outside)
    place.unlink()
    with office.as_(MEDIATOR) as records:
        assert exported_copies.delete_copy(records, copy_id) is GoneHow.GONE


def test_a_term_can_be_made_longer(office: Office, outside: Path) -> None:
    copy_id = export(office, kept(office), outside / "a.jpg")
    office.clock.forward(days=4)
    with office.as_(MEDIATOR) as records:
        exported_copies.keep_copy_longer(records, copy_id)
    with office.reading(MEDIATOR) as records:
        (copy,) = exported_copies.copies_outside(records)
        assert not copy.expired(records.now + timedelta(days=2))


def test_a_folder_that_refuses_leaves_nothing_and_is_given_up(office: Office, outside: Path) -> None:
    copy_id = begin(office, kept(office), outside / "gone" / "a.jpg")
    with pytest.raises(DeskError, match=r"^export\.not_written$"), office.as_(MEDIATOR) as records:
        exported_copies.write_export(records, copy_id, ExportForm.AS_IS)
    with office.as_(MEDIATOR) as records:
        exported_copies.give_export_up(records, copy_id)
    with office.as_(MEDIATOR) as records:
        assert exported_copies.sweep_left_over(records) == 0


@pytest.mark.parametrize("at", ["opened", "writing", "replaced"])
def test_what_a_stopped_export_left_is_known_and_goes(office: Office, outside: Path, at: str) -> None:
    place = outside / "a.jpg"
    copy_id = begin(office, kept(office), place)

    class Killed(BaseException):
        """The process ends here."""

    part = place.with_name("a.jpg.part")

    def stop(step: str) -> None:
        if step == at:
            raise Killed

    with pytest.raises(Killed), office.as_(MEDIATOR) as records:
        exported_copies.write_export(records, copy_id, ExportForm.AS_IS, step=stop)
    if at != "replaced":  # a process that was killed does not tidy up
        part.write_bytes(samples.located_jpeg()[:100])
    with office.as_(DIRECTOR) as records:
        assert exported_copies.sweep_left_over(records) == 1
    assert not part.exists()
    assert listed(office) == ([copy_id] if at == "replaced" else [])
