"""The centre's own rules for referrals: spans of the clocks, and whether the director approves."""

from __future__ import annotations

from dataclasses import asdict

from mediation_desk.domain.referral_clocks import ReferralRules, check_rules, rules_of
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import OFFICE_WRITE, REFERRAL_KNOW
from mediation_desk.services.permission import allowed

SETTING = "referral_rules"


def rules(records: Records) -> ReferralRules:
    """The rules in force."""
    return rules_of(office.setting(records, SETTING))


@allowed(REFERRAL_KNOW)
def referral_rules(records: Records) -> ReferralRules:
    """The rules in force, to be shown."""
    return rules(records)


@allowed(OFFICE_WRITE, changes={"referral", "office"})
def set_referral_rules(records: Records, changed: ReferralRules) -> ReferralRules:
    """Set the rules; clocks that run already keep their end. Raises DeskError("referral.span")."""
    check_rules(changed)
    office.set_setting(records, SETTING, asdict(changed))
    return changed
