from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.case_limit import Holder, LimitUrgency
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.limit_board import Board, BoardLine, BoardPage
from mediation_desk.domain.recovery import Lack
from mediation_desk.domain.today import Today, ToDo, ToDoKind
from mediation_desk.ui.kit.line_values import LINE, Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.pages.today.greeting import greeting
from mediation_desk.ui.pages.today.page import TodayPage
from tests.ui.shell_fixtures import MORNING, Shell


def _limit(days: int, urgency: LimitUrgency) -> BoardLine:
    moment = MORNING + timedelta(days=days, hours=6)
    return BoardLine(
        id=str(days),
        row=days + 100,
        rule="mediation",
        label="",
        holder=Holder.CASE,
        holder_id="c1",
        number="（2026）青婚人调字第046号",
        parties="欧阳静姝 ／ 司马宏毅",
        staff_id="s",
        staff="周若岚",
        last=legal_day(moment),
        moment=moment,
        urgency=urgency,
        sure=True,
        told=False,
        extended=False,
        restricted=False,
    )


def _board(*lines: BoardLine, everybody: bool = False) -> Board:
    counts = tuple((one, sum(line.urgency is one for line in lines)) for one in LimitUrgency)
    return Board(
        page=BoardPage(lines=lines, after=None), counts=counts, everybody=everybody, may_see_all=True
    )


def _sitting(hours: int, staff: str = "周若岚") -> AppointmentLine:
    starts = MORNING + timedelta(hours=hours)
    return AppointmentLine(
        id=f"a{hours}{staff}",
        kind=AppointmentKind.MEDIATION,
        starts=starts,
        ends=starts + timedelta(hours=1),
        shown=True,
        staff_ids=(staff,),
        staff=(staff,),
        room_id="r1",
        people=("欧阳静姝", "司马宏毅"),
        nth=2,
    )


def _painted(lines: LineList) -> list[Line | Group]:
    model = lines.model()
    return [model.data(model.index(row, 0), LINE) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("hour", "said"), [(21, "上午好"), (0, "上午好"), (4, "下午好"), (10, "晚上好"), (19, "晚上好")]
)
def test_the_greeting_follows_the_hour_in_shanghai(hour: int, said: str) -> None:
    assert greeting(datetime(2026, 3, 18, hour, 30, tzinfo=UTC), "周若岚") == f"{said}，若岚"


def test_only_chinese_names_of_three_or_four_are_shortened() -> None:
    morning = datetime(2026, 3, 18, 1, tzinfo=UTC)
    assert greeting(morning, "林芸") == "上午好，林芸"
    assert greeting(morning, "阿依努尔·买买提") == "上午好，阿依努尔·买买提"


@pytest.fixture
def page(shell: Shell) -> TodayPage:
    """The first page of the director, before anything is in the register."""
    shell.create()
    shell.begin()
    shell.sign_in()
    shell.wait()
    frame = shell.door.frame
    assert frame is not None
    assert isinstance(frame.page, TodayPage)
    return frame.page


def _said(page: TodayPage) -> Today:
    assert page._said is not None
    return page._said


def test_a_new_register_has_nothing_but_its_recovery_to_see_to(shell: Shell, page: TodayPage) -> None:
    said = _said(page)
    assert (said.sessions, said.ahead, said.to_do, said.everybody) == ((), (), (), True)
    assert said.lacks == (Lack.NO_CARD, Lack.NO_KEEPERS)
    assert page.health.recovery.way.text() == "恢复卡还没有核对（另有 1 项）"
    page.health.recovery.way.click()
    assert shell.door.frame is not None
    assert shell.door.frame.shown_key == "recovery"


def test_minutes_of_a_case_are_no_counselling(page: TodayPage) -> None:
    """Notes and minutes have one rule; read aloud at the counter, only the one of them says counselling."""
    line = replace(_limit(0, LimitUrgency.TODAY), rule="note_signing", label="minutes-2")
    page._show(replace(_said(page), board=_board(line)))
    said = next(one.first for one in _painted(page.limits.list) if isinstance(one, Line))
    assert "辅导" not in said
    assert said.startswith("调解笔录签字")


