"""Which role may call which use case of activities, awards and aid.

Letters as in `access_table`.
"""

from __future__ import annotations

ACTIVITIES = {
    # activities, bases, what is published: everybody of the house who serves families
    "activities.activity_rows": "DMCR",
    "activities.activity_sheet": "DMCR",
    "activities.add_certificate": "DMCR",
    "activities.drop_certificate": "DMCR",
    "activities.keep_activity": "DMCR",
    "activities.remove_activity": "DMCR",
    "activity_papers.sign_in_sheet": "DMCR",
    "legal_bases.keep_base": "DMCR",
    "legal_bases.legal_bases": "DMCR",
    "publications.keep_publication": "DMCR",
    "publications.publications": "DMCR",
    "sheet_export.export_activities": "DMCR",
    # awards: everybody proposes and carries on; why one is looked at first, the director alone
    "awards.award_rows": "DMCR",
    "awards.end_award": "DMCR",
    "awards.grant_award": "DMCR",
    "awards.keep_award": "DMCR",
    "awards.publicise_award": "DMCR",
    "awards.publicity_until": "DMCR",
    "sheet_export.export_awards": "DMCR",
    "award_check.award_check_sheet": "D",
    "award_check.decide_award_check": "D",
    "award_rules.award_rules": "D",
    "award_rules.set_award_rules": "D",
    # aid: the others read the list, mediators apply and hand over, the director decides
    "aid_grants.aid_rows": "DMCR",
    "aid_grants.aid_sheet": "DM",
    "aid_grants.decide_grant": "D",
    "aid_grants.give_grant": "DM",
    "aid_grants.keep_grant": "DM",
    "aid_grants.note_aid_visit": "DM",
    "aid_rules.aid_rules": "DMCR",
    "aid_rules.set_aid_rules": "D",
    "activity_papers.aid_receipt_paper": "DM",
    "legal_aid.accepted_referrals": "DM",
    "legal_aid.note_legal_aid": "DM",
    "sheet_export.export_aid": "DMCR",
}
