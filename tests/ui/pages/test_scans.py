"""The part of a case for scans: added every way, looked at, turned, renamed, masked, exported, wiped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from mediation_desk.domain.attachment import Attachment, Came, NewAttachment, Original
from mediation_desk.domain.exported_copy import ExportForm
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Staff
from mediation_desk.register import attachments as rows
from mediation_desk.register.attachment_files import place_of
from mediation_desk.services import attachments
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.case.scans.part import ScanPart
from mediation_desk.ui.scan_export import ExportDialog
from tests import scan_samples as samples
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, EXPERT, MEDIATOR, Office
from tests.ui.looks.heard import faults_in
from tests.ui.pages.office_desk import OfficeDesk


class Bench:
    """A case with two scans, and the page of it for whoever sits there."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.room = OfficeDesk(qtbot, folder)
        self.folder = folder
        self.case_id = self.room.run(add_case)

    def keep(self, data: bytes, **said: object) -> Attachment:
        new = NewAttachment(**{"title": "林晓芸身份证", "item": 3, **said})  # type: ignore[arg-type]  # a test's own

        def act(office: Office) -> Attachment:
            with office.as_(MEDIATOR) as records:
                return attachments.add_picture(records, self.case_id, data, new)

        return self.room.run(act)

    def now(self) -> list[Attachment]:
        def act(office: Office) -> list[Attachment]:
            with office.reading(DIRECTOR) as records:
                return rows.of_subject(records, self.case_id)

        return self.room.run(act)

    def open(self, staff: Staff = MEDIATOR) -> ScanPart:
        self.desk = self.room.sit(staff)
        self.page = CasePage(self.desk)
        self.room.show(self.page)
        self.page.opened(self.case_id, "scans")
        self.room.wait()
        self.room.wait()
        return self.page.scans

    def choose(self, part: ScanPart, one: Attachment) -> None:
        assert part.lines.choose(one.id)
        self.drawn(part)

    def drawn(self, part: ScanPart) -> None:
        self.room.wait()
        self.room.qtbot.waitUntil(lambda: not part.view.page.image.isNull(), timeout=20_000)
        self.room.wait()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    assert made.room.bugs == []
    made.room.close()


def press(bench: Bench, widget: object, key: Qt.Key, how: Qt.KeyboardModifier | None = None) -> None:
    bench.room.qtbot.keyClick(widget, key, how or Qt.KeyboardModifier.NoModifier)
    bench.room.wait()


def test_scans_stand_by_item_and_the_tab_counts_them(bench: Bench) -> None:
    bench.keep(samples.jpeg(), side=Side.SEEKER)
    bench.keep(samples.tiff(3), title="收条三页", item=9, original=Original.SIGNED)
    bench.keep(b"ID3 a sound", title="录音", item=0)
    part = bench.open()
    said = [line.spoken() for line in part.lines.entries.lines]
    assert said == [
        "3 当事人身份证明 1 页",
        "林晓芸身份证，1 页，甲方",
        "9 收条、汇款单等履行凭证 3 页",
        "收条三页，签字件（不可撤回） · 3 页",
        "还没归入卷内",
        "录音，其他文件",
    ]
    assert "3" in bench.page.tabs.tabText(bench.page.tabs.currentIndex())


