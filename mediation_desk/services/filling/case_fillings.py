"""How papers of the dossier are filled from a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.dates import age, legal_day
from mediation_desk.domain.mediation_record import SittingResult
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import PartyRole
from mediation_desk.domain.reception import Source as From
from mediation_desk.domain.written_paper import Audience
from mediation_desk.services.filling.filling import Filling, Home
from mediation_desk.services.filling.outcome import outcome, source_word
from mediation_desk.services.filling.performed import (
    performed_words,
    receipt,
    refuse_safe,
    reminder,
    status_word,
    vouchers,
)
from mediation_desk.services.filling.source import Source
from mediation_desk.services.filling.visit_filling import visit_told
from mediation_desk.services.performance_desk import performance_status
from mediation_desk.words import paper_term

_ONE_PARTY = (Audience.SEEKER, Audience.OTHER, Audience.NEUTRAL)


def identity(source: Source) -> Mapping[str, Any]:
    """Everybody who signs, without numbers: these belong to each side alone."""
    return {"papers": tuple((facts.name, "", "", "") for facts in source.parties.values())}


def mandate(source: Source) -> Mapping[str, Any]:
    """Whoever the paper is for gives the mandate; an agent of the case is who takes it."""
    held = source.holder
    if held is None:
        return {}
    person, facts = held
    told = {
        "principal_name": facts.name,
        "principal_sex": facts.sex,
        "principal_born": plain_date(person.born) if person.born else "",
        "principal_identity": "" if person.safe_contact else person.identity_number,
        "principal_address": facts.address,
        "principal_phone": facts.contact,
        "matter": f"与{source.against}{source.dispute_name}",
        "from_day": plain_date(source.today),
    }
    for party in source.case.parties:
        if party.role is PartyRole.AGENT and party.represents == person.id:
            agent = source.people[party.person_id]
            told |= {
                "agent_name": agent.name,
                "agent_sex": paper_term(agent.sex),
                "agent_relation": paper_term(party.relation),
                "agent_unit": agent.work_unit,
            }
    return told


def inquiry(source: Source) -> Mapping[str, Any]:
    """Today, here."""
    return {"time": plain_date(source.today), "place": source.centre.address}


def extension(source: Source) -> Mapping[str, Any]:
    """From the running limit to the end of one extension."""
    limit = source.limit
    return {
        "dispute": source.matter,
        "from_day": plain_date(limit),
        "to_day": plain_date(source.extended(limit)),
    }


def certificate(source: Source) -> Mapping[str, Any]:
    """When the parties sat, how often, and what the last record of both says of the failure.

    Why it failed is told each side alone too, and then no word for the other.
    """
    sittings = source.sittings
    of_both = (one for one in source.together if one.result is SittingResult.FAILED)
    failed = [one.result_note for one in of_both if one.result_note]
    ended = source.case.closed_on
    return {
        "began": plain_date(legal_day(sittings[0].began)) if sittings else "",
        "ended": plain_date(ended) if ended else source.last_sitting,
        "sittings": str(len(sittings)) if sittings else "",
        "reason": failed[-1] if failed else "",
    }


def cover(source: Source) -> Mapping[str, Any]:
    """The volume's name, who mediated from when to when, who files it."""
    ended = source.case.closed_on
    return {
        "volume_name": source.matter,
        "mediator": "、".join(source.mediators),
        "mediated_from": source.accepted,
        "mediated_to": plain_date(ended) if ended else source.last_sitting,
        "filed_by": source.writer,
        "filed_on": plain_date(source.today),
    }


def closing(source: Source) -> Mapping[str, Any]:
    """The whole course of the case; of the parties what each agreed to show."""
    case = source.case
    rows = tuple((facts.name, facts.address, facts.contact) for facts in source.parties.values())
    return {
        "filled_on": plain_date(source.today),
        "unit": source.centre.committee,
        "handler": "、".join(source.mediators),
        "closed_on": plain_date(case.closed_on) if case.closed_on else "",
        "parties": rows,
        "source": source_word(case.source),
        "summary": case.summary,
        "result": outcome(source),
        "performance": performed_words(source),
    }


def consultation(source: Source) -> Mapping[str, Any]:
    """Which case, when, where and who calls it; what happened is told there without names."""
    return {
        "subject_number": source.case.number,
        "time": plain_date(source.today),
        "place": source.centre.address,
        "host": source.centre.counselling_centre,
        "recorder": source.writer,
    }


def wish(source: Source) -> Mapping[str, Any]:
    """The child under a code, with the day the desk has of its hearing."""
    told: dict[str, Any] = {"place": source.centre.address}
    for number, child in enumerate(source.children, 1):
        heard = source.party_dates[child.id].heard_on if child.id in source.party_dates else None
        if number == 1 or heard:
            told["child"] = f"子女{number}"
            told["age"] = str(age(child.born, heard or source.today)) if child.born else ""
            told["day"] = plain_date(heard or source.today)
    return told


def slip(source: Source) -> Mapping[str, Any]:
    """The case in one slip for the mediator."""
    case, said = source.case, our_wording("case_slip").lists
    forms = {True: said["agreements"][0], False: said["agreements"][1]}
    agreed = case.written_effective_on or case.oral_reached_on
    status = performance_status(source.records, source.case)
    return {
        "registered_on": plain_date(case.accepted_on),
        "parties": source.names,
        "source": paper_term(case.source) if case.source is not From.PROACTIVE else "主动调解",
        "closed_on": plain_date(case.closed_on) if case.closed_on else "",
        "agreement": forms[case.written_effective_on is not None] if agreed else "",
        "result": said["results"][0] if agreed else said["results"][3] if source.ground else "",
        "performance": status_word(status) if status is not None else "",
    }


CASE_FILLINGS: tuple[Filling, ...] = (
    Filling(key="id_evidence", fill=identity),
    Filling(key="power_of_attorney", fill=mandate, audiences=_ONE_PARTY),
    Filling(key="investigation_record", fill=inquiry, audiences=(Audience.BOTH, *_ONE_PARTY)),
    Filling(key="evidence_list", audiences=(Audience.BOTH, *_ONE_PARTY)),
    Filling(key="extension_consent", fill=extension),
    Filling(key="mediation_certificate", fill=certificate),
    Filling(key="performance_proof", fill=vouchers),
    Filling(key="receipt", fill=receipt),
    Filling(
        key="performance_reminder",
        fill=reminder,
        audiences=_ONE_PARTY,
        series=Series.LETTER,
        refuses=refuse_safe,
    ),
    Filling(key="return_visit_record", fill=visit_told, audiences=(Audience.BOTH, *_ONE_PARTY)),
    Filling(key="dossier_cover", fill=cover),
    Filling(key="closing_report", fill=closing),
    Filling(key="joint_consultation", fill=consultation, audiences=(Audience.HOUSE, Audience.AUTHORITY)),
    Filling(key="child_wish", fill=wish),
    Filling(key="case_slip", fill=slip, homes=frozenset({Home.CASE})),
)
