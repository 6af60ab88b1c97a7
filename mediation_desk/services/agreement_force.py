"""Since when a signed agreement is in force."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.agreement import Agreement, PrintState
from mediation_desk.domain.signing import effective_on
from mediation_desk.register import agreements
from mediation_desk.register.records import Records


def in_force_on(records: Records, agreement: Agreement) -> date | None:
    """The day a signed agreement took effect; None before that."""
    signed = [one for one in agreements.prints(records, agreement.id) if one.state is PrintState.FROZEN]
    if not signed:
        return None
    return effective_on(agreement, agreements.signatures_on(records, signed[-1].code))