def test_limits_stand_under_their_urgency_with_how_many_there_are(page: TodayPage) -> None:
    urgencies = zip((-2, 0, 2, 4, 15), ("overdue", "today", "week", "week", "later"), strict=True)
    board = _board(*(_limit(days, LimitUrgency(urgency)) for days, urgency in urgencies))
    page._show(replace(_said(page), board=board))
    lines = _painted(page.limits.list)
    assert [(line.title, line.fact) for line in lines if isinstance(line, Group)] == [
        ("已逾期", "1"),
        ("今天", "1"),
        ("本周", "2"),
        ("以后", "1"),
    ]
    tags = [line.lead for line in lines if isinstance(line, Line)]
    assert [(tag.text, tag.tone) for tag in tags if tag] == [
        ("逾期 2 天", "red"),
        ("今天", "amber"),
        ("还有 2 天", "amber"),
        ("还有 4 天", "neutral"),
        ("还有 15 天", "neutral"),
    ]
    assert page.limits.link.text() == "全部 5 项"


def test_the_director_sees_how_many_everybody_has_and_may_look_at_their_own(
    shell: Shell, page: TodayPage
) -> None:
    sessions = (_sitting(1), _sitting(3), _sitting(2, "孙德全"))
    page._show(replace(_said(page), sessions=sessions, rooms=(("r1", "调解室一"),)))
    lines = [line for line in _painted(page.sessions.staff) if isinstance(line, Line)]
    assert [(line.first, line.fact) for line in lines] == [("周若岚", "2"), ("孙德全", "1")]
    assert lines[0].second == "10:41 · 调解 · 调解室一"
    page.whose.set_value(False)
    page.whose.changed.emit()
    shell.wait()
    assert not _said(page).everybody


def test_ones_own_day_stands_on_the_day_line(page: TodayPage) -> None:
    page._show(replace(_said(page), everybody=False, sessions=(_sitting(1),), rooms=(("r1", "调解室一"),)))
    placed = page.sessions.day.layout_now.placed
    assert [one.block.title for one in placed] == ["调解 第 2 次"]


def test_what_is_shown_is_masked_when_the_screen_is(shell: Shell, page: TodayPage) -> None:
    waits = ToDo(kind=ToDoKind.TALK, count=2, oldest=shell.clock.now())
    board = _board(_limit(0, LimitUrgency.TODAY))
    mine = replace(_said(page), everybody=False, sessions=(_sitting(1),), board=board, to_do=(waits,))
    page._show(mine)
    page.desk.mask(True)
    painted = str(_painted(page.limits.list)) + str(
        [one.block.lines() for one in page.sessions.day.layout_now.placed]
    )
    assert "欧＊＊" in painted
    assert "欧阳静姝" not in painted


def test_what_is_long_overdue_does_not_hide_what_ends_today(shell: Shell, page: TodayPage) -> None:
    overdue = [_limit(-days, LimitUrgency.OVERDUE) for days in range(9, 1, -1)]
    page._show(replace(_said(page), board=_board(*overdue, _limit(0, LimitUrgency.TODAY))))
    lines = _painted(page.limits.list)
    assert [line.title for line in lines if isinstance(line, Group)] == ["已逾期", "今天"]
    assert [line.first for line in lines if isinstance(line, Line)][5] == "还有 3 项"
    page.limits.list.opened.emit("more")
    assert shell.door.frame is not None
    assert shell.door.frame.shown_key == "limits"


def test_it_follows_the_size_of_the_text(shell: Shell, page: TodayPage) -> None:
    for size in (150, 100, 150):
        shell.door.choices.change(text_size=size)
    assert page.sessions.isVisible()
    assert not shell.bugs
