"""What belongs to one side of a case: phrases kept apart, and the details each party agreed to show."""

from __future__ import annotations

from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import private_phrases, service_details
from mediation_desk.register.private_phrases import PrivatePhrase
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed


@allowed(DOSSIER_WRITE, changes={"case", "journal"})
def keep_phrase_apart(records: Records, case_id: str, side: Side, text: str) -> str:
    """Keep words from every paper another side will hold; sealed for the case's team and the director.

    Raises DeskError: phrase.empty, phrase.too_short, phrase.side_needed, text.*, case.not_yours.
    """
    case = opened_case(records, case_id)
    said = text.strip()
    if not said:
        raise DeskError("phrase.empty", field="phrase")
    if sum(character.isalnum() for character in said) < 2:
        raise DeskError("phrase.too_short", field="phrase")
    check_text(said, "phrase")
    if side not in {party.side for party in case.parties}:
        raise DeskError("phrase.side_needed", field="side")
    return private_phrases.add(records, case_id, side, said, case.mediator_ids)


@allowed(DOSSIER_READ)
def phrases_kept_apart(records: Records, case_id: str) -> tuple[PrivatePhrase, ...]:
    """The phrases of a case; those sealed for others come without their words."""
    opened_case(records, case_id)
    return tuple(private_phrases.of_case(records, case_id))


@allowed(DOSSIER_WRITE, changes={"case", "journal"})
def free_phrase(records: Records, case_id: str, phrase_id: str) -> None:
    """Let a phrase stand on papers again. DeskError: phrase.not_yours (only who can read it frees it)."""
    opened_case(records, case_id)
    mine = {one.id for one in private_phrases.of_case(records, case_id) if one.text is not None}
    if phrase_id not in mine:
        raise DeskError("phrase.not_yours")
    private_phrases.free(records, case_id, phrase_id)


@allowed(DOSSIER_WRITE, changes={"case", "journal"})
def agree_service_details(records: Records, case_id: str, person_id: str, agreed: ServiceDetails) -> None:
    """Note what a party agreed to show the other side. DeskError: details.not_a_party, case.not_yours."""
    case = opened_case(records, case_id)
    if person_id not in {one.person_id for one in case.parties if one.role in PARTY_ROLES}:
        raise DeskError("details.not_a_party")
    service_details.keep(records, case_id, person_id, agreed)


@allowed(DOSSIER_READ)
def service_details_of(records: Records, case_id: str) -> tuple[tuple[str, ServiceDetails], ...]:
    """The standing answers of a case by person id; whoever was not asked is left out."""
    opened_case(records, case_id)
    return tuple(service_details.of_case(records, case_id).items())
