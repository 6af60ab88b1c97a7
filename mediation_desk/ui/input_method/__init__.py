"""Chinese typing: which input method is asked, and a bridge to fcitx 4, which this Qt has no module for.

choosing       by environment and names on the session bus: pure, with a reason for each case
session_bus    what runs, asked without starting anything and without waiting long
prepare        both of them before the QApplication is made, and the bridge after it
bridge         keys go to fcitx, what it composes comes back; place, composed, forwarded_keys are its parts
fcitx, wire    fcitx 4's words on D-Bus, and a line to the bus whose every wait has an end

Windows and macOS need none of it: Qt's own platform modules speak to their input methods.
What is typed goes to the input method over the session bus, as in every program, and is never logged.
"""
