"""Every figure of the work report counted once more, in plain SQL that shares nothing with the program's own.

:a and :b are the first and last day of the period, :begin and :end its moments in UTC.
"""

# ruff: noqa: S608 -- every part is written below, nothing comes from outside

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, text

_ACTIVITY = '"on" BETWEEN :a AND :b'
_COURSES = "('premarital_class','parent_class','happy_family_course','law_publicity','anti_violence')"
_BATCHES = "('backbone_training','legal_helper_training','mediator_training')"
_PAID = "state = 'paid' AND given_on BETWEEN :a AND :b"
_AWARD = "state = 'granted' AND granted_on BETWEEN :a AND :b"
_DISPUTES = (
    "FROM clues WHERE found_on BETWEEN :a AND :b AND kind <> 'hardship' "
    "AND (source = 'door_knock' OR round_id IS NOT NULL)"
)
_SUCCESS_IDS = (
    "SELECT case_id AS id FROM mediation_records WHERE result = 'succeeded' "
    "AND began >= :begin AND began < :end "
    "UNION ALL SELECT id FROM cases WHERE coalesce(written_effective_on, oral_reached_on) BETWEEN :a AND :b "
    "AND id NOT IN (SELECT case_id FROM mediation_records WHERE result = 'succeeded') "
    "UNION ALL SELECT id FROM ledger_cases WHERE succeeded = 1 "
    "AND coalesce(closed_on, accepted_on) BETWEEN :a AND :b "
    "UNION ALL SELECT id FROM station_cases WHERE succeeded = 1 "
    "AND coalesce(closed_on, accepted_on) BETWEEN :a AND :b"
)


def _colour(rank: int, what: str) -> str:
    return (
        f"SELECT {what} FROM households AS h WHERE (h.closed_on IS NULL OR h.closed_on > :b) "
        "AND h.registered_on <= :b AND EXISTS (SELECT 1 FROM household_colours AS c "
        f"WHERE c.household_id = h.id AND c.rank = {rank} AND c.state IN ('in_force', 'ended') "
        "AND c.since <= :b AND (c.until IS NULL OR c.until > :b))"
    )


_MEMBERS = (
    "coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM household_members AS m WHERE m.household_id = h.id) "
    "THEN (SELECT count(*) FROM household_members AS m WHERE m.household_id = h.id "
    "AND (m.left_on IS NULL OR m.left_on > :b)) ELSE h.persons END), 0)"
)
"""People on the list of a household; the number noted where there is no list."""


def _aid(kind: str, what: str) -> str:
    return f"SELECT {what} FROM aid_grants WHERE kind = '{kind}' AND {_PAID}"


_NAMES, _FEN = "count(DISTINCT coalesce(person_id, name))", "coalesce(sum(cash) + sum(goods_value), 0)"

