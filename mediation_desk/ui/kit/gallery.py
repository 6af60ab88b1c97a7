"""Every component on one page, to look at beside the design: `python -m mediation_desk.ui.kit.gallery`.

With a file name it saves a picture instead: `… gallery [more|lists] out.png [dark] [1.5]`.
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
from mediation_desk.ui.kit.cells import Sealed, Tag, Text
from mediation_desk.ui.kit.chip import Chip, RankLabel
from mediation_desk.ui.kit.clause_list import ClauseLine, ClauseList
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.guarded_fields import ReadOnlyField, RestrictedField
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Grid, Row, size
from mediation_desk.ui.kit.lines import Group, Line, LineList
from mediation_desk.ui.kit.notice import Notice, Refusal
from mediation_desk.ui.kit.number_fields import IdentityField, PhoneField
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.rail import Rail, RailItem
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.status_line import StatusLine
from mediation_desk.ui.kit.steps import ProgressSteps, Step, Stepper, Steps, StepState
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.timeline import Entry, Timeline
from mediation_desk.ui.kit.toast import Toast
from mediation_desk.ui.kit.toggles import Toggle, TogglesField
from mediation_desk.ui.kit.top_bar import TopBar


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


def notices() -> Sheet:
    """Five tones."""
    sheet = Sheet("提示条", gap=8)
    for text, tone in (
        ("说明：本条需到婚姻登记机关办理。", "neutral"),
        ("提醒：高于一般比例，请双方再确认。", "amber"),
        ("禁止：不能约定放弃报警。请删去这一句。", "red"),
        ("完成：备份已验证，可以安全拔出。", "pine"),
        ("安全：不安排双方同场。", "plum"),
    ):
        sheet.add(Notice(text, tone))
    return sheet


def lists() -> Sheet:
    """Two-line entries, clauses, a timeline."""
    sheet = Sheet("列表", link="全部 12 项")
    todo = LineList(grows=True, name="待办")
    todo.set_lines(
        (
            Group(title="已逾期", fact="1"),
            Line(
                id=1,
                first="回访 ・ 生效后 7 日",
                second="协字第 012 号 ・ 吕秋水 ／ 徐喆",
                lead=Tag(text="逾期 2 天", tone="red", icon="alert-triangle"),
                fact="3月16日",
                strong=True,
            ),
            Line(id=2, first="会谈后还没写记录", second="最早 3月13日", icon="notes", fact="2", arrow=True),
            Line(id=3, first="登记签名盖章", icon="signature", locked="协议还没打印"),
        )
    )
    names = LineList(selects=True, grows=True, name="人员")
    people = (("周若岚", "调解员"), ("孙德全", "调解员"))
    names.set_lines([Line(id=name, first=name, avatar=name, fact=role) for name, role in people])
    names.choose("周若岚")
    row = Row(gap=16)
    row.addWidget(todo, 3, Qt.AlignmentFlag.AlignTop)
    row.addWidget(names, 2, Qt.AlignmentFlag.AlignTop)
    sheet.add(row)
    pair = Row(gap=16)
    clauses = ClauseList(name="条款")
    findings = (("一", "离婚意愿", "note"), ("二", "孩子由谁直接抚养", "pass"), ("三", "探望", "warn"))
    clauses.set_lines([ClauseLine(id=n, number=n, title=title, finding=f) for n, title, f in findings])
    clauses.choose("二")
    past = Timeline(name="经过")
    past.set_entries(
        (
            Entry(id=1, when="今天", icon="calendar-plus", first="调解第 2 次", second="背靠背"),
            Entry(id=2, when="3月2日", icon="shield-half", first="单独谈话", restricted=True, side="仅甲方"),
        )
    )
    for view in (clauses, past):
        size(view, height=144)
        pair.addWidget(view)
    sheet.add(pair)
    return sheet


def steps() -> Sheet:
    """Where one is."""
    sheet = Sheet("步骤")
    done, now = StepState.DONE, StepState.NOW
    sheet.add(Steps(("来访与双方", "单独谈话", "处理决定"), 1))
    sheet.add(
        Stepper(
            (
                Step(word="接待", state=done, fact="2月27日"),
                Step(word="受理", state=done, fact="3月3日"),
                Step(word="调解", state=now, fact="第 2 次今天"),
                Step(word="结案"),
                Step(word="归档"),
            )
        )
    )
    tabs = Tabs((("overview", "概览"), ("records", "调解记录"), ("papers", "文书")), name="案件")
    tabs.set_count("papers", 5)
    sheet.add(tabs)
    sheet.add(
        ProgressSteps(
            (
                Step(word="写到盘上", state=done, fact="新增 38 MB"),
                Step(word="从盘上重读", state=now, share=0.4, fact="约 20 秒"),
                Step(word="逐页核对"),
            )
        )
    )
    return sheet


def more() -> QWidget:
    """Refusal, filters, empty state, toggles, further fields, and the frame around pages."""
    ground = QWidget()
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    ground.setProperty("ground", "paper")
    outer = Column(ground)
    across = Row(gap=0)
    rail = Rail(
        [
            RailItem(key="today", word="今日", icon="sun", shortcut="Alt+1"),
            RailItem(key="cases", word="案件", icon="folders", shortcut="Alt+3"),
            RailItem(key="settings", word="设置", icon="settings", shortcut="Alt+0", bottom=True),
        ],
        title="调解台",
    )
    rail.show_current("cases")
    bar = TopBar()
    bar.set_person("周若岚", "调解员")
    status = StatusLine()
    status.say("sealed", "已加密", "lock")
    status.say("backup", "今天还没备份", "usb", "amber")
    status.say_right("青禾区婚姻家庭辅导中心　2026年3月18日 星期三 09:41")
    content = Column(margin=(24, 8, 24, 16), gap=16)
    refusal = Refusal(
        "这一次不能约双方同场",
        "林晓芸的结果是“分开接待”，有效至 4月17日。已为您保留填好的时间和房间。",
        acts=(("改约单独会谈", refused), ("请主任会商", refused)),
        basis=refused,
        article="依据：人民调解法第 17 条、第 25 条。",
    )
    filters = FlowLayout()
    year = FilterButton("年份", [(2026, "2026"), (2025, "2025")], one=True)
    year.set_value((2026,))
    for widget in (year, FilterButton("状态", [(1, "调解中")]), FilterButton("调解员", [(1, "周若岚")])):
        filters.addWidget(widget)
    form = Form()
    secret = PasswordField("secret", "密码", helper="至少 12 个字")
    secret.set_value("一二三四五六七")
    place = ComboField("place", "现住址", [(1, "与求助人同住"), (2, "另住")])
    place.set_value(1)
    phone = PhoneField("phone", "电话", check=True)
    phone.set_value("13800000276")
    form.add(phone, secret, place)
    story = MultilineField("story", "看到的", helper="写事实，不写标签", rows=2)
    story.set_value("语速较上次放缓，谈到女儿时微笑；提及分居安排时双手交握，停顿约半分钟。")
    form.add(story)
    services = [(n, word) for n, word in enumerate(("婚姻辅导", "美德建设", "法律宣传", "矛盾调解"))]
    offered = TogglesField("services", "服务内容", services)
    offered.set_value((2, 3))
    form.add(offered)
    sheet = Sheet("表单", fact="填写中")
    sheet.add(form)
    empty = Sheet()
    empty.add(EmptyState("还没有调解记录", "第一次会谈之后，在这里写下经过和结果", (("补录一次", refused),)))
    content.addWidget(refusal)
    content.addLayout(filters)
    content.addWidget(sheet)
    content.addWidget(empty, 1)
    middle = Column(gap=0)
    middle.addWidget(bar)
    middle.addLayout(content, 1)
    across.addWidget(rail)
    across.addLayout(middle, 1)
    outer.setSpacing(0)
    outer.addLayout(across, 1)
    outer.addWidget(status)
    toast = Toast(ground)
    toast.tell("安全计划已保存", refused)
    return ground


def refused() -> None:
    """The gallery does nothing."""


def page() -> QWidget:
    """All of it in two columns."""
    ground = QWidget()
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    ground.setProperty("ground", "paper")
    row = Row(ground, margin=24, gap=16)
    left, right = Column(gap=16), Column(gap=16)
    for sheet in (buttons(), fields(), choices(), steps()):
        left.addWidget(sheet)
    left.addStretch(1)
    right.addWidget(marks())
    right.addWidget(notices())
    right.addWidget(table(), 1)
    if style.look().factor >= 1.5:
        left.addLayout(right)
    else:
        row.addLayout(right, 1)
    row.insertLayout(0, left, 1)
    return ground


def main() -> int:
    """Show the page, or save a picture of it."""
    app = QApplication(sys.argv[:1])
    words.use("zh_CN")
    theme = style.Theme.DARK if "dark" in sys.argv else style.Theme.LIGHT
    factor = next((float(word) for word in sys.argv[1:] if word.replace(".", "").isdigit()), 1.0)
    style.apply(app, style.Look(theme=theme, factor=factor))
    shown = {"more": more, "lists": lists}.get(next(iter(sys.argv[1:]), ""), page)()
    layout = shown.layout()
    shown.resize(1366, max(984, layout.heightForWidth(1366) if layout else 0))
    shown.show()
    pictures = [word for word in sys.argv[1:] if word.endswith(".png")]
    if not pictures:
        return app.exec()
    app.processEvents()
    shown.grab().save(pictures[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
