"""The figures of the counselling statistics (婚姻家庭辅导工作统计表); reconciliation is never a target."""

from __future__ import annotations

from mediation_desk.domain.figure import Figure, FigureKind, Split, Unit

_S = frozenset({Split.STAFF})


def _files(*keys: str) -> tuple[Figure, ...]:
    return tuple(
        Figure(key=f"counselling_{key}", unit=Unit.COUPLE, splits=_S, sensitive=True) for key in keys
    )


COUNSELLING: tuple[Figure, ...] = (
    Figure(key="counselling_couples", unit=Unit.COUPLE, splits=_S, sensitive=True),
    Figure(key="counselling_people", unit=Unit.ATTENDANCE, splits=_S, sensitive=True),
    *(
        Figure(key=f"counselling_{kind}", unit=Unit.ATTENDANCE, splits=_S, sensitive=True)
        for kind in ("premarital", "marriage", "family", "divorce")
    ),
    *_files("reconciled", "postponed", "divorcing"),
    Figure(key="counselling_satisfied", unit=Unit.PER_CENT, kind=FigureKind.RATE, splits=_S),
    Figure(key="counselling_visits", unit=Unit.TIMES, splits=_S, sensitive=True),
    Figure(key="counselling_referrals", unit=Unit.CASE, splits=_S, sensitive=True),
    Figure(key="counselling_volunteer", unit=Unit.HOUR, kind=FigureKind.MINUTES),
    Figure(key="counselling_offered", unit=Unit.COUPLE, sensitive=True),
    Figure(key="counselling_accepted", unit=Unit.PER_CENT, kind=FigureKind.RATE),
)
