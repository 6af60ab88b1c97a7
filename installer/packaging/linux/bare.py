"""An empty Qt window, packaged as the desk is: what starting a PySide6 program costs at the least."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
window = QLabel("台账")
window.resize(1366, 768)
window.show()
app.processEvents()
window.repaint()
if sys.stdout is not None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
app.exec()
