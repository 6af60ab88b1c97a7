"""The check-up of twelve long clauses at every key, beside the rendering it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.checkup.check import check
from mediation_desk.domain.checkup.context import read
from mediation_desk.ui.basis import statutes
from mediation_desk.ui.pages.laws.found import search
from tests.bench.timing import Line, p95, side_by_side, times
from tests.domain.checkup.sample import CUSTODY, DEBTS, SUPPORT, VISITS, agreement, context, made

ROUNDS = 100
LONG = (
    "位于梧桐苑三号楼二单元五〇二室的房屋分割给甲方，剩余贷款由甲方偿还；甲方于2025年6月30日前向乙方支付折价款"
    "人民币120,000元（大写：人民币壹拾贰万元整），分三期支付，每期40,000元。乙方应于2025年7月31日前协助办理转移登记"
    "至甲方名下，费用由甲方承担，任何一方不得阻挠对方依法行使权利，本协议不影响任何一方依法报警、求助或者起诉。"
)


def lines() -> Iterator[Line]:
    """A key in one clause, a paste of ten thousand characters, a search of the laws."""
    clauses = [Clause(id=f"long{number}", title="其他", text=LONG) for number in range(7)]
    paper, about = agreement(made("C01"), CUSTODY, SUPPORT, VISITS, DEBTS, *clauses), context()
    keys = count(1)

    def typed() -> None:
        changed = replace(clauses[-1], text=f"{LONG}甲方已收到{next(keys)}元。")
        check(replace(paper, clauses=(*paper.clauses[:-1], changed)), about)

    told, bare = side_by_side(typed, lambda: read(paper, about), ROUNDS)
    yield Line(
        what="check-up of 12 long clauses, a key in one",
        ours=p95(told),
        base=p95(bare),
        against="rendering them",
        bound=10,
    )
    pasted = (LONG * 60)[:10_000]

    def paste() -> None:
        check(replace(paper, clauses=(Clause(id="p", title="", text=f"{next(keys)}{pasted}"),)), about)

    yield Line(what="check-up after a paste of 10,000 characters", ours=p95(times(paste, 10)), bound=100)
    found = times(lambda: search(statutes(), "探望 中止"), ROUNDS)
    yield Line(what=f"searching {len(statutes().articles)} articles of law", ours=p95(found), bound=16)
