"""How damage and rescue are said in the window: progress, what is wrong, what was lost."""

from __future__ import annotations

from mediation_desk.domain.damage import Hurt, LogFound, Loss, RescueProgress
from mediation_desk.words import _, term


def under_way(progress: RescueProgress) -> str:
    """What goes on, with its share where it is known: 正在读出内容（45%）."""
    said = term(progress.step)
    if not progress.total:
        return f"{said} …"
    return f"{said} … {100 * progress.done // progress.total}%"


def log_said(log: LogFound) -> tuple[str, str]:
    """What the log gave, and the tone it is said in."""
    if not log.whole:
        return _("rescue.log_no_help"), "amber"
    if log.lost:
        return _("rescue.log_short", n=log.lost, reached=f"{log.reached:,}", known=f"{log.known:,}"), "amber"
    return _("rescue.log_whole", reached=f"{log.reached:,}"), "pine"


def hurt_said(hurt: Hurt) -> str:
    """One damage in a sentence."""
    area = term(hurt.area) if hurt.area else ""
    said = _(f"Harm.{hurt.harm.name.lower()}", n=f"{hurt.n:,}", of=f"{hurt.of:,}", area=area)
    return f"{said}：{'、'.join(hurt.numbers)}" if hurt.numbers else said


def loss_said(loss: Loss) -> str:
    """How much was saved and lost, in one sentence."""
    if not loss.rows_lost and not loss.journal_lost and not loss.files:
        return _("rescue.nothing_lost", kept=f"{loss.kept:,}")
    return _(
        "rescue.lost",
        kept=f"{loss.kept:,}",
        lost=f"{loss.rows_lost:,}",
        journal=f"{loss.journal_lost:,}",
        files=f"{loss.files:,}",
    )
