"""The centre's rules for its copies: read by whatever makes, keeps and asks for them."""

from __future__ import annotations

from dataclasses import asdict, fields

from mediation_desk.domain.copy_rules import CopyRules, check_copy_rules
from mediation_desk.domain.retention import Retention, years_of
from mediation_desk.register import dossiers, office
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY, OFFICE_WRITE
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed

SETTING = "copy_rules"


@allowed(EVERYBODY)
def copy_rules(records: Records) -> CopyRules:
    """The rules in force, ours where the centre set none."""
    kept = office.setting(records, SETTING, {})
    return CopyRules(**{one.name: kept[one.name] for one in fields(CopyRules) if one.name in kept})


@allowed(OFFICE_WRITE, changes={"copy_rules"})
def set_copy_rules(records: Records, rules: CopyRules) -> CopyRules:
    """Keep the rules; they count from the next copy on. DeskError of `check_copy_rules`."""
    check_copy_rules(rules)
    if rules != copy_rules(records):
        office.set_setting(records, SETTING, asdict(rules))
    return rules


def years_kept(records: Records) -> int | None:
    """For how many years the newest copy of each year stays, None for ever.

    Without a figure of the centre's own: as long as the longest retention of a dossier, and that of 长期 at
    least, as nobody knows yet what the open cases will be kept for.
    """
    rules = copy_rules(records)
    if rules.yearly:
        return rules.yearly
    if Retention.PERMANENT in dossiers.retentions_chosen(records):
        return None
    return years_of(book_of(records)).long
