"""Every column of sealed texts stands among the places keepers are shown, but for the private notes."""

from __future__ import annotations

from sqlalchemy import Column

from mediation_desk.register.sealed_files import PLACES
from mediation_desk.register.tables import metadata
from mediation_desk.register.tables.consultations import consultations
from mediation_desk.register.tables.counselling import process_notes
from mediation_desk.register.tables.recovery import keepers_session_texts
from mediation_desk.register.tables.referrals import disclosures, referral_events, referral_prints, referrals
from mediation_desk.register.tables.safekeeping import sealed_keys

APART = {
    process_notes.c.sealed_id,  # their author's alone
    sealed_keys.c.text_id,  # who reads a text, not where it stands
    keepers_session_texts.c.text_id,
}


LISTED_ONCE_MORE = {  # each of them is listed in `referral_texts` or `consultation_texts`, which is a place
    consultations.c.sealed_id,
    referrals.c.content_id,
    referral_events.c.sealed_id,
    referral_prints.c.sealed_id,
    disclosures.c.sealed_id,
}


def _holds_sealed(column: Column[object]) -> bool:
    return any(key.target_fullname == "sealed.id" for key in column.foreign_keys)


def test_no_sealed_text_is_out_of_the_keepers_reach() -> None:
    holding = {
        column for table in metadata.tables.values() for column in table.columns if _holds_sealed(column)
    }
    assert holding - {place.text for place in PLACES} == APART | LISTED_ONCE_MORE
