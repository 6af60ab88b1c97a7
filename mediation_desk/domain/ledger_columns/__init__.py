"""The kinds of old lists, one file each: columns, heads they go by, how a cell is read, what a row needs."""

from __future__ import annotations

from mediation_desk.domain.ledger_columns.activities import ACTIVITIES
from mediation_desk.domain.ledger_columns.aid_grants import AID_GRANTS
from mediation_desk.domain.ledger_columns.areas import AREAS
from mediation_desk.domain.ledger_columns.awards import AWARDS
from mediation_desk.domain.ledger_columns.cases import CASES
from mediation_desk.domain.ledger_columns.clues import CLUES
from mediation_desk.domain.ledger_columns.helpers import HELPERS
from mediation_desk.domain.ledger_columns.home_visits import HOME_VISITS
from mediation_desk.domain.ledger_columns.households import HOUSEHOLDS
from mediation_desk.domain.ledger_columns.shape import LedgerColumn, LedgerForm
from mediation_desk.domain.ledger_import import LedgerKind

__all__ = ["FORMS", "LedgerColumn", "LedgerForm"]

FORMS: dict[LedgerKind, LedgerForm] = {
    form.kind: form
    for form in (CASES, HOUSEHOLDS, CLUES, HOME_VISITS, ACTIVITIES, AWARDS, AID_GRANTS, HELPERS, AREAS)
}
