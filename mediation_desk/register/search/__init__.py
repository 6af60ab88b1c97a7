"""Search as you type: contentless FTS5 tables whose rowids are the rows of people and cases.

SQLite-only, like the triggers: everything about FTS5 stays in this folder.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

from mediation_desk.register.search import tokens
from mediation_desk.register.search.tokens import Texts, query

__all__ = ["CREATE", "Texts", "forget", "index", "index_new", "query", "scrub", "tokens"]

TABLES = ("search_people", "search_cases")


CREATE = tuple(
    statement
    for table in TABLES
    for statement in (
        f"CREATE VIRTUAL TABLE {table} USING fts5(tokens, content='', contentless_delete=1, detail=none, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")",
        f"INSERT INTO {table}({table}, rank) VALUES('automerge', 8)",
    )
)
"""The search tables as they are today; a step of the migrations makes them."""


def index(connection: Connection, table: str, row: int, found_by: Iterable[str]) -> None:
    """Make `row` findable by these tokens and by nothing else."""
    forget(connection, table, row)
    connection.execute(_INSERT[table], {"row": row, "tokens": " ".join(sorted(found_by))})


def index_new(connection: Connection, table: str, found_by: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Make new rows findable, many at once: each a row that was never indexed, and its tokens."""
    rows = [{"row": row, "tokens": " ".join(sorted(tokens))} for row, tokens in found_by]
    if rows:
        connection.execute(_INSERT[table], rows)


def forget(connection: Connection, table: str, row: int) -> None:
    """Take a row out of the index."""
    connection.execute(_DELETE[table], {"row": row})


def scrub(connection: Connection) -> None:
    """Take forgotten rows' tokens out of the blocks too: until then FTS5 only passes them over."""
    for statement in _OPTIMIZE:
        connection.execute(statement)


_OPTIMIZE = tuple(
    text(f"INSERT INTO {name}({name}) VALUES('optimize')")  # our own two names
    for name in TABLES
)
_INSERT = {
    name: text(f"INSERT INTO {name}(rowid, tokens) VALUES(:row, :tokens)")  # our own two names
    for name in TABLES
}
_DELETE = {name: text(f"DELETE FROM {name} WHERE rowid = :row") for name in TABLES}  # noqa: S608 -- our own two names
