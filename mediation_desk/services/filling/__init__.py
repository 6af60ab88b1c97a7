"""Filling papers from the register: FILLINGS lists how each kind is filled, a file for each shelf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any

from mediation_desk.documents.kind import PaperKind, Shelf
from mediation_desk.domain.case import Case
from mediation_desk.domain.written_paper import Audience
from mediation_desk.register.records import Records
from mediation_desk.services.filling.case_fillings import CASE_FILLINGS
from mediation_desk.services.filling.common import common
from mediation_desk.services.filling.confirmation_fillings import CONFIRMATION_FILLINGS
from mediation_desk.services.filling.filling import Filling, Home
from mediation_desk.services.filling.letter_fillings import LETTER_FILLINGS
from mediation_desk.services.filling.office_fillings import OFFICE_FILLINGS
from mediation_desk.services.filling.source import Source
from mediation_desk.services.written_values import KINDS

FILLINGS: tuple[Filling, ...] = (*CASE_FILLINGS, *LETTER_FILLINGS, *OFFICE_FILLINGS, *CONFIRMATION_FILLINGS)
"""Every kind that is filled with more than the facts common to all papers."""

_BY_KEY = {one.key: one for one in FILLINGS}

_BY_SHELF = {
    Shelf.MAIN: (Audience.BOTH,),
    Shelf.SIDE: (Audience.HOUSE,),
    Shelf.COUNSELLING: (Audience.HOUSE,),
    Shelf.OFFICE: (Audience.HOUSE,),
    Shelf.OUT: (Audience.BOTH, Audience.SEEKER, Audience.OTHER, Audience.AUTHORITY),
}


def filling_of(key: str) -> Filling:
    """How a kind is filled; one without a line of its own gets what every paper gets."""
    return _BY_KEY.get(key) or Filling(key=key)


def audiences_of(kind: PaperKind) -> tuple[Audience, ...]:
    """Whom a paper of this kind may be for, the usual one first."""
    named = filling_of(kind.key).audiences
    if named:
        return named
    return (Audience.HOUSE,) if kind.restricted else _BY_SHELF[kind.shelf]


def offered(home: Home) -> tuple[PaperKind, ...]:
    """The kinds that staff write there, shelf by shelf."""
    here = [kind for kind in KINDS.values() if home in homes_of(kind)]
    return tuple(kind for shelf in Shelf for kind in here if kind.shelf is shelf)


def homes_of(kind: PaperKind) -> frozenset[Home]:
    """Where a kind is written."""
    of_case = kind.shelf in (Shelf.MAIN, Shelf.SIDE, Shelf.OUT)
    return filling_of(kind.key).homes or frozenset({Home.CASE if of_case else Home.OFFICE})


def filled(kind: PaperKind, source: Source) -> dict[str, Any]:
    """Facts of a paper as the register tells them, by name; whoever writes it may correct its fields."""
    told: Mapping[str, Any] = filling_of(kind.key).fill(source)
    return {**_prepared(kind), **common(source), **told}


def source_of(records: Records, case: Case | None, key: str, audience: Audience) -> Source:
    """What fills a paper of this kind for these readers."""
    return Source(records, case, audience, identity=filling_of(key).identity)


def _prepared(kind: PaperKind) -> dict[str, Any]:
    """What stands in the fields of a kind from the start, such as the items of a table of figures."""
    typed = {field.name for field in kind.fields}
    facts = (one for one in fields_of(kind.facts) if one.name in typed)
    return {one.name: one.default for one in facts if isinstance(one.default, str | tuple) and one.default}
