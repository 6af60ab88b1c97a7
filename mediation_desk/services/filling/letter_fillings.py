"""How letters and papers for other bodies are filled from a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mediation_desk.documents.people import PartyFacts
from mediation_desk.domain.clauses.form import ClauseGroup
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Person, Sex
from mediation_desk.domain.written_paper import ONE_SIDE, Audience
from mediation_desk.errors import DeskError
from mediation_desk.register import receptions
from mediation_desk.services.filling.filling import Filling, Home
from mediation_desk.services.filling.outcome import ground_word
from mediation_desk.services.filling.source import Source

_PERSON = (Audience.SEEKER, Audience.OTHER, Audience.NEUTRAL)
_BODY = (Audience.AUTHORITY,)
_HIDDEN = "＊" * 8


def non_acceptance(source: Source) -> Mapping[str, Any]:
    """To whoever applied; often there is no case, and the letter is written among the office's papers."""
    if not source.has_case:
        return {"sender": source.centre.committee}
    held = source.holder
    against = f"与{source.against}的{source.dispute_name}" if source.against else source.dispute_name
    return {
        "sender": source.centre.committee,
        "to": held[1].name if held is not None else source.one,
        "received_on": source.accepted,
        "request": against,
    }


def termination(source: Source) -> Mapping[str, Any]:
    """To both sides: when accepted, how often mediated, why it ends."""
    ground = source.ground
    return {
        "sender": source.centre.committee,
        "dispute": source.dispute_name,
        "sittings": str(len(source.sittings) or ""),
        "ground": ground_word(ground) if ground is not None else "",
    }


def reply(source: Source) -> Mapping[str, Any]:
    """To the body that delegated the dispute."""
    case = source.case
    ended = case.closed_on or case.written_effective_on or case.oral_reached_on
    return {
        "sender": source.centre.committee,
        "dispute": source.dispute_name,
        "handler": source.mediators[0] if source.mediators else "",
        "phone": source.centre.phone,
        "ended_on": plain_date(ended) if ended else "",
    }


def to_body(source: Source) -> Mapping[str, Any]:
    """To a court or the police: who writes and how to reach us; what is told is for whoever writes."""
    return {
        "sender": source.centre.committee,
        "contact": source.writer,
        "phone": source.centre.phone,
    }


def divorce(source: Source) -> Mapping[str, Any]:
    """Both spouses, and the agreement's clauses on children, property, debts and what else, a line each."""
    told: dict[str, Any] = {}
    for side in (Side.SEEKER, Side.OTHER):
        found = source.first(side)
        if found is not None:
            told |= _spouse(*found)
    group = ClauseGroup
    terms = {
        "children_terms": source.clauses(group.CHILDREN),
        "property_terms": source.clauses(group.PROPERTY),
        "debts_terms": source.clauses(group.DEBTS),
        "other_terms": source.clauses(group.MAINTENANCE, None),
    }
    return told | {name: _as_spouses(source, words) for name, words in terms.items()}


def _as_spouses(source: Source, words: str) -> str:
    """甲方 and 乙方 of the agreement as 男方 and 女方, as the registry calls them."""
    for side, called in ((Side.SEEKER, "甲方"), (Side.OTHER, "乙方")):
        found = source.first(side)
        spouse = {Sex.MALE: "男方", Sex.FEMALE: "女方"}.get(found[0].sex) if found else None
        words = words.replace(called, spouse or called)
    return words


def privacy(source: Source) -> Mapping[str, Any]:
    """Whoever consents, and who keeps the data."""
    held = source.holder
    return {
        "person": held[1].name if held is not None else "",
        "handler": source.centre.counselling_centre,
        "handler_phone": source.centre.phone,
    }


def help_proof(source: Source) -> Mapping[str, Any]:
    """What the record of help says: who, when, under which number; words and measures are typed.

    When somebody came for help, the other side learns from no paper of theirs.
    """
    held = source.holder
    told: dict[str, Any] = {"sender": source.centre.counselling_centre}
    if held is not None:
        number = held[0].identity_number
        told["person"] = held[1].name
        told["identity"] = f"{number[:6]}{_HIDDEN}{number[-4:]}" if len(number) == 18 else ""
    if source.case.reception_id and held is not None:
        try:
            reception = receptions.get(source.records, source.case.reception_id)
        except DeskError:
            return told
        came = {party.person_id for party in reception.parties if party.side is Side.SEEKER}
        if held[0].id not in came:
            return told
        told["record_number"] = reception.number
        told["when"] = _moment(reception.received_at)
    return told


def served(source: Source) -> Mapping[str, Any]:
    """To whom, about which case."""
    held = source.holder
    return {
        "case_number": source.case.number,
        "matter": source.matter,
        "addressee": held[1].name if held is not None else "",
    }


def payee(source: Source) -> Mapping[str, Any]:
    """The payee's own sheet for whoever pays: the agreement, and who is paid."""
    held = source.holder
    paid = held[1].name if held is not None else ""
    return {
        "payee": paid,
        "payer": source.against,
        "account_name": paid,
        "agreement_number": source.agreement_number,
    }


def _spouse(person: Person, facts: PartyFacts) -> dict[str, str]:
    part = {Sex.MALE: "man", Sex.FEMALE: "woman"}.get(person.sex)
    if part is None:
        return {}
    return {
        f"{part}_name": facts.name,
        f"{part}_born": plain_date(person.born) if person.born else "",
        f"{part}_ethnicity": facts.ethnicity,
        f"{part}_identity": facts.identity_number,
        f"{part}_occupation": facts.occupation,
        f"{part}_phone": facts.contact,
        f"{part}_address": facts.address,
    }


def _moment(moment: datetime) -> str:
    local = moment.astimezone(SHANGHAI)
    return f"{plain_date(local.date())}{local:%H}时{local:%M}分"


_LETTER = Series.LETTER
LETTER_FILLINGS: tuple[Filling, ...] = (
    Filling(
        key="non_acceptance_notice",
        fill=non_acceptance,
        audiences=(*_PERSON, Audience.BOTH, Audience.AUTHORITY),
        series=_LETTER,
        homes=frozenset({Home.CASE, Home.OFFICE}),
    ),
    Filling(key="termination_notice", fill=termination, series=_LETTER),
    Filling(key="delegation_reply", fill=reply, audiences=(*_BODY, Audience.BOTH), series=_LETTER),
    Filling(key="court_letter", fill=to_body, audiences=_BODY, series=_LETTER),
    Filling(key="police_letter", fill=to_body, audiences=_BODY, series=_LETTER),
    Filling(key="divorce_agreement", fill=divorce, audiences=(Audience.BOTH,), identity=True),
    Filling(key="privacy_consent", fill=privacy, audiences=_PERSON),
    Filling(key="help_record_proof", fill=help_proof, audiences=_PERSON),
    Filling(key="service_receipt", fill=served, audiences=(*_PERSON, Audience.BOTH)),
    Filling(key="payee_details", fill=payee, audiences=(Audience.BOTH, *ONE_SIDE)),
)
