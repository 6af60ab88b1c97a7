"""Tables of referrals and letters that came in: what stands in the open, history, prints, consents, agencies.

What a referral says is sealed text by text in `referral_texts`; nothing beside it tells of anybody's trouble.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.agency import AgencyKind
from mediation_desk.domain.referral import Direction, ReferralEvent, ReferralState
from mediation_desk.domain.referral_ground import ConsentManner
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

agencies = Table(
    "agencies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Coded(AgencyKind), nullable=False),
    Column("what_for", Text, nullable=False),
    Column("contact_person", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("hours", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("own", Boolean, nullable=False),
)
"""Lines of the directory that were added here, or changed from what is shipped (same id)."""

referrals = Table(
    "referrals",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("direction", Coded(Direction), nullable=False),
    Column("state", Coded(ReferralState), nullable=False),
    Column("author", Text, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("number", Text, nullable=False),
    Column("their_number", Text, nullable=False),
    Column("agency_id", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id")),
    Column("case_id", Text, ForeignKey("cases.id"), index=True),
    Column("reception_id", Text, ForeignKey("receptions.id"), index=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), index=True),
    Column("handler_id", Text),
    Column("restricted", Boolean, nullable=False),
    Column("content_id", Text, ForeignKey("sealed.id"), nullable=False),
    Column("approved_id", Text, nullable=False),
    Column("approved_by", Text),
    Column("sent_on", Date),
    Column("received_on", Date),
    Column("clock", Text, nullable=False),
    Column("due_at", Moment),
    # The rule of the time a court gave, so that it is counted without opening what it wrote:
    Column("court_rule", Text),
)

Index(None, referrals.c.state, referrals.c.row)
Index(None, referrals.c.due_at)
Index(None, referrals.c.person_id)

referral_texts = Table(
    "referral_texts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("referral_id", Text, ForeignKey("referrals.id"), nullable=False, index=True),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)
"""Every sealed text of a referral, so that its readers are found in one place."""

referral_events = Table(
    "referral_events",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("referral_id", Text, ForeignKey("referrals.id"), nullable=False, index=True),
    Column("event", Coded(ReferralEvent), nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("state", Coded(ReferralState)),
    Column("on", Date),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
)

referral_prints = Table(
    "referral_prints",
    metadata,
    Column("code", Text, primary_key=True),
    Column("referral_id", Text, ForeignKey("referrals.id"), nullable=False, index=True),
    Column("key", Text, nullable=False),
    Column("number", Text, ForeignKey("numbers.number"), nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)
"""Letters as issued; `sha256` is of the PDF, whose bytes are sealed with those of the Word file."""

referral_consents = Table(
    "referral_consents",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("referral_id", Text, ForeignKey("referrals.id"), nullable=False, index=True),
    Column("given_on", Date, nullable=False),
    Column("manner", Coded(ConsentManner), nullable=False),
    Column("name_too", Boolean, nullable=False),
    Column("by_guardian", Boolean, nullable=False),
    Column("paper", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("withdrawn_on", Date),
    Column("told_on", Date),
)

disclosures = Table(
    "disclosures",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("referral_id", Text, ForeignKey("referrals.id"), nullable=False),
    Column("on", Date, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)
"""Who of the people here was spoken of, when and by whom; to whom, what and why is sealed."""
