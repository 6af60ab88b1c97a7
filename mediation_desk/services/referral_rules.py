"""The centre's own rule for referrals: whether the director approves what others send.

The spans of the clocks stand in the rule table of time limits.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import OFFICE_WRITE, REFERRAL_KNOW
from mediation_desk.services.permission import allowed

SETTING = "referral_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRules:
    """What a centre may set of referrals."""

    approval: bool = True


def rules(records: Records) -> ReferralRules:
    """The rules in force."""
    return ReferralRules(approval=bool(office.setting(records, SETTING, {}).get("approval", True)))


@allowed(REFERRAL_KNOW)
def referral_rules(records: Records) -> ReferralRules:
    """The rules in force, to be shown."""
    return rules(records)


@allowed(OFFICE_WRITE, changes={"referral", "office"})
def set_referral_rules(records: Records, changed: ReferralRules) -> ReferralRules:
    """Set the rules."""
    office.set_setting(records, SETTING, asdict(changed))
    return changed
