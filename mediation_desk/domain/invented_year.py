"""How much work an invented year holds: the numbers its report must come to.

PUBLISHED is a year as two county centres told of theirs in print, both at once, so that every one of the
thirty-two published figures can be held against the report.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

Amount = tuple[int, int]
"""How many people, and fen altogether."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedYear:
    """Counts of one year. Of `disputes` all are resolved by its end, `late` of them after their limit.

    `due_later` of the clues are due next year; `clues` counts disputes too. `successes` are times, of which
    `ledger` stand in an old ledger, `station` were handed over by a station, and `twice` cases of this desk
    succeeded twice; `closed` counts those of the station too. `colours` are people in
    families of each colour, the gravest first.
    """

    year: int
    clues: int
    disputes: int
    late: int
    due_later: int
    successes: int
    ledger: int
    station: int
    twice: int
    closed: int
    calls: int
    screening: int
    contacts: int
    met: int
    colours: tuple[int, int, int, int, int]
    courses: int
    course_people: int
    batches: int
    batch_women: int
    online: int
    tours: int
    rules: int
    stories: int
    works: int
    bases: int
    legal_aid: int
    families: int
    city: int
    in_laws: int
    courtyards: int
    children: Amount
    mothers: Amount
    cancers: Amount
    trained: int
    skilled: int
    fairs: int
    companies: int
    posts: int
    corps: int = 3
    seed: int = 0


PUBLISHED = InventedYear(
    year=2025,
    clues=135,
    disputes=120,
    late=6,
    due_later=7,
    successes=385,
    ledger=335,
    station=10,
    twice=2,
    closed=32,
    calls=96,
    screening=1_012,
    contacts=326,
    met=3_050,
    colours=(123, 25, 220, 433, 400),
    courses=106,
    course_people=10_420,
    batches=17,
    batch_women=873,
    online=6,
    tours=108,
    rules=24,
    stories=10,
    works=8,
    bases=7,
    legal_aid=24,
    families=706,
    city=23,
    in_laws=1_530,
    courtyards=300,
    children=(84, 2_301_600),
    mothers=(55, 1_501_500),
    cancers=(14, 14_000_000),
    trained=300,
    skilled=20,
    fairs=12,
    companies=64,
    posts=15_200,
)


def random_year(seed: int, year: int = 2025) -> InventedYear:
    """Another year, its numbers drawn by a seed; the same seed gives the same year."""
    draw = random.Random(seed)
    disputes = draw.randint(10, 60)
    successes = draw.randint(20, 90)
    families = draw.randint(5, 60)
    people = {name: draw.randint(2, 30) for name in ("children", "mothers", "cancers")}
    return InventedYear(
        year=year,
        disputes=disputes,
        clues=disputes + draw.randint(5, 25),
        late=draw.randint(0, 5),
        due_later=draw.randint(0, 4),
        successes=successes,
        ledger=draw.randint(0, successes - 16),
        station=draw.randint(0, 4),
        twice=draw.randint(0, 3),
        closed=draw.randint(4, 8),
        calls=draw.randint(0, 40),
        screening=draw.randint(5, 90),
        contacts=draw.randint(5, 60),
        met=draw.randint(200, 600),
        colours=(
            draw.randint(1, 30),
            draw.randint(1, 30),
            draw.randint(1, 60),
            draw.randint(1, 60),
            draw.randint(1, 60),
        ),
        courses=draw.randint(1, 40),
        course_people=draw.randint(100, 3_000),
        batches=draw.randint(2, 12),
        batch_women=draw.randint(60, 400),
        online=draw.randint(1, 9),
        tours=draw.randint(1, 40),
        rules=draw.randint(0, 20),
        stories=draw.randint(0, 20),
        works=draw.randint(0, 20),
        bases=draw.randint(0, 9),
        legal_aid=draw.randint(2, 30),
        families=families,
        city=draw.randint(0, families),
        in_laws=draw.randint(0, 90),
        courtyards=draw.randint(0, 60),
        children=(people["children"], people["children"] * draw.randint(5_000, 90_000)),
        mothers=(people["mothers"], people["mothers"] * draw.randint(5_000, 90_000)),
        cancers=(people["cancers"], people["cancers"] * 1_000_000),
        trained=draw.randint(40, 200),
        skilled=draw.randint(0, 20),
        fairs=draw.randint(1, 9),
        companies=draw.randint(10, 90),
        posts=draw.randint(100, 9_000),
        corps=draw.randint(1, 4),
        seed=seed,
    )
