"""The letter to somebody whose application is not accepted, begun from their reception."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.reception import Decision, DisputeSubtype
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.receptions import get_reception
from mediation_desk.services.written_desk import written_sheet
from mediation_desk.services.written_papers import keep_written
from mediation_desk.words import paper_term

KEY = "non_acceptance_notice"


@allowed(DOSSIER_WRITE, changes={"written", "journal"})
def begin_refusal_letter(records: Records, reception_id: str) -> str:
    """Keep a draft of the 不予受理告知书 with whom, when and what, and nothing that was said; returns its id.

    Raises DeskError: reception.missing, decision.other (the reception was not refused), as `keep_written`.
    """
    view = get_reception(records, reception_id)
    reception = view.reception
    if not reception.decisions or reception.decisions[-1].decision is not Decision.NOT_ACCEPTED:
        raise DeskError("decision.other")
    fresh = written_sheet(records, "", KEY).paper
    # That violence was spoken of stands in no letter somebody else may find.
    violence = reception.dispute_subtype is DisputeSubtype.DV_LIMITED
    told = {
        "to": view.person(reception.parties[0].person_id).name,
        "received_on": plain_date(legal_day(reception.received_at)),
        "request": "" if violence else paper_term(reception.dispute_subtype),
    }
    values = tuple((name, told.get(name) or value) for name, value in fresh.values)
    return keep_written(records, replace(fresh, values=values)).id
