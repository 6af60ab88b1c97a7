"""Filled and partly filled facts of the papers of the day; staff invented, nobody else is in them."""

from __future__ import annotations

from typing import Any

from mediation_desk.documents.door_sheet import DoorFacts
from mediation_desk.documents.health_report import HealthReportFacts, ReportRow
from mediation_desk.documents.room_plan import RoomPlanFacts
from mediation_desk.documents.route_sheet import RouteFacts
from mediation_desk.documents.week_plan import WeekFacts
from mediation_desk.documents.work_report import ChartRow, ChartTable, FigureRow, WorkReportFacts

CENTRE = "青禾区婚姻家庭辅导中心"
DAYS = ("3月16日\n星期一", "3月17日\n星期二", "3月18日\n星期三", "3月19日\n星期四", "3月20日\n星期五")
DAY = "2026年3月18日　星期三"

DOOR = DoorFacts(
    centre=CENTRE,
    day=DAY,
    rows=(
        ("8:30", "调解室一", "A3F09C"),
        ("9:00", "辅导室", "07D1E2"),
        ("9:30", "家庭会议与多方会商室（二楼东）", "5B60FF"),
        ("14:00", "调解室二", "C0FFEE"),
        ("15:30", "调解室一", "9E8D7C"),
    ),
)
WEEK = WeekFacts(
    staff="阿依努尔·买买提艾力·𠮷㛃䶮",
    week="2026年3月16日—20日",
    days=DAYS,
    rows=(
        (
            "上午",
            (
                "8:30–10:00　调解\n第046号　调解室一\n\n10:30–11:30　调解\n第051号　调解室二",
                "8:30–12:00\n值班　接待窗口",
                "",
                "9:00–9:50　辅导\n07D1E2　辅导室",
                "请假",
            ),
        ),
        ("下午", ("14:00–15:30　调解\n第046号　调解室一", "", "14:00–16:00　外出", "", "请假")),
    ),
)
ROOMS = RoomPlanFacts(
    centre=CENTRE,
    period="2026年3月16日—20日",
    columns=DAYS,
    rooms=(
        (
            "调解室一\n6 座",
            (
                "8:30–10:00　A3F09C\n周若岚\n14:00–15:30　5B60FF\n周若岚、孙德全",
                "",
                "",
                "9:00–10:00　C0FFEE\n周若岚",
                "",
            ),
        ),
        ("调解室二\n4 座", ("", "9:00–10:30　9E8D7C\n孙德全", "", "", "")),
        ("辅导室\n3 座", ("", "", "9:00–9:50　07D1E2\n陈静怡", "", "")),
        ("接待窗口\n2 座", ("",) * 5),
        ("会议室\n20 座", ("", "", "", "14:00–16:00　B1B2B3\n何玉贞", "")),
    ),
)

HEALTH = HealthReportFacts(
    centre=CENTRE,
    made_at="2026年3月18日 17:05",
    made_by="阿依努尔·买买提艾力·𠮷㛃䶮",
    summary="1 项要处理，1 项要注意",
    rows=(
        ReportRow(what="备份", severity=2, level="处理", said="还没有一份验证过的备份。请现在备份。"),
        ReportRow(what="打印机", severity=1, level="注意", said="上次打印没有成功。请看打印机是否开着。"),
        ReportRow(what="时钟", severity=0, level="正常", said="时钟没有倒退。"),
    ),
)

REPORT = WorkReportFacts(
    unit=CENTRE,
    period="今年以来（2026年1月1日–3月18日）",
    compared="上年同期（2025年1月1日–3月18日）",
    narrowed="区域：青禾区文华街道",
    made_on="2026年3月18日",
    note="对外使用：1–2 的敏感数写作“≤2”；“＊”为防止从合计反推而不列。",
    code="0f" * 32,
    rows=(
        FigureRow(
            name="及时化解率",
            unit="%",
            value="94.7",
            share="36 / 38",
            earlier="93.5",
            change="+1.2",
            definition="分母：期内到期的线索；分子：其中在期限内办结并已化解的线索。",
        ),
        FigureRow(
            name="成功调解", unit="件", value="52", earlier="47", change="+5", definition="一案只计一次。"
        ),
        FigureRow(
            name="关爱困境儿童", unit="名", value="≤2", earlier="3", change="＊", definition="按人去重。"
        ),
    ),
    charts=(
        ChartTable(
            title="纠纷类型",
            rows=(
                ChartRow(word="离婚", value="18", length=1),
                ChartRow(word="抚养、探望", value="12", length=12 / 18),
                ChartRow(word="其他", value="＊"),
            ),
        ),
    ),
)

ROUTE = RouteFacts(
    day=DAY,
    visitors="祁红霞、夏荷",
    area="文华街道和平社区第一网格、文华街道和平社区第二网格",
    rows=(
        ("欧阳若水\n01010007", "文华街道和平社区第一网格和平路 12 号 3 单元 402 室", "2026年3月1日"),
        ("阿依努尔·买买提艾力\n01010012", "文华街道和平社区第二网格和平路 30 号", "未走访过"),
        ("李䶮\n01010044", "文华街道和平社区第二网格书院巷 5 号院 2 号楼 1 单元 101 室", "2026年2月11日"),
    ),
)

PLANS_FILLED: dict[str, Any] = {
    "door_sheet": DOOR,
    "week_plan": WEEK,
    "room_plan": ROOMS,
    "route_sheet": ROUTE,
    "health_report": HEALTH,
    "work_report": REPORT,
}
PLANS_PARTLY: dict[str, Any] = {
    "door_sheet": DoorFacts(day=DAY, rows=DOOR.rows[:1], by_hand=True),
    "week_plan": WeekFacts(staff="周若岚", by_hand=True),
    "room_plan": RoomPlanFacts(centre=CENTRE, by_hand=True),
    "route_sheet": RouteFacts(day=DAY, visitors="祁红霞", by_hand=True),
    "health_report": HealthReportFacts(centre=CENTRE, by_hand=True),
    "work_report": WorkReportFacts(unit=CENTRE, rows=REPORT.rows[:1], by_hand=True),
}
