"""The program's resources with a second checklist, and with a newer version of the first."""

import shutil
from pathlib import Path

from tests.support.command_line import RESOURCES

PACK = RESOURCES / "checklists" / "wuzhi-2023.toml"
LINKED = ("calendars", "fonts", "profiles", "samples", "templates")


def resources_with(folder: Path, *, hours: str = "4.9", version: str = "2") -> Path:
    """Return resources in which wuzhi-2023 allows so many hours of outage, beside "other-2023", which is as the first version shipped."""
    text = PACK.read_text(encoding="utf-8")
    made = folder / f"resources-{version}"
    (made / "checklists").mkdir(parents=True)
    for name in LINKED:
        (made / name).symlink_to(RESOURCES / name)
    shutil.copy(RESOURCES / "prefectures.csv", made)
    shutil.copy(RESOURCES / "checklists" / "national.toml", made / "checklists")
    (made / "checklists" / "other-2023.toml").write_text(text.replace("wuzhi-2023", "other-2023"), encoding="utf-8")
    own = text.replace("limit = 4.9\n", f"limit = {hours}\n", 1).replace('version = "2"', f'version = "{version}"', 1)
    (made / "checklists" / "wuzhi-2023.toml").write_text(own, encoding="utf-8")
    return made
