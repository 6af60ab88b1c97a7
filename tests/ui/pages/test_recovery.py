"""钥匙与恢复: each way from its first face to its end, with what goes wrong on it, through real widgets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from mediation_desk.domain.keeper_sheet import KeeperSheet
from mediation_desk.domain.sealed_file import SealedFileId, SealedFileKind
from mediation_desk.domain.staff import Staff
from mediation_desk.register import journal, people
from mediation_desk.register.journal import JournalEntry
from mediation_desk.services import keepers
from mediation_desk.ui.pages.recovery.appointing import Appointing
from mediation_desk.ui.pages.recovery.opening import Opening
from mediation_desk.ui.pages.recovery.page import RecoveryPage
from mediation_desk.ui.pages.recovery.rehearsing import Rehearsing
from mediation_desk.ui.pages.recovery.renewing import Renewing
from mediation_desk.ui.seams import PrintChoice
from tests.case_fixtures import screen
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, DIRECTOR, MEDIATOR
from tests.keeper_office import NAMES, numbers, words
from tests.services.reception_samples import LIN, ZHAO
from tests.session_fixtures import PASSWORD, SessionOffice
from tests.ui.session_desk import SessionDesk


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDesk]:
    made = SessionDesk(qtbot, tmp_path)
    yield made
    made.close()


def shown(hall: SessionDesk, who: Staff = DIRECTOR) -> RecoveryPage:
    page = RecoveryPage(hall.sit(who))
    hall.show(page)
    page.opened()
    hall.wait()
    return page


def drawn_into(page: RecoveryPage, flow: type[Appointing]) -> tuple[Appointing, tuple[KeeperSheet, ...]]:
    """The appointing flow, past its names, and the sheets it drew."""
    assert isinstance(page.flow, flow)
    for field, name in zip(page.flow.fields, NAMES, strict=True):
        field.set_value(name)
    page.primary()
    return page.flow, page.flow._sheets


def appoint(hall: SessionDesk, page: RecoveryPage) -> tuple[KeeperSheet, ...]:
    """Keepers appointed through the page."""
    page.begin("appoint")
    hall.wait()
    flow, sheets = drawn_into(page, Appointing)
    for n, sheet in enumerate(sheets):
        page.primary()
        flow.backs[n].set_value(numbers(sheet) if n % 2 else words(sheet))
        page.primary()
    flow.password.set_value(PASSWORD)
    page.primary()
    hall.wait()
    return sheets


def test_keepers_are_appointed_sheet_by_sheet(hall: SessionDesk) -> None:
    page = shown(hall)
    assert page.first.text() == "核对恢复卡"
    page.begin("appoint")
    flow = page.flow
    assert isinstance(flow, Appointing)
    page.primary()
    assert flow.fields[0].error == "请填写这份单据由谁保管。"
    flow, sheets = drawn_into(page, Appointing)
    page.primary()
    flow.backs[0].set_value(words(sheets[1]))
    page.primary()
    assert flow.backs[0].error == "这里输入的是第 2 号单据，请换到它自己的格子里。"
    flow.backs[0].set_value(words(keepers.draw_sheets()[0]))
    page.primary()
    assert flow.backs[0].error == "这不是刚才显示的这一份。请用最近一次打印或抄写的。"
    for n, sheet in enumerate(sheets):
        if n:
            page.primary()
        flow.backs[n].set_value(words(sheet))
        page.primary()
    flow.password.set_value("nicht das richtige")
    page.primary()
    hall.wait()
    assert flow.password.error == "密码不对。请检查大写锁定，再输一次。"
    assert flow.backs[2].value() == words(sheets[2])
    flow.password.set_value(PASSWORD)
    page.primary()
    hall.wait()
    assert page.flow is None
    assert hall.toasts == ["保管人已确定，已有 0 份封存内容可由保管人开启"]
    assert page.overview.buttons["appoint"].text() == "更换保管人"


def test_leaving_half_way_is_asked_and_forgets_the_sheets(hall: SessionDesk) -> None:
    page = shown(hall)
    page.begin("appoint")
    flow, _sheets = drawn_into(page, Appointing)
    page.desk.questions.prepared.append(-1)  # the question is closed without an answer
    assert not page.left()
    assert page.flow is flow
    page.desk.questions.prepared.append(0)
    flow.stop.click()
    assert page.flow is None
    assert flow._sheets == ()


def test_a_sheet_is_printed_and_only_that_it_was_is_journalled(hall: SessionDesk, tmp_path: Path) -> None:
    page = shown(hall)
    page.begin("appoint")
    flow, sheets = drawn_into(page, Appointing)
    page.desk.files.printers.append(None)
    flow.shown.print_it.click()  # no printer was chosen: nothing happens
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    page.desk.files.printers.append(PrintChoice(printer=printer))
    flow.shown.print_it.click()
    hall.wait()
    assert hall.toasts == ["已送到打印机"]
    assert (tmp_path / "sheet.pdf").stat().st_size > 10_000

    def printed(office: SessionOffice) -> list[JournalEntry]:
        session = office.session
        assert session is not None
        with session.reading(DIRECTOR, office.now()) as records:
            return [one for one in journal.entries(records) if one.act == "print_keeper_sheet"]

    (entry,) = hall.run(printed)
    assert entry.fields == ("1",)
    assert sheets[0].words[5] not in str(entry)


def test_card_and_sheets_are_rehearsed_and_the_page_says_so(hall: SessionDesk) -> None:
    page = shown(hall)
    page.primary()
    assert isinstance(page.flow, Rehearsing)
    page.flow.card.set_value("123 456")
    page.primary()  # said at once, without a password
    assert page.flow.card.error == "恢复卡共 27 位数字，现在是 6 位。"
    page.flow.card.set_value(hall.office.card)
    page.desk.questions.passwords.append(PASSWORD)
    page.primary()
    hall.wait()
    one, _two, three = appoint(hall, page)
    hall.clock.move(minutes=1)
    page.begin("rehearse_sheets")
    assert isinstance(page.flow, Rehearsing)
    page.flow.one.set_value(words(three))
    page.primary()
    assert page.flow.other.error == "请把单据上的 20 个词或 20 个四位数字输进来。"
    page.flow.other.set_value(numbers(one))
    page.desk.questions.passwords.append(PASSWORD)
    page.primary()
    hall.wait()
    lines = [line.first for line in page.overview.told.entries.lines]
    assert lines == ["用第 1、3 号单据演练", "用恢复卡演练"]
    assert page.first.text() == "用两份单据演练"


def test_what_is_due_comes_first(hall: SessionDesk) -> None:
    page = shown(hall)
    page.begin("rehearse_card")
    assert isinstance(page.flow, Rehearsing)
    page.flow.card.set_value(hall.office.card)
    page.desk.questions.passwords.append(PASSWORD)
    page.primary()
    hall.wait()
    appoint(hall, page)
    hall.clock.move(days=200)
    page.opened()
    hall.wait()
    assert page.first.text() == "用恢复卡演练"
    page.primary()
    assert isinstance(page.flow, Rehearsing)
    page.flow.card.set_value(hall.office.card)
    page.desk.questions.passwords.append(PASSWORD)
    page.primary()
    hall.wait()
    assert page.first.text() == "用两份单据演练"


def test_a_new_card_is_typed_back_before_it_counts(hall: SessionDesk) -> None:
    page = shown(hall)
    page.begin("renew")
    flow = page.flow
    assert isinstance(flow, Renewing)
    card = flow._card
    page.primary()
    flow.card.back.set_value(card[:-1] + str((int(card[-1]) + 1) % 10))
    page.primary()
    assert flow.card.back.error == "第 9 组与恢复卡不符，请再看一遍。"
    flow.card.back.set_value(card)
    page.desk.questions.passwords.append(PASSWORD)
    page.primary()
    hall.wait()
    assert page.flow is None
    page.begin("rehearse_card")
    assert isinstance(page.flow, Rehearsing)
    page.flow.card.set_value(hall.office.card)
    page.desk.questions.passwords.append(PASSWORD)
    page.primary()
    hall.wait()
    assert page.flow.card.error == "这张恢复卡打不开这份台账。请确认是本中心最近一次打印的卡。"


def talk(office: SessionOffice) -> None:
    session = office.open(COUNSELLOR)
    with office.records(session) as records:
        for person in (LIN, ZHAO):
            people.add(records, person)
            screen(records, person.id)


def test_a_session_opens_one_file_and_its_draft_outlives_a_lock(hall: SessionDesk) -> None:
    hall.run(talk)
    page = shown(hall)
    one, two, _three = appoint(hall, page)
    hall.run(lambda office: office.open(COUNSELLOR))  # whose lock learns the keepers and boxes the talks
    page = shown(hall)
    page.begin("session")
    hall.wait()
    flow = page.flow
    assert isinstance(flow, Opening)
    flow.files.search.set_value("晓芸")
    assert [line.first for line in flow.files.found.entries.lines] == ["林晓芸"]
    flow.files.found.opened.emit(SealedFileId(kind=SealedFileKind.PERSON, id=LIN.id))
    flow.reason.set_value("继任调解员要接手")
    flow.form.settle()
    page.desk.keep_drafts()
    hall.wait()
    page = shown(hall)  # as after a lock
    page.opened("session")
    hall.wait()
    flow = page.flow
    assert isinstance(flow, Opening)
    assert (flow.reason.value(), len(flow.files.value())) == ("继任调解员要接手", 1)
    page.primary()  # before any keeper types
    assert flow.reader.error == "请选择交给谁看：主任、调解员或辅导员，并且有自己的登录。"
    assert flow.faces.currentIndex() == 0
    flow.reader.set_value(MEDIATOR.id)
    page.primary()
    flow.one.set_value(words(one))
    page.primary()
    assert flow.other.error
    flow.other.set_value(numbers(two))
    page.desk.questions.passwords.append(PASSWORD)
    page.primary()
    hall.wait()
    assert page.flow is None
    told = page.overview.told.entries.lines[0]
    assert told.first == "保管人（第 1、2 号）为周若岚打开了 1 份"
    assert told.second == "何玉贞：继任调解员要接手"


def test_the_administrator_sees_how_things_stand_and_no_button(hall: SessionDesk) -> None:
    page = shown(hall, ADMINISTRATOR)
    assert not page.first.isVisible()
    assert page.overview.buttons == {}
    page.primary()
    page.opened("appoint")
    assert page.flow is None
