"""The rules a centre sets for awards: how far back one looks, days in public, how many are drawn by lot."""

from __future__ import annotations

from dataclasses import asdict

from mediation_desk.domain.award_concern import AwardRules, check_rules
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import AWARD_CHECK
from mediation_desk.services.permission import allowed

SETTING = "award_rules"


def rules(records: Records) -> AwardRules:
    """The rules in force; ours until the centre sets its own."""
    return AwardRules(**office.setting(records, SETTING, {}))


@allowed(AWARD_CHECK)
def award_rules(records: Records) -> AwardRules:
    """The rules in force, to be shown to whoever looks first."""
    return rules(records)


@allowed(AWARD_CHECK, changes={"award", "office"})
def set_award_rules(records: Records, changed: AwardRules) -> AwardRules:
    """Set the rules. DeskError: award_rules.*."""
    check_rules(changed)
    office.set_setting(records, SETTING, asdict(changed))
    return changed