def test_files_are_chosen_dropped_and_pasted(bench: Bench, tmp_path: Path) -> None:
    part = bench.open()
    assert part.empty.isVisible()
    scan = tmp_path / "赵启帆 借条.png"
    scan.write_bytes(samples.as_kind("PNG"))
    bench.desk.files.several.append([scan])
    bench.room.qtbot.mouseClick(part.add, Qt.MouseButton.LeftButton)
    bench.room.wait()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    part.dropEvent(
        QDropEvent(
            QPoint(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    bench.room.wait()
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    press(bench, part.lines, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bench.room.wait()
    found = bench.now()
    assert [(one.title, one.came) for one in found] == [
        ("赵启帆 借条", Came.FILE),
        ("赵启帆 借条", Came.DROPPED),
        ("剪贴板图片", Came.CLIPBOARD),
    ]
    assert scan.exists()
    assert part.lines.current() == found[-1].id, "what came last is looked at"


def test_a_picture_is_pasted_where_nothing_is_yet(bench: Bench) -> None:
    part = bench.open()
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    button = part.empty.findChild(Button)
    button.setFocus()
    press(bench, button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.came for one in bench.now()] == [Came.CLIPBOARD]


def test_what_is_refused_is_named_and_the_rest_taken(bench: Bench, tmp_path: Path) -> None:
    part = bench.open()
    good, bomb, gone = tmp_path / "好.jpg", tmp_path / "炸弹.png", tmp_path / "没有.jpg"
    good.write_bytes(samples.jpeg())
    bomb.write_bytes(samples.bomb())
    part.take([bomb, good, gone], Came.FILE)
    for _round in range(4):
        bench.room.wait()
    assert [one.title for one in bench.now()] == ["好"]
    (notice,) = [part._said.itemAt(n).widget() for n in range(part._said.count())]
    assert "炸弹.png" in notice._second.text()
    assert "没有.jpg" in notice._second.text()


def test_pages_are_turned_and_put_in_order_by_keys(bench: Bench) -> None:
    one = bench.keep(samples.tiff(3))
    part = bench.open()
    bench.choose(part, one)
    assert part.view.at.text() == "1 / 3"
    upright = part.view.page.image.size()
    press(bench, part.lines, Qt.Key.Key_R)
    bench.drawn(part)
    assert bench.now()[0].turns == (90, 0, 0)
    assert (part.view.page.image.width() > part.view.page.image.height()) != (
        upright.width() > upright.height()
    )
    press(bench, part.lines, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert bench.now()[0].turns == (0, 0, 0)
    press(bench, part.view.area, Qt.Key.Key_PageDown)
    press(bench, part.view.area, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert bench.now()[0].order == (0, 2, 1)
    assert part.view.number == 2
    width = part.view.page.width()
    press(bench, part.view.area, Qt.Key.Key_Plus)
    assert part.view.page.width() > width


def test_a_title_is_changed_in_place_and_never_lost(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())
    part = bench.open()
    bench.choose(part, one)
    press(bench, part.lines, Qt.Key.Key_F2)
    assert part.facts.title_field.edit.hasFocus()
    bench.room.qtbot.keyClicks(part.facts.title_field.edit, "new name")
    press(bench, part.facts.title_field.edit, Qt.Key.Key_Return)
    assert bench.now()[0].title == "new name"
    part.facts.title_field.edit.clear()
    press(bench, part.facts.title_field.edit, Qt.Key.Key_Return)
    assert part.facts.title_field.error
    part.facts.item.set_value(9)
    part.facts.title_field.edit.setText("typed, and then the desk is locked")
    part.facts.title_field.edit.setModified(True)
    bench.desk.close()
    bench.room.wait()
    assert [(one.item, one.title) for one in bench.now()] == [(9, "typed, and then the desk is locked")]


def test_order_among_an_item_by_keys(bench: Bench) -> None:
    first, second = bench.keep(samples.jpeg(), title="甲"), bench.keep(samples.jpeg(), title="乙")
    part = bench.open()
    bench.choose(part, second)
    press(bench, part.lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in bench.now()] == [second.id, first.id]
    assert part.lines.current() == second.id


def test_masked_nothing_of_a_scan_shows(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())
    part = bench.open()
    bench.choose(part, one)
    bench.desk.mask(True)
    bench.room.wait()
    assert part.view.page.image.isNull()
    assert not part.view.area.isVisible()
    assert not part.facts.inside.isVisible()
    lines = part.lines.entries.lines
    assert all("林晓芸" not in line.spoken() for line in lines)
    assert all(getattr(line, "picture", None) is None for line in lines)
    assert "林晓芸" not in part.view.accessibleName()
    bench.desk.mask(False)
    bench.drawn(part)
    assert part.view.area.isVisible()


def test_leaving_the_page_forgets_what_was_opened(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())
    part = bench.open()
    bench.choose(part, one)
    bench.page.left()
    assert part._opened is None
    assert part.view._opened is None
    assert part.view.page.image.isNull()


def test_a_restricted_scan_is_told_and_opens_for_readers(bench: Bench) -> None:
    one = bench.keep(samples.jpeg(), title="伤情照片", restricted=True)
    part = bench.open(DIRECTOR)
    assert "伤情照片" not in "".join(line.spoken() for line in part.lines.entries.lines)
    bench.choose(part, one)
    assert part.facts.title_field.value() == "伤情照片"
    assert part.facts.share.isVisibleTo(part.facts)
    part.facts.item.set_value(6)
    bench.room.wait()
    (kept,) = bench.now()
    assert (kept.item, kept.restricted) == (6, True)
    assert part.facts.title_field.value() == "伤情照片"


def test_restricting_from_the_page_and_back_with_the_password(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())
    part = bench.open()
    bench.room.give_password(bench.desk)
    bench.choose(part, one)
    bench.room.qtbot.mouseClick(part.facts.restrict, Qt.MouseButton.LeftButton)
    bench.room.wait()
    assert bench.now()[0].restricted
    assert part.facts.title_field.value() == "林晓芸身份证"
    bench.room.qtbot.mouseClick(part.facts.restrict, Qt.MouseButton.LeftButton)
    bench.room.wait()
    bench.room.wait()
    assert [(line.restricted, line.title) for line in bench.now()] == [(False, "林晓芸身份证")]


def test_withdrawing_asks_why_and_can_be_undone(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())
    part = bench.open()
    bench.choose(part, one)
    for _press in range(2):
        bench.room.qtbot.mouseClick(part.facts.withdraw, Qt.MouseButton.LeftButton)
        bench.room.wait()
    assert part.facts.reason.error
    part.facts.reason.set_value("扫错了人")
    press(bench, part.facts.reason.edit, Qt.Key.Key_Return)
    (gone,) = bench.now()
    assert gone.withdrawn_reason == "扫错了人"
    assert "扫错了人" in part.facts.about.text()
    bench.room.qtbot.mouseClick(part.facts.withdraw, Qt.MouseButton.LeftButton)
    bench.room.wait()
    assert bench.now()[0].withdrawn_at is None


def test_a_copy_goes_out_through_dialog_place_and_password(bench: Bench, tmp_path: Path) -> None:
    one = bench.keep(samples.located_jpeg())
    part = bench.open()
    bench.room.give_password(bench.desk)
    bench.choose(part, one)
    outside = tmp_path.with_name(f"{tmp_path.name}-stick")  # the register lies in the other
    outside.mkdir()
    dialog = ExportDialog(bench.desk, part, part._opened, part._shelf.sides)
    assert not dialog.place.isVisibleTo(dialog)
    dialog.show()
    assert faults_in(dialog) == []
    dialog.form.set_value(ExportForm.AS_IS)
    assert dialog.place.isVisibleTo(dialog), "the place of the photograph is told"
    bench.desk.files.prepared.append(outside / "材料")
    dialog.choose()
    written = outside / "材料.jpg"
    bench.room.qtbot.waitUntil(written.exists, timeout=20_000)
    bench.room.wait()
    assert (outside / "材料.jpg").read_bytes() == samples.located_jpeg()
    assert any("3 天" in said for said in bench.room.notices)


def test_a_lost_file_is_said_in_words(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())

    def lose(office: Office) -> None:
        with office.reading(DIRECTOR) as records:
            ((_id, name, _bytes, _digest),) = rows.stored(records)
        place_of(office.path.parent, name).unlink()

    bench.room.run(lose)
    part = bench.open()
    assert part.lines.choose(one.id)
    bench.room.wait()
    assert "不见了" in part.view.nothing.accessibleName() + part.view.nothing._title.text()


def test_an_expert_reads_and_changes_nothing(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())

    def ask_in(office: Office) -> None:
        from mediation_desk.register import case_experts

        with office.as_(MEDIATOR) as records:
            case_experts.ask(records, bench.case_id, EXPERT.id)

    bench.room.run(ask_in)
    part = bench.open(EXPERT)
    bench.choose(part, one)
    assert not part.add.isVisible()
    assert not part.facts.title_field.isEnabled()
    assert not part.facts.export.isVisibleTo(part.facts)


def test_the_scanners_folder_is_offered_taken_in_and_wiped(bench: Bench, tmp_path: Path) -> None:
    inbox = tmp_path / "scanner"
    inbox.mkdir()
    part = bench.open()
    bench.desk.choices.change(scan_folder=str(inbox))
    scan = inbox / "SCAN0001.pdf"
    scan.write_bytes(samples.pdf(2))
    (inbox / "half.pdf.part").write_bytes(b"growing")
    folder = part.scanner.folder
    folder.look()
    assert part.scanner.offered == (), "it may still be growing"
    scan.write_bytes(whole := samples.pdf(2) + b"\n")
    folder.look()
    assert part.scanner.offered == ()
    folder.look()
    assert part.scanner.offered == (scan,)
    assert part.scanner.isVisible()
    bench.desk.questions.prepared.append(0)
    part.scanner.take()
    for _round in range(4):
        bench.room.wait()
    (one,) = bench.now()
    assert (one.came, one.pages, one.title) == (Came.SCANNER, 2, "SCAN0001")
    assert "删除" in bench.desk.questions.asked[-1]
    assert not scan.exists()
    folder.look()
    assert part.scanner.offered == ()
    assert len(whole) == one.bytes


def test_without_a_yes_nothing_is_deleted_and_offered_no_more(bench: Bench, tmp_path: Path) -> None:
    inbox = tmp_path / "scanner"
    inbox.mkdir()
    scan = inbox / "SCAN0001.jpg"
    scan.write_bytes(samples.jpeg())
    part = bench.open()
    bench.desk.choices.change(scan_folder=str(inbox))
    part.scanner.folder.look()
    bench.desk.questions.prepared.append(-1)
    part.scanner.take()
    for _round in range(4):
        bench.room.wait()
    assert scan.read_bytes() == samples.jpeg()
    part.scanner.folder.look()
    part.scanner.folder.look()
    assert part.scanner.offered == ()
