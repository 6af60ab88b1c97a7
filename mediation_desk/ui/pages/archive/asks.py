"""What the archive asks in place: what goes on a list, the bureau's approval, the second person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mediation_desk.domain.retention import Years
from mediation_desk.register.archive_list import ArchiveLine
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _


def ask_propose(lines: Sequence[ArchiveLine], answer: Answer) -> Ask:
    """Which dossiers whose time is over go on a list, and why."""
    chosen = TogglesField(
        "cases", _("Dossiers whose period is over"), [(one.case_id, one.number) for one in lines]
    )
    chosen.set_value([one.case_id for one in lines])
    reason = MultilineField("reason", _("Result of the appraisal"), rows=2, most_rows=5)
    text = _("Nothing is destroyed by this: the director and the justice bureau must approve first.")
    return Ask(_("A list to be destroyed"), _("Propose the list"), answer, [[chosen], [reason]], text=text)


def ask_grant(today: date, answer: Answer) -> Ask:
    """Number, day and scan of the justice bureau's approval; the file is chosen next."""
    number = TextField("number", _("Number of the approval"), max_length=60)
    day = DateField("date", _("Day of the approval"), latest=today)
    text = _("Next you choose the scan of the approval (PDF or picture). It stays with the list.")
    return Ask(_("The justice bureau's approval"), _("Choose the scan …"), answer, [[number, day]], text=text)


def ask_second(staff: Sequence[tuple[str, str]], answer: Answer) -> Ask:
    """Who stands beside, with their own password; the director's is asked next."""
    second = ComboField("second", _("Second person"), list(staff), placeholder=_("Choose one"))
    password = PasswordField("password", _("Their password"))
    text = _(
        "Keys, texts and files of these dossiers are deleted for good. The journal, the numbers and this "
        "list stay. Copies on sticks still hold them until they are replaced; the list will name them."
    )
    return Ask(_("Destroy for good"), _("Go on"), answer, [[second, password]], text=text)


def ask_years(years: Years, answer: Answer) -> Ask:
    """How long 短期 and 长期 last."""
    short = TextField("short", _("Short, years"), max_length=3)
    long = TextField("long", _("Long, years"), max_length=3)
    short.set_value(str(years.short))
    long.set_value(str(years.long))
    text = _("Counted from 1 January after the case was closed; it holds from the next archiving on.")
    return Ask(_("How long dossiers are kept"), _("Keep the years"), answer, [[short, long]], text=text)
