"""How the papers of judicial confirmation are filled: application, proof, address for service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import Agreement
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.confirmation import Confirmation
from mediation_desk.domain.confirmation_check import status_places
from mediation_desk.domain.numerals import ordinal, plain_date
from mediation_desk.domain.written_paper import ONE_SIDE, Audience
from mediation_desk.register import confirmations
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.filling.filling import Filling
from mediation_desk.services.filling.source import Source
from mediation_desk.words import paper_term


def _application(source: Source) -> Mapping[str, Any]:
    """Who applies, what is to be confirmed, at which court and why there, and what goes with it.

    Both applicants hold it, so that each stands in it as they agreed to be shown. Clauses on the status of
    persons are left out: the application says itself that it does not ask for them.
    """
    file = source.agreement
    told = _court(source) | _agreed(source) | {"applicants": _applicants(source), "place": _place(source)}
    return told | {"clauses": _clauses(source, file.agreement)} if file else told


def _proof(source: Source) -> Mapping[str, Any]:
    mediators = "、".join(source.mediators)
    return _agreed(source) | {
        "place": _place(source),
        "mediator": mediators,
        "dispute": source.dispute_name,
    }


def _address(source: Source) -> Mapping[str, Any]:
    """Where the court reaches one party, for the court alone; of whoever is kept safe only what they say."""
    told: dict[str, Any] = {"court": _court(source).get("court", ""), "matter": source.matter}
    held = source.holder
    if held is None:
        return told
    person = held[0]
    told |= {"person": person.name, "identity": person.identity_number}
    if person.safe_contact:
        return told | {"secret": wording("service_address").lists["secret_choices"][0]}
    if person.contact is not None:
        phones = [one.number for one in person.contact.phones if one.safe_to_call is not False]
        told |= {"address": person.contact.address, "phone": phones[0] if phones else ""}
    return told


def _newest(source: Source) -> Confirmation | None:
    found = confirmations.of_case(source.records, source.case.id)
    return found[-1] if found else None


def _court(source: Source) -> dict[str, Any]:
    kept = _newest(source)
    if kept is None or not kept.court:
        return {}
    return {
        "court": kept.court,
        "court_ground": paper_term(kept.ground),
        "attached": tuple(paper_term(one) for one in kept.attachments),
    }


def _agreed(source: Source) -> dict[str, Any]:
    file = source.agreement
    on = plain_date(file.effective_on) if file and file.effective_on else ""
    number = file.current.number if file and file.current else ""
    return {"agreement_number": number, "agreed_on": on, "mediated_on": source.last_sitting or on}


def _place(source: Source) -> str:
    """Where both sat last: where one side was heard alone is nobody else's business."""
    return source.together[-1].place if source.together else source.centre.address


def _applicants(source: Source) -> tuple[tuple[str, ...], ...]:
    rows = []
    for person_id, one in source.parties.items():
        born = source.people[person_id].born
        rows.append(
            (
                one.name,
                one.sex,
                plain_date(born) if born else "",
                one.ethnicity,
                one.identity_number,
                one.occupation,
                one.address,
                one.contact,
            )
        )
    return tuple(rows)


def _clauses(source: Source, agreement: Agreement) -> str:
    context = context_of(source.records, source.case, agreement)
    left_out = status_places(agreement, context.library)
    return "\n".join(
        f"{ordinal(n)}{render(clause, context.library, context.names, context.today).text}"
        for n, clause in enumerate(agreement.clauses, 1)
        if n not in left_out
    )


CONFIRMATION_FILLINGS: tuple[Filling, ...] = (
    Filling(key="confirmation_application", fill=_application, audiences=(Audience.BOTH,), identity=True),
    Filling(key="mediation_proof", fill=_proof, audiences=(Audience.BOTH, Audience.AUTHORITY)),
    Filling(key="service_address", fill=_address, audiences=ONE_SIDE),
)
