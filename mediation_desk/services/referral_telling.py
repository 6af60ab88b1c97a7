"""Writing down who was told what: one line in the log of the person for each telling."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.disclosure import DisclosureEntry
from mediation_desk.domain.referral import Referral
from mediation_desk.domain.referral_content import ReferralContent, told_by
from mediation_desk.register import disclosures
from mediation_desk.register.records import Records
from mediation_desk.services.referral_seal import readers_of


def disclose(records: Records, referral: Referral, content: ReferralContent, on: date) -> None:
    """Note that the agency was told what this letter says, on its ground; nothing of a letter to us."""
    if referral.person_id is None:
        return
    entry = DisclosureEntry(
        person_id=referral.person_id,
        on=on,
        staff_id=records.staff.id,
        to_whom=content.agency.strip(),
        told=tuple(sorted(content_word.value for content_word in told_by(content))),
        purpose=content.request.strip(),
        ground=content.ground.value if content.ground else "",
    )
    disclosures.add(records, referral, entry, readers_of(records, referral))
