"""How a result is told on the page of the talk alone, the only place that says 红, 橙 and 黄."""

from __future__ import annotations

from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import Reason, ScreeningResult, ScreeningRule
from mediation_desk.words import N_, _

_WHY = {
    ScreeningRule.RECENT_GRAVE: N_("question {numbers}: within the last three months"),
    ScreeningRule.RECENT_FEARED: N_("questions {numbers} taken together"),
    ScreeningRule.PAST_GRAVE_GROWING: N_("questions {numbers} taken together"),
    ScreeningRule.UNSAFE_HOME: N_("question {numbers}: going home today is felt to be unsafe"),
    ScreeningRule.SERIOUS: N_("question {numbers}: yes"),
    ScreeningRule.MANY: N_("{n} questions answered yes"),
    ScreeningRule.DECLINED_SERIOUS: N_("question {numbers}: declined, not counted as “No”"),
    ScreeningRule.SOME: N_("question {numbers}: yes"),
    ScreeningRule.DECLINED_OTHER: N_("question {numbers}: declined, not counted as “No”"),
    ScreeningRule.JUDGEMENT: N_("the interviewer's own judgement"),
}
_DECLINED = (ScreeningRule.DECLINED_SERIOUS, ScreeningRule.DECLINED_OTHER)

ICONS = {
    "safety.red.apart": "separator-vertical",
    "safety.red.no_joint": "ban",
    "safety.red.plan": "shield-half",
    "safety.red.report": "phone",
    "safety.red.shuttle": "arrows-split",
    "safety.orange.single": "separator-vertical",
    "safety.orange.approval": "signature",
    "safety.orange.plan": "shield-half",
    "safety.yellow.watch": "eye",
    "safety.yellow.rules": "file-text",
    "safety.none.ordinary": "heart-handshake",
    "safety.unfinished.finish": "clock",
}


def colour_word(mark: Mark) -> str:
    """红, 橙, 黄, 无 or 未完成."""
    return _(f"screening.colour.{mark.value}")


def why(result: ScreeningResult) -> str:
    """The rules that gave the mark, and every question declined, in one sentence; "" when nothing held."""
    strongest = [reason for reason in result.reasons if reason.mark is result.mark]
    declined = [reason for reason in result.reasons if reason.rule in _DECLINED and reason not in strongest]
    parts = list(dict.fromkeys(_part(reason) for reason in (*strongest, *declined)))
    return _("Because {reasons}.", reasons=_("screening.semicolon").join(parts)) if parts else ""


def _part(reason: Reason) -> str:
    numbers = _("screening.comma").join(reason.questions)
    if reason.rule is ScreeningRule.MANY:
        return _(_WHY[reason.rule], n=len(reason.questions))
    return _(_WHY[reason.rule], numbers=numbers) if reason.questions else _(_WHY[reason.rule])
