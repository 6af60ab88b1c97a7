"""How many limits ended in a period, and how many of them were kept; restricted ones are left out."""

from __future__ import annotations

from sqlalchemy import func, select

from mediation_desk.domain.period import Period
from mediation_desk.register.records import Records
from mediation_desk.register.tables.limits import limits


def limits_kept(records: Records, period: Period) -> tuple[tuple[str, int, int], ...]:
    """(rule, kept, ended) of each rule, the most frequent first; what was extended ends where it was put."""
    end = func.coalesce(limits.c.extended_to, limits.c.ends)
    kept = func.count().filter(limits.c.done_on.is_not(None) & (limits.c.done_on <= end))
    found = (
        select(limits.c.rule, kept, func.count().label("ended"))
        .where(end.between(period.first, period.last), ~limits.c.restricted, ~limits.c.told)
        .group_by(limits.c.rule)
        .order_by(func.count().desc(), limits.c.rule)
    )
    return tuple((rule, done, ended) for rule, done, ended in records.connection.execute(found))
