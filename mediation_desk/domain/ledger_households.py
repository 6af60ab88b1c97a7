"""Rows of an old family ledger put together: which rows are one household, and who is its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from mediation_desk.domain.colour import ColourDefinition, ColourScheme
from mediation_desk.domain.ledger_columns.shape import Values

HEADS = frozenset({"户主", "本人", "之户主"})
"""Relations by which a row says that it is the head's."""


def household_keys(rows: Iterable[Values]) -> Iterator[object]:
    """For each row the key of its household: its number, else area and head, else the head's row above it."""
    alone = count()
    current: object = None
    for values in rows:
        number, head = values.get("number"), values.get("head")
        if number:
            current = ("number", number)
        elif head:
            current = ("head", values.get("area_path") or values.get("area"), head)
        elif current is None or not values.get("relation") or values.get("relation") in HEADS:
            current = ("alone", next(alone))
        yield current


def member_name(values: Values) -> str:
    """Whose row it is; a row with a head and no name is the head's own."""
    return str(values.get("name") or values.get("head") or "")


def head_name(household: list[Values]) -> str:
    """The head: as the rows say, else whoever is called so by their relation, else the first."""
    named = next((str(values["head"]) for values in household if values.get("head")), "")
    related = (member_name(values) for values in household if values.get("relation") in HEADS)
    return named or next(related, "") or member_name(household[0])


def colour_named(scheme: ColourScheme, said: str) -> ColourDefinition | None:
    """The colour of a scheme that a list means by 绿色, 绿 or 绿色家庭; None when none is called so."""
    word = said.removesuffix("家庭").removesuffix("色")
    known = {one.word[:1]: one for one in scheme.colours} | {one.word: one for one in scheme.colours}
    return known.get(word) or known.get(said)
