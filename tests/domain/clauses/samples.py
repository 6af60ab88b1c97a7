from datetime import date
from pathlib import Path

from mediation_desk.domain.clauses.form import ClauseForm, Gap, GapKind
from mediation_desk.domain.clauses.library import load
from mediation_desk.domain.clauses.names import Named, Names

LIBRARY = load(Path(__file__).parents[3] / "resources" / "forms" / "clauses.json")
TODAY = date(2026, 3, 18)
NAMES = Names(
    people=(
        Named(person_id="a", name="林晓岚", label="甲方", born=date(1988, 5, 2)),
        Named(person_id="b", name="赵启明", label="乙方", born=date(1986, 1, 9)),
        Named(person_id="c", name="赵小禾", label="赵小禾", born=date(2015, 9, 12), child=True, heard=True),
    ),
    centre="青禾区婚姻家庭辅导中心",
    committee="青禾区婚姻家庭纠纷人民调解委员会",
    copies=3,
)
VALUES = {
    GapKind.PARTY: "b",
    GapKind.CHILD: "c",
    GapKind.DATE: "2026-06-30",
    GapKind.MONTH: "2026-04",
    GapKind.DAY: "10",
    GapKind.AMOUNT: "2800.00",
    GapKind.SHARE: "a:40,b:60",
    GapKind.COUNT: "3",
    GapKind.ORDINALS: "2,4",
    GapKind.TEXT: "青禾街道梧桐苑",
    GapKind.BANK: "青禾农商行梧桐支行",
    GapKind.ACCOUNT: "6217000000006608",
}


def value_for(gap: Gap) -> str:
    if gap.kind is GapKind.LIST:
        cells = {"name": "定期存款", "number": "6608", "creditor": "青禾农商行", "taker": "a"}
        return "\t".join(cells.get(column, "40000") for column in gap.columns)
    if gap.choices:
        return gap.default or gap.choices[0].value
    return VALUES[gap.kind]


def filled(form: ClauseForm) -> dict[str, str]:
    return {gap.name: value_for(gap) for gap in form.gaps}
