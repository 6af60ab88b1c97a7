"""区域名册: the tree of areas, one row for each area, with what it lies in."""

from __future__ import annotations

from mediation_desk.domain.ledger_columns.readers import line
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm
from mediation_desk.domain.ledger_import import LedgerKind

AREAS = LedgerForm(
    kind=LedgerKind.AREAS,
    same_by=(("name", "parent"),),
    columns=(
        Column(
            key="name",
            head="名称",
            also=("区域", "区域名称", "网格", "网格名称", "村", "社区", "村(社区)"),
            read=line,
            needed=True,
        ),
        Column(
            key="parent",
            head="上级",
            also=("上级区域", "所属区域", "所属", "乡镇", "街道", "乡镇(街道)", "所属乡镇", "所属街道"),
            read=line,
        ),
        Column(key="code", head="代码", also=("编码", "区划代码", "编号"), read=line),
    ),
)
