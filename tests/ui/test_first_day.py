"""The first day over the demo's desk: what ticks a step, how it is put away, that locking is survived."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mediation_desk.ui.demo_button import DemoButton
from mediation_desk.ui.first_day.lead import lead
from mediation_desk.ui.first_day.progress import Progress
from mediation_desk.ui.first_day.steps import STEPS
from mediation_desk.ui.first_day.strip import Strip
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.pages import PAGES
from tests.ui.shell_fixtures import Shell

AT = {step.key: number for number, step in enumerate(STEPS)}


def test_every_step_leads_to_a_page_there_is() -> None:
    keys = {line.key for line in PAGES}
    assert {step.page for step in STEPS if step.page} | {step.opens for step in STEPS if step.opens} <= keys
    assert len({step.key for step in STEPS}) == len(STEPS)


def test_only_what_the_shown_step_asks_for_ticks_it() -> None:
    progress = Progress()
    progress.go(AT["reception"])
    progress.nouns_changed(frozenset({"appointment"}))
    progress.page_shown("case")
    assert progress.done == {"welcome"}
    progress.nouns_changed(frozenset({"reception", "person"}))
    assert "reception" in progress.done
    progress.go(AT["case"] - AT["reception"])
    progress.page_shown("case")
    assert "case" in progress.done


def test_only_another_desk_means_that_it_was_locked() -> None:
    progress, first, second = Progress(), QObject(), QObject()
    progress.go(AT["lock"])
    progress.seated(first)
    progress.seated(first)  # the language was changed: a new frame for the same desk
    assert "lock" not in progress.done
    progress.seated(second)
    assert "lock" in progress.done


def test_it_ends_says_how_much_was_tried_and_begins_again() -> None:
    progress = Progress()
    progress.go(AT["mask"])
    progress.masked(True)
    progress.go(len(STEPS))
    assert progress.step is None
    assert progress.done == {"welcome", "mask"}
    progress.go(-1)
    assert progress.step is STEPS[-1]
    progress.begin_again()
    assert (progress.at, progress.done) == (0, set())


def strip_of(shell: Shell) -> Strip:
    frame = shell.door.frame
    assert frame is not None
    return frame.findChild(Strip)


def words(strip: Strip) -> str:
    return " ".join(label.text() for label in strip.findChildren(Label) if label.isVisible())


def test_the_strip_stands_over_the_desk_and_outlives_locking(shell: Shell) -> None:
    progress = lead(shell.door)
    shell.create()
    shell.begin()
    shell.sign_in()
    progress.go(AT["lock"])
    assert "Ctrl+L" in words(strip_of(shell))
    focused = shell.door.window.focusWidget()
    progress.go(0)
    assert shell.door.window.focusWidget() is focused
    shell.door.lock()
    shell.wait()
    shell.sign_in()
    assert "做到了" in words(strip_of(shell))


def test_it_goes_where_the_step_says_and_comes_back_after_it_was_put_away(shell: Shell, qtbot: QtBot) -> None:
    progress = lead(shell.door)
    shell.create()
    shell.begin()
    shell.sign_in()
    frame = shell.door.frame
    assert frame is not None
    progress.go(AT["limits"])
    strip = strip_of(shell)
    strip._there.click()
    shell.wait()
    assert frame.shown_key == "limits"
    assert "limits" in progress.done
    assert not strip._there.isVisible()
    progress.put_away(True)
    assert not strip.isVisible()
    assert frame._lead is not None
    frame._lead()
    assert strip.isVisible()


def test_outside_the_demo_nobody_is_led(shell: Shell) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    assert shell.door.frame is not None
    assert shell.door.frame.findChildren(Strip) == []
    assert shell.door.frame._lead is None


def test_the_demo_is_started_once_however_often_it_is_pressed(qtbot: QtBot) -> None:
    started: list[str] = []

    def start(flag: str) -> bool:
        started.append(flag)
        return True

    button = DemoButton(start)
    qtbot.addWidget(button)
    button.click()
    button.click()
    assert started == ["--demo"]
    assert "演示" in button.text()


def test_unlocking_and_first_start_show_the_way_to_the_demo_and_the_demo_does_not(shell: Shell) -> None:
    shell.begin()
    assert len(shell.door.window.face.findChildren(DemoButton)) == 1
    shell.create()
    shell.door.begin()
    assert len(shell.unlock.findChildren(DemoButton)) == 1
    shell.door.hint = "这是演示"
    shell.door.begin()
    assert shell.unlock.findChildren(DemoButton) == []
