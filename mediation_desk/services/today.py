"""The first page of the day: my limits, what waits for me, whether the register is well."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from mediation_desk.domain.access_matrix import only_where_asked
from mediation_desk.domain.recovery import Lack, lacks
from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import Limit, Today
from mediation_desk.register import clock, confirmations, waiting
from mediation_desk.register.records import Records
from mediation_desk.services import crises, recovery
from mediation_desk.services.access import (
    DECIDE,
    DOSSIER_INDEX,
    EVERYBODY,
    RECEPTION_WRITE,
    RECOVERY_KNOW,
    SAFETY_RECORD_READ,
    SITTING_WRITE,
)
from mediation_desk.services.archive_waiting import open_requests, periods_over
from mediation_desk.services.backups import last_verified_copy
from mediation_desk.services.counselling_list import counselling_waiting
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_list import waiting_referrals
from mediation_desk.services.safety_due import safety_due

SHOWN_BEFORE = 90
"""Days before the end from which the limit to ask for enforcement stands on the first page."""


@allowed(EVERYBODY)
def look_at_today(records: Records, folder: Path) -> Today:
    """What this person's role lets them see of the day; the director sees everybody's."""
    roles = records.staff.roles
    director = Role.DIRECTOR in roles
    whose = None if director else records.staff.id
    if only_where_asked(roles):
        lines, count = waiting.limits_where_asked(records)
    else:
        lines, count = waiting.limits(records, whose) if roles & DOSSIER_INDEX else ([], 0)
    ending: list[Limit] = []
    if roles & DOSSIER_INDEX and not only_where_asked(roles):
        shown_before = records.today + timedelta(days=SHOWN_BEFORE)
        ending = confirmations.limits(records, whose, enforce_before=shown_before)
    danger = crises.waiting(records) if roles & SAFETY_RECORD_READ else (None, None)
    rows = (
        *danger,
        waiting.talks(records) if roles & RECEPTION_WRITE else None,
        waiting.decisions(records) if roles & DECIDE else None,
        waiting.unsigned_records(records, whose) if roles & (DECIDE | SITTING_WRITE) else None,
        *waiting_referrals(records),
        open_requests(records),
        periods_over(records),
        *counselling_waiting(records),
        waiting.own_drafts(records),
    )
    found = recovery.state_of(records)
    lacking = lacks(found, records.now)
    return Today(
        limits=tuple(sorted([*lines, *ending], key=lambda one: one.on)[: waiting.NEAREST]),
        limit_count=count + len(ending),
        to_do=tuple(row for row in rows if row is not None),
        everybody=director,
        card_confirmed=found.card_confirmed,
        disk_free=shutil.disk_usage(folder).free,
        safety=safety_due(records),
        clock_behind=clock.reached(records),
        last_copy=last_verified_copy(records),
        lacks=lacking if roles & RECOVERY_KNOW else tuple(set(lacking) & {Lack.KEEPERS_SWAPPED}),
        may_recover=bool(roles & RECOVERY_KNOW),
    )
