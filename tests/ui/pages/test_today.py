from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest

from mediation_desk.domain.recovery import Lack
from mediation_desk.domain.today import Limit, Today, ToDo, ToDoKind
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.line_values import LINE, Group, Line
from mediation_desk.ui.pages.today.greeting import greeting
from mediation_desk.ui.pages.today.limit_lines import limit_lines
from mediation_desk.ui.pages.today.page import TodayPage
from tests.ui.shell_fixtures import Shell

TODAY = date(2026, 3, 18)  # a Wednesday


class _Desk:
    """As much of a desk as the rows ask for."""

    def today(self) -> date:
        return TODAY

    def shown(self, names: str) -> str:
        return names


def _limit(days: int) -> Limit:
    return Limit(
        case_id=str(days),
        number="（2026）青婚人调字第046号",
        parties="欧阳静姝 ／ 司马宏毅",
        on=TODAY + timedelta(days=days),
        kind="mediation",
    )


def test_limits_stand_under_their_urgency() -> None:
    lines = limit_lines(cast("Desk", _Desk()), tuple(map(_limit, (-2, 0, 2, 4, 15))))
    assert [line.title for line in lines if isinstance(line, Group)] == ["已逾期", "今天", "本周", "以后"]
    tags = [line.lead for line in lines if isinstance(line, Line)]
    assert [(tag.text, tag.tone) for tag in tags if tag] == [
        ("逾期 2 天", "red"),
        ("今天", "amber"),
        ("还有 2 天", "amber"),
        ("还有 4 天", "neutral"),
        ("还有 15 天", "neutral"),
    ]


@pytest.mark.parametrize(
    ("hour", "said"), [(21, "上午好"), (0, "上午好"), (4, "下午好"), (10, "晚上好"), (19, "晚上好")]
)
def test_the_greeting_follows_the_hour_in_shanghai(hour: int, said: str) -> None:
    assert greeting(datetime(2026, 3, 18, hour, 30, tzinfo=UTC), "周若岚") == f"{said}，若岚"


def test_only_chinese_names_of_three_or_four_are_shortened() -> None:
    morning = datetime(2026, 3, 18, 1, tzinfo=UTC)
    assert greeting(morning, "林芸") == "上午好，林芸"
    assert greeting(morning, "阿依努尔·买买提") == "上午好，阿依努尔·买买提"


def test_the_page_shows_what_waits_and_masks_it(shell: Shell) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    shell.wait()
    frame, desk = shell.door.frame, shell.door.desk
    assert frame is not None
    assert desk is not None
    page = frame.page
    assert isinstance(page, TodayPage)
    said = page._said
    assert said == Today(
        limits=(),
        limit_count=0,
        to_do=(),
        everybody=True,
        card_confirmed=None,
        disk_free=said.disk_free if said else 0,
        lacks=(Lack.NO_CARD, Lack.NO_KEEPERS),
        may_recover=True,
    )
    assert page._recovery.way.text() == "恢复卡还没有核对（另有 1 项）"
    page._recovery.way.click()
    assert frame.shown_key == "recovery"
    frame.show_page("today")
    shell.wait()
    waits = ToDo(kind=ToDoKind.TALK, count=2, oldest=shell.clock.now())
    page._show(replace(said, limits=(_limit(0),), limit_count=1, to_do=(waits,)))
    desk.mask(True)
    model = page.limits.model()
    painted = [model.data(model.index(row, 0), LINE) for row in range(model.rowCount())]
    assert "欧＊＊ ／ 司＊＊" in str(painted)
    assert "欧阳静姝" not in str(painted)
