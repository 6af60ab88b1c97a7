"""Where a person stands after all their screenings: raised at once, lowered only with the director."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.screening import Screening
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError

# What we do about a mark, said beside the result: never what happened.
WHAT_WE_DO: dict[Mark, tuple[str, ...]] = {
    Mark.RED: (
        "safety.red.apart",
        "safety.red.no_joint",
        "safety.red.plan",
        "safety.red.report",
        "safety.red.shuttle",
    ),
    Mark.ORANGE: ("safety.orange.single", "safety.orange.approval", "safety.orange.plan"),
    Mark.YELLOW: ("safety.yellow.watch", "safety.yellow.rules"),
    Mark.NONE: ("safety.none.ordinary",),
    Mark.UNFINISHED: ("safety.unfinished.finish",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A person's mark now, the day of the last finished sheet, and the lower sheet the director must see."""

    mark: Mark = Mark.UNFINISHED
    finished_on: date | None = None
    valid_until: date | None = None
    waits_for_director: str | None = None

    def valid_on(self, day: date) -> bool:
        """Whether a finished screening not older than its days of validity covers this day."""
        return (
            self.finished_on is not None
            and self.valid_until is not None
            and self.finished_on <= day <= self.valid_until
        )


NOT_ASKED = Standing()


def standing(screenings: Iterable[Screening], book: LimitBook) -> Standing:
    """Where one person stands; every sheet stays visible, only the standing moves.

    A higher mark counts at once, also from an unfinished sheet or a mark raised by staff (a sheet without
    answers). A lower mark counts when its sheet is finished and the director approved it. Until a sheet is
    finished, and after one was begun and left, nothing below ORANGE is shown.
    """
    held: Mark | None = None
    begun = True
    finished_on: date | None = None
    waiting: str | None = None
    for sheet in sorted(screenings, key=lambda sheet: sheet.asked_at):
        if held is None or not lowers(held, sheet.mark) or _approved(sheet):
            waiting = None
            if sheet.finished or sheet.mark is not Mark.UNFINISHED:
                held = sheet.mark
        elif sheet.finished:
            waiting = sheet.id
        if sheet.finished:
            finished_on = legal_day(sheet.asked_at)
        begun = not sheet.finished and (begun or sheet.mark is Mark.UNFINISHED)
    shown = [held] if held else []
    return Standing(
        mark=highest([*shown, Mark.UNFINISHED] if begun else shown),
        finished_on=finished_on,
        valid_until=book.ends("screening_valid", finished_on) if finished_on else None,
        waits_for_director=waiting,
    )


def lowers(held: Mark, mark: Mark) -> bool:
    """Whether `mark` is below `held`; an unfinished sheet lowers nothing and raises nothing."""
    return mark is not Mark.UNFINISHED and held is not mark and highest([held, mark]) is held


def check_lowering(held: Mark, sheet: Screening, approver: Staff) -> None:
    """Refuse to lower a mark without a finished new sheet of the same person and the director.

    Raises DeskError `screening.not_lower`, `screening.not_finished`, `screening.director_only`.
    """
    if not lowers(held, sheet.mark):
        raise DeskError("screening.not_lower")
    if not sheet.finished:
        raise DeskError("screening.not_finished")
    if Role.DIRECTOR not in approver.roles:
        raise DeskError("screening.director_only")


def _approved(sheet: Screening) -> bool:
    return sheet.finished and sheet.lowering_approved_by is not None
