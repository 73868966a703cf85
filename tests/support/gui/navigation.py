"""Where a page wanted to go."""

from dataclasses import dataclass, field

from gui.navigation import Navigation


@dataclass
class Ways:
    gone: list[tuple[str, object]] = field(default_factory=list)

    @property
    def navigation(self) -> Navigation:
        return Navigation(
            lambda: self.gone.append(("new", None)),
            lambda draft: self.gone.append(("draft", draft)),
            lambda record: self.gone.append(("record", record)),
            self._show,
        )

    def _show(self, page: str) -> bool:
        self.gone.append(("page", page))
        return True
