"""Aid grants in the register, and what counts once per person."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import or_, select
from sqlalchemy.engine import Row

from mediation_desk.domain.aid_grant import AidGrant, AidState
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.register.area_rows import columns_of, fields_of
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import aid_grants
from mediation_desk.register.tables.people import people as people_table
from mediation_desk.register.versioned import write

_COLUMNS = tuple(one.name for one in fields(AidGrant))


def every(records: Records) -> list[AidGrant]:
    """Every grant, the newest first."""
    found = select(aid_grants).order_by(aid_grants.c.applied_on.desc(), aid_grants.c.row.desc())
    return [_grant(row) for row in records.connection.execute(found)]


def get(records: Records, grant_id: str) -> AidGrant:
    """One grant. DeskError("aid.missing")."""
    row = records.connection.execute(select(aid_grants).where(aid_grants.c.id == grant_id)).first()
    if row is None:
        raise DeskError("aid.missing")
    return _grant(row)


def save(records: Records, grant: AidGrant) -> AidGrant:
    """Keep a new (version 0) or changed grant; returns it as kept.

    Raises DeskError: record.changed_meanwhile, area.missing.
    """
    kept = replace(grant, version=grant.version + 1)
    write(records, aid_grants, grant.version, columns_of(records, kept, _COLUMNS))
    records.journal("keep_aid_grant", kept.id)
    return kept


def same_person(records: Records, grant: AidGrant) -> list[AidGrant]:
    """Other grants of the same kind to the same person that were not refused, by link or identity number.

    The number of a linked person counts as well, however either grant was entered.
    """
    ids = people.same(records, grant.person_id) if grant.person_id else frozenset[str]()
    numbers = {grant.identity_number} | set(
        records.connection.execute(
            select(people_table.c.identity_number).where(people_table.c.id.in_(ids))
        ).scalars()
    )
    numbers -= {"", None}
    holders = select(people_table.c.id).where(people_table.c.identity_number.in_(numbers))
    found = select(aid_grants).where(
        aid_grants.c.kind == grant.kind,
        aid_grants.c.id != grant.id,
        aid_grants.c.state != AidState.REFUSED,
        or_(
            aid_grants.c.person_id.in_(ids),
            aid_grants.c.identity_number.in_(numbers),
            aid_grants.c.person_id.in_(holders),
        ),
    )
    return [_grant(row) for row in records.connection.execute(found.order_by(aid_grants.c.row))]


def linked_referrals(records: Records) -> set[str]:
    """Ids of referrals a grant belongs to already."""
    found = select(aid_grants.c.referral_id).where(aid_grants.c.referral_id.is_not(None))
    return set(records.connection.execute(found).scalars())


def _grant(row: Row[tuple[object, ...]]) -> AidGrant:
    return AidGrant(**fields_of(row, _COLUMNS))
