"""For whom a referral is sealed: author and office of director; the team when nothing tells of danger."""

from __future__ import annotations

from mediation_desk.domain.agency import AgencyKind
from mediation_desk.domain.incoming_letter import IncomingContent
from mediation_desk.domain.referral import Referral, Urgency
from mediation_desk.domain.referral_content import ReferralContent
from mediation_desk.domain.referral_ground import ReferralGround
from mediation_desk.domain.safety import Mark
from mediation_desk.register import agencies
from mediation_desk.register.records import Records
from mediation_desk.services.referral_access import team_of
from mediation_desk.services.screenings import standing_of

_TELLING = (
    AgencyKind.POLICE,
    AgencyKind.SHELTER,
    AgencyKind.CHILD_PROTECTION,
    AgencyKind.HEALTH,
    AgencyKind.CRISIS_LINE,
)
"""To whom one turns tells why."""

_OF_DANGER = (ReferralGround.VIOLENCE_REPORT, ReferralGround.MINOR_REPORT, ReferralGround.PREVENTION)


def is_restricted(records: Records, referral: Referral, content: ReferralContent | IncomingContent) -> bool:
    """Whether a referral tells of violence, a child or health: by what was chosen, or by the person's mark.

    What was restricted once stays so.
    """
    if referral.restricted:
        return True
    if isinstance(content, IncomingContent):
        return content.of_safety
    if kind_of(records, content.agency_id, content.agency) in _TELLING:
        return True
    if content.urgency is not Urgency.ORDINARY or content.ground in _OF_DANGER:
        return True
    if referral.person_id is None:
        return False
    return standing_of(records, referral.person_id).mark in (Mark.RED, Mark.ORANGE)


def kind_of(records: Records, agency_id: str, name: str) -> AgencyKind | None:
    """What sort of body a letter goes to, None when it does not stand in the directory by this name."""
    found = (one for one in agencies.every(records) if one.id == agency_id and one.name == name.strip())
    return next((one.kind for one in found), None)


def readers_of(records: Records, referral: Referral) -> frozenset[str]:
    """Who may open its next text besides whoever writes it and the office of director."""
    own = frozenset(filter(None, (referral.author, referral.handler_id)))
    return own if referral.restricted else own | team_of(records, referral)
