"""How it is said what a restore loses and brings back: counts and numbers, whose hand, and no text."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.numbering import Series
from mediation_desk.domain.restore_loss import Compared, Loss, Present, Returning, SeriesGap
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.words import N_, _, term

MOST_NAMED = 8
"""Cases and people named; how many more there are is said."""

_NO_COMPARISON = {
    Present.NONE: N_("loss.no_register"),
    Present.UNREADABLE: N_("loss.unreadable"),
    Present.ANOTHER: N_("loss.another"),
}


def headline(loss: Loss, today: date) -> tuple[str, str]:
    """(sentence, tone): how much the register in place has that the copy lacks."""
    if loss.present in _NO_COMPARISON:
        said = _(_NO_COMPARISON[loss.present])
        if loss.newer_copy is not None:
            newer = _("loss.newer_beside", n=f"{loss.acts:,}", time=moment_said(loss.newer_copy, today))
            return (newer if loss.present is Present.NONE else f"{said}{newer}"), "amber"
        if loss.present is Present.UNREADABLE and loss.acts and loss.known_at is not None:
            known = moment_said(loss.known_at, today)
            said = f"{said}{_('loss.known_outside', n=loss.acts, time=known)}"
        return said, "neutral" if loss.present is Present.NONE else "red"
    if not loss.acts:
        return _("The register in place has nothing that the copy lacks."), "pine"
    return _("loss.acts", n=f"{loss.acts:,}"), "amber"


def forked_said(loss: Loss) -> str:
    """That the copy has acts of its own as well; empty when it has none."""
    compared = loss.compared
    if compared is None or not loss.forked:
        return ""
    return _("loss.forked", n=f"{compared.copied - compared.common:,}")


def things(compared: Compared) -> tuple[tuple[str, str], ...]:
    """What the copy lacks, as (what, how many), then the last number of each series on paper."""
    counted = tuple((term(kind), f"{n:,}") for kind, n in compared.lost)
    return (*counted, *((_series(gap), _numbers(gap)) for gap in compared.gaps if _shown(gap)))


def hands(compared: Compared, today: date) -> tuple[tuple[str, str], ...]:
    """Whose acts the copy lacks, as (name, how many and when the last of them)."""
    return tuple(
        (
            one.name or _("Nobody signed in"),
            _("{n} acts, the last {time}", n=f"{one.acts:,}", time=moment_said(one.last_at, today)),
        )
        for one in compared.acts
    )


def comes_back(back: Returning) -> tuple[str, ...]:
    """What would be there again, one sentence each."""
    told = []
    if back.cases:
        told.append(_("back.cases", n=len(back.cases), which=_named(back.cases)))
    if back.people:
        told.append(_("back.people", who=_named(back.people)))
    if back.kept_in:
        told.append(_("back.kept_in", who=_named(back.kept_in)))
    if back.lessened:
        told.append(_("back.lessened", who=_named(back.lessened)))
    if back.old_passwords:
        told.append(_("back.passwords", who="、".join(back.old_passwords)))
    if back.card:
        told.append(_("back.card"))
    if back.sheets:
        told.append(_("back.sheets"))
    return tuple(told)


def _named(pairs: tuple[tuple[str, str], ...]) -> str:
    named = "、".join(name for _id, name in pairs[:MOST_NAMED])
    more = len(pairs) - MOST_NAMED
    return named if more <= 0 else _("{named} and {n} more", named=named, n=more)


def _series(gap: SeriesGap) -> str:
    known = {series.value: series for series in Series}
    name = term(known[gap.series]) if gap.series in known else gap.series
    return _("{series} of {year}: last number", series=name, year=gap.year)


def _numbers(gap: SeriesGap) -> str:
    return _("{number} (the copy ends at {n})", number=gap.number, n=gap.copied)


def _shown(gap: SeriesGap) -> bool:
    """Numbers of counselling files are nobody's business here: their sessions are counted above."""
    return gap.series != Series.COUNSELLING
