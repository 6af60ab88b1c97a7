"""What the desk says of a register that was restored, or that is older than what is known of it."""

from __future__ import annotations

from mediation_desk.domain.restored import Restored
from mediation_desk.ui.saying import long_time
from mediation_desk.words import N_, _

_KINDS = {"card": N_("by the restore card"), "keepers": N_("by two keepers' sheets")}


def restored_said(one: Restored, by: str) -> tuple[str, str]:
    """(sentence, second line): what this register is now, and what follows from it."""
    made, when = long_time(one.copy_made_at), long_time(one.restored_at)
    if not one.copy_name:
        said = _("This register is older than what is known of it: it ends at {made}.", made=made)
        return said, _("Noticed {when}. What was entered after that is not in it.", when=when)
    who = _(_KINDS[one.by]) if one.by in _KINDS else _("by {name}", name=by)
    if one.saved:
        said = _("This register was saved out of a damaged one on {when}.", when=when)
        second = _("Done {who}. What could not be read is not in it: see the list of what was lost.", who=who)
        if one.acts_lost:
            second += _(" Its journal has {n} entries less.", n=f"{one.acts_lost:,}")
        return said, second
    said = _("This register was put back from the copy of {made}.", made=made)
    second = _("Restored {when}, {who}. What was entered after the copy is not in it.", when=when, who=who)
    if one.acts_lost:
        n = f"{one.acts_lost:,}"
        aside = _(" The register set aside has {n} more acts.", n=n)
        second += aside if one.aside else _(" A newer copy has {n} more acts.", n=n)
    return said, second
