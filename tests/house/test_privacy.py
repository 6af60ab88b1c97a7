"""Nothing about people reaches a log, a terminal or an error; no SQL is put together from text."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house import source

SPEAKERS = {"__main__.py"}  # the command line prints what it did, to the person who asked
LOGGERS = {"debug", "info", "warning", "error", "exception", "critical", "log", "note"}
SQL_TAKERS = {"text", "execute", "executemany", "executescript", "exec_driver_sql"}
PERSONAL = {"name", "person", "visitor", "phone", "id_number", "identity", "address", "summary", "birth_date"}
VOUCHED = "our own"  # the comment a line must carry whose SQL is made of names of the program


def is_built(node: ast.AST) -> bool:
    """Whether a text is put together at run time rather than written down."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return any(isinstance(side, ast.Constant | ast.JoinedStr) for side in (node.left, node.right))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def spoken(path: Path) -> list[str]:
    """Calls that print, or that log anything else than a sentence written in the source."""
    found = []
    for name, call in source.calls(source.tree(path)):
        logs = name in LOGGERS and isinstance(call.func, ast.Attribute)
        logs = logs and ast.unparse(call.func).split(".")[0].lower() in ("log", "_log", "logging", "logger")
        fixed = all(isinstance(argument, ast.Constant) for argument in call.args)
        prints = name in ("print", "pprint") and isinstance(call.func, ast.Name) and path.name not in SPEAKERS
        if prints or (logs and not fixed):
            found.append(f"{path.name}:{call.lineno}: {ast.unparse(call)[:80]}")
    return found


def built_sql(path: Path) -> list[str]:
    """SQL given to the driver as text built at run time, unless vouched for on its line."""
    written = path.read_text(encoding="utf-8")
    lines = written.splitlines()
    takers = SQL_TAKERS if "sqlalchemy" in written else SQL_TAKERS - {"text"}  # papers have a text() too
    found = []
    for name, call in source.calls(source.tree(path)):
        if name in takers and any(is_built(argument) for argument in call.args[:1]):
            around = lines[call.lineno - 1 : call.end_lineno]
            if not any(VOUCHED in line.partition("#")[2] for line in around):
                found.append(f"{path.name}:{call.lineno}: {ast.unparse(call)[:80]}")
    return found


def telling_errors(path: Path) -> list[str]:
    """Errors whose names would carry personal data into dialogs."""
    return [
        f"{path.name}:{call.lineno}: {keyword.arg}"
        for name, call in source.calls(source.tree(path))
        if name == "DeskError"
        for keyword in call.keywords
        if keyword.arg in PERSONAL
    ]


def test_nothing_prints_or_logs_values() -> None:
    files = [path for path in source.python_files() if path != source.PACKAGE / "log.py"]
    assert [found for path in files for found in spoken(path)] == []


def test_no_sql_is_built_from_text() -> None:
    assert [found for path in source.python_files() for found in built_sql(path)] == []


def test_errors_name_nobody() -> None:
    assert [found for path in source.python_files() for found in telling_errors(path)] == []


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("print(visitor.name)", spoken),
        ("log.note(f'opened {case}')", spoken),
        ("logging.info('opened %s', case)", spoken),
        ("from sqlalchemy import text; text(f'SELECT * FROM {table}')", built_sql),
        ("connection.exec_driver_sql('PRAGMA key = ' + key)", built_sql),
        ("connection.execute('SELECT %s' % column)", built_sql),
        ("import sqlalchemy; sqlalchemy.text('SELECT {}'.format(column))", built_sql),
        ("raise DeskError('person.known', name=person.name)", telling_errors),
    ],
)
def test_planted_faults_are_seen(planted: str, rule: object, tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text(f"{planted}\n")
    assert callable(rule)
    assert len(rule(path)) == 1


def test_what_is_right_passes(tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text(
        "log.note('The register was opened.')\n"
        "connection.execute(text('SELECT 1'))\n"
        "connection.execute(f'PRAGMA {name}')  # our own two names\n"
        "raise DeskError('case.closed', field='state', number=number)\n"
    )
    assert [*spoken(path), *built_sql(path), *telling_errors(path)] == []
