"""Opens the dialogs for templates and for laws from the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from gui.documents.surroundings import DocumentFonts
from gui.faults.front import open_dialog
from gui.faults.presenter import ShowsFaults
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from gui.templates.dialog import TemplatesDialog
from gui.templates.laws_dialog import LawsDialog
from gui.templates.laws_presenter import LawSurroundings
from gui.templates.presenter import TemplateSurroundings
from inspections.documents.knowledge import Knowledge
from inspections.faults import Fault


class TemplateDesk:
    """Made once, when knowledge has come; the settings' `templates_requested` and `laws_requested` are connected to its methods."""

    def __init__(  # noqa: PLR0913 # all are named at the call
        self,
        *,
        operations: Running,
        faults: ShowsFaults,
        preferences: PreferencesFile,
        knowledge: Knowledge,
        fonts: DocumentFonts,
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        """Open nothing yet. `fonts` are those of all documents, `today` is the day of a confirmation."""
        self._operations, self._faults, self._preferences = operations, faults, preferences
        self._knowledge, self._fonts, self._today, self._parent = knowledge, fonts, today, parent

    def open_templates(self) -> TemplatesDialog | None:
        """Open the dialog for the bureau's wording; without a bureau it is told what to fill in first."""
        county = self._county()
        if not county:
            return None
        ratio = self._parent.devicePixelRatioF()
        around = TemplateSurroundings(self._operations, self._faults, self._preferences, self._knowledge, self._fonts, county, ratio)
        dialog = TemplatesDialog(around, self._parent)
        open_dialog(dialog)
        return dialog

    def open_laws(self, inspectors: tuple[str, ...] = ()) -> LawsDialog | None:
        """Open the dialog for the laws 待核; `inspectors` are offered as who confirms."""
        county = self._county()
        if not county:
            return None
        around = LawSurroundings(self._operations, self._faults, self._knowledge.packs, county, self._today)
        dialog = LawsDialog(around, inspectors, self._parent)
        open_dialog(dialog)
        return dialog

    def _county(self) -> str:
        county = self._preferences.current.county
        if not county:
            self._faults.show_faults([Fault("no_profile", "还没有本单位资料", "", "请先在“设置”中填写并保存")])
        return county
