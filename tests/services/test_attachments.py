"""Attachments: taken in sealed, read back whole, kept apart from other cases and sides, never lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import text

from mediation_desk.domain.attachment import Came, Media, Original
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import attachment_files, kept_rows, sealed_files
from mediation_desk.register import attachments as rows
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS
from mediation_desk.services import attachments, conflicts
from mediation_desk.services.password_check import Confirmed
from tests import scan_samples as samples
from tests.attachment_fixtures import CARD, add, files, opened, shelf
from tests.case_fixtures import add_case
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


@pytest.fixture
def case_id(office: Office) -> str:
    return add_case(office)


def acts(records: Records) -> list[str]:
    return [act for act, _ids, _fields in records.acts]


def test_a_file_is_taken_in_and_comes_back_to_the_byte(office: Office, case_id: str, tmp_path: Path) -> None:
    scan = tmp_path / "扫描 0001.TIF"
    scan.write_bytes(samples.tiff(3))
    with office.as_(MEDIATOR) as records:
        one = attachments.add_attachment(records, case_id, scan, replace(CARD, came=Came.SCANNER))
    assert (one.media, one.pages, one.suffix, one.item, one.position) == (Media.TIFF, 3, "tif", 3, 1)
    assert opened(office, one).data == scan.read_bytes()
    assert scan.exists(), "taking in deletes nothing"
    (stored,) = files(office)
    assert stored.stat().st_mode & 0o077 == 0
    assert len(stored.name) == 32
    assert one.id not in stored.name


@pytest.mark.parametrize("who", [OTHER_MEDIATOR, RECEPTION, COUNSELLOR])
def test_nobody_else_lists_or_opens(office: Office, case_id: str, who: Staff) -> None:
    one = add(office, case_id)
    for act in (
        lambda records: attachments.shelf_of(records, case_id),
        lambda records: attachments.filed_attachments(records, case_id),
        lambda records: attachments.open_attachment(records, one.id),
        lambda records: attachments.pages_of(records, one.id),
        lambda records: attachments.add_picture(records, case_id, samples.jpeg(), CARD),
        lambda records: attachments.change_attachment(records, one),
        lambda records: attachments.withdraw_attachment(records, one.id, "错"),
    ):
        with (
            pytest.raises(DeskError, match=r"permission\.refused|case\.not_yours"),
            office.as_(who) as records,
        ):
            act(records)


def test_whoever_stands_apart_opens_nothing(office: Office, case_id: str) -> None:
    one = add(office, case_id)
    with office.as_(MEDIATOR) as records:
        conflicts.declare_conflict(records, case_id, MEDIATOR.id, "当事人是亲戚")
    with pytest.raises(DeskError, match=r"^case\.not_yours$"):
        opened(office, one)
    assert opened(office, one, DIRECTOR).data == samples.jpeg()


def test_restricted_key_and_title_open_for_readers_alone(office: Office, case_id: str) -> None:
    one = add(office, case_id, title="伤情照片 2026年3月", restricted=True, item=6)
    assert (one.title, one.restricted, one.opens) == ("", True, True)
    with office.as_(DIRECTOR) as records:
        row = records.connection.execute(text("SELECT * FROM attachments")).one()
        assert (row.key, row.title, row.thumb) == (None, "", None)
        assert rows.readers(records, one.id) - {KEEPERS} == {MEDIATOR.id, DIRECTOR.id}
        assert sealed_files.texts_of(records, [sealed_files.SealedFileId(kind="case", id=case_id)]) >= {
            row.sealed_id
        }
    found = opened(office, one, DIRECTOR)
    assert (found.attachment.title, found.data) == ("伤情照片 2026年3月", samples.jpeg())
    with office.as_(MEDIATOR) as records:
        records.connection.execute(
            text("UPDATE cases SET mediator_ids = :ids"), {"ids": f'["{OTHER_MEDIATOR.id}"]'}
        )
    assert [line.opens for line in shelf(office, case_id, OTHER_MEDIATOR).attachments] == [False]
    for act in (attachments.open_attachment, attachments.pages_of):
        with pytest.raises(DeskError, match=r"^sealed\.not_yours$"), office.as_(OTHER_MEDIATOR) as records:
            act(records, one.id)
    for change in (
        lambda records: attachments.change_attachment(records, replace(one, item=9)),
        lambda records: attachments.withdraw_attachment(records, one.id, "看不到也撤"),
        lambda records: attachments.move_attachment(records, one.id, 1),
    ):
        with pytest.raises(DeskError, match=r"^sealed\.not_yours$"), office.as_(OTHER_MEDIATOR) as records:
            change(records)
    with office.as_(DIRECTOR) as records:
        sure = Confirmed(staff_id=DIRECTOR.id, at=records.now)
        attachments.share_attachment(records, sure, one.id, (OTHER_MEDIATOR.id,))
    assert opened(office, one, OTHER_MEDIATOR).attachment.title == "伤情照片 2026年3月"


def test_why_a_restricted_one_was_withdrawn_opens_for_readers_alone(office: Office, case_id: str) -> None:
    one, before = add(office, case_id, restricted=True), add(office, case_id)
    with office.as_(MEDIATOR) as records:
        attachments.withdraw_attachment(records, one.id, "拍到孩子的脸")
        attachments.withdraw_attachment(records, before.id, "地址是避难处")
        attachments.restrict_attachment(records, before.id)
    with office.as_(DIRECTOR) as records:
        reasons = records.connection.execute(text("SELECT withdrawn_reason FROM attachments")).scalars()
        assert set(reasons) == {""}
    assert opened(office, one, DIRECTOR).attachment.withdrawn_reason == "拍到孩子的脸"
    assert opened(office, before).attachment.withdrawn_reason == "地址是避难处"
    with office.as_(MEDIATOR) as records:
        attachments.free_attachment(records, Confirmed(staff_id=MEDIATOR.id, at=records.now), before.id)
        attachments.put_attachment_back(records, one.id)
    told = {line.id: line.withdrawn_reason for line in shelf(office, case_id, DIRECTOR).attachments}
    assert told == {one.id: "", before.id: "地址是避难处"}
    assert opened(office, one).attachment.withdrawn_reason == ""


def test_every_opening_of_a_restricted_one_is_journalled(office: Office, case_id: str) -> None:
    one, plain = add(office, case_id, restricted=True), add(office, case_id)
    with office.as_(DIRECTOR) as records:
        attachments.open_attachment(records, one.id)
        assert "open_attachment" in acts(records)
    with office.as_(DIRECTOR) as records:
        attachments.pages_of(records, one.id)
        assert "open_attachment" in acts(records)
    with office.as_(DIRECTOR) as records:
        attachments.open_attachment(records, plain.id)
        assert acts(records) == []


def test_restricting_leaves_neither_key_nor_title_nor_picture(office: Office, case_id: str) -> None:
    one = add(office, case_id, title="一九九一年的伤情照片")
    with office.as_(MEDIATOR) as records:
        attachments.restrict_attachment(records, one.id)
    assert shelf(office, case_id).thumbs == ()
    assert opened(office, one).attachment.title == "一九九一年的伤情照片"
    with office.as_(MEDIATOR) as records:
        changed = replace(rows.get(records, one.id), title="另一个标题")
        attachments.change_attachment(records, changed)
    assert opened(office, one, DIRECTOR).attachment.title == "另一个标题"
    with office.as_(DIRECTOR) as records:
        attachments.free_attachment(records, Confirmed(staff_id=DIRECTOR.id, at=records.now), one.id)
    (line,) = shelf(office, case_id).attachments
    assert (line.title, line.restricted) == ("另一个标题", False)
    assert dict(shelf(office, case_id).thumbs).keys() == {one.id}


def test_whoever_added_it_still_opens_what_another_restricts(office: Office, case_id: str) -> None:
    one = add(office, case_id)
    with office.as_(DIRECTOR) as records:
        attachments.restrict_attachment(records, one.id)
    assert opened(office, one).data == samples.jpeg()


def test_what_is_no_file_is_never_waited_for(office: Office, case_id: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    for path in (tmp_path / "pipe.jpg", tmp_path, tmp_path / "gone.jpg"):
        with pytest.raises(DeskError, match=r"^attachment\.unreadable$"), office.as_(MEDIATOR) as records:
            attachments.add_attachment(records, case_id, path, CARD)


def test_pages_are_turned_put_in_order_and_bound(office: Office, case_id: str) -> None:
    one = add(office, case_id, samples.tiff(3))
    with office.as_(MEDIATOR) as records:
        turned = replace(one, order=(2, 0, 1), turns=(90, 0, 0), title="  三页  收条 ")
        changed = attachments.change_attachment(records, turned)
    assert (changed.title, changed.order, changed.turns) == ("三页 收条", (2, 0, 1), (90, 0, 0))
    with office.as_(MEDIATOR) as records:
        pdf = attachments.pages_of(records, one.id)
    document = pypdfium2.PdfDocument(pdf)
    across = [page.get_width() > page.get_height() for page in document]
    document.close()
    assert across == [False, True, False]
    with pytest.raises(DeskError, match=r"^record\.changed_meanwhile$"), office.as_(MEDIATOR) as records:
        attachments.change_attachment(records, replace(one, title="旧的"))


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"title": " "}, "attachment.title"),
        ({"item": 14}, "attachment.item"),
        ({"order": (0, 0)}, "attachment.pages"),
        ({"turns": (45, 0)}, "attachment.pages"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, case_id: str, said: dict[str, object], key: str) -> None:
    one = add(office, case_id, samples.pdf(2))
    with pytest.raises(DeskError) as refused, office.as_(MEDIATOR) as records:
        attachments.change_attachment(records, replace(one, **said))  # type: ignore[arg-type]  # wrong on purpose
    assert refused.value.key == key


def test_items_keep_an_order_of_their_own(office: Office, case_id: str) -> None:
    ids = [add(office, case_id, title=f"第{n}份").id for n in range(3)]
    with office.as_(MEDIATOR) as records:
        attachments.move_attachment(records, ids[2], -1)
        attachments.move_attachment(records, ids[0], -1)
    assert [one.title for one in shelf(office, case_id).attachments] == ["第0份", "第2份", "第1份"]
    with office.as_(MEDIATOR) as records:
        attachments.change_attachment(records, replace(rows.get(records, ids[0]), item=6))
    assert [(one.item, one.title) for one in shelf(office, case_id).attachments] == [
        (3, "第2份"),
        (3, "第1份"),
        (6, "第0份"),
    ]


def test_withdrawn_stays_kept_and_a_signed_scan_stays(office: Office, case_id: str) -> None:
    one = add(office, case_id)
    with pytest.raises(DeskError, match=r"^attachment\.reason$"), office.as_(MEDIATOR) as records:
        attachments.withdraw_attachment(records, one.id, " ")
    with office.as_(MEDIATOR) as records:
        attachments.withdraw_attachment(records, one.id, "扫错了")
    with office.reading(MEDIATOR) as records:
        assert attachments.filed_attachments(records, case_id) == ()
    assert opened(office, one).data == samples.jpeg()
    with office.as_(MEDIATOR) as records:
        attachments.put_attachment_back(records, one.id)
    signed = add(office, case_id, title="签字的协议", item=8, original=Original.SIGNED)
    for act in (
        lambda records: attachments.withdraw_attachment(records, signed.id, "不要了"),
        lambda records: attachments.change_attachment(records, replace(signed, original=Original.COPY)),
        lambda records: attachments.change_attachment(records, replace(signed, item=0)),
    ):
        with pytest.raises(DeskError, match=r"^attachment\.signed$"), office.as_(MEDIATOR) as records:
            act(records)
    with pytest.raises(Exception, match="never changed"), office.as_(MEDIATOR) as records:
        records.connection.execute(text("DELETE FROM attachments"))
    with pytest.raises(Exception, match="stays"), office.as_(MEDIATOR) as records:
        records.connection.execute(
            text("UPDATE attachments SET withdrawn_at = '2026' WHERE original = 'signed'")
        )


def test_an_archived_case_is_read_only(office: Office, case_id: str) -> None:
    one = add(office, case_id)
    with office.as_(DIRECTOR) as records:
        records.connection.execute(text("UPDATE cases SET state = :to"), {"to": CaseState.ARCHIVED.value})
    assert not shelf(office, case_id).may_write
    assert opened(office, one).data == samples.jpeg()
    for act in (
        lambda records: attachments.add_picture(records, case_id, samples.jpeg(), CARD),
        lambda records: attachments.change_attachment(records, replace(one, title="新")),
        lambda records: attachments.withdraw_attachment(records, one.id, "不要了"),
        lambda records: attachments.restrict_attachment(records, one.id),
        lambda records: attachments.move_attachment(records, one.id, 1),
    ):
        with pytest.raises(DeskError, match=r"^attachment\.archived$"), office.as_(MEDIATOR) as records:
            act(records)


def test_the_database_too_keeps_scans_of_an_archived_case(office: Office, case_id: str) -> None:
    one = add(office, case_id)
    with office.as_(MEDIATOR) as records:
        records.connection.execute(text("UPDATE cases SET state = 'archived'"))
    for change in ("title = 'x'", "item = 1", "withdrawn_at = '2026'", "side = NULL"):
        with pytest.raises(Exception, match="archived"), office.as_(DIRECTOR) as records:
            records.connection.execute(text(f"UPDATE attachments SET {change}"))  # noqa: S608 -- our own
    with pytest.raises(Exception, match="archived"), office.as_(DIRECTOR) as records:
        rows.put_back(records, one.id)
    with office.as_(DIRECTOR) as records:
        assert rows.destroy(records, case_id) == (one.id,)


def test_who_checked_a_copy_against_its_original_is_kept(office: Office, case_id: str) -> None:
    one = add(office, case_id, original=Original.CHECKED)
    assert (one.checked_by, one.checked_at) == (MEDIATOR.id, one.added_at)
    other = add(office, case_id)
    with office.as_(DIRECTOR) as records:
        changed = attachments.change_attachment(records, replace(other, original=Original.CHECKED))
    assert changed.checked_by == DIRECTOR.id


def stopped_before_the_commit(office: Office, case_id: str) -> None:
    with office.as_(MEDIATOR) as records:
        attachments.add_picture(records, case_id, samples.jpeg(), CARD)
        raise RuntimeError("stopped")


def test_what_is_refused_leaves_no_file(office: Office, case_id: str) -> None:
    for data, said in ((samples.bomb(), {}), (b"", {}), (samples.jpeg(), {"item": 99})):
        with pytest.raises(DeskError):
            add(office, case_id, data, **said)
    assert files(office) == []
    with pytest.raises(RuntimeError, match="stopped"):
        stopped_before_the_commit(office, case_id)
    assert len(files(office)) == 1, "an orphan, which the next opening sweeps"
    with office.reading(MEDIATOR) as records:
        named = [name for _id, name, _bytes, _digest in rows.stored(records)]
    assert attachment_files.sweep(office.path.parent, named) == 1
    assert files(office) == []


def test_destroyed_files_are_gone_with_keys_and_titles(office: Office, case_id: str) -> None:
    kept = add(office, case_id, restricted=True)
    add(office, case_id, original=Original.SIGNED)
    with office.as_(DIRECTOR) as records:
        assert len(rows.destroy(records, case_id)) == 2
        assert len(files(office)) == 2, "only once it is committed"
    assert files(office) == []
    assert shelf(office, case_id).attachments == ()
    with pytest.raises(DeskError, match=r"^attachment\.missing$"):
        opened(office, kept)
    with office.reading(DIRECTOR) as records:
        assert rows.stored(records) == ()
        left = records.connection.execute(text("SELECT key, title, thumb FROM attachments")).all()
        assert {tuple(row) for row in left} == {(None, "", None)}
        assert kept_rows.missing(records, [("add_attachment", kept.id)]) == 0


def test_a_scan_is_wiped_only_when_it_is_what_was_taken_in(
    office: Office, case_id: str, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    whole = samples.pdf(1)
    scan.write_bytes(whole)
    twin = tmp_path / "twin.pdf"
    os.link(scan, twin)
    with office.as_(MEDIATOR) as records:
        one = attachments.add_attachment(records, case_id, scan, CARD)
    scan.write_bytes(scan.read_bytes() + b" another scan by now")
    with pytest.raises(DeskError, match=r"^attachment\.source_changed$"), office.as_(MEDIATOR) as records:
        attachments.wipe_source(records, one.id, scan)
    assert scan.exists()
    scan.write_bytes(whole)
    with office.as_(MEDIATOR) as records:
        attachments.wipe_source(records, one.id, scan)
        assert acts(records) == ["wipe_scan"]
    assert not scan.exists()
    assert set(twin.read_bytes()) == {0}, "overwritten, not only unlinked"
    assert opened(office, one).data == whole
    (tmp_path / "link.pdf").symlink_to(twin)
    with pytest.raises(DeskError, match=r"^attachment\.source_changed$"), office.as_(MEDIATOR) as records:
        attachments.wipe_source(records, one.id, tmp_path / "link.pdf")


def test_other_kinds_are_kept_under_their_plain_ending(office: Office, case_id: str, tmp_path: Path) -> None:
    for name, suffix in (("录音.M4A", "m4a"), ("x.<b>", "bin"), ("无后缀", "bin"), ("a." + "z" * 40, "bin")):
        sound = tmp_path / name
        sound.write_bytes(b"\x00\x00\x00\x18ftypM4A ")
        with office.as_(MEDIATOR) as records:
            one = attachments.add_attachment(records, case_id, sound, CARD)
        assert (one.media, one.suffix, one.shown) == (Media.OTHER, suffix, False)
        with pytest.raises(DeskError, match=r"^attachment\.not_shown$"), office.as_(MEDIATOR) as records:
            attachments.pages_of(records, one.id)
