"""The clause library, the check-up's rules and the cited articles, read once from resources."""

from __future__ import annotations

from functools import cache

from mediation_desk.domain.checkup.wording import CheckRules, load_rules
from mediation_desk.domain.clauses.library import Library, load
from mediation_desk.domain.law import Statutes
from mediation_desk.paths import RESOURCES

FORMS = RESOURCES / "forms"


@cache
def statutes() -> Statutes:
    """The articles of law as shipped."""
    return Statutes(RESOURCES / "law" / "articles.json")


@cache
def clause_library() -> Library:
    """Every model clause with its typed gaps."""
    return load(FORMS / "clauses.json")


@cache
def check_rules() -> CheckRules:
    """Every rule of the agreement check-up with the article that carries it."""
    return load_rules(FORMS / "checkup.json")
