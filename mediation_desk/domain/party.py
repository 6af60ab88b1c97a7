"""A person's place in a reception or case: side, role, relation, consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Side(StrEnum):
    """Which side of the table; in a case SEEKER prints as 甲方 and OTHER as 乙方."""

    SEEKER = "seeker"
    OTHER = "other"
    CHILD = "child"
    NEUTRAL = "neutral"


class PartyRole(StrEnum):
    """当事人在程序中的身份."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    THIRD_PARTY = "third_party"
    AGENT = "agent"
    LEGAL_GUARDIAN = "legal_guardian"
    PARTICIPANT = "participant"
    CHILD = "child"


PARTY_ROLES = frozenset({PartyRole.APPLICANT, PartyRole.RESPONDENT, PartyRole.THIRD_PARTY})
"""Who promises and signs: the parties themselves, not who speaks for them or is a child."""


class Relation(StrEnum):
    """What the person is to the seeker; decides which screening form is asked."""

    SELF = "self"
    SPOUSE = "spouse"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    PARENT = "parent"
    CHILD = "child"
    PARENT_IN_LAW = "parent_in_law"
    CHILD_IN_LAW = "child_in_law"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    OTHER_RELATIVE = "other_relative"
    OTHER = "other"


class ConsentGround(StrEnum):
    """On what a person's data may be handled (个人信息保护法 art 13, 29, 31)."""

    CONSENT = "consent"
    GUARDIAN_CONSENT = "guardian_consent"
    REFUSED = "refused"
    STATUTORY_DUTY = "statutory_duty"
    EMERGENCY = "emergency"
    NOT_YET_ASKED = "not_yet_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Notice given and the answer; refusing does not stop help. `article` names a statutory ground."""

    person_id: str
    ground: ConsentGround
    notice_given: bool
    recorded_at: datetime
    article: str = ""
    sensitive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One person's part in one matter; `lives_with` and `represents` are for children and agents."""

    person_id: str
    side: Side
    role: PartyRole
    relation: Relation = Relation.OTHER
    lives_with: str = ""
    represents: str | None = None
