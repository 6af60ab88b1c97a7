"""A process on a bus of its own, on which login1 announces sleep: says `slept` when our desk heard it."""

from __future__ import annotations

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication

from mediation_desk.ui.seams import Clock
from mediation_desk.ui.sleep import Sleep


def main() -> None:
    app = QApplication([])
    login = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "login")
    assert login.registerService("org.freedesktop.login1")
    sleep = Sleep(Clock())
    sleep.slept.connect(lambda: (sys.stdout.write("slept\n"), app.quit()))
    sleep.listen(app)

    def announce(begins: bool) -> None:
        told = QDBusMessage.createSignal(
            "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
        )
        told.setArguments([begins])
        login.send(told)

    QTimer.singleShot(50, lambda: announce(False))
    QTimer.singleShot(100, lambda: announce(True))
    QTimer.singleShot(20_000, app.quit)
    app.exec()


if __name__ == "__main__":
    main()
