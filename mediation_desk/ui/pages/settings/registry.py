"""Every setting of the program, one line each; a new one is a new line here."""

from __future__ import annotations

from mediation_desk.domain.staff import Role
from mediation_desk.preferences import IDLE_MINUTES, MOTIONS, TEXT_SIZES
from mediation_desk.ui.pages.settings.elsewhere import ELSEWHERE
from mediation_desk.ui.pages.settings.setting import Section, Setting, Whose
from mediation_desk.words import N_

_HERE, _ALL, _MINE = Whose.COMPUTER, Whose.OFFICE, Whose.YOURS
_LOOK, _LOCK = Section.LOOK, Section.LOCK

HERE = (
    Setting(
        key="theme",
        section=_LOOK,
        whose=_HERE,
        field="theme",
        title=N_("Theme"),
        says=N_("Light by day; dark for evening duty"),
        also=N_("colour night black bright eyes"),
        options=(("light", N_("Light")), ("dark", N_("Dark"))),
        icons=(("light", "sun"), ("dark", "moon")),
    ),
    Setting(
        key="text_size",
        section=_LOOK,
        whose=_HERE,
        field="text_size",
        title=N_("Text size"),
        says=N_("All windows and tables follow; papers do not"),
        also=N_("font letters large small zoom"),
        options=tuple((n, N_("{n}%")) for n in TEXT_SIZES),
    ),
    Setting(
        key="language",
        section=_LOOK,
        whose=_HERE,
        field="language",
        title=N_("Language"),
        says=N_("Papers are always printed in Chinese"),
        also=N_("English Chinese translation"),
        options=(("zh_CN", "中文"), ("en", "English")),
    ),
    Setting(
        key="motion",
        section=_LOOK,
        whose=_HERE,
        field="motion",
        title=N_("Less motion"),
        says=N_("Nothing slides or runs to and fro, for whoever is made dizzy by it"),
        also=N_("animation dizzy flicker still"),
        options=tuple(zip(MOTIONS, (N_("As the system says"), N_("Always")), strict=True)),
    ),
    Setting(
        key="idle_minutes",
        section=_LOCK,
        whose=_HERE,
        field="idle_minutes",
        title=N_("Lock when nobody touches it"),
        says=N_("Everything is put away; half-written words are kept encrypted"),
        also=N_("automatic lock screen time"),
        options=tuple((n, N_("{n} min")) for n in IDLE_MINUTES),
    ),
    Setting(
        key="mask_at_start",
        section=_LOCK,
        whose=_HERE,
        field="mask_at_start",
        title=N_("Mask the screen at once"),
        says=N_("For a computer whose screen faces visitors; F9 shows it again"),
        also=N_("hide names privacy F9"),
    ),
    Setting(
        key="quick_page",
        section=_LOCK,
        whose=_HERE,
        field="quick_page",
        title=N_("Public information page"),
        says=N_("Press Esc three times"),
        also=N_("quick switch panic page Esc"),
    ),
)
"""What this computer likes, each a field of Preferences."""

ROWS = (
    Setting(
        key="short_code",
        section=Section.ENTER,
        whose=_MINE,
        block="short_code",
        row="code",
        also=N_("six digits pin password unlock"),
    ),
    Setting(
        key="short_lock",
        section=Section.ENTER,
        whose=_ALL,
        block="short_code",
        row="allow",
        also=N_("six digits pin password unlock"),
        roles=frozenset({Role.DIRECTOR}),
        kept=("short_lock",),
    ),
    Setting(
        key="computer_slot",
        section=Section.ENTER,
        whose=_MINE,
        block="computer",
        row="computer",
        also=N_("without a password automatic sign in"),
    ),
    Setting(
        key="remind_minutes",
        section=Section.REMIND,
        whose=_HERE,
        block="reminders",
        row="lead",
        also=N_("alarm notice appointment"),
        fields=("remind_minutes",),
    ),
    Setting(
        key="tray_notices",
        section=Section.REMIND,
        whose=_HERE,
        block="reminders",
        row="tray",
        also=N_("bubble notification corner"),
        fields=("tray_notices",),
    ),
    Setting(
        key="printer",
        section=Section.PRINT,
        whose=_HERE,
        block="printing",
        row="printer",
        also=N_("paper output device"),
        fields=("printer",),
    ),
    Setting(
        key="tray",
        section=Section.PRINT,
        whose=_HERE,
        block="printing",
        row="tray",
        also=N_("paper box A4"),
        fields=("tray",),
    ),
    Setting(
        key="two_sided",
        section=Section.PRINT,
        whose=_HERE,
        block="printing",
        row="two_sided",
        also=N_("duplex back"),
        fields=("two_sided",),
    ),
    Setting(
        key="test_page",
        section=Section.PRINT,
        whose=_HERE,
        block="printing",
        row="test",
        also=N_("trial margin rare characters seal"),
    ),
    Setting(
        key="scan_folder",
        section=Section.SCAN,
        whose=_HERE,
        block="scans",
        row="folder",
        also=N_("scanner evidence photograph"),
        fields=("scan_folder",),
    ),
    *(
        Setting(
            key=f"copy_rules.{name}",
            section=Section.BACKUP,
            whose=_ALL,
            block="copy_rules",
            row=name,
            also=N_("backup stick rotation keep"),
            kept=("copy_rules",),
        )
        for name in (
            "daily",
            "weekly",
            "monthly",
            "yearly",
            "aside_days",
            "reminder_days",
            "drill_days",
            "offer_at_close",
        )
    ),
    *(
        Setting(
            key=f"appointments.{name}",
            section=Section.BOOKING,
            whose=_ALL,
            block="appointments",
            row=name,
            also=N_("booking calendar length minutes apart"),
            kept=kept,
        )
        for name, kept in (
            ("arriving", ("keep_apart_gaps",)),
            ("leaving", ("keep_apart_gaps",)),
            ("mediation", ("appointment_lengths",)),
            ("counselling", ("appointment_lengths",)),
            ("reception", ("appointment_lengths",)),
            ("visit", ("appointment_lengths",)),
            ("consultation", ("appointment_lengths",)),
            ("course", ("appointment_lengths",)),
            ("outside", ("appointment_lengths",)),
            ("place", ("appointment_place",)),
            ("slip", ()),
        )
    ),
)
"""Rows that groups of their own make, because they ask the register or the system."""


SETTINGS: tuple[Setting, ...] = (*HERE, *ROWS, *ELSEWHERE)

NO_PREFERENCE_ROW = {
    "geometry": "the window remembers its own place and size",
    "register": "which register is opened is chosen where one unlocks",
    "centre": "copied from the register, for the window of unlocking",
    "backup_folder": "remembered from the last copy, and chosen on the page of copies",
    "printed_at": "noted by the program for its health report",
    "print_refused": "noted by the program for its health report",
}
"""Fields of Preferences that are no setting anybody changes here, and why."""

NO_OFFICE_ROW = {
    "header": "the register's own lock",
    "centre": "the bodies are named at the first start and stand on every paper since",
    "pc_key": "a key",
    "card_confirmed": "noted when the card was typed in",
    "restored": "the story of restores",
    "short_code.": "each person's own code, sealed to them",
    "newest_program": "noted by the program",
    "limits_counted": "how far a count has come",
    "health_history": "earlier health reports",
    "full_check": "when everything was checked last",
    "award_lot": "the secret of the lot",
    "rekey_pending": "a change of key under way",
    "area_levels": "the names of levels go with the tree of areas",
}
"""Keys of the office's settings that are none, and why; one that ends in a dot begins several."""
