"""Earlier people like the one being typed: same document, same phone, same or like-sounding name."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import exists, literal_column, or_, select, text
from sqlalchemy.engine import Row

from mediation_desk.domain.identity import normalise
from mediation_desk.register.records import Records
from mediation_desk.register.search import query, tokens
from mediation_desk.register.tables.cases import case_parties
from mediation_desk.register.tables.people import people
from mediation_desk.register.tables.receptions import reception_parties

MOST = 6
_PHONE_DIGITS = 7  # a shorter tail names too many people to be the same one
_ID_DIGITS = 15


def like(
    records: Records, *, name: str = "", phone: str = "", identity: str = "", safe: bool | None = None
) -> list[Row[tuple[object, ...]]]:
    """People who may be the one being typed, the likeliest first, at most six.

    Rows have: id, name, sex, born, safe_contact, has_record. `safe` keeps only people in safe-contact mode
    (True) or outside it (False).
    """
    rows = _found(records, _expression(name, phone, identity), safe)
    rows.sort(key=lambda row: _distance(row, name.strip(), normalise(identity)))
    return rows[:MOST]


def _found(records: Records, expression: str, safe: bool | None) -> list[Row[tuple[object, ...]]]:
    if not expression:
        return []
    has_record = or_(
        exists().where(reception_parties.c.person_id == people.c.id),
        exists().where(case_parties.c.person_id == people.c.id),
    ).label("has_record")
    matching = text("people.row IN (SELECT rowid FROM search_people WHERE search_people MATCH :expression)")
    wanted = (
        select(
            people.c.id,
            people.c.name,
            people.c.sex,
            people.c.born,
            people.c.safe_contact,
            people.c.identity_number,
            has_record,
        )
        .where(matching.bindparams(expression=expression), people.c.merged_into.is_(None))
        .order_by(literal_column("people.row").desc())
        .limit(10 * MOST)
    )
    if safe is not None:
        wanted = wanted.where(people.c.safe_contact.is_(safe))
    return list(records.connection.execute(wanted))


def _expression(name: str, phone: str, identity: str) -> str:
    parts = []
    typed = name.strip()
    if len(typed) >= 2:
        parts += [expression for part in [query(typed)] if (expression := part)]
        parts += [_quoted(token) for token in _sounds(typed)]
    digits = "".join(filter(str.isdigit, tokens.plain(phone)))
    if len(digits) >= _PHONE_DIGITS:
        parts += [f"{_quoted(token)}*" for token in tokens.phone_tokens([digits])]
    if len(normalise(identity)) >= _ID_DIGITS:
        parts += [_quoted(tokens.whole_identity(identity))]  # a whole county shares its first digits
    return " OR ".join(f"({part})" for part in parts)


def _sounds(name: str) -> set[str]:
    # The pinyin of the whole name: tokens that are no tail of a longer one.
    spelled = {token[1:] for token in tokens.name_tokens(name) if token.startswith("p")}
    return {"p" + one for one in spelled if not _is_tail(one, spelled)}


def _is_tail(one: str, others: Iterable[str]) -> bool:
    return any(other != one and other.endswith(one) for other in others)


def _distance(row: Row[tuple[object, ...]], name: str, identity: str) -> tuple[int, int]:
    if identity and row.identity_number == identity:
        return 0, 0
    if name and row.name == name:
        return 1, 0
    return (2 if name and name in row.name else 3), abs(len(row.name) - len(name))


def _quoted(token: str) -> str:
    return '"' + token.replace('"', "") + '"'
