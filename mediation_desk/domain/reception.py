"""Reception (接待登记): how somebody came, what they want, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.party import Party


class Source(StrEnum):
    """案件来源."""

    PARTY_APPLICATION = "party_application"
    PROACTIVE = "proactive"
    COURT_PRE_FILING = "court_pre_filing"
    COURT_POST_FILING = "court_post_filing"
    POLICE = "police"
    PROCURATORATE = "procuratorate"
    LETTERS_VISITS = "letters_visits"
    REGISTRY = "registry"
    HOTLINE_12338 = "hotline_12338"
    GRID = "grid"
    OTHER_DEPARTMENT = "other_department"
    TRANSFER_IN = "transfer_in"


class Mode(StrEnum):
    """How the contact took place: 来访/电话/视频/上门."""

    VISIT = "visit"
    PHONE = "phone"
    VIDEO = "video"
    HOME = "home"


class DisputeSubtype(StrEnum):
    """婚姻家庭纠纷 sub-types, in the order the lists show them."""

    DIVORCE = "divorce"
    COUPLE = "couple"
    BETROTHAL_GIFT = "betrothal_gift"
    DV_LIMITED = "dv_limited"
    AFFAIR = "affair"
    PROPERTY_AFTER_DIVORCE = "property_after_divorce"
    DAMAGES_AFTER_DIVORCE = "damages_after_divorce"
    COHABITATION_PROPERTY = "cohabitation_property"
    COHABITATION_CHILD = "cohabitation_child"
    CHILD_SUPPORT = "child_support"
    CUSTODY_CHANGE = "custody_change"
    VISITATION = "visitation"
    GUARDIANSHIP = "guardianship"
    SPOUSAL_SUPPORT = "spousal_support"
    PARENT_SUPPORT = "parent_support"
    ADOPTION = "adoption"
    FAMILY_PROPERTY = "family_property"
    INHERITANCE = "inheritance"
    IN_LAWS = "in_laws"
    PARENT_CHILD = "parent_child"
    SIBLINGS = "siblings"
    GRANDPARENT_CARE = "grandparent_care"
    HOUSEHOLD_ECONOMY = "household_economy"
    OTHER = "other"


class ServiceElement(StrEnum):
    """The six service elements of the centre's way of working."""

    COUNSELLING = "counselling"
    VIRTUE = "virtue"
    PSYCHOLOGY = "psychology"
    LAW = "law"
    MEDIATION = "mediation"
    CARE = "care"


class Stage(StrEnum):
    """The five stages 倾听 → 诉说 → 沟通 → 判断 → 调解."""

    LISTEN = "listen"
    TELL = "tell"
    COMMUNICATE = "communicate"
    JUDGE = "judge"
    MEDIATE = "mediate"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntry:
    """A stage walked (may repeat) or skipped; skipping needs a reason."""

    stage: Stage
    at: datetime
    note: str = ""
    skipped_reason: str = ""


class ReceptionState(StrEnum):
    """AWAITING_TALK is 待单独谈话: saved before any screening."""

    AWAITING_TALK = "awaiting_talk"
    TALKED = "talked"
    DECIDED = "decided"


class Decision(StrEnum):
    """处理决定."""

    HANDLED_ON_THE_SPOT = "handled_on_the_spot"
    COUNSELLING = "counselling"
    ACCEPTED = "accepted"
    REFERRED = "referred"
    CONSULTATION = "consultation"
    NOT_ACCEPTED = "not_accepted"


class RejectReason(StrEnum):
    """Why a dispute is not accepted (不予受理)."""

    SPECIAL_JURISDICTION = "special_jurisdiction"
    ALREADY_WITH_AUTHORITY = "already_with_authority"
    PARTY_REFUSES = "party_refuses"
    CRIMINAL_OR_PUBLIC_SECURITY = "criminal_or_public_security"
    STATUS_QUESTION = "status_question"
    NO_CAPACITY = "no_capacity"
    DV_UNSAFE = "dv_unsafe"
    SHAM = "sham"
    OUTSIDE_SCOPE = "outside_scope"
    IDENTITY_UNVERIFIED = "identity_unverified"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTaken:
    """One decision and its reason; a decision other than ACCEPTED may be followed by a new one."""

    decision: Decision
    reason: str
    taken_at: datetime
    staff_id: str
    reject_reason: RejectReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """One contact with the centre, numbered also when handled on the spot.

    `parties` begins with the seeker; everything about safety that was said is sealed elsewhere.
    """

    id: str
    mode: Mode
    source: Source
    received_at: datetime
    parties: tuple[Party, ...]
    staff_id: str
    version: int = 0
    number: str = ""
    wish: str = ""
    dispute_subtype: DisputeSubtype = DisputeSubtype.OTHER
    summary: str = ""
    elements: frozenset[ServiceElement] = frozenset()
    stages: tuple[StageEntry, ...] = ()
    state: ReceptionState = ReceptionState.AWAITING_TALK
    decisions: tuple[DecisionTaken, ...] = ()
    case_id: str | None = None
