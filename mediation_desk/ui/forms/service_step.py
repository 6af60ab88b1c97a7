"""The form of one step: a stage walked or left out, what was given, what was judged."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.reception import ServiceElement, Stage
from mediation_desk.domain.service_step import Judgement, SkipReason
from mediation_desk.errors import DeskError
from mediation_desk.services.service_steps import TypedStep
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.forms.specs import Spec, check, line, many, moment, one, pick
from mediation_desk.words import N_, term

_STAGE: tuple[tuple[Spec, ...], ...] = (
    (one("stage", N_("Stage"), Stage),),
    (check("skips", N_("This stage is left out")),),
    (pick("reason", N_("Why it is left out")),),
    (check("screened", N_("They were asked alone about safety (that it was asked, never the answers)")),),
    (one("judgement", N_("What it leads to"), Judgement),),
    (many("elements", N_("What was given"), ServiceElement),),
    (moment("at", N_("Day of the step")),),
)
_NOTE = ((line("note", N_("Short note")),),)


class StepForm(SpecForm):
    """`read()` gives a TypedStep.

    `guarded`: nothing is typed freely, it would stand in the open. `screened`: whether the register knows
    that everybody was asked alone; None lets whoever judges say it.
    """

    def __init__(self, now: datetime, *, guarded: bool, screened: bool | None) -> None:
        reasons = [(each.value, term(each)) for each in SkipReason]
        super().__init__((*_STAGE, *(() if guarded else _NOTE)), now, {"reason": reasons})
        self._screened = screened
        for name in ("stage", "skips"):
            self.fields[name].changed.connect(self._follow)
        local = now.astimezone(SHANGHAI)
        self.filling(True)
        self.fields["at"].set_value(local.date())
        self.fields["at_time"].set_value(local.time().replace(second=0, microsecond=0))
        self.filling(False)
        self._follow()

    def read(self) -> TypedStep:
        """What stands in the form. DeskError naming a field that cannot be read."""
        values = self.values()
        stage, skips = values["stage"], bool(values["skips"])
        at = values["at"]
        if not isinstance(at, datetime):
            raise DeskError("moment.day_needed", field="at")
        judges = stage is Stage.JUDGE and not skips
        return TypedStep(
            at=at,
            elements=values["elements"],
            stage=stage,
            skips=skips,
            reason=str(values["reason"]) if skips else "",
            note=str(values.get("note", "")),
            screened=bool(values["screened"]) if judges else False,
            judgement=values["judgement"] if judges else None,
        )

    def _follow(self) -> None:
        stage, skips = self.fields["stage"].value(), bool(self.fields["skips"].value())
        judges = stage == Stage.JUDGE and not skips
        self.fields["skips"].setVisible(stage is not None)
        self.fields["reason"].setVisible(stage is not None and skips)
        screened = self.fields["screened"]
        screened.setVisible(judges)
        screened.setEnabled(self._screened is None)
        if self._screened is not None:  # what the register knows is shown, and not ticked by hand
            screened.set_value(self._screened)
        self.fields["judgement"].setVisible(judges)
