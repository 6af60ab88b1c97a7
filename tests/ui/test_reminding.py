"""Reminders under the top bar, in a real window: one line, masked, gone once seen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediation_desk.domain.reminder import Reminder, ReminderKind, Reminders
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.reminding import Reminding
from tests.ui.shell_fixtures import MORNING, Shell


def _reminder(n: int, minutes: int = 15, who: str = "欧阳静姝 ／ 司马宏毅") -> Reminder:
    at = MORNING + timedelta(minutes=minutes)
    return Reminder(
        key=f"appointment/{n}",
        kind=ReminderKind.APPOINTMENT,
        due_at=at - timedelta(minutes=15),
        at=at,
        what="mediation",
        where="调解室一",
        who=who,
        page="today",
    )


@pytest.fixture
def reminding(shell: Shell) -> Reminding:
    shell.create()
    shell.begin()
    shell.sign_in()
    shell.wait()
    assert shell.door.frame is not None
    return shell.door.frame.reminding


def _words(reminding: Reminding) -> list[str]:
    return [label.text() for label in reminding.findChildren(Prose) if label.isVisible()]


def test_nothing_due_takes_no_room(reminding: Reminding) -> None:
    assert not reminding.isVisible()


def test_it_says_when_what_and_where_and_names_only_unmasked(shell: Shell, reminding: Reminding) -> None:
    reminding._show(Reminders(due=(_reminder(1),)))
    assert reminding.isVisible()
    said, second = _words(reminding)
    assert said == "9:56 调解 · 调解室一"
    assert "欧阳静姝" in second
    assert shell.door.desk is not None
    shell.door.desk.mask(True)
    assert "欧阳静姝" not in "".join(_words(reminding))


def test_what_was_missed_says_so(reminding: Reminding) -> None:
    reminding._show(Reminders(due=(_reminder(1, minutes=-30),)))
    assert _words(reminding)[0].startswith("错过的提醒")


def test_more_than_one_are_counted_and_put_away_together(shell: Shell, reminding: Reminding) -> None:
    reminding._show(Reminders(due=tuple(_reminder(n) for n in range(5))))
    assert len(_words(reminding)) == 2
    buttons = [button for button in reminding.findChildren(Button) if button.isVisible()]
    assert [button.text() for button in buttons][-1] == "都知道了"
    buttons[-1].click()
    shell.wait()
    assert not reminding.isVisible()
    assert reminding.reminders == Reminders(coming=reminding.reminders.coming)


def test_the_tray_is_told_of_each_once(shell: Shell, reminding: Reminding) -> None:
    told: list[int] = []
    reminding.told.connect(told.append)
    reminding._show(Reminders(due=(_reminder(1), _reminder(2))))
    reminding._show(Reminders(due=(_reminder(1), _reminder(2), _reminder(3))))
    assert told == [2, 1]
    assert "欧阳" not in "".join(shell.door.tray.told)


def test_a_locked_desk_keeps_bare_moments_alone(shell: Shell, reminding: Reminding) -> None:
    reminding._show(Reminders(due=(_reminder(1),), coming=(MORNING + timedelta(minutes=20),)))
    shell.door.lock()
    shell.wait()
    shell.clock.move(minutes=21)
    shell.door.tray.look()
    assert shell.door.tray.told[-1] == "有提醒，解锁后查看。"
