"""Colours of households: asked for, given, approved, refused; the whole history, with reasons sealed alike.

Every reason into the highest colour or out of it is sealed, whether it speaks of violence or of something
else, and none is longer than one block of the cipher: no row, length or moment tells one from another.
"""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.colour import ColourDefinition, HouseholdColour, hides_reason
from mediation_desk.domain.household import NO_RANK, ColourState, Household
from mediation_desk.errors import DeskError
from mediation_desk.register import colour_schemes, households, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.households import household_colours


def ask(
    records: Records,
    household: Household,
    scheme_id: str,
    wanted: ColourDefinition,
    reason: str,
    also: tuple[str, ...],
) -> str:
    """Note that a colour is asked for; returns its id. DeskError("sealed.no_seat")."""
    hidden = hides_reason(wanted.rank, household.colour_rank)
    colour_id = uuid4().hex
    records.connection.execute(
        insert(household_colours).values(
            id=colour_id,
            household_id=household.id,
            scheme_id=scheme_id,
            code=wanted.code,
            rank=wanted.rank,
            state=ColourState.PROPOSED,
            since=records.today,
            reason="" if hidden else reason,
            sealed_id=sealed.seal(records, SealedKind.RESTRICTED, reason) if hidden else None,
            also=list(also),
            assessor=records.staff.id,
            assessed_at=records.now,
            approver="",
            refusal="",
        )
    )
    records.journal("ask_colour", household.id, colour_id)
    return colour_id


def give(records: Records, household: Household, colour_id: str, *, approved: bool) -> None:
    """Let a colour asked for be in force from today; the former one ends. DeskError("colour.not_waiting")."""
    row = _waiting(records, colour_id)
    records.connection.execute(
        update(household_colours)
        .where(
            household_colours.c.household_id == household.id,
            household_colours.c.state == ColourState.IN_FORCE,
        )
        .values(state=ColourState.ENDED, until=records.today)
    )
    records.connection.execute(
        update(household_colours)
        .where(household_colours.c.id == colour_id)
        .values(
            state=ColourState.IN_FORCE,
            since=records.today,
            approver=records.staff.id if approved else "",
            decided_at=records.now if approved else None,
        )
    )
    records.journal("approve_colour" if approved else "give_colour", household.id, colour_id)
    households.put_colour(records, household.id, row.code, row.rank, row.scheme_id)


def refuse(records: Records, household: Household, colour_id: str, why: str) -> None:
    """Note that it was not approved and why. DeskError: colour.not_waiting, sealed.no_seat."""
    row = _waiting(records, colour_id)
    hidden = hides_reason(row.rank, household.colour_rank)
    records.connection.execute(
        update(household_colours)
        .where(household_colours.c.id == colour_id)
        .values(
            state=ColourState.REFUSED,
            approver=records.staff.id,
            decided_at=records.now,
            refusal="" if hidden else why,
            refusal_sealed_id=sealed.seal(records, SealedKind.RESTRICTED, why, {row.assessor})
            if hidden
            else None,
        )
    )
    records.journal("refuse_colour", household.id, colour_id)


def waiting(records: Records, household_id: str) -> str:
    """The id of the colour asked for and not decided, or ""."""
    found = select(household_colours.c.id).where(
        household_colours.c.household_id == household_id, household_colours.c.state == ColourState.PROPOSED
    )
    return str(records.connection.execute(found).scalar() or "")


def household_of(records: Records, colour_id: str) -> str:
    """Whose colour it is. DeskError("colour.not_waiting")."""
    found = select(household_colours.c.household_id).where(household_colours.c.id == colour_id)
    held = records.connection.execute(found).scalar()
    if held is None:
        raise DeskError("colour.not_waiting")
    return str(held)


def history(records: Records, household_id: str) -> tuple[HouseholdColour, ...]:
    """Every colour of a household, the newest first; sealed reasons stay closed."""
    rows = records.connection.execute(
        select(household_colours)
        .where(household_colours.c.household_id == household_id)
        .order_by(household_colours.c.row.desc())
    ).all()
    words = {
        (scheme.id, one.code): one.word for scheme in colour_schemes.every(records) for one in scheme.colours
    }
    return tuple(_colour(row, words.get((row.scheme_id, row.code), "")) for row in rows)


def open_reasons(records: Records, household_id: str) -> dict[str, tuple[str, str]]:
    """The sealed reasons and refusals that open here, by the id of the colour; journalled.

    DeskError: sealed.not_yours when none opens, sealed.altered.
    """
    rows = records.connection.execute(
        select(household_colours).where(household_colours.c.household_id == household_id)
    ).all()
    ids = [one for row in rows for one in (row.sealed_id, row.refusal_sealed_id) if one]
    opened = sealed.unseal_many(records, ids)
    if not opened:
        raise DeskError("sealed.not_yours")
    records.journal("open_colour_reasons", household_id)
    return {
        row.id: (opened.get(row.sealed_id, ""), opened.get(row.refusal_sealed_id, ""))
        for row in rows
        if row.sealed_id in opened or row.refusal_sealed_id in opened
    }


def _waiting(records: Records, colour_id: str) -> Row[tuple[object, ...]]:
    row = records.connection.execute(
        select(household_colours).where(
            household_colours.c.id == colour_id, household_colours.c.state == ColourState.PROPOSED
        )
    ).first()
    if row is None:
        raise DeskError("colour.not_waiting")
    return row


def _colour(row: Row[tuple[object, ...]], word: str) -> HouseholdColour:
    return HouseholdColour(
        id=row.id,
        household_id=row.household_id,
        scheme_id=row.scheme_id,
        code=row.code,
        rank=row.rank or NO_RANK,
        word=word,
        state=row.state,
        since=row.since,
        until=row.until,
        reason=row.reason,
        sealed=row.sealed_id is not None or row.refusal_sealed_id is not None,
        also=tuple(row.also),
        assessor=row.assessor,
        assessed_at=row.assessed_at,
        approver=row.approver,
        decided_at=row.decided_at,
        refusal=row.refusal,
    )


def opens_here(records: Records, household_id: str) -> bool:
    """Whether whoever sits here reads one of the sealed reasons (nothing is opened)."""
    rows = records.connection.execute(
        select(household_colours.c.sealed_id, household_colours.c.refusal_sealed_id).where(
            household_colours.c.household_id == household_id
        )
    ).all()
    return any(one is not None and sealed.may_open(records, one) for row in rows for one in row)
