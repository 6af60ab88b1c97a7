"""How sizes, moments and spans are said on the pages of copies."""

from __future__ import annotations

from datetime import date, datetime

from mediation_desk.domain.backup import Progress, Proof, is_old
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.ui import limits
from mediation_desk.ui.kit.steps import Step, StepState
from mediation_desk.words import N_, _, term

_PLAN = {Proof.SYNC: N_("Files and folder"), Proof.REREAD: N_("Past the system's memory")}


def size_said(count: int) -> str:
    """Bytes as 38 MB or 1.2 GB."""
    if count >= 1_000_000_000:
        return f"{count / 1e9:.1f} GB"
    return f"{max(1, round(count / 1e6))} MB"


def moment_said(moment: datetime, today: date) -> str:
    """A moment as 今天 09:38, 昨天 17:46, 3月13日 17:44."""
    here = moment.astimezone(SHANGHAI)
    return f"{limits.day(legal_day(moment), today)} {here:%H:%M}"


def last_copy_said(last: datetime | None, today: date) -> tuple[str, str]:
    """When the last verified copy was made, and the tone: amber when it is older than a working day."""
    if last is None:
        return _("No copy was made yet"), "amber"
    said = _("Last proved copy {time}", time=moment_said(last, today))
    return said, "amber" if is_old(last, today) else "pine"


def span_said(seconds: float) -> str:
    """A span as 52 秒 or 1 分 52 秒."""
    whole = max(1, round(seconds))
    if whole < 60:
        return _("{n} seconds", n=whole)
    return _("{m} min {s} s", m=whole // 60, s=whole % 60)


def planned(proofs: tuple[Proof, ...] = tuple(Proof)) -> list[Step]:
    """The steps before anything was begun."""
    return [Step(word=term(proof), fact=_(_PLAN[proof]) if proof in _PLAN else "") for proof in proofs]


def under_way(now: Progress, proofs: tuple[Proof, ...] = tuple(Proof), left: str = "") -> list[Step]:
    """The steps while `now` is the one that runs; `left` says how long it still takes."""
    place = proofs.index(now.proof)
    share = now.done / now.total if now.total else None
    steps = []
    for number, proof in enumerate(proofs):
        if number == place:
            steps.append(Step(word=term(proof), state=StepState.NOW, share=share, fact=left))
        else:
            steps.append(Step(word=term(proof), state=StepState.DONE if number < place else StepState.LATER))
    return steps


def failed_at(proof: Proof, why: str, proofs: tuple[Proof, ...] = tuple(Proof)) -> list[Step]:
    """The steps when one failed."""
    place = proofs.index(proof)
    states = [
        StepState.DONE if number < place else StepState.FAILED if number == place else StepState.LATER
        for number in range(len(proofs))
    ]
    return [
        Step(word=term(one), state=state, fact=why if state is StepState.FAILED else "")
        for one, state in zip(proofs, states, strict=True)
    ]
