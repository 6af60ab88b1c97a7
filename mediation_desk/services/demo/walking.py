"""The demo's home visits: a round of screening over a month, a dozen visits on each of its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.home_visit import HomeVisit, RoundKind, ScreeningRound, VisitPurpose
from mediation_desk.domain.household_list import HouseholdFilter, HouseholdLine
from mediation_desk.register.records import Records
from mediation_desk.services.areas import area_tree
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData
from mediation_desk.services.helpers import find_helpers
from mediation_desk.services.home_visits import keep_visit
from mediation_desk.services.households import household_page
from mediation_desk.services.screening_rounds import keep_round

_LATE = time(17, 40, tzinfo=SHANGHAI)
_DAYS = (29, 27, 24, 22, 20, 17, 15, 13, 10, 8, 6, 3)
_EACH = 12
_SATURDAY = 5
_PURPOSES = (
    VisitPurpose.SCREENING,
    VisitPurpose.SCREENING,
    VisitPurpose.CONTACT,
    VisitPurpose.SCREENING,
    VisitPurpose.FOLLOW_UP,
    VisitPurpose.CONDOLENCE,
)
_FOUND = (
    "家中和睦，无纠纷。",
    "老人身体尚好，子女每周回来，生活有人照料。",
    "为接送孩子的事拌过嘴，已当面说开，愿意自己商量。",
    "丈夫在外务工，妻子独自带两个孩子，登记在册，常联系。",
    "婆媳因家务有分歧，已劝和，约定下月再来看看。",
    "孩子由祖父母照看，学习跟得上，介绍了周末课堂。",
    "夫妻为收入有争执，愿意到辅导站谈一次。",
    "送去慰问品，问了看病报销的事，已告知办理地点。",
)


@dataclass(slots=True)
class _Round:
    """The round the visits belong to, once it is begun."""

    id: str = ""
    number: int = 0


def walked(told: DemoData, now: datetime) -> Iterator[Step]:
    """A step on each day of the round; households that are overdue are left so, to be seen."""
    director = next(iter(told.office.staff.values()))
    today, of_round = legal_day(now), _Round()
    for days in _DAYS:
        day = today - timedelta(days=days)
        if day.weekday() >= _SATURDAY:
            day -= timedelta(days=2)
        act = partial(_walk, of_round, today)
        yield Step(at=datetime.combine(day, _LATE), story=0, turn=99, staff=director, act=act)


def _walk(of_round: _Round, today: date, records: Records) -> None:
    if not of_round.id:
        name = f"{records.today.year}年{records.today.month}月全面排查"
        one = ScreeningRound(id="", name=name, kind=RoundKind.FULL, begins=records.today, ends=today)
        of_round.id = keep_round(records, one).id
    homes = [one for one in household_page(records, HouseholdFilter()).lines if _may_move(one, today)]
    villages = [one.id for one in area_tree(records) if one.level > 1]
    helpers = [one.name for one in find_helpers(records, "", most=20)]
    for _n in range(_EACH):
        n = of_round.number
        of_round.number += 1
        purpose = _PURPOSES[n % len(_PURPOSES)]
        home = homes[n * 5 % len(homes)].id if homes and n % 9 else None
        keep_visit(
            records,
            HomeVisit(
                id="",
                on=records.today,
                purpose=purpose,
                household_id=home,
                area_id=None if home else villages[n * 7 % len(villages)],
                round_id=of_round.id if purpose is VisitPurpose.SCREENING else None,
                visitors=(helpers[n % len(helpers)], helpers[(n + 7) % len(helpers)]),
                people_met=1 + n % 4,
                met="本人" if n % 3 else "本人和老人",
                findings=_FOUND[n % len(_FOUND)],
                disputes_found=int(n % 8 in (2, 4)),
            ),
        )


def _may_move(one: HouseholdLine, today: date) -> bool:
    return one.next_visit_on is None or one.next_visit_on >= today
