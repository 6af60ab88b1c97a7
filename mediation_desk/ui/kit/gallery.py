"""Every component on one page, to look at beside the design: `python -m mediation_desk.ui.kit.gallery`.

With file names it saves a picture instead: `… gallery out.png [dark] [1.5]`.
"""

from __future__ import annotations

import sys
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk import words
from mediation_desk.domain.safety import Mark
from mediation_desk.ui import style
from mediation_desk.ui.kit import checks
from mediation_desk.ui.kit.amount_field import AmountField
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.cells import Column as TableColumn
from mediation_desk.ui.kit.cells import Sealed, Text
from mediation_desk.ui.kit.chip import Chip, RankLabel
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.guarded_fields import ReadOnlyField, RestrictedField
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Grid, Row
from mediation_desk.ui.kit.number_fields import IdentityField
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import Toggle


def buttons() -> Sheet:
    """Kinds and states of buttons."""
    sheet = Sheet("按钮")
    first, second = Row(gap=16), Row(gap=16)
    blocked = Button("保存结果", "primary")
    blocked.block("还有 2 题没有回答")
    for button in (Button("保存结果", "primary"), blocked, DangerButton("作废")):
        first.addWidget(button)
    chosen = Toggle("矛盾调解")
    chosen.setChecked(True)
    for button in (Button("导出 Word"), Button("看依据", "text"), Button("打印", icon="printer"), chosen):
        second.addWidget(button)
    for row in (first, second):
        row.addStretch(1)
        sheet.add(row)
    return sheet


def fields() -> Sheet:
    """Fields in their states."""
    sheet = Sheet("字段")
    grid = Grid()
    name = TextField("name", "姓名", helper="与证件一致")
    name.set_value("林晓芸")
    amount = AmountField("amount", "金额（元）", capitals=lambda _value: "大写：贰仟捌佰元整")
    amount.set_value("2,800.00")
    identity = IdentityField("identity", "身份证号")
    identity.set_value("370115198506151238")
    identity.set_error("末位校验不符")
    number = ReadOnlyField("number", "案号", "（2026）青婚人调字第046号", helper="自动编号，不能改")
    address = RestrictedField("address", "地址")
    start = DateField("start", "开始日期")
    start.set_value(date(2026, 3, 18))
    for place, field in enumerate((name, amount, identity, number, address, start)):
        grid.addWidget(field, place // 3, place % 3, Qt.AlignmentFlag.AlignTop)
    sheet.add(grid)
    return sheet


def choices() -> Sheet:
    """Segments, check boxes, radios, a switch."""
    sheet = Sheet("选择")
    row = Row(gap=16)
    answers = Segments([(1, "没有"), (2, "有，过去"), (3, "近三个月"), (4, "不愿回答")], name="第 1 题")
    answers.set_value(2)
    row.addWidget(answers)
    for box in (checks.CheckBox("已送达", checked=True), checks.CheckBox("可留言")):
        row.addWidget(box)
    for radio in (checks.Radio("书面", checked=True), checks.Radio("口头")):
        row.addWidget(radio)
    row.addWidget(checks.Switch("默认遮挡", checked=True))
    row.addStretch(1)
    sheet.add(row)
    return sheet


def marks() -> Sheet:
    """Safety marks, urgency, states, ranks."""
    sheet = Sheet("标记")
    rows: tuple[tuple[QWidget, ...], ...] = (
        (
            *(SafetyMark(mark) for mark in (Mark.RED, Mark.ORANGE, Mark.YELLOW, Mark.UNFINISHED)),
            Label("安全标记，只用紫色和圆点", "small"),
        ),
        (
            Chip("逾期 2 天", "red", icon="alert-triangle"),
            Chip("今天", "amber", icon="clock"),
            Chip("还有 8 天", icon="clock"),
            Chip("已完成", "pine", icon="check"),
        ),
        (
            Chip("调解中", "pine"),
            Chip("司法确认", "blue"),
            Chip("已结案"),
            Chip("甲方", "outline"),
            Chip("已固定", "blue", icon="snowflake"),
            Chip("已封存", icon="lock"),
        ),
        tuple(RankLabel(rank, word) for rank, word in enumerate("红橙黄蓝绿", start=1)),
    )
    for widgets in rows:
        flow = FlowLayout()
        for widget in widgets:
            flow.addWidget(widget)
        sheet.add(flow)
    return sheet


def table() -> Sheet:
    """A table with matches, urgency, a chosen and a sealed row."""
    sheet = Sheet("表格")
    rows = ("044", "038", "033", "015")
    parties = {"044": "林栩言 ／ 宋怀瑾", "038": "许知微 ／ 冯砚秋", "033": "吕秀禾 ／ 曾见微", "015": ""}
    limits = {"044": ("还有 15 天", "ink2"), "038": ("还有 2 天", "amber"), "033": ("逾期 2 天", "red")}

    def cells(row: str) -> tuple[Text | Sealed, ...]:
        number = Text(text=f"第 {row} 号")
        if row == "015":
            return number, Sealed(text="已封存，陈静怡 3月11日，612 字")
        text, tone = limits[row]
        limit = Text(text=text, tone=tone, strong=tone != "ink2")
        hits = ((0, 2),) if row == "044" else ()
        return number, Text(text=parties[row], hits=hits), limit

    columns = (
        TableColumn(key="number", title="案号", width=124, sort=True),
        TableColumn(key="parties", title="当事人", wrap=True),
        TableColumn(key="limit", title="下一时限", width=144),
    )
    made = Table(columns, cells, key=str, name="案件")
    made.set_rows(rows)
    made.choose("033")
    made.setMinimumHeight(style.px(40 + 4 * 48))
    sheet.add(made, 1)
    return sheet


def page() -> QWidget:
    """All of it in two columns."""
    ground = QWidget()
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    ground.setProperty("ground", "paper")
    row = Row(ground, margin=24, gap=16)
    left, right = Column(gap=16), Column(gap=16)
    for sheet in (buttons(), fields(), choices()):
        left.addWidget(sheet)
    left.addStretch(1)
    right.addWidget(marks())
    right.addWidget(table(), 1)
    row.addLayout(left, 1)
    row.addLayout(right, 1)
    return ground


def main() -> int:
    """Show the page, or save a picture of it."""
    app = QApplication(sys.argv[:1])
    words.use("zh_CN")
    theme = style.Theme.DARK if "dark" in sys.argv else style.Theme.LIGHT
    factor = next((float(word) for word in sys.argv[1:] if word.replace(".", "").isdigit()), 1.0)
    style.apply(app, style.Look(theme=theme, factor=factor))
    shown = page()
    shown.resize(1366, 984)
    shown.show()
    pictures = [word for word in sys.argv[1:] if word.endswith(".png")]
    if not pictures:
        return app.exec()
    app.processEvents()
    shown.grab().save(pictures[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
