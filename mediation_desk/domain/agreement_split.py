"""Dividing an agreement: the wish about the marriage in one, children, money and the rest in the other."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.clauses.form import ClauseGroup
from mediation_desk.domain.clauses.library import Library


def status_clauses(agreement: Agreement, library: Library) -> tuple[Clause, ...]:
    """The clauses made from the library that speak of the marriage itself (C01 …), in order.

    A court confirms none of them (民事诉讼法解释 art 355), so that they keep the others from it.
    """
    return tuple(
        clause
        for clause in agreement.clauses
        if (form := library.form(clause.kind)) is not None and form.group is ClauseGroup.MARRIAGE
    )


def divided(agreement: Agreement, library: Library) -> tuple[Agreement, Agreement] | None:
    """(what stays, what goes into a draft of its own), or None when there is nothing to divide.

    Every clause stands in exactly one of them, word for word, with the reasons for keeping its reminders;
    facts, signers, mediators and copies are in both. The second has neither id nor performance.
    """
    moved = status_clauses(agreement, library)
    rest = tuple(clause for clause in agreement.clauses if clause not in moved)
    if not moved or not rest:
        return None
    ids = {clause.id for clause in moved}
    stays = replace(
        agreement, clauses=rest, kept=tuple(one for one in agreement.kept if one.clause_id not in ids)
    )
    goes = replace(
        agreement,
        id="",
        version=0,
        clauses=moved,
        kept=tuple(one for one in agreement.kept if one.clause_id in ids),
        manner="",
        place="",
        deadline="",
    )
    return stays, goes
