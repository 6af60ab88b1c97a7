"""The figures of the work report: what centres publish of a year, each with the rows it answers."""

from __future__ import annotations

from mediation_desk.domain.figure import Figure, FigureKind, Split, Unit

_A = frozenset({Split.AREA})
_AS = frozenset({Split.AREA, Split.STAFF})
_CASE = frozenset({Split.AREA, Split.STAFF, Split.TYPE})
COLOUR_RANKS = (1, 2, 3, 4, 5)

_COLOURS = tuple(
    one
    for rank in COLOUR_RANKS
    for one in (
        Figure(
            key=f"colour_{rank}_people", unit=Unit.PERSON, splits=_A, stock=True, sensitive=True, rows=(14,)
        ),
        Figure(
            key=f"colour_{rank}_households",
            unit=Unit.HOUSEHOLD,
            splits=_A,
            stock=True,
            sensitive=True,
            rows=(14,),
        ),
    )
)

WORK: tuple[Figure, ...] = (
    Figure(key="clues_found", unit=Unit.OCCURRENCE, splits=_AS, sensitive=True, rows=(2,)),
    Figure(key="clues_timely", unit=Unit.PER_CENT, kind=FigureKind.RATE, splits=_AS, rows=(3,)),
    Figure(key="disputes_found", unit=Unit.CASE, splits=_AS, sensitive=True, rows=(13,)),
    Figure(key="disputes_resolved", unit=Unit.PER_CENT, kind=FigureKind.RATE, splits=_AS, rows=(15,)),
    Figure(key="mediated_cases", unit=Unit.CASE, splits=_CASE, sensitive=True, rows=(7,)),
    Figure(key="mediated_times", unit=Unit.CASE_TIMES, splits=_CASE, sensitive=True, rows=(7,)),
    Figure(key="cases_closed", unit=Unit.OCCURRENCE, splits=_CASE, sensitive=True, rows=(20,)),
    Figure(key="hotline_calls", unit=Unit.TIMES, splits=_A, sensitive=True, rows=(8,)),
    Figure(key="counselling_attendances", unit=Unit.ATTENDANCE, sensitive=True),
    Figure(key="screening_visits", unit=Unit.TIMES, splits=_A, rows=(11,)),
    Figure(key="people_met", unit=Unit.ATTENDANCE, splits=_A, rows=(12,)),
    Figure(key="contact_visits", unit=Unit.TIMES, splits=_A, rows=(21,)),
    *_COLOURS,
    Figure(key="course_sessions", unit=Unit.SESSION, splits=_A, rows=(4,)),
    Figure(key="course_attendances", unit=Unit.ATTENDANCE, splits=_A, rows=(5,)),
    Figure(key="backbone_batches", unit=Unit.ISSUE, splits=_A, rows=(16,)),
    Figure(key="training_batches", unit=Unit.ISSUE, splits=_A, rows=(17,)),
    Figure(key="training_women", unit=Unit.NAMED, splits=_A, rows=(17,)),
    Figure(key="online_issues", unit=Unit.ISSUE, rows=(18,)),
    Figure(key="legal_aid", unit=Unit.NAMED, splits=_A, sensitive=True, rows=(19,)),
    Figure(key="family_awards", unit=Unit.PIECE, splits=_A, rows=(22,)),
    Figure(key="in_law_awards", unit=Unit.NAMED, splits=_A, rows=(23,)),
    Figure(key="city_awards", unit=Unit.PIECE, splits=_A, rows=(24,)),
    Figure(key="courtyards", unit=Unit.HOUSEHOLD, splits=_A, rows=(25,)),
    Figure(key="tours", unit=Unit.EVENT, splits=_A, rows=(26,)),
    Figure(key="family_rules", unit=Unit.ISSUE, rows=(27,)),
    Figure(key="family_stories", unit=Unit.PIECE, rows=(27,)),
    Figure(key="family_works", unit=Unit.ISSUE, rows=(27,)),
    Figure(key="aid_children", unit=Unit.NAMED, splits=_A, sensitive=True, rows=(28,)),
    Figure(key="aid_children_sum", unit=Unit.YUAN, kind=FigureKind.SUM, splits=_A, rows=(28,)),
    Figure(key="aid_mothers", unit=Unit.NAMED, splits=_A, sensitive=True, rows=(29,)),
    Figure(key="aid_mothers_sum", unit=Unit.YUAN, kind=FigureKind.SUM, splits=_A, rows=(29,)),
    Figure(key="aid_cancers", unit=Unit.NAMED, splits=_A, sensitive=True, rows=(30,)),
    Figure(key="aid_cancers_sum", unit=Unit.YUAN, kind=FigureKind.SUM, splits=_A, rows=(30,)),
    Figure(key="women_trained", unit=Unit.ATTENDANCE, splits=_A, rows=(31,)),
    Figure(key="high_skill", unit=Unit.PERSON, rows=(31,)),
    Figure(key="job_fairs", unit=Unit.EVENT, splits=_A, rows=(32,)),
    Figure(key="fair_companies", unit=Unit.COMPANY, splits=_A, rows=(32,)),
    Figure(key="fair_posts", unit=Unit.PIECE, splits=_A, rows=(32,)),
    Figure(key="corps", unit=Unit.CORPS, stock=True, rows=(1,)),
    Figure(key="corps_minutes", unit=Unit.HOUR, kind=FigureKind.MINUTES),
    Figure(key="legal_bases", unit=Unit.PLACE, splits=_A, stock=True, rows=(6,)),
    Figure(key="area_levels", unit=Unit.LEVEL, stock=True, rows=(9,)),
    Figure(key="service_points", unit=Unit.PLACE, splits=_A, stock=True, rows=(9,)),
    Figure(key="service_elements", unit=Unit.TIMES, splits=frozenset({Split.STAFF}), rows=(10,)),
    Figure(key="stages_walked", unit=Unit.TIMES, splits=frozenset({Split.STAFF}), rows=(10,)),
)
