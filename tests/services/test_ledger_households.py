"""Family ledgers and clue ledgers: rows become households with members; what is about violence is sealed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from mediation_desk.domain.ledger_import import Choice, LedgerKind, SameAs
from mediation_desk.errors import DeskError
from mediation_desk.register import clues, households, sealed
from mediation_desk.register.tables import metadata
from mediation_desk.services.ledger_taking import undo_batch
from tests.desk_fixtures import DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.ledger_fixtures import as_xlsx, matched, read, rows_of, take
from tests.services.test_ledger_taking import AREAS, counts

FAMILIES = [
    ("青石镇五色家庭台账",),
    (
        "户主",
        "姓名",
        "与户主关系",
        "身份证号",
        "联系电话",
        "网格",
        "地址",
        "颜色",
        "理由",
        "特殊群体",
        "出生日期",
    ),
    ("何玉贞", "何玉贞", "户主", "", 13800000601, "东沟村", "东沟村12号", "红色", "两次报警", "", ""),
    ("", "段清和", "丈夫", "370115198506151237", "", "", "", "", "", "", ""),
    ("", "段小满", "长女", "411003201503010022", "", "", "", "", "", "留守儿童", "2015-3-1"),
    ("马春霞", "", "", "", "", "青石镇第一网格", "", "绿", "", "", ""),
    ("陈静怡", "陈静怡", "户主", 1.1010519491231e17, "", "东沟村", "", "蓝", "", "", ""),
    ("孙德全", "孙德全", "户主", "", "", "西沟村", "", "黄", "", "", ""),
]
CLUES = [
    (
        "编号",
        "发现日期",
        "来源",
        "村(社区)",
        "对象",
        "类型",
        "简述",
        "紧急程度",
        "处置方式",
        "办结日期",
        "结果",
    ),
    (
        "线001",
        "2023.6.1",
        "敲门",
        "东沟村",
        "何玉贞",
        "家暴",
        "夜里有哭喊声",
        "紧急",
        "转介",
        "2023.6.3",
        "稳控",
    ),
    (
        "线002",
        "2023.6.2",
        "网格员",
        "东沟村",
        "马春霞家",
        "婆媳",
        "带孩子",
        "一般",
        "当场办理",
        "2023.6.2",
        "已化解",
    ),
    ("线003", "2023.6.3", "学校", "", "孙家", "亲子", "逃学", "", "", "", ""),
    ("线004", "2023.6.4", "学校", "", "李家", "亲子", "逃学", "", "", "2023.6.1", "已化解"),
]


@pytest.fixture
def there(desk_office: Office, tmp_path: Path) -> Office:
    take(desk_office, as_xlsx(tmp_path / "网格.xlsx", AREAS), LedgerKind.AREAS)
    return desk_office


def test_rows_of_a_family_are_one_household(there: Office, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "家庭.xlsx", FAMILIES)
    found = matched(there, path, LedgerKind.HOUSEHOLDS)
    stopped = {
        row.line: [fault.key for fault in row.faults if fault.stops] for row in found.rows if row.stopped
    }
    assert stopped == {7: ["ledger.identity_damaged"], 8: ["ledger.unknown_area"]}
    done = take(there, path, LedgerKind.HOUSEHOLDS)
    assert done.taken == 4
    table = metadata.tables["households"]
    with there.as_(DIRECTOR) as records:
        ids = dict(map(tuple, records.connection.execute(select(table.c.head_name, table.c.id))))
        family = households.get(records, ids["何玉贞"])
        assert [(one.name, one.relation, one.head) for one in family.members] == [
            ("何玉贞", "", True),
            ("段清和", "丈夫", False),
            ("段小满", "长女", False),
        ]
        assert [one.person_id is not None for one in family.members] == [True, True, True]
        assert (family.colour, len(family.present)) == ("red", 3)
        assert family.next_visit_on is not None
        colours = metadata.tables["household_colours"]
        of = select(colours).where(colours.c.household_id == family.id)
        colour = records.connection.execute(of).one()
        assert (colour.state.value, colour.reason) == ("in_force", "")
        assert sealed.unseal(records, colour.sealed_id) == "两次报警"


def test_a_family_is_refused_whole_and_its_doubles_are_told(there: Office, tmp_path: Path) -> None:
    rows = [
        ("户主", "姓名", "与户主关系", "身份证号", "网格", "颜色"),
        ("周若岚", "周若岚", "户主", "370115198506151238", "东沟村", "绿"),
        ("", "段清和", "丈夫", "370115198506151237", "", ""),
        ("马春霞", "马春霞", "户主", "", "东沟村", "紫色"),
        ("孙德全", "孙德全", "户主", "411003201503010022", "东沟村", "绿色"),
        ("孙小满", "孙小满", "户主", "411003201503010022", "东沟村", "绿色家庭"),
    ]
    found = matched(there, as_xlsx(tmp_path / "家庭.xlsx", rows), LedgerKind.HOUSEHOLDS)
    faults = {row.line: [fault.key for fault in row.faults] for row in found.rows}
    assert faults[2] == ["identity.check"]
    assert faults[3] == ["ledger.family_stopped"]
    assert faults[4] == ["ledger.unknown_word"]
    assert faults[5] == faults[6] == []
    assert {line: (match.same, match.label) for line, match in found.matches.items()} == {
        6: (SameAs.IN_FILE, "5")
    }


def test_a_family_that_is_there_is_skipped_unless_chosen(there: Office, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "家庭.xlsx", FAMILIES)
    take(there, path, LedgerKind.HOUSEHOLDS)
    found = matched(there, path, LedgerKind.HOUSEHOLDS)
    assert {line: match.same for line, match in found.matches.items()} == dict.fromkeys(
        (3, 4, 5, 6), SameAs.OWN_ROW
    )
    with pytest.raises(DeskError, match=r"ledger.nothing_to_take"):
        take(there, path, LedgerKind.HOUSEHOLDS, again=True)


def test_families_and_clues_undone_leave_nothing(there: Office, tmp_path: Path) -> None:
    before = counts(there)
    families = take(there, as_xlsx(tmp_path / "家庭.xlsx", FAMILIES), LedgerKind.HOUSEHOLDS)
    taken = take(there, as_xlsx(tmp_path / "线索.xlsx", CLUES), LedgerKind.CLUES, chosen={2: Choice.LINK})
    with pytest.raises(DeskError, match=r"ledger.worked_with"), there.as_(DIRECTOR) as records:
        undo_batch(records, families.batch.id)
    for batch in (taken, families):
        with there.as_(DIRECTOR) as records:
            undo_batch(records, batch.batch.id)
    after = counts(there)
    kept = {"import_batches", "import_rows", "import_mappings", "numbers", "sealed"}
    kept |= {"colour_schemes", "colour_definitions"}
    assert {name for name in after if after[name] != before[name]} <= kept
    assert after["sealed_keys"] == before["sealed_keys"]


def test_clues_about_violence_are_sealed(there: Office, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "线索.xlsx", CLUES)
    rows = rows_of(read(path), LedgerKind.CLUES)[0].rows
    assert [[fault.key for fault in row.faults] for row in rows][3] == ["ledger.closed_before"]
    assert take(there, path, LedgerKind.CLUES, who=MEDIATOR).taken == 3
    table = metadata.tables["clues"]
    with there.as_(DIRECTOR) as records:
        told = records.connection.execute(select(table).order_by(table.c.number)).all()
        assert [row.number for row in told] == ["线001", "线002", "线003"]
        assert (told[0].summary, told[0].restricted) == ("", True)
        assert clues.get(records, told[0].id).summary == "夜里有哭喊声"
        assert told[2].due_on > told[2].found_on
    with there.as_(RECEPTION) as records:
        assert not clues.get(records, told[0].id).opened
