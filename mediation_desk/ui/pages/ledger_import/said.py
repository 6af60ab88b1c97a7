"""How rows of an old list are said: what is wrong, what they may be the same as, why lines were left out."""

from __future__ import annotations

from collections import Counter

from mediation_desk.domain.ledger_columns import LedgerForm
from mediation_desk.domain.ledger_import import Choice, Fault, LedgerRow, LedgerRows, LeftOut, Match, SameAs
from mediation_desk.errors import DeskError
from mediation_desk.words import N_, _, sentence, term

_SAME = {
    SameAs.OWN_ROW: N_("Already in the register: {label}"),
    SameAs.CASE: N_("A case of this desk has this number: {label}"),
    SameAs.HOUSEHOLD: N_("A household of this name: {label}"),
    SameAs.IN_FILE: N_("The same as line {label} of this file"),
    SameAs.BY_IDENTITY: N_("The identity number belongs to {label}"),
    SameAs.BY_PHONE_AND_NAME: N_("Name and phone are those of {label}"),
}


def fault_said(fault: Fault, form: LedgerForm) -> str:
    """A fault with the column it is in."""
    error = DeskError(fault.key)
    error.names = fault.names
    said = sentence(error)
    return f"{form.column(fault.column).head}：{said}" if fault.column else said


def why_said(row: LedgerRow, form: LedgerForm) -> str:
    """Everything that keeps a row out; of one nothing keeps out, what could not be read."""
    faults = [fault for fault in row.faults if fault.stops] or list(row.faults)
    return " ".join(fault_said(fault, form) for fault in faults)


def match_said(match: Match, label: str) -> str:
    """What a row may be the same as; `label` is how that may be called on the screen now."""
    return _(_SAME[match.same], label=label)


def choice_said(choice: Choice) -> str:
    """What becomes of it."""
    return term(choice)


def left_out_said(rows: LedgerRows) -> str:
    """How many lines are no rows and why; empty when every line is one."""
    counted = Counter(rows.left_out.values())
    told = [f"{term(why)} {counted[why]}" for why in LeftOut if counted[why] and why is not LeftOut.ABOVE]
    return "、".join(told)


def row_said(row: LedgerRow, form: LedgerForm) -> str:
    """The first few things that stand in a row."""
    shown = [row.texts[column.key] for column in form.columns if row.texts.get(column.key)]
    return " · ".join(" ".join(text.split())[:24] for text in shown[:5])
