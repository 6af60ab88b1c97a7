"""The components of the design system, built once; pages put them together and never style by hand.

Import each from its file. All lengths are pixels at 100 % text; everything follows `style.apply(app,
Look(…))`. Colours are named by token, icons by file name in resources/icons. Texts come translated
(`_()`), names masked.

Ground    style.Look(theme=, factor=) · style.apply(app, look) · style.px(n) · style.colour(token)
          focus.FocusRing(app): make one per program
layout    Column/Row/Grid(owner=None, margin=0, gap=8) · size(widget, width=, height=, min_width=, …) ·
            rule(upright=)
          scrolling(inside) · clear(layout)          flow.FlowLayout(owner=None, gap=8)
labels    Label(text, role="body", tone="", wrap=False): role
            client/display/title/section/body/body_strong/small/
          hint/key · Prose(text, role, tone) wrapped at line 24 · IconLabel(icon, token,
            pixels)
buttons   Button(text, kind="secondary", icon="", key="", compact=False, big=False): kind
            primary/secondary/text/
          link/quiet/danger; .block(reason) .allow() .set_text() .set_icon()
          IconButton(name, icon, key="") · DangerButton(text, ask=""): .confirmed
Fields    all: .name .value() .set_value(v) .changed .set_error(sentence or None) .set_helper(text);
            optional=, helper=
          text_fields.TextField(name, label, placeholder=, unit=, max_length=) · MultilineField(…,
            rows=3, most_rows=12)
          password_field.PasswordField(name, label, big=)
          parsed_field.ParsedField(name, label, parse, show=str, note=, unit=, check=, placeholder=)
          amount_field.AmountField(name, label, capitals=, parse=, show=, unit=) → Decimal by default
          number_fields.IdentityField / PhoneField(name, label, parse=, note=, check=)
          date_field.DateField(name, label, start=, earliest=, latest=, note=weekday) → date or None
          guarded_fields.ReadOnlyField(name, label, text) · RestrictedField(name, label, exists=True):
            .opened, then
          .set_value(text); .value() is None while closed
          combo_field.ComboField(name, label, [(value, words)], filter=False, free=False): .set_options()
          segments.SegmentsField(name, label, options, compact=, each=) · segments.Segments(options, …,
            name=)
          toggles.TogglesField(name, label, options) → tuple · checks.CheckField(name, text) ·
            RadioField(name, label,
          options) · bare checks.CheckBox/Radio/Switch
form      Form(margin=0, gap=12): .add(*fields, weights=) .put(thing) .know(field)
            .fields[name]
          .show_error(name, sentence) .show_fault(DeskError) .clear_errors() .filling(on) .settle()
          .typed (draft now) .submitted (Ctrl+Enter); subclasses read()/write(value)
Marks     chip.Chip(text, tone="neutral", icon="", width=0): neutral/pine/amber/red/blue/plum/outline
          chip.RankLabel(rank 1–5, word) · safety_mark.SafetyMark(Mark, masked=False, big=False) ·
            avatar.Avatar(name)
sheet     Sheet(title="", fact="", link="", scrolls=False, ground="surface", margin=16, gap=12): .body
            .head .add()
          .set_title() .set_fact() .set_link() .link_opened
notice    Notice(text, tone="neutral", second="", acts=[(words, function)], closable=False): .say()
            .closed
          Refusal(title, text, tone="plum" or "red", acts=, basis=function, article=): .announce()
            .closed
toast     Toast(over): .tell(text, undo=None) · empty_state.EmptyState(title, text, acts)
steps     Step(word=, state=StepState, fact=, share=) · Stepper(steps) · ProgressSteps(steps) ·
            Steps(words, current)
tabs      Tabs([(key, word)]): .chosen(key) .set_count(key, n) .show_tab(key) .current() .next()
table     Table(columns, cells=row → cells, key=row → id, name=, row_height=48): .set_rows(rows, more=)
            .append_rows()
          .refresh() .choose(key) .current_row() .show_sort() .opened .chosen .sorted_by .wanted_more
            .folded
          cells: Column(key=, title=, width=0, drop=0, sort=, right=, wrap=) · Text(text=, second=,
            beside=, tone=,
          strong=, icon=, hits=) · Tag(text=, tone=, icon=) · SafetyCell(mark=, masked=) · Sealed(text=)
lines     LineList(selects=False, grows=False, ruled=None, row_height=56, name=): .set_lines([Line |
            Group]) .choose(id)
          .opened(id) .chosen(id)
          Line(id=, first=, second=, icon=, icon_token=, avatar=, lead=Tag, fact=, chip=Tag,
            mark=SafetyCell, strong=,
          locked=reason, arrow=) · Group(title=, fact=)
timeline  Timeline(name=): .set_entries([Entry(id=, when=, icon=, first=, second=, restricted=, side=)])
            .opened(id)
clauses   clause_list.ClauseList(name=): .set_lines([ClauseLine(id=, number=, title=, finding=)]) .chosen
            .reordered
          .lock(on) .choose(id)
preview   page_preview.PagePreview(title=""): .set_pages([QImage]) .highlight(page, QRectF of shares)
            .turn(n)
filter    filter_button.FilterButton(title, options, one=False): .value() .set_value() .clear() .changed
Frame     rail.Rail([RailItem(key=, word=, icon=, shortcut=, bottom=)], title=): .opened(key)
            .show_current(key)
          top_bar.TopBar(): .searched(text) .search_entered .mask_wanted(on) .lock_wanted
            .person_wanted(position)
          .set_person(name, role) .set_masked(on) .search     status_line.StatusLine(): .say(key, text,
            icon, tone)
          inspector.Inspector(title) in inspector.Beside(main, inspector, width=304): .open_side()
            .close_side()
charts    line_chart.ChartPane(ChartLine(name=, points=[ChartPoint], bands=[ChartBand], threshold=), titles):
            .set_line() .turn() (Ctrl+T: the numbers as a table)
client    answer_list.AnswerList(): .set_answers(words, value) .chosen(n) · item_bar.ItemBar(): .say(here,
            count)
paint     chip, mark, rank, text, hatch, disc: for painted widgets of a page (calendar, charts)
gallery   `python -m mediation_desk.ui.kit.gallery` shows all of them
"""
