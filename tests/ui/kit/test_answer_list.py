"""Large answers: chosen by touch, figures and arrows; nothing else acts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediation_desk.ui.kit.answer_list import Answer, AnswerList

WORDS = ("完全不会", "好几天", "一半以上的天数", "几乎每天")


def shown(qtbot: QtBot) -> tuple[AnswerList, list[int]]:
    answers = AnswerList()
    answers.set_answers(WORDS)
    qtbot.addWidget(answers)
    answers.resize(840, 340)
    answers.show()
    answers.activateWindow()
    qtbot.waitUntil(answers.isActiveWindow, timeout=20_000)
    answers.take_focus()
    told: list[int] = []
    answers.chosen.connect(told.append)
    return answers, told


def test_figures_choose_and_others_do_nothing(qtbot: QtBot) -> None:
    answers, told = shown(qtbot)
    for key in ("3", "1", "5", "0", "a", "/"):
        qtbot.keyClicks(answers.findChildren(Answer)[0], key)
    assert told == [2, 0]
    assert answers.value() == 0


def test_touch_anywhere_on_an_answer_chooses_it(qtbot: QtBot) -> None:
    answers, told = shown(qtbot)
    last = answers.findChildren(Answer)[3]
    qtbot.mouseClick(
        last, Qt.MouseButton.LeftButton, pos=last.rect().bottomRight() - last.rect().topLeft() / 2
    )
    assert told == [3]
    assert last.height() >= 72


def test_showing_other_answers_forgets_the_choice(qtbot: QtBot) -> None:
    answers, told = shown(qtbot)
    answers.choose(1)
    answers.set_answers(WORDS, None)
    assert answers.value() is None
    answers.set_answers(("是", "否"), 1)
    assert answers.value() == 1
    assert told == [1]
