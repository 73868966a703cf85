"""The kinds of files in Qt's file dialog are told in Chinese, and Qt's own translation is left alone."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASKED = """
from pathlib import Path
from PySide6.QtWidgets import QFileIconProvider
from PySide6.QtCore import QFileInfo
from gui.application import make_application

application = make_application(Path("resources"))
asked = (("QFileDialog", "Folder"), ("QPlatformTheme", "Cancel"), ("X", "Y"))
print(ascii([QFileIconProvider().type(QFileInfo("resources")), *(application.translate(*words) for words in asked)]))
"""


def test_a_folder_is_called_so_in_chinese_under_any_locale() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C"}
    ran = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert ran.stdout.strip() == ascii(["文件夹", "文件夹", "取消", "Y"]), ran.stderr
