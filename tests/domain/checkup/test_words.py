import gettext
import subprocess
import sys
from pathlib import Path

import pytest

from mediation_desk.domain.checkup.check import check
from mediation_desk.domain.checkup.finding import Severity
from mediation_desk.domain.clauses.form import ClauseGroup, Confirmable
from mediation_desk.domain.clauses.library import Library
from mediation_desk.domain.oral import WrittenReason
from tests.domain.checkup.sample import CUSTODY, LIBRARY, RULES, SUPPORT, agreement, context, free, made

ROOT = Path(__file__).parents[3]


def labels(library: Library) -> set[str]:
    said = set()
    for form in library.forms:
        said |= {form.label, *form.warnings, *(gap.label for gap in form.gaps)}
        said |= {choice.label for gap in form.gaps for choice in gap.choices}
        said |= {f"clause.column.{column}" for gap in form.gaps for column in gap.columns}
        said |= {f"{gap.label}.equal" for gap in form.gaps if gap.equal}
    return said


@pytest.fixture(scope="module", params=["zh_CN", "en"])
def catalogue(request):
    compiled = ROOT / "resources" / "locale" / request.param / "desk.mo"
    if not compiled.exists():
        subprocess.run([sys.executable, str(ROOT / "installer" / "words.py")], check=True)
    with compiled.open("rb") as source:
        return gettext.GNUTranslations(source)


def test_every_label_rule_and_fix_has_its_words(catalogue):
    needed = labels(LIBRARY) | {f"checkup.{rule}" for rule in RULES.rules}
    needed |= {f"checkup.{rule}.why" for rule in RULES.rules}
    needed |= {f"checkup.fix.{rule.fix.partition(':')[0]}" for rule in RULES.rules.values() if rule.fix}
    for kind in (Severity, ClauseGroup, Confirmable, WrittenReason):
        needed |= {f"{kind.__name__}.{member.name.lower()}" for member in kind}
    needed |= {"checkup.centre_rule", "oral.no_day", "oral.no_content", "oral.must_be_written"}
    assert not {key for key in needed if catalogue.gettext(key) == key}


def test_findings_fill_their_sentences(catalogue):
    paper = agreement(
        made("C01"), made("C02"), CUSTODY, SUPPORT, made("C12", payer="b", child="c", amount="9000"),
        free("乙方尽快适当补偿，支付100元（大写：贰佰元整）。"), copies=1,
    )  # fmt: skip
    for finding in check(paper, context(heard=())):
        for key in (f"checkup.{finding.rule}", f"checkup.{finding.rule}.why"):
            assert "{" not in catalogue.gettext(key).format(**dict(finding.names))


def test_titles_on_screen_are_those_on_paper():
    with (ROOT / "resources" / "locale" / "zh_CN" / "desk.mo").open("rb") as source:
        chinese = gettext.GNUTranslations(source)
    assert {form.kind: chinese.gettext(form.label) for form in LIBRARY.forms} == {
        form.kind: form.title for form in LIBRARY.forms
    }