VALUES: dict[str, str] = {
    "clues_found": "SELECT count(*) FROM clues WHERE found_on BETWEEN :a AND :b",
    "disputes_found": f"SELECT count(*) {_DISPUTES}",
    "mediated_cases": f"SELECT count(DISTINCT id) FROM ({_SUCCESS_IDS})",
    "mediated_times": f"SELECT count(*) FROM ({_SUCCESS_IDS})",
    "cases_closed": "SELECT (SELECT count(*) FROM cases WHERE closed_on BETWEEN :a AND :b) + "
    "(SELECT count(*) FROM station_cases WHERE closed_on BETWEEN :a AND :b)",
    "hotline_calls": "SELECT count(*) FROM hotline_calls WHERE at >= :begin AND at < :end",
    "screening_visits": f"SELECT count(*) FROM home_visits WHERE purpose = 'screening' AND {_ACTIVITY}",
    "contact_visits": f"SELECT count(*) FROM home_visits WHERE purpose = 'contact' AND {_ACTIVITY}",
    "people_met": f"SELECT sum(people_met) FROM home_visits WHERE {_ACTIVITY}",
    **{f"colour_{rank}_people": _colour(rank, _MEMBERS) for rank in range(1, 6)},
    **{f"colour_{rank}_households": _colour(rank, "count(*)") for rank in range(1, 6)},
    "course_sessions": f"SELECT sum(sessions) FROM activities WHERE kind IN {_COURSES} AND {_ACTIVITY}",
    "course_attendances": f"SELECT sum(attendances) FROM activities WHERE kind IN {_COURSES} AND {_ACTIVITY}",
    "backbone_batches": "SELECT count(*) FROM activities WHERE kind = 'backbone_training' "
    f"AND batch IS NOT NULL AND {_ACTIVITY}",
    "training_batches": f"SELECT count(*) FROM activities WHERE kind IN {_BATCHES} "
    f"AND batch IS NOT NULL AND {_ACTIVITY}",
    "training_women": "SELECT (SELECT coalesce(sum(women), 0) FROM activities AS a "
    f"WHERE kind IN {_BATCHES} AND {_ACTIVITY} "
    "AND NOT EXISTS (SELECT 1 FROM activity_attendees AS t WHERE t.activity_id = a.id)) + "
    "(SELECT count(DISTINCT coalesce(t.person_id, t.name || t.phone)) FROM activity_attendees AS t "
    f"JOIN activities AS a ON a.id = t.activity_id WHERE a.kind IN {_BATCHES} AND {_ACTIVITY} "
    "AND t.sex = '2')",
    "online_issues": f"SELECT (SELECT coalesce(sum(issues), 0) FROM activities WHERE kind = 'online' "
    f"AND {_ACTIVITY}) + (SELECT count(*) FROM publications WHERE kind = 'online_issue' AND {_ACTIVITY})",
    "legal_aid": _aid("legal_aid", _NAMES),
    "family_awards": "SELECT count(*) FROM awards WHERE \"of\" = 'family' AND kind <> 'courtyard' "
    f"AND {_AWARD}",
    "in_law_awards": f"SELECT count(*) FROM awards WHERE \"of\" = 'person' AND kind = 'in_laws' AND {_AWARD}",
    "city_awards": "SELECT count(*) FROM awards WHERE \"of\" = 'family' AND kind <> 'courtyard' "
    f"AND level IN ('city', 'province', 'nation') AND {_AWARD}",
    "courtyards": f"SELECT count(*) FROM awards WHERE kind = 'courtyard' AND {_AWARD}",
    "tours": "SELECT sum(sessions) FROM activities WHERE kind IN ('lecture_tour', 'parent_child') "
    f"AND {_ACTIVITY}",
    "family_rules": f"SELECT count(*) FROM publications WHERE kind = 'family_rules' AND {_ACTIVITY}",
    "family_stories": f"SELECT count(*) FROM publications WHERE kind = 'family_story' AND {_ACTIVITY}",
    "family_works": f"SELECT count(*) FROM publications WHERE kind = 'work' AND {_ACTIVITY}",
    "aid_children": _aid("child", _NAMES),
    "aid_children_sum": _aid("child", _FEN),
    "aid_mothers": _aid("mother", _NAMES),
    "aid_mothers_sum": _aid("mother", _FEN),
    "aid_cancers": _aid("two_cancers", _NAMES),
    "aid_cancers_sum": _aid("two_cancers", _FEN),
    "women_trained": f"SELECT sum(women) FROM activities WHERE kind = 'skill_training' AND {_ACTIVITY}",
    "high_skill": "SELECT count(DISTINCT holder) FROM certificates WHERE high_skill "
    "AND got_on BETWEEN :a AND :b",
    "job_fairs": f"SELECT sum(sessions) FROM activities WHERE kind = 'job_fair' AND {_ACTIVITY}",
    "fair_companies": "SELECT (SELECT coalesce(sum(companies), 0) FROM activities AS a "
    f"WHERE kind = 'job_fair' AND {_ACTIVITY} "
    "AND NOT EXISTS (SELECT 1 FROM activity_companies AS t WHERE t.activity_id = a.id)) + "
    "(SELECT count(DISTINCT t.name) FROM activity_companies AS t JOIN activities AS a "
    f"ON a.id = t.activity_id WHERE a.kind = 'job_fair' AND {_ACTIVITY})",
    "fair_posts": f"SELECT sum(posts) FROM activities WHERE kind = 'job_fair' AND {_ACTIVITY}",
    "corps": "SELECT count(*) FROM corps WHERE founded_on <= :b "
    "AND (disbanded_on IS NULL OR disbanded_on > :b)",
    "corps_minutes": "SELECT sum(minutes) FROM call_out_helpers WHERE call_out_id IN "
    f"(SELECT id FROM call_outs WHERE {_ACTIVITY})",
    "legal_bases": "SELECT count(*) FROM legal_bases WHERE since <= :b AND (until IS NULL OR until > :b)",
    "area_levels": "SELECT count(DISTINCT level) FROM areas",
    "service_points": "SELECT count(*) FROM service_points WHERE opened_on <= :b "
    "AND (closed_on IS NULL OR closed_on > :b)",
    "service_elements": f"SELECT count(*) FROM activities WHERE elements <> '[]' AND {_ACTIVITY}",
    "counselling_attendances": "SELECT 0",
    "stages_walked": "SELECT 0",
}
"""What an invented year has none of is nought here, and counted from real acts elsewhere."""

RATES: dict[str, tuple[str, str]] = {
    "clues_timely": (
        "SELECT count(*) FROM clues WHERE due_on BETWEEN :a AND :b AND outcome = 'resolved' "
        "AND closed_on <= due_on",
        "SELECT count(*) FROM clues WHERE due_on BETWEEN :a AND :b",
    ),
    "disputes_resolved": (
        f"SELECT count(*) {_DISPUTES} AND outcome = 'resolved' AND closed_on <= :b",
        f"SELECT count(*) {_DISPUTES}",
    ),
}


def counted(connection: Connection, sql: str, first: date, last: date) -> int:
    """One count apart, over legal days that begin eight hours before those of UTC."""
    bound = {
        "a": first.isoformat(),
        "b": last.isoformat(),
        "begin": f"{first - timedelta(days=1)}T16:00:00.000000Z",
        "end": f"{last}T16:00:00.000000Z",
    }
    return connection.execute(text(sql), bound).scalar() or 0
