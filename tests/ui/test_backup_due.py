"""The first page says how old the last proved copy is, and leads to where the next one is made."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.ui.backup_due import BackupDue
from mediation_desk.ui.pages.today.health import LastCopy
from mediation_desk.words import _
from tests.desk_fixtures import NOON
from tests.ui.session_desk import SessionDesk

TODAY = date(2026, 3, 18)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> SessionDesk:
    return SessionDesk(qtbot, tmp_path)


def ago(days: int) -> datetime:
    return NOON - timedelta(days=days)


def test_after_a_month_it_stands_in_red_and_leads_to_the_page(desk: SessionDesk) -> None:
    due = BackupDue(desk.sit())
    desk.qtbot.addWidget(due)
    due.say(ago(3), TODAY)
    assert due.isHidden()
    due.say(ago(40), TODAY)
    assert not due.isHidden()
    due.findChildren(QPushButton)[0].click()
    assert desk.gone[-1][0] == "backup"
    due.say(ago(0), TODAY)
    assert due.isHidden()
    desk.close()


@pytest.mark.parametrize(
    ("days", "late", "leads"), [(0, 1, False), (1, 1, False), (5, 1, True), (5, 9, False)]
)
def test_the_line_leads_when_a_copy_is_due_by_the_rules(
    qtbot: QtBot, days: int, late: int, leads: bool
) -> None:
    line = LastCopy(leads=True)
    qtbot.addWidget(line)
    line.say(ago(days), TODAY)
    line.say_rules(CopyRules(reminder_days=late))
    assert line.way.isHidden() is not leads


def test_the_line_says_when_there_never_was_one(qtbot: QtBot) -> None:
    line = LastCopy(leads=False)
    qtbot.addWidget(line)
    line.say(None, TODAY)
    assert line.way.isHidden()
    assert line._text.text() == _("No copy was made yet")
