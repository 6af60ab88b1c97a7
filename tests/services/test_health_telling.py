"""Every line a rule can judge has its sentence, and what to do where it is not green, in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from installer.words import PLURAL_RULES, merge
from mediation_desk import domain
from mediation_desk.domain.health import HealthAct, HealthKey, HealthReport, act_now, good, watch
from mediation_desk.services.health_telling import sentence_of, summary_of, to_do_of
from mediation_desk.words import paper_words
from tests.desk_fixtures import NOON

RULES = sorted(Path(domain.__path__[0]).glob("health_*.py"))


def judged() -> Iterator[tuple[str, str, bool]]:
    """(key, what is said, whether it is green) of every line the rules make, read from their source."""
    for path in RULES:
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef) or not function.name.startswith("judge_"):
                continue
            source = ast.unparse(function)
            key = next(one for one in HealthKey if f"HealthKey.{one.name}" in source)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                name = ast.unparse(call.func)
                if name not in ("good", "watch", "act_now"):
                    continue
                given = call.args[1] if len(call.args) > 1 else ast.Constant("good")
                for one in ast.walk(given):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield key.value, one.value, name == "good"


def test_many_lines_are_found() -> None:
    assert len(set(judged())) > 50


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_every_line_has_words(language: str) -> None:
    known = merge(language)[0]
    wanted = {f"health.{key}.{said}" for key, said, _green in judged()}
    wanted |= {f"health.{key}.{said}.do" for key, said, green in judged() if not green}
    assert sorted(wanted - known.keys()) == []
    told = {msgid for msgid in known if msgid.startswith("health.") and msgid.split(".")[1] in set(HealthKey)}
    assert sorted(told - wanted) == []


def day(on: date) -> str:
    return on.isoformat()


def test_a_moment_the_clock_had_reached_is_told_with_its_time() -> None:
    line = watch(HealthKey.CLOCK, "back", HealthAct.TODAY, reached=NOON)
    assert sentence_of(line, paper_words, day) == "时钟倒退了，记录已经写到 2026-03-18 9:41。"
    assert to_do_of(line, paper_words, day)


def test_the_summary_counts_what_wants_something() -> None:
    red = act_now(HealthKey.COPY, "none", HealthAct.BACKUP)
    amber = watch(HealthKey.PRINTER, "none", HealthAct.SETTINGS)
    green = good(HealthKey.CLOCK)

    def said(*lines: object) -> str:
        return summary_of(HealthReport(at=NOON, lines=lines), paper_words)  # type: ignore[arg-type]

    assert said(green) == "全部正常（1 项）"
    assert said(green, amber) == "1 项要注意"
    assert said(green, red, red) == "2 项要处理"
    assert said(green, amber, red) == "1 项要处理，1 项要注意"
