"""What of a report is told outside the centre."""

from __future__ import annotations

from mediation_desk.domain.figure import Counted
from mediation_desk.domain.report import ReportKind
from mediation_desk.domain.report_mask import mask_report, mask_spans
from mediation_desk.domain.small_cells import Mask


def test_one_or_two_are_small_and_their_money_is_withheld() -> None:
    told = mask_report(
        ReportKind.WORK,
        [
            Counted(key="aid_children", value=2),
            Counted(key="aid_children_sum", value=50_000),
            Counted(key="aid_mothers", value=3),
            Counted(key="aid_mothers_sum", value=60_000),
            Counted(key="courtyards", value=1),
        ],
    )
    assert told["aid_children"] is Mask.SMALL
    assert told["aid_children_sum"] is Mask.WITHHELD
    assert told["aid_mothers_sum"] is Mask.OPEN
    assert told["courtyards"] is Mask.OPEN  # an honour is public, however few have it


def test_a_rate_of_one_or_two_says_nothing() -> None:
    few = Counted(key="clues_timely", numerator=1, denominator=2)
    many = Counted(key="disputes_resolved", numerator=36, denominator=38)
    told = mask_report(ReportKind.WORK, [few, many])
    assert told == {"clues_timely": Mask.WITHHELD, "disputes_resolved": Mask.OPEN}


def test_kinds_of_counselling_do_not_tell_one_another() -> None:
    told = mask_report(
        ReportKind.COUNSELLING,
        [
            Counted(key="counselling_people", value=12),
            Counted(key="counselling_premarital", value=1),
            Counted(key="counselling_marriage", value=4),
            Counted(key="counselling_family", value=0),
            Counted(key="counselling_divorce", value=7),
        ],
    )
    assert told["counselling_premarital"] is Mask.SMALL
    assert told["counselling_marriage"] is Mask.WITHHELD


def test_the_official_return_is_always_whole() -> None:
    told = mask_report(ReportKind.RETURN, [Counted(key="return_total", value=1)])
    assert told == {"return_total": Mask.OPEN}


def test_what_could_not_be_counted_masks_nothing() -> None:
    assert mask_report(ReportKind.WORK, [Counted(key="clues_found")]) == {"clues_found": Mask.OPEN}


def test_months_and_their_sum_do_not_tell_one_another() -> None:
    """Somebody takes what is open in a row, and then in a column, off the sums."""

    def month(premarital: int, marriage: int, family: int, divorce: int) -> list[Counted]:
        parts = {"premarital": premarital, "marriage": marriage, "family": family, "divorce": divorce}
        whole = Counted(key="counselling_people", value=sum(parts.values()))
        return [whole, *(Counted(key=f"counselling_{one}", value=n) for one, n in parts.items())]

    spans = [month(0, 6, 2, 3), month(3, 0, 0, 3), month(3, 6, 2, 6)]
    told = mask_spans(ReportKind.COUNSELLING, spans)
    assert told[0]["counselling_family"] is Mask.SMALL
    withheld = [mask["counselling_divorce"] is Mask.OPEN for mask in told]
    assert withheld != [False, True, True]  # 6 less 3 would tell it, and with it the 2 of a family
    assert mask_spans(ReportKind.COUNSELLING, spans[:1]) == (mask_report(ReportKind.COUNSELLING, spans[0]),)
